//! What I may do, who can grant me more, and asking for it (F03, F144).

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    clock::new_id,
    domain::{
        account::{grantors, top_role},
        me::Me,
        permission::Role,
        text,
    },
    store::{
        Tx,
        access_requests::{self, AccessRequest},
        organisations::{self, Holder},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        navigation::role_name,
        page::{Frame, done, invalid, ok},
        path::Query,
        routes::path,
    },
    words::Message,
    workflows::access::{self, AccessError},
};

/// What a refused page suggests to ask for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct AccessQuery {
    role: String,
    page: String,
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AccessForm {
    role: String,
    page: String,
    note: String,
}

/// A role, whether I hold it, and who can give it.
struct Line {
    role: Role,
    name: String,
    meaning: String,
    mine: bool,
    granted_by: Vec<Holder>,
}

/// A request of mine.
struct Asked {
    request: AccessRequest,
    role: String,
    state: String,
    tone: &'static str,
}

#[derive(Template)]
#[template(path = "settings/my_access.html")]
struct MyAccessPage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a AccessForm,
    lines: Vec<Line>,
    asked: Vec<Asked>,
    choices: Vec<Choice>,
}

/// The roles there are in an organisation like mine.
fn roles(me: &Me) -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(|role| !grantors(me.kind, *role).is_empty())
}

async fn lines(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Vec<Line>, PageError> {
    let mut lines = Vec::new();
    for role in roles(me) {
        let codes: Vec<&str> = grantors(me.kind, role).iter().map(|role| role.code()).collect();
        lines.push(Line {
            role,
            name: role_name(role, page.lang),
            meaning: page.word("role-meaning", role.code()),
            mine: me.has(role),
            granted_by: organisations::holders(tx, &codes).await?,
        });
    }
    lines.sort_by_key(|line| !line.mine);
    Ok(lines)
}

async fn render<'a>(
    mut member: Member,
    form: &'a AccessForm,
    errors: FormErrors,
) -> Result<MyAccessPage<'a>, PageError> {
    let lines = lines(&mut member.tx, &member.me, &member.page).await?;
    let asked = access_requests::of(&mut member.tx, member.me.membership_id).await?;
    let waits = |role: Role| asked.iter().any(|request| request.state == "open" && request.role == role.code());
    // nobody gives themselves a role: somebody else with the highest one has to answer
    let top = top_role(member.me.kind);
    let others = |line: &Line| line.granted_by.iter().any(|holder| holder.mail != member.me.mail);
    let answered = lines.iter().any(|line| line.role == top && others(line));
    let open = lines.iter().filter(|line| answered && !line.mine && !waits(line.role));
    let open: Vec<Choice> = open.map(|line| Choice::new(line.role.code(), line.name.clone())).collect();
    let Member { page, .. } = member;
    let asked = asked.into_iter().map(|request| Asked {
        role: page.word("role", &request.role),
        state: page.word("access", &request.state),
        tone: match request.state.as_str() {
            "granted" => "success",
            "declined" => "error",
            _ => "info",
        },
        request,
    });
    let asked = asked.collect();
    let choices = std::iter::once(Choice::new("", page.t("choose-one"))).chain(open).collect();
    Ok(MyAccessPage { page, errors, form, lines, asked, choices })
}

/// `GET /settings/my-access`
pub async fn show(member: Member, Query(query): Query<AccessQuery>) -> Result<Response, PageError> {
    let form = AccessForm { role: query.role, page: local(&query.page), note: String::new() };
    Ok(ok(&render(member, &form, FormErrors::default()).await?))
}

/// A page of ours, as a person met it; anything else is left out.
fn local(page: &str) -> String {
    let path = page.split(['?', '#']).next().unwrap_or_default();
    let fits = path.starts_with('/')
        && !path.starts_with("//")
        && path.len() <= 300
        && path.len() > 1
        && path.chars().all(|c| c.is_ascii_alphanumeric() || "/-_.".contains(c));
    if fits { path.to_owned() } else { String::new() }
}

/// `POST /settings/my-access`
pub async fn submit(mut member: Member, form: CheckedForm<AccessForm>) -> Result<Response, PageError> {
    let mut errors = FormErrors::default();
    let note = errors.parsed("note", text::optional(&form.fields.note, 500));
    let role = Role::from_code(&form.fields.role).filter(|role| roles(&member.me).any(|known| known == *role));
    let Some(role) = role.filter(|role| !member.me.has(*role) && errors.is_empty()) else {
        if errors.is_empty() {
            errors.add("role", Message::new("missing-role"));
        }
        return Ok(invalid(&render(member, &form.fields, errors).await?));
    };
    member.once(&form, path::MY_ACCESS).await?;
    let id = form.key.unwrap_or_else(new_id);
    match access::ask(member.tx, &member.me, id, role, &local(&form.fields.page), &note).await {
        Ok(()) => Ok(done(path::MY_ACCESS, "flash-access-asked")),
        Err(AccessError::Waiting) => Err(PageError::Conflict(Message::new("access-waiting"))),
        Err(error) => Err(error.into()),
    }
}
