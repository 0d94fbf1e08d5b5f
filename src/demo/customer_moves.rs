//! Cascade's customers in transition: one in every state of the board, and a relationship that its customer wants to end.

use anyhow::Context;

use super::{
    customers::{self, DemoCustomer},
    history::History,
};
use crate::{
    auth::link::Token,
    clock::new_id,
    domain::{
        customer_invitation::RelationshipRole, customer_move::Bulk, ids::OrganisationId, language::Language,
        partnership::terms_hash,
    },
    store::relationships,
    workflows::{
        customer_invitation_answer,
        customer_move::{self, Deed},
        extension::{self, Parties},
        own_partners, relationship_end,
    },
};

const CAMILLE: &str = "camille@cascade.example";
const AXEL: &str = "axel@cascade.example";

impl History<'_> {
    /// Chosen, extended, handed over, kept; the others have not been thought about.
    pub(super) async fn customers_move(&self) -> anyhow::Result<()> {
        let [belvedere, verdane, sources, .., prisme] = customers::CASCADE_DIRECT else { return Ok(()) };
        let [_, solanet, _, montfaucel] = customers::CASCADE_JOINT else { return Ok(()) };
        self.extend_to_meridian(verdane).await?;
        self.end(CAMILLE, montfaucel, RelationshipRole::Direct).await?;
        self.end(AXEL, solanet, RelationshipRole::Reseller).await?;
        self.decide_of(Bulk::Choose, &[sources, belvedere]).await?;
        self.decide_of(Bulk::Stay, &[prisme]).await
    }

    /// Invited.
    pub(super) async fn asks_oriane(&self) -> anyhow::Result<Token> {
        let oriane = &customers::CASCADE_DIRECT[3];
        let mail = format!("{}@{}", oriane.contact_first.to_lowercase(), oriane.domain);
        let for_customer = Some(self.organisation(oriane.domain));
        let (_, link) = self.ask(CAMILLE, (oriane.name, &mail), Language::Fr, for_customer).await?;
        Ok(link)
    }

    /// Somebody has followed the link.
    pub(super) async fn open_invitation(&self, link: &Token) -> anyhow::Result<()> {
        let (tx, _) = self.worker.app.db.begin(None).await?;
        Ok(customer_invitation_answer::open(tx, &link.hash()).await?)
    }

    async fn extend_to_meridian(&self, customer: &DemoCustomer) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(AXEL).await?;
        let parties = Parties {
            customer: (self.organisation(customer.domain), customer.name),
            provider: (self.organisation("meridian.example"), "Meridian Distribution"),
        };
        Ok(extension::extend(tx, &me, new_id(), &parties, &terms_hash(&[customer.name])).await?)
    }

    async fn end(&self, by: &str, customer: &DemoCustomer, role: RelationshipRole) -> anyhow::Result<()> {
        let (mut tx, me) = self.as_person(by).await?;
        let id: OrganisationId = self.organisation(customer.domain);
        let held = relationships::held(&mut tx, me.organisation_id, id).await?;
        let held = held.into_iter().find(|held| held.role == role).context("they have this relationship")?;
        Ok(relationship_end::remove(tx, &me, (id, customer.name), held.id).await?)
    }

    async fn decide_of(&self, what: Bulk, those: &[&DemoCustomer]) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(CAMILLE).await?;
        let provider = what.needs_provider().then(|| self.organisation("meridian.example"));
        let customers = those.iter().map(|customer| self.organisation(customer.domain).0).collect();
        let deed = Deed { what, provider, with_admin: true, customers };
        Ok(customer_move::perform(&self.worker.app, tx, &me, new_id(), &deed).await?)
    }

    /// A customer asks to end its relationship; it ends by itself when the day has come.
    pub(super) async fn ask_to_end(&self, customer: &DemoCustomer) -> anyhow::Result<()> {
        let mail = format!("{}@{}", customer.contact_first.to_lowercase(), customer.domain);
        let (mut tx, me) = self.as_person(&mail).await?;
        let mine = relationships::mine(&mut tx, me.organisation_id).await?;
        let asked = mine.first().context("it has a partner")?;
        Ok(own_partners::ask_to_end(tx, &me, asked.id, "Nous fermons notre bureau.").await?)
    }
}
