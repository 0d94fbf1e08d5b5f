//! One customer: account, relationships, what may be done for it and through which, its agreement, and what happened (S59).

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{
    agreement::AgreementForm,
    words::{self, Capability},
};
use crate::{
    domain::{
        customer_policy::{CustomerAction, CustomerRole, Relationship},
        ids::{OrganisationId, RelationshipId},
        me::Me,
        permission::Permission,
    },
    store::{
        Tx,
        customer_listings::{self, Listed},
        customers::{self, Agreed, Related},
        organisations::{self, Organisation},
    },
    web::{
        activity::{self, Day},
        entry::Member,
        error::PageError,
        forms::FormErrors,
        page::{Frame, ok},
        path::Id,
        routes::{fill, path},
    },
};

/// A customer as the policy sees it.
pub(super) struct Known {
    /// As the list shows it.
    pub listed: Listed,
    /// What is between us.
    pub related: Vec<Related>,
    /// The same for the policy.
    pub relationships: Vec<Relationship>,
    /// Names of the partners it is served with.
    pub names: HashMap<Uuid, String>,
}

/// A customer of mine; any other one is absent.
pub(super) async fn find(tx: &mut Tx, me: &Me, id: OrganisationId) -> Result<Known, PageError> {
    let listed = customer_listings::find(tx, id).await?.ok_or(PageError::NotFound)?;
    let related = customers::relationships(tx, me.organisation_id, id).await?;
    let ids: Vec<Uuid> = listed.provider_ids.iter().chain(&listed.reseller_ids).copied().collect();
    let names = customer_listings::names(tx, &ids).await?;
    let relationships = words::relationships(&listed, &names);
    Ok(Known { listed, related, relationships, names })
}

/// A relationship in words.
struct RelationshipRow {
    what: String,
    since: DateTime<Utc>,
    ending: bool,
    administration: bool,
    /// Where it is ended, for whoever may.
    remove: Option<String>,
    /// Its id, where its administration rights can be given back.
    renounce: Option<RelationshipId>,
}

/// What is typed on the page, and what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    /// The tags.
    pub tags: Option<String>,
    /// The agreement.
    pub agreement: AgreementForm,
    /// What is wrong.
    pub errors: FormErrors,
}

#[derive(Template)]
#[template(path = "customers/show.html")]
pub(super) struct CustomerPage {
    page: Frame,
    errors: FormErrors,
    organisation: Organisation,
    domain: String,
    validation: String,
    relationships: Vec<RelationshipRow>,
    capabilities: Vec<Capability>,
    order: Option<String>,
    products: Option<String>,
    no_products: String,
    agreed: Option<Agreed>,
    agreement_form: AgreementForm,
    agreement_action: String,
    may_attest: bool,
    renounce_action: String,
    /// Where it is extended to a provider, for whoever may.
    extend: Option<String>,
    tags: Vec<String>,
    tags_typed: String,
    tags_action: String,
    may_tag: bool,
    days: Vec<Day>,
}

/// The customer's page with its forms as typed.
pub(super) async fn page(member: Member, id: OrganisationId, typed: Typed) -> Result<CustomerPage, PageError> {
    let Member { mut tx, me, page } = member;
    let known = find(&mut tx, &me, id).await?;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let validation = customers::validation(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let agreed = customers::agreed(&mut tx, id).await?;
    let days = activity::of(&mut tx, &me, &page, "customer", id.0).await?;
    let capability = |action| words::capability(&page, &me, &known.listed, &known.relationships, action);
    let order = capability(CustomerAction::AddProducts);
    let products = capability(CustomerAction::ViewProducts);
    let may = |action: CustomerAction, permission| {
        me.may(permission).is_ok() && action.decide(&me, &known.relationships).is_ok()
    };
    Ok(CustomerPage {
        errors: typed.errors,
        organisation,
        domain: known.listed.domain.clone(),
        validation,
        relationships: relationship_rows(&page, &me, id, &known),
        extend: (me.is_dual() && me.may(Permission::ExtendRelationship).is_ok())
            .then(|| fill(path::CUSTOMER_TRANSFER, &[&id]))
            .filter(|_| known.related.iter().any(|r| r.role == CustomerRole::Direct && r.state == "active")),
        capabilities: CustomerAction::ALL.into_iter().map(capability).collect(),
        no_products: if products.allowed { String::new() } else { products.why },
        order: order.href,
        products: products.href,
        agreed,
        agreement_form: typed.agreement,
        agreement_action: fill(path::CUSTOMER_AGREEMENT, &[&id]),
        may_attest: may(CustomerAction::AttestAgreement, Permission::AttestAgreement),
        tags_typed: typed.tags.unwrap_or_else(|| known.listed.tags.join(", ")),
        tags: known.listed.tags.clone(),
        renounce_action: fill(path::CUSTOMER_RENOUNCE, &[&id]),
        tags_action: fill(path::CUSTOMER_TAGS, &[&id]),
        may_tag: may(CustomerAction::Tag, Permission::TagCustomers),
        days,
        page,
    })
}

fn relationship_rows(page: &Frame, me: &Me, id: OrganisationId, known: &Known) -> Vec<RelationshipRow> {
    let may_remove = me.may(Permission::RemoveRelationship).is_ok();
    let row = |related: &Related| {
        let others = words::others(&known.listed, related.role, &known.names);
        RelationshipRow {
            what: words::relationship(page, related.role, &others),
            since: related.since,
            ending: related.state == "ending",
            administration: related.administration,
            renounce: Some(related.id).filter(|_| may_remove && related.administration),
            remove: may_remove.then(|| format!("{}?relationship={}", fill(path::CUSTOMER_REMOVE, &[&id]), related.id)),
        }
    };
    known.related.iter().map(row).collect()
}

/// `GET /customers/{customer}`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    Ok(ok(&page(member, id, Typed::default()).await?))
}
