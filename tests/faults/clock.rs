//! The clock jumps by 400 days, summer time begins and ends, a leap day comes (R14). Only the database's clock counts.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Timelike, Utc};
use chrono_tz::Tz;
use partner_center::domain::working_days::Calendar;

use crate::{
    runner::{Outcome, Scale, withstood},
    support::{Setting, TestApp},
};

const ZONES: [Tz; 5] = [
    chrono_tz::Europe::Paris,
    chrono_tz::America::New_York,
    chrono_tz::Asia::Kolkata,
    chrono_tz::Australia::Lord_Howe,
    chrono_tz::America::Sao_Paulo,
];
/// Summer time begins and ends in Europe and in America, a leap day, the turn of a year.
const NIGHTS: [&str; 6] = ["2026-03-29", "2026-10-25", "2026-03-08", "2026-11-01", "2028-02-29", "2027-12-31"];

/// Every hour around every such night in every zone: the due moment is a minute to midnight of a working day, so many days later.
fn grid() -> usize {
    let mut cells = 0;
    for zone in ZONES {
        let calendar = Calendar { zone, holidays: vec!["2026-03-30".parse().expect("a day")] };
        for night in NIGHTS {
            let day: NaiveDate = night.parse().expect("a day");
            let from = (day - Days::new(2)).and_time(chrono::NaiveTime::MIN).and_utc();
            for hour in 0..96 {
                let at = from + TimeDelta::hours(hour);
                for days in 1..=5 {
                    must_fit(&calendar, at, days);
                    cells += 1;
                }
            }
        }
    }
    cells
}

fn must_fit(calendar: &Calendar, at: DateTime<Utc>, days: u32) {
    let due = calendar.due(at, days);
    let local = due.with_timezone(&calendar.zone);
    let what = format!("{days} working days after {at} in {}", calendar.zone);
    assert!((local.hour(), local.minute()) == (23, 59) && calendar.is_working(local.date_naive()), "{what}: {local}");
    assert_eq!(calendar.days_left(at, due), days, "{what}");
    let warning = calendar.warn_from(due);
    assert!(warning < due && calendar.is_working(calendar.day_of(warning)), "{what}: warned at {warning}");
    assert!(due - at > TimeDelta::days(i64::from(days) - 1), "{what}: {due}");
}

/// An enrollment at another time of the world, from the first page to the agreement.
async fn enrollment(app: &TestApp) {
    let gaelle = app.signed_in("gaelle@alpine.example").await;
    let page = |name: &str| format!("/enroll/indirect-reseller{name}");
    gaelle.submit(&page(""), &[]).await.must_be(303);
    gaelle.submit(&page("/details"), &[]).await.must_be(303);
    let answers = [("understood", "on"), ("company_name", "Alpine Cloud")];
    gaelle.submit(&page("/confirm"), &answers).await.must_lead_to(&page("/status"));
    let overview = gaelle.get("/overview").await;
    let accept =
        overview.attributes("form", "action").into_iter().find(|path| path.ends_with("/accept")).expect("a form");
    gaelle.send_form(&overview, &accept, &[]).await.must_lead_to("/overview");
    gaelle.get("/indirect-providers").await.must_be(200);
    app.look_at_mails().await;
}

async fn jump(days: i64) {
    let app = TestApp::with(Setting::demo()).await;
    let early = app.signed_in("hana@harbor.example").await;
    app.set_clock(TimeDelta::days(days)).await;
    if days > 0 {
        early.get("/overview").await.must_be(303);
    }
    enrollment(&app).await;
    app.set_clock(TimeDelta::zero()).await;
    app.signed_in("gaelle@alpine.example").await.get("/overview").await.must_be(200);
    app.run_worker().await;
    app.look_at_mails().await;
}

async fn night(moment: &str) {
    let app = TestApp::with(Setting::demo()).await;
    let moment: DateTime<Utc> = moment.parse().expect("a moment");
    app.set_clock(moment - app.now().await).await;
    enrollment(&app).await;
}

/// Lets the clock jump.
pub async fn run(scale: Scale) -> Outcome {
    let cells = grid();
    let jumps: &[i64] = scale.pick(&[400], &[400, -400, 1, -1]);
    for days in jumps {
        jump(*days).await;
    }
    let nights: &[&str] = scale.pick(
        &[],
        &[
            "2027-03-28T00:59:59Z",
            "2027-03-28T01:30:00Z",
            "2027-10-31T00:30:00Z",
            "2027-10-31T01:30:00Z",
            "2028-02-29T12:00:00Z",
        ],
    );
    for moment in nights {
        night(moment).await;
    }
    withstood(
        format!(
            "asked for {cells} due dates around nights with 23, 25 and 24 hours in five zones; enrolled with the clock off by {jumps:?} days and in {} such nights",
            nights.len()
        ),
        "every due date was a minute to midnight of the right working day; every enrollment went its way; no invariant broken",
    )
}
