//! The command line.

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, bail};
use chrono::NaiveDate;
use clap::{Parser, Subcommand};

use crate::{
    app::App,
    backup, canary, clock,
    config::{self, BadSetting, Config},
    demo, doctor,
    domain::{agreement::AgreementKind, language::Language, permission::Role, text},
    ground::{self, Ground},
    serve::{self, Only},
    store::{Db, agreement_versions::NewText, owner},
    telemetry, verify, web,
    workflows::{
        agreement_publishing,
        operator::{self, NewOperator},
    },
};

/// A self-hosted partner portal for two-tier channel programmes.
#[derive(Parser)]
#[command(name = "partner-center", version)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve pages and do the work that waits for no request
    Serve {
        /// Only one half of it
        #[arg(long)]
        only: Option<Only>,
    },
    /// Bring the database's schema up to date
    Migrate,
    /// Load the demo world into the embedded database
    Demo {
        /// Throw away what is there first
        #[arg(long)]
        reset: bool,
    },
    /// Fill an empty database for isolation tests
    Seed {
        /// Where to write sign-ins and marks, as JSON
        #[arg(long)]
        canary: PathBuf,
    },
    /// Invite an operator: prints a link that works once
    CreateOperator {
        /// Mail address
        #[arg(long)]
        mail: String,
        /// What the operator may do
        #[arg(long, value_parser = ["super", "programme", "reviewer", "finance", "support", "auditor"])]
        role: String,
        /// Name; the mail address's first part if not given
        #[arg(long)]
        name: Option<String>,
        /// Name of the operator organisation, if there is none yet
        #[arg(long, default_value = "Programme operator")]
        organisation: String,
    },
    /// Publish a new version of an agreement, in every language
    PublishAgreement {
        /// direct, indirect_reseller, indirect_provider, customer or authorization
        #[arg(long, value_parser = AgreementKind::ALL.map(AgreementKind::code))]
        kind: String,
        /// Title in English
        #[arg(long)]
        title_en: String,
        /// File with the English text
        #[arg(long)]
        text_en: PathBuf,
        /// Title in French
        #[arg(long)]
        title_fr: String,
        /// File with the French text
        #[arg(long)]
        text_fr: PathBuf,
        /// The day from which on it holds (YYYY-MM-DD, UTC); at once if not given
        #[arg(long)]
        effective_on: Option<NaiveDate>,
        /// The day by which whoever accepted an older version must sign again; never if not given
        #[arg(long)]
        sign_again_by: Option<NaiveDate>,
    },
    /// Check every invariant; names the broken ones and their rows, and then ends with 1
    Verify,
    /// Say what is wrong with this machine, its settings, database and mail server, and how to mend it
    Doctor,
    /// Write database and anchors into a new directory, while the portal runs
    Backup {
        /// The directory, which must not be there yet
        #[arg(long)]
        to: PathBuf,
    },
    /// Fill an empty database from a backup and check it
    Restore {
        /// The backup's directory
        #[arg(long)]
        from: PathBuf,
        /// Throw away what is in the embedded database first
        #[arg(long)]
        replace: bool,
    },
    /// Print method, path, class and permission of every route
    Routes {
        /// As JSON
        #[arg(long)]
        json: bool,
    },
    /// Run a command with DATABASE_URL naming a throw-away database with today's schema
    #[command(hide = true)]
    ScratchDatabase {
        /// The command and its arguments
        #[arg(last = true, required = true)]
        command: Vec<String>,
    },
}

/// Does what the command line says.
pub fn main() -> ExitCode {
    let command = CommandLine::parse().command;
    telemetry::start(config::logged());
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let outcome = runtime.context("no runtime").and_then(|runtime| runtime.block_on(run(command)));
    match outcome {
        Ok(code) => code,
        Err(error) => {
            eprintln!("partner-center: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<ExitCode> {
    if let Command::ScratchDatabase { command } = command {
        return scratch_database(&command).await;
    }
    let config = Config::from_environment();
    if let Command::Doctor = command {
        return Ok(doctor(config.as_ref()).await);
    }
    let config = config?;
    match command {
        Command::Serve { only } => serve::serve(config, only).await?,
        Command::Migrate => owner::migrate(&Ground::prepare_or_join(&config).await?.migrate).await?,
        Command::Demo { reset } => demo_world(&config, reset).await?,
        Command::Seed { canary } => canary::seed(&config, &canary).await?,
        Command::CreateOperator { mail, role, name, organisation } => {
            create_operator(&config, &mail, &role, name.as_deref(), &organisation).await?;
        }
        Command::PublishAgreement { kind, title_en, text_en, title_fr, text_fr, effective_on, sign_again_by } => {
            let texts = [(&title_en, &text_en), (&title_fr, &text_fr)];
            publish(&config, &kind, texts, effective_on, sign_again_by).await?;
        }
        Command::Verify => return verify(&config).await,
        Command::Backup { to } => println!("{}", backup::take(&config, &to).await?),
        Command::Restore { from, replace } => {
            println!("{}", backup::restore(&config, &from, replace).await?);
            return verify(&config).await;
        }
        Command::Routes { json } => routes(&config, json)?,
        Command::Doctor | Command::ScratchDatabase { .. } => {}
    }
    Ok(ExitCode::SUCCESS)
}

async fn demo_world(config: &Config, reset: bool) -> anyhow::Result<()> {
    if !config.is_demo() {
        bail!("the demo world is for the embedded database only; unset DATABASE_URL");
    }
    let ground = Ground::prepare_or_join(config).await?;
    if reset {
        ground::renew(&ground).await?;
        verify::anchor_file::forget(&config.data_dir)?;
    }
    owner::migrate(&ground.migrate).await?;
    demo::load_if_empty(config, &ground, &serve::seal(config)?).await?;
    println!("The demo world is loaded.");
    Ok(())
}

async fn create_operator(
    config: &Config,
    mail: &str,
    role: &str,
    name: Option<&str>,
    organisation: &str,
) -> anyhow::Result<()> {
    let mail = text::mail(mail).map_err(|_| anyhow::anyhow!("--mail is not a mail address"))?;
    let local = mail.split('@').next().unwrap_or_default();
    let name = text::person_name(name.unwrap_or(local)).map_err(|_| anyhow::anyhow!("--name is not a name"))?;
    let organisation =
        text::organisation_name(organisation).map_err(|_| anyhow::anyhow!("--organisation is not a name"))?;
    let role = if role == "programme" { Role::ProgrammeManager.code() } else { role };
    let ground = Ground::prepare_or_join(config).await?;
    owner::migrate(&ground.migrate).await?;
    let operator = NewOperator { mail: &mail, name: &name, role, organisation: &organisation };
    let token = operator::create(&ground.migrate, &operator).await?;
    println!("{name} can come in with this link, once, within 14 days:");
    println!("{}accept-user/{}", config.base_url, token.secret());
    Ok(())
}

async fn publish(
    config: &Config,
    kind: &str,
    texts: [(&String, &PathBuf); 2],
    effective_on: Option<NaiveDate>,
    sign_again_by: Option<NaiveDate>,
) -> anyhow::Result<()> {
    let kind = AgreementKind::from_code(kind).context("--kind is not an agreement")?;
    let mut bodies = Vec::new();
    for (title, file) in texts {
        let title = text::line(title, 120).map_err(|_| anyhow::anyhow!("a title is missing or too long"))?;
        let body = std::fs::read_to_string(file).with_context(|| format!("{} cannot be read", file.display()))?;
        bodies.push((
            title,
            text::paragraphs(&body, 60_000)
                .map_err(|_| anyhow::anyhow!("{} is empty, too long or not plain text", file.display()))?,
        ));
    }
    let new: Vec<NewText<'_>> = Language::OFFERED
        .into_iter()
        .zip(&bodies)
        .map(|(language, (title, body))| NewText { language, title, body })
        .collect();
    let ground = Ground::prepare_or_join(config).await?;
    let number =
        agreement_publishing::publish_as_owner(&ground.migrate, kind, &new, effective_on, sign_again_by).await?;
    println!("Published as version {number}. Whoever has an older one open is asked to read this one.");
    Ok(())
}

async fn verify(config: &Config) -> anyhow::Result<ExitCode> {
    let ground = Ground::prepare_or_join(config).await?;
    let options = ground.verify.clone().context("PORTAL_VERIFY_DATABASE_URL is not set (README, Database roles)")?;
    let report = verify::run(&Db::new(options, 1), &config.data_dir).await?;
    for finding in &report.findings {
        for row in &finding.rows {
            println!("{}: {row}", finding.check);
        }
    }
    println!("{} invariants asked, {} broken.", report.checks, report.findings.len());
    Ok(if report.findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

async fn doctor(config: Result<&Config, &BadSetting>) -> ExitCode {
    let findings = doctor::examine(config).await;
    for finding in &findings {
        println!("{finding}");
    }
    let wrong = findings.iter().filter(|finding| finding.is_wrong()).count();
    println!("{} things looked at, {wrong} wrong.", findings.len());
    if wrong == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn routes(config: &Config, json: bool) -> anyhow::Result<()> {
    // no connection is made: the table needs the router, not the database
    let seal = crate::auth::seal::Seal::from_setting(&crate::auth::seal::Seal::new_key())?;
    let app = App::new(config, Db::new(sqlx::postgres::PgConnectOptions::new_without_pgpass(), 1), seal);
    let (_, table) = web::router(&app);
    if json {
        println!("{}", serde_json::to_string_pretty(&table)?);
    } else {
        for route in table {
            println!("{:4} {:48} {:10?} {}", route.method, route.path, route.class, route.permission.unwrap_or("-"));
        }
    }
    Ok(())
}

/// For the compiler, which checks statements against a real schema. Reads the migrations from disk: those built in may be old.
async fn scratch_database(command: &[String]) -> anyhow::Result<ExitCode> {
    use crate::embedded_postgres::{EmbeddedPostgres, Settings};
    let directory = std::env::temp_dir().join(format!("partner-center-{}", hex::encode(clock::random::<6>())));
    let settings = Settings { data_dir: directory.clone(), durable: false, bin_dir: None };
    let server = tokio::task::spawn_blocking(move || EmbeddedPostgres::start(&settings)).await??;
    let ground = Ground::on_socket(server.socket_dir(), "scratch").await?;
    let migrator = sqlx::migrate::Migrator::new(std::path::Path::new("migrations")).await?;
    migrator.run(&mut owner::connect(&ground.migrate).await?).await?;
    let socket: String =
        url::form_urlencoded::byte_serialize(server.socket_dir().as_os_str().as_encoded_bytes()).collect();
    let url = format!("postgres:///scratch?host={socket}&user=portal_migrate&options=-c%20role%3Dportal_owner");
    let mut child = tokio::process::Command::new(&command[0]);
    let status = child.args(&command[1..]).env("DATABASE_URL", url).env("SQLX_OFFLINE", "false").status().await?;
    tokio::task::spawn_blocking(move || server.stop()).await?;
    let _ = std::fs::remove_dir_all(directory);
    Ok(u8::try_from(status.code().unwrap_or(1)).map_or(ExitCode::FAILURE, ExitCode::from))
}
