//! What has happened to people: every state of machine 2.11 at Nordwind, a consultant of two companies, a request for access.

use anyhow::Context;

use super::History;
use crate::{
    clock::new_id,
    domain::{account::AccountState, ids::MembershipId, me::Me, permission::Role},
    store::{
        Tx, loading,
        page::Cursor,
        people::{self as store, Filter},
    },
    workflows::{
        access,
        people::{self, Act, NewPerson},
    },
};

const NORA: &str = "nora@nordwind.example";

impl History<'_> {
    /// Invited, expired, withdrawn, blocked and deleted people; and somebody who waits for access.
    pub(super) async fn people(&mut self) -> anyhow::Result<()> {
        self.hours_ago(24 * 20).await?;
        self.invites("otto@nordwind.example", "Otto Sandberg", Role::SalesAgent).await?;
        self.hours_ago(24 * 7).await?;
        self.invites("tess@nordwind.example", "Tess Holm", Role::HelpdeskAgent).await?;
        self.hours_ago(24 * 6).await?;
        self.acts_on("tess@nordwind.example", Act::Delete).await?;
        self.hours_ago(24 * 5).await?;
        self.acts_on("jan@nordwind.example", Act::Delete).await?;
        self.hours_ago(24 * 3).await?;
        self.acts_on("maja@nordwind.example", Act::Block).await?;
        self.hours_ago(24 * 2).await?;
        self.invites("lena@nordwind.example", "Lena Ek", Role::AdminAgent).await?;
        let (claire, _) = self.loaded.people["claire@conseil.example"];
        loading::membership(self.c, claire, self.organisation("harbor.example"), &["account_admin"]).await?;
        self.hours_ago(28).await?;
        let (tx, me) = self.as_person("hugo@alpine.example").await?;
        let note = "Un client me pose des questions sur ses factures ; je voudrais pouvoir les consulter.";
        access::ask(tx, &me, new_id(), Role::BillingAdmin, "", note).await?;
        Ok(())
    }

    async fn invites(&self, mail: &str, name: &str, role: Role) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(NORA).await?;
        let new = NewPerson { mail: mail.into(), name: name.into() };
        people::invite(&self.worker.app, tx, &me, &[new], &[role]).await?;
        Ok(())
    }

    async fn acts_on(&self, mail: &str, act: Act) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person(NORA).await?;
        let id = colleague(&mut tx, &me, mail).await?;
        people::act(tx, &me, id, act).await?;
        Ok(())
    }
}

/// The place of whoever has this address.
async fn colleague(tx: &mut Tx, me: &Me, mail: &str) -> anyhow::Result<MembershipId> {
    let all = store::list(tx, &Filter::default(), &Cursor::Start, 100).await?;
    let found = all.into_iter().find(|person| person.mail == mail && person.state != AccountState::Deleted);
    Ok(found.with_context(|| format!("{mail} acts for {}", me.organisation_name))?.membership_id)
}
