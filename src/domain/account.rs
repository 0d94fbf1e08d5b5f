//! A person's place in an organisation (machine 2.11), and who may do what to whom.
//!
//! ```text
//! invite ──▶ invited ──join──▶ active ◀──unblock── blocked
//!            │    ▲              │  └────block───────▲  │
//!         expire resend          └──delete──▶ deleted ◀─┘
//!            ▼    │                             │   │
//!          expired ──withdraw──▶ withdrawn   restore purge (30 days)
//! ```

use super::{me::OrganisationKind, permission::Role};

/// How many days somebody who was deleted can come back; the database counts the same.
pub const RESTORE_DAYS: u64 = 30;

/// Where a person's place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountState {
    /// The link was mailed.
    Invited,
    /// The link was not used in time.
    Expired,
    /// The invitation was taken back before anybody came.
    Withdrawn,
    /// May act.
    Active,
    /// May not act until somebody says so.
    Blocked,
    /// Gone, and can come back for thirty days.
    Deleted,
    /// Gone for good.
    Purged,
}

/// Something that happens to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AccountStep {
    /// The person follows the link.
    Join,
    /// Fourteen days are over.
    Expire,
    /// A new link is mailed.
    Resend,
    /// Roles are given or taken.
    ChangeRoles,
    /// The person may not act for now.
    Block,
    /// The person may act again.
    Unblock,
    /// The person has to choose a new password.
    Reset,
    /// The person is removed, or the invitation taken back.
    Delete,
    /// The person comes back with the same roles.
    Restore,
    /// Thirty days are over.
    Purge,
}

/// The step is not open from where the place stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the account stands at {0:?}")]
pub struct StepNotOpen(pub AccountState);

impl AccountState {
    /// Every state.
    pub const ALL: [Self; 7] =
        [Self::Invited, Self::Expired, Self::Withdrawn, Self::Active, Self::Blocked, Self::Deleted, Self::Purged];

    /// Takes one step. This match is the whole transition table.
    ///
    /// # Errors
    /// When the step is not open here.
    pub fn take(self, step: AccountStep) -> Result<Self, StepNotOpen> {
        use AccountStep::{Block, ChangeRoles, Delete, Expire, Join, Purge, Resend, Reset, Restore, Unblock};

        match (self, step) {
            (Self::Invited, Join) | (Self::Blocked, Unblock) | (Self::Deleted, Restore) | (Self::Active, Reset) => {
                Ok(Self::Active)
            }
            (Self::Invited, Expire) => Ok(Self::Expired),
            (Self::Invited | Self::Expired | Self::Withdrawn, Resend) => Ok(Self::Invited),
            (state @ (Self::Invited | Self::Expired | Self::Active | Self::Blocked), ChangeRoles) => Ok(state),
            (Self::Active, Block) => Ok(Self::Blocked),
            (Self::Invited | Self::Expired, Delete) => Ok(Self::Withdrawn),
            (Self::Active | Self::Blocked, Delete) => Ok(Self::Deleted),
            (Self::Deleted | Self::Withdrawn, Purge) => Ok(Self::Purged),
            (state, _) => Err(StepNotOpen(state)),
        }
    }

    /// Whether the step is open here.
    pub fn allows(self, step: AccountStep) -> bool {
        self.take(step).is_ok()
    }

    /// The word used in the database, in addresses and in message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Expired => "expired",
            Self::Withdrawn => "withdrawn",
            Self::Active => "active",
            Self::Blocked => "blocked",
            Self::Deleted => "deleted",
            Self::Purged => "purged",
        }
    }

    /// The state called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

use Role::{
    AccountAdmin, AdminAgent, Auditor, BillingAdmin, DefaultUser, Finance, GlobalAdmin, HelpdeskAgent, IncentivesAdmin,
    IncentivesUser, PartnerAdmin, ProgrammeManager, ReportViewer, Reviewer, SalesAgent, Super, Support, UserAdmin,
};

/// The role that stands above all others in an organisation of this kind.
pub fn top_role(kind: OrganisationKind) -> Role {
    if kind == OrganisationKind::Operator { Super } else { GlobalAdmin }
}

/// Who may give and take `role` in an organisation of this kind (permissions 3.1); nobody, if it does not belong there.
pub fn grantors(kind: OrganisationKind, role: Role) -> &'static [Role] {
    match (kind, role) {
        (OrganisationKind::Operator, Super | ProgrammeManager | Reviewer | Finance | Support | Auditor) => &[Super],
        (OrganisationKind::Customer, GlobalAdmin | DefaultUser)
        | (OrganisationKind::Partner, GlobalAdmin | UserAdmin | BillingAdmin) => &[GlobalAdmin],
        (OrganisationKind::Partner, AdminAgent | SalesAgent | HelpdeskAgent) => &[GlobalAdmin, UserAdmin],
        (OrganisationKind::Partner, AccountAdmin | PartnerAdmin | IncentivesAdmin | IncentivesUser | ReportViewer) => {
            &[GlobalAdmin, AccountAdmin]
        }
        (OrganisationKind::Partner, DefaultUser) => &[GlobalAdmin, UserAdmin, AccountAdmin],
        _ => &[],
    }
}

/// The roles that somebody with these roles may give and take.
pub fn grantable(kind: OrganisationKind, roles: &[Role]) -> Vec<Role> {
    let may = |role: &Role| grantors(kind, *role).iter().any(|grantor| roles.contains(grantor));
    Role::ALL.iter().copied().filter(may).collect()
}

/// Whether somebody with the roles `actor` may block, delete, restore and reset somebody with the roles `target` (abuse D7).
pub fn may_touch(kind: OrganisationKind, actor: &[Role], target: &[Role]) -> bool {
    match kind {
        OrganisationKind::Operator => actor.contains(&Super),
        OrganisationKind::Customer => actor.contains(&GlobalAdmin),
        OrganisationKind::Partner => {
            actor.contains(&GlobalAdmin) || (actor.contains(&UserAdmin) && !target.contains(&GlobalAdmin))
        }
    }
}

/// Why roles may not become what was asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RoleFault {
    /// At least one role is needed.
    #[error("no role")]
    None,
    /// Nobody gives themselves a role.
    #[error("own roles become fewer only")]
    Own,
    /// Only a global admin changes a global admin's roles.
    #[error("stands above")]
    Above,
    /// This role is not the actor's to give or take.
    #[error("{0:?} is not theirs to give or take")]
    NotGrantable(Role),
}

/// Whether somebody with the roles `actor` may turn the roles `old` of somebody, perhaps their `own`, into `new`.
///
/// # Errors
/// The first reason against it.
pub fn may_change(
    kind: OrganisationKind,
    actor: &[Role],
    own: bool,
    old: &[Role],
    new: &[Role],
) -> Result<(), RoleFault> {
    if new.is_empty() {
        return Err(RoleFault::None);
    }
    if own {
        let fewer = new.iter().all(|role| old.contains(role) || *role == DefaultUser);
        return if fewer { Ok(()) } else { Err(RoleFault::Own) };
    }
    if old.contains(&GlobalAdmin) && !actor.contains(&GlobalAdmin) {
        return Err(RoleFault::Above);
    }
    let changed = new.iter().filter(|role| !old.contains(role)).chain(old.iter().filter(|role| !new.contains(role)));
    let grantable = grantable(kind, actor);
    changed
        .into_iter()
        .find(|role| !grantable.contains(role))
        .map_or(Ok(()), |role| Err(RoleFault::NotGrantable(*role)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use AccountStep::{Block, ChangeRoles, Delete, Expire, Join, Purge, Resend, Reset, Restore, Unblock};

    const STEPS: [AccountStep; 10] = [Join, Expire, Resend, ChangeRoles, Block, Unblock, Reset, Delete, Restore, Purge];

    #[test]
    fn every_state_allows_these_steps_and_no_others() {
        let open = |state: AccountState| STEPS.into_iter().filter(|step| state.allows(*step)).collect::<Vec<_>>();
        assert_eq!(open(AccountState::Invited), [Join, Expire, Resend, ChangeRoles, Delete]);
        assert_eq!(open(AccountState::Expired), [Resend, ChangeRoles, Delete]);
        assert_eq!(open(AccountState::Withdrawn), [Resend, Purge]);
        assert_eq!(open(AccountState::Active), [ChangeRoles, Block, Reset, Delete]);
        assert_eq!(open(AccountState::Blocked), [ChangeRoles, Unblock, Delete]);
        assert_eq!(open(AccountState::Deleted), [Restore, Purge]);
        assert!(open(AccountState::Purged).is_empty());
    }

    #[test]
    fn codes_and_states_are_the_same_list() {
        for state in AccountState::ALL {
            assert_eq!(AccountState::from_code(state.code()), Some(state));
        }
    }

    #[test]
    fn nobody_grants_what_is_above_them() {
        let partner = OrganisationKind::Partner;
        assert!(!grantable(partner, &[UserAdmin]).contains(&GlobalAdmin));
        assert!(!grantable(partner, &[UserAdmin]).contains(&UserAdmin));
        assert!(
            grantable(partner, &[AccountAdmin])
                .iter()
                .all(|role| ![AdminAgent, SalesAgent, HelpdeskAgent].contains(role))
        );
        for role in [
            BillingAdmin,
            AdminAgent,
            SalesAgent,
            HelpdeskAgent,
            PartnerAdmin,
            IncentivesAdmin,
            ReportViewer,
            DefaultUser,
        ] {
            assert!(grantable(partner, &[role]).is_empty(), "{role:?}");
        }
        assert_eq!(grantable(OrganisationKind::Operator, &[ProgrammeManager]), []);
        assert_eq!(grantable(OrganisationKind::Operator, &[Super]).len(), 6);
    }

    #[test]
    fn own_roles_only_become_fewer() {
        let partner = OrganisationKind::Partner;
        let change = |old: &[Role], new: &[Role]| may_change(partner, old, true, old, new);
        assert_eq!(change(&[GlobalAdmin, BillingAdmin], &[BillingAdmin]), Ok(()));
        assert_eq!(change(&[UserAdmin], &[UserAdmin, AdminAgent]), Err(RoleFault::Own));
        assert_eq!(change(&[GlobalAdmin], &[GlobalAdmin, BillingAdmin]), Err(RoleFault::Own));
    }

    #[test]
    fn a_change_is_judged_by_what_it_gives_and_takes() {
        let change =
            |actor: Role, old: &[Role], new: &[Role]| may_change(OrganisationKind::Partner, &[actor], false, old, new);
        assert_eq!(change(UserAdmin, &[BillingAdmin], &[BillingAdmin, AdminAgent]), Ok(()));
        assert_eq!(change(UserAdmin, &[BillingAdmin], &[AdminAgent]), Err(RoleFault::NotGrantable(BillingAdmin)));
        assert_eq!(change(UserAdmin, &[GlobalAdmin], &[GlobalAdmin, AdminAgent]), Err(RoleFault::Above));
        assert_eq!(change(GlobalAdmin, &[GlobalAdmin], &[DefaultUser]), Ok(()));
        assert_eq!(change(AccountAdmin, &[AdminAgent], &[AdminAgent, ReportViewer]), Ok(()));
        assert_eq!(change(GlobalAdmin, &[AdminAgent], &[]), Err(RoleFault::None));
        assert_eq!(change(GlobalAdmin, &[AdminAgent], &[Super]), Err(RoleFault::NotGrantable(Super)));
    }
}
