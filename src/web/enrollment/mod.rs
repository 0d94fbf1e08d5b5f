//! From direct partner to indirect reseller, as the partner sees it: readiness, form, confirmation, status.

pub mod confirm;
pub mod details;
pub mod readiness;
pub mod status;

use super::error::PageError;
use crate::{
    domain::{enrollment::EnrollmentState, me::Me, permission::Permission},
    store::{Tx, organisations},
    words::Message,
    workflows::enrollment::{EnrollError, Standing},
};

/// Only partners that the operator has identified may be here (S09, E-NOT-FLAGGED); whoever has begun may go on looking.
fn only_identified(standing: &Standing) -> Result<(), PageError> {
    match standing.state {
        EnrollmentState::NotOffered => Err(PageError::Refused(Message::new("enrollment-not-flagged"))),
        _ => Ok(()),
    }
}

/// Who can enroll, for those who may only look (S04).
async fn who_can(tx: &mut Tx, me: &Me) -> Result<Vec<String>, PageError> {
    if me.may(Permission::Enroll).is_ok() {
        return Ok(Vec::new());
    }
    let holders = organisations::holders(tx, &["global_admin"]).await?;
    Ok(holders.into_iter().map(|h| format!("{} ({})", h.name, h.mail)).collect())
}

impl From<EnrollError> for PageError {
    fn from(error: EnrollError) -> Self {
        match error {
            EnrollError::NotFlagged => Self::Refused(Message::new("enrollment-not-flagged")),
            EnrollError::NotOpen(stands) => {
                Self::Conflict(Message::new(format!("enrollment-stands-{}", stands.0.key())))
            }
            EnrollError::NotReady => Self::Conflict(Message::new("enrollment-not-ready")),
            EnrollError::Stale => Self::Conflict(Message::new("conflict-edited")),
            EnrollError::OtherStatement => Self::Conflict(Message::new("enrollment-other-statement")),
            EnrollError::TooLate => Self::Conflict(Message::new("enrollment-appeal-too-late")),
            EnrollError::TooManyDocuments => Self::TooMany(24 * 60 * 60),
            EnrollError::Store(error) => error.into(),
        }
    }
}
