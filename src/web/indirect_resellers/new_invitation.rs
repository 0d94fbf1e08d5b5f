//! Whom an invitation is for: a partner of the programme, a mailbox, or whoever gets the link (F25).

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::check::look_up;
use crate::{
    app::App,
    clock::new_id,
    domain::{ids::PartnershipInvitationId, language::Language, text},
    store::Tx,
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Query,
        routes::{fill, path},
    },
    words::Message,
    workflows::partnership_invitation::{self, InviteError, Recipient},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct NewInvitationForm {
    whom: String,
    partner: String,
    mail: String,
    language: String,
}

/// What another page says about whom it is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewInvitationQuery {
    partner: String,
    mail: String,
}

#[derive(Template)]
#[template(path = "indirect_resellers/new_invitation.html")]
struct NewInvitationPage {
    page: Frame,
    errors: FormErrors,
    form: NewInvitationForm,
    whom: Vec<Choice>,
    languages: Vec<Choice>,
}

fn render(page: Frame, form: NewInvitationForm, errors: FormErrors) -> NewInvitationPage {
    NewInvitationPage {
        whom: ["partner", "mail", "anyone"].map(|code| Choice::new(code, page.word("invitation-whom", code))).into(),
        languages: Language::OFFERED.iter().map(|lang| Choice::new(lang.code(), lang.name().into())).collect(),
        page,
        errors,
        form,
    }
}

/// `GET /indirect-resellers/invitations/new`
pub async fn show(member: Member, Query(query): Query<NewInvitationQuery>) -> Response {
    let whom = if query.partner.is_empty() && !query.mail.is_empty() { "mail" } else { "partner" };
    let form = NewInvitationForm {
        whom: whom.into(),
        partner: query.partner,
        mail: query.mail,
        language: member.page.lang.written().code().into(),
    };
    ok(&render(member.page, form, FormErrors::default()))
}

/// Whom it is for, or what is wrong with what was typed.
async fn recipient(
    tx: &mut Tx,
    region: &str,
    form: &NewInvitationForm,
) -> Result<Result<Recipient, FormErrors>, PageError> {
    let mut errors = FormErrors::default();
    let recipient = match form.whom.as_str() {
        "partner" => match look_up(tx, &form.partner).await? {
            Ok(partner) if partner.region != region => {
                errors.add("partner", Message::new("partner-other-region").with("name", &partner.name));
                None
            }
            Ok(partner) if partner.partnered => {
                errors.add("partner", Message::new("partner-partnered").with("name", &partner.name));
                None
            }
            Ok(partner) => Some(Recipient::Partner(partner)),
            Err(complaint) => {
                errors.add("partner", complaint);
                None
            }
        },
        "mail" => Some(Recipient::Mail(errors.parsed("mail", text::mail(&form.mail)))),
        "anyone" => Some(Recipient::Anyone),
        _ => {
            errors.add("whom", Message::new("missing-whom"));
            None
        }
    };
    Ok(recipient.filter(|_| errors.is_empty()).ok_or(errors))
}

/// `POST /indirect-resellers/invitations/new`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    form: CheckedForm<NewInvitationForm>,
) -> Result<Response, PageError> {
    let region = member.me.region.clone();
    let language = form.fields.language.parse::<Language>().ok().filter(|lang| Language::OFFERED.contains(lang));
    let recipient = match (recipient(&mut member.tx, &region, &form.fields).await?, language) {
        (Ok(recipient), Some(language)) => Ok((recipient, language)),
        (Ok(_), None) => Err(FormErrors::of("language", "missing-language")),
        (Err(errors), _) => Err(errors),
    };
    let (recipient, language) = match recipient {
        Ok(found) => found,
        Err(errors) => return Ok(invalid(&render(member.page, form.fields, errors))),
    };
    let id: PartnershipInvitationId = form.key.map_or_else(new_id, PartnershipInvitationId);
    let there = fill(path::RESELLER_INVITATION, &[&id]);
    member.once(&form, &there).await?;
    partnership_invitation::begin(&app, member.tx, &member.me, id, &recipient, language).await?;
    Ok(see_other(&there))
}

impl From<InviteError> for PageError {
    fn from(error: InviteError) -> Self {
        use crate::domain::permission::{Refusal, Role};
        match error {
            InviteError::NotFound => Self::NotFound,
            InviteError::NotOwn => Self::Forbidden(Refusal::Role(&[Role::GlobalAdmin, Role::AdminAgent])),
            InviteError::NotOpen(is) => Self::Conflict(Message::new(format!("invitation-is-{}", is.0.code()))),
            InviteError::Overtaken(state) => {
                Self::Conflict(Message::new(format!("invitation-overtaken-{}", state.code())))
            }
            InviteError::Stale => Self::Conflict(Message::new("conflict-edited")),
            InviteError::NotActive => Self::Refused(Message::new("invitation-not-active")),
            InviteError::NoAddress => Self::Conflict(Message::new("invitation-no-address")),
            // the day's letters come back one by one; an hour is an honest first answer
            InviteError::TooMany => Self::TooMany(3_600),
            InviteError::Store(error) => error.into(),
        }
    }
}
