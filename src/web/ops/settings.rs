//! The programme's settings: whether enrollments are approved at once, and how long a decision may take.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::permission::Permission,
    store::programme::{self, Settings},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok},
        routes::path,
    },
    words::Message,
    workflows::settings as workflow,
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SettingsForm {
    auto_approve: String,
    approval_days: String,
}

#[derive(Template)]
#[template(path = "ops/settings.html")]
struct SettingsPage {
    page: Frame,
    errors: FormErrors,
    form: SettingsForm,
    may_edit: bool,
}

/// `GET /ops/settings`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let stored = programme::settings(&mut tx).await?;
    let form = SettingsForm {
        auto_approve: if stored.auto_approve { "on".into() } else { String::new() },
        approval_days: stored.approval_days.to_string(),
    };
    Ok(ok(&SettingsPage {
        page,
        errors: FormErrors::default(),
        form,
        may_edit: me.may(Permission::EditSettings).is_ok(),
    }))
}

/// `POST /ops/settings`
pub async fn submit(mut member: Member, form: CheckedForm<SettingsForm>) -> Result<Response, PageError> {
    let days = form.fields.approval_days.trim().parse::<i32>().ok().filter(|days| (1..=30).contains(days));
    let Some(approval_days) = days else {
        let mut errors = FormErrors::default();
        errors.add("approval_days", Message::new("missing-approval-days"));
        return Ok(invalid(&SettingsPage { page: member.page, errors, form: form.fields, may_edit: true }));
    };
    member.once(&form, path::OPS_SETTINGS).await?;
    let to = Settings { auto_approve: form.fields.auto_approve == "on", approval_days };
    workflow::change(member.tx, &member.me, to).await?;
    Ok(done(path::OPS_SETTINGS, "flash-saved"))
}
