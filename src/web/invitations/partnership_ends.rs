//! The ends a link to a partnership can come to, each with its own page and a way on.

use axum::{http::StatusCode, response::Response};

use crate::{
    domain::{
        letter,
        me::Me,
        partnership::{InvitationState, Obstacle, masked},
        programme::Programme,
    },
    web::{
        links::{End, Way, end},
        page::Frame,
        routes::path,
    },
    workflows::partnership::Offer,
};

/// Nobody knows this link.
pub fn unknown(page: Frame) -> Response {
    let text = vec![page.t("partnership-unknown-text"), page.t("partnership-unknown-way")];
    let title = page.t("partnership-unknown-title");
    let home = if page.person.is_some() {
        Way::new(path::OVERVIEW, page.t("error-to-overview"))
    } else {
        Way::new(path::SIGN_IN, page.t("error-to-sign-in"))
    };
    end(page, End { status: StatusCode::NOT_FOUND, title, text, ways: vec![home], other_account: None })
}

/// Writes to the provider, with what to ask for; nothing if it is not known how.
fn ask(page: &Frame, offer: &Offer) -> Option<Way> {
    let mail = offer.support.as_ref().map(|support| support.mail.as_str()).filter(|mail| !mail.is_empty())?;
    let subject = page.t1("partnership-ask-subject", "provider", &offer.provider.name);
    let href = letter::mailto(mail, &subject, &page.t("partnership-ask-body"))?;
    Some(Way::new(href, page.t1("partnership-ask", "provider", &offer.provider.name)))
}

fn is_reseller(me: Option<&Me>) -> bool {
    me.is_some_and(|me| me.is_in(Programme::IndirectReseller))
}

/// The list in which the partner stands, for its people; else home.
fn home(page: &Frame, me: Option<&Me>) -> Way {
    match me {
        Some(_) if is_reseller(me) => Way::new(path::INDIRECT_PROVIDERS, page.t("partnership-to-providers")),
        Some(_) => Way::new(path::OVERVIEW, page.t("error-to-overview")),
        None => Way::new(path::SIGN_IN, page.t("error-to-sign-in")),
    }
}

/// The link is dead: used, expired, withdrawn or replaced.
pub fn ended(page: Frame, me: Option<&Me>, offer: &Offer, state: InvitationState) -> Response {
    let invitation = &offer.invitation;
    let provider = offer.provider.name.as_str();
    let when = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| page.datetime(&at)).unwrap_or_default();
    let text = match state {
        InvitationState::Accepted => {
            page.t2("partnership-accepted-text", "provider", provider, "at", when(invitation.answered_at))
        }
        InvitationState::Declined => {
            page.t2("partnership-declined-text", "provider", provider, "at", when(invitation.answered_at))
        }
        InvitationState::Expired => {
            page.t2("partnership-expired-text", "provider", provider, "at", when(invitation.expires_at))
        }
        InvitationState::Replaced => page.t1("partnership-replaced-text", "provider", provider),
        _ => page.t1("partnership-withdrawn-text", "provider", provider),
    };
    let title = page.word("partnership-end-title", state.code());
    let way = page.word("partnership-end-way", state.code());
    let mut ways: Vec<Way> =
        if state == InvitationState::Accepted { None } else { ask(&page, offer) }.into_iter().collect();
    ways.push(home(&page, me));
    end(page, End { status: StatusCode::GONE, title, text: vec![text, way], ways, other_account: None })
}

/// Something keeps this organisation from answering. Another organisation's page names nobody (abuse A4).
pub fn obstructed(page: Frame, me: &Me, offer: &Offer, obstacle: Obstacle) -> Response {
    let provider = offer.provider.name.as_str();
    let mine = me.organisation_name.as_str();
    let code = obstacle.code();
    let text = match obstacle {
        Obstacle::Addressee => addressee(&page, me, offer),
        Obstacle::Region => vec![
            page.t2(
                "partnership-region-text",
                "mine",
                page.word("region", &me.region),
                "theirs",
                page.word("region", &offer.provider.region),
            ),
            page.t("partnership-region-way"),
        ],
        _ => vec![
            page.t2(&format!("partnership-{code}-text"), "provider", provider, "organisation", mine),
            page.t(&format!("partnership-{code}-way")),
        ],
    };
    let first = match obstacle {
        Obstacle::Programme | Obstacle::Agreement => Some(Way::new(path::OVERVIEW, page.t("error-to-overview"))),
        Obstacle::Itself => Some(Way::new(path::RESELLER_INVITATIONS, page.t("invitations-title"))),
        Obstacle::Partnered => None,
        _ => ask(&page, offer).filter(|_| obstacle != Obstacle::Addressee),
    };
    let mut ways: Vec<Way> = first.into_iter().collect();
    if ways.first().is_none_or(|way| way.href != path::OVERVIEW) {
        ways.push(home(&page, Some(me)));
    }
    let status = if obstacle == Obstacle::Partnered { StatusCode::CONFLICT } else { StatusCode::FORBIDDEN };
    let title = page.t(&format!("partnership-{code}-title"));
    let wrong = matches!(obstacle, Obstacle::Addressee | Obstacle::Kind);
    end(page, End { status, title, text, ways, other_account: wrong.then_some(path::PARTNERSHIP_ANSWER) })
}

/// For whom the link is, recognisable to its owner alone.
fn addressee(page: &Frame, me: &Me, offer: &Offer) -> Vec<String> {
    let mail = &offer.invitation.recipient_mail;
    let mut text = vec![page.t1("partnership-addressee-text", "organisation", &me.organisation_name)];
    if !mail.is_empty() {
        text.push(page.t1("partnership-addressee-mail", "mail", masked(mail)));
    }
    text.push(page.t("partnership-addressee-way"));
    text
}
