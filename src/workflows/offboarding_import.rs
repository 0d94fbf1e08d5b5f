//! Many partners identified for off-boarding at once (F01): read, looked at, applied. Reading changes nobody; the worker applies in
//! pieces, each of them one transaction with its rows' outcomes, so that a stop in between neither loses nor doubles anything.

use chrono::NaiveDate;
use serde_json::{Value, json};

use super::offboarding;
use crate::{
    domain::{
        activity::Action,
        enrollment::{EnrollmentState, EnrollmentStep},
        ids::OffboardingImportId,
        language::Language,
        me::Me,
        offboarding_import::{ImportState, ImportStep, ImportStepNotOpen, ReadRow},
    },
    store::{
        StoreError, Stored, Tx,
        activity::{self, Event},
        offboarding_imports::{self, NewImport},
        offboarding_work,
    },
};

/// Lines of a list that the worker applies in one transaction.
pub const PIECE: i32 = 800;

/// Why an import was not moved.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// No such import.
    #[error("no such import")]
    NotFound,
    /// It stands elsewhere.
    #[error(transparent)]
    NotOpen(#[from] ImportStepNotOpen),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The enrollment states in which a partner that is not identified can be.
pub fn open_states() -> Vec<String> {
    let newest = EnrollmentState::ALL.into_iter();
    let open = newest.filter(|state| offboarding::state(false, Some(*state)).allows(EnrollmentStep::Flag));
    open.map(|state| state.code().to_owned()).collect()
}

/// What is read.
pub enum Source<'a> {
    /// The rows of a file or of pasted text.
    Rows(&'a [ReadRow]),
    /// A renewal month, with one reason and one planned date for everybody.
    Month {
        /// 1 to 12.
        month: i32,
        /// Why.
        reason: &'a str,
        /// When the direct programme is planned to end.
        planned_on: NaiveDate,
    },
}

/// Keeps what was read, each row with its verdict; nobody is identified by that.
pub async fn keep(mut tx: Tx, import: &NewImport<'_>, source: &Source<'_>) -> Stored<()> {
    offboarding_imports::insert(&mut tx, import).await?;
    match source {
        Source::Rows(rows) => offboarding_imports::insert_rows(&mut tx, import.id, rows, &open_states()).await?,
        Source::Month { month, reason, planned_on } => {
            offboarding_imports::insert_month(&mut tx, import.id, *month, reason, *planned_on, &open_states()).await?;
        }
    }
    tx.commit().await
}

async fn take(tx: &mut Tx, id: OffboardingImportId, step: ImportStep) -> Result<ImportState, ImportError> {
    let state = offboarding_imports::lock(tx, id).await?.ok_or(ImportError::NotFound)?;
    Ok(state.take(step)?)
}

/// Lets an import be applied: the worker begins at once and goes on whoever looks.
pub async fn apply(mut tx: Tx, me: &Me, id: OffboardingImportId) -> Result<(), ImportError> {
    take(&mut tx, id, ImportStep::Apply).await?;
    let import = offboarding_imports::find(&mut tx, id).await?.ok_or(ImportError::NotFound)?;
    let counts = offboarding_imports::counts(&mut tx, id).await?;
    offboarding_imports::apply(&mut tx, id, me.person_id, &me.name).await?;
    let event = Event {
        action: Action::OffboardingImportApplied,
        subject_kind: "offboarding_import",
        subject_id: Some(id.0),
        subject_name: if import.name.is_empty() { "CSV".into() } else { import.name },
        parties: vec![me.organisation_id],
        detail: json!({ "good": counts.good, "already": counts.already, "bad": counts.bad }),
        mails: vec![],
    };
    activity::record(&mut tx, &event).await?;
    Ok(tx.commit().await?)
}

/// Throws an import away that was not applied.
pub async fn discard(mut tx: Tx, id: OffboardingImportId) -> Result<(), ImportError> {
    take(&mut tx, id, ImportStep::Discard).await?;
    offboarding_imports::discard(&mut tx, id).await?;
    Ok(tx.commit().await?)
}

/// The worker's piece: the next lines of the import whose turn it is. False if there is none.
pub async fn work(mut tx: Tx) -> Stored<bool> {
    let Some(id) = offboarding_work::job(&mut tx).await? else { return Ok(false) };
    let days = offboarding_work::days(&mut tx, id, PIECE).await?;
    offboarding_work::piece(&mut tx, id, PIECE, &open_states(), &in_words(&days)).await?;
    offboarding_work::end(&mut tx, id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Each day as mails write it, under language and day.
fn in_words(days: &[NaiveDate]) -> Value {
    let written =
        |language: Language| -> Value { days.iter().map(|day| (day.to_string(), language.date(*day))).collect() };
    Language::OFFERED.into_iter().map(|language| (language.code().to_owned(), written(language))).collect()
}
