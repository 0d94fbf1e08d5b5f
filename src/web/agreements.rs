//! Agreements: what is to be accepted and what was, each version in full, and *Accept and continue*.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::{
    entry::Member,
    error::PageError,
    forms::CheckedForm,
    page::{Frame, done, ok},
    path::Id,
    routes::{fill, path},
    sign_in::Origin,
};
use crate::{
    app::App,
    domain::{
        agreement::{AgreementKind, Block, Change, blocks, changes, still_counts},
        enrollment::EnrollmentState,
        ids::AgreementVersionId,
        language::Language,
        me::{Me, OrganisationKind},
        permission::Permission,
    },
    store::{
        Tx, agreement_versions,
        agreements::{self, Acceptance, AgreementText},
        organisations::{self, Holder},
    },
    words::Message,
    workflows::{
        agreement::{self, AcceptError, Accepted, Proof},
        enrollment::{self, Standing},
    },
};

/// The agreement that waits, ready to be shown with its form.
pub struct Card {
    /// What is accepted.
    pub text: AgreementText,
    /// Where the form is sent.
    pub action: String,
    /// Where it stands by itself, to print.
    pub href: String,
    /// Whether this person may accept.
    pub may_accept: bool,
    /// Who can, when this person may not.
    pub signers: Vec<String>,
    /// Why it waits.
    pub why: String,
    /// What accepting it does.
    pub consequence: String,
    /// Whether an older version was accepted.
    pub again: bool,
    /// Whether the day by which it had to be signed again is over.
    pub overdue: bool,
}

impl Card {
    /// The text in pieces.
    pub fn blocks(&self) -> Vec<Block<'_>> {
        blocks(&self.text.body)
    }
}

/// The agreement that waits for this organisation: its first one as indirect reseller (S14), or one to be signed again.
pub async fn waiting(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Option<Card>, PageError> {
    if me.kind != OrganisationKind::Partner {
        return Ok(None);
    }
    let standing = enrollment::standing(tx, me).await?;
    card(tx, me, page, &standing).await
}

/// The same for a partner whose standing is known.
pub async fn card(tx: &mut Tx, me: &Me, page: &Frame, standing: &Standing) -> Result<Option<Card>, PageError> {
    if standing.state != EnrollmentState::Approved {
        return again(tx, me, page).await;
    }
    let Some(text) = agreements::newest(tx, AgreementKind::IndirectReseller, page.lang.written()).await? else {
        return Ok(None);
    };
    let words = (page.t("agreement-why"), page.t("agreement-consequence"));
    card_of(tx, me, text, words).await.map(Some)
}

/// An agreement that must be signed again, the most pressing one (machine 2.2, superseded).
async fn again(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Option<Card>, PageError> {
    let Some((kind, by)) = agreement_versions::mine_to_sign(tx).await?.into_iter().next() else { return Ok(None) };
    let Some(text) = agreements::newest(tx, kind, page.lang.written()).await? else { return Ok(None) };
    let overdue = !still_counts(by, me.at.date_naive());
    let why = page.t1(if overdue { "agreement-again-overdue" } else { "agreement-again-why" }, "day", page.date(&by));
    let card = card_of(tx, me, text, (why, page.t("agreement-again-consequence"))).await?;
    Ok(Some(Card { again: true, overdue, ..card }))
}

async fn card_of(
    tx: &mut Tx,
    me: &Me,
    text: AgreementText,
    (why, consequence): (String, String),
) -> Result<Card, PageError> {
    let may_accept = me.may(Permission::AcceptAgreement).is_ok();
    let holders: Vec<Holder> =
        if may_accept { Vec::new() } else { organisations::holders(tx, &["global_admin"]).await? };
    Ok(Card {
        action: fill(path::AGREEMENT_ACCEPT, &[&text.version_id]),
        href: fill(path::AGREEMENT, &[&text.version_id]),
        signers: holders.into_iter().map(|h| format!("{} ({})", h.name, h.mail)).collect(),
        may_accept,
        text,
        why,
        consequence,
        again: false,
        overdue: false,
    })
}

#[derive(Template)]
#[template(path = "agreements/list.html")]
struct ListPage {
    page: Frame,
    waiting: Option<Card>,
    accepted: Vec<Acceptance>,
}

/// `GET /settings/agreements`
pub async fn list(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let waiting = waiting(&mut tx, &me, &page).await?;
    let accepted = agreements::acceptances(&mut tx, me.organisation_id).await?;
    Ok(ok(&ListPage { page, waiting, accepted }))
}

#[derive(Template)]
#[template(path = "agreements/agreement.html")]
struct AgreementPage<'a> {
    page: Frame,
    text: &'a AgreementText,
    blocks: Vec<Block<'a>>,
    hash: String,
    waiting: Option<Card>,
    acceptance: Option<Acceptance>,
    news: Option<(i32, Vec<Change>)>,
}

/// What is new since the newest version of the same agreement that was accepted, and which that was.
async fn news(
    tx: &mut Tx,
    accepted: &[Acceptance],
    text: &AgreementText,
) -> Result<Option<(i32, Vec<Change>)>, PageError> {
    let earlier = accepted.iter().filter(|a| a.kind == text.kind && a.number < text.number).max_by_key(|a| a.number);
    let Some(earlier) = earlier else { return Ok(None) };
    let before = agreements::find(tx, earlier.version_id, text.language).await?;
    Ok(before.map(|before| (earlier.number, changes(&before.body, &text.body))))
}

/// `GET /agreements/{version}`: the version accepted in the language it was read in, otherwise in the person's.
pub async fn show(member: Member, Id(id): Id<AgreementVersionId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let mut accepted = agreements::acceptances(&mut tx, me.organisation_id).await?;
    let acceptance = accepted.iter().position(|a| a.version_id == id).map(|at| accepted.swap_remove(at));
    let language = acceptance.as_ref().map_or(page.lang.written(), |a| a.language);
    let text = agreements::find(&mut tx, id, language).await?.ok_or(PageError::NotFound)?;
    let waiting = waiting(&mut tx, &me, &page).await?.filter(|card| card.text.version_id == id);
    let news = if waiting.is_some() { news(&mut tx, &accepted, &text).await? } else { None };
    let hash = hex::encode(&text.body_hash);
    Ok(ok(&AgreementPage { page, blocks: blocks(&text.body), text: &text, hash, waiting, acceptance, news }))
}

/// The form: in which language the text was shown.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AcceptForm {
    language: String,
}

/// `POST /agreements/{version}/accept`: Accept and continue.
pub async fn accept(
    mut member: Member,
    State(_): State<App>,
    origin: Origin,
    Id(id): Id<AgreementVersionId>,
    form: CheckedForm<AcceptForm>,
) -> Result<Response, PageError> {
    let language: Language = form.fields.language.parse().map_err(|()| PageError::BadForm)?;
    member.once(&form, path::OVERVIEW).await?;
    let proof = Proof { address: &origin.address, agent: &origin.agent };
    let zone = member.me.time_zone;
    let lang = member.page.lang;
    match agreement::accept(member.tx, &member.me, id, language, &proof).await {
        Ok(Accepted::Reseller) => Ok(done(path::OVERVIEW, "flash-agreement-accepted")),
        Ok(Accepted::Again) => Ok(done(path::OVERVIEW, "flash-agreement-signed-again")),
        Err(AcceptError::NotFound) => Err(PageError::NotFound),
        Err(AcceptError::Stale) => Err(PageError::Conflict(Message::new("agreement-stale"))),
        Err(AcceptError::Before(a)) => {
            let message = Message::new("agreement-accepted-before")
                .with("signer", &a.person_name)
                .with("at", lang.datetime(a.accepted_at, zone));
            Err(PageError::Conflict(message))
        }
        Err(AcceptError::NotOpen(stands)) => {
            Err(PageError::Conflict(Message::new(format!("enrollment-stands-{}", stands.0.key()))))
        }
        Err(AcceptError::Store(error)) => Err(error.into()),
    }
}
