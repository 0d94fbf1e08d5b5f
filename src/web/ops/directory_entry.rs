//! One entry of the directory at the operator's desk: the new beside what is in force, and the decision.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::{
        directory::{EntryState, EntryStep},
        ids::DirectoryEntryId,
        permission::Permission,
        text,
    },
    store::{
        Stored, Tx,
        directory_entries::{self as entries, Entry},
    },
    web::{
        directory::words::everything,
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        directory::{self as workflow, Verdict},
        names,
    },
};

/// The decision; which button was pressed is its `verdict`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionForm {
    verdict: String,
    reason: String,
}

/// What was and what would be.
struct Line {
    label: String,
    before: String,
    now: String,
    changed: bool,
}

#[derive(Template)]
#[template(path = "ops/directory_entry.html")]
struct EntryPage {
    page: Frame,
    errors: FormErrors,
    form: DecisionForm,
    entry: Entry,
    in_force: Option<Entry>,
    lines: Vec<Line>,
    /// Other providers whose name this one's looks like, or whom its text names (abuse C13).
    alike: Vec<String>,
    named: Vec<String>,
    may_decide: bool,
    may_take_down: bool,
    action: String,
    partner_href: String,
}

/// The names the provider's could be mistaken for, and those of other partners that its text speaks of.
async fn suspects(tx: &mut Tx, entry: &Entry) -> Stored<(Vec<String>, Vec<String>)> {
    let text = format!("{} {}", entry.content.about.en, entry.content.about.fr);
    let alike = names::alike(tx, &entry.name, &[entry.provider_id]).await?;
    let mut named = names::named(tx, &text, &[entry.provider_id]).await?;
    named.retain(|other| !alike.contains(other));
    Ok((alike, named))
}

async fn render(
    member: Member,
    id: DirectoryEntryId,
    form: DecisionForm,
    errors: FormErrors,
) -> Result<EntryPage, PageError> {
    let Member { mut tx, me, page } = member;
    let entry = entries::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let (_, published) = entries::of_provider(&mut tx, entry.provider_id).await?;
    let in_force = published.filter(|published| {
        published.id != entry.id && !matches!(entry.state, EntryState::Replaced | EntryState::TakenDown)
    });
    let moderates = me.may(Permission::ModerateDirectory).is_ok();
    let waits = entry.state == EntryState::Submitted;
    let (alike, named) = if waits { suspects(&mut tx, &entry).await? } else { Default::default() };
    let before = in_force.as_ref().map(|published| everything(&page, &published.content)).unwrap_or_default();
    let mut before = before.into_iter().map(|fact| fact.value);
    let line = |fact: crate::web::directory::words::Fact| {
        let was = before.next();
        Line {
            changed: was.as_ref().is_some_and(|was| *was != fact.value),
            label: fact.label,
            before: was.unwrap_or_default(),
            now: fact.value,
        }
    };
    let lines = everything(&page, &entry.content).into_iter().map(line).collect();
    Ok(EntryPage {
        may_decide: moderates && entry.state.take(EntryStep::Publish).is_ok(),
        may_take_down: moderates && entry.state.take(EntryStep::TakeDown).is_ok(),
        action: fill(path::OPS_DIRECTORY_DECISION, &[&id]),
        partner_href: fill(path::OPS_PARTNER, &[&entry.provider_id]),
        page,
        errors,
        form,
        entry,
        in_force,
        lines,
        alike,
        named,
    })
}

/// `GET /ops/directory/{entry}`
pub async fn show(member: Member, Id(id): Id<DirectoryEntryId>) -> Result<Response, PageError> {
    Ok(ok(&render(member, id, DecisionForm::default(), FormErrors::default()).await?))
}

/// `POST /ops/directory/{entry}/decision`
pub async fn decide(
    mut member: Member,
    Id(id): Id<DirectoryEntryId>,
    form: CheckedForm<DecisionForm>,
) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let reason = |errors: &mut FormErrors| errors.parsed("reason", text::paragraphs(&form.fields.reason, 1000));
    let verdict = match form.fields.verdict.as_str() {
        "publish" => Some(Verdict::Publish),
        "return" => Some(Verdict::SendBack(reason(&mut errors))),
        "take_down" => Some(Verdict::TakeDown(reason(&mut errors))),
        _ => {
            errors.add("", Message::new("missing-verdict"));
            None
        }
    };
    let (Some(verdict), true) = (verdict, errors.is_empty()) else {
        return Ok(invalid(&render(member, id, form.fields, errors).await?));
    };
    let version = form.version.ok_or(PageError::BadForm)?;
    member.once(&form, path::OPS_DIRECTORY).await?;
    let flash = match verdict {
        Verdict::Publish => "flash-entry-published",
        Verdict::SendBack(_) => "flash-entry-returned",
        Verdict::TakeDown(_) => "flash-entry-taken-down",
    };
    workflow::decide(member.tx, &member.me, id, version, &verdict).await?;
    Ok(done(path::OPS_DIRECTORY, flash))
}
