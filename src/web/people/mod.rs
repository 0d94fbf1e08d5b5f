//! The people of an organisation: list, invitations, one person, requests for access.

pub mod invite;
pub mod list;
pub mod person;
pub mod request;

use super::{error::PageError, forms::Choice, navigation::role_name, page::Frame};
use crate::{
    domain::{account::RoleFault, permission::Role},
    words::Message,
    workflows::people::PeopleError,
};

/// A role with what it is for, as a choice.
fn role_choice(role: Role, page: &Frame) -> Choice {
    let label = page.t2(
        "role-with-meaning",
        "role",
        role_name(role, page.lang),
        "meaning",
        page.word("role-meaning", role.code()),
    );
    Choice::new(role.code(), label)
}

/// The roles that a form named; anything else is not our form.
fn roles_of(codes: &[String]) -> Result<Vec<Role>, PageError> {
    codes.iter().map(|code| Role::from_code(code).ok_or(PageError::BadForm)).collect()
}

/// What is shown for the state of somebody's place.
fn tone(state: crate::domain::account::AccountState) -> &'static str {
    use crate::domain::account::AccountState::{Active, Blocked, Deleted, Expired, Invited, Purged, Withdrawn};
    match state {
        Active => "success",
        Invited => "info",
        Expired | Blocked => "warning",
        Deleted | Withdrawn | Purged => "neutral",
    }
}

impl From<PeopleError> for PageError {
    fn from(error: PeopleError) -> Self {
        match error {
            PeopleError::NotFound => Self::NotFound,
            PeopleError::NotYours | PeopleError::Roles(RoleFault::Above) => {
                Self::Refused(Message::new("people-not-yours"))
            }
            PeopleError::Roles(RoleFault::Own) => Self::Refused(Message::new("people-roles-own")),
            PeopleError::Roles(RoleFault::NotGrantable(_) | RoleFault::None) => {
                Self::Refused(Message::new("people-role-not-yours"))
            }
            PeopleError::LastAdmin => Self::Conflict(Message::new("people-last-admin")),
            PeopleError::Stale | PeopleError::NotOpen(_) => Self::Conflict(Message::new("people-changed")),
            PeopleError::Elsewhere => Self::Refused(Message::new("people-elsewhere")),
            PeopleError::Here(mail, _) => Self::Conflict(Message::new("people-here").with("mail", mail)),
            PeopleError::OtherSide(_) => Self::Conflict(Message::new("mail-is-operator")),
            PeopleError::Store(error) => error.into(),
        }
    }
}
