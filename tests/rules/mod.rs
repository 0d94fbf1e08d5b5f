//! The rules of the database as statements: who tries what, and what comes of it. Each line of the `.rules` files is one assertion,
//!
//! ```text
//! who  statement => outcome
//! ```
//!
//! where `who` is a person of `world.sql` on a page, or nobody, worker, owner, gate, verify, root (a superuser) or bare (one whom no
//! trigger sees); `who!` is not seen by triggers either, `who@organisation` works for a job's organisation, `who#20` holds the link with this hash. Several steps of one
//! transaction are separated by ` / `. The outcome of the last step is a number of rows, an SQLSTATE, the name of the rule that refuses,
//! or the beginning of what it says. Nothing is kept.

use std::{collections::BTreeMap, fs, path::Path, sync::LazyLock};

use partner_center::verify::{Kind, checks};
use sqlx::{AssertSqlSafe, Executor, PgConnection, Row, raw_sql};

/// One assertion.
pub struct Case {
    /// Where it is written.
    pub place: String,
    steps: Vec<(String, String)>,
    outcome: String,
}

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules").join(name);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the words in braces stand for: ids in the order they appear in the world, and the texts of `short.txt`.
static WORDS: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let mut words = BTreeMap::new();
    for line in text("short.txt").lines().filter(|line| !line.starts_with('#')) {
        let (name, meaning) = line.split_once(' ').expect("a name and its meaning");
        words.insert(name.to_owned(), meaning.to_owned());
    }
    let world = text("world.sql");
    // quoted braces are arrays of PostgreSQL, not names
    for part in
        world.split('{').skip(1).filter(|part| !part.split('}').nth(1).is_some_and(|rest| rest.starts_with('\'')))
    {
        let name = part.split('}').next().unwrap_or_default();
        let id = format!("'00000000-0000-0000-0000-{:012}'", words.len() + 1);
        words.entry(name.to_owned()).or_insert(id);
    }
    words
});

/// A text with its words in braces filled in.
fn filled(text: &str) -> String {
    let mut text = text.to_owned();
    // a word's meaning may hold words again
    for _ in 0..2 {
        for (name, meaning) in &*WORDS {
            text = text.replace(&format!("{{{name}}}"), meaning);
        }
    }
    text
}

impl Case {
    fn new(place: String, line: &str) -> Self {
        let (steps, outcome) = line.rsplit_once(" => ").unwrap_or_else(|| panic!("{place}: no outcome"));
        let step = |step: &str| {
            let (who, statement) = step.trim().split_once(' ').unwrap_or_else(|| panic!("{place}: no statement"));
            (who.to_owned(), filled(statement.trim()))
        };
        Self { steps: steps.split(" / ").map(step).collect(), outcome: outcome.trim().to_owned(), place }
    }

    /// Whether a statement of it names `word`.
    pub fn names(&self, word: &str) -> bool {
        self.outcome.starts_with(word) || self.steps.iter().any(|(_, statement)| statement.contains(word))
    }

    /// Tries it; says what came instead.
    pub async fn run(&self, c: &mut PgConnection) -> Result<(), String> {
        execute(c, "rollback; begin").await.expect("a transaction");
        let mut outcome = Ok(0);
        for (who, statement) in &self.steps {
            execute(c, &become_(who)).await.expect("somebody known");
            outcome = execute(c, statement).await;
            if outcome.is_err() {
                break;
            }
        }
        execute(c, "rollback").await.expect("the end");
        let came = match outcome {
            Ok(rows) => vec![rows.to_string()],
            Err(error) => refusal(&error),
        };
        if came.contains(&self.outcome) || came.last().is_some_and(|said| said.starts_with(&self.outcome)) {
            return Ok(());
        }
        Err(format!("{}: {:?} => {}, but came {came:?}", self.place, self.steps, self.outcome))
    }
}

async fn execute(c: &mut PgConnection, statement: &str) -> sqlx::Result<u64> {
    // statements of our own files
    Ok(c.execute(raw_sql(AssertSqlSafe(statement.to_owned()))).await?.rows_affected())
}

/// How a refusal can be named: its SQLSTATE, its rule, its words.
fn refusal(error: &sqlx::Error) -> Vec<String> {
    let Some(error) = error.as_database_error() else { return vec![error.to_string()] };
    let rule = error.constraint().map(str::to_owned);
    error.code().map(std::borrow::Cow::into_owned).into_iter().chain(rule).chain([error.message().to_owned()]).collect()
}

/// The statements that make the connection somebody's.
fn become_(who: &str) -> String {
    let (who, link) = who.split_once('#').unwrap_or((who, ""));
    let (who, job) = who.split_once('@').unwrap_or((who, ""));
    let (who, unseen) = who.split_once('!').map_or((who, who == "bare"), |(who, _)| (who, true));
    let (role, is_person) = match who {
        "nobody" => ("portal_app", false),
        "worker" => ("portal_worker", false),
        "owner" => ("portal_owner", false),
        "gate" => ("portal_gate", false),
        "verify" => ("portal_verify", false),
        "root" | "bare" => ("postgres", false),
        _ => ("portal_app", true),
    };
    let session = if is_person { hex::encode(who) } else { String::new() };
    let job = if job.is_empty() { "''".into() } else { filled(&format!("{{{job}}}")) };
    let triggers = if unseen { "replica" } else { "origin" };
    format!(
        "reset session authorization; set local session_replication_role = {triggers};
         select set_config('app.session', '{session}', true), set_config('app.job_organisation', {job}, true), set_config('app.link', '{link}', true);
         set local session authorization {role}"
    )
}

/// Fills an empty database with the world.
pub async fn load(c: &mut PgConnection) -> sqlx::Result<()> {
    execute(c, &filled(&text("world.sql"))).await.map(drop)
}

/// Every assertion that is written down.
pub fn written() -> Vec<Case> {
    let mut cases = Vec::new();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let mut names: Vec<String> = fs::read_dir(folder)
        .expect("the rules")
        .map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".rules"))
        .collect();
    names.sort();
    for name in names {
        for (number, line) in (1..).zip(text(&name).lines()) {
            if !line.is_empty() && !line.starts_with('#') {
                cases.push(Case::new(format!("{name}:{number}"), line));
            }
        }
    }
    cases
}

/// What holds of every table: the three policies for everything, the primary key, and evidence that stays. Only a world with a row in
/// each table can show it.
pub async fn of_every_table(c: &mut PgConnection) -> Vec<Case> {
    let statement = "select c.relname::text, a.attname::text,
            (select conname::text from pg_constraint where conrelid = c.oid and contype = 'p'),
            exists (select from pg_trigger g where g.tgrelid = c.oid and g.tgname like 'append_only%'),
            (select string_agg(quote_ident(w.attname), ', ' order by w.attnum) from pg_attribute w
             where w.attrelid = c.oid and w.attnum > 0 and not w.attisdropped and w.attgenerated = '')
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum = 1
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_sqlx_migrations' order by 1";
    let mut lines = Vec::new();
    for row in c.fetch_all(statement).await.expect("the tables") {
        let (table, column, key, is_evidence, written): (String, String, Option<String>, bool, String) =
            (row.get(0), row.get(1), row.get(2), row.get(3), row.get(4));
        for who in ["owner", "gate", "verify"] {
            lines.push(format!("{who} select from {table} limit 1 => 1"));
        }
        if let Some(key) = key {
            lines.push(format!(
                "bare insert into {table} ({written}) overriding system value select {written} from {table} limit 1 => {key}"
            ));
        }
        if is_evidence {
            let said = format!("rows of {table} are never changed");
            lines.push(format!("root update {table} set {column} = {column} => {said}"));
            lines.push(format!("root delete from {table} => {said}"));
            lines.push(format!("root truncate {table} cascade => {said}"));
        }
    }
    // the invariants that `verify` asks hold in the world too
    let rules = checks().filter(|check| check.kind == Kind::Rule);
    let invariants = rules.map(|check| (check.name, format!("verify {} => 0", check.sql)));
    lines
        .into_iter()
        .map(|line| Case::new("every table".into(), &line))
        .chain(invariants.map(|(name, line)| Case::new(name.into(), &line)))
        .collect()
}
