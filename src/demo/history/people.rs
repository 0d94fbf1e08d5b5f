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
    /// A consultant of Alpine's acts for a second company.
    pub(super) async fn claire_helps_harbor(&mut self) -> anyhow::Result<()> {
        let (claire, _) = self.loaded.people["claire@conseil.example"];
        loading::membership(self.c, claire, self.organisation("harbor.example"), &["account_admin"]).await?;
        Ok(())
    }

    /// Somebody waits for access.
    pub(super) async fn hugo_asks_for_access(&self) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("hugo@alpine.example").await?;
        let note = "Un client me pose des questions sur ses factures ; je voudrais pouvoir les consulter.";
        access::ask(tx, &me, new_id(), Role::BillingAdmin, "", note).await?;
        Ok(())
    }

    /// Nora invites somebody.
    pub(super) async fn invites(&self, mail: &str, name: &str, role: Role) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(NORA).await?;
        let new = NewPerson { mail: mail.into(), name: name.into() };
        people::invite(&self.worker.app, tx, &me, &[new], &[role]).await?;
        Ok(())
    }

    /// What Nora does to somebody's place.
    pub(super) async fn acts_on(&self, mail: &str, act: Act) -> anyhow::Result<()> {
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
