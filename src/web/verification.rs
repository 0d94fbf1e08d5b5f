//! How a verification stands, as both sides see it: the bar of steps, whose turn it is, and documents as files to take away.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::{error::PageError, page::Frame};
use crate::{
    domain::{
        ids::DocumentId,
        verification::{Ball, Stage, Verification},
    },
    store::{Tx, documents, verifications::Case},
};

/// A step of the bar.
pub struct BarStep {
    /// Its name.
    pub title: String,
    /// done, current or later.
    pub place: &'static str,
    /// How its word is coloured.
    pub tone: &'static str,
    /// How it stands, in a word.
    pub word: String,
}

/// How a part stands: its place in the bar and the key of its word.
fn standing(case: &Case, stage: Stage) -> (&'static str, &'static str) {
    let asked = match stage {
        Stage::Email | Stage::Employment => case.parts.contact,
        Stage::Business => case.parts.business,
        Stage::Diligence => case.is_deep,
        Stage::Decision => true,
    };
    match (case.at, case.at.stage()) {
        (Verification::Authorized, _) if stage == Stage::Diligence && !asked => ("done", "not-needed"),
        (Verification::Authorized, _) => ("done", "done"),
        (_, None) => ("later", "later"),
        (Verification::Rejected(_), Some(at)) if stage == at => ("current", "failed"),
        (Verification::Pending(_, Ball::Partner), Some(at)) if stage == at => ("current", "partner"),
        (_, Some(at)) if stage == at => ("current", "operator"),
        (_, Some(at)) if stage > at && stage == Stage::Diligence && !asked => ("later", "if-needed"),
        (_, Some(at)) if stage > at && asked => ("later", "later"),
        _ if !asked => ("done", "not-needed"),
        _ => ("done", "done"),
    }
}

/// The bar of steps.
pub fn bar(case: &Case, page: &Frame) -> Vec<BarStep> {
    let step = |key: &str, place, word: &str| BarStep {
        title: page.t(&format!("verification-step-{key}")),
        place,
        tone: match word {
            "done" => "success",
            "failed" => "error",
            "partner" => "warning",
            "operator" => "info",
            _ => "neutral",
        },
        word: page.t(&format!("verification-word-{word}")),
    };
    let (place, word) = if case.at == Verification::None { ("later", "later") } else { ("done", "done") };
    let begun = step("started", place, word);
    let parts = Stage::ALL.into_iter().map(|stage| {
        let (place, word) = standing(case, stage);
        step(stage.code(), place, word)
    });
    std::iter::once(begun).chain(parts).collect()
}

/// The key of the sentence that says whose turn it is.
pub fn turn(case: &Case) -> &'static str {
    match case.at {
        Verification::None => "verification-turn-none",
        Verification::Pending(Stage::Email, _) => "verification-turn-email",
        Verification::Pending(_, Ball::Partner) => "verification-turn-partner",
        Verification::Pending(_, Ball::Operator) => "verification-turn-operator",
        Verification::Authorized => "verification-turn-authorized",
        Verification::Rejected(_) => "verification-turn-rejected",
    }
}

/// A document as a file to take away: never shown in the browser, whatever it pretends to be (abuse G4).
pub async fn download(tx: &mut Tx, id: DocumentId) -> Result<Response, PageError> {
    let document = documents::find(tx, id).await?.ok_or(PageError::NotFound)?;
    let content = documents::content(tx, id).await?.ok_or(PageError::NotFound)?;
    let plain: String = document.file_name.chars().map(|c| if c.is_ascii() { c } else { '_' }).collect();
    let encoded: String = url::form_urlencoded::byte_serialize(document.file_name.as_bytes()).collect();
    let name = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{}", encoded.replace('+', "%20"));
    let name = HeaderValue::try_from(name).map_err(anyhow::Error::new)?;
    let kind = HeaderValue::try_from(document.media_type).map_err(anyhow::Error::new)?;
    let sandbox = HeaderValue::from_static("default-src 'none'; sandbox");
    let headers =
        [(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name), (header::CONTENT_SECURITY_POLICY, sandbox)];
    Ok((StatusCode::OK, headers, content).into_response())
}
