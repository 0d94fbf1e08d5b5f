//! Partnerships of the demo world, and an invitation in every state.

use anyhow::Context;

use super::{customers, history::History};
use crate::{
    auth::link::Token,
    clock::new_id,
    domain::{ids::PartnershipInvitationId, language::Language, partnership::terms_hash},
    store::{partnership_invitations as invitations, partnerships},
    worker,
    workflows::{
        partnership,
        partnership_invitation::{self, Recipient, Written},
    },
};

impl History<'_> {
    /// Bluebird has worked with Meridian for a year.
    pub(super) async fn early_partnerships(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 360).await?;
        let (_, link) = self.send("mia@meridian.example", "4200001", Language::En, true).await?;
        self.hours_ago(24 * 358).await?;
        self.open(&link).await?;
        self.accept("rosa@bluebird.example", &link).await
    }

    /// Meridian and Cascade, and what became of other invitations: expired, declined, withdrawn, replaced, opened.
    pub(super) async fn partnerships(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 172).await?;
        let (_, cascade) = self.send("mia@meridian.example", "4100005", Language::Fr, true).await?;
        self.hours_ago(24 * 170).await?;
        self.open(&cascade).await?;
        self.accept("camille@cascade.example", &cascade).await?;
        self.joint_customers().await?;
        self.hours_ago(24 * 135).await?;
        self.send("sam@meridian.example", "achats@estuaire-conseil.example", Language::Fr, false).await?;
        self.joint_that_expires().await?;
        self.hours_ago(24 * 60).await?;
        let (_, nordwind) = self.send("nora@nordwind.example", "4100005", Language::Fr, true).await?;
        self.hours_ago(24 * 58).await?;
        self.open(&nordwind).await?;
        let (tx, me) = self.as_person("camille@cascade.example").await?;
        partnership::decline(tx, &me, &nordwind.hash(), "Un seul fournisseur nous suffit pour cette année.").await?;
        self.hours_ago(24 * 50).await?;
        let (earlier, _) =
            self.send("sam@meridian.example", "office@lindenhof-it.example", Language::En, false).await?;
        let (withdrawn, _) = self.send("mia@meridian.example", "", Language::En, false).await?;
        self.hours_ago(24 * 43).await?;
        let (tx, me) = self.as_person("mia@meridian.example").await?;
        partnership_invitation::withdraw(tx, &me, withdrawn).await?;
        let link = self.send_again("sam@meridian.example", earlier).await?;
        worker::partnerships::run(self.worker).await?;
        worker::customer_invitations::run(self.worker).await?;
        self.hours_ago(24 * 42).await?;
        self.open(&link).await
    }

    /// One that waits in Bluebird's mailbox, and a letter that is being written.
    pub(super) async fn late_invitations(&mut self) -> anyhow::Result<()> {
        self.hours_ago(6).await?;
        self.send("nora@nordwind.example", "4200001", Language::En, true).await?;
        self.ask_to_end(&customers::CASCADE_DIRECT[5]).await?;
        self.hours_ago(1).await?;
        self.begin("mia@meridian.example", "team@polder-cloud.example", Language::En).await?;
        Ok(())
    }

    /// Begins a letter to a Partner ID, to a mailbox, or to anyone.
    async fn begin(&self, by: &str, to: &str, language: Language) -> anyhow::Result<PartnershipInvitationId> {
        let (mut tx, me) = self.as_person(by).await?;
        let recipient = if to.contains('@') {
            Recipient::Mail(to.into())
        } else if to.is_empty() {
            Recipient::Anyone
        } else {
            Recipient::Partner(partnerships::look_up(&mut tx, to).await?.pop().context("the partner is in the world")?)
        };
        let id = new_id();
        partnership_invitation::begin(&self.worker.app, tx, &me, id, &recipient, language).await?;
        Ok(id)
    }

    /// Sends a draft as it stands and answers its link.
    async fn finish(&self, by: &str, id: PartnershipInvitationId, by_portal: bool) -> anyhow::Result<Token> {
        let (mut tx, me) = self.as_person(by).await?;
        let app = &self.worker.app;
        let token = partnership_invitation::token(app, &mut tx, id).await?.context("a draft has its token")?;
        let draft = invitations::find(&mut tx, id).await?.context("the draft was begun")?;
        let letter = Written { version: draft.version, subject: &draft.subject, message: &draft.message };
        partnership_invitation::send(app, tx, &me, id, &letter, by_portal).await?;
        Ok(token)
    }

    async fn send(
        &self,
        by: &str,
        to: &str,
        language: Language,
        by_portal: bool,
    ) -> anyhow::Result<(PartnershipInvitationId, Token)> {
        let id = self.begin(by, to, language).await?;
        Ok((id, self.finish(by, id, by_portal).await?))
    }

    async fn send_again(&self, by: &str, earlier: PartnershipInvitationId) -> anyhow::Result<Token> {
        let id = new_id();
        let (tx, me) = self.as_person(by).await?;
        partnership_invitation::resend(&self.worker.app, tx, &me, earlier, id).await?;
        self.finish(by, id, false).await
    }

    async fn open(&self, link: &Token) -> anyhow::Result<()> {
        let (tx, _) = self.worker.app.db.begin(None).await?;
        Ok(partnership::open(tx, &link.hash()).await?)
    }

    async fn accept(&self, by: &str, link: &Token) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(by).await?;
        let shown = terms_hash(&[by]);
        Ok(partnership::accept(tx, &me, &link.hash(), &shown, |_| shown.clone()).await?)
    }
}
