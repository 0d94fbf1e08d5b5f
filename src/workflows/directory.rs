//! A provider's entry in the directory: write, send, take back; and the operator's answer.

use serde_json::json;

use super::notices;
use crate::{
    clock::new_id,
    domain::{
        activity::Action,
        directory::{Content, EntryIs, EntryState, EntryStep},
        ids::DirectoryEntryId,
        me::Me,
        programme::{Programme, Standing},
    },
    mail::message::MailKind,
    store::{
        StoreError, Tx,
        activity::{self, Event},
        directory_entries::{self as entries, Entry, Saved},
        mails::NewMail,
        programme,
    },
};

/// Why an entry was not moved.
#[derive(Debug, thiserror::Error)]
pub enum EntryError {
    /// No such entry.
    #[error("no such entry")]
    NotFound,
    /// The step is not open.
    #[error(transparent)]
    NotOpen(#[from] EntryIs),
    /// Somebody else saved it meanwhile, or what was shown is not what lies there.
    #[error("edited meanwhile")]
    Stale,
    /// The provider may not take partners at present.
    #[error("not active")]
    NotActive,
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the operator says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Everybody shall read it.
    Publish,
    /// Something has to be changed first.
    SendBack(String),
    /// Nobody shall read any more what was published.
    TakeDown(String),
}

impl Verdict {
    fn step(&self) -> EntryStep {
        match self {
            Self::Publish => EntryStep::Publish,
            Self::SendBack(_) => EntryStep::SendBack,
            Self::TakeDown(_) => EntryStep::TakeDown,
        }
    }
}

fn only_active(me: &Me) -> Result<(), EntryError> {
    match me.standing(Programme::IndirectProvider) {
        Some(Standing::Active | Standing::Restricted) => Ok(()),
        _ => Err(EntryError::NotActive),
    }
}

/// Saves what was written: a version that is being written, or a new one. `version` is nothing when a new one is begun.
pub async fn save(mut tx: Tx, me: &Me, content: &Content, version: Option<i32>) -> Result<(), EntryError> {
    write(&mut tx, me, content, version).await?;
    Ok(tx.commit().await?)
}

async fn write(
    tx: &mut Tx,
    me: &Me,
    content: &Content,
    version: Option<i32>,
) -> Result<(DirectoryEntryId, EntryState), EntryError> {
    only_active(me)?;
    let (open, _) = entries::of_provider(tx, me.organisation_id).await?;
    let saved = |id| Saved { id, provider_id: me.organisation_id, content, by_name: &me.name };
    let Some(open) = open else {
        if version.is_some() {
            return Err(EntryError::Stale);
        }
        let id = new_id();
        // two at once: the second one finds that the first one has begun
        entries::insert(tx, &saved(id)).await.map_err(|error| {
            if error.is_refusal_of("directory_entries_one_open") { EntryError::Stale } else { error.into() }
        })?;
        return Ok((id, EntryState::Draft));
    };
    entries::lock(tx, open.id).await?;
    let open = entries::find(tx, open.id).await?.ok_or(EntryError::NotFound)?;
    if !open.state.is_writable() {
        return Err(EntryIs(open.state).into());
    }
    match version {
        Some(version) if entries::save(tx, &saved(open.id), version).await? => Ok((open.id, open.state)),
        _ => Err(EntryError::Stale),
    }
}

/// Saves and sends it to the operator, who is told.
pub async fn submit(mut tx: Tx, me: &Me, content: &Content, version: Option<i32>) -> Result<(), EntryError> {
    let (id, state) = write(&mut tx, me, content, version).await?;
    state.take(EntryStep::Submit)?;
    entries::submit(&mut tx, id, &me.name).await?;
    let told = entries::moderators(&mut tx).await?;
    let data = |_| json!({ "provider": me.organisation_name, "entry": id });
    let mails = notices::to_each(MailKind::DirectorySubmitted, me.organisation_id, told, data);
    record(&mut tx, me, Action::DirectoryEntrySubmitted, id, mails).await?;
    Ok(tx.commit().await?)
}

/// Takes it back to go on writing.
pub async fn take_back(mut tx: Tx, me: &Me) -> Result<(), EntryError> {
    let (open, _) = entries::of_provider(&mut tx, me.organisation_id).await?;
    let entry = locked(&mut tx, open.ok_or(EntryError::NotFound)?.id).await?;
    entry.state.take(EntryStep::TakeBack)?;
    entries::take_back(&mut tx, entry.id).await?;
    record(&mut tx, me, Action::DirectoryEntryTakenBack, entry.id, vec![]).await?;
    Ok(tx.commit().await?)
}

/// Takes the published entry out of the directory.
pub async fn take_down_own(mut tx: Tx, me: &Me) -> Result<(), EntryError> {
    let (_, published) = entries::of_provider(&mut tx, me.organisation_id).await?;
    let entry = locked(&mut tx, published.ok_or(EntryError::NotFound)?.id).await?;
    entry.state.take(EntryStep::TakeDown)?;
    entries::take_down(&mut tx, entry.id, &me.name, None).await?;
    record(&mut tx, me, Action::DirectoryEntryTakenDown, entry.id, vec![]).await?;
    Ok(tx.commit().await?)
}

async fn locked(tx: &mut Tx, id: DirectoryEntryId) -> Result<Entry, EntryError> {
    entries::lock(tx, id).await?;
    entries::find(tx, id).await?.ok_or(EntryError::NotFound)
}

/// An event at the provider's desk, told to it and to the operator.
async fn record(
    tx: &mut Tx,
    me: &Me,
    action: Action,
    id: DirectoryEntryId,
    mails: Vec<NewMail>,
) -> Result<(), EntryError> {
    let operator = programme::operator(tx).await?;
    let event = Event {
        action,
        subject_kind: "directory_entry",
        subject_id: Some(id.0),
        subject_name: me.organisation_name.clone(),
        parties: vec![me.organisation_id, operator.id],
        detail: json!({}),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}

/// The operator decides about what it was shown; the provider is told.
pub async fn decide(
    mut tx: Tx,
    me: &Me,
    id: DirectoryEntryId,
    version: i32,
    verdict: &Verdict,
) -> Result<(), EntryError> {
    // an entry that was taken back is a draft again, which operators do not see
    let entry = locked(&mut tx, id).await?;
    entry.state.take(verdict.step())?;
    if entry.version != version {
        return Err(EntryError::Stale);
    }
    let (action, kind, reason) = match verdict {
        Verdict::Publish => {
            entries::publish(&mut tx, id, entry.provider_id, &me.name).await?;
            (Action::DirectoryEntryPublished, MailKind::DirectoryPublished, "")
        }
        Verdict::SendBack(reason) => {
            entries::send_back(&mut tx, id, &me.name, reason).await?;
            (Action::DirectoryEntryReturned, MailKind::DirectoryReturned, reason.as_str())
        }
        Verdict::TakeDown(reason) => {
            entries::take_down(&mut tx, id, &me.name, Some(reason)).await?;
            (Action::DirectoryEntryTakenDown, MailKind::DirectoryTakenDown, reason.as_str())
        }
    };
    tell(&mut tx, me, &entry, action, kind, reason).await?;
    Ok(tx.commit().await?)
}

async fn tell(
    tx: &mut Tx,
    me: &Me,
    entry: &Entry,
    action: Action,
    kind: MailKind,
    reason: &str,
) -> Result<(), EntryError> {
    let data = |_| json!({ "provider": entry.name, "reason": reason, "provider_id": entry.provider_id });
    let mails = notices::to_partner(tx, kind, entry.provider_id, data).await?;
    let event = Event {
        action,
        subject_kind: "directory_entry",
        subject_id: Some(entry.id.0),
        subject_name: entry.name.clone(),
        parties: vec![entry.provider_id, me.organisation_id],
        detail: json!({ "text": reason }),
        mails,
    };
    activity::record(tx, &event).await?;
    Ok(())
}
