//! A file of partners, or the same pasted: read, and shown before anybody is identified (F01).

use askama::Template;
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use chrono::TimeDelta;
use serde::Deserialize;
use sha2::{Digest, Sha256};

use super::today;
use crate::{
    clock::new_id,
    domain::{
        csv,
        ids::OffboardingImportId,
        offboarding_import::{COLUMNS, FileFault, MOST_ROWS, OPTIONAL, read},
        text,
    },
    store::offboarding_imports::NewImport,
    web::{
        entry::Member,
        error::PageError,
        forms::FormErrors,
        page::{Frame, invalid, ok, see_other},
        routes::{fill, path},
        upload,
    },
    words::Message,
    workflows::offboarding_import::{self, Source},
};

/// The fields beside the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct UploadForm {
    pasted: String,
}

#[derive(Template)]
#[template(path = "ops/offboarding/upload.html")]
struct UploadPage {
    page: Frame,
    errors: FormErrors,
    pasted: String,
    most: i64,
    columns: [&'static str; 3],
    optional: [&'static str; 2],
}

fn most() -> i64 {
    i64::try_from(MOST_ROWS).unwrap_or(i64::MAX)
}

fn render(page: Frame, pasted: String, errors: FormErrors) -> UploadPage {
    UploadPage { page, errors, pasted, most: most(), columns: COLUMNS, optional: OPTIONAL }
}

/// The page again, with what is wrong with the file.
fn refused(page: Frame, pasted: String, field: &'static str, fault: FileFault) -> Response {
    let errors = complaint(&page, field, fault);
    invalid(&render(page, pasted, errors))
}

/// `GET /ops/offboarding/imports/new`
pub async fn show(member: Member) -> Response {
    ok(&render(member.page, String::new(), FormErrors::default()))
}

fn complaint(page: &Frame, field: &'static str, fault: FileFault) -> FormErrors {
    let mut errors = FormErrors::default();
    errors.add(
        field,
        match fault {
            FileFault::Empty => Message::new("import-file-empty"),
            FileFault::Encoding => Message::new("import-file-encoding"),
            FileFault::Columns => Message::new("import-file-columns").with("columns", COLUMNS.join(", ")),
            FileFault::TooMany => Message::new("import-file-too-many").with("most", page.number(&most())),
        },
    );
    errors
}

/// `POST /ops/offboarding/imports/new`
pub async fn submit(mut member: Member, upload: upload::UploadForm<UploadForm>) -> Result<Response, PageError> {
    let upload::UploadForm { form, file } = upload;
    let pasted = form.fields.pasted.clone();
    let (field, source, name, content) = match file.name() {
        Some(_) if !pasted.trim().is_empty() => {
            return Ok(invalid(&render(member.page, pasted, FormErrors::of("pasted", "import-both"))));
        }
        Some(name) => ("file", "file", name, file.content()),
        None if pasted.trim().is_empty() => {
            return Ok(invalid(&render(member.page, pasted, FormErrors::of("file", "import-neither"))));
        }
        None => ("pasted", "text", "", Some(pasted.as_bytes())),
    };
    let Some(content) = content else {
        return Ok(refused(member.page, pasted, field, FileFault::TooMany));
    };
    let rows = match read(content, today(&member.me)) {
        Ok(rows) => rows,
        Err(fault) => return Ok(refused(member.page, pasted, field, fault)),
    };
    let id = form.key.map_or_else(new_id, OffboardingImportId);
    let there = fill(path::OPS_IMPORT, &[&id]);
    member.once(&form, &there).await?;
    let by_name = member.me.name.clone();
    let import = NewImport {
        id,
        source,
        // a file's name is shown and logged like everything that was typed
        name: &text::optional(name, 120).unwrap_or_default(),
        content_hash: &Sha256::digest(content),
        by: member.me.person_id,
        by_name: &by_name,
    };
    offboarding_import::keep(member.tx, &import, &Source::Rows(&rows)).await?;
    Ok(see_other(&there))
}

/// `GET /ops/offboarding/imports/template.csv`
pub async fn template(member: Member) -> Response {
    let planned = (today(&member.me) + TimeDelta::days(180)).to_string();
    let [partner, reason, revenue] =
        ["partner", "reason", "revenue"].map(|cell| member.page.t(&format!("import-template-{cell}")));
    let example = [partner, reason, planned, revenue, "EUR".into()];
    let heads: Vec<&str> = COLUMNS.into_iter().chain(OPTIONAL).collect();
    let body = format!("\u{feff}{}{}", csv::line(&heads), csv::line(&example));
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"off-boarding.csv\""),
    ];
    (headers, body).into_response()
}
