//! What each partner that asks may do, to be accepted, two of them together, or declined by a global admin (F36, F37, F80).

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::ends::{ended, obstructed, unknown};
use crate::{
    app::App,
    auth::link::Token,
    clock::new_id,
    domain::{
        agreement::{Block, blocks},
        customer_invitation::{Obstacle, terms_hash},
        ids::CustomerInvitationId,
        language::Language,
        me::Me,
        permission::Permission,
        text,
        tier::Tier,
    },
    store::{Tx, agreements::AgreementText, customer_invitations, organisations, sessions},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        hand_over::{HandOver, hand_over},
        link_cookie::CUSTOMER_INVITATION,
        links::DeclineForm,
        page::{Frame, done, invalid, ok},
        routes::{fill, path},
        sign_in::Origin,
    },
    words::Message,
    workflows::{
        agreement::Proof,
        customer_invitation_answer::{self, AnswerError, Consent, Offer, Side},
        names,
    },
};

/// What is granted, in words.
pub struct Terms {
    /// What the reseller, or the direct partner, may.
    pub reseller: Vec<String>,
    /// What the provider may.
    pub provider: Vec<String>,
    /// What none of them may.
    pub neither: Vec<String>,
    /// What administration rights are, if they are asked for.
    pub administration: Option<String>,
    /// What they learn.
    pub shared: String,
    /// For how long, and what ends it.
    pub lasts: String,
}

impl Terms {
    fn new(lang: Language, offer: &Offer) -> Self {
        let names = |key: String| {
            let message = Message::new(key).with("reseller", &offer.reseller.organisation.name);
            lang.say(&message.with("provider", offer.provider_name().unwrap_or_default()))
        };
        let tier = offer.tier();
        let all = |words: &[&str]| words.iter().map(|word| names(tier.says(word))).collect();
        let (reseller, provider): (&[&str], &[&str]) = match tier {
            Tier::Joint => (
                &["reseller-advises", "reseller-sees", "reseller-asks"],
                &["provider-orders", "provider-bills", "provider-sees"],
            ),
            Tier::Solo => (&["partner-advises", "partner-orders", "partner-bills", "partner-sees"], &[]),
        };
        Self {
            reseller: all(reseller),
            provider: all(provider),
            neither: all(&["neither-content", "neither-accepts", "neither-passes", "neither-administers"]),
            administration: offer.invitation.with_admin.then(|| names("joint-administration-text".into())),
            shared: names("joint-shared-text".into()),
            lasts: names(tier.says("lasts-text")),
        }
    }

    /// The hash of all that is read before the answer (abuse A16).
    fn hash(&self, offer: &Offer, agreement: &AgreementText) -> Vec<u8> {
        let read = offer.invitation.campaign_id.unwrap_or(offer.invitation.id);
        let (id, text) = (read.to_string(), hex::encode(&agreement.body_hash));
        let mut parts = vec![id.as_str(), &text, agreement.language.code()];
        parts.extend(offer.sides().map(|side| side.organisation.name.as_str()));
        parts.extend(offer.sides().map(|side| side.organisation.country.as_str()));
        parts.extend([self.shared.as_str(), &self.lasts]);
        parts.push(self.administration.as_deref().unwrap_or_default());
        parts.extend(self.reseller.iter().chain(&self.provider).chain(&self.neither).map(String::as_str));
        terms_hash(&parts)
    }
}

/// The form that accepts.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AcceptForm {
    administration: String,
    understood: String,
    language: String,
    shown: String,
}

#[derive(Template)]
#[template(path = "customer/answer.html")]
struct AnswerPage<'a> {
    page: Frame,
    errors: FormErrors,
    offer: &'a Offer,
    tier: Tier,
    organisation: &'a str,
    terms: Terms,
    shown: String,
    agreement: &'a AgreementText,
    blocks: Vec<Block<'a>>,
    administration: bool,
    reason: &'a str,
    /// Names of others that the partners' look like (abuse C13).
    alike: Vec<String>,
}

impl AnswerPage<'_> {
    /// Whoever asks, what each is, and what each may.
    fn sides(&self) -> impl Iterator<Item = (&Side, String, &Vec<String>)> {
        let parts = [self.tier.says("the-reseller"), "joint-the-provider".into()];
        let may = [&self.terms.reseller, &self.terms.provider];
        self.offer.sides().zip(parts).zip(may).map(|((side, part), may)| (side, part, may))
    }
}

/// What was typed before, and what is wrong with it.
struct Typed<'a> {
    administration: bool,
    reason: &'a str,
    errors: FormErrors,
}

/// The page, or why it cannot be shown: no customer agreement is published.
async fn render(tx: &mut Tx, page: Frame, me: &Me, offer: &Offer, typed: Typed<'_>) -> Result<Response, PageError> {
    let agreement = customer_invitation_answer::agreement(tx, page.lang.written()).await?;
    let agreement = agreement.ok_or_else(|| PageError::Conflict(Message::new("joint-no-agreement")))?;
    let mut alike = Vec::new();
    for Side { organisation, .. } in offer.sides() {
        alike.extend(names::alike(tx, &organisation.name, &[organisation.id]).await?);
    }
    let terms = Terms::new(page.lang, offer);
    let wrong = !typed.errors.is_empty();
    let answer = AnswerPage {
        shown: hex::encode(terms.hash(offer, &agreement)),
        blocks: blocks(&agreement.body),
        agreement: &agreement,
        organisation: &me.organisation_name,
        administration: typed.administration,
        reason: typed.reason,
        alike,
        errors: typed.errors,
        tier: offer.tier(),
        page,
        offer,
        terms,
    };
    Ok(if wrong { invalid(&answer) } else { ok(&answer) })
}

/// The live offer, or the page of the end it came to.
async fn offered(tx: &mut Tx, me: &Me, page: &Frame, token: &Token) -> Result<Result<Offer, Response>, PageError> {
    let Some(offer) = customer_invitation_answer::follow(tx, &token.hash()).await? else {
        return Ok(Err(unknown(page.clone())));
    };
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Ok(Err(ended(page.clone(), Some(me), &offer, state)));
    }
    Ok(match customer_invitations::obstacle(tx).await? {
        Some(obstacle) => Err(obstructed(page.clone(), me, &offer, obstacle)),
        None => Ok(offer),
    })
}

/// `GET /c/invitations/answer`
pub async fn show(member: Member, State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let Some(token) = CUSTOMER_INVITATION.token(&app, &headers) else { return Ok(unknown(page)) };
    let offer = match offered(&mut tx, &me, &page, &token).await? {
        Ok(offer) => offer,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if me.may(Permission::AnswerCustomerInvitation).is_err() {
        let holders = organisations::holders(&mut tx, &["global_admin"]).await?;
        let what = handed(&page, &me, &offer, CUSTOMER_INVITATION.address(&app, &token));
        return Ok(hand_over(page, holders, what));
    }
    let typed = Typed { administration: true, reason: "", errors: FormErrors::default() };
    render(&mut tx, page, &me, &offer, typed).await
}

/// What somebody reads who cannot answer.
fn handed(page: &Frame, me: &Me, offer: &Offer, link: String) -> HandOver {
    let (tier, reseller) = (offer.tier(), &offer.reseller.organisation.name);
    HandOver {
        title: page.t(&tier.says("answer-title")),
        text: page.t1("joint-hand-over-text", "organisation", &me.organisation_name),
        subject: page.t1("joint-hand-over-subject", "reseller", reseller),
        body: page.t2(&tier.says("hand-over-body"), "reseller", reseller, "link", &link),
        link,
        until: offer.invitation.expires_at,
    }
}

/// `POST /c/invitations/accept`
pub async fn accept(
    mut member: Member,
    State(app): State<App>,
    headers: HeaderMap,
    origin: Origin,
    session: tower_sessions::Session,
    form: CheckedForm<AcceptForm>,
) -> Result<Response, PageError> {
    let Some(token) = CUSTOMER_INVITATION.sent(&app, &headers, &mut member, &form).await? else {
        return Ok(unknown(member.page));
    };
    let shown = hex::decode(&form.fields.shown).map_err(|_| PageError::BadForm)?;
    let language: Language = form.fields.language.parse().map_err(|()| PageError::BadForm)?;
    let administration = form.fields.administration == "on";
    if form.fields.understood != "on" {
        let Member { mut tx, me, page } = member;
        return match offered(&mut tx, &me, &page, &token).await? {
            Ok(offer) => {
                let errors = FormErrors::of("understood", "missing-joint-understood");
                render(&mut tx, page, &me, &offer, Typed { administration, reason: "", errors }).await
            }
            Err(elsewhere) => Ok(elsewhere),
        };
    }
    let offer = customer_invitation_answer::follow(&mut member.tx, &token.hash()).await?;
    // a campaign goes on for others; its answer is an invitation of its own
    let answer = match &offer {
        Some(offer) if !offer.invitation.campaign => offer.invitation.id,
        _ => form.key.map_or_else(new_id, CustomerInvitationId),
    };
    let receipt = fill(path::RECEIPT, &[&answer]);
    member.once(&form, &receipt).await?;
    let Member { tx, me, page } = member;
    let proof = Proof { address: &origin.address, agent: &origin.agent };
    let consent = Consent { admin: administration, shown: &shown, language, proof };
    let terms = |offer: &Offer, agreement: &AgreementText| Terms::new(page.lang, offer).hash(offer, agreement);
    match customer_invitation_answer::accept(tx, &me, &token.hash(), answer, &consent, terms).await {
        Ok(()) => Ok(CUSTOMER_INVITATION.forget(&app, done(&receipt, "flash-joint-accepted"))),
        Err(error) => refused(&app, &session, &page, &me, &token, error).await,
    }
}

/// `POST /c/invitations/decline`
pub async fn decline(
    mut member: Member,
    State(app): State<App>,
    headers: HeaderMap,
    session: tower_sessions::Session,
    form: CheckedForm<DeclineForm>,
) -> Result<Response, PageError> {
    let Some(token) = CUSTOMER_INVITATION.sent(&app, &headers, &mut member, &form).await? else {
        return Ok(unknown(member.page));
    };
    let mut errors = FormErrors::default();
    let reason = errors.parsed("reason", text::optional(&form.fields.reason, 300));
    if !errors.is_empty() {
        let Member { mut tx, me, page } = member;
        return match offered(&mut tx, &me, &page, &token).await? {
            Ok(offer) => {
                let typed = Typed { administration: true, reason: &form.fields.reason, errors };
                render(&mut tx, page, &me, &offer, typed).await
            }
            Err(elsewhere) => Ok(elsewhere),
        };
    }
    member.once(&form, path::OVERVIEW).await?;
    let Member { tx, me, page } = member;
    match customer_invitation_answer::decline(tx, &me, &token.hash(), &reason).await {
        Ok(()) => Ok(CUSTOMER_INVITATION.forget(&app, done(path::OVERVIEW, "flash-joint-declined"))),
        Err(error) => refused(&app, &session, &page, &me, &token, error).await,
    }
}

/// Why an answer was not taken, as a page of its own; read anew, because the transaction that tried is over.
async fn refused(
    app: &App,
    session: &tower_sessions::Session,
    page: &Frame,
    me: &Me,
    token: &Token,
    error: AnswerError,
) -> Result<Response, PageError> {
    let hash = session.id().map(sessions::hash);
    if matches!(error, AnswerError::Obstacle(Obstacle::Addressee)) {
        let (tx, _) = app.db.begin(hash.as_deref()).await?;
        customer_invitation_answer::misdirected(tx, &token.hash()).await?;
    }
    match error {
        AnswerError::Store(error) => return Err(error.into()),
        AnswerError::Changed => return Err(PageError::Conflict(Message::new("partnership-changed"))),
        _ => {}
    }
    let (mut tx, _) = app.db.begin_reading(hash.as_deref()).await?;
    match offered(&mut tx, me, page, token).await? {
        Err(end) => Ok(end),
        // what stood in the way is gone: they may try again
        Ok(_) => Err(PageError::Conflict(Message::new("partnership-changed"))),
    }
}
