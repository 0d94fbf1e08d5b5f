//! The list of customers as a file: how much memory the portal takes while it writes a long one.

use std::time::{Duration, Instant};

use crate::{load::Target, portal::Portal};

const A_MOMENT: Duration = Duration::from_millis(50);

/// An export as it was measured.
#[derive(Clone, Copy)]
pub struct Export {
    /// Lines below the head.
    pub rows: usize,
    /// Bytes of the file.
    pub bytes: usize,
    /// How long it took.
    pub seconds: f64,
    /// Megabytes the portal held before.
    pub before: f64,
    /// The most it held meanwhile.
    pub most: f64,
}

/// Takes the file away while somebody looks at the portal's memory.
pub async fn take(target: &Target<'_>, portal: &Portal) -> anyhow::Result<Export> {
    let before = portal.memory()?;
    let began = Instant::now();
    let mut taken = std::pin::pin!(target.text());
    let mut most = before;
    let text = loop {
        tokio::select! {
            text = &mut taken => break text?,
            () = tokio::time::sleep(A_MOMENT) => most = most.max(portal.memory()?),
        }
    };
    let rows = text.lines().count().saturating_sub(1);
    Ok(Export { rows, bytes: text.len(), seconds: began.elapsed().as_secs_f64(), before, most })
}
