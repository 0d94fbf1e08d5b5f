//! A customer's products: for whoever sells to it (S60); for everybody else the reason and the provider's name (S61).

use askama::Template;
use axum::response::Response;

use super::{show, words};
use crate::{
    domain::{
        customer_policy::{CustomerAction, CustomerRefusal},
        ids::OrganisationId,
    },
    store::customers,
    web::{
        entry::Member,
        error::PageError,
        page::{Frame, ok},
        path::Id,
        routes::{fill, path},
    },
};

#[derive(Template)]
#[template(path = "customers/products.html")]
struct ProductsPage {
    page: Frame,
    name: String,
    back: String,
    /// What an order needs, on the page that adds products.
    needs: Option<Needs>,
}

/// What an order needs, and whether it is there.
struct Needs {
    agreement: bool,
    validation: String,
}

async fn page(member: Member, id: OrganisationId, action: CustomerAction) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let known = match show::find(&mut tx, &me, id).await {
        // who sells to nobody is told so, whatever the customer
        Err(PageError::NotFound) if !me.sells() => {
            return Err(words::refused(&page, &CustomerRefusal::Provider(Vec::new())));
        }
        known => known?,
    };
    if let Err(refusal) = action.decide(&me, &known.relationships) {
        return Err(words::refused(&page, &refusal));
    }
    let needs = if action == CustomerAction::AddProducts {
        let validation = customers::validation(&mut tx, id).await?.ok_or(PageError::NotFound)?;
        Some(Needs { agreement: customers::agreed(&mut tx, id).await?.is_some(), validation })
    } else {
        None
    };
    Ok(ok(&ProductsPage { page, name: known.listed.name, back: fill(path::CUSTOMER, &[&id]), needs }))
}

/// `GET /customers/{customer}/order`
pub async fn order(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    page(member, id, CustomerAction::AddProducts).await
}

/// `GET /customers/{customer}/products`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    page(member, id, CustomerAction::ViewProducts).await
}
