//! A tag for many customers at once, put on or taken off (F83).

use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::query::CustomersQuery;
use crate::{
    domain::customer,
    web::{entry::Member, error::PageError, forms::CheckedForm, page::done, routes::path},
    words::Message,
    workflows::customer::{Tagged, tag_many},
};

/// The form: the ticked rows, tags, and the view it was sent from.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BulkTagsForm {
    customer: Vec<Uuid>,
    tags: String,
    step: String,
    q: String,
    kind: String,
    provider: String,
    reseller: String,
    tag: String,
    state: String,
}

/// `POST /customers/tags`
pub async fn submit(mut member: Member, form: CheckedForm<BulkTagsForm>) -> Result<Response, PageError> {
    let fields = &form.fields;
    let query =
        CustomersQuery::of(&fields.q, &fields.kind, &fields.provider, &fields.reseller, &fields.tag, &fields.state);
    let there = query.link(path::CUSTOMERS, "", None);
    let add = match fields.step.as_str() {
        "add" => true,
        "remove" => false,
        _ => return Err(PageError::BadForm),
    };
    let refused = |key: &'static str| Err(PageError::Conflict(Message::new(key)));
    if fields.customer.is_empty() {
        return refused("bulk-tags-nobody");
    }
    let tags = match customer::tags(&fields.tags) {
        Ok(tags) if !tags.is_empty() => tags,
        _ => return refused("bulk-tags-what"),
    };
    member.once(&form, &there).await?;
    match tag_many(member.tx, &member.me, &fields.customer, &tags, add).await? {
        Tagged::Set => Ok(done(&there, "flash-tags-set")),
        Tagged::TooMany => refused("customer-tags-limit"),
    }
}
