//! Many direct customers on their way to a provider at once (F73 beside the board): what would come of a deed, and the deed, row by row, in
//! one transaction with all its entries and letters.

use std::collections::{HashMap, HashSet};

use chrono::TimeDelta;
use serde_json::json;
use uuid::Uuid;

use super::{
    askers::Askers,
    customer_invitation::{self as invite, InviteError, Request},
};
use crate::{
    app::App,
    clock::new_id,
    domain::{
        activity::Action,
        customer_move::{BULK_MOST, Bulk, Outcome},
        ids::{CustomerInvitationId, MoveBatchId, OrganisationId},
        me::Me,
        partnership::PartnershipState,
    },
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        customer_moves::{self as moves, Contact, Move, NewBatch, Row},
        partnerships,
    },
};

/// Why nothing was done at all.
#[derive(Debug, thiserror::Error)]
pub enum BulkError {
    /// No customer is named.
    #[error("nobody is named")]
    Nobody,
    /// More than one click may concern.
    #[error("too many")]
    TooMany,
    /// There is no active partnership with the provider.
    #[error("no active partnership")]
    NoPartnership,
    /// An invitation could not be made.
    #[error(transparent)]
    Invite(InviteError),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<InviteError> for BulkError {
    fn from(error: InviteError) -> Self {
        match error {
            InviteError::NotActive => Self::NoPartnership,
            InviteError::Store(error) => Self::Store(error),
            other => Self::Invite(other),
        }
    }
}

/// What is to be done, and with whom.
#[derive(Debug, Clone)]
pub struct Deed {
    /// What.
    pub what: Bulk,
    /// With which provider.
    pub provider: Option<OrganisationId>,
    /// Whether administration rights are asked for.
    pub with_admin: bool,
    /// Which customers.
    pub customers: Vec<Uuid>,
}

/// What will come of a deed for one customer.
pub struct Planned {
    /// The customer as the board has it.
    pub row: Move,
    /// What will come of it.
    pub outcome: Outcome,
    /// Who will be written to.
    pub contact: Option<Contact>,
}

/// A deed looked at before it is done.
pub struct Plan {
    /// My organisation and its provider, if one is needed.
    pub askers: Option<Askers>,
    /// Row by row.
    pub rows: Vec<Planned>,
}

/// What would come of `deed`; the same eyes look when it is done.
///
/// # Errors
/// When it cannot be done at all.
pub async fn plan(tx: &mut Tx, me: &Me, deed: &Deed) -> Result<Plan, BulkError> {
    let mut seen = HashSet::new();
    let customers: Vec<Uuid> = deed.customers.iter().copied().filter(|id| seen.insert(*id)).collect();
    if customers.is_empty() {
        return Err(BulkError::Nobody);
    } else if customers.len() > BULK_MOST {
        return Err(BulkError::TooMany);
    }
    let askers = askers(tx, me, deed).await?;
    let invites = deed.what == Bulk::Invite;
    let mut contacts = if invites { moves::contacts(tx, &customers).await? } else { HashMap::new() };
    let since = tx.now().await? - TimeDelta::days(1);
    let written =
        if invites { moves::written_since(tx, me.organisation_id, &customers, since).await? } else { Vec::new() };
    let rows = moves::those(tx, me.organisation_id, &customers).await?;
    let planned = rows.into_iter().map(|row| {
        let contact = contacts.remove(&row.customer_id);
        let outcome = outcome(deed, &row, contact.is_some(), written.contains(&row.customer_id));
        Planned { row, outcome, contact }
    });
    Ok(Plan { askers, rows: planned.collect() })
}

/// The provider that is needed, if our partnership with it is active.
async fn askers(tx: &mut Tx, me: &Me, deed: &Deed) -> Result<Option<Askers>, BulkError> {
    if !deed.what.needs_provider() {
        return Ok(None);
    }
    let provider = deed.provider.ok_or(BulkError::NoPartnership)?;
    let partner = partnerships::with(tx, me.organisation_id, provider).await?;
    let partner = partner.filter(|partner| partner.state == PartnershipState::Active);
    Ok(Some(Askers::with(me, &partner.ok_or(BulkError::NoPartnership)?, false)))
}

fn outcome(deed: &Deed, row: &Move, has_contact: bool, written: bool) -> Outcome {
    let same = deed.what == Bulk::Choose && row.provider_id == deed.provider;
    match row.state.take(deed.what.step()) {
        Err(_) => Outcome::NotOpen,
        // choosing what is chosen changes nothing
        Ok(to) if same && to == row.state => Outcome::NotOpen,
        Ok(_) if deed.what != Bulk::Invite => Outcome::Done,
        Ok(_) if written => Outcome::WrittenToday,
        Ok(_) if has_contact => Outcome::Sent,
        Ok(_) => Outcome::Drafted,
    }
}

/// Does it: each row by itself, all of them or, when the database refuses one altogether, none.
///
/// # Errors
/// When it cannot be done at all.
pub async fn perform(app: &App, mut tx: Tx, me: &Me, id: MoveBatchId, deed: &Deed) -> Result<(), BulkError> {
    let plan = plan(&mut tx, me, deed).await?;
    let mut rows = Vec::new();
    for planned in plan.rows {
        rows.push(one(app, &mut tx, me, deed, plan.askers.as_ref(), planned).await?);
    }
    rows.extend(gone(deed, &rows));
    let batch = NewBatch {
        id,
        partner_id: me.organisation_id,
        what: deed.what,
        provider: deed.provider.filter(|_| deed.what.needs_provider()),
        by: me.person_id,
        by_name: &me.name,
    };
    moves::insert_batch(&mut tx, &batch).await?;
    // a customer that is on nobody's board has no row to keep
    let kept: Vec<Row> = rows.iter().filter(|row| !row.name.is_empty()).cloned().collect();
    moves::insert_results(&mut tx, id, me.organisation_id, &kept).await?;
    record(&mut tx, me, id, deed, &rows).await?;
    Ok(tx.commit().await?)
}

/// What was named and is not ours; such rows have no name.
fn gone(deed: &Deed, known: &[Row]) -> Vec<Row> {
    let known: HashSet<Uuid> = known.iter().map(|row| row.customer_id.0).collect();
    let unknown = deed.customers.iter().filter(|id| !known.contains(id));
    let row = |id: &Uuid| Row {
        customer_id: OrganisationId(*id),
        name: String::new(),
        outcome: Outcome::Gone.code().into(),
        invitation_id: None,
    };
    unknown.map(row).collect()
}

async fn one(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    deed: &Deed,
    askers: Option<&Askers>,
    planned: Planned,
) -> Result<Row, BulkError> {
    let customer = planned.row.customer_id;
    let mut outcome = planned.outcome;
    let mut invitation_id = None;
    match (outcome, askers) {
        (Outcome::Sent | Outcome::Drafted, Some(askers)) => {
            invitation_id = Some(invited(app, tx, me, deed, askers, &planned).await?);
        }
        (Outcome::Done, _) => {
            let provider = deed.provider.filter(|_| deed.what == Bulk::Choose);
            if !moves::decide(tx, customer, provider, deed.what == Bulk::Stay).await? {
                outcome = Outcome::NotOpen;
            }
        }
        _ => {}
    }
    Ok(Row { customer_id: customer, name: planned.row.name, outcome: outcome.code().into(), invitation_id })
}

/// Prepares an invitation for one customer and sends it, if there is somebody to send it to.
async fn invited(
    app: &App,
    tx: &mut Tx,
    me: &Me,
    deed: &Deed,
    askers: &Askers,
    planned: &Planned,
) -> Result<CustomerInvitationId, BulkError> {
    let id = new_id();
    let contact = planned.contact.as_ref();
    let request = Request {
        with_admin: deed.with_admin,
        name: planned.row.name.clone(),
        mail: contact.map(|contact| contact.mail.clone()).unwrap_or_default(),
        language: contact.map_or(me.organisation_language, |contact| contact.language),
        for_customer: Some(planned.row.customer_id),
        campaign: false,
    };
    invite::begin_in(app, tx, me, id, askers, &request).await?;
    if contact.is_some() {
        invite::send_as_is(app, tx, me, id).await?;
    } else {
        moves::decide(tx, planned.row.customer_id, deed.provider, false).await?;
    }
    Ok(id)
}

/// One entry of the partner's own log for the deed; invitations have entries of their own beside it.
async fn record(tx: &mut Tx, me: &Me, id: MoveBatchId, deed: &Deed, rows: &[Row]) -> Stored<()> {
    // what did not happen is not said
    let count = |outcomes: &[Outcome]| {
        let those = rows.iter().filter(|row| outcomes.iter().any(|outcome| outcome.code() == row.outcome));
        Some(those.count()).filter(|count| *count > 0)
    };
    let detail = json!({
        "deed": deed.what.code(), "sent": count(&[Outcome::Sent]), "drafted": count(&[Outcome::Drafted]), "done": count(&[Outcome::Done]),
        "left_out": count(&[Outcome::NotOpen, Outcome::WrittenToday, Outcome::Gone]),
    });
    let event = Event {
        action: Action::CustomersMoved,
        subject_kind: "customer_move_batch",
        subject_id: Some(id.0),
        subject_name: String::new(),
        parties: vec![me.organisation_id],
        detail,
        mails: Vec::new(),
    };
    activity::record(tx, &event).await?;
    Ok(())
}
