//! `GET /metrics` on an address of its own (`PORTAL_METRICS_LISTEN`), for a Prometheus; off unless that is set.

use axum::{Router, extract::State, http::header, response::IntoResponse, routing::get};

use crate::{
    app::App,
    metrics::Now,
    store::{Db, Stored, mails},
};

/// What the figures are asked of.
#[derive(Clone)]
struct Sources {
    app: App,
    worker: Option<Db>,
}

/// The one page; `worker` is the database as the worker sees it, if this process has one.
pub fn router(app: &App, worker: Option<Db>) -> Router {
    Router::new().route("/metrics", get(show)).with_state(Sources { app: app.clone(), worker })
}

async fn waiting(db: &Db) -> Stored<(i64, i64)> {
    let mails = mails::waiting(&mut db.begin_job(None).await?).await?;
    Ok((mails.waiting, mails.dead))
}

async fn show(State(sources): State<Sources>) -> impl IntoResponse {
    let mails = match &sources.worker {
        // a database that is away is seen in the other figures
        Some(db) => waiting(db).await.ok(),
        None => None,
    };
    let text = sources.app.metrics.text(&Now { connections: sources.app.db.in_use(), mails });
    ([(header::CONTENT_TYPE, "application/openmetrics-text; version=1.0.0; charset=utf-8")], text)
}
