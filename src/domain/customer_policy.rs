//! What a partner may do for a customer, through which relationship, or why not. The same function fills the capability table and the
//! expandable rows and guards the routes, so what a page says is what happens (F47, S60, S61).

use super::{
    me::Me,
    permission::Role::{self, AdminAgent, BillingAdmin, GlobalAdmin, HelpdeskAgent, SalesAgent},
    programme::{Programme, Standing},
};

/// What a partner is to a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum CustomerRole {
    /// Sells to it directly.
    Direct,
    /// Serves it; a provider sells.
    Reseller,
    /// Sells to it for a reseller.
    Provider,
}

impl CustomerRole {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Reseller, Self::Provider];

    /// The word used in the database and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Reseller => "reseller",
            Self::Provider => "provider",
        }
    }

    /// The role called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }

    /// Whether who is this takes the customer's orders.
    fn sells(self) -> bool {
        matches!(self, Self::Direct | Self::Provider)
    }

    /// The programme such a partner sells in.
    fn programme(self) -> Programme {
        match self {
            Self::Direct => Programme::Direct,
            Self::Reseller => Programme::IndirectReseller,
            Self::Provider => Programme::IndirectProvider,
        }
    }
}

/// A relationship with a customer that has not ended.
#[derive(Debug, Clone)]
pub struct Relationship {
    /// What I am to the customer.
    pub role: CustomerRole,
    /// Whether it is ending.
    pub ending: bool,
    /// Through which providers, or for which resellers.
    pub others: Vec<String>,
    /// Whether the customer has given me administration rights.
    pub administration: bool,
}

/// Something done for a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CustomerAction {
    /// See its account.
    Account,
    /// Order products for it.
    AddProducts,
    /// See its products and subscriptions.
    ViewProducts,
    /// Attest that it has accepted the customer agreement.
    AttestAgreement,
    /// Administer its services.
    Services,
    /// Manage its users.
    Users,
    /// Manage its licences.
    Licences,
    /// Put tags on it.
    Tag,
}

/// Why somebody may not do something for a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CustomerRefusal {
    /// These providers do it.
    Provider(Vec<String>),
    /// The customer has not given administration rights.
    NoAdministration,
    /// The relationship is ending.
    Ending,
    /// The partner's standing does not allow new sales.
    Standing(Standing),
    /// One of these roles is needed.
    Role(&'static [Role]),
}

impl CustomerAction {
    /// Every action, in the order of the table.
    pub const ALL: [Self; 8] = [
        Self::Account,
        Self::AddProducts,
        Self::ViewProducts,
        Self::AttestAgreement,
        Self::Services,
        Self::Users,
        Self::Licences,
        Self::Tag,
    ];

    /// The word in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Account => "account",
            Self::AddProducts => "add-products",
            Self::ViewProducts => "view-products",
            Self::AttestAgreement => "attest-agreement",
            Self::Services => "services",
            Self::Users => "users",
            Self::Licences => "licences",
            Self::Tag => "tag",
        }
    }

    /// Who may at all (spec/permissions.md C01, C05, C10, C15, D02, D03).
    fn holders(self) -> &'static [Role] {
        match self {
            Self::Account => &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent, BillingAdmin],
            Self::AddProducts => &[GlobalAdmin, AdminAgent, SalesAgent],
            Self::ViewProducts => &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent, BillingAdmin],
            Self::AttestAgreement => &[AdminAgent, SalesAgent],
            Self::Services | Self::Users | Self::Licences => &[AdminAgent, HelpdeskAgent],
            Self::Tag => &[GlobalAdmin, AdminAgent, SalesAgent, HelpdeskAgent],
        }
    }

    /// Whether this relationship carries the action.
    fn through(self, me: &Me, relationship: &Relationship) -> Result<CustomerRole, CustomerRefusal> {
        let role = relationship.role;
        match self {
            Self::Account | Self::Tag => Ok(role),
            Self::AddProducts | Self::ViewProducts | Self::AttestAgreement if !role.sells() => {
                Err(CustomerRefusal::Provider(relationship.others.clone()))
            }
            Self::AddProducts if relationship.ending => Err(CustomerRefusal::Ending),
            Self::AddProducts => match me.standing(role.programme()) {
                Some(Standing::Active) => Ok(role),
                other => Err(CustomerRefusal::Standing(other.unwrap_or(Standing::Closed))),
            },
            Self::ViewProducts | Self::AttestAgreement => Ok(role),
            Self::Services | Self::Users | Self::Licences if relationship.administration => Ok(role),
            Self::Services | Self::Users | Self::Licences => Err(CustomerRefusal::NoAdministration),
        }
    }

    /// The policy: through which relationship `me` may do this, or why not. One relationship that carries it is enough.
    ///
    /// # Errors
    /// The reason, for the page that says so.
    pub fn decide(self, me: &Me, relationships: &[Relationship]) -> Result<CustomerRole, CustomerRefusal> {
        let mut refusal = None;
        for relationship in relationships {
            match self.through(me, relationship) {
                Ok(role) if me.roles.iter().any(|held| self.holders().contains(held)) => return Ok(role),
                Ok(_) => return Err(CustomerRefusal::Role(self.holders())),
                // what a selling relationship lacks says more than that another one sells nothing
                Err(CustomerRefusal::Provider(names)) => {
                    refusal.get_or_insert(CustomerRefusal::Provider(names));
                }
                Err(other) => refusal = Some(other),
            }
        }
        Err(refusal.unwrap_or_else(|| CustomerRefusal::Provider(Vec::new())))
    }
}

/// Why a partner cannot make a customer of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CreateRefusal {
    /// New direct customers are closed since it became an indirect reseller (S24, E-NEW-DIRECT).
    DirectClosed,
    /// Its providers make customers (S35).
    Reseller,
    /// A provider makes customers for its resellers (S36).
    Provider,
    /// Its standing does not allow new sales.
    Standing(Standing),
}

/// Whether `me` may make direct customers.
///
/// # Errors
/// The reason, for the page that says so and what to do instead.
pub fn may_create(me: &Me) -> Result<(), CreateRefusal> {
    match me.standing(Programme::Direct) {
        Some(_) if me.is_in(Programme::IndirectReseller) => Err(CreateRefusal::DirectClosed),
        Some(Standing::Active) => Ok(()),
        Some(standing) => Err(CreateRefusal::Standing(standing)),
        None if me.is_in(Programme::IndirectReseller) => Err(CreateRefusal::Reseller),
        None => Err(CreateRefusal::Provider),
    }
}

#[cfg(test)]
mod tests {
    use chrono::{TimeDelta, Utc};
    use uuid::Uuid;

    use super::{super::me::OrganisationKind, *};
    use crate::domain::language::Language;

    fn me(roles: &[Role], programmes: &[(Programme, Standing)]) -> Me {
        let at = chrono::DateTime::<Utc>::UNIX_EPOCH;
        Me {
            person_id: Uuid::nil().into(),
            membership_id: Uuid::nil().into(),
            organisation_id: Uuid::nil().into(),
            name: "Anna".into(),
            mail: "anna@alpine.example".into(),
            language: None,
            roles: roles.to_vec(),
            kind: OrganisationKind::Partner,
            organisation_name: "Alpine".into(),
            organisation_language: Language::En,
            country: "FR".into(),
            region: "EU".into(),
            time_zone: chrono_tz::UTC,
            programmes: programmes.to_vec(),
            second_factor: false,
            second_factor_at: None,
            proved_at: None,
            idle_until: at + TimeDelta::hours(1),
            absolute_until: at + TimeDelta::hours(1),
            organisations: 1,
            invitations: 0,
            at,
        }
    }

    fn relationship(role: CustomerRole) -> Relationship {
        Relationship { role, ending: false, others: vec!["Meridian".into()], administration: false }
    }

    const DUAL: &[(Programme, Standing)] =
        &[(Programme::Direct, Standing::Active), (Programme::IndirectReseller, Standing::Active)];

    #[test]
    fn s60_s61_products_belong_to_whoever_sells() {
        let me = me(&[GlobalAdmin], DUAL);
        for action in [CustomerAction::AddProducts, CustomerAction::ViewProducts] {
            assert_eq!(action.decide(&me, &[relationship(CustomerRole::Direct)]), Ok(CustomerRole::Direct));
            let through_provider = action.decide(&me, &[relationship(CustomerRole::Reseller)]);
            assert_eq!(through_provider, Err(CustomerRefusal::Provider(vec!["Meridian".into()])));
            let both = [relationship(CustomerRole::Reseller), relationship(CustomerRole::Direct)];
            assert_eq!(action.decide(&me, &both), Ok(CustomerRole::Direct));
        }
    }

    #[test]
    fn a_role_without_the_right_is_refused_with_the_roles_that_have_it() {
        let me = me(&[HelpdeskAgent], DUAL);
        let direct = [relationship(CustomerRole::Direct)];
        let refused = CustomerAction::AddProducts.decide(&me, &direct);
        assert_eq!(refused, Err(CustomerRefusal::Role(&[GlobalAdmin, AdminAgent, SalesAgent])));
        assert_eq!(CustomerAction::ViewProducts.decide(&me, &direct), Ok(CustomerRole::Direct));
    }

    #[test]
    fn administration_is_the_customers_to_give() {
        let me = me(&[AdminAgent], DUAL);
        let mut reseller = relationship(CustomerRole::Reseller);
        for action in [CustomerAction::Services, CustomerAction::Users, CustomerAction::Licences] {
            assert_eq!(action.decide(&me, &[reseller.clone()]), Err(CustomerRefusal::NoAdministration));
            reseller.administration = true;
            assert_eq!(action.decide(&me, &[reseller.clone()]), Ok(CustomerRole::Reseller));
            reseller.administration = false;
        }
    }

    #[test]
    fn nothing_new_is_sold_while_a_relationship_ends_or_the_standing_forbids_it() {
        let direct = Relationship { ending: true, ..relationship(CustomerRole::Direct) };
        let agent = me(&[AdminAgent], DUAL);
        assert_eq!(CustomerAction::AddProducts.decide(&agent, &[direct]), Err(CustomerRefusal::Ending));
        let restricted = me(&[AdminAgent], &[(Programme::Direct, Standing::Restricted)]);
        let refused = CustomerAction::AddProducts.decide(&restricted, &[relationship(CustomerRole::Direct)]);
        assert_eq!(refused, Err(CustomerRefusal::Standing(Standing::Restricted)));
    }

    #[test]
    fn every_refusal_of_every_action_has_a_reason_and_without_a_relationship_nothing_is_allowed() {
        let me = me(&[GlobalAdmin, AdminAgent], DUAL);
        for action in CustomerAction::ALL {
            assert!(action.decide(&me, &[]).is_err(), "{action:?}");
        }
    }

    #[test]
    fn s24_s35_s36_who_makes_customers() {
        let admin = |programmes: &[(Programme, Standing)]| may_create(&me(&[GlobalAdmin], programmes));
        assert_eq!(admin(&[(Programme::Direct, Standing::Active)]), Ok(()));
        assert_eq!(admin(DUAL), Err(CreateRefusal::DirectClosed));
        assert_eq!(admin(&[(Programme::IndirectReseller, Standing::Active)]), Err(CreateRefusal::Reseller));
        assert_eq!(admin(&[(Programme::IndirectProvider, Standing::Active)]), Err(CreateRefusal::Provider));
        let restricted = admin(&[(Programme::Direct, Standing::Restricted)]);
        assert_eq!(restricted, Err(CreateRefusal::Standing(Standing::Restricted)));
    }
}
