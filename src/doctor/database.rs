//! The database: whether each role reaches it, whether it is the right role, and whether the server keeps what it acknowledges.

use std::time::{Duration, SystemTime};

use chrono::{DateTime, TimeDelta, Utc};
use sqlx::postgres::PgConnectOptions;

use super::Finding;
use crate::{
    config::Config,
    ground::Ground,
    store::{Db, health, owner, server, verify},
    verify as invariants,
};

/// Older ones take long to say which life they are in, which every commit asks.
const OLDEST: i32 = 150_000;
/// Clocks of two machines may differ by this.
const CLOCKS_DIFFER: Duration = Duration::from_secs(2);
/// The nightly check is late after this.
const NIGHT: TimeDelta = TimeDelta::hours(26);
const MEND_SERVER: &str = "see that it runs and that the settings name it (README, Configuration)";

pub(super) async fn look(config: &Config) -> Vec<Finding> {
    let ground = match Ground::prepare_or_join(config).await {
        Ok(ground) => ground,
        Err(error) => return vec![Finding::wrong("database", format!("{error:#}"), MEND_SERVER)],
    };
    let mut findings = Vec::new();
    let app = Db::new(ground.app.clone(), 1);
    let has_schema = pages(&app, &mut findings).await;
    app.close().await;
    findings.push(role("worker", "portal_worker", &ground.worker).await);
    findings.push(match owner::connect(&ground.migrate).await {
        Ok(_) => Finding::fine("role migrate", "reaches the database and may step into portal_owner"),
        Err(error) => Finding::wrong("role migrate", format!("{error:#}"), "correct PORTAL_MIGRATE_DATABASE_URL"),
    });
    match &ground.verify {
        Some(options) if has_schema => findings.extend(nights(options, config).await),
        Some(_) => {}
        None => findings.push(Finding::advice(
            "role verify",
            "PORTAL_VERIFY_DATABASE_URL is not set, so nothing is checked at night",
            "set it to the database as portal_verify",
        )),
    }
    if let Some(server) = ground.embedded {
        let _ = tokio::task::spawn_blocking(move || server.stop()).await;
    }
    findings
}

/// As the pages see it. Whether there is a schema to look at further.
async fn pages(app: &Db, findings: &mut Vec<Finding>) -> bool {
    let mut tx = match app.begin_job(None).await {
        Ok(tx) => tx,
        Err(error) => {
            findings.push(Finding::wrong("database", error, MEND_SERVER));
            return false;
        }
    };
    match health::check(&mut tx).await {
        Ok(Ok(())) => findings.push(Finding::fine("schema and role", "as this program needs them")),
        Ok(Err(unfit)) => {
            findings.push(Finding::wrong("schema and role", unfit, "do as it says, then look again"));
        }
        Err(error) => {
            findings.push(Finding::wrong("schema", error, "partner-center migrate"));
            return false;
        }
    }
    match server::ask(&mut tx).await {
        Ok(server) => findings.extend(judge(&server)),
        Err(error) => findings.push(Finding::wrong("server", error, MEND_SERVER)),
    }
    true
}

fn judge(server: &server::Server) -> Vec<Finding> {
    let version = format!("PostgreSQL {}", server.version / 10_000);
    let mut findings = vec![if server.version < OLDEST {
        Finding::wrong("server", version, "use PostgreSQL 15 or newer")
    } else {
        Finding::fine("server", version)
    }];
    if !server.off.is_empty() {
        let seen = format!("{} off: acknowledged writes can be lost", server.off.join(", "));
        findings.push(Finding::wrong("durability", seen, "switch it on in postgresql.conf and reload"));
    }
    if !server.checksums {
        let mend = "switch them on with pg_checksums while the server is stopped: a damaged page is then noticed";
        findings.push(Finding::advice("checksums", "off", mend));
    }
    if server.damaged > 0 {
        let seen = format!("{} times a page was read that is not what was written", server.damaged);
        let mend = "stop the portal, restore the newest backup into an empty database on another disk (README, Backup and restore)";
        findings.push(Finding::wrong("damaged pages", seen, mend));
    }
    if server.read_only {
        let mend = "name the primary in DATABASE_URL, or promote this one: select pg_promote()";
        findings.push(Finding::wrong("server", "is a standby and takes no writes", mend));
    }
    let wanted = i32::try_from(Db::usual_connections()).unwrap_or(i32::MAX) + 10;
    if server.max_connections < wanted {
        let seen = format!("{} allowed, one portal here wants {wanted}", server.max_connections);
        findings.push(Finding::wrong("connections", seen, "raise max_connections in postgresql.conf and restart it"));
    }
    findings.extend(clocks(server));
    findings
}

fn clocks(server: &server::Server) -> Option<Finding> {
    let ours = DateTime::<Utc>::from(SystemTime::now());
    let apart = (server.now - ours).abs().to_std().unwrap_or_default();
    (server.marked == "production").then(|| {
        if apart <= CLOCKS_DIFFER {
            Finding::fine("clocks", "this machine's and the database's agree")
        } else {
            let mend = "let both machines ask a time server (chrony, systemd-timesyncd); the database's clock counts";
            Finding::advice("clocks", format!("{} s apart", apart.as_secs()), mend)
        }
    })
}

async fn role(about: &'static str, wanted: &str, options: &PgConnectOptions) -> Finding {
    let about = if about == "worker" { "role worker" } else { about };
    let db = Db::new(options.clone(), 1);
    let found = async { server::role(&mut db.begin_job(None).await?).await }.await;
    db.close().await;
    match found {
        Ok(role) if role == wanted => Finding::fine(about, "reaches the database"),
        Ok(role) => Finding::wrong(about, format!("is {role}"), "name portal_worker in PORTAL_WORKER_DATABASE_URL"),
        Err(error) => Finding::wrong(about, error, MEND_SERVER),
    }
}

/// What the last nightly check found, and what a check finds now.
async fn nights(options: &PgConnectOptions, config: &Config) -> Vec<Finding> {
    let db = Db::new(options.clone(), 1);
    let mut findings = Vec::new();
    match invariants::run(&db, &config.data_dir).await {
        Ok(report) if report.findings.is_empty() => {
            findings.push(Finding::fine("invariants", format!("all {} hold", report.checks)));
        }
        Ok(report) => {
            let names: Vec<_> = report.findings.iter().map(|finding| finding.check).collect();
            findings.push(Finding::wrong("invariants", names.join(", "), "partner-center verify names the rows"));
        }
        Err(error) => {
            let mend = "correct PORTAL_VERIFY_DATABASE_URL, unless the database itself is named above";
            findings.push(Finding::wrong("role verify", error, mend));
        }
    }
    let newest = async {
        let mut tx = db.begin_checking().await?;
        Ok::<_, crate::store::StoreError>((verify::runs(&mut tx, 1).await?.pop(), tx.now().await?))
    };
    if let Ok((Some(run), now)) = newest.await
        && now - run.at > NIGHT
    {
        let seen = format!("the last check was at {}", run.at);
        findings.push(Finding::advice("nightly check", seen, "see that `serve` runs with its worker"));
    }
    db.close().await;
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn server() -> server::Server {
        server::Server {
            version: 150_005,
            max_connections: 100,
            off: Vec::new(),
            checksums: true,
            damaged: 0,
            read_only: false,
            now: SystemTime::now().into(),
            marked: "production".into(),
        }
    }

    /// What is said of a server, and that it says how to mend it.
    fn said(server: &server::Server) -> String {
        let bad: Vec<_> = judge(server).into_iter().filter(|finding| finding.mend.is_some()).collect();
        bad.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn each_fault_of_a_server_is_named_with_its_mend() {
        assert_eq!(said(&server()), "");
        let ahead = server().now + TimeDelta::days(400);
        for (faulty, words, mend) in [
            (server::Server { version: 130_011, ..server() }, "PostgreSQL 13", "PostgreSQL 15 or newer"),
            (server::Server { max_connections: 5, ..server() }, "5 allowed", "raise max_connections"),
            (server::Server { off: vec!["fsync".into()], ..server() }, "fsync off", "postgresql.conf"),
            (server::Server { checksums: false, ..server() }, "checksums", "pg_checksums"),
            (server::Server { damaged: 2, ..server() }, "2 times", "restore the newest backup"),
            (server::Server { read_only: true, ..server() }, "is a standby", "pg_promote()"),
            (server::Server { now: ahead, ..server() }, "s apart", "time server"),
        ] {
            let said = said(&faulty);
            assert!(said.contains(words) && said.contains(mend), "{said}");
        }
    }
}
