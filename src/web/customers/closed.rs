//! Instead of the form for a new customer: why it is not open, and what to do instead (S24, S35, S36).

use askama::Template;
use axum::{http::StatusCode, response::Response};

use crate::{
    domain::customer_policy::CreateRefusal,
    store::{Tx, customer_listings},
    web::{
        error::PageError,
        page::{Frame, html},
        routes::{fill, path},
    },
};

/// A partner to turn to; a reseller has a link.
struct Choice {
    name: String,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "customers/closed.html")]
struct ClosedPage {
    page: Frame,
    title: String,
    text: String,
    list: String,
    partners: Vec<Choice>,
    way_on: Option<&'static str>,
}

/// The page for this refusal. A provider is led to the reseller it makes the customer for.
pub async fn answer(mut tx: Tx, page: Frame, refusal: CreateRefusal) -> Result<Response, PageError> {
    let (word, providers) = match refusal {
        CreateRefusal::DirectClosed => ("direct-closed", true),
        CreateRefusal::Reseller => ("reseller", true),
        CreateRefusal::Provider => ("provider", false),
        CreateRefusal::Standing(_) => ("standing", true),
    };
    let partners = customer_listings::partners(&mut tx).await?.into_iter().filter(|p| p.active);
    let partners: Vec<Choice> = partners
        .filter(|partner| partner.is_provider == providers)
        .map(|p| Choice { href: (!providers).then(|| fill(path::RESELLER_CUSTOMERS_NEW, &[&p.id])), name: p.name })
        .collect();
    let text = match refusal {
        CreateRefusal::Standing(standing) => {
            page.t1("customer-new-standing-text", "standing", page.word("standing", standing.code()))
        }
        _ => page.t(&format!("customer-new-{word}-text")),
    };
    let list =
        if partners.is_empty() { format!("customer-new-{word}-none") } else { format!("customer-new-{word}-list") };
    let asks = matches!(refusal, CreateRefusal::DirectClosed | CreateRefusal::Reseller);
    let status = if providers { StatusCode::FORBIDDEN } else { StatusCode::OK };
    let closed = ClosedPage {
        title: page.t(&format!("customer-new-{word}-title")),
        text,
        list: if matches!(refusal, CreateRefusal::Standing(_)) { String::new() } else { page.t(&list) },
        partners,
        way_on: asks.then_some(path::INDIRECT_PROVIDERS),
        page,
    };
    Ok(html(status, &closed))
}
