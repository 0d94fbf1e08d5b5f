//! Asking for access, and answering (F03, F144): the request goes to those who can grant everything, and comes back with a role or a word.

use serde_json::json;
use uuid::Uuid;

use super::{
    notices,
    people::{self as people_workflow, PeopleError},
};
use crate::{
    domain::{
        account::top_role,
        activity::Action,
        me::{Me, OrganisationKind},
        permission::Role,
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        access_requests::{self, AccessRequest},
        activity::{self, Event},
        mails::NewMail,
        people, programme,
    },
};

/// Why a request was not made or answered.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    /// Not a role of this organisation, or one the person holds.
    #[error("not a role to ask for")]
    Role,
    /// The same request waits already.
    #[error("asked before")]
    Waiting,
    /// No such request.
    #[error("no such request")]
    NotFound,
    /// Somebody answered it.
    #[error("answered already")]
    Answered,
    /// The role cannot be given.
    #[error(transparent)]
    People(#[from] PeopleError),
}

impl From<StoreError> for AccessError {
    fn from(error: StoreError) -> Self {
        if error.is_refusal_of("access_requests_one_open") { Self::Waiting } else { PeopleError::from(error).into() }
    }
}

fn event(me: &Me, action: Action, request: &AccessRequest, mails: Vec<NewMail>) -> Event {
    Event {
        action,
        subject_kind: "person",
        subject_id: Some(request.membership_id.0),
        subject_name: request.person_name.clone(),
        parties: vec![me.organisation_id],
        detail: json!({ "role": request.role, "page": request.path, "text": if request.answer.is_empty() { &request.note } else { &request.answer } }),
        mails,
    }
}

fn mail_data(
    me: &Me,
    request: &AccessRequest,
    text: &str,
    language: crate::domain::language::Language,
) -> serde_json::Value {
    let role = language.t(&format!("role-{}", request.role.replace('_', "-")));
    json!({ "organisation": me.organisation_name, "inviter": me.name, "role": role, "quoted": text })
}

/// Asks for a role; the global admins get a mail.
pub async fn ask(mut tx: Tx, me: &Me, id: Uuid, role: Role, path: &str, note: &str) -> Result<(), AccessError> {
    if crate::domain::account::grantors(me.kind, role).is_empty() || me.has(role) {
        return Err(AccessError::Role);
    }
    access_requests::insert(&mut tx, me, id, role, path, note).await?;
    let to = if me.kind == OrganisationKind::Operator {
        programme::operators_with(&mut tx, &[top_role(me.kind).code()]).await?
    } else {
        programme::admins_of(&mut tx, me.organisation_id).await?
    };
    let request = access_requests::find(&mut tx, me, id).await?.ok_or(AccessError::NotFound)?;
    let data = |language| mail_data(me, &request, note, language);
    let mails = notices::to_each(MailKind::AccessRequested, me.organisation_id, to, data);
    activity::record(&mut tx, &event(me, Action::AccessRequested, &request, mails)).await?;
    Ok(tx.commit().await?)
}

/// Grants or declines; granting gives the role at once.
pub async fn answer(mut tx: Tx, me: &Me, id: Uuid, granted: bool, text: &str) -> Result<(), AccessError> {
    let mut request = access_requests::find(&mut tx, me, id).await?.ok_or(AccessError::NotFound)?;
    if !access_requests::answer(&mut tx, id, granted, &me.name, text).await? {
        return Err(AccessError::Answered);
    }
    text.clone_into(&mut request.answer);
    let person = people::find(&mut tx, request.membership_id).await?.ok_or(PeopleError::NotFound)?;
    if granted && let Some(role) = Role::from_code(&request.role).filter(|role| !person.roles.contains(role)) {
        let mut roles = person.roles.clone();
        roles.push(role);
        people_workflow::put_roles(&mut tx, me, person.membership_id, person.version, &roles).await?;
    }
    let (action, kind) = if granted {
        (Action::AccessGranted, MailKind::AccessGranted)
    } else {
        (Action::AccessDeclined, MailKind::AccessDeclined)
    };
    let language = me.organisation_language;
    let data = mail_data(me, &request, text, language);
    let mail = NewMail::new(kind, me.organisation_id, &person.mail, &person.name, language, data);
    activity::record(&mut tx, &event(me, action, &request, vec![mail])).await?;
    Ok(tx.commit().await.map_err(PeopleError::from)?)
}
