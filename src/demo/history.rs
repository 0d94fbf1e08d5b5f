//! What has happened in the demo world, told by the same workflows as everybody's acts, each at its own time.

mod lists;
mod people;
mod verifications;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;

use super::Loaded;
use crate::{
    clock::new_id,
    domain::{agreement::AgreementKind, document::DocumentKind, enrollment::ReasonCode, ids::OrganisationId, me::Me},
    store::{Tx, agreements, enrollments, owner, sessions},
    worker::Worker,
    workflows::{
        agreement::{self, Proof},
        enrollment,
        enrollment_decision::{self, Verdict},
        offboarding, offboarding_import,
    },
};

pub(super) struct History<'a> {
    pub(super) c: &'a mut PgConnection,
    pub(super) worker: &'a Worker,
    loaded: &'a Loaded,
    today: TimeDelta,
}

/// Lets everything happen up to today.
pub async fn happen(c: &mut PgConnection, worker: &Worker, loaded: &Loaded, today: TimeDelta) -> anyhow::Result<()> {
    let mut history = History { c, worker, loaded, today };
    history.early_partnerships().await?;
    history.cascade().await?;
    history.partnerships().await?;
    history.joint_invitations().await?;
    history.customer_moves().await?;
    history.flags().await?;
    history.verifications().await?;
    history.lagune().await?;
    history.jura().await?;
    history.verified().await?;
    history.kite().await?;
    history.iris().await?;
    history.fjord().await?;
    history.people().await?;
    history.garrigue().await?;
    history.late_invitations().await?;
    history.directory().await?;
    history.lists().await?;
    history.agreements().await?;
    history.hours_ago(0).await?;
    Ok(())
}

impl History<'_> {
    /// Moves the demo's clock to so many hours before today; mails sent meanwhile are delivered at that time.
    pub(super) async fn hours_ago(&mut self, hours: i64) -> anyhow::Result<DateTime<Utc>> {
        crate::worker::outbox::deliver_all(self.worker).await?;
        owner::mark(self.c, "demo", self.today - TimeDelta::hours(hours)).await?;
        owner::now(self.c).await
    }

    pub(super) async fn as_person(&self, mail: &str) -> anyhow::Result<(Tx, Me)> {
        let (_, membership) = self.loaded.people.get(mail).with_context(|| format!("{mail} is in the demo world"))?;
        let hash = sessions::vouch(&self.worker.app.db, *membership).await?;
        let (tx, me) = self.worker.app.db.begin(Some(&hash)).await?;
        Ok((tx, me.with_context(|| format!("{mail} is signed in"))?))
    }

    pub(super) fn organisation(&self, domain: &str) -> OrganisationId {
        self.loaded.organisations[domain]
    }

    async fn flag(&self, domain: &str, reason: &str, planned_in: i64) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("olivia@northlight.example").await?;
        let planned = (me.at + TimeDelta::days(planned_in)).date_naive();
        offboarding::flag(tx, &me, self.organisation(domain), new_id(), reason, planned).await?;
        Ok(())
    }

    async fn start(&self, admin: &str) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(admin).await?;
        enrollment::start(tx, &me, new_id()).await?;
        Ok(())
    }

    async fn enroll(&self, admin: &str) -> anyhow::Result<()> {
        self.start(admin).await?;
        let (mut tx, me) = self.as_person(admin).await?;
        let language = me.organisation_language;
        let statement = agreements::newest(&mut tx, AgreementKind::Authorization, language)
            .await?
            .context("the statement is published")?;
        enrollment::submit(tx, &me, statement.version_id, language).await?;
        Ok(())
    }

    async fn decide(&self, domain: &str, verdict: Verdict) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person("ravi@northlight.example").await?;
        let newest =
            enrollments::newest(&mut tx, self.organisation(domain)).await?.context("the enrollment was begun")?;
        enrollment_decision::decide(tx, &me, newest.id, &verdict).await?;
        Ok(())
    }

    /// Half-way through its transition: agreement accepted half a year ago.
    async fn cascade(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 200).await?;
        self.flag("cascade.example", "Renewal month June; wishes to move", 300).await?;
        self.hours_ago(24 * 181).await?;
        self.enroll("camille@cascade.example").await?;
        self.hours_ago(24 * 180).await?;
        let (mut tx, me) = self.as_person("camille@cascade.example").await?;
        let language = me.organisation_language;
        let text = agreements::newest(&mut tx, AgreementKind::IndirectReseller, language)
            .await?
            .context("the agreement is published")?;
        agreement::accept(tx, &me, text.version_id, language, &Proof { address: "127.0.0.1", agent: "" }).await?;
        Ok(())
    }

    async fn flags(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 30).await?;
        let wave =
            ["fjord.example", "garrigue.example", "iris.example", "jura.example", "kite.example", "lagune.example"];
        let import = self.list("revenue.csv", &wave, "Twelve-month revenue below the direct requirement", 120).await?;
        let (tx, me) = self.as_person("olivia@northlight.example").await?;
        offboarding_import::apply(tx, &me, import).await?;
        while crate::worker::offboarding::run(self.worker).await? > 0 {}
        self.hours_ago(24 * 9).await?;
        for domain in ["alpine.example", "delta.example", "sable.example"] {
            self.flag(domain, "Renewal in the spring; direct requirement not met", 150).await?;
        }
        Ok(())
    }

    /// Withdrawn.
    async fn lagune(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 8).await?;
        self.enroll("admin@lagune.example").await?;
        self.hours_ago(24 * 7).await?;
        let (tx, me) = self.as_person("admin@lagune.example").await?;
        enrollment::withdraw(tx, &me).await?;
        Ok(())
    }

    /// Rejected.
    async fn jura(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 6 + 4).await?;
        self.enroll("admin@jura.example").await?;
        self.hours_ago(24 * 6).await?;
        let text = "Le registre du commerce donne une autre adresse que votre profil. Corrigez le profil, puis recommencez ou faites appel.";
        self.decide("jura.example", Verdict::Reject { reason: ReasonCode::Profile, text: text.into() }).await
    }

    /// Approved, the agreement waits.
    async fn kite(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 4 + 2).await?;
        self.enroll("admin@kite.example").await
    }

    /// Asked for information.
    async fn iris(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 3).await?;
        self.enroll("admin@iris.example").await?;
        self.hours_ago(24 * 2).await?;
        let text =
            "Qui répond à vos clients le week-end ? Donnez-nous le nom et les heures de votre service d'assistance.";
        self.decide("iris.example", Verdict::Ask { text: text.into(), kinds: vec![DocumentKind::Other] }).await
    }

    /// In draft.
    async fn fjord(&mut self) -> anyhow::Result<()> {
        self.hours_ago(26).await?;
        self.start("admin@fjord.example").await
    }

    /// In review, due soon.
    async fn garrigue(&mut self) -> anyhow::Result<()> {
        self.hours_ago(25).await?;
        self.enroll("admin@garrigue.example").await
    }
}
