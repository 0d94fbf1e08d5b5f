//! The first page: what waits for this person, and what the organisation is.

use askama::Template;
use axum::response::Response;

use super::{
    agreements::{self, Card},
    entry::{Guest, Member},
    error::PageError,
    page::{Frame, ok, see_other},
    routes::path,
    tasks::{self, Asked, Task},
    transition,
};
use crate::{
    domain::{
        me::{Me, OrganisationKind},
        permission::Permission,
    },
    store::{
        Tx,
        overview::{self, OperatorCounts},
        relationships,
    },
    workflows::enrollment,
};

/// A figure and where it leads.
struct Figure {
    label: String,
    value: String,
    href: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "overview.html")]
struct OverviewPage {
    page: Frame,
    name: String,
    tasks: Vec<Task>,
    agreement: Option<Card>,
    figures: Vec<Figure>,
    lead: String,
    dual: bool,
    on_the_way: bool,
    recent: Vec<super::activity::Day>,
    may_see_activity: bool,
}

/// `GET /`
pub async fn home(guest: Guest) -> Response {
    see_other(if guest.me.is_some() { path::OVERVIEW } else { path::SIGN_IN })
}

/// `GET /overview`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    // asked once: tasks, agreement and the way there all depend on it
    let standing = match me.kind {
        OrganisationKind::Partner => Some(enrollment::standing(&mut tx, &me).await?),
        _ => None,
    };
    let desk = match me.kind {
        OrganisationKind::Operator => Some(overview::operator(&mut tx).await?),
        _ => None,
    };
    let asked = Asked { standing: standing.as_ref(), desk: desk.as_ref() };
    let tasks = tasks::of(&mut tx, &me, &page, asked).await?;
    let agreement = match &standing {
        Some(standing) => agreements::card(&mut tx, &me, &page, standing).await?,
        None => None,
    };
    let on_the_way = standing.as_ref().is_some_and(|standing| transition::is_open(&me, standing));
    let figures = match &desk {
        Some(desk) => desk_figures(desk, &me, &page),
        None if me.may(Permission::OwnPartners).is_ok() => access_figures(&mut tx, &me, &page).await?,
        None => Vec::new(),
    };
    let may_see_activity = me.may(Permission::ActivityLog).is_ok();
    let recent = if may_see_activity { super::activity::newest(&mut tx, &me, &page).await? } else { Vec::new() };
    let lead = page.t(match me.kind {
        OrganisationKind::Operator => "overview-lead-operator",
        OrganisationKind::Partner => "overview-lead-partner",
        OrganisationKind::Customer => "overview-lead-customer",
    });
    Ok(ok(&OverviewPage {
        page,
        dual: me.is_dual(),
        name: me.name,
        tasks,
        agreement,
        figures,
        lead,
        on_the_way,
        recent,
        may_see_activity,
    }))
}

/// What the operator's desk holds.
fn desk_figures(counts: &OperatorCounts, me: &Me, page: &Frame) -> Vec<Figure> {
    vec![
        Figure {
            label: page.t("overview-enrollments"),
            value: count(page, counts.enrollments),
            href: Some(path::OPS_ENROLLMENTS),
        },
        Figure {
            label: page.t("overview-overdue"),
            value: count(page, counts.overdue),
            href: Some(path::OPS_ENROLLMENTS),
        },
        Figure {
            label: page.t("overview-verifications"),
            value: count(page, counts.verifications),
            href: me.may(Permission::SeeVerifications).is_ok().then_some(path::OPS_VERIFICATIONS),
        },
        Figure {
            label: page.t("overview-partners"),
            value: count(page, counts.partners),
            href: Some(path::OPS_PARTNERS),
        },
        Figure {
            label: page.t("overview-mails-waiting"),
            value: count(page, counts.mails_waiting),
            href: Some(path::OPS_MAILS),
        },
        Figure {
            label: page.t("overview-mails-dead"),
            value: count(page, counts.mails_dead),
            href: Some(path::OPS_MAILS),
        },
    ]
}

/// A bounded count in words: many are "1,000+".
fn count(page: &Frame, counted: i64) -> String {
    if counted > overview::COUNTED {
        page.t1("overview-many", "number", page.number(&overview::COUNTED))
    } else {
        page.number(&counted)
    }
}

/// Who has access to a customer, and what it has asked for.
async fn access_figures(tx: &mut Tx, me: &Me, page: &Frame) -> Result<Vec<Figure>, PageError> {
    let partners = relationships::mine(tx, me.organisation_id).await?;
    let count = |of: &dyn Fn(&relationships::Relationship) -> bool| {
        page.number(&i64::try_from(partners.iter().filter(|partner| of(partner)).count()).unwrap_or(i64::MAX))
    };
    let figure = |label: &str, value| Figure { label: page.t(label), value, href: Some(path::OWN_PARTNERS) };
    Ok(vec![
        figure("overview-access", count(&|_| true)),
        figure("overview-access-admin", count(&|partner| partner.has_admin())),
        figure("overview-access-ending", count(&|partner| partner.ending_from.is_some())),
    ])
}
