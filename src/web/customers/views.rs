//! A person's own views of the list: kept under a name, and forgotten (F83).

use axum::response::Response;
use serde::Deserialize;

use super::{
    list::{self, Typed},
    query::CustomersQuery,
};
use crate::{
    clock::new_id,
    domain::{ids::CustomerViewId, text},
    store::customer_views,
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{done, invalid},
        path::Id,
        routes::path,
    },
    words::Message,
};

/// The form: a name, and the view it is for.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ViewForm {
    view: String,
    q: String,
    kind: String,
    provider: String,
    reseller: String,
    tag: String,
    state: String,
}

/// `POST /customers/views`
pub async fn save(mut member: Member, form: CheckedForm<ViewForm>) -> Result<Response, PageError> {
    let fields = &form.fields;
    let query =
        CustomersQuery::of(&fields.q, &fields.kind, &fields.provider, &fields.reseller, &fields.tag, &fields.state);
    let there = query.link(path::CUSTOMERS, "", None);
    let mut errors = FormErrors::default();
    let name = errors.parsed("view", text::line(&fields.view, 60));
    let kept = there.strip_prefix(path::CUSTOMERS).unwrap_or_default().to_owned();
    if errors.is_empty() && kept.len() > 600 {
        errors.add("view", Message::new("view-too-long"));
    }
    if !errors.is_empty() {
        let typed = Typed { view: fields.view.clone(), errors };
        return Ok(invalid(&list::page(member, query, typed).await?));
    }
    member.once(&form, &there).await?;
    let (organisation, person) = (member.me.organisation_id, member.me.person_id);
    let id: CustomerViewId = form.key.map_or_else(new_id, CustomerViewId);
    match customer_views::insert(&mut member.tx, id, organisation, person, &name, &kept).await {
        Ok(true) => {}
        Ok(false) => {
            errors.add("view", Message::new("view-name-taken").with("name", name));
            return Ok(invalid(&list::page(member, query, Typed { view: form.fields.view, errors }).await?));
        }
        Err(error) if error.is_refusal_of("customer_views_limit") => {
            return Err(PageError::Conflict(Message::new("view-limit")));
        }
        Err(error) => return Err(error.into()),
    }
    member.tx.commit().await?;
    Ok(done(&there, "flash-view-saved"))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ButtonForm {}

/// `POST /customers/views/{view}/delete`
pub async fn delete(
    mut member: Member,
    Id(id): Id<CustomerViewId>,
    form: CheckedForm<ButtonForm>,
) -> Result<Response, PageError> {
    member.once(&form, path::CUSTOMERS).await?;
    if !customer_views::delete(&mut member.tx, id).await? {
        return Err(PageError::NotFound);
    }
    member.tx.commit().await?;
    Ok(done(path::CUSTOMERS, "flash-view-deleted"))
}
