//! A provider's own entry in the directory: what is in force, what is being written, and what the operator said.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::{
        directory::{Both, CURRENCIES, Content, EntryIs, LANGUAGES, PRODUCTS, SERVICES, SUPPORT},
        text,
    },
    store::directory_entries::{self as entries, Entry},
    web::{
        countries::{self, CODES},
        directory::words::{self, Fact},
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok, stale},
        routes::{fill, path},
    },
    words::Message,
    workflows::directory::{self as workflow, EntryError},
};

/// The form; which button was pressed is its `step`.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct EntryForm {
    step: String,
    about_en: String,
    about_fr: String,
    services: Vec<String>,
    products: Vec<String>,
    languages: Vec<String>,
    markets: Vec<String>,
    support: String,
    support_hours_en: String,
    support_hours_fr: String,
    amount: String,
    currency: String,
    minimum_en: String,
    minimum_fr: String,
    credit_terms_en: String,
    credit_terms_fr: String,
    website: String,
    mail: String,
    phone: String,
}

/// The choices of the form.
struct Choices {
    services: Vec<Choice>,
    products: Vec<Choice>,
    languages: Vec<Choice>,
    markets: Vec<Choice>,
    support: Vec<Choice>,
    currencies: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "settings/directory_entry.html")]
struct EntryPage {
    page: Frame,
    errors: FormErrors,
    form: EntryForm,
    choices: Choices,
    name: String,
    open: Option<Entry>,
    /// Whether there is something to write on.
    writable: bool,
    /// What waits for the operator.
    waiting: Vec<Fact>,
    published: Option<Entry>,
    /// What was taken down, while nothing else is in force.
    taken_down: Option<Entry>,
    take_down: &'static str,
    public_href: String,
    take_back: &'static str,
}

fn choices(page: &Frame) -> Choices {
    let of = |list: &str, codes: &[&str]| -> Vec<Choice> {
        codes.iter().map(|code| Choice::new(*code, page.word(list, code))).collect()
    };
    let mut languages = of("tongue", &LANGUAGES);
    languages.sort_by_key(|choice| choice.label.to_lowercase().replace('é', "e"));
    let mut markets = countries::choices(page);
    markets.remove(0);
    Choices {
        services: of("service", &SERVICES),
        products: of("product", &PRODUCTS),
        languages,
        markets,
        support: of("support-kind", &SUPPORT),
        currencies: CURRENCIES.iter().map(|code| Choice::new(*code, page.word("currency", code))).collect(),
    }
}

/// The form as it is filled in from an entry.
fn form_of(content: &Content) -> EntryForm {
    let c = content.clone();
    EntryForm {
        step: String::new(),
        about_en: c.about.en,
        about_fr: c.about.fr,
        services: c.services,
        products: c.products,
        languages: c.languages,
        markets: c.markets,
        support: c.support,
        support_hours_en: c.support_hours.en,
        support_hours_fr: c.support_hours.fr,
        amount: (c.minimum_minor / 100).to_string(),
        currency: c.currency,
        minimum_en: c.minimum.en,
        minimum_fr: c.minimum.fr,
        credit_terms_en: c.credit_terms.en,
        credit_terms_fr: c.credit_terms.fr,
        website: c.website,
        mail: c.mail,
        phone: c.phone,
    }
}

async fn render(member: Member, typed: Option<EntryForm>, errors: FormErrors) -> Result<EntryPage, PageError> {
    let Member { mut tx, me, page } = member;
    let (open, published) = entries::of_provider(&mut tx, me.organisation_id).await?;
    let taken_down = match published {
        Some(_) => None,
        None => entries::last_taken_down(&mut tx, me.organisation_id).await?,
    };
    let writable = open.as_ref().is_none_or(|open| open.state.is_writable());
    let stored = open.as_ref().or(published.as_ref()).or(taken_down.as_ref()).map(|entry| form_of(&entry.content));
    let empty = || EntryForm { support: SUPPORT[0].into(), currency: "EUR".into(), ..EntryForm::default() };
    let waiting = open.as_ref().filter(|_| !writable).map(|open| words::everything(&page, &open.content));
    Ok(EntryPage {
        choices: choices(&page),
        form: typed.or(stored).unwrap_or_else(empty),
        name: me.organisation_name.clone(),
        waiting: waiting.unwrap_or_default(),
        public_href: fill(path::LISTED_PROVIDER, &[&me.organisation_id]),
        take_back: path::DIRECTORY_ENTRY_TAKE_BACK,
        take_down: path::DIRECTORY_ENTRY_TAKE_DOWN,
        taken_down,
        page,
        errors,
        open,
        writable,
        published,
    })
}

/// `GET /settings/directory-entry`
pub async fn show(member: Member) -> Result<Response, PageError> {
    Ok(ok(&render(member, None, FormErrors::default()).await?))
}

/// The chosen codes, in the order of their list.
fn chosen(errors: &mut FormErrors, field: &'static str, typed: &[String], list: &[&str]) -> Vec<String> {
    let known = list.iter().filter(|code| typed.iter().any(|typed| typed == *code));
    let chosen: Vec<String> = known.map(|code| (*code).to_owned()).collect();
    if chosen.is_empty() {
        errors.add(field, Message::new(format!("missing-entry-{field}")));
    }
    chosen
}

fn one_of(errors: &mut FormErrors, field: &'static str, typed: &str, list: &[&str]) -> String {
    if !list.contains(&typed) {
        errors.add(field, Message::new(format!("missing-entry-{field}")));
    }
    typed.to_owned()
}

/// A whole amount, as minor units.
fn amount(errors: &mut FormErrors, typed: &str) -> i64 {
    let digits: String = typed.chars().filter(|c| !matches!(c, ' ' | '\u{a0}' | '\u{202f}')).collect();
    match digits.parse::<i64>() {
        Ok(whole) if (0..=1_000_000_000).contains(&whole) && digits.chars().all(|c| c.is_ascii_digit()) => whole * 100,
        _ => {
            errors.add("amount", Message::new("missing-entry-amount"));
            0
        }
    }
}

fn check(form: &EntryForm) -> (Content, FormErrors) {
    let mut e = FormErrors::default();
    // in the order of the page
    let about = Both {
        en: e.parsed("about_en", text::line(&form.about_en, 600)),
        fr: e.parsed("about_fr", text::line(&form.about_fr, 600)),
    };
    let services = chosen(&mut e, "services", &form.services, &SERVICES);
    let products = chosen(&mut e, "products", &form.products, &PRODUCTS);
    let languages = chosen(&mut e, "languages", &form.languages, &LANGUAGES);
    let markets = chosen(&mut e, "markets", &form.markets, CODES);
    let support = one_of(&mut e, "support", &form.support, &SUPPORT);
    let mut both = |en: (&'static str, &str), fr: (&'static str, &str)| Both {
        en: e.parsed(en.0, text::line(en.1, 200)),
        fr: e.parsed(fr.0, text::line(fr.1, 200)),
    };
    let support_hours =
        both(("support_hours_en", &form.support_hours_en), ("support_hours_fr", &form.support_hours_fr));
    let minimum = both(("minimum_en", &form.minimum_en), ("minimum_fr", &form.minimum_fr));
    let credit_terms = both(("credit_terms_en", &form.credit_terms_en), ("credit_terms_fr", &form.credit_terms_fr));
    let content = Content {
        about,
        services,
        products,
        languages,
        markets,
        support,
        support_hours,
        minimum_minor: amount(&mut e, &form.amount),
        currency: one_of(&mut e, "currency", &form.currency, &CURRENCIES),
        minimum,
        credit_terms,
        website: e.parsed("website", text::website(&form.website)),
        mail: e.parsed("mail", text::mail(&form.mail)),
        phone: if form.phone.trim().is_empty() { String::new() } else { e.parsed("phone", text::phone(&form.phone)) },
    };
    (content, e)
}

/// `POST /settings/directory-entry`
pub async fn submit(mut member: Member, form: CheckedForm<EntryForm>) -> Result<Response, PageError> {
    let (content, mut errors) = check(&form.fields);
    let submits = match form.fields.step.as_str() {
        "submit" => true,
        "save" => false,
        _ => return Err(PageError::BadForm),
    };
    if !errors.is_empty() {
        return Ok(invalid(&render(member, Some(form.fields), errors).await?));
    }
    let (open, _) = entries::of_provider(&mut member.tx, member.me.organisation_id).await?;
    if let Some(open) = open.filter(|open| open.state.is_writable() && Some(open.version) != form.version) {
        let saved =
            member.page.t2("entry-saved-by", "person", open.saved_by_name, "at", member.page.datetime(&open.saved_at));
        errors = FormErrors::stale(&saved);
        return Ok(stale(&render(member, Some(form.fields), errors).await?));
    }
    member.once(&form, path::DIRECTORY_ENTRY).await?;
    if submits {
        workflow::submit(member.tx, &member.me, &content, form.version).await?;
        return Ok(done(path::DIRECTORY_ENTRY, "flash-entry-submitted"));
    }
    workflow::save(member.tx, &member.me, &content, form.version).await?;
    Ok(done(path::DIRECTORY_ENTRY, "flash-saved"))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// `POST /settings/directory-entry/take-back`
pub async fn take_back(mut member: Member, form: CheckedForm<ButtonForm>) -> Result<Response, PageError> {
    member.once(&form, path::DIRECTORY_ENTRY).await?;
    workflow::take_back(member.tx, &member.me).await?;
    Ok(done(path::DIRECTORY_ENTRY, "flash-entry-taken-back"))
}

/// `POST /settings/directory-entry/take-down`
pub async fn take_down(mut member: Member, form: CheckedForm<ButtonForm>) -> Result<Response, PageError> {
    member.once(&form, path::DIRECTORY_ENTRY).await?;
    workflow::take_down_own(member.tx, &member.me).await?;
    Ok(done(path::DIRECTORY_ENTRY, "flash-entry-taken-down"))
}

impl From<EntryError> for PageError {
    fn from(error: EntryError) -> Self {
        match error {
            EntryError::NotFound => Self::NotFound,
            EntryError::NotOpen(EntryIs(state)) => {
                Self::Conflict(Message::new(format!("entry-is-{}", state.code().replace('_', "-"))))
            }
            EntryError::Stale => Self::Conflict(Message::new("conflict-edited")),
            EntryError::NotActive => Self::Refused(Message::new("entry-not-active")),
            EntryError::Store(error) => error.into(),
        }
    }
}
