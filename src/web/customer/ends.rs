//! The ends a link to a customer can come to, each with its own page and a way on.

use axum::{http::StatusCode, response::Response};

use crate::{
    domain::{
        customer_invitation::{InvitationState, Obstacle, masked},
        letter,
        me::Me,
        permission::Permission,
    },
    web::{
        links::{End, Way, end},
        page::Frame,
        routes::path,
    },
    workflows::customer_invitation_answer::Offer,
};

/// Nobody knows this link.
pub fn unknown(page: Frame) -> Response {
    let text = vec![page.t("partnership-unknown-text"), page.t("joint-unknown-way")];
    let title = page.t("partnership-unknown-title");
    let home = home(&page, None);
    end(page, End { status: StatusCode::NOT_FOUND, title, text, ways: vec![home], other_account: None })
}

/// Who has access, for a customer's admin; else home.
fn home(page: &Frame, me: Option<&Me>) -> Way {
    if me.is_some_and(|me| me.may(Permission::OwnPartners).is_ok()) {
        Way::new(path::OWN_PARTNERS, page.t("nav-own-partners"))
    } else if page.person.is_some() {
        Way::new(path::OVERVIEW, page.t("error-to-overview"))
    } else {
        Way::new(path::SIGN_IN, page.t("error-to-sign-in"))
    }
}

/// Writes to whoever invited, with what to ask for; nothing if it is not known how.
fn ask(page: &Frame, offer: &Offer) -> Option<Way> {
    let inviter = offer.inviter();
    let mail = inviter.support.as_ref().map(|support| support.mail.as_str()).filter(|mail| !mail.is_empty())?;
    let subject = page.t1("joint-ask-subject", "partner", &inviter.organisation.name);
    let href = letter::mailto(mail, &subject, &page.t("joint-ask-body"))?;
    Some(Way::new(href, page.t1("joint-ask", "partner", &inviter.organisation.name)))
}

/// The link is dead: used, expired, withdrawn or replaced.
pub fn ended(page: Frame, me: Option<&Me>, offer: &Offer, state: InvitationState) -> Response {
    let invitation = &offer.invitation;
    let partner = offer.inviter().organisation.name.as_str();
    let when = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(|at| page.datetime(&at)).unwrap_or_default();
    let at = match state {
        InvitationState::Expired => when(invitation.expires_at),
        _ => when(invitation.answered_at),
    };
    let code = state.code();
    let way = match state {
        InvitationState::Withdrawn => offer.tier().says("withdrawn-way"),
        _ => format!("joint-{code}-way"),
    };
    let text = vec![page.t2(&format!("joint-{code}-text"), "partner", partner, "at", at), page.t(&way)];
    let title = page.t(&format!("joint-{code}-title"));
    let again = if state == InvitationState::Accepted { None } else { ask(&page, offer) };
    let ways = again.into_iter().chain([home(&page, me)]).collect();
    end(page, End { status: StatusCode::GONE, title, text, ways, other_account: None })
}

/// Something keeps this organisation from accepting. Another organisation's page names nobody (abuse A4).
pub fn obstructed(page: Frame, me: &Me, offer: &Offer, obstacle: Obstacle) -> Response {
    let code = obstacle.code();
    let says = |part: &str| match obstacle {
        Obstacle::Standing | Obstacle::Region | Obstacle::Related => offer.tier().says(&format!("{code}-{part}")),
        _ => format!("joint-{code}-{part}"),
    };
    let mut text = vec![page.t1(&says("text"), "organisation", &me.organisation_name)];
    if obstacle == Obstacle::Addressee {
        text.push(page.t1("partnership-addressee-mail", "mail", masked(&offer.invitation.recipient_mail)));
    }
    text.push(page.t(&says("way")));
    let names_nobody = matches!(obstacle, Obstacle::Addressee | Obstacle::Kind);
    let again = ask(&page, offer).filter(|_| !names_nobody && obstacle != Obstacle::Related);
    let ways = again.into_iter().chain([home(&page, Some(me))]).collect();
    let status = match obstacle {
        Obstacle::Related | Obstacle::Partnership => StatusCode::CONFLICT,
        _ => StatusCode::FORBIDDEN,
    };
    let title = page.t(&says("title"));
    end(page, End { status, title, text, ways, other_account: names_nobody.then_some(path::OWN_INVITATION_ANSWER) })
}
