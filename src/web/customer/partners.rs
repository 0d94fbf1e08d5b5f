//! Who has access to us: every partner, what it may, since when; ending rights at once, asking to end a relationship (F89, F90).

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;

use crate::{
    domain::{customer_invitation::RelationshipState, ids::RelationshipId, me::Me, text},
    store::{
        Tx,
        customer_invitations::{self, CustomerInvitation},
        relationships::{self, Relationship},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::own_partners::{self, EndError},
};

/// A partner and what can be done about it.
struct Row {
    partner: Relationship,
    end_administration: Option<String>,
    end: Option<String>,
}

#[derive(Template)]
#[template(path = "customer/partners.html")]
struct PartnersPage {
    page: Frame,
    organisation: String,
    rows: Vec<Row>,
    receipts: Vec<CustomerInvitation>,
}

/// `GET /c/partners`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partners = relationships::mine(&mut tx, me.organisation_id).await?;
    let receipts = customer_invitations::accepted(&mut tx, me.organisation_id).await?;
    let row = |partner: Relationship| Row {
        end_administration: partner.has_admin().then(|| fill(path::OWN_PARTNER_ADMINISTRATION, &[&partner.id])),
        end: (partner.state == RelationshipState::Active).then(|| fill(path::OWN_PARTNER_END, &[&partner.id])),
        partner,
    };
    let rows = partners.into_iter().map(row).collect();
    Ok(ok(&PartnersPage { page, organisation: me.organisation_name, rows, receipts }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// `POST /c/partners/{relationship}/end-administration`
pub async fn end_administration(
    mut member: Member,
    Id(id): Id<RelationshipId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::OWN_PARTNERS).await?;
    match own_partners::end_administration(member.tx, &member.me, id).await {
        Ok(()) => Ok(done(path::OWN_PARTNERS, "flash-administration-ended")),
        Err(EndError::Before) => Err(PageError::Conflict(Message::new("administration-ended-before"))),
        Err(error) => Err(error.into()),
    }
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EndForm {
    reason: String,
}

#[derive(Template)]
#[template(path = "customer/end.html")]
struct EndPage {
    page: Frame,
    errors: FormErrors,
    partner: Relationship,
    /// The other half of a joint relationship, which goes on.
    others: Vec<String>,
    from: NaiveDate,
    action: String,
    reason: String,
}

async fn end_page(
    tx: &mut Tx,
    me: &Me,
    page: Frame,
    id: RelationshipId,
    reason: String,
    errors: FormErrors,
) -> Result<EndPage, PageError> {
    let all = relationships::mine(tx, me.organisation_id).await?;
    let partner = all.iter().find(|r| r.id == id).ok_or(PageError::NotFound)?.clone();
    if partner.state != RelationshipState::Active {
        return Err(PageError::Conflict(Message::new("relationship-ending-before")));
    }
    let joint = all.iter().filter(|r| r.joint_id.is_some() && r.joint_id == partner.joint_id && r.id != id);
    let others = joint.map(|r| r.name.clone()).collect();
    let from = own_partners::earliest(tx, me).await?;
    Ok(EndPage { action: fill(path::OWN_PARTNER_END, &[&id]), page, errors, partner, others, from, reason })
}

/// `GET /c/partners/{relationship}/end`: what still runs, and the earliest day.
pub async fn show_end(member: Member, Id(id): Id<RelationshipId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    Ok(ok(&end_page(&mut tx, &me, page, id, String::new(), FormErrors::default()).await?))
}

/// `POST /c/partners/{relationship}/end`
pub async fn ask_to_end(
    mut member: Member,
    Id(id): Id<RelationshipId>,
    form: CheckedForm<EndForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let reason = errors.parsed("reason", text::optional(&form.fields.reason, 300));
    if !errors.is_empty() {
        let Member { mut tx, me, page } = member;
        return Ok(invalid(&end_page(&mut tx, &me, page, id, form.fields.reason, errors).await?));
    }
    member.once(&form, path::OWN_PARTNERS).await?;
    match own_partners::ask_to_end(member.tx, &member.me, id, &reason).await {
        Ok(()) => Ok(done(path::OWN_PARTNERS, "flash-end-asked")),
        Err(EndError::Before) => Err(PageError::Conflict(Message::new("relationship-ending-before"))),
        Err(error) => Err(error.into()),
    }
}

impl From<EndError> for PageError {
    fn from(error: EndError) -> Self {
        match error {
            EndError::NotFound => Self::NotFound,
            EndError::Before => Self::Conflict(Message::new("relationship-ending-before")),
            EndError::Store(error) => error.into(),
        }
    }
}
