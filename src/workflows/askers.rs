//! The partners of an invitation to a customer: a reseller with its provider, or a direct partner alone.

use super::customer_invitation::InviteError;
use crate::{
    domain::{
        customer_policy::may_create,
        ids::{OrganisationId, PartnershipId},
        me::Me,
        partnership::PartnershipState,
        tier::Tier,
    },
    store::{
        Tx,
        customer_invitations::CustomerInvitation,
        partnerships::{self, Partner},
    },
};

/// Who asks; one of them is mine.
#[derive(Debug, Clone)]
pub struct Askers {
    /// The reseller, or the direct partner that asks alone.
    pub reseller: (OrganisationId, String),
    /// The provider it asks with.
    pub provider: Option<Providing>,
}

/// A provider, and the partnership that makes it one.
#[derive(Debug, Clone)]
pub struct Providing {
    /// The provider.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
    /// Its partnership with the reseller.
    pub partnership_id: PartnershipId,
}

impl Askers {
    /// Mine with `partner`: I am its reseller, or its provider.
    pub fn with(me: &Me, partner: &Partner, is_provider: bool) -> Self {
        let mine = (me.organisation_id, me.organisation_name.clone());
        let theirs = (partner.partner_id, partner.name.clone());
        let (reseller, (id, name)) = if is_provider { (theirs, mine) } else { (mine, theirs) };
        Self { reseller, provider: Some(Providing { id, name, partnership_id: partner.id }) }
    }

    /// My organisation by itself.
    pub fn alone(me: &Me) -> Self {
        Self { reseller: (me.organisation_id, me.organisation_name.clone()), provider: None }
    }

    /// The two of an earlier invitation if they are partners still, or the one of it if it takes new direct customers still.
    pub(super) async fn of(tx: &mut Tx, me: &Me, earlier: &CustomerInvitation) -> Result<Self, InviteError> {
        let Some(other) = earlier.other_than(me.organisation_id) else {
            may_create(me).map_err(|_| InviteError::NoDirectCustomers)?;
            return Ok(Self::alone(me));
        };
        let partner = partnerships::with(tx, me.organisation_id, other).await?;
        let partner = partner.filter(|p| p.state == PartnershipState::Active).ok_or(InviteError::NotActive)?;
        Ok(Self::with(me, &partner, earlier.provider_id == Some(me.organisation_id)))
    }

    /// Whether it is asked for both or for one.
    pub fn tier(&self) -> Tier {
        Tier::of(self.provider.as_ref())
    }

    /// The provider's name; empty when there is none.
    pub fn provider_name(&self) -> &str {
        self.provider.as_ref().map_or("", |provider| provider.name.as_str())
    }
}
