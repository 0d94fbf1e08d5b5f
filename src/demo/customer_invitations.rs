//! Invitations to customers of the demo world: what became of Cascade's and Bluebird's joint ones, Harbor's direct one, and Cascade's
//! customers through Meridian.

use anyhow::Context;
use uuid::Uuid;

use super::{customers, history::History};
use crate::{
    auth::link::Token,
    clock::new_id,
    domain::{
        ids::{CustomerInvitationId, OrganisationId},
        language::Language,
    },
    store::{customer_invitations as invitations, loading, partnerships},
    workflows::{
        askers::Askers,
        customer_invitation::{self, Request, Written},
        customer_invitation_answer,
    },
};

const THEO: &str = "theo@bluebird.example";
const HANA: &str = "hana@harbor.example";

impl History<'_> {
    /// Customers that Cascade and Meridian have had together since their partnership began.
    pub(super) async fn joint_customers(&mut self) -> anyhow::Result<()> {
        let (cascade, meridian) = (self.organisation("cascade.example"), self.organisation("meridian.example"));
        for customer in customers::CASCADE_JOINT {
            let (customer, joint) = (self.organisation(customer.domain), new_id::<Uuid>());
            loading::relationship(self.c, meridian, customer, "provider", Some(joint)).await?;
            loading::relationship(self.c, cascade, customer, "reseller", Some(joint)).await?;
        }
        // one of them lets Cascade administer its services
        let sauvigny = self.organisation("sauvigny.example");
        Ok(loading::administration(self.c, cascade, sauvigny, "Elodie Perrot").await?)
    }

    /// One that nobody answers in its time.
    pub(super) async fn joint_that_expires(&self) -> anyhow::Result<()> {
        self.ask("camille@cascade.example", ("Atelier Garonne", "achats@atelier-garonne.example"), Language::Fr, None)
            .await?;
        Ok(())
    }

    /// Bluebird writes to a customer of Alpine's.
    pub(super) async fn asks_orchard(&self) -> anyhow::Result<Token> {
        let (_, link) = self.ask(THEO, ("Orchard School", "omar@orchard.example"), Language::Fr, None).await?;
        Ok(link)
    }

    /// That customer declines.
    pub(super) async fn orchard_stays(&self, link: &Token) -> anyhow::Result<()> {
        let (tx, me) = self.as_person("omar@orchard.example").await?;
        customer_invitation_answer::decline(tx, &me, &link.hash(), "Nous restons avec notre partenaire actuel.")
            .await?;
        Ok(())
    }

    /// Two more of Bluebird's: the one to be withdrawn, and the one to be renewed.
    pub(super) async fn asks_two_more(&self) -> anyhow::Result<(CustomerInvitationId, CustomerInvitationId)> {
        let polder = ("Polder Print", "office@polder-print.example");
        let (withdrawn, _) = self.ask(THEO, polder, Language::En, None).await?;
        let (earlier, _) = self.ask(THEO, ("Dijk Logistics", ""), Language::En, None).await?;
        Ok((withdrawn, earlier))
    }

    /// A link for everybody who reads Bluebird's letter.
    pub(super) async fn bluebird_writes_to_many(&self) -> anyhow::Result<()> {
        let many = Request { with_admin: false, campaign: true, ..request(("Readers in November", ""), Language::En) };
        self.ask_with_meridian(THEO, &many).await?;
        Ok(())
    }

    /// What becomes of them.
    pub(super) async fn one_withdrawn_one_renewed(
        &self,
        withdrawn: CustomerInvitationId,
        earlier: CustomerInvitationId,
    ) -> anyhow::Result<()> {
        let (tx, me) = self.as_person(THEO).await?;
        customer_invitation::withdraw(tx, &me, withdrawn).await?;
        let renewed = new_id();
        let (tx, me) = self.as_person(THEO).await?;
        customer_invitation::renew(&self.worker.app, tx, &me, earlier, renewed).await?;
        self.finish_invitation(THEO, renewed).await?;
        Ok(())
    }

    /// Harbor asks for a relationship with itself alone.
    pub(super) async fn harbor_asks(&self) -> anyhow::Result<Token> {
        let (tx, me) = self.as_person(HANA).await?;
        let request = request(("Shannon Foods", "office@shannon-foods.example"), Language::En);
        let id = new_id();
        customer_invitation::begin(&self.worker.app, tx, &me, id, &Askers::alone(&me), &request).await?;
        self.finish_invitation(HANA, id).await
    }

    /// Writes to a customer with Meridian and sends the letter by hand.
    pub(super) async fn ask(
        &self,
        by: &str,
        whom: (&str, &str),
        language: Language,
        for_customer: Option<OrganisationId>,
    ) -> anyhow::Result<(CustomerInvitationId, Token)> {
        self.ask_with_meridian(by, &Request { for_customer, ..request(whom, language) }).await
    }

    async fn ask_with_meridian(&self, by: &str, request: &Request) -> anyhow::Result<(CustomerInvitationId, Token)> {
        let (mut tx, me) = self.as_person(by).await?;
        let meridian = self.organisation("meridian.example");
        let partner = partnerships::with(&mut tx, me.organisation_id, meridian).await?.context("they are partners")?;
        let askers = Askers::with(&me, &partner, false);
        let id = new_id();
        customer_invitation::begin(&self.worker.app, tx, &me, id, &askers, request).await?;
        Ok((id, self.finish_invitation(by, id).await?))
    }

    /// Sends a draft as it stands and answers its link.
    async fn finish_invitation(&self, by: &str, id: CustomerInvitationId) -> anyhow::Result<Token> {
        let (mut tx, me) = self.as_person(by).await?;
        let app = &self.worker.app;
        let token = customer_invitation::token(app, &mut tx, id).await?.context("a draft has its token")?;
        let draft = invitations::find(&mut tx, id).await?.context("the draft was begun")?;
        let letter = Written { version: draft.version, subject: &draft.subject, message: &draft.message };
        customer_invitation::send(app, tx, &me, id, &letter, false).await?;
        Ok(token)
    }
}

/// What one customer is asked for.
fn request((name, mail): (&str, &str), language: Language) -> Request {
    Request { with_admin: true, name: name.into(), mail: mail.into(), language, for_customer: None, campaign: false }
}
