//! A version that is being written: edited, looked at as partners will see it, compared with the one before, published for good.

use askama::Template;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;

use super::version::{Shown, compared};
use crate::{
    clock::new_id,
    domain::{
        agreement::AgreementKind,
        ids::AgreementVersionId,
        language::Language,
        text::{self, TextFault},
    },
    store::{
        Tx,
        agreement_versions::{self, Draft, EditedDraft, NewText, Text},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok, see_other, stale},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::agreement_publishing::{self, PublishError, days_fit, missing},
};

/// The longest text, as on the command line.
const LONGEST: usize = 60_000;

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DraftForm {
    title_en: String,
    text_en: String,
    title_fr: String,
    text_fr: String,
    effective_on: String,
    sign_again_by: String,
}

#[derive(Template)]
#[template(path = "ops/agreements/draft.html")]
struct DraftPage<'a> {
    page: Frame,
    errors: FormErrors,
    kind: AgreementKind,
    form: &'a DraftForm,
    version: i32,
}

fn day(date: Option<NaiveDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// What is saved, or the texts that hold now to begin with.
async fn stored(tx: &mut Tx, kind: AgreementKind) -> Result<(DraftForm, i32), PageError> {
    let draft = agreement_versions::draft(tx, kind).await?;
    let texts = match &draft {
        Some(_) => agreement_versions::draft_texts(tx, kind).await?,
        None => {
            let newest = newest_number(tx, kind).await?;
            agreement_versions::texts(tx, kind, newest).await?
        }
    };
    let of = |language| texts.iter().find(|text| text.language == language).cloned();
    let (en, fr) = (of(Language::En), of(Language::Fr));
    let split = |text: Option<Text>| text.map(|text| (text.title, text.body)).unwrap_or_default();
    let ((title_en, text_en), (title_fr, text_fr)) = (split(en), split(fr));
    let form = DraftForm {
        title_en,
        text_en,
        title_fr,
        text_fr,
        effective_on: day(draft.as_ref().and_then(|draft| draft.effective_on)),
        sign_again_by: day(draft.as_ref().and_then(|draft| draft.sign_again_by)),
    };
    Ok((form, draft.map_or(0, |draft| draft.version)))
}

async fn newest_number(tx: &mut Tx, kind: AgreementKind) -> Result<i32, PageError> {
    let all = agreement_versions::all(tx).await?;
    Ok(all.iter().filter(|version| version.kind == kind).map(|version| version.number).max().unwrap_or(0))
}

/// `GET /ops/agreements/draft/{kind}`
pub async fn show(member: Member, Id(kind): Id<AgreementKind>) -> Result<Response, PageError> {
    let Member { mut tx, page, .. } = member;
    let (form, version) = stored(&mut tx, kind).await?;
    Ok(ok(&DraftPage { page, errors: FormErrors::default(), kind, form: &form, version }))
}

/// What was typed, checked; a language may still be missing.
struct Checked {
    texts: [(Language, String, String); 2],
    effective_on: Option<NaiveDate>,
    sign_again_by: Option<NaiveDate>,
}

/// A day that may be left open.
fn optional_day(errors: &mut FormErrors, field: &'static str, typed: &str) -> Option<NaiveDate> {
    let day = typed.trim().parse::<NaiveDate>();
    if day.is_err() && !typed.trim().is_empty() {
        errors.add(field, Message::new("fault-day"));
    }
    day.ok()
}

fn body(typed: &str) -> Result<String, TextFault> {
    if typed.trim().is_empty() { Ok(String::new()) } else { text::paragraphs(typed, LONGEST) }
}

fn check(form: &DraftForm, kind: AgreementKind, today: NaiveDate) -> (Checked, FormErrors) {
    let mut errors = FormErrors::default();
    let texts = [
        (
            Language::En,
            errors.parsed("title_en", text::optional(&form.title_en, 120)),
            errors.parsed("text_en", body(&form.text_en)),
        ),
        (
            Language::Fr,
            errors.parsed("title_fr", text::optional(&form.title_fr, 120)),
            errors.parsed("text_fr", body(&form.text_fr)),
        ),
    ];
    let effective_on = optional_day(&mut errors, "effective_on", &form.effective_on);
    if effective_on.is_some_and(|day| day < today) {
        errors.add("effective_on", Message::new("fault-day-past"));
    }
    let sign_again_by = optional_day(&mut errors, "sign_again_by", &form.sign_again_by);
    let from = effective_on.unwrap_or(today).max(today);
    if sign_again_by.is_some_and(|by| by <= from) {
        errors.add("sign_again_by", Message::new("agreement-days-differ"));
    }
    if sign_again_by.is_some() && !kind.is_signed() {
        errors.add("sign_again_by", Message::new("agreement-never-again"));
    }
    (Checked { texts, effective_on, sign_again_by }, errors)
}

/// `POST /ops/agreements/draft/{kind}`: saves the draft and shows it.
pub async fn save(
    mut member: Member,
    Id(kind): Id<AgreementKind>,
    form: CheckedForm<DraftForm>,
) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let today = member.me.at.with_timezone(&member.me.time_zone).date_naive();
    let (checked, errors) = check(&form.fields, kind, today);
    if !errors.is_empty() {
        return Ok(invalid(&DraftPage { page: member.page, errors, kind, form: &form.fields, version }));
    }
    let there = fill(path::OPS_AGREEMENT_PREVIEW, &[&kind.code()]);
    member.once(&form, &there).await?;
    if let Some(saved) = agreement_versions::draft(&mut member.tx, kind).await?.filter(|d| d.version != version) {
        let errors = FormErrors::stale(&saved.updated_by_name);
        let (page, version) = (member.page, saved.version);
        return Ok(stale(&DraftPage { page, errors, kind, form: &form.fields, version }));
    }
    let texts = checked.texts.each_ref().map(|(language, title, body)| NewText { language: *language, title, body });
    let Checked { effective_on, sign_again_by, .. } = checked;
    let draft = EditedDraft { kind, texts: &texts, effective_on, sign_again_by, version };
    if agreement_publishing::save(member.tx, &member.me, &draft).await? {
        Ok(see_other(&there))
    } else {
        Err(PageError::Conflict(Message::new("conflict-edited")))
    }
}

#[derive(Template)]
#[template(path = "ops/agreements/preview.html")]
struct PreviewPage {
    page: Frame,
    errors: FormErrors,
    draft: Draft,
    number: i32,
    texts: Vec<Shown>,
    missing: Vec<Language>,
    days_fit: bool,
    name: String,
    typed: String,
}

async fn preview(
    member: Member,
    kind: AgreementKind,
    typed: String,
    errors: FormErrors,
) -> Result<PreviewPage, PageError> {
    let Member { mut tx, me, page } = member;
    let draft = agreement_versions::draft(&mut tx, kind).await?.ok_or(PageError::NotFound)?;
    let texts = agreement_versions::draft_texts(&mut tx, kind).await?;
    let newest = newest_number(&mut tx, kind).await?;
    let before = agreement_versions::texts(&mut tx, kind, newest).await?;
    let today = me.at.with_timezone(&me.time_zone).date_naive();
    Ok(PreviewPage {
        name: name(&page, kind, newest + 1),
        page,
        errors,
        days_fit: days_fit(&draft, today),
        draft,
        number: newest + 1,
        missing: missing(&texts),
        texts: compared(texts, &before),
        typed,
    })
}

/// What is typed to publish a version: its kind and its number.
fn name(page: &Frame, kind: AgreementKind, number: i32) -> String {
    format!("{} {number}", page.word("agreement-kind", kind.code()))
}

/// `GET /ops/agreements/draft/{kind}/preview`
pub async fn show_preview(member: Member, Id(kind): Id<AgreementKind>) -> Result<Response, PageError> {
    Ok(ok(&preview(member, kind, String::new(), FormErrors::default()).await?))
}

/// The form: the version's name, typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct PublishForm {
    confirmation: String,
}

/// `POST /ops/agreements/draft/{kind}/publish`: for good.
pub async fn publish(
    mut member: Member,
    Id(kind): Id<AgreementKind>,
    form: CheckedForm<PublishForm>,
) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let id = form.key.map_or_else(new_id, AgreementVersionId);
    let there = fill(path::OPS_AGREEMENT, &[&id]);
    // first of all: once it is published, the draft is gone and the name another one
    member.once(&form, &there).await?;
    let name = name(&member.page, kind, newest_number(&mut member.tx, kind).await? + 1);
    if text::folded(&form.fields.confirmation) != text::folded(&name) {
        let mut errors = FormErrors::default();
        errors.add("confirmation", Message::new("agreement-name-differs").with("name", &name));
        return Ok(invalid(&preview(member, kind, form.fields.confirmation, errors).await?));
    }
    agreement_publishing::publish(member.tx, kind, version, id).await?;
    Ok(done(&there, "flash-agreement-published"))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DiscardForm {}

/// `POST /ops/agreements/draft/{kind}/discard`
pub async fn discard(
    mut member: Member,
    Id(kind): Id<AgreementKind>,
    form: CheckedForm<DiscardForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::OPS_AGREEMENTS).await?;
    if agreement_publishing::discard(member.tx, kind).await? {
        Ok(done(path::OPS_AGREEMENTS, "flash-agreement-draft-discarded"))
    } else {
        Err(PageError::NotFound)
    }
}

impl From<PublishError> for PageError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::NotFound => Self::NotFound,
            PublishError::Stale => Self::Conflict(Message::new("agreement-draft-stale")),
            PublishError::Incomplete(_) => Self::Conflict(Message::new("agreement-draft-incomplete")),
            PublishError::Days => Self::Conflict(Message::new("agreement-days-differ")),
            PublishError::Store(error) => error.into(),
        }
    }
}
