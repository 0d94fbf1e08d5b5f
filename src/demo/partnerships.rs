//! Partnerships of the demo world, and an invitation in every state.

use anyhow::Context;

use super::history::History;
use crate::{
    auth::link::Token,
    clock::new_id,
    domain::{ids::PartnershipInvitationId, language::Language, partnership::terms_hash},
    store::{partnership_invitations as invitations, partnerships},
    workflows::{
        partnership,
        partnership_invitation::{self, Recipient, Written},
    },
};

impl History<'_> {
    /// Opens an invitation and accepts it.
    pub(super) async fn join(&self, by: &str, link: &Token) -> anyhow::Result<()> {
        self.open(link).await?;
        self.accept(by, link).await
    }

    /// Opens an invitation and declines it.
    pub(super) async fn one_is_enough(&self, by: &str, link: &Token) -> anyhow::Result<()> {
        self.open(link).await?;
        let (tx, me) = self.as_person(by).await?;
        partnership::decline(tx, &me, &link.hash(), "Un seul fournisseur nous suffit pour cette année.").await?;
        Ok(())
    }

    /// Takes an invitation back.
    pub(super) async fn withdraw(&self, by: &str, id: PartnershipInvitationId) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(by).await?;
        partnership_invitation::withdraw(tx, &me, id).await?;
        Ok(())
    }

    /// Begins a letter to a Partner ID, to a mailbox, or to anyone.
    pub(super) async fn begin(
        &self,
        by: &str,
        to: &str,
        language: Language,
    ) -> anyhow::Result<PartnershipInvitationId> {
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

    /// Begins a letter and sends it.
    pub(super) async fn send(
        &self,
        by: &str,
        to: &str,
        language: Language,
        by_portal: bool,
    ) -> anyhow::Result<(PartnershipInvitationId, Token)> {
        let id = self.begin(by, to, language).await?;
        Ok((id, self.finish(by, id, by_portal).await?))
    }

    /// Sends one again, with a new link.
    pub(super) async fn send_again(&self, by: &str, earlier: PartnershipInvitationId) -> anyhow::Result<Token> {
        let id = new_id();
        let (tx, me) = self.as_person(by).await?;
        partnership_invitation::resend(&self.worker.app, tx, &me, earlier, id).await?;
        self.finish(by, id, false).await
    }

    /// Somebody has followed the link.
    pub(super) async fn open(&self, link: &Token) -> anyhow::Result<()> {
        let (tx, _) = self.worker.app.db.begin(None).await?;
        Ok(partnership::open(tx, &link.hash()).await?)
    }

    async fn accept(&self, by: &str, link: &Token) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(by).await?;
        let shown = terms_hash(&[by]);
        Ok(partnership::accept(tx, &me, &link.hash(), &shown, |_| shown.clone()).await?)
    }
}
