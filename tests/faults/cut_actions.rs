//! The connection to the database is cut before and after each message of each action, N = 1, 2, 3 … until untouched (R2): whatever N,
//! either nothing has happened or everything, and the person is told which.

use std::{collections::BTreeMap, rc::Rc};

use axum::http::header;
use sqlx::{AssertSqlSafe, PgConnection, Row};
use tokio::{sync::Semaphore, task::LocalSet};

use crate::{
    actions::{Action, Again, Scene, all, must_be_complete},
    proxy::FaultProxy,
    runner::{Outcome, Scale, withstood},
    support::{Actor, Page, Setting, TestApp},
};

/// As many actions at the same time: each mostly waits.
const AT_ONCE: usize = 3;

/// Every row of every table, as count and digest; only a session's idle end moves on by itself.
type Picture = BTreeMap<String, (i64, String)>;

const TABLES: &str =
    "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1";

async fn picture(connection: &mut PgConnection) -> Picture {
    let tables = sqlx::query_scalar::<_, String>(TABLES).fetch_all(&mut *connection).await.expect("the tables");
    let one = |table: &String| {
        format!(
            "select '{table}', count(*), coalesce(md5(string_agg(row, '|' order by row)), '') from (select (to_jsonb(t) - 'idle_until')::text as row from {table} t) r"
        )
    };
    let statement = tables.iter().map(one).collect::<Vec<_>>().join(" union all ");
    // put together from the catalogue's own names
    let rows = sqlx::query(AssertSqlSafe(statement)).fetch_all(connection).await.expect("a picture");
    rows.iter().map(|row| (row.get(0), (row.get(1), row.get(2)))).collect()
}

/// How many rows each table has more than before.
fn growth(before: &Picture, after: &Picture) -> BTreeMap<String, i64> {
    let grown = after.iter().map(|(table, (count, _))| (table.clone(), count - before[table].0));
    grown.filter(|(_, more)| *more != 0).collect()
}

/// Which tables look different.
fn changed<'a>(before: &Picture, after: &'a Picture) -> Vec<&'a str> {
    after.iter().filter(|(table, look)| before[*table] != **look).map(|(table, _)| table.as_str()).collect()
}

/// Which tables look different, but for those in which a try is only noted.
fn changed_but_notes<'a>(action: &Action, before: &Picture, after: &'a Picture) -> Vec<&'a str> {
    changed(before, after).into_iter().filter(|table| !action.notes.contains(table)).collect()
}

/// How an action went that nobody disturbed: what it adds, and which tables it touches.
struct Reference {
    growth: BTreeMap<String, i64>,
    changed: Vec<String>,
}

async fn reference(action: &Action) -> Reference {
    let scene = Scene::of(action).await;
    let mut superuser = scene.app.superuser().await;
    let before = picture(&mut superuser).await;
    let answer = scene.press(&scene.actor).await;
    must_be_yes(action, &answer);
    let after = picture(&mut superuser).await;
    scene.app.look_at_mails().await;
    let changed = changed(&before, &after).into_iter().map(str::to_owned).collect();
    Reference { growth: growth(&before, &after), changed }
}

fn is_yes(answer: &Page) -> bool {
    matches!(answer.status.as_u16(), 200 | 303)
}

fn must_be_yes(action: &Action, answer: &Page) {
    assert!(is_yes(answer), "{}: {} {:?}", action.press.form, answer.status, answer.texts("main"));
}

/// One cut of one action.
struct Case<'a> {
    action: &'a Action,
    cut: &'a str,
    scene: &'a Scene,
    tab: &'a Actor,
    before: &'a Picture,
}

/// What became of an action that was cut.
enum Became {
    Nothing,
    Everything,
}

async fn judge(case: &Case<'_>, answer: &Page, whole: &Reference) -> Became {
    let Case { action, cut, scene, tab, before } = case;
    let name = action.press.form;
    let mut superuser = scene.app.superuser().await;
    let after = picture(&mut superuser).await;
    let uncertain = answer.texts("h1") == ["It is not certain yet whether this was saved"];
    if uncertain && action.notes.contains(&"sessions") {
        // a session is made beside the act: whoever has none signs in once more
        return Became::Everything;
    }
    if !is_yes(answer) {
        answer.must_be(503).must_say("Nothing was changed");
        let changed = changed_but_notes(action, before, &after);
        assert!(changed.is_empty(), "{name}, {cut}: said that nothing was changed, but {changed:?} were");
        return Became::Nothing;
    }
    let (mut grown, mut expected) = (growth(before, &after), whole.growth.clone());
    for rows in [&mut grown, &mut expected] {
        rows.retain(|table, _| !action.notes.contains(&table.as_str()));
    }
    assert_eq!(grown, expected, "{name}, {cut}: said yes, but it is not all there");
    let expected: Vec<_> = whole.changed.iter().filter(|table| !action.notes.contains(&table.as_str())).collect();
    assert_eq!(changed_but_notes(action, before, &after), expected, "{name}, {cut}");
    let again = scene.press(tab).await;
    match action.again {
        Again::Same => {
            let answered = [answer, &again].map(|page| (page.status, page.header(header::LOCATION)));
            assert_eq!(answered[0], answered[1], "{name}, {cut}, again");
        }
        Again::Over(status) => assert_eq!(again.status, status, "{name}, {cut}, again"),
        Again::Another => return Became::Everything,
    }
    let once_more = picture(&mut superuser).await;
    let doubled = changed_but_notes(action, &after, &once_more);
    assert!(doubled.is_empty(), "{name}, {cut}: doubled in {doubled:?}");
    Became::Everything
}

/// Points that were visited.
#[derive(Default)]
struct Points {
    nothing: usize,
    everything: usize,
}

type Arm = fn(&FaultProxy, usize);

async fn sweep(action: &Action, whole: &Reference, arm: Arm, stride: usize) -> Points {
    let mut points = Points::default();
    let mut scene = Scene::of(action).await;
    let mut before = picture(&mut scene.app.superuser().await).await;
    for n in (1..).step_by(stride) {
        arm(&scene.proxy, n);
        // as the browser is that never hears the answer
        let tab = scene.actor.copy();
        let answer = scene.press(&scene.actor).await;
        let Some(cut) = scene.proxy.cut() else {
            must_be_yes(action, &answer);
            break;
        };
        let case = Case { action, cut: &cut, scene: &scene, tab: &tab, before: &before };
        match judge(&case, &answer, whole).await {
            // what was only noted may stand in the way of the next try: a code is spent
            Became::Nothing if action.notes.is_empty() => points.nothing += 1,
            became => {
                match became {
                    Became::Nothing => points.nothing += 1,
                    Became::Everything => points.everything += 1,
                }
                scene.app.look_at_mails().await;
                scene = Scene::of(action).await;
                before = picture(&mut scene.app.superuser().await).await;
            }
        }
    }
    scene.app.look_at_mails().await;
    points
}

async fn cut_everywhere(action: Action, stride: usize) -> Points {
    let whole = reference(&action).await;
    let mut points = Points::default();
    for arm in [FaultProxy::cut_before as Arm, FaultProxy::cut_after] {
        let visited = sweep(&action, &whole, arm, stride).await;
        points.nothing += visited.nothing;
        points.everything += visited.everything;
    }
    points
}

/// Cuts every action everywhere; in the short form two of them here and there.
pub async fn run(scale: Scale) -> Outcome {
    must_be_complete(&TestApp::with(Setting::demo()).await.routes);
    let (count, stride) = scale.pick((2, 29), (all().len(), 1));
    let (turns, tasks) = (Rc::new(Semaphore::new(AT_ONCE)), LocalSet::new());
    let mut running = Vec::new();
    for action in all().into_iter().take(count) {
        let turns = Rc::clone(&turns);
        let job = async move {
            let _turn = turns.acquire().await;
            cut_everywhere(action, stride).await
        };
        running.push((action.press.form, tasks.spawn_local(job)));
    }
    tasks.await;
    let (mut points, mut failed) = (Points::default(), Vec::new());
    for (name, task) in running {
        match task.await {
            Ok(visited) => {
                points.nothing += visited.nothing;
                points.everything += visited.everything;
            }
            Err(_) => failed.push(name),
        }
    }
    assert!(failed.is_empty(), "not withstood: {failed:?}");
    withstood(
        format!(
            "cut the connection before and after the N-th message of {count} actions, N = 1, 2, 3 … until untouched"
        ),
        format!(
            "at {} points nothing had happened and the page said so, at {} everything, and the same form again changed nothing",
            points.nothing, points.everything
        ),
    )
}
