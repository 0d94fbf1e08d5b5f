//! The database refuses every step of machine 2.1 that the domain refuses, whoever tries and by whatever statement.

use partner_center::domain::enrollment::EnrollmentState;
use sqlx::{AssertSqlSafe, Row};

use crate::support::{TestApp, app::Setting};

/// What each state needs in its columns, so that only the step itself can be what is refused.
fn columns(state: &str) -> &'static str {
    match state {
        "draft" => {
            "submitted_at = null, submitted_by = null, submitted_by_name = null, contact_name = null, contact_mail = null, contact_phone = null, partner_id_number = null, statement_version_id = null, statement_language = null, flagged_by = null, due_at = null, days_left = null, question = null, decided_at = null, decided_by = null, reason_code = null, decision_text = null, appealed_at = null, activated_at = null, withdrawn_at = null"
        }
        "submitted" => {
            "due_at = null, days_left = null, decided_at = null, reason_code = null, appealed_at = null, activated_at = null, withdrawn_at = null"
        }
        "in_review" => {
            "due_at = now(), days_left = null, decided_at = null, reason_code = null, appealed_at = null, activated_at = null, withdrawn_at = null"
        }
        "needs_info" => {
            "due_at = null, days_left = 1, question = 'q', decided_at = null, reason_code = null, appealed_at = null, activated_at = null, withdrawn_at = null"
        }
        "approved" => "decided_at = now(), activated_at = null, withdrawn_at = null",
        "active" => "decided_at = now(), activated_at = now(), withdrawn_at = null",
        "rejected" => {
            "decided_at = now(), decided_by = submitted_by, reason_code = 'other', decision_text = 't', activated_at = null, withdrawn_at = null"
        }
        "appealed" => {
            "decided_at = now(), decided_by = submitted_by, reason_code = 'other', decision_text = 't', appealed_at = now(), appeal_text = 't', due_at = now(), activated_at = null, withdrawn_at = null"
        }
        "withdrawn" => "withdrawn_at = now(), decided_at = null, activated_at = null",
        other => panic!("{other}"),
    }
}

const AT_REST: [&str; 8] =
    ["draft", "in_review", "needs_info", "approved", "active", "rejected", "appealed", "withdrawn"];

/// The steps that lead from one stored state to another one, in the domain's own words.
fn open(from: &str, to: &str) -> bool {
    use partner_center::domain::enrollment::EnrollmentStep as Step;
    let state = |code: &str| EnrollmentState::ALL.into_iter().find(|s| s.code() == code).expect(code);
    let steps = [
        Step::Submit,
        Step::ChecksPass,
        Step::NeedPerson,
        Step::Ask,
        Step::Answer,
        Step::Approve,
        Step::Reject,
        Step::Appeal,
        Step::Withdraw,
        Step::AcceptAgreement,
    ];
    steps.into_iter().any(|step| state(from).take(step) == Ok(state(to)))
}

#[tokio::test]
async fn every_pair_of_states_is_open_in_the_database_exactly_as_in_the_domain() {
    let app = TestApp::with(Setting::demo()).await;
    let mut owner = app.superuser().await;
    let listed = sqlx::query("select from_state, to_state from enrollment_steps")
        .fetch_all(&mut owner)
        .await
        .expect("the steps");
    let listed: Vec<(String, String)> = listed.iter().map(|row| (row.get(0), row.get(1))).collect();
    let all =
        ["draft", "submitted", "in_review", "needs_info", "approved", "active", "rejected", "appealed", "withdrawn"];
    for from in all {
        for to in all {
            let in_database = listed.iter().any(|(f, t)| f == from && t == to);
            assert_eq!(in_database, from != to && open(from, to), "{from} to {to}");
        }
    }
}

#[tokio::test]
async fn an_illegal_step_is_refused_by_the_trigger_even_for_the_owner() {
    let app = TestApp::with(Setting::demo()).await;
    let mut owner = app.superuser().await;
    let mut refused = 0;
    for from in AT_REST.iter().filter(|state| **state != "appealed") {
        for to in AT_REST {
            if *from == to || open(from, to) {
                continue;
            }
            let statement = format!("update enrollments set state = '{to}', {} where state = '{from}'", columns(to));
            let outcome = sqlx::query(AssertSqlSafe(statement)).execute(&mut owner).await;
            let error = outcome.expect_err(&format!("{from} to {to} must be refused"));
            let database = error.as_database_error().expect("the database refuses");
            // the step itself, or columns that no such row can have; never silence
            assert!(matches!(database.code().as_deref(), Some("P0409" | "23514")), "{from} to {to}: {database}");
            refused += 1;
        }
    }
    assert!(refused > 35, "{refused}");
}

#[tokio::test]
async fn submitted_is_never_at_rest() {
    let app = TestApp::with(Setting::demo()).await;
    let statement = "update enrollments set state = 'submitted', submitted_at = app.now(), submitted_by = p.id, submitted_by_name = 'x', contact_name = 'x', contact_mail = 'x', contact_phone = 'x', partner_id_number = '1', statement_version_id = v.id, statement_language = 'en', flagged_by = p.id from people p, agreement_versions v where state = 'draft' and p.mail = 'olivia@northlight.example' and v.kind = 'authorization'";
    let error = sqlx::query(statement).execute(&mut app.superuser().await).await.expect_err("not at rest");
    assert_eq!(error.as_database_error().and_then(|e| e.constraint()), Some("enrollments_at_rest"));
}
