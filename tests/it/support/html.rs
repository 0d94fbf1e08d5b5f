//! An answer, asked by CSS selector so that markup may change.

use std::fmt::Write as _;

use axum::{
    body::Bytes,
    http::{HeaderMap, HeaderName, StatusCode, header},
};
use scraper::{ElementRef, Html, Selector};

/// An answer of the portal.
#[derive(Debug, Clone)]
pub struct Page {
    /// Where it was asked for.
    pub path: String,
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body as it came.
    pub bytes: Bytes,
    /// Its body as text.
    pub body: String,
}

fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

/// The text of an element with its white space folded.
pub fn text_of(element: ElementRef<'_>) -> String {
    element
        .text()
        .collect::<String>()
        .split([' ', '\n', '\t', '\r'])
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

impl Page {
    /// Fails with the page's heading unless it has this status.
    #[track_caller]
    pub fn must_be(&self, status: u16) -> &Self {
        if self.status != status {
            let mut shown = format!("{} answered {} instead of {status}", self.path, self.status);
            let _ =
                write!(shown, "\n{}\nLocation: {:?}\n{:?}", self.title(), self.header(header::LOCATION), self.errors());
            panic!("{shown}\n{}", self.texts("main, pre").join("\n"));
        }
        self
    }

    /// Fails unless the page leads to `location`.
    #[track_caller]
    pub fn must_lead_to(&self, location: &str) -> &Self {
        self.must_be(303);
        assert_eq!(self.location(), location, "{} leads elsewhere", self.path);
        self
    }

    /// Fails with the whole text unless the page has `text` in it.
    #[track_caller]
    pub fn must_say(&self, text: &str) -> &Self {
        let said = self.text("body");
        assert!(said.contains(text), "{} does not say {text:?}:\n{said}", self.path);
        self
    }

    /// The page as a tree.
    pub fn dom(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// One header, if it is there.
    pub fn header(&self, name: HeaderName) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Where the answer leads.
    #[track_caller]
    pub fn location(&self) -> &str {
        self.header(header::LOCATION)
            .unwrap_or_else(|| panic!("{} answered {} and leads nowhere", self.path, self.status))
    }

    /// All cookies the answer sets, as they were sent.
    pub fn set_cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }

    /// The text of every element that fits.
    pub fn texts(&self, css: &str) -> Vec<String> {
        self.dom().select(&selector(css)).map(text_of).collect()
    }

    /// The text of the first element that fits; empty without one.
    pub fn text(&self, css: &str) -> String {
        self.texts(css).into_iter().next().unwrap_or_default()
    }

    /// Whether an element fits.
    pub fn has(&self, css: &str) -> bool {
        self.dom().select(&selector(css)).next().is_some()
    }

    /// An attribute of every element that fits and has it.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.dom().select(&selector(css)).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
    }

    /// The one first-level heading.
    #[track_caller]
    pub fn heading(&self) -> String {
        let headings = self.texts("h1");
        assert_eq!(headings.len(), 1, "{} has not one h1 but {headings:?}", self.path);
        headings.into_iter().next().unwrap_or_default()
    }

    /// The title.
    pub fn title(&self) -> String {
        self.text("title")
    }

    /// The complaint at a field.
    pub fn field_error(&self, name: &str) -> Option<String> {
        self.texts(&format!("#{name}-error")).into_iter().next()
    }

    /// Every complaint of the summary.
    pub fn errors(&self) -> Vec<String> {
        self.texts(".error-summary li")
    }

    /// What a control holds now.
    pub fn value(&self, name: &str) -> Option<String> {
        let dom = self.dom();
        let field = dom.select(&selector(&format!("[name=\"{name}\"]"))).next()?;
        Some(match field.value().name() {
            "textarea" => field.text().collect::<String>().trim_start_matches('\n').to_owned(),
            "select" => chosen(field),
            _ => field.attr("value").unwrap_or_default().to_owned(),
        })
    }

    /// The cells of every row of the first table's body.
    pub fn rows(&self) -> Vec<Vec<String>> {
        let (row, cell) = (selector("tr"), selector("th, td"));
        let dom = self.dom();
        let rows = dom
            .select(&selector("table tbody"))
            .next()
            .map(|body| body.select(&row).map(|row| row.select(&cell).map(text_of).collect()).collect());
        rows.unwrap_or_default()
    }

    /// Where every link leads, in order.
    pub fn links(&self) -> Vec<String> {
        self.attributes("a[href]", "href")
    }

    /// The form that is sent by POST to `action`, as its fields would be sent untouched.
    #[track_caller]
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let (forms, fields) = (selector("form"), selector("input[name], select[name], textarea[name]"));
        let here = self.path.split('?').next().unwrap_or_default();
        let dom = self.dom();
        let is_wanted = |form: &ElementRef<'_>| {
            form.attr("method").is_some_and(|method| method.eq_ignore_ascii_case("post"))
                && form.attr("action").unwrap_or(here).split('?').next() == Some(action)
        };
        let form = dom.select(&forms).find(is_wanted);
        let form =
            form.unwrap_or_else(|| panic!("{} ({}) has no form that posts to {action}", self.path, self.title()));
        form.select(&fields).filter_map(sent).collect()
    }

    /// The names of all controls of that form, buttons too.
    pub fn form_names(&self, action: &str) -> Vec<String> {
        let here = self.path.split('?').next().unwrap_or_default();
        let dom = self.dom();
        let forms = selector("form");
        let named = selector("[name]");
        let wanted =
            dom.select(&forms).filter(|form| form.attr("action").unwrap_or(here).split('?').next() == Some(action));
        wanted
            .flat_map(|form| {
                form.select(&named).filter_map(|field| field.attr("name").map(str::to_owned)).collect::<Vec<_>>()
            })
            .collect()
    }
}

/// The value of the chosen option, or of the first one.
fn chosen(select: ElementRef<'_>) -> String {
    let option =
        select.select(&selector("option[selected]")).next().or_else(|| select.select(&selector("option")).next());
    option.map(|option| option.attr("value").map_or_else(|| text_of(option), str::to_owned)).unwrap_or_default()
}

/// Name and value a browser would send for an untouched control.
fn sent(field: ElementRef<'_>) -> Option<(String, String)> {
    let name = field.attr("name")?.to_owned();
    let value = field.attr("value").unwrap_or_default().to_owned();
    match (field.value().name(), field.attr("type")) {
        ("textarea", _) => Some((name, field.text().collect::<String>().trim_start_matches('\n').to_owned())),
        ("select", _) => Some((name, chosen(field))),
        (_, Some("submit" | "button" | "image" | "file")) => None,
        (_, Some("checkbox" | "radio")) => {
            field.attr("checked").map(|_| (name, if value.is_empty() { "on".into() } else { value }))
        }
        _ => Some((name, value)),
    }
}
