//! The statements behind one page, as the database server logged them, and pgbench playing them without the portal: what the
//! database could do at most.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom, Write},
    path::PathBuf,
    process::Stdio,
    time::Duration,
};

use anyhow::{Context, bail};
use partner_center::embedded_postgres::EmbeddedPostgres;
use sqlx::{ConnectOptions, PgConnection};
use tempfile::NamedTempFile;
use tokio::process::Command;

use crate::{
    load::{CLIENTS, Target},
    world::{run, superuser},
};

/// A reload reaches every connection, and a rollback that follows its page has come.
const A_MOMENT: Duration = Duration::from_millis(300);

/// As `Db` sets them for the portal's own connections.
const OPTIONS: &str = "-c plan_cache_mode=force_generic_plan -c client_min_messages=error -c timezone=UTC";

/// One message of the portal to the database: its text and the values it was sent with.
#[derive(Debug, PartialEq)]
struct Statement {
    text: String,
    values: Vec<Option<String>>,
}

/// Everything one page asks of the database.
pub struct Statements {
    all: Vec<Statement>,
    database: String,
    socket_dir: PathBuf,
    pgbench: PathBuf,
}

impl Statements {
    /// Asks for the page once and keeps what the server logs.
    pub async fn behind(target: &Target<'_>, server: &EmbeddedPostgres, database: &str) -> anyhow::Result<Self> {
        // its standard error is its log, wherever that lies; pgbench lies beside it
        let process = PathBuf::from(format!("/proc/{}", server.pid()));
        let mut log = File::open(process.join("fd/2"))?;
        let mut c = superuser(server.socket_dir(), "postgres").connect().await?;
        set(&mut c, "alter system set log_statement = 'all'").await?;
        let told_before = log.seek(SeekFrom::End(0))?;
        target.once("identity").await?;
        set(&mut c, "alter system reset log_statement").await?;
        log.seek(SeekFrom::Start(told_before))?;
        let mut text = String::new();
        log.read_to_string(&mut text)?;
        let all = logged(&text, &format!("portal_app@{database} "));
        if all.is_empty() {
            bail!("the server logged no statement of {}", target.path);
        }
        let pgbench = std::fs::read_link(process.join("exe"))?.with_file_name("pgbench");
        Ok(Self { all, database: database.to_owned(), socket_dir: server.socket_dir().to_owned(), pgbench })
    }

    /// How often the page waits for the database: each message but the last, a rollback after the answer.
    pub fn round_trips(&self) -> usize {
        self.all.len() - 1
    }

    /// How many pages a second the database alone could serve.
    pub async fn limit(&self, seconds: u32) -> anyhow::Result<f64> {
        let mut script = NamedTempFile::new()?;
        script.write_all(self.script().as_bytes())?;
        let mut command = Command::new(&self.pgbench);
        command.args(["--no-vacuum", "--protocol=prepared", "--jobs=1"]);
        command.arg(format!("--client={CLIENTS}")).arg(format!("--time={seconds}")).arg("--file").arg(script.path());
        for (name, value) in self.values() {
            command.arg(format!("--define={name}={value}"));
        }
        command.arg("--host").arg(&self.socket_dir).args(["--username", "portal_app", &self.database]);
        let output = command.env("PGOPTIONS", OPTIONS).stdin(Stdio::null()).output().await.context("pgbench")?;
        let text = String::from_utf8_lossy(&output.stdout);
        let line = text.lines().find_map(|line| line.strip_prefix("tps = "));
        match line.and_then(|line| line.split(' ').next()?.parse().ok()) {
            Some(limit) if output.status.success() => Ok(limit),
            _ => bail!("pgbench: {}\n{}", String::from_utf8_lossy(&output.stderr), self.script()),
        }
    }

    /// pgbench's script; what the portal sends in one message stays one round trip.
    fn script(&self) -> String {
        let mut script = String::new();
        for (number, statement) in self.all.iter().enumerate() {
            let together = statement.values.is_empty() && statement.text.contains(';');
            let text = with_names(statement, number);
            let text = if together { format!("\\startpipeline\n{}", text.replace("; ", ";\n")) } else { text };
            script.push_str(&text);
            script.push_str(if together { ";\n\\endpipeline\n" } else { ";\n" });
        }
        script
    }

    fn values(&self) -> impl Iterator<Item = (String, &String)> {
        let of = |(number, statement): (usize, &'_ Statement)| (number, statement.values.len());
        let places = self.all.iter().enumerate().map(of).flat_map(|(n, count)| (0..count).map(move |at| (n, at)));
        let value = move |(n, at): (usize, usize)| Some((name(n, at), self.all[n].values[at].as_ref()?));
        places.filter_map(value).filter(|(_, value)| !value.is_empty())
    }
}

async fn set(c: &mut PgConnection, setting: &str) -> anyhow::Result<()> {
    tokio::time::sleep(A_MOMENT).await;
    run(c, setting).await?;
    run(c, "select pg_reload_conf()").await?;
    tokio::time::sleep(A_MOMENT).await;
    Ok(())
}

fn name(statement: usize, value: usize) -> String {
    format!("s{statement}v{value}")
}

/// The text with pgbench's variables where values go.
fn with_names(statement: &Statement, number: usize) -> String {
    // from the last on, so that $1 is not found in $10
    let values = statement.values.iter().enumerate().rev();
    values.fold(statement.text.clone(), |text, (at, value)| {
        // pgbench knows no empty values
        let variable = match value.as_deref() {
            None => "null".to_owned(),
            Some("") => "''".to_owned(),
            Some(_) => format!(":{}", name(number, at)),
        };
        text.replace(&format!("${}", at + 1), &variable)
    })
}

/// The statements in a piece of the server's log that `who` sent.
fn logged(log: &str, who: &str) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    for record in records(log) {
        let Some((_, told)) = record.split_once(who) else { continue };
        let executed = || told.strip_prefix("LOG:  execute ")?.split_once(": ").map(|(_, text)| text);
        if let Some(text) = told.strip_prefix("LOG:  statement: ").or_else(executed) {
            all.push(Statement { text: text.to_owned(), values: Vec::new() });
        } else if let (Some(values), Some(last)) = (told.strip_prefix("DETAIL:  parameters: "), all.last_mut()) {
            last.values = listed(values);
        }
    }
    all
}

/// What the server said each time; further lines of one message begin with a tab.
fn records(log: &str) -> Vec<String> {
    let mut records: Vec<String> = Vec::new();
    for line in log.lines() {
        match (line.strip_prefix('\t'), records.last_mut()) {
            (Some(more), Some(record)) => {
                record.push('\n');
                record.push_str(more);
            }
            _ => records.push(line.to_owned()),
        }
    }
    records
}

/// The values of `$1 = 'it''s', $2 = NULL`.
fn listed(mut text: &str) -> Vec<Option<String>> {
    let mut values = Vec::new();
    while let Some((_, rest)) = text.split_once(" = ") {
        let Some(mut rest) = rest.strip_prefix('\'') else {
            values.push(None);
            text = rest;
            continue;
        };
        let mut value = String::new();
        while let Some((before, after)) = rest.split_once('\'') {
            value.push_str(before);
            rest = after;
            let Some(after) = rest.strip_prefix('\'') else { break };
            value.push('\'');
            rest = after;
        }
        values.push(Some(value));
        text = rest;
    }
    values
}
