//! Writing to a provider: for partners that are signed in, so that a provider knows who asks and nobody writes in bulk (abuse A11).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::words::{self, Shown};
use crate::{
    clock::new_id,
    domain::{
        contact_request::{LONGEST, RequestState},
        ids::{ContactRequestId, OrganisationId},
        text,
    },
    store::{
        contact_requests::{self, Request},
        directory,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::contact_request::{self as workflow, ContactError},
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ContactForm {
    message: String,
}

/// What a message begins with.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ContactQuery {
    about: String,
}

#[derive(Template)]
#[template(path = "directory/contact.html")]
struct ContactPage {
    page: Frame,
    errors: FormErrors,
    form: ContactForm,
    provider: Shown,
    action: String,
    earlier: Option<Request>,
    /// Whether an earlier one waits, so that there is nothing to write.
    waits: bool,
    from: String,
    mail: String,
}

async fn render(
    member: Member,
    id: OrganisationId,
    form: ContactForm,
    errors: FormErrors,
) -> Result<ContactPage, PageError> {
    let Member { mut tx, me, page } = member;
    let listing = directory::find(&mut tx, &[id]).await?.pop().ok_or(PageError::NotFound)?;
    if id == me.organisation_id {
        return Err(ContactError::Own.into());
    }
    let earlier = contact_requests::newest(&mut tx, me.organisation_id, id).await?;
    let waits = earlier.as_ref().is_some_and(|request| request.state == RequestState::New);
    Ok(ContactPage {
        provider: words::shown(&page, &listing, &[]),
        action: fill(path::LISTED_PROVIDER_CONTACT, &[&id]),
        from: page.t2("contact-from", "person", &me.name, "organisation", &me.organisation_name),
        mail: me.mail,
        page,
        errors,
        form,
        earlier,
        waits,
    })
}

/// `GET /find-a-provider/{provider}/contact`. A reseller that may not add a customer itself begins with what its provider needs to know
/// for it (F28).
pub async fn show(
    member: Member,
    Id(id): Id<OrganisationId>,
    Query(query): Query<ContactQuery>,
) -> Result<Response, PageError> {
    let message = if query.about == "customer" { member.page.t("contact-about-customer") } else { String::new() };
    Ok(ok(&render(member, id, ContactForm { message }, FormErrors::default()).await?))
}

/// `POST /find-a-provider/{provider}/contact`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<ContactForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let message = errors.parsed("message", text::paragraphs(&form.fields.message, LONGEST));
    if !errors.is_empty() {
        return Ok(invalid(&render(member, id, form.fields, errors).await?));
    }
    let there = fill(path::LISTED_PROVIDER_CONTACT, &[&id]);
    member.once(&form, &there).await?;
    let request: ContactRequestId = form.key.map_or_else(new_id, ContactRequestId);
    workflow::send(member.tx, &member.me, request, id, member.page.lang, &message).await?;
    Ok(done(&there, "flash-contact-sent"))
}

impl From<ContactError> for PageError {
    fn from(error: ContactError) -> Self {
        match error {
            ContactError::NotFound => Self::NotFound,
            ContactError::Own => Self::Refused(Message::new("contact-own")),
            ContactError::Waiting => Self::Conflict(Message::new("contact-waiting")),
            ContactError::TooMany => Self::TooMany(3_600),
            ContactError::NotOpen(is) => Self::Conflict(Message::new(format!("contact-is-{}", is.0.code()))),
            ContactError::Invite(error) => error.into(),
            ContactError::Store(error) => error.into(),
        }
    }
}
