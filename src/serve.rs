//! Starts the portal and ends it: ground, checks, pages and worker, and a stop that finishes what was begun.

use std::time::Duration;

use anyhow::Context;
use tokio::{net::TcpListener, signal::unix::SignalKind, sync::watch};

use crate::{
    app::App,
    auth::seal::Seal,
    config::Config,
    demo,
    ground::Ground,
    mail::transport::Transport,
    store::{Db, health, owner},
    web,
    worker::Worker,
};

/// Which half to run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Only {
    /// Pages.
    Web,
    /// Mails and deadlines.
    Worker,
}

const WORKER_CONNECTIONS: u32 = 3;

/// Runs until told to stop.
///
/// # Errors
/// Says what is wrong with machine, configuration or database.
pub async fn serve(config: Config, only: Option<Only>) -> anyhow::Result<()> {
    let ground = Ground::prepare(&config).await?;
    let seal = seal(&config)?;
    if config.is_demo() {
        owner::migrate(&ground.migrate).await?;
        demo::load_if_empty(&config, &ground, &seal).await?;
    }
    let app = App::new(&config, Db::new(ground.app.clone(), Db::usual_connections()), seal);
    check(&app).await?;
    let (stop, stopped) = watch::channel(false);
    let worker = (only != Some(Only::Web)).then(|| worker(&config, &ground, &app)).transpose()?;
    figures(&config, &app, worker.as_ref().map(|worker| worker.db.clone()), stopped.clone()).await?;
    let worker = worker.map(|worker| tokio::spawn(worker.run(stopped.clone())));
    if only == Some(Only::Worker) {
        asked_to_stop().await?;
    } else {
        pages(&config, &app, stopped).await?;
    }
    let _ = stop.send(true);
    finish(&app, worker).await;
    if let Some(server) = ground.embedded {
        tokio::task::spawn_blocking(move || server.stop()).await?;
    }
    Ok(())
}

/// The keys that seal secrets: the setting's, or in the demo one that is made once and kept beside the data.
///
/// # Errors
/// When the key cannot be read or written.
pub fn seal(config: &Config) -> anyhow::Result<Seal> {
    if let Some(key) = &config.secret_key {
        return Ok(Seal::from_setting(key)?);
    }
    let path = config.data_dir.join("secret-key");
    if !path.exists() {
        std::fs::create_dir_all(&config.data_dir)?;
        std::fs::write(&path, Seal::new_key())?;
        std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    }
    Ok(Seal::from_setting(std::fs::read_to_string(&path)?.trim())?)
}

async fn check(app: &App) -> anyhow::Result<()> {
    let (mut tx, _) = app.db.begin_reading(None).await.context("the database does not answer")?;
    Ok(health::check(&mut tx)
        .await
        .context("the database has no schema of the portal; run: partner-center migrate")??)
}

fn worker(config: &Config, ground: &Ground, app: &App) -> anyhow::Result<Worker> {
    let transport = match &config.smtp_url {
        Some(url) => Transport::smtp(url, &config.mail_from).context("SMTP_URL or PORTAL_MAIL_FROM")?,
        None if config.is_demo() => Transport::Demo,
        None => Transport::None,
    };
    let verify = ground.verify.clone().map(|options| Db::new(options, 1));
    Ok(Worker { app: app.clone(), db: Db::new(ground.worker.clone(), WORKER_CONNECTIONS), verify, transport })
}

/// Serves the figures beside everything else, if they are asked for.
async fn figures(
    config: &Config,
    app: &App,
    worker: Option<Db>,
    mut stopped: watch::Receiver<bool>,
) -> anyhow::Result<()> {
    let Some(address) = config.metrics_listen else { return Ok(()) };
    let listener = TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address}"))?;
    let stop = async move {
        let _ = stopped.changed().await;
    };
    tokio::spawn(web::listen::serve(listener, web::metrics::router(app, worker), stop));
    Ok(())
}

async fn pages(config: &Config, app: &App, mut stopped: watch::Receiver<bool>) -> anyhow::Result<()> {
    let listener =
        TcpListener::bind(config.listen).await.with_context(|| format!("cannot listen on {}", config.listen))?;
    let (router, _) = web::router(app);
    if config.is_demo() {
        println!("{}", demo::welcome(config));
    } else {
        println!("Partner Center: {}", config.base_url);
    }
    let stop = async move {
        tokio::select! {
            asked = asked_to_stop() => { if let Err(error) = asked { tracing::error!(%error, "signals cannot be heard"); } }
            _ = stopped.changed() => {}
        }
    };
    web::listen::serve(listener, router, stop).await?;
    Ok(())
}

async fn asked_to_stop() -> anyhow::Result<()> {
    let mut terminate = tokio::signal::unix::signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted?,
        _ = terminate.recv() => {}
    }
    Ok(())
}

/// Waits for requests and jobs that were begun, ten seconds at most.
async fn finish(app: &App, worker: Option<tokio::task::JoinHandle<()>>) {
    app.tasks.close();
    let all = async {
        app.tasks.wait().await;
        if let Some(worker) = worker {
            let _ = worker.await;
        }
    };
    if tokio::time::timeout(Duration::from_secs(10), all).await.is_err() {
        tracing::warn!("stopping although something is still going on");
    }
    app.db.close().await;
}
