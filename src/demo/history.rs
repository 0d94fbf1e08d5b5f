//! What has happened in the demo world, told by the same workflows as everybody's acts, each at its own time.

mod lists;
mod people;
mod verifications;

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use sqlx::PgConnection;

use super::{Loaded, customers};
use crate::{
    clock::new_id,
    domain::{
        agreement::AgreementKind, document::DocumentKind, enrollment::ReasonCode, ids::OrganisationId,
        language::Language, me::Me, permission::Role, revenue::Revenue,
    },
    store::{Tx, agreements, enrollments, owner, sessions},
    worker::{self, Worker},
    workflows::{
        agreement::{self, Proof},
        enrollment,
        enrollment_decision::{self, Verdict},
        offboarding::{self, Grounds},
        offboarding_import,
        people::Act,
    },
};

const MIA: &str = "mia@meridian.example";
const CAMILLE: &str = "camille@cascade.example";

pub(super) struct History<'a> {
    pub(super) c: &'a mut PgConnection,
    pub(super) worker: &'a Worker,
    loaded: &'a Loaded,
    today: TimeDelta,
    /// How many hours before today it is; time does not run backwards, so that every log reads as things came.
    clock: i64,
}

/// Lets everything happen up to today.
pub async fn happen(c: &mut PgConnection, worker: &Worker, loaded: &Loaded, today: TimeDelta) -> anyhow::Result<()> {
    let mut history = History { c, worker, loaded, today, clock: i64::MAX };
    history.first_year().await?;
    history.last_season().await?;
    history.last_month().await?;
    history.last_weeks().await?;
    history.last_days().await?;
    history.last_hours().await?;
    history.hours_ago(0).await?;
    Ok(())
}

impl History<'_> {
    /// Up to half a year ago: Bluebird's partnership, Cascade's enrollment and partnership.
    async fn first_year(&mut self) -> anyhow::Result<()> {
        self.days_ago(360).await?;
        let (_, bluebird) = self.send(MIA, "4200001", Language::En, true).await?;
        self.days_ago(358).await?;
        self.join("rosa@bluebird.example", &bluebird).await?;
        self.days_ago(200).await?;
        self.flag("cascade.example", "Wishes to move before it renews", 300).await?;
        self.days_ago(181).await?;
        self.enroll(CAMILLE).await?;
        self.days_ago(180).await?;
        self.sign(CAMILLE).await?;
        self.days_ago(172).await?;
        let (_, cascade) = self.send(MIA, "4100005", Language::Fr, true).await?;
        self.days_ago(170).await?;
        self.join(CAMILLE, &cascade).await?;
        self.joint_customers().await
    }

    /// Invitations that expired, were declined, withdrawn or replaced.
    async fn last_season(&mut self) -> anyhow::Result<()> {
        self.days_ago(135).await?;
        self.send("sam@meridian.example", "achats@estuaire-conseil.example", Language::Fr, false).await?;
        self.joint_that_expires().await?;
        self.days_ago(60).await?;
        let (_, nordwind) = self.send("nora@nordwind.example", "4100005", Language::Fr, true).await?;
        self.days_ago(58).await?;
        self.one_is_enough(CAMILLE, &nordwind).await?;
        self.days_ago(50).await?;
        let (earlier, _) =
            self.send("sam@meridian.example", "office@lindenhof-it.example", Language::En, false).await?;
        let (withdrawn, _) = self.send(MIA, "", Language::En, false).await?;
        self.days_ago(43).await?;
        self.withdraw(MIA, withdrawn).await?;
        let again = self.send_again("sam@meridian.example", earlier).await?;
        worker::partnerships::run(self.worker).await?;
        worker::customer_invitations::run(self.worker).await?;
        self.days_ago(42).await?;
        self.open(&again).await
    }

    /// Bluebird's joint invitations, Meridian's entry, Cascade's customers, the wave of partners to be moved.
    async fn last_month(&mut self) -> anyhow::Result<()> {
        self.days_ago(40).await?;
        let orchard = self.asks_orchard().await?;
        self.meridian_publishes().await?;
        self.days_ago(38).await?;
        self.orchard_stays(&orchard).await?;
        let (withdrawn, earlier) = self.asks_two_more().await?;
        self.take_down("meridian.example").await?;
        self.days_ago(37).await?;
        self.meridian_publishes().await?;
        self.days_ago(36).await?;
        self.one_withdrawn_one_renewed(withdrawn, earlier).await?;
        self.bluebird_writes_to_many().await?;
        self.days_ago(35).await?;
        self.customers_move().await?;
        self.days_ago(34).await?;
        let oriane = self.asks_oriane().await?;
        self.days_ago(33).await?;
        self.open_invitation(&oriane).await?;
        self.days_ago(30).await?;
        self.wave().await
    }

    /// Requests to providers and a customer, flags, verifications, the first enrollments of the wave.
    async fn last_weeks(&mut self) -> anyhow::Result<()> {
        self.days_ago(20).await?;
        self.invites("otto@nordwind.example", "Otto Sandberg", Role::SalesAgent).await?;
        let jura = self.jura_asks().await?;
        self.days_ago(19).await?;
        self.meridian_answers(jura).await?;
        self.days_ago(12).await?;
        let bluebird = self.bluebird_asks().await?;
        let harbor = self.harbor_asks().await?;
        self.days_ago(11).await?;
        self.open_invitation(&harbor).await?;
        self.turns_into_an_invitation("nora@nordwind.example", bluebird).await?;
        let now = self.days_ago(9).await?;
        for domain in ["alpine.example", "delta.example", "sable.example"] {
            self.flag(domain, "Direct requirement not met when it renewed", 150).await?;
        }
        self.verifications_begin(now).await?;
        self.days_ago(8).await?;
        self.enroll("admin@lagune.example").await?;
        self.days_ago(7).await?;
        self.lagune_withdraws().await?;
        self.invites("tess@nordwind.example", "Tess Holm", Role::HelpdeskAgent).await?;
        self.hours_ago(24 * 6 + 4).await?;
        self.enroll("admin@jura.example").await?;
        self.days_ago(6).await?;
        self.jura_is_refused().await?;
        self.acts_on("tess@nordwind.example", Act::Delete).await
    }

    /// What is decided, asked and disputed this week.
    async fn last_days(&mut self) -> anyhow::Result<()> {
        self.days_ago(5).await?;
        self.verifications_are_answered().await?;
        self.acts_on("jan@nordwind.example", Act::Delete).await?;
        // approved, the agreement waits
        self.hours_ago(24 * 4 + 2).await?;
        self.enroll("admin@kite.example").await?;
        self.days_ago(4).await?;
        self.jura_disputes().await?;
        self.fjord_moves().await?;
        self.days_ago(3).await?;
        self.enroll("admin@iris.example").await?;
        self.acts_on("maja@nordwind.example", Act::Block).await?;
        self.days_ago(2).await?;
        self.iris_is_asked().await?;
        self.invites("lena@nordwind.example", "Lena Ek", Role::AdminAgent).await?;
        self.claire_helps_harbor().await?;
        self.nordwind_boasts().await
    }

    /// What waits for somebody today.
    async fn last_hours(&mut self) -> anyhow::Result<()> {
        self.hours_ago(28).await?;
        self.hugo_asks_for_access().await?;
        // in draft
        self.hours_ago(26).await?;
        self.start("admin@fjord.example").await?;
        // in review, due soon
        self.hours_ago(25).await?;
        self.enroll("admin@garrigue.example").await?;
        self.hours_ago(20).await?;
        self.entries_and_requests_wait().await?;
        self.hours_ago(6).await?;
        self.send("nora@nordwind.example", "4200001", Language::En, true).await?;
        self.ask_to_end(&customers::CASCADE_DIRECT[5]).await?;
        self.hours_ago(5).await?;
        self.lists().await?;
        self.hours_ago(4).await?;
        self.agreements().await?;
        self.hours_ago(1).await?;
        self.begin(MIA, "team@polder-cloud.example", Language::En).await?;
        Ok(())
    }

    async fn days_ago(&mut self, days: i64) -> anyhow::Result<DateTime<Utc>> {
        self.hours_ago(24 * days).await
    }

    /// Moves the demo's clock to so many hours before today; mails sent meanwhile are delivered at that time.
    async fn hours_ago(&mut self, hours: i64) -> anyhow::Result<DateTime<Utc>> {
        ensure!(hours < self.clock, "{hours} hours ago is before what has happened, {} hours ago", self.clock);
        self.clock = hours;
        worker::outbox::deliver_all(self.worker).await?;
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
        let revenue = Some(&Revenue { minor: 25_640_000, currency: "EUR".into() });
        let grounds = Grounds { reason, planned_on: planned, revenue };
        offboarding::flag(tx, &me, self.organisation(domain), new_id(), &grounds).await?;
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

    /// Accepts the agreement for indirect resellers.
    async fn sign(&self, admin: &str) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person(admin).await?;
        let language = me.organisation_language;
        let text = agreements::newest(&mut tx, AgreementKind::IndirectReseller, language)
            .await?
            .context("the agreement is published")?;
        agreement::accept(tx, &me, text.version_id, language, &Proof { address: "127.0.0.1", agent: "" }).await?;
        Ok(())
    }

    /// Six partners identified by one list.
    async fn wave(&self) -> anyhow::Result<()> {
        let wave =
            ["fjord.example", "garrigue.example", "iris.example", "jura.example", "kite.example", "lagune.example"];
        let import = self.list("revenue.csv", &wave, "Twelve-month revenue below the direct requirement", 120).await?;
        let (tx, me) = self.as_person("olivia@northlight.example").await?;
        offboarding_import::apply(tx, &me, import).await?;
        while worker::offboarding::run(self.worker).await? > 0 {}
        Ok(())
    }

    async fn lagune_withdraws(&self) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("admin@lagune.example").await?;
        enrollment::withdraw(tx, &me).await?;
        Ok(())
    }

    async fn jura_is_refused(&self) -> anyhow::Result<()> {
        let text = "Le registre du commerce donne une autre adresse que votre profil. Corrigez le profil, puis recommencez ou faites appel.";
        self.decide("jura.example", Verdict::Reject { reason: ReasonCode::Profile, text: text.into() }).await
    }

    async fn iris_is_asked(&self) -> anyhow::Result<()> {
        let text =
            "Qui répond à vos clients le week-end ? Donnez-nous le nom et les heures de votre service d'assistance.";
        self.decide("iris.example", Verdict::Ask { text: text.into(), kinds: vec![DocumentKind::Other] }).await
    }
}
