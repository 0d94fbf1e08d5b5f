//! One request of a partner: read it, answer it, turn it into an invitation.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    clock::new_id,
    domain::{
        contact_request::RequestStep,
        ids::{ContactRequestId, PartnershipInvitationId},
        permission::Permission,
        text,
    },
    store::{
        contact_requests::{self, Request},
        partnerships,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, see_other},
        path::Id,
        routes::{fill, path},
    },
    workflows::{contact_request as workflow, names},
};

/// The answer.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AnswerForm {
    answer: String,
}

#[derive(Template)]
#[template(path = "indirect_resellers/request.html")]
struct RequestPage {
    page: Frame,
    errors: FormErrors,
    form: AnswerForm,
    request: Request,
    may_answer: bool,
    may_invite: bool,
    answer_action: String,
    invite_action: String,
    invitation_href: Option<String>,
    /// Where a customer is added for whoever asks: for resellers of ours.
    customer_href: Option<String>,
    alike: Vec<String>,
}

async fn render(
    member: Member,
    id: ContactRequestId,
    form: AnswerForm,
    errors: FormErrors,
) -> Result<RequestPage, PageError> {
    let Member { mut tx, me, page } = member;
    let request = contact_requests::find(&mut tx, id).await?.filter(|r| r.provider_id == me.organisation_id);
    let request = request.ok_or(PageError::NotFound)?;
    let may = me.may(Permission::InviteReseller).is_ok();
    let partner = partnerships::with(&mut tx, me.organisation_id, request.organisation_id).await?;
    let makes = partner.is_some() && me.may(Permission::CreateCustomerForReseller).is_ok();
    Ok(RequestPage {
        alike: names::alike(&mut tx, &request.organisation_name, &[request.organisation_id]).await?,
        may_answer: may && request.state.take(RequestStep::Answer).is_ok(),
        may_invite: may && partner.is_none() && request.state.take(RequestStep::Invite).is_ok(),
        answer_action: fill(path::CONTACT_REQUEST, &[&id]),
        invite_action: fill(path::CONTACT_REQUEST_INVITE, &[&id]),
        customer_href: makes.then(|| fill(path::RESELLER_CUSTOMERS_NEW, &[&request.organisation_id])),
        invitation_href: request.invitation_id.map(|id| fill(path::RESELLER_INVITATION, &[&id])),
        page,
        errors,
        form,
        request,
    })
}

/// `GET /indirect-resellers/requests/{request}`
pub async fn show(member: Member, Id(id): Id<ContactRequestId>) -> Result<Response, PageError> {
    Ok(ok(&render(member, id, AnswerForm::default(), FormErrors::default()).await?))
}

/// `POST /indirect-resellers/requests/{request}`
pub async fn submit(
    mut member: Member,
    Id(id): Id<ContactRequestId>,
    form: CheckedForm<AnswerForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let answer = errors.parsed("answer", text::paragraphs(&form.fields.answer, 2000));
    if !errors.is_empty() {
        return Ok(invalid(&render(member, id, form.fields, errors).await?));
    }
    let there = fill(path::CONTACT_REQUEST, &[&id]);
    member.once(&form, &there).await?;
    workflow::answer(member.tx, &member.me, id, &answer).await?;
    Ok(done(&there, "flash-contact-answered"))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct InviteForm {}

/// `POST /indirect-resellers/requests/{request}/invitation`: leads to the letter, its addressee filled in.
pub async fn invite(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<ContactRequestId>,
    form: CheckedForm<InviteForm>,
) -> Result<Response, PageError> {
    let new: PartnershipInvitationId = form.key.map_or_else(new_id, PartnershipInvitationId);
    let there = fill(path::RESELLER_INVITATION, &[&new]);
    member.once(&form, &there).await?;
    workflow::invite(&app, member.tx, &member.me, id, new).await?;
    Ok(see_other(&there))
}
