//! Who is acting: the person, the organisation they act for, and what it is in the programme.

use chrono::{DateTime, TimeDelta, Utc};

use super::{
    ids::{MembershipId, OrganisationId, PersonId},
    language::Language,
    permission::{Permission, Refusal, Role},
    programme::{Programme, Standing},
};

/// What kind of organisation somebody acts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, sqlx::Type)]
#[sqlx(type_name = "text", rename_all = "snake_case")]
pub enum OrganisationKind {
    /// Runs the programme.
    Operator,
    /// Takes part in it.
    Partner,
    /// Buys from partners.
    Customer,
}

/// A signed-in person, as the database said at the start of this transaction.
#[derive(Debug, Clone)]
pub struct Me {
    /// The person.
    pub person_id: PersonId,
    /// Their place in the organisation.
    pub membership_id: MembershipId,
    /// The organisation they act for.
    pub organisation_id: OrganisationId,
    /// The person's name.
    pub name: String,
    /// The person's mail address.
    pub mail: String,
    /// The language the person chose, if they did.
    pub language: Option<Language>,
    /// What the person may do.
    pub roles: Vec<Role>,
    /// The kind of the organisation.
    pub kind: OrganisationKind,
    /// The organisation's name.
    pub organisation_name: String,
    /// The organisation's language, for its mail.
    pub organisation_language: Language,
    /// ISO 3166 code.
    pub country: String,
    /// The programme's region.
    pub region: String,
    /// IANA name of the organisation's time zone.
    pub time_zone: chrono_tz::Tz,
    /// The programmes it is in.
    pub programmes: Vec<(Programme, Standing)>,
    /// Whether the person has set up a second factor.
    pub second_factor: bool,
    /// When this session last saw the second factor.
    pub second_factor_at: Option<DateTime<Utc>>,
    /// When this session last saw a proof of any kind.
    pub proved_at: Option<DateTime<Utc>>,
    /// When the session ends if nothing happens.
    pub idle_until: DateTime<Utc>,
    /// When the session ends whatever happens.
    pub absolute_until: DateTime<Utc>,
    /// How many organisations the person can act for.
    pub organisations: i64,
    /// How many partnership invitations wait for the organisation's answer.
    pub invitations: i64,
    /// The database's time when this transaction began.
    pub at: DateTime<Utc>,
}

/// How long a second factor counts as fresh.
pub const FRESH: TimeDelta = TimeDelta::minutes(10);

impl Me {
    /// Whether the organisation takes part in `programme`, in whatever standing.
    pub fn is_in(&self, programme: Programme) -> bool {
        self.programmes.iter().any(|(p, _)| *p == programme)
    }

    /// How the organisation stands in `programme`, if it takes part.
    pub fn standing(&self, programme: Programme) -> Option<Standing> {
        self.programmes.iter().find(|(p, _)| *p == programme).map(|(_, standing)| *standing)
    }

    /// Whether it takes orders of customers at all: indirect resellers leave that to their provider.
    pub fn sells(&self) -> bool {
        self.is_in(Programme::Direct) || self.is_in(Programme::IndirectProvider)
    }

    /// Whether it is both a direct and an indirect reseller (S17).
    pub fn is_dual(&self) -> bool {
        self.is_in(Programme::Direct) && self.is_in(Programme::IndirectReseller)
    }

    /// Whether the person holds `role`.
    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// Whether the person may, and if not, why not and who can.
    ///
    /// # Errors
    /// The reason, for the page that says so.
    pub fn may(&self, permission: Permission) -> Result<(), Refusal> {
        permission.asked_by(self)
    }

    /// Whether a second factor was seen within the last ten minutes.
    pub fn is_fresh(&self) -> bool {
        self.second_factor_at.is_some_and(|at| self.at - at <= FRESH)
    }
}
