//! What providers and partners of the demo world have done in the directory: an entry and a request in every state.

use anyhow::Context;
use serde_json::json;

use super::{history::History, providers::PROVIDERS};
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        directory::{Both, Content},
        ids::{ContactRequestId, PartnershipInvitationId},
    },
    store::{
        directory_entries as entries,
        loading::{self, Past},
        partnership_invitations as invitations,
    },
    workflows::{
        contact_request,
        directory::{self, Verdict},
        partnership_invitation::{self, Written},
    },
};

const MIA: &str = "mia@meridian.example";

impl History<'_> {
    /// Meridian sends its entry with another telephone number, and it is published.
    pub(super) async fn meridian_publishes(&self) -> anyhow::Result<()> {
        self.sends(MIA, &longer()).await?;
        self.moderate(MIA, "ravi@northlight.example", &Verdict::Publish).await
    }

    /// Jura writes to Meridian.
    pub(super) async fn jura_asks(&self) -> anyhow::Result<ContactRequestId> {
        self.asks("admin@jura.example", "meridian.example", FROM_JURA).await
    }

    /// Meridian answers.
    pub(super) async fn meridian_answers(&self, request: ContactRequestId) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(MIA).await?;
        Ok(contact_request::answer(tx, &me, request, ANSWER).await?)
    }

    /// Bluebird writes to Nordwind.
    pub(super) async fn bluebird_asks(&self) -> anyhow::Result<ContactRequestId> {
        self.asks("theo@bluebird.example", "nordwind.example", FROM_BLUEBIRD).await
    }

    /// Nordwind's entry is sent back.
    pub(super) async fn nordwind_boasts(&self) -> anyhow::Result<()> {
        let text = Both {
            en: "The largest provider of the north, and the only one with real security experts.".into(),
            fr: "Le plus grand fournisseur du Nord, et le seul doté de vrais experts en sécurité.".into(),
        };
        let boasting = Content { about: text, ..entry_of("nordwind.example") };
        self.sends("nora@nordwind.example", &boasting).await?;
        let reason = "Please leave out the comparison with other providers; facts about yourselves are welcome.";
        self.moderate("nora@nordwind.example", "olivia@northlight.example", &Verdict::SendBack(reason.into())).await
    }

    /// Kite's request is new, Meridian's next entry is being written, Brennholt's is with the operator.
    pub(super) async fn entries_and_requests_wait(&mut self) -> anyhow::Result<()> {
        self.asks("admin@kite.example", "meridian.example", FROM_KITE).await?;
        let (tx, me) = self.as_person(MIA).await?;
        let draft = Content { services: SERVICES.map(Into::into).into(), ..longer() };
        directory::save(tx, &me, &draft, None).await?;
        self.brennholt().await
    }

    /// A provider whose people are not in the world has sent a change.
    async fn brennholt(&mut self) -> anyhow::Result<()> {
        let provider = self.organisation("brennholt.example");
        let entry = entry_of("brennholt.example");
        let hours = Both {
            en: "Monday to Saturday, 07:00 to 20:00 (Berlin time)".into(),
            fr: "Du lundi au samedi, de 7\u{a0}h à 20\u{a0}h (heure de Berlin)".into(),
        };
        let entry = Content { support: "extended".into(), support_hours: hours, ..entry };
        loading::directory_entry(self.c, provider, &entry, 0, None).await?;
        let northlight = self.organisation("northlight.example");
        let past = Past {
            person: None,
            acting: Some(provider),
            action: Action::DirectoryEntrySubmitted.code(),
            subject_kind: "organisation",
            subject: provider.0,
            subject_name: "Brennholt Systemhandel",
            parties: &[provider, northlight],
            detail: json!({}),
        };
        Ok(loading::record(self.c, &past).await?)
    }

    async fn sends(&self, by: &str, content: &Content) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(by).await?;
        Ok(directory::submit(tx, &me, content, None).await?)
    }

    async fn moderate(&self, provider: &str, by: &str, verdict: &Verdict) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person(provider).await?;
        let (open, _) = entries::of_provider(&mut tx, me.organisation_id).await?;
        let open = open.context("the entry was sent")?;
        drop(tx);
        let (tx, me) = self.as_person(by).await?;
        Ok(directory::decide(tx, &me, open.id, open.version, verdict).await?)
    }

    /// The operator takes an entry down.
    pub(super) async fn take_down(&self, provider: &str) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person("ravi@northlight.example").await?;
        let (_, published) = entries::of_provider(&mut tx, self.organisation(provider)).await?;
        let published = published.context("an entry is published")?;
        let why = Verdict::TakeDown("The telephone number you give is no longer yours.".into());
        Ok(directory::decide(tx, &me, published.id, published.version, &why).await?)
    }

    async fn asks(&self, by: &str, to: &str, message: &str) -> anyhow::Result<ContactRequestId> {
        let (tx, me) = self.as_person(by).await?;
        let id = new_id();
        contact_request::send(tx, &me, id, self.organisation(to), me.organisation_language, message).await?;
        Ok(id)
    }

    /// A request becomes an invitation.
    pub(super) async fn turns_into_an_invitation(&self, by: &str, request: ContactRequestId) -> anyhow::Result<()> {
        let app = &self.worker.app;
        let id: PartnershipInvitationId = new_id();
        let (tx, me) = self.as_person(by).await?;
        contact_request::invite(app, tx, &me, request, id).await?;
        let (mut tx, me) = self.as_person(by).await?;
        let draft = invitations::find(&mut tx, id).await?.context("the letter was begun")?;
        let letter = Written { version: draft.version, subject: &draft.subject, message: &draft.message };
        partnership_invitation::send(app, tx, &me, id, &letter, false).await?;
        Ok(())
    }
}

/// What a provider's first entry says.
fn entry_of(domain: &str) -> Content {
    PROVIDERS
        .iter()
        .find(|provider| provider.domain == domain)
        .map(super::providers::Provider::entry)
        .unwrap_or_default()
}

/// Meridian's entry with its second telephone number.
fn longer() -> Content {
    Content { phone: "+33 4 99 00 43 00".into(), ..entry_of("meridian.example") }
}

/// Meridian's services as it would like to offer them.
const SERVICES: [&str; 7] =
    ["training", "marketing", "credit", "technical_support", "billing", "migration", "presales"];

const FROM_JURA: &str = "Bonjour,\n\nNous avons une quarantaine de clients dans l'est de la France et cherchons un fournisseur qui nous accompagne dans le transfert. Proposez-vous une reprise par étapes ?";
const ANSWER: &str = "Bonjour,\n\nOui : nous reprenons les clients par groupes, selon leurs dates de renouvellement. Écrivez-nous quand votre contrat de revendeur est accepté, et nous vous envoyons une invitation.";
const FROM_BLUEBIRD: &str = "Hello,\n\nTwo of our customers open offices in Sweden and Denmark. We would like to order for them through you. Which documents do you need from us?";
const FROM_KITE: &str = "Bonjour,\n\nNotre inscription vient d'être approuvée. Nous avons 25 clients, surtout des cabinets d'architectes. Quel engagement demandez-vous, et qui serait notre interlocuteur ?";
