//! Instead of the form for a new customer: why it is not open, and what to do instead (S24, S35, S36).

use askama::Template;
use axum::{http::StatusCode, response::Response};

use crate::{
    domain::customer_policy::CreateRefusal,
    store::{Tx, customer_listings, directory},
    web::{
        error::PageError,
        page::{Frame, html},
        routes::{fill, path},
    },
};

/// A partner to turn to, and where that leads; nowhere if a provider is not in the directory.
struct Choice {
    words: String,
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
    let partners: Vec<_> = partners.filter(|partner| partner.is_provider == providers).collect();
    let ids: Vec<_> = partners.iter().map(|partner| partner.id).collect();
    let listed = if providers { directory::find(&mut tx, &ids).await? } else { Vec::new() };
    let choice = |partner: customer_listings::Partner| {
        if !providers {
            let href = Some(fill(path::RESELLER_CUSTOMERS_NEW, &[&partner.id]));
            return Choice { words: page.t1("customer-new-for", "reseller", partner.name), href };
        }
        if !listed.iter().any(|listing| listing.provider_id == partner.id) {
            return Choice { words: partner.name, href: None };
        }
        let href = Some(format!("{}?about=customer", fill(path::LISTED_PROVIDER_CONTACT, &[&partner.id])));
        Choice { words: page.t1("customer-new-ask", "provider", partner.name), href }
    };
    let partners: Vec<Choice> = partners.into_iter().map(choice).collect();
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
