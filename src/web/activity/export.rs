//! The log to take away, as CSV for spreadsheets and as JSON whole: written while it is read, a batch a transaction, so that neither its
//! length nor a slow reader holds anything up; and whoever loses the right meanwhile gets no further batch (abuse B14).

use axum::{
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use http_body_util::channel::{Channel, Sender};
use tower_sessions::Session;

use super::{ActivityQuery, line};
use crate::{
    app::App,
    domain::{csv, ids::OrganisationId, permission::Permission},
    store::{
        activity::{self, Entry, Filter, Record},
        sessions,
    },
    turns,
    web::{csv_export, entry::Member, error::PageError, page::Frame, path::Query},
};

const BATCH: i64 = 500;

type Broken = Box<dyn std::error::Error + Send + Sync>;

/// How entries are written.
#[derive(Clone, Copy)]
enum Form {
    Csv,
    Json,
}

impl Form {
    fn head(self, page: &Frame) -> String {
        match self {
            // the mark tells spreadsheets that what follows is UTF-8
            Self::Csv => {
                let columns =
                    ["number", "time", "person", "organisation", "what", "about", "details", "action", "hash"];
                format!("\u{feff}{}", csv::line(&columns.map(|column| page.word("activity-column", column))))
            }
            Self::Json => "[".into(),
        }
    }

    fn entry(self, record: &Record, first: bool, page: &Frame) -> Result<String, Broken> {
        match self {
            Self::Csv => Ok(csv_line(record, page)),
            Self::Json => {
                let comma = if first { "\n" } else { ",\n" };
                Ok(format!("{comma}{}", serde_json::to_string(record)?))
            }
        }
    }

    fn tail(self) -> &'static str {
        match self {
            Self::Csv => "",
            Self::Json => "\n]\n",
        }
    }
}

fn csv_line(record: &Record, page: &Frame) -> String {
    let entry = Entry {
        seq: record.seq,
        at: record.moment,
        person_name: record.person_name.clone(),
        acting_name: record.acting_name.clone(),
        action: record.action.clone(),
        subject_kind: record.subject_kind.clone(),
        subject_name: record.subject_name.clone(),
        detail: serde_json::from_str(&record.detail).unwrap_or_default(),
        hash: record.hash.clone(),
    };
    let said = line(&entry, page);
    let details: Vec<String> =
        said.details.iter().map(|(name, value)| page.t2("detail-line", "name", name, "value", value)).collect();
    csv::line(&[
        &record.seq.to_string(),
        &record.at,
        &record.person_name,
        &record.acting_name,
        &said.what,
        &record.subject_name,
        &details.join("; "),
        &record.action,
        &record.hash,
    ])
}

/// `GET /activity/export.csv`
pub async fn as_csv(
    state: State<App>,
    session: Session,
    member: Member,
    query: Query<ActivityQuery>,
) -> Result<Response, PageError> {
    export(&state, &session, member, &query.0, Form::Csv)
}

/// `GET /activity/export.json`
pub async fn as_json(
    state: State<App>,
    session: Session,
    member: Member,
    query: Query<ActivityQuery>,
) -> Result<Response, PageError> {
    export(&state, &session, member, &query.0, Form::Json)
}

fn export(
    app: &App,
    session: &Session,
    member: Member,
    query: &ActivityQuery,
    form: Form,
) -> Result<Response, PageError> {
    let Member { me, page, .. } = member;
    let hash = session.id().map(sessions::hash).ok_or(PageError::NotFound)?;
    let (mut sender, body) = Channel::<Bytes, Broken>::new(2);
    let day = me.at.with_timezone(&page.zone).date_naive();
    let (app, organisation, filter) = (app.clone(), me.organisation_id, query.filter(&page));
    let tasks = app.tasks.clone();
    let work = Work { app, hash, organisation, filter, page, form };
    tasks.spawn(async move {
        if let Err(error) = work.write(&mut sender).await {
            tracing::warn!(error, "an export ended early");
            // a cut connection, so that nobody takes a part for the whole
            sender.abort(error);
        }
    });
    let (kind, ending) = match form {
        Form::Csv => ("text/csv; charset=utf-8", "csv"),
        Form::Json => ("application/json", "json"),
    };
    let name = format!("attachment; filename=\"activity-{day}.{ending}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, name)], csv_export::whole(body))
        .into_response())
}

/// What an export goes on with after its answer has begun.
struct Work {
    app: App,
    hash: Vec<u8>,
    organisation: OrganisationId,
    filter: Filter,
    page: Frame,
    form: Form,
}

impl Work {
    async fn write(&self, sender: &mut Sender<Bytes, Broken>) -> Result<(), Broken> {
        sender.send_data(self.form.head(&self.page).into()).await?;
        let mut seq = 0;
        loop {
            let first = seq == 0;
            let batch = self.batch(seq).await?;
            let Some(last) = batch.last() else { break };
            seq = last.seq;
            let mut text = String::new();
            for (place, record) in batch.iter().enumerate() {
                text.push_str(&self.form.entry(record, first && place == 0, &self.page)?);
            }
            sender.send_data(text.into()).await?;
        }
        Ok(sender.send_data(self.form.tail().into()).await?)
    }

    async fn batch(&self, seq: i64) -> Result<Vec<Record>, Broken> {
        let _turn = self.app.turns.within(turns::FOR_A_PIECE, self.organisation).await?;
        let (mut tx, me) = self.app.db.begin_reading(Some(&self.hash)).await?;
        let me = me
            .filter(|me| me.organisation_id.to_string() == self.page.org_id && me.may(Permission::ActivityLog).is_ok());
        let me = me.ok_or("the right to read the log has ended")?;
        Ok(activity::records(&mut tx, me.organisation_id, &self.filter, seq, BATCH).await?)
    }
}
