//! Links, buttons and fields, found by the name that a person sees or hears.

use thirtyfour::prelude::*;

use super::browser::{Browser, Extra};

const LINKS: &str = "a[href], area[href], [role=link]";
const BUTTONS: &str = "button, summary, [role=button], input[type=submit], input[type=button], \
    input[type=reset]";
const FIELDS: &str = "textarea, select, input:not([type=hidden], [type=submit], [type=button], \
    [type=reset], [type=checkbox], [type=radio])";
const BOXES: &str = "input[type=checkbox], input[type=radio]";

const LOADED: &str = "return document.readyState === 'complete' ? performance.timeOrigin : null";

const SET_VALUE: &str = r"
const [field, value] = arguments;
field.value = value;
if (field.value !== value) throw new Error('not a value of this kind of field');
field.dispatchEvent(new Event('input', { bubbles: true }));
field.dispatchEvent(new Event('change', { bubbles: true }));
";

impl Browser {
    /// Follows the link of this name.
    pub async fn click_link(&self, name: &str) {
        let link = self.named("link", LINKS, name).await;
        let left = self.loaded().await;
        self.click("link", name, &link).await;
        self.until_next_page("link", name, left).await;
    }

    /// Presses the button of this name.
    pub async fn click_button(&self, name: &str) {
        let button = self.named("button", BUTTONS, name).await;
        // the property, not the attribute: a button that says nothing submits
        let sends = button.prop("type").await.expect("a property").as_deref() == Some("submit");
        let left = self.loaded().await;
        self.click("button", name, &button).await;
        if sends {
            self.until_next_page("button", name, left).await;
        }
    }

    /// Ticks the check box or picks the radio button of this label.
    pub async fn check(&self, label: &str) {
        let control = self.named("box", BOXES, label).await;
        if !control.is_selected().await.expect("its state") {
            self.click("box", label, &control).await;
        }
    }

    /// Gives the field of this label a value: text, a date (2026-11-23), a file's path, or an option's text.
    pub async fn fill(&self, label: &str, value: &str) {
        let field = self.named("field", FIELDS, label).await;
        if field.tag_name().await.expect("a tag") == "select" {
            return self.pick(label, &field, value).await;
        }
        let filled = match field.attr("type").await.expect("a type").as_deref() {
            // such a field takes a path, and cannot be emptied
            Some("file") => field.send_keys(value).await,
            // its keys depend on the browser's language; the value does not
            Some("date" | "datetime-local" | "month" | "time" | "week") => {
                let arguments = vec![field.to_json().expect("a reference"), value.into()];
                self.driver.execute(SET_VALUE, arguments).await.map(drop)
            }
            _ => match field.clear().await {
                Ok(()) => field.send_keys(value).await,
                Err(error) => Err(error),
            },
        };
        if let Err(error) = filled {
            panic!("the field \"{label}\" on {} takes no {value:?}: {error}", self.here().await);
        }
    }

    /// What the field of this label holds.
    pub async fn value(&self, label: &str) -> String {
        let field = self.named("field", FIELDS, label).await;
        field.value().await.expect("a value").unwrap_or_default()
    }

    async fn pick(&self, label: &str, select: &WebElement, wanted: &str) {
        let mut offered = Vec::new();
        for option in select.find_all(By::Tag("option")).await.expect("options") {
            let text = squeeze(&option.text().await.expect("an option's text"));
            if text == squeeze(wanted) {
                return self.click("option", wanted, &option).await;
            }
            offered.push(text);
        }
        panic!("\"{label}\" on {} does not offer {wanted:?} but {offered:?}", self.here().await);
    }

    /// When the page that is shown began, if it is there whole: no two pages have the same.
    pub(super) async fn loaded(&self) -> Option<f64> {
        self.driver.execute(LOADED, Vec::new()).await.ok().and_then(|began| began.json().as_f64())
    }

    /// Waits until the next page is there whole: on a busy machine it begins long after the click has answered.
    pub(super) async fn until_next_page(&self, kind: &str, name: &str, left: Option<f64>) {
        for _ in 0..1_000 {
            let here = self.loaded().await;
            if here.is_some() && here != left {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        panic!("the {kind} \"{name}\" leads nowhere from {}", self.here().await);
    }

    async fn click(&self, kind: &str, name: &str, element: &WebElement) {
        if let Err(error) = element.click().await {
            panic!("the {kind} \"{name}\" on {} cannot be clicked: {error}", self.here().await);
        }
    }

    // links that lead to the same place are one link to a person
    async fn named(&self, kind: &str, css: &str, name: &str) -> WebElement {
        let mut matches: Vec<(Option<String>, WebElement)> = Vec::new();
        let mut others = Vec::new();
        for element in self.driver.find_all(By::Css(css)).await.expect("elements") {
            // what is hidden from people has no name
            let label = self.command(Extra::accessible_name(&element)).await;
            let label = squeeze(label.as_str().unwrap_or_default());
            if label != squeeze(name) {
                others.push(label);
                continue;
            }
            let target = element.attr("href").await.expect("an attribute");
            if target.is_none() || matches.iter().all(|(known, _)| *known != target) {
                matches.push((target, element));
            }
        }
        match matches.len() {
            1 => matches.remove(0).1,
            0 => panic!("no {kind} \"{name}\" on {}, only {others:?}", self.here().await),
            n => panic!("{n} times the {kind} \"{name}\" on {}", self.here().await),
        }
    }
}

// line breaks of the markup and no-break spaces of French do not matter to a name
pub(super) fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
