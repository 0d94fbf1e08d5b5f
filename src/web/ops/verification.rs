//! One verification at the desk: what is in force and what is to be, the steps, the documents, the thread, and the decision.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::{
    domain::{
        document::DocumentKind,
        ids::{DocumentId, OrganisationId},
        permission::Permission,
        text,
        verification::{Reason, Stage, Step},
    },
    store::{
        documents::{self, Document},
        enrollment_threads::Line,
        legal_profiles::{self, Change},
        organisations::{self, Organisation},
        profiles::{self, PrimaryContact},
        verifications::{self, Case},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
        verification::{BarStep, bar},
    },
    words::Message,
    workflows::{
        names,
        verification_decision::{self as workflow, DecideError, Verdict},
    },
};

/// The decision's form; which button was pressed is its `verdict`, `stage` is the part that was looked at.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionForm {
    verdict: String,
    stage: String,
    reason: String,
    text: String,
    kinds: Vec<String>,
}

/// What was typed beside a document.
#[derive(Debug, Default)]
pub struct JudgedForm {
    /// Beside which.
    pub document: Option<DocumentId>,
    /// The reason of a refusal.
    pub refusal: String,
}

impl JudgedForm {
    /// Whether it was typed beside this one.
    pub fn is_of(&self, document: &DocumentId) -> bool {
        self.document.as_ref() == Some(document)
    }
}

#[derive(Template)]
#[template(path = "ops/verification.html")]
pub struct VerificationPage {
    page: Frame,
    errors: FormErrors,
    form: DecisionForm,
    judged: JudgedForm,
    case: Case,
    bar: Vec<BarStep>,
    overdue: bool,
    organisation: Organisation,
    contact: Option<PrimaryContact>,
    change: Option<Change>,
    documents: Vec<Document>,
    messages: Vec<Line>,
    reasons: Vec<Choice>,
    kinds: Vec<Choice>,
    stage: &'static str,
    may_judge: bool,
    may_pass: bool,
    may_deepen: bool,
    may_ask: bool,
    may_authorize: bool,
    may_reject: bool,
    four_eyes: bool,
    decision_action: String,
    partner_href: String,
    /// Names that this one, or the one it is to become, looks like (abuse C13).
    alike: Vec<String>,
}

fn reasons(page: &Frame) -> Vec<Choice> {
    let none = Choice::new("", page.t("choose-one"));
    let reason = |code: &Reason| Choice::new(code.code(), page.word("verification-reason", code.code()));
    std::iter::once(none).chain(Reason::ALL.iter().map(reason)).collect()
}

/// The page with both forms as typed.
pub(super) async fn page(
    member: Member,
    id: OrganisationId,
    form: DecisionForm,
    judged: JudgedForm,
    errors: FormErrors,
) -> Result<VerificationPage, PageError> {
    let Member { mut tx, me, page } = member;
    let case = verifications::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let organisation = organisations::find(&mut tx, id).await?.ok_or(PageError::NotFound)?;
    let may = me.may(Permission::DecideVerification).is_ok();
    let open = |step| may && case.at.allows(step, case.parts);
    let others = workflow::may_authorize(&me, &case);
    let change = legal_profiles::change(&mut tx, id).await?;
    let name = change.as_ref().map_or(&organisation.name, |change| &change.profile.name);
    Ok(VerificationPage {
        alike: names::alike(&mut tx, name, &[id]).await?,
        bar: bar(&case, &page),
        overdue: case.due_at.is_some_and(|due| due < me.at),
        contact: profiles::primary_contact(&mut tx, id).await?,
        change,
        documents: documents::list(&mut tx, id, None).await?,
        messages: verifications::messages(&mut tx, id).await?,
        reasons: reasons(&page),
        kinds: DocumentKind::ALL
            .iter()
            .map(|kind| Choice::new(kind.code(), page.word("document-kind", kind.code())))
            .collect(),
        stage: case.at.stage().map(Stage::code).unwrap_or_default(),
        may_judge: may,
        may_pass: open(Step::Pass),
        may_deepen: open(Step::Deepen),
        may_ask: open(Step::Ask),
        may_authorize: open(Step::Authorize) && others,
        may_reject: open(Step::Reject),
        four_eyes: open(Step::Authorize) && !others,
        decision_action: fill(path::OPS_VERIFICATION_DECISION, &[&id]),
        partner_href: fill(path::OPS_PARTNER, &[&id]),
        page,
        errors,
        form,
        judged,
        case,
        organisation,
    })
}

/// `GET /ops/verifications/{partner}`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let page = page(member, id, DecisionForm::default(), JudgedForm::default(), FormErrors::default()).await?;
    Ok(ok(&page))
}

fn check(form: &DecisionForm) -> Result<(Stage, Verdict), FormErrors> {
    let mut errors = FormErrors::default();
    let stage = Stage::ALL.into_iter().find(|stage| stage.code() == form.stage);
    let written = |errors: &mut FormErrors| errors.parsed("text", text::paragraphs(&form.text, 2000));
    let verdict = match form.verdict.as_str() {
        "pass" => Some(Verdict::Pass),
        "deepen" => Some(Verdict::Deepen),
        "authorize" if form.text.trim().is_empty() => Some(Verdict::Authorize { text: String::new() }),
        "authorize" => Some(Verdict::Authorize { text: written(&mut errors) }),
        "ask" => {
            let kinds: Option<Vec<_>> = form.kinds.iter().map(|kind| DocumentKind::from_code(kind)).collect();
            let kinds = kinds.filter(|kinds| !kinds.is_empty());
            if kinds.is_none() {
                errors.add("kinds", Message::new("missing-kinds"));
            }
            let text = written(&mut errors);
            kinds.map(|kinds| Verdict::Ask { text, kinds })
        }
        "reject" => {
            let reason = Reason::from_code(&form.reason);
            if reason.is_none() {
                errors.add("reason", Message::new("missing-reason-code"));
            }
            let text = written(&mut errors);
            reason.map(|reason| Verdict::Reject { reason, text })
        }
        _ => {
            errors.add("", Message::new("missing-verification-verdict"));
            None
        }
    };
    if stage.is_none() {
        errors.add("", Message::new("missing-verification-verdict"));
    }
    stage.zip(verdict).filter(|_| errors.is_empty()).ok_or(errors)
}

/// `POST /ops/verifications/{partner}/decision`
pub async fn decide(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<DecisionForm>,
) -> Result<Response, PageError> {
    let (seen, verdict) = match check(&form.fields) {
        Ok(checked) => checked,
        Err(errors) => return Ok(invalid(&page(member, id, form.fields, JudgedForm::default(), errors).await?)),
    };
    let there = fill(path::OPS_VERIFICATION, &[&id]);
    member.once(&form, &there).await?;
    let page = member.page.clone();
    workflow::decide(member.tx, &member.me, id, seen, &verdict).await.map_err(|error| refused(error, &page))?;
    let said = match verdict {
        Verdict::Pass | Verdict::Deepen => "flash-verification-passed",
        _ => "flash-decided",
    };
    Ok(done(&there, said))
}

/// What a second decision meets: who decided what, and when.
fn refused(error: DecideError, page: &Frame) -> PageError {
    match error {
        DecideError::NotFound | DecideError::Judged(_) => PageError::NotFound,
        DecideError::FourEyes => PageError::Refused(Message::new("verification-four-eyes")),
        DecideError::Store(error) => error.into(),
        DecideError::NotOpen(case) => {
            let by = case.decided_by_name.clone().unwrap_or_default();
            let at = case.decided_at.map(|at| page.datetime(&at)).unwrap_or_default();
            let key = format!("verification-decided-{}", case.at.code());
            PageError::Conflict(Message::new(key).with("signer", by).with("at", at))
        }
    }
}
