//! The list of people, how well protected they are, and who waits for access.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;
use uuid::Uuid;

use super::{super::navigation::role_name, tone};
use crate::{
    domain::{
        account::{AccountState, grantors, top_role},
        permission::{Permission, Role},
        text,
    },
    store::{
        access_requests::{self, AccessRequest},
        page::{Cursor, LIMIT, SIZE, page as make_page},
        people::{self, Colleague, Figures, Filter},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{Choice, FormErrors},
        page::{Frame, invalid, ok},
        path::Query,
        routes::{fill, path},
    },
};

/// What the list is narrowed to, and where it begins.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct UsersQuery {
    search: String,
    role: String,
    state: String,
    after: Option<String>,
    before: Option<String>,
}

/// A line.
struct Row {
    person: Colleague,
    href: String,
    roles: String,
    state: String,
    tone: &'static str,
}

/// A request for access.
struct Waiting {
    request: AccessRequest,
    role: String,
    action: String,
    /// The answer's field, and what was typed into it if it cannot be taken.
    field: String,
    typed: Option<String>,
}

/// An answer that cannot be taken: to which request, and what was typed.
pub(super) type Answered = (Uuid, String);

#[derive(Template)]
#[template(path = "people/users.html")]
struct UsersPage {
    page: Frame,
    errors: FormErrors,
    search: String,
    role: String,
    state: String,
    roles: Vec<Choice>,
    states: Vec<Choice>,
    rows: Vec<Row>,
    waiting: Vec<Waiting>,
    figures: Figures,
    one_admin: bool,
    sees_second_factors: bool,
    may_invite: bool,
    newer: Option<String>,
    older: Option<String>,
    filtered: bool,
}

/// The key of a page: a folded name and an id.
fn key(text: &str) -> Option<(&str, Uuid)> {
    let (id, name) = text.split_once('~')?;
    Some((name, id.parse().ok()?))
}

fn link(query: &UsersQuery, direction: &str, person: &Colleague) -> String {
    let mut link = url::form_urlencoded::Serializer::new(String::new());
    for (name, value) in [("search", &query.search), ("role", &query.role), ("state", &query.state)] {
        if !value.is_empty() {
            link.append_pair(name, value);
        }
    }
    link.append_pair(direction, &format!("{}~{}", person.membership_id, person.name.to_lowercase()));
    format!("{}?{}", path::USERS, link.finish())
}

fn choices(all: &str, rest: impl Iterator<Item = Choice>) -> Vec<Choice> {
    std::iter::once(Choice::new("", all.to_owned())).chain(rest).collect()
}

/// `GET /settings/users`
pub async fn show(member: Member, Query(query): Query<UsersQuery>) -> Result<Response, PageError> {
    Ok(ok(&render(member, query, FormErrors::default(), None).await?))
}

/// The list again, with what is wrong with an answer.
pub(super) async fn answered(member: Member, errors: FormErrors, answer: Answered) -> Result<Response, PageError> {
    Ok(invalid(&render(member, UsersQuery::default(), errors, Some(answer)).await?))
}

async fn render(
    member: Member,
    query: UsersQuery,
    errors: FormErrors,
    answer: Option<Answered>,
) -> Result<UsersPage, PageError> {
    let Member { mut tx, me, page } = member;
    let filter = Filter {
        search: text::optional(&query.search, 120).unwrap_or_default().to_lowercase(),
        role: query.role.clone(),
        state: query.state.clone(),
    };
    let cursor = Cursor::from_parts(query.after.as_deref().and_then(key), query.before.as_deref().and_then(key));
    let found = make_page(people::list(&mut tx, &filter, &cursor, LIMIT).await?, &cursor, SIZE, |_| ());
    let newer = found.previous.and(found.rows.first()).map(|first| link(&query, "before", first));
    let older = found.next.and(found.rows.last()).map(|last| link(&query, "after", last));
    let figures = people::figures(&mut tx).await?;
    let answers = me.may(Permission::AnswerAccess).is_ok();
    let waiting = if answers { access_requests::open(&mut tx, &me).await? } else { Vec::new() };
    let here = Role::ALL.iter().filter(|role| !grantors(me.kind, **role).is_empty());
    let roles = here.map(|role| Choice::new(role.code(), role_name(*role, page.lang)));
    let states = AccountState::ALL.into_iter().filter(|state| *state != AccountState::Purged);
    let states = states.map(|state| Choice::new(state.code(), page.word("account", state.code())));
    Ok(UsersPage {
        errors,
        roles: choices(&page.t("people-all-roles"), roles),
        states: choices(&page.t("people-all-states"), states),
        rows: found.rows.into_iter().map(|person| row(person, &page)).collect(),
        waiting: waiting.into_iter().map(|request| self::waiting(request, answer.as_ref(), &page)).collect(),
        one_admin: figures.admins == 1 && me.roles.contains(&top_role(me.kind)),
        sees_second_factors: me.may(Permission::GovernPeople).is_ok(),
        may_invite: me.may(Permission::ManagePeople).is_ok(),
        filtered: !(query.search.is_empty() && query.role.is_empty() && query.state.is_empty()),
        search: query.search,
        role: query.role,
        state: query.state,
        figures,
        newer,
        older,
        page,
    })
}

fn row(person: Colleague, page: &Frame) -> Row {
    let roles: Vec<String> = person.roles.iter().map(|role| role_name(*role, page.lang)).collect();
    Row {
        href: fill(path::USER, &[&person.membership_id]),
        roles: roles.join(", "),
        state: page.word("account", person.state.code()),
        tone: tone(person.state),
        person,
    }
}

fn waiting(request: AccessRequest, answer: Option<&Answered>, page: &Frame) -> Waiting {
    let typed = answer.filter(|(id, _)| *id == request.id).map(|(_, typed)| typed.clone());
    Waiting {
        role: page.word("role", &request.role),
        action: fill(path::ACCESS_ANSWER, &[&request.id]),
        // the complaint above leads to the field of this name
        field: if typed.is_some() { "answer".into() } else { format!("answer-{}", request.id) },
        typed,
        request,
    }
}
