//! One list of partners: what was read, how far it is applied, what came of it.

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use serde::Deserialize;

use super::LiftForm;
use crate::{
    domain::{
        csv,
        ids::OffboardingImportId,
        offboarding_import::{COLUMNS, ImportState, ImportStep, MOST_ROWS, OPTIONAL},
        permission::Permission,
    },
    store::offboarding_imports::{self, Counts, Import, Row},
    web::{
        entry::Member,
        error::PageError,
        forms::CheckedForm,
        page::{Frame, done, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    words::Message,
    workflows::offboarding_import::{self, ImportError},
};

/// Rows on a page.
const SIZE: usize = 100;

/// Which rows, and from where on.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct RowsQuery {
    after: i32,
    only: String,
}

/// A row, and where its partner is.
struct Line {
    row: Row,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "ops/offboarding/import.html")]
struct ImportPage {
    page: Frame,
    import: Import,
    title: String,
    counts: Counts,
    same: Option<(String, Import)>,
    lines: Vec<Line>,
    has_revenue: bool,
    only_bad: bool,
    here: String,
    first: Option<String>,
    next: Option<String>,
    may_apply: bool,
    may_discard: bool,
}

/// What an import is called.
pub fn title(page: &Frame, import: &Import) -> String {
    match import.source.as_str() {
        "month" => page.t1("import-title-month", "month", page.t(&format!("month-{}", import.name))),
        "file" if !import.name.is_empty() => page.t1("import-title-file", "name", &import.name),
        _ => page.t("import-title-text"),
    }
}

/// `GET /ops/offboarding/imports/{import}`
pub async fn show(
    member: Member,
    Id(id): Id<OffboardingImportId>,
    Query(query): Query<RowsQuery>,
) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let import = offboarding_imports::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let counts = offboarding_imports::counts(&mut tx, id).await?;
    let same = offboarding_imports::same_before(&mut tx, id).await?;
    let only_bad = query.only == "faults";
    let limit = i64::try_from(SIZE + 1).unwrap_or(i64::MAX);
    let mut rows = offboarding_imports::rows(&mut tx, id, only_bad, query.after, limit).await?;
    let more = rows.len() > SIZE;
    rows.truncate(SIZE);
    let here = fill(path::OPS_IMPORT, &[&id]);
    let list = format!("{here}?only={}", if only_bad { "faults" } else { "" });
    let next = rows.last().filter(|_| more).map(|row| format!("{list}&after={}", row.line));
    let may = me.may(Permission::FlagOffboarding).is_ok();
    let has_revenue = rows.iter().any(|row| !row.revenue_text.is_empty() || !row.currency.is_empty());
    let lines = rows
        .into_iter()
        .map(|row| Line { href: row.organisation_id.map(|partner| fill(path::OPS_PARTNER, &[&partner])), row });
    Ok(ok(&ImportPage {
        title: title(&page, &import),
        same: same.map(|same| (fill(path::OPS_IMPORT, &[&same.id]), same)),
        lines: lines.collect(),
        has_revenue,
        first: (query.after > 0).then_some(list),
        may_apply: may && counts.good > 0 && import.state.take(ImportStep::Apply).is_ok(),
        may_discard: may && import.state.take(ImportStep::Discard).is_ok(),
        page,
        import,
        counts,
        only_bad,
        here,
        next,
    }))
}

/// `GET /ops/offboarding/imports/{import}/faults.csv`: what is wrong, in a file that can be mended and read again.
pub async fn faults(member: Member, Id(id): Id<OffboardingImportId>) -> Result<Response, PageError> {
    let Member { mut tx, page, .. } = member;
    offboarding_imports::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let all = i64::try_from(MOST_ROWS).unwrap_or(i64::MAX);
    let rows = offboarding_imports::rows(&mut tx, id, true, 0, all).await?;
    let heads: Vec<&str> = COLUMNS.into_iter().chain(OPTIONAL).chain(["line", "fault"]).collect();
    let mut body = format!("\u{feff}{}", csv::line(&heads));
    for row in rows {
        let fault = row.fault.map(|fault| page.word("import-fault", &fault)).unwrap_or_default();
        let typed = [row.partner_number, row.reason, row.planned_text, row.revenue_text, row.currency];
        body.push_str(&csv::line(&[typed.as_slice(), &[row.line.to_string(), fault]].concat()));
    }
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"off-boarding-faults-{id}.csv\"")),
    ];
    Ok((headers, body).into_response())
}

/// `POST /ops/offboarding/imports/{import}/apply`
pub async fn apply(
    mut member: Member,
    Id(id): Id<OffboardingImportId>,
    form: CheckedForm<LiftForm>,
) -> Result<Response, PageError> {
    let there = fill(path::OPS_IMPORT, &[&id]);
    member.once(&form, &there).await?;
    offboarding_import::apply(member.tx, &member.me, id).await?;
    Ok(done(&there, "flash-import-applied"))
}

/// `POST /ops/offboarding/imports/{import}/discard`
pub async fn discard(
    mut member: Member,
    Id(id): Id<OffboardingImportId>,
    form: CheckedForm<LiftForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::OPS_OFFBOARDING).await?;
    offboarding_import::discard(member.tx, id).await?;
    Ok(done(path::OPS_OFFBOARDING, "flash-import-discarded"))
}

impl From<ImportError> for PageError {
    fn from(error: ImportError) -> Self {
        match error {
            ImportError::NotFound => Self::NotFound,
            ImportError::NotOpen(stands) => Self::Conflict(Message::new(format!("import-stands-{}", stands.0.code()))),
            ImportError::Store(error) => error.into(),
        }
    }
}
