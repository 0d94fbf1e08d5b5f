//! How far the verifications of the demo's partners have come: every state of machine 2.13, and each of its parts.

use anyhow::Context;
use chrono::{DateTime, Days, TimeDelta, Utc};

use super::History;
use crate::{
    domain::{
        document::{self, DocumentKind},
        verification::{Reason, Stage},
    },
    store::{
        legal_profiles::{self, LegalProfile},
        loading,
    },
    workflows::{
        legal_profile::{self, Edit},
        verification::{self, Answer, Upload},
        verification_decision::{self, Verdict},
    },
};

/// Who is where, and in how many days from nine days ago the operator usually has answered. No part: not begun.
const OPEN: &[(&str, Option<&str>, i64)] = &[
    ("delta.example", Some("business"), 12),
    ("garrigue.example", Some("decision"), 11),
    ("iris.example", Some("email"), 0),
    ("jura.example", Some("business"), 9),
    ("lagune.example", Some("diligence"), 12),
    ("nordwind.example", Some("decision"), 9),
    ("quillon.example", Some("employment"), 7),
    ("brennholt.example", None, 0),
];

/// A page with nothing on it, as good as any extract for showing how a document travels.
const EXTRACT: &[u8] = b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";

impl History<'_> {
    /// Most are on their way.
    pub(super) async fn verifications_begin(&mut self, now: DateTime<Utc>) -> anyhow::Result<()> {
        for (domain, stage, days) in OPEN {
            let due = now + TimeDelta::days(*days);
            loading::verification_at(self.c, self.organisation(domain), *stage, due).await?;
        }
        Ok(())
    }

    /// Jura and Nordwind are refused, Lagune is asked for more.
    pub(super) async fn verifications_are_answered(&self) -> anyhow::Result<()> {
        let text = "Le registre du commerce donne une autre adresse que votre profil. Envoyez un extrait de moins de douze mois.";
        let refused = Verdict::Reject { reason: Reason::Business, text: text.into() };
        self.says("jura.example", Stage::Business, &refused).await?;
        let text = "Qui détient la société ? Envoyez les statuts à jour.";
        let asked = Verdict::Ask { text: text.into(), kinds: vec![DocumentKind::Articles, DocumentKind::Identity] };
        self.says("lagune.example", Stage::Diligence, &asked).await?;
        let text = "The extract you sent is of another company. Send one of Nordwind Distribution.";
        let refused = Verdict::Reject { reason: Reason::Documents, text: text.into() };
        self.says("nordwind.example", Stage::Decision, &refused).await
    }

    async fn says(&self, domain: &str, seen: Stage, verdict: &Verdict) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("ravi@northlight.example").await?;
        verification_decision::decide(tx, &me, self.organisation(domain), seen, verdict).await?;
        Ok(())
    }

    /// A change of what was authorized waits.
    pub(super) async fn fjord_moves(&self) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person("admin@fjord.example").await?;
        let profile = legal_profiles::find(&mut tx, me.organisation_id).await?.context("a legal profile")?;
        let moved = LegalProfile { address_line1: "Nordhamnsgatan 12".into(), ..profile };
        legal_profile::change(&self.worker.app, tx, &me, &Edit::Profile(&moved)).await?;
        Ok(())
    }

    /// It was refused, and sends an extract.
    pub(super) async fn jura_disputes(&self) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("admin@jura.example").await?;
        let issued_on = me.at.date_naive().checked_sub_days(Days::new(30)).context("a day a month ago")?;
        let file = document::check("extrait-kbis.pdf", EXTRACT).ok().context("a document")?;
        let upload = Upload { kind: DocumentKind::Register, issued_on, file, content: EXTRACT.to_vec() };
        let text = "Voici l'extrait à jour : le siège a déménagé en mars.";
        let answer = Answer { text, upload: Some(&upload), hand_over: true };
        verification::answer(&self.worker.app, tx, &me, &answer).await?;
        Ok(())
    }
}
