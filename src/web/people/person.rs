//! One person: what they may do, and what their admins can do about it.

use askama::Template;
use axum::{extract::State, response::Response};
use chrono::Days;
use serde::Deserialize;

use super::{role_choice, roles_of, tone};
use crate::{
    app::App,
    domain::{
        account::{self, AccountState, AccountStep, RESTORE_DAYS},
        ids::MembershipId,
        me::Me,
        permission::{Permission, Role},
    },
    store::people::{self as store, Colleague},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        navigation::role_name,
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    workflows::people::{self, Act},
};

/// What this person's admin may do here.
#[derive(Default)]
struct May {
    roles: bool,
    resend: bool,
    withdraw: bool,
    block: bool,
    unblock: bool,
    reset: bool,
    second_factor: bool,
    delete: bool,
    restore: bool,
}

#[derive(Template)]
#[template(path = "people/person.html")]
struct PersonPage {
    page: Frame,
    errors: FormErrors,
    person: Colleague,
    roles: String,
    state: String,
    meaning: String,
    tone: &'static str,
    restorable_until: String,
    own: bool,
    may: May,
    choices: Vec<Choice>,
    chosen: Vec<String>,
    fixed: Vec<String>,
    here: String,
}

fn may(me: &Me, person: &Colleague) -> May {
    let own = person.person_id == me.person_id;
    let manages = me.may(Permission::ManagePeople).is_ok();
    let governs =
        me.may(Permission::GovernPeople).is_ok() && !own && account::may_touch(me.kind, &me.roles, &person.roles);
    let grantable = account::grantable(me.kind, &me.roles);
    let top = account::top_role(me.kind);
    let open = |step| person.state.allows(step);
    May {
        roles: manages && open(AccountStep::ChangeRoles) && (own || !person.roles.contains(&top) || me.has(top)),
        resend: manages && open(AccountStep::Resend) && person.roles.iter().all(|role| grantable.contains(role)),
        withdraw: governs
            && open(AccountStep::Delete)
            && !matches!(person.state, AccountState::Active | AccountState::Blocked),
        block: governs && open(AccountStep::Block),
        unblock: governs && open(AccountStep::Unblock),
        reset: governs && open(AccountStep::Reset),
        second_factor: person.only_ours && person.second_factor == Some(true),
        delete: governs && matches!(person.state, AccountState::Active | AccountState::Blocked),
        restore: governs && open(AccountStep::Restore),
    }
}

/// The page of one of my organisation's people.
async fn page(
    mut member: Member,
    id: MembershipId,
    typed: Option<&[Role]>,
    errors: FormErrors,
) -> Result<PersonPage, PageError> {
    let person = store::find(&mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let Member { me, page, .. } = member;
    let own = person.person_id == me.person_id;
    let in_reach = account::grantable(me.kind, &me.roles);
    // nobody gives themselves anything: one's own roles can only be given up
    let offered = |role: &Role| if own { person.roles.contains(role) } else { in_reach.contains(role) };
    let codes = |roles: &[Role]| roles.iter().map(|role| role.code().to_owned()).collect::<Vec<_>>();
    let names =
        |roles: &mut dyn Iterator<Item = &Role>| roles.map(|role| role_name(*role, page.lang)).collect::<Vec<_>>();
    Ok(PersonPage {
        roles: names(&mut person.roles.iter()).join(", "),
        fixed: names(&mut person.roles.iter().filter(|role| !offered(role))),
        choices: Role::ALL.iter().filter(|role| offered(role)).map(|role| role_choice(*role, &page)).collect(),
        chosen: codes(typed.unwrap_or(&person.roles)),
        state: page.word("account", person.state.code()),
        meaning: page.word("account-meaning", person.state.code()),
        tone: tone(person.state),
        restorable_until: page.datetime(&(person.state_at + Days::new(RESTORE_DAYS))),
        may: may(&me, &person),
        here: fill(path::USER, &[&id]),
        own,
        errors,
        person,
        page,
    })
}

/// `GET /settings/users/{membership}`
pub async fn show(member: Member, Id(id): Id<MembershipId>) -> Result<Response, PageError> {
    Ok(ok(&page(member, id, None, FormErrors::default()).await?))
}

/// The form of roles.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct RolesForm {
    roles: Vec<String>,
}

/// What is wrong with these roles for this person.
async fn fault(member: &mut Member, person: &Colleague, roles: &[Role]) -> Result<Option<&'static str>, PageError> {
    let top = account::top_role(member.me.kind);
    let fewer = roles.iter().all(|role| person.roles.contains(role));
    let gives_it_up =
        person.state == AccountState::Active && fewer && person.roles.contains(&top) && !roles.contains(&top);
    Ok(match roles {
        [] => Some("missing-roles"),
        _ if gives_it_up && store::figures(&mut member.tx).await?.admins == 1 => Some("people-last-admin"),
        _ => None,
    })
}

/// `POST /settings/users/{membership}/roles`
pub async fn roles(
    mut member: Member,
    Id(id): Id<MembershipId>,
    form: CheckedForm<RolesForm>,
) -> Result<Response, PageError> {
    let version = form.version.ok_or(PageError::BadForm)?;
    let typed = roles_of(&form.fields.roles)?;
    let person = store::find(&mut member.tx, id).await?.ok_or(PageError::NotFound)?;
    let in_reach = account::grantable(member.me.kind, &member.me.roles);
    let own = person.person_id == member.me.person_id;
    // roles out of reach have no box and stay
    let kept = person.roles.iter().copied().filter(|role| !own && !in_reach.contains(role) && !typed.contains(role));
    let roles: Vec<Role> = typed.iter().copied().chain(kept).collect();
    if let Some(fault) = fault(&mut member, &person, &roles).await? {
        return Ok(invalid(&page(member, id, Some(&typed), FormErrors::of("roles", fault)).await?));
    }
    let there = fill(path::USER, &[&id]);
    member.once(&form, &there).await?;
    people::set_roles(member.tx, &member.me, id, version, &roles).await?;
    // who gave up their own right to be here lands where everybody may
    let still = !own || roles.iter().any(|role| Permission::SeePeople.holders(member.me.kind).contains(role));
    Ok(done(if still { &there } else { path::OVERVIEW }, "flash-roles-saved"))
}

/// A form whose button says what is done.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ActForm {
    act: String,
}

/// `POST /settings/users/{membership}/state`
pub async fn act(
    mut member: Member,
    Id(id): Id<MembershipId>,
    form: CheckedForm<ActForm>,
) -> Result<Response, PageError> {
    let (act, said) = match form.fields.act.as_str() {
        "block" => (Act::Block, "flash-person-blocked"),
        "unblock" => (Act::Unblock, "flash-person-unblocked"),
        "delete" => (Act::Delete, "flash-person-deleted"),
        "restore" => (Act::Restore, "flash-person-restored"),
        _ => return Err(PageError::BadForm),
    };
    let there = fill(path::USER, &[&id]);
    member.once(&form, &there).await?;
    people::act(member.tx, &member.me, id, act).await?;
    Ok(done(&there, said))
}

/// A form with nothing but its button.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResendForm {}

/// `POST /settings/users/{membership}/resend`
pub async fn resend(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<MembershipId>,
    form: CheckedForm<ResendForm>,
) -> Result<Response, PageError> {
    let there = fill(path::USER, &[&id]);
    member.once(&form, &there).await?;
    people::resend(&app, member.tx, &member.me, id).await?;
    Ok(done(&there, "flash-invitation-resent"))
}

/// The form of a reset.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct ResetForm {
    act: String,
    second_factor: String,
}

/// `POST /settings/users/{membership}/reset`
pub async fn reset(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<MembershipId>,
    form: CheckedForm<ResetForm>,
) -> Result<Response, PageError> {
    let second_factor = match (form.fields.act.as_str(), form.fields.second_factor.as_str()) {
        ("reset", "") => false,
        ("reset", "on") => true,
        _ => return Err(PageError::BadForm),
    };
    let there = fill(path::USER, &[&id]);
    member.once(&form, &there).await?;
    people::reset(&app, member.tx, &member.me, id, second_factor).await?;
    Ok(done(&there, "flash-reset-sent"))
}
