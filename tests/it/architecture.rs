//! Who may know whom, and what may be written where (the house's rules that a compiler does not know).

use crate::support::source::{Source, between, files};

/// Every line of code below `folder` in which `found` sees something, except where `excused` says so.
fn offences(folder: &str, excused: impl Fn(&str) -> bool, found: impl Fn(&str) -> bool) -> Vec<String> {
    let sources = files(folder, "rs").into_iter().filter(|source| !excused(&source.path));
    let lines = |source: Source| {
        let lines = source.code().filter(|(_, line)| found(line));
        lines.map(|(number, line)| format!("{}:{number}: {}", source.path, line.trim())).collect::<Vec<_>>()
    };
    sources.flat_map(lines).collect()
}

#[track_caller]
fn none(rule: &str, offences: &[String]) {
    assert!(offences.is_empty(), "{rule}\n  {}", offences.join("\n  "));
}

fn says(words: &'static [&'static str]) -> impl Fn(&str) -> bool {
    move |line| words.iter().any(|word| line.contains(word))
}

const NOWHERE: fn(&str) -> bool = |_| false;

#[test]
fn domain_knows_nothing_of_the_outside() {
    let foreign = |line: &str| {
        let sqlx = line.contains("sqlx") && !line.contains("sqlx::Type") && !line.trim_start().starts_with("#[sqlx(");
        sqlx || says(&["axum", "tokio", "async fn", "PgPool", "Utc::now", "reqwest", "std::env"])(line)
    };
    none("domain decides from its arguments alone", &offences("src/domain", NOWHERE, foreign));
}

#[test]
fn nobody_knows_those_above_them() {
    let above: [(&str, &[&str]); 5] = [
        (
            "src/domain",
            &[
                "crate::store",
                "crate::workflows",
                "crate::web",
                "crate::worker",
                "crate::app",
                "crate::auth",
                "crate::mail",
                "crate::ground",
            ],
        ),
        ("src/store", &["crate::workflows", "workflows::", "crate::web", "crate::worker", "crate::app"]),
        ("src/workflows", &["crate::web", "crate::worker", "crate::serve", "web::"]),
        (
            "src/web",
            &["crate::worker", "crate::serve", "crate::cli", "crate::ground", "store::owner", "store::loading"],
        ),
        ("src/worker", &["crate::web", "crate::serve", "crate::ground", "store::owner", "store::loading"]),
    ];
    for (folder, words) in above {
        none(&format!("{folder} looks up the stairs"), &offences(folder, NOWHERE, says(words)));
    }
    none("the embedded database stands apart", &offences("src/embedded_postgres", NOWHERE, says(&["crate::", "sqlx"])));
}

#[test]
fn statements_are_written_in_the_store() {
    let excused = |path: &str| path.starts_with("src/store/") || path == "src/ground.rs";
    none(
        "SQL outside the store",
        &offences("src", excused, says(&["sqlx::query", "raw_sql", "PgPool", "PgPoolOptions"])),
    );
    none(
        "the pool is opened in one place",
        &offences("src", |path| path == "src/store/db.rs", says(&["PgPoolOptions", "PgPool::"])),
    );
}

#[test]
fn http_stays_in_web() {
    let excused = |path: &str| path.starts_with("src/web/") || path == "src/serve.rs";
    none("axum outside web", &offences("src", excused, says(&["axum::", "http::", "StatusCode"])));
}

#[test]
fn every_path_is_written_once() {
    // what browsers and probes ask for on their own has no page and no rule
    let plain = ["\"/static/", "\"/healthz\"", "\"/readyz\"", "\"/metrics\""];
    let is_path = |line: &str| {
        let mut rest = line;
        while let Some(at) = rest.find("\"/") {
            let literal = &rest[at..];
            if literal[2..].starts_with(|c: char| c.is_ascii_lowercase())
                && !plain.iter().any(|known| literal.starts_with(known))
            {
                return true;
            }
            rest = &rest[at + 2..];
        }
        false
    };
    none("a path outside web/routes", &offences("src/web", |path| path == "src/web/routes/path.rs", is_path));
}

/// Whether SQL asks a clock of its own instead of `app.now()`.
fn asks_a_clock(sql: &str) -> bool {
    let lower = sql.to_lowercase();
    let bare = lower.match_indices("now()").any(|(at, _)| {
        let before = lower[..at].chars().next_back();
        before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '.' | ':' | '_'))
    });
    let other = [
        "clock_timestamp",
        "current_timestamp",
        "current_date",
        "localtimestamp",
        "statement_timestamp",
        "transaction_timestamp",
        "current_time",
    ];
    bare || other.iter().any(|word| lower.contains(word))
}

#[test]
fn there_is_one_clock() {
    // there a transaction's two moments are compared, and none is taken
    let compares = |path: &str| path == "src/store/db.rs";
    none("SQL that does not ask app.now()", &offences("src/store", compares, asks_a_clock));
    for migration in files("migrations", "sql") {
        let lines: Vec<&str> =
            migration.text.lines().filter(|line| !line.trim_start().starts_with("--") && asks_a_clock(line)).collect();
        let definition = "return clock_timestamp() + (select clock_offset from app.clock);";
        let others: Vec<_> = lines.into_iter().filter(|line| *line != definition).collect();
        assert!(others.is_empty(), "{}: {others:?}", migration.path);
    }
}

#[test]
fn columns_are_named() {
    // an array has the columns its reader gives it
    let found = |line: &str| says(&["select *", "returning *", ".*,"])(line) && !line.contains("select * from unnest(");
    none("`select *` breaks pooled connections at the next migration", &offences("src", NOWHERE, found));
}

#[test]
fn files_are_short_and_say_what_they_hold() {
    for source in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        let lines = source.product().lines().count();
        // the demo world's tables are data, not code
        let data = source.path.starts_with("src/demo/");
        assert!(data || lines <= 400, "{} has {lines} lines", source.path);
        assert!(source.text.starts_with("//!"), "{} does not say what it holds", source.path);
    }
    for template in files("templates", "html") {
        let lines = template.text.lines().count();
        assert!(lines <= 200, "{} has {lines} lines", template.path);
    }
}

#[test]
fn nothing_is_left_for_later() {
    // put together here, so that this file does not find itself
    let words = ["TO DO", "FIX ME", "X XX", "todo !", "unimplemented !", "dbg !"].map(|word| word.replace(' ', ""));
    let mut all = files("src", "rs");
    all.extend(files("tests", "rs"));
    all.extend(files("migrations", "sql"));
    all.extend(files("templates", "html"));
    all.extend(files("locales", "ftl"));
    for source in all {
        for word in &words {
            assert!(!source.text.contains(word.as_str()), "{} says {word}", source.path);
        }
    }
}

#[test]
fn lints_are_expected_with_a_reason_and_never_allowed() {
    for source in files("src", "rs").into_iter().chain(files("tests", "rs")) {
        for inside in between(&source.text, "#[expect(", ")]") {
            assert!(
                inside.contains("reason = ") || inside.starts_with('"'),
                "{}: a lint is expected without a reason: {inside}",
                source.path
            );
        }
        let bare = source
            .code()
            .find(|(_, line)| line.trim_start().starts_with("#[allow(") || line.trim_start().starts_with("#![allow("));
        assert!(bare.is_none(), "{}: {bare:?}", source.path);
    }
}
