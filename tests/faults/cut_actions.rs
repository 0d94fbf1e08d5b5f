//! The connection to the database is cut before and after each message of each action, N = 1, 2, 3 … until untouched (R2): whatever N,
//! either nothing has happened or everything, and the person is told which.

use std::collections::BTreeMap;

use sqlx::{AssertSqlSafe, PgConnection, Row};

use crate::{
    actions::{Action, Scene, all},
    proxy::FaultProxy,
    runner::{Outcome, Scale, withstood},
    support::{Actor, Page},
};

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

async fn press(scene: &Scene, actor: &Actor) -> Page {
    let answer = actor.post(&scene.path, &scene.fields).await;
    scene.app.settle().await;
    answer
}

/// How an action went that nobody disturbed: what it adds, and which tables it touches.
struct Reference {
    growth: BTreeMap<String, i64>,
    changed: Vec<String>,
}

async fn reference(action: &Action) -> Reference {
    let scene = (action.scene)().await;
    let mut superuser = scene.app.superuser().await;
    let before = picture(&mut superuser).await;
    press(&scene, &scene.actor).await.must_be(303);
    let after = picture(&mut superuser).await;
    scene.app.look_at_mails().await;
    let changed = changed(&before, &after).into_iter().map(str::to_owned).collect();
    Reference { growth: growth(&before, &after), changed }
}

/// One cut of one action.
struct Case<'a> {
    name: &'a str,
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
    let Case { name, cut, scene, tab, before } = case;
    let mut superuser = scene.app.superuser().await;
    let after = picture(&mut superuser).await;
    if answer.status == 303 {
        assert_eq!(growth(before, &after), whole.growth, "{name}, {cut}: said yes, but it is not all there");
        assert_eq!(changed(before, &after), whole.changed, "{name}, {cut}");
        // the same form once more changes nothing and leads to the same page
        assert_eq!(press(scene, tab).await.must_be(303).location(), answer.location(), "{name}, {cut}, again");
        assert_eq!(changed(&after, &picture(&mut superuser).await), [""; 0], "{name}, {cut}: doubled");
        return Became::Everything;
    }
    answer.must_be(503).must_say("Nothing was changed");
    assert_eq!(changed(before, &after), [""; 0], "{name}, {cut}: said that nothing was changed");
    Became::Nothing
}

/// Points of one action that were visited.
#[derive(Default)]
struct Points {
    nothing: usize,
    everything: usize,
}

type Arm = fn(&FaultProxy, usize);

async fn sweep(action: &Action, whole: &Reference, arm: Arm, stride: usize, points: &mut Points) {
    let mut scene = (action.scene)().await;
    for n in (1..).step_by(stride) {
        let before = picture(&mut scene.app.superuser().await).await;
        arm(&scene.proxy, n);
        // as the browser is that never hears the answer
        let tab = scene.actor.copy();
        let answer = press(&scene, &scene.actor).await;
        let Some(cut) = scene.proxy.cut() else {
            answer.must_be(303);
            break;
        };
        let case = Case { name: action.name, cut: &cut, scene: &scene, tab: &tab, before: &before };
        match judge(&case, &answer, whole).await {
            Became::Nothing => points.nothing += 1,
            Became::Everything => {
                points.everything += 1;
                scene.app.look_at_mails().await;
                scene = (action.scene)().await;
            }
        }
    }
    scene.app.look_at_mails().await;
}

/// Cuts every action everywhere; in the short form one of them here and there.
pub async fn run(scale: Scale) -> Outcome {
    let (actions, stride) = scale.pick((1, 29), (all().len(), 1));
    let mut points = Points::default();
    for action in all().into_iter().take(actions) {
        let whole = reference(&action).await;
        for arm in [FaultProxy::cut_before as Arm, FaultProxy::cut_after] {
            sweep(&action, &whole, arm, stride, &mut points).await;
        }
    }
    withstood(
        format!(
            "cut the connection before and after the N-th message of {actions} actions, N = 1, 2, 3 … until untouched"
        ),
        format!(
            "at {} points nothing had happened and the page said so, at {} everything, and the same form again led to the same page",
            points.nothing, points.everything
        ),
    )
}
