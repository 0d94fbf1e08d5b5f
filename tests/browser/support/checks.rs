//! What every page must hold to besides accessibility: its width, and a console without complaints.

use super::browser::Browser;

// what has a scroller of its own may be as wide as it likes
const TOO_WIDE: &str = r"
const width = document.documentElement.clientWidth;
if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= width) return [];
const scrolls = e => e !== document.body && e !== document.documentElement
    && getComputedStyle(e).overflowX !== 'visible';
const inScroller = e => e && (scrolls(e) || inScroller(e.parentElement));
const wide = [...document.body.querySelectorAll('*')].filter(
    e => e.getBoundingClientRect().right > width + 1 && !inScroller(e.parentElement));
const shown = wide.map(e => Math.round(e.getBoundingClientRect().right) + 'px ' + e.cloneNode(false).outerHTML);
return [`the page is ${document.documentElement.scrollWidth}px wide in ${width}px`, ...shown];
";

// the page's own colour, not the browser's wish: a sheet without dark colours must be noticed
const IS_DARK: &str = r"
const paint = e => getComputedStyle(e).backgroundColor.match(/[\d.]+/g).map(Number);
const seen = [document.body, document.documentElement].map(paint).find(p => p[3] !== 0) ?? [255, 255, 255];
return seen[0] + seen[1] + seen[2] < 384;
";

impl Browser {
    /// Panics with the elements that make the page wider than its window.
    pub async fn assert_no_sideways_scroll(&self) {
        let answer = self.driver.execute(TOO_WIDE, Vec::new()).await;
        let wide: Vec<String> = answer.and_then(|answer| answer.convert()).expect("a measurement");
        assert!(wide.is_empty(), "{}:\n  {}", self.here().await, wide.join("\n  "));
    }

    /// Whether the page is painted for people who prefer dark colours.
    pub async fn is_dark(&self) -> bool {
        let answer = self.driver.execute(IS_DARK, Vec::new()).await;
        answer.and_then(|answer| answer.convert()).expect("a colour")
    }

    /// What the console complains of since the last call: script errors, blocked content, missing files.
    pub async fn complaints(&self) -> Vec<String> {
        let entries = self.driver.browser_log().await.expect("the console");
        entries
            .into_iter()
            .filter(|entry| entry.level == "SEVERE" && !is_a_refusal(&entry.message))
            .map(|entry| entry.message)
            .collect()
    }

    /// Panics when the console complains.
    pub async fn assert_no_complaints(&self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "{}:\n  {}", self.here().await, complaints.join("\n  "));
    }
}

// a page may well answer 403, 404, 409 or 422; a file, which has a dot in its name, may not
fn is_a_refusal(message: &str) -> bool {
    let Some((url, rest)) = message.split_once(" - ") else {
        return false;
    };
    let name = url.rsplit('/').next().unwrap_or_default();
    let name = name.split(['?', '#']).next().unwrap_or_default();
    rest.contains("responded with a status of 4") && !name.contains('.')
}
