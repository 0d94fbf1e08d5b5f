//! Lists of partners to be identified, and versions of agreements: one in every state.

use anyhow::Context;
use chrono::{NaiveDate, TimeDelta};
use sha2::{Digest, Sha256};

use super::History;
use crate::{
    clock::new_id,
    demo::texts,
    domain::{agreement::AgreementKind, ids::OffboardingImportId, offboarding_import::ReadRow, revenue::Revenue},
    store::{
        agreement_versions::{EditedDraft, NewText},
        offboarding_imports::NewImport,
        profiles,
    },
    workflows::{
        agreement_publishing,
        offboarding_import::{self, Source},
    },
};

const OLIVIA: &str = "olivia@northlight.example";

impl History<'_> {
    /// Reads a list of these partners, with a row at its end that is wrong.
    pub(super) async fn list(
        &self,
        name: &str,
        domains: &[&str],
        reason: &str,
        planned_in: i64,
    ) -> anyhow::Result<OffboardingImportId> {
        let (mut tx, me) = self.as_person(OLIVIA).await?;
        let planned = (me.at + TimeDelta::days(planned_in)).date_naive();
        let mut numbers = Vec::new();
        for domain in domains {
            let ids = profiles::partner_ids(&mut tx, self.organisation(domain)).await?;
            numbers.push(ids.into_iter().find(|id| id.associated).context("a partner has a Partner ID")?.number);
        }
        numbers.push("999999999".into());
        let rows: Vec<ReadRow> = (2..).zip(numbers).map(|(line, number)| row(line, number, reason, planned)).collect();
        let id: OffboardingImportId = new_id();
        let hash = Sha256::digest(name);
        let import =
            NewImport { id, source: "file", name, content_hash: &hash, by: me.person_id, by_name: &me.name.clone() };
        offboarding_import::keep(tx, &import, &Source::Rows(&rows)).await?;
        Ok(id)
    }

    /// One list that was thrown away, and one that waits for a decision.
    pub(super) async fn lists(&self) -> anyhow::Result<()> {
        let wrong = self.list("old-list.csv", &["harbor.example"], "Renewal", 90).await?;
        let (tx, _) = self.as_person(OLIVIA).await?;
        offboarding_import::discard(tx, wrong).await?;
        self.list("spring.csv", &["harbor.example", "alpine.example"], "Renewal in the spring", 90).await?;
        Ok(())
    }

    /// A version that providers must sign again, and a draft that lacks its French text.
    pub(super) async fn agreements(&self) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(OLIVIA).await?;
        let kind = AgreementKind::IndirectProvider;
        let (en, fr) = texts::newer_provider_agreement();
        let by = (me.at + TimeDelta::days(45)).date_naive();
        let texts = [en.text(), fr.text()];
        let draft = EditedDraft { kind, texts: &texts, effective_on: None, sign_again_by: Some(by), version: 0 };
        agreement_publishing::save(tx, &me, &draft).await?;
        let (tx, _) = self.as_person(OLIVIA).await?;
        agreement_publishing::publish(tx, kind, 1, new_id()).await?;
        while crate::worker::agreements::run(self.worker).await? > 0 {}
        let (tx, me) = self.as_person(OLIVIA).await?;
        let (en, _) = texts::newer_direct_agreement();
        let texts: [NewText<'_>; 1] = [en.text()];
        let draft = EditedDraft {
            kind: AgreementKind::Direct,
            texts: &texts,
            effective_on: None,
            sign_again_by: None,
            version: 0,
        };
        agreement_publishing::save(tx, &me, &draft).await?;
        Ok(())
    }
}

fn row(line: i32, number: String, reason: &str, planned: NaiveDate) -> ReadRow {
    let revenue = Revenue { minor: 100 * (31_400 + 18_650 * i64::from(line)), currency: "EUR".into() };
    ReadRow {
        line,
        number,
        reason: reason.into(),
        planned_text: planned.to_string(),
        planned_on: Some(planned),
        revenue_text: (revenue.minor / 100).to_string(),
        currency: revenue.currency.clone(),
        revenue: Some(revenue),
        fault: None,
    }
}
