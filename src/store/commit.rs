//! The commit, and what became of one whose answer was lost.
//!
//! A transaction's number tells – as long as the server has not crashed since: a number that had not reached the disk is given to
//! somebody else afterwards. So the number is noted with the life of the server it belongs to, and nobody says "saved" across two lives.

use std::time::Duration;

use sqlx::{Postgres, Row, pool::PoolConnection, raw_sql};
use tokio::time::{Instant, sleep};

use super::{
    Db, StoreError, Stored,
    db::{IS_FRESH, is_dead},
};

/// How long the database may be away before nobody can say any more whether the commit was made.
const ASKING_MAY_TAKE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(50);

/// Which life of the server this is: it starts anew after a stop, and forgets its statistics after a crash.
macro_rules! life {
    () => {
        "pg_postmaster_start_time()::text || ' ' || coalesce(pg_stat_get_bgwriter_stat_reset_time()::text, '')"
    };
}

/// A transaction by its number, in one life of the server.
struct Mark {
    number: String,
    life: String,
}

/// Commits. If the connection breaks under the COMMIT, the database is asked afterwards, on another one.
pub(super) async fn commit(mut connection: PoolConnection<Postgres>, db: Db) -> Stored<()> {
    // it also fails if a statement had failed before: PostgreSQL would answer COMMIT with ROLLBACK and no error
    let note = concat!("select pg_current_xact_id_if_assigned()::text, ", life!());
    let row = raw_sql(note).fetch_one(&mut *connection).await?;
    let (number, life): (Option<String>, String) = (row.try_get(0)?, row.try_get(1)?);
    match raw_sql("commit").execute(&mut *connection).await {
        Ok(_) => Ok(()),
        Err(error) if is_dead(&error) => {
            drop(connection.detach());
            match number {
                Some(number) => find_out(&db, &Mark { number, life }, error).await,
                // it had changed nothing
                None => Ok(()),
            }
        }
        Err(error) => Err(error.into()),
    }
}

async fn find_out(db: &Db, mark: &Mark, lost: sqlx::Error) -> Stored<()> {
    let deadline = Instant::now() + ASKING_MAY_TAKE;
    while Instant::now() < deadline {
        match ask(db, mark).await {
            Ok(Became::Committed) => return Ok(()),
            Ok(Became::Aborted) => return Err(StoreError::Unavailable(lost)),
            Ok(Became::AnothersPerhaps) => break,
            // its server process has not noticed yet, or there is no server that could know
            Ok(Became::Open) | Err(_) => sleep(PAUSE).await,
        }
    }
    Err(StoreError::Unsure(lost))
}

enum Became {
    Committed,
    Aborted,
    Open,
    /// Committed, but the server has crashed since and the number may be somebody else's.
    AnothersPerhaps,
}

async fn ask(db: &Db, mark: &Mark) -> Stored<Became> {
    // digits only, from the database itself; a number that was never used is as good as rolled back
    let number = &mark.number;
    let question = format!(
        "begin read only; select {IS_FRESH}, case when '{number}'::xid8 < pg_snapshot_xmax(pg_current_snapshot())
            then pg_xact_status('{number}'::xid8) else 'aborted' end, {}, pg_is_in_recovery()",
        life!()
    );
    let (_tx, row) = db.open(question).await?;
    let (status, life, standby): (Option<String>, String, bool) = (row.try_get(1)?, row.try_get(2)?, row.try_get(3)?);
    Ok(match status.as_deref() {
        // a standby may not have come so far yet
        _ if standby => Became::Open,
        Some("aborted") => Became::Aborted,
        Some("committed") if life == mark.life => Became::Committed,
        Some("committed") => Became::AnothersPerhaps,
        _ if life == mark.life => Became::Open,
        _ => Became::AnothersPerhaps,
    })
}
