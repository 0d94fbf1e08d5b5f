//! Step 3: the confirmation of authorization, what changes with the partner's own numbers, and the only *Enroll now* (F07, F09).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use super::details::draft;
use crate::{
    domain::{
        agreement::{AgreementKind, Block, blocks},
        ids::AgreementVersionId,
        me::Me,
        permission::Permission,
        text,
    },
    store::{
        Tx, agreements,
        agreements::AgreementText,
        enrollments::{self, Enrollment},
        profiles,
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, invalid, ok, see_other},
        routes::path,
    },
    words::Message,
    workflows::enrollment,
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ConfirmForm {
    understood: String,
    company_name: String,
    statement: String,
}

#[derive(Template)]
#[template(path = "enrollment/confirm.html")]
struct ConfirmPage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a ConfirmForm,
    organisation_name: &'a str,
    statement: &'a AgreementText,
    statement_blocks: Vec<Block<'a>>,
    enrollment: &'a Enrollment,
    contact: String,
    customers: i64,
    partner_id: String,
    may_enroll: bool,
}

/// What the page shows beside the form.
struct Shown {
    statement: AgreementText,
    enrollment: Enrollment,
    contact: String,
    customers: i64,
    partner_id: String,
}

async fn shown(tx: &mut Tx, me: &Me, page: &Frame, enrollment: Enrollment) -> Result<Shown, PageError> {
    let id = me.organisation_id;
    let statement = agreements::newest(tx, AgreementKind::Authorization, page.lang.written()).await?;
    let statement = statement.ok_or_else(|| PageError::Conflict(Message::new("enrollment-no-statement")))?;
    let contact = profiles::primary_contact(tx, id).await?;
    let ids = profiles::partner_ids(tx, id).await?;
    Ok(Shown {
        statement,
        enrollment,
        contact: contact.map(|c| format!("{} {}, {}", c.first_name, c.last_name, c.mail)).unwrap_or_default(),
        customers: enrollments::direct_customers(tx, id).await?,
        partner_id: ids.into_iter().find(|p| p.associated).map(|p| p.number).unwrap_or_default(),
    })
}

fn render<'a>(page: Frame, me: &'a Me, form: &'a ConfirmForm, shown: &'a Shown, errors: FormErrors) -> ConfirmPage<'a> {
    ConfirmPage {
        page,
        errors,
        form,
        organisation_name: &me.organisation_name,
        statement_blocks: blocks(&shown.statement.body),
        statement: &shown.statement,
        enrollment: &shown.enrollment,
        contact: shown.contact.clone(),
        customers: shown.customers,
        partner_id: shown.partner_id.clone(),
        may_enroll: me.may(Permission::Enroll).is_ok(),
    }
}

/// `GET /enroll/indirect-reseller/confirm`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let enrollment = match draft(&mut tx, &me).await? {
        Ok(enrollment) => enrollment,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let shown = shown(&mut tx, &me, &page, enrollment).await?;
    let form = ConfirmForm { statement: shown.statement.version_id.to_string(), ..ConfirmForm::default() };
    Ok(ok(&render(page, &me, &form, &shown, FormErrors::default())))
}

fn check(form: &ConfirmForm, me: &Me) -> FormErrors {
    let mut errors = FormErrors::default();
    if form.understood != "on" {
        errors.add("understood", Message::new("missing-understood"));
    }
    let typed = errors.parsed("company_name", text::line(&form.company_name, 200));
    if !typed.is_empty() && text::folded(&typed) != text::folded(&me.organisation_name) {
        errors.add("company_name", Message::new("company-name-differs").with("name", &me.organisation_name));
    }
    errors
}

/// `POST /enroll/indirect-reseller/confirm`: Enroll now.
pub async fn submit(mut member: Member, form: CheckedForm<ConfirmForm>) -> Result<Response, PageError> {
    let statement: AgreementVersionId = form.fields.statement.parse().map_err(|_| PageError::BadForm)?;
    let errors = check(&form.fields, &member.me);
    if !errors.is_empty() {
        let Member { mut tx, me, page } = member;
        let enrollment = match draft(&mut tx, &me).await? {
            Ok(enrollment) => enrollment,
            Err(elsewhere) => return Ok(elsewhere),
        };
        let shown = shown(&mut tx, &me, &page, enrollment).await?;
        return Ok(invalid(&render(page, &me, &form.fields, &shown, errors)));
    }
    member.once(&form, path::ENROLLMENT_STATUS).await?;
    enrollment::submit(member.tx, &member.me, statement, member.page.lang.written()).await?;
    Ok(see_other(path::ENROLLMENT_STATUS))
}
