//! A renewal month as a list to fill in: exactly the file that is imported, with what only the operator knows left empty (F01).

use axum::{extract::State, response::Response};
use chrono::NaiveDate;
use serde::Deserialize;
use tower_sessions::Session;
use uuid::Uuid;

use super::{cohort::month_of, state, workflow};
use crate::{
    app::App,
    domain::{
        csv,
        enrollment::EnrollmentStep,
        me::Me,
        offboarding_import::{COLUMNS, MOST_ROWS, OPTIONAL, REASON},
        permission::Permission,
        text,
    },
    store::{
        Tx,
        offboarding_imports::{self, Renewing},
    },
    web::{
        csv_export::{self, Export, PIECE, Piece},
        entry::Member,
        error::PageError,
        page::{Frame, see_other},
        path::Query,
        routes::path,
    },
};

/// The month, and what was typed for everybody so far.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    month: String,
    reason: String,
    planned_on: String,
}

/// The partners of a month that are not identified and can be.
struct ToFillIn {
    month: i32,
    reason: String,
    planned_on: String,
    page: Frame,
}

/// The last partner that was read, and how many were written until then.
#[derive(Clone)]
struct Place {
    name: String,
    id: Uuid,
    written: usize,
}

/// `GET /ops/offboarding/month/list.csv`
pub async fn show(
    member: Member,
    State(app): State<App>,
    session: Session,
    Query(query): Query<ListQuery>,
) -> Result<Response, PageError> {
    let Member { tx, me, page } = member;
    drop(tx);
    let Some(month) = month_of(&query.month) else { return Ok(see_other(path::OPS_COHORT)) };
    let reason = text::optional(&query.reason, REASON).unwrap_or_default();
    let planned_on = query.planned_on.parse().map(|day: NaiveDate| day.to_string()).unwrap_or_default();
    let name = csv_export::file_name(&format!("off-boarding-month-{month}"), &me);
    csv_export::answer(&app, &session, &me, &name, ToFillIn { month, reason, planned_on, page })
}

impl Export for ToFillIn {
    type Key = Place;

    /// The names last: they are read by people, not by the import.
    fn head(&self) -> String {
        let name = self.page.t("desk-partner");
        let columns: Vec<&str> = COLUMNS.into_iter().chain(OPTIONAL).chain([name.as_str()]).collect();
        csv::line(&columns)
    }

    fn may(&self, me: &Me) -> bool {
        me.may(Permission::FlagOffboarding).is_ok()
    }

    async fn piece(&self, tx: &mut Tx, _: &Me, after: Option<&Place>) -> Result<Piece<Place>, PageError> {
        let (name, id, written) = after.map_or(("", Uuid::nil(), 0), |place| (&place.name, place.id, place.written));
        let rows = offboarding_imports::renewing(tx, self.month, (name, id), PIECE).await?;
        // no more than one import takes; whoever has applied it finds the others in the next list
        let open: Vec<&Renewing> = rows.iter().filter(|row| can_be_identified(row)).take(MOST_ROWS - written).collect();
        let written = written + open.len();
        let text = open.into_iter().map(|row| self.line(row)).collect();
        let piece = Piece::of(&rows, text, |row| Place { name: row.name.clone(), id: row.organisation_id.0, written });
        Ok(Piece { last: piece.last.filter(|place| place.written < MOST_ROWS), ..piece })
    }
}

fn can_be_identified(partner: &Renewing) -> bool {
    let stands = workflow::state(partner.flagged, partner.enrollment.as_deref().and_then(state));
    !partner.flagged && stands.allows(EnrollmentStep::Flag)
}

impl ToFillIn {
    fn line(&self, partner: &Renewing) -> String {
        let number = partner.number.as_deref().unwrap_or_default();
        csv::line(&[number, &self.reason, &self.planned_on, "", "", &partner.name])
    }
}
