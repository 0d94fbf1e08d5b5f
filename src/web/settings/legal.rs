//! The legal profile and how its verification stands (F51, F52): what is in force, what waits, whose turn it is and since when.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    domain::{
        permission::Permission,
        verification::{Stage, Step, Verification},
    },
    store::{
        email_proofs::{self, Sent},
        legal_profiles::{self, Change},
        organisations::{self, Organisation},
        profiles::{self, PrimaryContact},
        verifications::{self, Case},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::{Frame, done, ok},
        routes::path,
        verification::{BarStep, bar, turn},
    },
    words::Message,
    workflows::{
        email_proof::{self, ResendError},
        verification::{self, AnswerError},
    },
};

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

#[derive(Template)]
#[template(path = "settings/legal.html")]
struct LegalPage {
    page: Frame,
    organisation: Organisation,
    contact: Option<PrimaryContact>,
    change: Option<Change>,
    case: Case,
    bar: Vec<BarStep>,
    turn: &'static str,
    is_late: bool,
    sent: Option<Sent>,
    may_edit: bool,
    may_begin: bool,
    may_resend: bool,
    at_email: bool,
    may_read: bool,
    may_fix: bool,
    lacks_security: bool,
    may_legal: bool,
    may_security: bool,
}

/// `GET /settings/partner-profile/legal`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let id = me.organisation_id;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let case = verifications::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let may_edit = me.may(Permission::EditPrimaryContact).is_ok();
    let at_email = matches!(case.at, Verification::Pending(Stage::Email, _));
    let is_asked = case.question.is_some() || matches!(case.at, Verification::Rejected(_));
    Ok(ok(&LegalPage {
        contact: profiles::primary_contact(&mut tx, id).await?,
        change: legal_profiles::change(&mut tx, id).await?,
        sent: if at_email { email_proofs::newest(&mut tx, id).await? } else { None },
        bar: bar(&case, &page),
        turn: turn(&case),
        is_late: case.due_at.is_some_and(|due| due < me.at),
        may_edit,
        may_begin: may_edit && case.at.allows(Step::Begin, case.parts),
        may_resend: may_edit && at_email,
        at_email,
        may_read: me.may(Permission::ReadDocuments).is_ok(),
        may_fix: me.may(Permission::BringDocuments).is_ok() && is_asked,
        lacks_security: !legal_profiles::has_security_contact(&mut tx).await?,
        may_security: me.may(Permission::SecurityContact).is_ok(),
        may_legal: true,
        page,
        organisation,
        case,
    }))
}

/// `POST /settings/partner-profile/verification/begin`
pub async fn begin(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::LEGAL).await?;
    match verification::begin(&app, member.tx, &member.me).await {
        Ok(()) => Ok(done(path::LEGAL, "flash-verification-begun")),
        Err(AnswerError::Store(error)) => Err(error.into()),
        Err(_) => Err(PageError::Conflict(Message::new("verification-begun-already"))),
    }
}

/// `POST /settings/partner-profile/verification/resend`
pub async fn resend(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::LEGAL).await?;
    match email_proof::resend(&app, member.tx, &member.me).await {
        Ok(()) => Ok(done(path::LEGAL, "flash-email-sent")),
        Err(ResendError::NotOpen) => Err(PageError::Conflict(Message::new("verification-email-not-open"))),
        // five a day
        Err(ResendError::TooMany) => Err(PageError::TooMany(24 * 60 * 60)),
        Err(ResendError::Store(error)) => Err(error.into()),
    }
}
