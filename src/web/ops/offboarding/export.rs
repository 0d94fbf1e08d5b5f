//! The list of identified partners as a file: exactly this view, all its pages.

use axum::{extract::State, response::Response};
use tower_sessions::Session;
use uuid::Uuid;

use super::{OffboardingQuery, state, workflow};
use crate::{
    app::App,
    domain::{csv, me::Me, permission::Permission},
    store::{
        Tx,
        offboarding::{self, Filter, Listed},
        page::Cursor,
    },
    web::{
        csv_export::{self, Export, PIECE, Piece},
        entry::Member,
        error::PageError,
        page::Frame,
        path::Query,
    },
};

/// The partners of a view.
struct Identified {
    filter: Filter,
    page: Frame,
}

/// `GET /ops/offboarding/export.csv`
pub async fn show(
    member: Member,
    State(app): State<App>,
    session: Session,
    Query(query): Query<OffboardingQuery>,
) -> Result<Response, PageError> {
    let Member { tx, me, page } = member;
    drop(tx);
    let name = csv_export::file_name("off-boarding", &me);
    csv_export::answer(&app, &session, &me, &name, Identified { filter: query.filter(), page })
}

impl Export for Identified {
    type Key = Uuid;

    fn head(&self) -> String {
        let columns = [
            "desk-partner",
            "offboarding-tier",
            "offboarding-month",
            "offboarding-revenue",
            "offboarding-currency",
            "state",
            "offboarding-reason",
            "offboarding-planned",
            "offboarding-flagged",
            "offboarding-flagged-by",
        ];
        csv::line(&columns.map(|column| self.page.t(column)))
    }

    fn may(&self, me: &Me) -> bool {
        me.may(Permission::SeePartners).is_ok()
    }

    async fn piece(&self, tx: &mut Tx, _: &Me, after: Option<&Uuid>) -> Result<Piece<Uuid>, PageError> {
        let cursor = after.map_or(Cursor::Start, |id| Cursor::After(*id));
        let rows = offboarding::list(tx, &self.filter, cursor, PIECE).await?;
        let text = rows.iter().map(|row| self.line(row)).collect();
        Ok(Piece::of(&rows, text, |row| row.id))
    }
}

impl Identified {
    fn line(&self, row: &Listed) -> String {
        let state = workflow::state(true, row.state.as_deref().and_then(state));
        csv::line(&[
            row.name.clone(),
            self.page.t(row.tier()),
            self.page.t(&format!("month-{}", row.renews)),
            row.revenue_minor.map(|minor| format!("{}.{:02}", minor / 100, minor % 100)).unwrap_or_default(),
            row.currency.clone().unwrap_or_default(),
            self.page.word("desk-state", state.code()),
            row.reason.clone(),
            row.planned_on.to_string(),
            self.page.iso(&row.flagged_at),
            row.flagged_by_name.clone(),
        ])
    }
}
