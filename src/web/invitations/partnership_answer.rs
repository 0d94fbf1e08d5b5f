//! What a partnership grants, to be accepted or declined by a global admin; others hand it over (F26, S33).

use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use serde::Deserialize;

use super::partnership_ends::{ended, obstructed, unknown};
use crate::{
    app::App,
    auth::link::Token,
    domain::{
        me::Me,
        partnership::{Obstacle, terms_hash},
        permission::Permission,
        text,
    },
    store::{Tx, organisations, partnership_invitations, sessions},
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        hand_over::{HandOver, hand_over},
        link_cookie::PARTNERSHIP,
        links::DeclineForm,
        page::{Frame, done, invalid, ok},
        routes::path,
    },
    words::Message,
    workflows::{
        names,
        partnership::{self, AnswerError, Offer},
    },
};

/// What a provider may do once it is a partner, and what it may not, in words.
pub struct Terms {
    /// What it may.
    pub may: Vec<String>,
    /// What it may not.
    pub may_not: Vec<String>,
    /// For how long, and what ends it.
    pub until: String,
}

impl Terms {
    fn new(page: &Frame, offer: &Offer) -> Self {
        let say = |key: &str| page.t1(key, "provider", &offer.provider.name);
        Self {
            may: ["partnership-may-order", "partnership-may-name", "partnership-may-invite", "partnership-may-see"]
                .map(say)
                .into(),
            may_not: ["partnership-may-not-see", "partnership-may-not-administer", "partnership-may-not-act"]
                .map(say)
                .into(),
            until: say("partnership-lasts"),
        }
    }

    /// The hash of all that is read before the answer (abuse A16).
    fn hash(&self, offer: &Offer) -> Vec<u8> {
        let id = offer.invitation.id.to_string();
        let mut parts = vec![id.as_str(), &offer.provider.name, &offer.provider.country, &self.until];
        parts.extend(self.may.iter().chain(&self.may_not).map(String::as_str));
        terms_hash(&parts)
    }
}

/// The form that accepts.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AcceptForm {
    understood: String,
    shown: String,
}

#[derive(Template)]
#[template(path = "invitations/partnership_answer.html")]
struct AnswerPage {
    page: Frame,
    errors: FormErrors,
    offer: Offer,
    organisation: String,
    terms: Terms,
    shown: String,
    reason: String,
    /// Names of others that the provider's looks like (abuse C13).
    alike: Vec<String>,
}

async fn render(
    tx: &mut Tx,
    page: Frame,
    me: &Me,
    offer: Offer,
    reason: String,
    errors: FormErrors,
) -> Result<AnswerPage, PageError> {
    let alike = names::alike(tx, &offer.provider.name, &[offer.provider.id]).await?;
    let terms = Terms::new(&page, &offer);
    let shown = hex::encode(terms.hash(&offer));
    Ok(AnswerPage { page, errors, organisation: me.organisation_name.clone(), terms, shown, offer, reason, alike })
}

/// The live offer, or the page of the end it came to.
async fn offered(tx: &mut Tx, me: &Me, page: &Frame, token: &Token) -> Result<Result<Offer, Response>, PageError> {
    let Some(offer) = partnership::follow(tx, &token.hash()).await? else { return Ok(Err(unknown(page.clone()))) };
    let state = offer.state(tx.now().await?);
    if !state.is_live() {
        return Ok(Err(ended(page.clone(), Some(me), &offer, state)));
    }
    Ok(match partnership_invitations::obstacle(tx).await? {
        Some(obstacle) => Err(obstructed(page.clone(), me, &offer, obstacle)),
        None => Ok(offer),
    })
}

/// `GET /invitations/partnership/answer`
pub async fn show(member: Member, State(app): State<App>, headers: HeaderMap) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let Some(token) = PARTNERSHIP.token(&app, &headers) else { return Ok(unknown(page)) };
    let offer = match offered(&mut tx, &me, &page, &token).await? {
        Ok(offer) => offer,
        Err(elsewhere) => return Ok(elsewhere),
    };
    if me.may(Permission::AnswerPartnership).is_err() {
        let holders = organisations::holders(&mut tx, &["global_admin"]).await?;
        let what = handed(&page, &me, &offer, PARTNERSHIP.address(&app, &token));
        return Ok(hand_over(page, holders, what));
    }
    Ok(ok(&render(&mut tx, page, &me, offer, String::new(), FormErrors::default()).await?))
}

/// What somebody reads who cannot answer.
fn handed(page: &Frame, me: &Me, offer: &Offer, link: String) -> HandOver {
    let provider = &offer.provider.name;
    HandOver {
        title: page.t1("partnership-title", "provider", provider),
        text: page.t1("partnership-hand-over-text", "organisation", &me.organisation_name),
        subject: page.t1("partnership-hand-over-subject", "provider", provider),
        body: page.t2("partnership-hand-over-body", "provider", provider, "link", &link),
        link,
        until: offer.invitation.expires_at,
    }
}

/// `POST /invitations/partnership/accept`
pub async fn accept(
    mut member: Member,
    State(app): State<App>,
    headers: HeaderMap,
    session: tower_sessions::Session,
    form: CheckedForm<AcceptForm>,
) -> Result<Response, PageError> {
    let Some(token) = PARTNERSHIP.sent(&app, &headers, &mut member, &form).await? else {
        return Ok(unknown(member.page));
    };
    let shown = hex::decode(&form.fields.shown).map_err(|_| PageError::BadForm)?;
    if form.fields.understood != "on" {
        let Member { mut tx, me, page } = member;
        return Ok(match offered(&mut tx, &me, &page, &token).await? {
            Ok(offer) => {
                let errors = FormErrors::of("understood", "missing-partnership-understood");
                invalid(&render(&mut tx, page, &me, offer, String::new(), errors).await?)
            }
            Err(elsewhere) => elsewhere,
        });
    }
    member.once(&form, path::INDIRECT_PROVIDERS).await?;
    let Member { tx, me, page } = member;
    let terms = |offer: &Offer| Terms::new(&page, offer).hash(offer);
    match partnership::accept(tx, &me, &token.hash(), &shown, terms).await {
        Ok(()) => Ok(PARTNERSHIP.forget(&app, done(path::INDIRECT_PROVIDERS, "flash-partnership-made"))),
        Err(error) => refused(&app, &session, &page, &me, &token, error).await,
    }
}

/// `POST /invitations/partnership/decline`
pub async fn decline(
    mut member: Member,
    State(app): State<App>,
    headers: HeaderMap,
    session: tower_sessions::Session,
    form: CheckedForm<DeclineForm>,
) -> Result<Response, PageError> {
    let Some(token) = PARTNERSHIP.sent(&app, &headers, &mut member, &form).await? else {
        return Ok(unknown(member.page));
    };
    let mut errors = FormErrors::default();
    let reason = errors.parsed("reason", text::optional(&form.fields.reason, 300));
    if !errors.is_empty() {
        let Member { mut tx, me, page } = member;
        return Ok(match offered(&mut tx, &me, &page, &token).await? {
            Ok(offer) => invalid(&render(&mut tx, page, &me, offer, form.fields.reason, errors).await?),
            Err(elsewhere) => elsewhere,
        });
    }
    member.once(&form, path::OVERVIEW).await?;
    let Member { tx, me, page } = member;
    match partnership::decline(tx, &me, &token.hash(), &reason).await {
        Ok(()) => Ok(PARTNERSHIP.forget(&app, done(path::OVERVIEW, "flash-partnership-declined"))),
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
        partnership::misdirected(tx, &token.hash()).await?;
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
