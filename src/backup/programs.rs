//! `pg_dump` and `pg_restore`, with the way to the database as somebody who may read and make everything.

use std::{path::Path, path::PathBuf, process::Stdio};

use anyhow::{Context, ensure};
use tokio::process::Command;
use url::Url;

use crate::{config::Config, embedded_postgres::program, ground::Ground};

/// The two programs and where they find the database.
pub(super) struct Programs {
    dump: PathBuf,
    restore: PathBuf,
    way: Vec<(&'static str, String)>,
}

impl Programs {
    /// For the embedded database or for the outside one of `PORTAL_BACKUP_DATABASE_URL`.
    ///
    /// # Errors
    /// When a program or the setting is missing.
    pub fn new(config: &Config, ground: &Ground) -> anyhow::Result<Self> {
        let way = match (&config.database, &config.backup_url) {
            (None, _) => {
                let socket = ground.app.get_socket().context("the embedded database has a socket")?;
                let database = ground.app.get_database().unwrap_or_default();
                vec![
                    ("PGHOST", socket.display().to_string()),
                    ("PGUSER", "postgres".into()),
                    ("PGDATABASE", database.into()),
                ]
            }
            (Some(_), Some(url)) => outside(url)?,
            (Some(_), None) => anyhow::bail!(
                "PORTAL_BACKUP_DATABASE_URL is not set: the database as a role that may read and make everything (a superuser)"
            ),
        };
        let embedded_in = config.is_demo().then_some(config.data_dir.as_path());
        let find = |name| program(config.postgres_bin.as_deref(), embedded_in, name);
        Ok(Self { dump: find("pg_dump")?, restore: find("pg_restore")?, way })
    }

    /// One snapshot of everything.
    pub async fn dump(&self, file: &Path) -> anyhow::Result<()> {
        self.run(Command::new(&self.dump).args(["--format=custom", "--no-password", "--file"]).arg(file)).await
    }

    /// Everything or nothing.
    pub async fn restore(&self, file: &Path) -> anyhow::Result<()> {
        let database = self.way.iter().find(|(name, _)| *name == "PGDATABASE").map_or("", |(_, name)| name);
        let mut command = Command::new(&self.restore);
        command.args(["--single-transaction", "--exit-on-error", "--no-password", "--dbname", database]).arg(file);
        self.run(&mut command).await
    }

    /// In the environment, where no list of processes shows a password.
    async fn run(&self, command: &mut Command) -> anyhow::Result<()> {
        command.env_clear().envs(self.way.iter().map(|(name, value)| (*name, value))).stdin(Stdio::null());
        let name = command.as_std().get_program().to_string_lossy().into_owned();
        let output = command.output().await.with_context(|| format!("{name} cannot be run"))?;
        let said = String::from_utf8_lossy(&output.stderr);
        ensure!(output.status.success(), "{name} ended with {}: {}", output.status, said.trim());
        Ok(())
    }
}

fn outside(url: &str) -> anyhow::Result<Vec<(&'static str, String)>> {
    let url = Url::parse(url).context("PORTAL_BACKUP_DATABASE_URL is not a URL")?;
    let decoded = |text: &str| {
        let pairs = format!("x={}", text.replace('+', "%2B"));
        url::form_urlencoded::parse(pairs.as_bytes()).next().map(|(_, value)| value.into_owned()).unwrap_or_default()
    };
    let asked = |name: &str| url.query_pairs().find(|(known, _)| known == name).map(|(_, value)| value.into_owned());
    let given = [
        ("PGHOST", asked("host").or_else(|| url.host_str().map(decoded))),
        ("PGPORT", url.port().map(|port| port.to_string())),
        ("PGUSER", asked("user").or_else(|| Some(decoded(url.username())).filter(|user| !user.is_empty()))),
        ("PGPASSWORD", asked("password").or_else(|| url.password().map(decoded))),
        ("PGDATABASE", Some(decoded(url.path().trim_start_matches('/')))),
        ("PGSSLMODE", asked("sslmode")),
        ("PGSSLROOTCERT", asked("sslrootcert")),
    ];
    Ok(given.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_becomes_the_variables_of_postgresql_s_programs() {
        let way = outside("postgres://back%40up:p%2Fw@db.example:6432/portal?sslmode=verify-full").unwrap();
        let said: Vec<_> = way.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let wanted = [
            "PGHOST=db.example",
            "PGPORT=6432",
            "PGUSER=back@up",
            "PGPASSWORD=p/w",
            "PGDATABASE=portal",
            "PGSSLMODE=verify-full",
        ];
        assert_eq!(said, wanted);
        let socket = outside("postgres:///portal?host=/run/postgresql&user=postgres").unwrap();
        assert!(socket.contains(&("PGHOST", "/run/postgresql".into())), "{socket:?}");
    }
}
