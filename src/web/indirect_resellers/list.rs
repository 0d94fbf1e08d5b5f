//! Indirect resellers: who they are, whether they have signed, how they stand (F62, P10).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    domain::{ids::OrganisationId, partnership::PartnershipState, permission::Permission, programme::Standing, text},
    store::{
        page::{Cursor, LIMIT, SIZE, page as make_page},
        partnerships::{self, Filter, Partner},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{Frame, done, ok},
        path::{Id, Query},
        routes::{fill, path},
    },
    workflows::partnership,
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    name: String,
    after: Option<String>,
    before: Option<String>,
}

/// A line.
struct Row {
    partner: Partner,
    href: String,
    customers: String,
    invite: Option<String>,
    remove: Option<String>,
    remind: Option<String>,
    standing: StandingWord,
}

/// How a partner stands, in a word with its colour.
pub struct StandingWord {
    /// The colour.
    pub tone: &'static str,
    /// The word.
    pub word: String,
}

impl StandingWord {
    /// How this partner stands; a partnership that rests says so.
    pub fn new(page: &Frame, partner: &Partner) -> Self {
        let standing = partner.standing.unwrap_or(Standing::Closed);
        let tone = match standing {
            _ if partner.state == PartnershipState::Blocked => "error",
            Standing::Active => "success",
            Standing::Restricted => "warning",
            _ => "error",
        };
        Self { tone, word: page.word("standing", standing.code()) }
    }
}

#[derive(Template)]
#[template(path = "indirect_resellers/list.html")]
struct ListPage {
    page: Frame,
    errors: FormErrors,
    name: String,
    rows: Vec<Row>,
    newer: Option<String>,
    older: Option<String>,
    may_invite: bool,
    unsigned: usize,
}

/// The key of a page: a folded name and an id.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

fn link(query: &ListQuery, direction: &str, partner: &Partner) -> String {
    let mut link = url::form_urlencoded::Serializer::new(String::new());
    if !query.name.is_empty() {
        link.append_pair("name", &query.name);
    }
    link.append_pair(direction, &format!("{}~{}", partner.partner_id, partner.name.to_lowercase()));
    format!("{}?{}", path::INDIRECT_RESELLERS, link.finish())
}

/// `GET /indirect-resellers`
pub async fn show(member: Member, Query(query): Query<ListQuery>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let filter = Filter { name: text::optional(&query.name, 120).unwrap_or_default().to_lowercase() };
    let cursor = Cursor::from_parts(query.after.as_deref().and_then(key), query.before.as_deref().and_then(key));
    let rows = partnerships::resellers(&mut tx, me.organisation_id, &filter, &cursor, LIMIT).await?;
    let found = make_page(rows, &cursor, SIZE, |_| ());
    let newer = found.previous.and(found.rows.first()).map(|first| link(&query, "before", first));
    let older = found.next.and(found.rows.last()).map(|last| link(&query, "after", last));
    let (may_invite, may_remove) =
        (me.may(Permission::InviteReseller).is_ok(), me.may(Permission::RemoveReseller).is_ok());
    let may_invite_customers = me.may(Permission::InviteForReseller).is_ok();
    let row = |partner: Partner| Row {
        href: fill(path::INDIRECT_RESELLER, &[&partner.partner_id]),
        customers: page.number(&partner.customers),
        invite: (may_invite_customers && partner.state == PartnershipState::Active)
            .then(|| fill(path::RESELLER_INVITE, &[&partner.partner_id])),
        remove: may_remove.then(|| fill(path::INDIRECT_RESELLER_REMOVE, &[&partner.partner_id])),
        remind: (may_invite && partner.signed_at.is_none())
            .then(|| fill(path::INDIRECT_RESELLER_REMIND, &[&partner.partner_id])),
        standing: StandingWord::new(&page, &partner),
        partner,
    };
    let rows: Vec<Row> = found.rows.into_iter().map(row).collect();
    let unsigned = rows.iter().filter(|row| row.partner.signed_at.is_none()).count();
    let errors = FormErrors::default();
    Ok(ok(&ListPage { page, errors, name: query.name, rows, newer, older, may_invite, unsigned }))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RemindForm {}

/// `POST /indirect-resellers/{reseller}/remind`
pub async fn remind(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<RemindForm>,
) -> Result<Response, PageError> {
    let partner =
        partnerships::with(&mut member.tx, member.me.organisation_id, id).await?.ok_or(PageError::NotFound)?;
    if partner.signed_at.is_some() {
        return Ok(done(path::INDIRECT_RESELLERS, "flash-reseller-signed"));
    }
    member.once(&form, path::INDIRECT_RESELLERS).await?;
    let sent = partnership::remind(member.tx, &member.me, id, &partner.name).await?;
    Ok(done(path::INDIRECT_RESELLERS, if sent { "flash-reseller-reminded" } else { "flash-reseller-reminded-before" }))
}
