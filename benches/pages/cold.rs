//! What a browser that knows nothing asks for: the page and every file it names.

use crate::load::{ENCODINGS, Target};

/// Such a page, whole.
#[derive(Clone, Copy)]
pub struct Cold {
    /// Bytes of all bodies, as they are sent.
    pub bytes: usize,
    /// How many requests.
    pub requests: usize,
}

/// Asks for the page and its files.
pub async fn load(target: &Target<'_>) -> anyhow::Result<Cold> {
    let text = target.text().await?;
    let mut cold = Cold { bytes: target.once(ENCODINGS).await?, requests: 1 };
    for path in files(&text) {
        cold.bytes += Target { path: &path, ..*target }.once(ENCODINGS).await?;
        cold.requests += 1;
    }
    Ok(cold)
}

/// The files of ours that a page names, each once.
fn files(text: &str) -> Vec<String> {
    let mut all: Vec<String> = text
        .split('"')
        .filter(|part| part.starts_with("/static/") && !part.ends_with(".py"))
        .map(|part| part.split('#').next().unwrap_or_default().to_owned())
        .collect();
    all.sort();
    all.dedup();
    all
}
