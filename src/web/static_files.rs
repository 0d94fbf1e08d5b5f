//! Style sheet, script, icons, and the check of exported logs: part of the program, served under names that change with their content.

use std::sync::LazyLock;

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use super::path::Id;

struct File {
    url: String,
    kind: &'static str,
    body: &'static str,
}

fn file(name: &str, kind: &'static str, body: &'static str) -> File {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let hash = hex::encode(&Sha256::digest(body.as_bytes())[..6]);
    File { url: format!("/static/{stem}-{hash}.{ending}"), kind, body }
}

static FILES: LazyLock<[File; 5]> = LazyLock::new(|| {
    [
        file("portal.css", "text/css; charset=utf-8", include_str!("../../static/portal.css")),
        file("portal.js", "text/javascript; charset=utf-8", include_str!("../../static/portal.js")),
        file("icons.svg", "image/svg+xml", include_str!("../../static/icons.svg")),
        file("favicon.svg", "image/svg+xml", include_str!("../../static/favicon.svg")),
        file("check-activity.py", "text/x-python; charset=utf-8", include_str!("../../static/check-activity.py")),
    ]
});

/// URL of the style sheet.
pub fn css() -> &'static str {
    &FILES[0].url
}

/// URL of the script.
pub fn js() -> &'static str {
    &FILES[1].url
}

/// URL of the icon sprite.
pub fn icons() -> &'static str {
    &FILES[2].url
}

/// URL of the script that checks an exported log.
pub fn activity_check() -> &'static str {
    &FILES[4].url
}

/// `GET /static/{file}`
pub async fn show(Id(name): Id<String>) -> Response {
    let wanted = format!("/static/{name}");
    match FILES.iter().find(|file| file.url == wanted) {
        Some(file) => (
            [(header::CONTENT_TYPE, file.kind), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")],
            file.body,
        )
            .into_response(),
        // browsers ask for this name on their own
        None if name == "favicon.svg" => {
            ([(header::CONTENT_TYPE, FILES[3].kind), (header::CACHE_CONTROL, "public, max-age=86400")], FILES[3].body)
                .into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
