//! The people of an organisation: invited, given roles, blocked, reset, deleted and restored by their own admins (machine 2.11, F144).

use chrono::TimeDelta;
use serde_json::json;

use super::{notices, partner::INVITATION_DAYS};
use crate::{
    app::App,
    auth::link::Token,
    clock::new_id,
    domain::{
        account::{self, AccountState, AccountStep, RoleFault, StepNotOpen},
        activity::Action,
        ids::MembershipId,
        language::Language,
        me::Me,
        permission::Role,
    },
    mail::{message::MailKind, render::purpose},
    store::{
        StoreError, Tx,
        activity::{self, Event},
        mails::NewMail,
        partners::{self, Invitee},
        people::{self, Colleague},
        programme,
    },
    words::Message,
};

/// How long the link of a reset works that an admin asked for.
pub const RESET_HOURS: i64 = 24;

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum PeopleError {
    /// Nobody of this organisation.
    #[error("no such person")]
    NotFound,
    /// The person stands above whoever acts, or is the same.
    #[error("not theirs to change")]
    NotYours,
    /// The roles cannot be given or taken.
    #[error(transparent)]
    Roles(#[from] RoleFault),
    /// The last global admin stays (E-USER-LAST-GA).
    #[error("the last global admin")]
    LastAdmin,
    /// Somebody else changed the person meanwhile.
    #[error("changed meanwhile")]
    Stale,
    /// The place stands elsewhere.
    #[error(transparent)]
    NotOpen(#[from] StepNotOpen),
    /// The person acts for other organisations too, which decide on the second factor as well.
    #[error("acts for others too")]
    Elsewhere,
    /// The address belongs to somebody of this organisation already.
    #[error("{0} is there already")]
    Here(String, AccountState),
    /// The address belongs to an operator, or to somebody who cannot become one.
    #[error("{0} is on the other side")]
    OtherSide(String),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for PeopleError {
    fn from(error: StoreError) -> Self {
        if error.is_refusal_of("memberships_last_admin") {
            Self::LastAdmin
        } else if error.is_refusal_of("people_not_yours") {
            Self::NotYours
        } else if error.is_refusal_of("memberships_step") {
            Self::Stale
        } else {
            Self::Store(error)
        }
    }
}

/// Somebody to be invited.
#[derive(Debug, Clone)]
pub struct NewPerson {
    /// Mail address.
    pub mail: String,
    /// Name, as far as it is known.
    pub name: String,
}

/// A role in words.
fn role_words(roles: &[Role], language: Language) -> String {
    let words: Vec<String> =
        roles.iter().map(|role| language.t(&format!("role-{}", role.code().replace('_', "-")))).collect();
    words.join(", ")
}

fn codes(roles: &[Role]) -> String {
    roles.iter().map(|role| role.code()).collect::<Vec<_>>().join(", ")
}

fn event(
    me: &Me,
    action: Action,
    id: MembershipId,
    name: &str,
    detail: serde_json::Value,
    mails: Vec<NewMail>,
) -> Event {
    Event {
        action,
        subject_kind: "person",
        subject_id: Some(id.0),
        subject_name: name.to_owned(),
        parties: vec![me.organisation_id],
        detail,
        mails,
    }
}

/// N29: the other global admins learn what one of them, or somebody with fewer rights, did to people.
async fn to_admins(tx: &mut Tx, me: &Me, action: Action, subject: &str) -> Result<Vec<NewMail>, StoreError> {
    let to = programme::admins_of(tx, me.organisation_id).await?;
    let others = to.into_iter().filter(|admin| admin.mail != me.mail).collect();
    Ok(notices::to_each(MailKind::PeopleChanged, me.organisation_id, others, |language| {
        let text = Message::new(format!("activity-{}", action.code().replace('_', "-"))).with("subject", subject);
        json!({ "organisation": me.organisation_name, "inviter": me.name, "text": language.say(&text) })
    }))
}

/// The mail with the link of an invitation.
fn invitation(app: &App, me: &Me, to: &NewPerson, token: &Token, until: chrono::DateTime<chrono::Utc>) -> NewMail {
    let language = me.organisation_language;
    let until = language.datetime(until, me.time_zone);
    let data = json!({ "organisation": me.organisation_name, "inviter": me.name, "until": until });
    let mut mail = NewMail::new(MailKind::PersonInvited, me.organisation_id, &to.mail, &to.name, language, data);
    mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    mail
}

/// Invites people, all with the same roles, all or nobody.
pub async fn invite(app: &App, mut tx: Tx, me: &Me, new: &[NewPerson], roles: &[Role]) -> Result<(), PeopleError> {
    account::may_change(me.kind, &me.roles, false, &[], roles)?;
    let mails: Vec<&str> = new.iter().map(|person| person.mail.as_str()).collect();
    if let Some((mail, state)) = people::among(&mut tx, &mails).await?.into_iter().next() {
        return Err(PeopleError::Here(mail, state));
    }
    let names = new.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ");
    let mut notices = to_admins(&mut tx, me, Action::PersonInvited, &names).await?;
    let expires_at = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    let role_codes: Vec<&str> = roles.iter().map(|role| role.code()).collect();
    for person in new {
        let (token, membership_id): (_, MembershipId) = (Token::new(), new_id());
        let invitee = Invitee {
            membership_id,
            person_id: new_id(),
            organisation_id: me.organisation_id,
            mail: &person.mail,
            name: &person.name,
            roles: &role_codes,
            token_hash: &token.hash(),
            expires_at,
        };
        partners::invite(&mut tx, &invitee).await.map_err(|error| match error {
            e if e.is_refusal_of("memberships_operator_apart") => PeopleError::OtherSide(person.mail.clone()),
            e => e.into(),
        })?;
        let mut mails = vec![invitation(app, me, person, &token, expires_at)];
        mails.append(&mut notices);
        let detail = json!({ "roles": codes(roles) });
        activity::record(&mut tx, &event(me, Action::PersonInvited, membership_id, &person.name, detail, mails))
            .await?;
    }
    Ok(tx.commit().await?)
}

async fn colleague(tx: &mut Tx, id: MembershipId) -> Result<Colleague, PeopleError> {
    people::find(tx, id).await?.ok_or(PeopleError::NotFound)
}

/// Sends the invitation anew; the link of the old one says that it was replaced.
pub async fn resend(app: &App, mut tx: Tx, me: &Me, id: MembershipId) -> Result<(), PeopleError> {
    let person = colleague(&mut tx, id).await?;
    person.state.take(AccountStep::Resend)?;
    let token = Token::new();
    let expires_at = tx.now().await? + TimeDelta::days(INVITATION_DAYS);
    if !people::resend(&mut tx, id, &token.hash(), expires_at).await? {
        return Err(PeopleError::Stale);
    }
    let to = NewPerson { mail: person.mail, name: person.name };
    let mails = vec![invitation(app, me, &to, &token, expires_at)];
    activity::record(&mut tx, &event(me, Action::InvitationResent, id, &to.name, json!({}), mails)).await?;
    Ok(tx.commit().await?)
}

/// Whose page, mail and log change with somebody's roles. Does not commit: answering a request does more.
pub async fn put_roles(
    tx: &mut Tx,
    me: &Me,
    id: MembershipId,
    version: i32,
    roles: &[Role],
) -> Result<(), PeopleError> {
    let person = colleague(tx, id).await?;
    person.state.take(AccountStep::ChangeRoles)?;
    account::may_change(me.kind, &me.roles, person.person_id == me.person_id, &person.roles, roles)?;
    if person.version != version || !people::set_roles(tx, id, roles, version).await? {
        return Err(PeopleError::Stale);
    }
    let mut mails = to_admins(tx, me, Action::RolesChanged, &person.name).await?;
    if person.person_id != me.person_id && person.state == AccountState::Active {
        let language = me.organisation_language;
        let data =
            json!({ "organisation": me.organisation_name, "inviter": me.name, "text": role_words(roles, language) });
        mails.retain(|mail| mail.recipient != person.mail);
        mails.push(NewMail::new(
            MailKind::RolesChanged,
            me.organisation_id,
            &person.mail,
            &person.name,
            language,
            data,
        ));
    }
    let detail = json!({ "roles_before": codes(&person.roles), "roles_now": codes(roles) });
    activity::record(tx, &event(me, Action::RolesChanged, id, &person.name, detail, mails)).await?;
    Ok(())
}

/// Gives and takes roles; what changes counts from the person's next click on.
pub async fn set_roles(mut tx: Tx, me: &Me, id: MembershipId, version: i32, roles: &[Role]) -> Result<(), PeopleError> {
    put_roles(&mut tx, me, id, version, roles).await?;
    Ok(tx.commit().await?)
}

/// What an admin does to a person's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// The person may not act for now.
    Block,
    /// The person may act again.
    Unblock,
    /// The person is removed, or the invitation is taken back.
    Delete,
    /// The person comes back.
    Restore,
}

impl Act {
    fn step(self) -> AccountStep {
        match self {
            Self::Block => AccountStep::Block,
            Self::Unblock => AccountStep::Unblock,
            Self::Delete => AccountStep::Delete,
            Self::Restore => AccountStep::Restore,
        }
    }

    /// The membership's new state, and the log's word.
    fn outcome(self) -> (&'static str, Action) {
        match self {
            Self::Block => ("blocked", Action::PersonBlocked),
            Self::Unblock => ("active", Action::PersonUnblocked),
            Self::Delete => ("deleted", Action::PersonDeleted),
            Self::Restore => ("active", Action::PersonRestored),
        }
    }
}

/// Blocks, unblocks, deletes or restores; sessions end in the same transaction (abuse D8).
pub async fn act(mut tx: Tx, me: &Me, id: MembershipId, act: Act) -> Result<(), PeopleError> {
    let person = colleague(&mut tx, id).await?;
    person.state.take(act.step())?;
    if person.person_id == me.person_id || !account::may_touch(me.kind, &me.roles, &person.roles) {
        return Err(PeopleError::NotYours);
    }
    let (state, action) = act.outcome();
    if !people::set_state(&mut tx, id, state).await? {
        return Err(PeopleError::Stale);
    }
    let mut mails = to_admins(&mut tx, me, action, &person.name).await?;
    mails.retain(|mail| mail.recipient != person.mail);
    activity::record(&mut tx, &event(me, action, id, &person.name, json!({}), mails)).await?;
    Ok(tx.commit().await?)
}

/// Sends somebody a link for a new password; the old one and every session end at once.
pub async fn reset(app: &App, mut tx: Tx, me: &Me, id: MembershipId, second_factor: bool) -> Result<(), PeopleError> {
    let person = colleague(&mut tx, id).await?;
    person.state.take(AccountStep::Reset)?;
    if person.person_id == me.person_id || !account::may_touch(me.kind, &me.roles, &person.roles) {
        return Err(PeopleError::NotYours);
    }
    if second_factor && !person.only_ours {
        return Err(PeopleError::Elsewhere);
    }
    let token = Token::new();
    let expires_at = tx.now().await? + TimeDelta::hours(RESET_HOURS);
    if !people::reset(&mut tx, id, second_factor, &token.hash(), expires_at).await? {
        return Err(PeopleError::Stale);
    }
    let language = me.organisation_language;
    let until = language.datetime(expires_at, me.time_zone);
    let data = json!({ "organisation": me.organisation_name, "inviter": me.name, "until": until });
    let mut mail =
        NewMail::new(MailKind::PasswordResetByAdmin, me.organisation_id, &person.mail, &person.name, language, data);
    mail.sealed = Some(app.seal.seal(&purpose(mail.id), token.secret().as_bytes()));
    let mut mails = to_admins(&mut tx, me, Action::PasswordResetSent, &person.name).await?;
    mails.retain(|notice| notice.recipient != person.mail);
    mails.push(mail);
    let detail = json!({ "second_factor": second_factor.then_some("yes") });
    activity::record(&mut tx, &event(me, Action::PasswordResetSent, id, &person.name, detail, mails)).await?;
    Ok(tx.commit().await?)
}
