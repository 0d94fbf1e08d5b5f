//! The list: one row per customer, whatever number of relationships (F19).

use std::{collections::HashMap, sync::Arc};

use askama::Template;
use axum::response::Response;
use chrono::TimeDelta;
use uuid::Uuid;

use super::{
    query::{CustomersQuery, STATES},
    words,
};
use crate::{
    domain::{
        customer_policy::{CustomerAction, CustomerRole, may_create},
        me::Me,
        permission::Permission,
        programme::Programme,
    },
    store::{
        Tx,
        customer_listings::{self, Listed, Partner},
        customer_views,
        page::{LIMIT, SIZE, page as make_page},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// A line.
struct Row {
    customer: Listed,
    href: String,
    relations: Arc<Relations>,
    new: bool,
}

/// What my relationships with a customer come to, in words. Most lines of a page share theirs.
struct Relations {
    badges: Vec<String>,
    /// What the relationships allow, or why they do not.
    capabilities: Vec<String>,
}

/// What the list is filtered by.
struct Chip {
    label: String,
    href: String,
}

/// The choices of the filters; a filter with nothing to choose from is left out.
struct Filters {
    kinds: Vec<Choice>,
    providers: Vec<Choice>,
    resellers: Vec<Choice>,
    tags: Vec<Choice>,
    states: Vec<Choice>,
}

/// What is typed on the page, and what is wrong with it.
#[derive(Default)]
pub(super) struct Typed {
    /// The name of a view.
    pub view: String,
    /// What is wrong.
    pub errors: FormErrors,
}

/// A view somebody has kept.
struct View {
    name: String,
    href: String,
    delete: String,
}

#[derive(Template)]
#[template(path = "customers/list.html")]
pub(super) struct CustomersPage {
    page: Frame,
    errors: FormErrors,
    query: CustomersQuery,
    filters: Filters,
    chips: Vec<Chip>,
    rows: Vec<Row>,
    previous: String,
    next: String,
    export: String,
    may_add: bool,
    may_invite: bool,
    /// Whether there is a list of invitations without a provider.
    invitations: bool,
    may_tag: bool,
    asks_provider: bool,
    on_the_way: bool,
    views: Vec<View>,
    view_typed: String,
}

/// `GET /customers`
pub async fn show(member: Member, Query(query): Query<CustomersQuery>) -> Result<Response, PageError> {
    Ok(ok(&page(member, query, Typed::default()).await?))
}

/// The list with its forms as typed.
pub(super) async fn page(member: Member, query: CustomersQuery, typed: Typed) -> Result<CustomersPage, PageError> {
    let Member { mut tx, me, page } = member;
    let cursor = query.cursor();
    let found = customer_listings::list(&mut tx, &query.filter(), &cursor, LIMIT).await?;
    let found = make_page(found, &cursor, SIZE, |_| ());
    let previous = found.previous.and(found.rows.first()).map(|first| query.turn("before", first)).unwrap_or_default();
    let next = found.next.and(found.rows.last()).map(|last| query.turn("after", last)).unwrap_or_default();
    let choices = customer_listings::choices(&mut tx).await?;
    let mut names: HashMap<Uuid, &str> =
        choices.partners.iter().map(|partner| (partner.id.0, &*partner.name)).collect();
    let others = others(&mut tx, &found.rows, &names).await?;
    names.extend(others.iter().map(|(id, name)| (*id, name.as_str())));
    let rows = rows(&me, &page, found.rows, &names);
    let filters = filters(&page, &me, choices.partners, choices.tags);
    let chips = query.chosen().map(|(name, value)| chip(&page, &query, &filters, name, value)).collect();
    let may_add = me.may(Permission::CreateCustomer).is_ok()
        && (may_create(&me).is_ok() || me.is_in(Programme::IndirectProvider));
    let asks_alone = me.may(Permission::RequestRelationship).is_ok() && may_create(&me).is_ok();
    Ok(CustomersPage {
        errors: typed.errors,
        view_typed: typed.view,
        views: choices.views.into_iter().map(view).collect(),
        may_invite: me.may(Permission::InviteCustomers).is_ok() || asks_alone,
        invitations: me.is_in(Programme::Direct) && me.may(Permission::SeeCustomerInvitation).is_ok(),
        may_tag: me.may(Permission::TagCustomers).is_ok(),
        on_the_way: me.is_dual() && me.may(Permission::TransitionBoard).is_ok(),
        filters,
        chips,
        rows,
        previous,
        next,
        export: query.link(path::CUSTOMERS_EXPORT, "", None),
        may_add,
        asks_provider: !may_add && me.is_in(Programme::IndirectReseller),
        page,
        query,
    })
}

fn view(view: customer_views::View) -> View {
    View {
        href: format!("{}{}", path::CUSTOMERS, view.query),
        delete: fill(path::CUSTOMER_VIEW_DELETE, &[&view.id]),
        name: view.name,
    }
}

fn rows(me: &Me, page: &Frame, found: Vec<Listed>, names: &HashMap<Uuid, &str>) -> Vec<Row> {
    let relations = relations(me, page, &found, names);
    let row = |(customer, relations): (Listed, _)| Row {
        href: fill(path::CUSTOMER, &[&customer.id]),
        // F30: seen as new for a week
        new: me.at - customer.since < TimeDelta::days(7),
        customer,
        relations,
    };
    found.into_iter().zip(relations).map(row).collect()
}

/// The relations of each line, put in words once for all that have the same.
fn relations(me: &Me, page: &Frame, found: &[Listed], names: &HashMap<Uuid, &str>) -> Vec<Arc<Relations>> {
    let mut known = HashMap::new();
    let each = found.iter().map(|customer| {
        let Listed { roles, ending_roles, administered_roles, provider_ids, reseller_ids, .. } = customer;
        let same = (roles, ending_roles, administered_roles, provider_ids, reseller_ids);
        let relations = known.entry(same).or_insert_with(|| Arc::new(in_words(me, page, customer, names)));
        Arc::clone(relations)
    });
    each.collect()
}

fn in_words(me: &Me, page: &Frame, customer: &Listed, names: &HashMap<Uuid, &str>) -> Relations {
    let relationships = words::relationships(customer, names);
    let capability = |action: CustomerAction| {
        let (_, why) = words::decision(page, me, &relationships, action);
        page.t2("detail-line", "name", page.word("customer-action", action.code()), "value", why)
    };
    let actions = [CustomerAction::Services, CustomerAction::Users, CustomerAction::Licences];
    Relations {
        badges: relationships.iter().map(|r| words::relationship(page, r.role, &r.others)).collect(),
        capabilities: actions.map(capability).into(),
    }
}

/// The names of those partners on these lines that are not among the known ones, as they work with me without a partnership.
async fn others(
    tx: &mut Tx,
    found: &[Listed],
    known: &HashMap<Uuid, &str>,
) -> Result<HashMap<Uuid, String>, PageError> {
    let all = found.iter().flat_map(|customer| customer.provider_ids.iter().chain(&customer.reseller_ids)).copied();
    let mut others: Vec<Uuid> = all.filter(|id| !known.contains_key(id)).collect();
    others.sort_unstable();
    others.dedup();
    Ok(customer_listings::names(tx, &others).await?)
}

fn filters(page: &Frame, me: &Me, partners: Vec<Partner>, tags: Vec<String>) -> Filters {
    let with_all = |choices: Vec<Choice>| {
        let all = Choice::new("", page.t("customers-all"));
        if choices.is_empty() { choices } else { std::iter::once(all).chain(choices).collect() }
    };
    let of = |partners: Vec<Partner>| {
        with_all(partners.into_iter().map(|partner| Choice::new(partner.id.to_string(), partner.name)).collect())
    };
    let (providers, resellers) = partners.into_iter().partition(|partner| partner.is_provider);
    let kinds = CustomerRole::ALL.into_iter().filter(|role| match role {
        CustomerRole::Direct => me.is_in(Programme::Direct),
        CustomerRole::Reseller => me.is_in(Programme::IndirectReseller),
        CustomerRole::Provider => me.is_in(Programme::IndirectProvider),
    });
    Filters {
        kinds: with_all(kinds.map(|role| Choice::new(role.code(), page.word("customer-kind", role.code()))).collect()),
        providers: of(providers),
        resellers: of(resellers),
        tags: with_all(tags.into_iter().map(|tag| Choice::new(tag.clone(), tag)).collect()),
        states: with_all(STATES.map(|state| Choice::new(state, page.word("customer-state", state))).into()),
    }
}

/// A chosen filter; what it is called in its select, or what was typed.
fn chip(page: &Frame, query: &CustomersQuery, filters: &Filters, name: &'static str, value: &str) -> Chip {
    let choices = match name {
        "kind" => &filters.kinds,
        "provider" => &filters.providers,
        "reseller" => &filters.resellers,
        "state" => &filters.states,
        _ => &filters.tags,
    };
    let label = choices.iter().find(|choice| choice.value == value).map_or(value, |choice| &choice.label);
    let label = page.t2("customers-chip", "field", page.word("customers-field", name), "value", label);
    Chip { label, href: query.link(path::CUSTOMERS, name, None) }
}
