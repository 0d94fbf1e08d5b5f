//! Pages for people: the router, its layers, and one file per page.

mod activity;
mod agreements;
mod certificate;
mod countries;
mod csv_export;
mod customer;
mod customer_invitations;
mod customers;
mod demo;
mod directory;
mod enrollment;
mod entry;
mod error;
mod flash;
mod forms;
mod guard;
mod hand_over;
mod help;
mod indirect_providers;
mod indirect_resellers;
mod invitations;
mod kept;
mod language;
mod letters;
mod link_cookie;
mod links;
pub mod listen;
pub mod metrics;
mod navigation;
mod ops;
mod organisations;
mod overview;
mod page;
mod partnership_end;
mod path;
mod people;
mod refusals;
pub mod routes;
mod settings;
mod sign_in;
mod static_files;
mod styleguide;
mod tasks;
mod transition;
mod upload;
mod verification;
mod verify_email;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use tower::ServiceBuilder;
use tower_http::{CompressionLevel, compression::CompressionLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use crate::{app::App, domain::permission::Permission, store::sessions::Sessions};
use routes::{PUBLIC, Route, Routes, mfa, path as at, signed_in};

/// Pages are written for one visitor, so they are compressed each time: a third of the size at half of the cost of the next level, which
/// would save a kilobyte more.
fn compression() -> CompressionLayer {
    CompressionLayer::new().gzip(true).quality(CompressionLevel::Fastest)
}

/// Every page of the portal, and the table of their rules.
pub fn router(app: &App) -> (Router, Vec<Route>) {
    let routes = Routes::new(app.clone());
    let routes = identity_routes(routes);
    let routes = people_routes(routes);
    let routes = partner_routes(routes);
    let routes = verification_routes(routes);
    let routes = enrollment_routes(routes);
    let routes = partnership_routes(routes);
    let routes = customer_invitation_routes(routes);
    let routes = customer_routes(routes);
    let routes = customers::routes(routes);
    let routes = directory::routes(routes);
    let routes = transition::routes(routes);
    let routes = operator_routes(routes);
    let routes = offboarding_routes(routes);
    let routes = publishing_routes(routes);
    let routes = if app.demo { demo_routes(routes) } else { routes };
    let (pages, table) = routes.finish();
    let fallback = get(entry::nothing_here)
        .post(entry::nothing_here)
        .route_layer(from_fn_with_state((app.clone(), PUBLIC), entry::enter));
    let secure = app.base_url.scheme() == "https";
    let sessions = SessionManagerLayer::new(Sessions(app.db.clone()))
        .with_name(if secure { "__Host-portal" } else { "portal" })
        .with_secure(secure)
        .with_same_site(SameSite::Lax)
        .with_http_only(true)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd);
    // one after the other from outside, as one layer: axum would box each of them for each request
    let around = ServiceBuilder::new()
        .layer(from_fn(listen::whole_form))
        .layer(from_fn_with_state(app.clone(), guard::headers))
        .layer(from_fn_with_state(app.clone(), guard::guard))
        .layer(from_fn_with_state(app.clone(), guard::host))
        .layer(compression())
        // files have limits of their own, where they are read
        .layer(DefaultBodyLimit::disable())
        .layer(from_fn_with_state(app.clone(), entry::for_strangers))
        .layer(sessions);
    let pages = pages
        .method_not_allowed_fallback(entry::nothing_here)
        .with_state(app.clone())
        .fallback_service(fallback.with_state(app.clone()))
        .layer(around);
    let plain = Router::new()
        .route("/static/{file}", get(static_files::show))
        .layer(compression())
        .layer(from_fn(guard::plain_headers))
        .route("/healthz", get(guard::alive))
        .route("/readyz", get(guard::ready).with_state(app.clone()));
    (plain.merge(pages), table)
}

fn identity_routes(routes: Routes) -> Routes {
    routes
        .get("/", PUBLIC, overview::home)
        .get(at::SIGN_IN, PUBLIC, sign_in::password::show)
        .post(at::SIGN_IN, PUBLIC, sign_in::password::submit)
        .post(at::SIGN_OUT, PUBLIC, sign_in::sign_out::submit)
        .get(at::MFA, PUBLIC, sign_in::mfa::show)
        .post(at::MFA, PUBLIC, sign_in::mfa::submit)
        .get(at::FORGOTTEN, PUBLIC, sign_in::forgotten::show)
        .post(at::FORGOTTEN, PUBLIC, sign_in::forgotten::submit)
        .get(at::RESET_FORM, PUBLIC, sign_in::reset::show)
        .post(at::RESET_FORM, PUBLIC, sign_in::reset::submit)
        .get(at::RESET, PUBLIC, sign_in::reset::arrive)
        .get(at::ACCEPT_USER_FORM, PUBLIC, sign_in::accept_user::show)
        .post(at::ACCEPT_USER_FORM, PUBLIC, sign_in::accept_user::submit)
        .get(at::ACCEPT_USER, PUBLIC, sign_in::accept_user::arrive)
        .post(at::LANGUAGE, PUBLIC, language::submit)
        .get(at::RESUME, signed_in(Permission::Overview), kept::show)
        .post(at::STAY, signed_in(Permission::Overview), sign_in::sign_out::stay)
        .get(at::OVERVIEW, signed_in(Permission::Overview), overview::show)
        .get(at::SECURITY, signed_in(Permission::Overview), settings::security::show)
        .post(at::SECURITY, signed_in(Permission::Overview), settings::security::confirm)
        .post(at::SECURITY_BEGIN, signed_in(Permission::Overview), settings::security::begin)
        .post(at::SECURITY_CODES, routes::mfa_fresh(Permission::Overview), settings::security::renew_codes)
}

fn people_routes(routes: Routes) -> Routes {
    routes
        .post(at::SECURITY_SESSIONS, signed_in(Permission::Overview), settings::sessions::end)
        .post(at::SECURITY_EVERYWHERE, signed_in(Permission::Overview), settings::sessions::everywhere)
        .get(at::SECURITY_PASSWORD, routes::mfa_fresh(Permission::Overview), settings::sessions::password)
        .post(at::SECURITY_PASSWORD, routes::mfa_fresh(Permission::Overview), settings::sessions::change_password)
        .get(at::ORGANISATIONS, signed_in(Permission::Overview), organisations::show)
        .post(at::ORGANISATION, signed_in(Permission::Overview), organisations::switch)
        .get(at::MY_ACCESS, mfa(Permission::Overview), settings::my_access::show)
        .post(at::MY_ACCESS, mfa(Permission::Overview), settings::my_access::submit)
        .get(at::USERS, mfa(Permission::SeePeople), people::list::show)
        .get(at::USERS_INVITE, mfa(Permission::ManagePeople), people::invite::show)
        .post(at::USERS_INVITE, routes::mfa_fresh(Permission::ManagePeople), people::invite::submit)
        .get(at::USER, mfa(Permission::SeePeople), people::person::show)
        .post(at::USER_ROLES, routes::mfa_fresh(Permission::ManagePeople), people::person::roles)
        .post(at::USER_STATE, mfa(Permission::GovernPeople), people::person::act)
        .post(at::USER_RESEND, mfa(Permission::ManagePeople), people::person::resend)
        .post(at::USER_RESET, routes::mfa_fresh(Permission::GovernPeople), people::person::reset)
        .post(at::ACCESS_ANSWER, routes::mfa_fresh(Permission::AnswerAccess), people::request::answer)
}

fn partner_routes(routes: Routes) -> Routes {
    routes
        .get(at::SETTINGS, mfa(Permission::Overview), settings::index::show)
        .get(at::PARTNER_PROFILE, mfa(Permission::PartnerProfile), settings::partner_profile::show)
        .get(at::PRIMARY_CONTACT, mfa(Permission::EditPrimaryContact), settings::primary_contact::show)
        .post(at::PRIMARY_CONTACT, mfa(Permission::EditPrimaryContact), settings::primary_contact::submit)
        .get(at::PROGRAM_INFO, mfa(Permission::PartnerProfile), settings::program_info::show)
        .get(at::SUPPORT_PROFILE, mfa(Permission::EditSupportProfile), settings::support_profile::show)
        .post(at::SUPPORT_PROFILE, mfa(Permission::EditSupportProfile), settings::support_profile::submit)
        .get(at::IDENTIFIERS, mfa(Permission::PartnerProfile), settings::identifiers::show)
        .post(at::IDENTIFIERS, mfa(Permission::AssociatePartnerId), settings::identifiers::submit)
        .get(at::ACTIVITY, mfa(Permission::ActivityLog), activity::show)
        .get(at::ACTIVITY_CSV, mfa(Permission::ActivityLog), activity::export::as_csv)
        .get(at::ACTIVITY_JSON, mfa(Permission::ActivityLog), activity::export::as_json)
        .get(at::CERTIFICATE, mfa(Permission::ReadAgreement), certificate::show)
        .get(at::CERTIFIED_TEXT, mfa(Permission::ReadAgreement), certificate::text)
}

fn verification_routes(routes: Routes) -> Routes {
    use settings::{documents, legal, legal_edit, security_contact, verification_fix as fix};
    routes
        .get(at::LEGAL, mfa(Permission::LegalProfile), legal::show)
        .get(at::LEGAL_EDIT, mfa(Permission::EditPrimaryContact), legal_edit::show)
        .post(at::LEGAL_EDIT, mfa(Permission::EditPrimaryContact), legal_edit::submit)
        .post(at::VERIFICATION_BEGIN, mfa(Permission::EditPrimaryContact), legal::begin)
        .post(at::VERIFICATION_RESEND, mfa(Permission::EditPrimaryContact), legal::resend)
        .get(at::VERIFICATION_FIX, mfa(Permission::ReadDocuments), fix::show)
        .post(at::VERIFICATION_FIX, mfa(Permission::BringDocuments), fix::submit)
        .get(at::DOCUMENT, mfa(Permission::ReadDocuments), documents::show)
        .get(at::SECURITY_CONTACT, mfa(Permission::SecurityContact), security_contact::show)
        .post(at::SECURITY_CONTACT, mfa(Permission::SecurityContact), security_contact::submit)
        .get(at::VERIFY_EMAIL, PUBLIC, verify_email::show)
        .post(at::VERIFY_EMAIL, PUBLIC, verify_email::submit)
        .get(at::VERIFY_EMAIL_LINK, PUBLIC, verify_email::arrive)
        .get(at::OPS_VERIFICATIONS, mfa(Permission::SeeVerifications), ops::verifications::show)
        .get(at::OPS_VERIFICATION, mfa(Permission::SeeVerifications), ops::verification::show)
        .post(at::OPS_VERIFICATION_DECISION, mfa(Permission::DecideVerification), ops::verification::decide)
        .get(at::OPS_DOCUMENT, mfa(Permission::SeeVerifications), ops::documents::show)
        .post(at::OPS_DOCUMENT, mfa(Permission::DecideVerification), ops::documents::judge)
}

fn enrollment_routes(routes: Routes) -> Routes {
    routes
        .get(at::ENROLLMENT, mfa(Permission::OpenEnrollment), enrollment::readiness::show)
        .post(at::ENROLLMENT, mfa(Permission::Enroll), enrollment::readiness::submit)
        .get(at::ENROLLMENT_DETAILS, mfa(Permission::OpenEnrollment), enrollment::details::show)
        .post(at::ENROLLMENT_DETAILS, mfa(Permission::Enroll), enrollment::details::submit)
        .get(at::ENROLLMENT_CONFIRM, mfa(Permission::OpenEnrollment), enrollment::confirm::show)
        .post(at::ENROLLMENT_CONFIRM, routes::mfa_fresh(Permission::Enroll), enrollment::confirm::submit)
        .get(at::ENROLLMENT_STATUS, mfa(Permission::OpenEnrollment), enrollment::status::show)
        .post(at::ENROLLMENT_ANSWER, mfa(Permission::Enroll), enrollment::status::answer)
        .post(at::ENROLLMENT_APPEAL, mfa(Permission::Enroll), enrollment::status::appeal)
        .post(at::ENROLLMENT_WITHDRAW, routes::mfa_fresh(Permission::Enroll), enrollment::status::withdraw)
        .get(at::AGREEMENTS, mfa(Permission::ReadAgreement), agreements::list)
        .get(at::AGREEMENT, mfa(Permission::ReadAgreement), agreements::show)
        .post(at::AGREEMENT_ACCEPT, routes::mfa_fresh(Permission::AcceptAgreement), agreements::accept)
}

fn partnership_routes(routes: Routes) -> Routes {
    use indirect_resellers::{check, invitation, invitations as sent, list, new_invitation, reseller};
    use invitations::{partnership, partnership_answer as answer};
    routes
        .get(at::PARTNERSHIP, PUBLIC, partnership::show)
        .post(at::PARTNERSHIP, PUBLIC, partnership::go_on)
        .get(at::PARTNERSHIP_LINK, PUBLIC, partnership::arrive)
        .get(at::PARTNERSHIP_ANSWER, mfa(Permission::Overview), answer::show)
        .post(at::PARTNERSHIP_ACCEPT, routes::mfa_fresh(Permission::AnswerPartnership), answer::accept)
        .post(at::PARTNERSHIP_DECLINE, routes::mfa_fresh(Permission::AnswerPartnership), answer::decline)
        .get(at::INDIRECT_PROVIDERS, mfa(Permission::IndirectProviders), indirect_providers::list::show)
        .get(at::INDIRECT_PROVIDER, mfa(Permission::IndirectProviders), indirect_providers::provider::show)
        .get(at::INDIRECT_PROVIDER_REMOVE, mfa(Permission::RemoveProvider), partnership_end::show_provider)
        .post(at::INDIRECT_PROVIDER_REMOVE, mfa(Permission::RemoveProvider), partnership_end::submit_provider)
        .get(at::INDIRECT_RESELLERS, mfa(Permission::IndirectResellers), list::show)
        .get(at::RESELLER_CHECK, mfa(Permission::InviteReseller), check::show)
        .post(at::RESELLER_CHECK_REMIND, mfa(Permission::InviteReseller), check::remind)
        .get(at::RESELLER_INVITATIONS, mfa(Permission::IndirectResellers), sent::show)
        .get(at::RESELLER_INVITATION_NEW, mfa(Permission::InviteReseller), new_invitation::show)
        .post(at::RESELLER_INVITATION_NEW, mfa(Permission::InviteReseller), new_invitation::submit)
        .get(at::RESELLER_INVITATION, mfa(Permission::IndirectResellers), invitation::show)
        .post(at::RESELLER_INVITATION, mfa(Permission::InviteReseller), invitation::submit)
        .post(at::RESELLER_INVITATION_RESEND, mfa(Permission::InviteReseller), invitation::resend)
        .post(at::RESELLER_INVITATION_WITHDRAW, mfa(Permission::InviteReseller), invitation::withdraw)
        .get(at::INDIRECT_RESELLER, mfa(Permission::IndirectResellers), reseller::show)
        .post(at::INDIRECT_RESELLER_REMIND, mfa(Permission::InviteReseller), list::remind)
        .get(at::INDIRECT_RESELLER_REMOVE, mfa(Permission::RemoveReseller), partnership_end::show_reseller)
        .post(at::INDIRECT_RESELLER_REMOVE, mfa(Permission::RemoveReseller), partnership_end::submit_reseller)
}

fn customer_invitation_routes(routes: Routes) -> Routes {
    use customer_invitations::{begin, letter, list};
    let move_it = mfa(Permission::MoveCustomerInvitation);
    routes
        .get(at::CUSTOMERS_INVITE, move_it, begin::choose)
        .post(at::CUSTOMERS_INVITE, mfa(Permission::RequestRelationship), begin::submit_alone)
        .get(at::CUSTOMER_INVITATIONS, mfa(Permission::SeeCustomerInvitation), list::alone)
        .get(at::PROVIDER_INVITE, mfa(Permission::InviteCustomers), begin::show)
        .post(at::PROVIDER_INVITE, mfa(Permission::InviteCustomers), begin::submit)
        .get(at::PROVIDER_INVITATIONS, mfa(Permission::IndirectProviders), list::with_provider)
        .get(at::RESELLER_INVITE, mfa(Permission::InviteForReseller), begin::show_reseller)
        .post(at::RESELLER_INVITE, mfa(Permission::InviteForReseller), begin::submit_reseller)
        .get(at::RESELLER_CUSTOMER_INVITATIONS, mfa(Permission::IndirectResellers), list::with_reseller)
        .get(at::CUSTOMER_INVITATION, mfa(Permission::SeeCustomerInvitation), letter::show)
        .post(at::CUSTOMER_INVITATION, move_it, letter::submit)
        .post(at::CUSTOMER_INVITATION_RENEW, move_it, letter::renew)
        .post(at::CUSTOMER_INVITATION_REMIND, move_it, letter::remind)
        .post(at::CUSTOMER_INVITATION_WITHDRAW, move_it, letter::withdraw)
}

fn customer_routes(routes: Routes) -> Routes {
    use customer::{answer, join, landing, partners, receipt};
    routes
        .get(at::OWN_INVITATION, PUBLIC, landing::show)
        .post(at::OWN_INVITATION, PUBLIC, landing::go_on)
        .get(at::OWN_INVITATION_LINK, PUBLIC, landing::arrive)
        .get(at::OWN_INVITATION_ANSWER, mfa(Permission::Overview), answer::show)
        .post(at::OWN_INVITATION_ACCEPT, routes::mfa_fresh(Permission::AnswerCustomerInvitation), answer::accept)
        .post(at::OWN_INVITATION_DECLINE, routes::mfa_fresh(Permission::AnswerCustomerInvitation), answer::decline)
        .get(at::RECEIPT, mfa(Permission::OwnPartners), receipt::show)
        .get(at::JOIN, PUBLIC, join::show)
        .post(at::JOIN, PUBLIC, join::submit)
        .get(at::JOIN_LINK, PUBLIC, join::arrive)
        .get(at::JOIN_CONFIRM, PUBLIC, join::confirm)
        .post(at::JOIN_CONFIRM, PUBLIC, join::submit_password)
        .get(at::OWN_PARTNERS, mfa(Permission::OwnPartners), partners::show)
        .post(at::OWN_PARTNER_ADMINISTRATION, mfa(Permission::OwnPartners), partners::end_administration)
        .get(at::OWN_PARTNER_END, mfa(Permission::OwnPartners), partners::show_end)
        .post(at::OWN_PARTNER_END, mfa(Permission::OwnPartners), partners::ask_to_end)
}

fn operator_routes(routes: Routes) -> Routes {
    routes
        .get(at::OPS_TRANSITIONS, mfa(Permission::SeePartners), ops::transitions::show)
        .get(at::OPS_ENROLLMENTS, mfa(Permission::SeeEnrollments), ops::enrollments::show)
        .get(at::OPS_ENROLLMENT, mfa(Permission::SeeEnrollments), ops::enrollment::show)
        .post(at::OPS_DECISION, mfa(Permission::DecideEnrollment), ops::enrollment::decide)
        .post(at::OPS_ASSIGN, mfa(Permission::DecideEnrollment), ops::enrollment::assign)
        .post(at::OPS_NOTE, mfa(Permission::DecideEnrollment), ops::enrollment::note)
        .get(at::OPS_SETTINGS, mfa(Permission::SeePartners), ops::settings::show)
        .post(at::OPS_SETTINGS, mfa(Permission::EditSettings), ops::settings::submit)
        .get(at::OPS_PARTNERS, mfa(Permission::SeePartners), ops::partners::show)
        .get(at::OPS_PARTNERS_NEW, mfa(Permission::RegisterPartner), ops::new_partner::show)
        .post(at::OPS_PARTNERS_NEW, mfa(Permission::RegisterPartner), ops::new_partner::submit)
        .get(at::OPS_PARTNER, mfa(Permission::SeePartners), ops::partner::show)
        .get(at::OPS_HEALTH, mfa(Permission::SeeHealth), ops::health::show)
        .get(at::OPS_CERTIFICATE, mfa(Permission::SeePartners), certificate::show_of_partner)
        .get(at::OPS_MAILS, mfa(Permission::SeeMails), ops::mails::show)
        .post(at::OPS_MAIL_RESEND, mfa(Permission::ResendMail), ops::mails::resend)
}

fn offboarding_routes(routes: Routes) -> Routes {
    use ops::offboarding::{cohort, cohort_list, export, import, upload};
    routes
        .get(at::OPS_OFFBOARDING, mfa(Permission::SeePartners), ops::offboarding::show)
        .get(at::OPS_OFFBOARDING_EXPORT, mfa(Permission::SeePartners), export::show)
        .post(at::OPS_FLAG, mfa(Permission::FlagOffboarding), ops::offboarding::flag)
        .post(at::OPS_LIFT, mfa(Permission::FlagOffboarding), ops::offboarding::lift)
        .get(at::OPS_COHORT, mfa(Permission::SeePartners), cohort::show)
        .post(at::OPS_COHORT, mfa(Permission::FlagOffboarding), cohort::submit)
        .get(at::OPS_COHORT_LIST, mfa(Permission::FlagOffboarding), cohort_list::show)
        .get(at::OPS_IMPORT_NEW, mfa(Permission::FlagOffboarding), upload::show)
        .post(at::OPS_IMPORT_NEW, mfa(Permission::FlagOffboarding), upload::submit)
        .get(at::OPS_IMPORT_TEMPLATE, mfa(Permission::FlagOffboarding), upload::template)
        .get(at::OPS_IMPORT, mfa(Permission::SeePartners), import::show)
        .get(at::OPS_IMPORT_FAULTS, mfa(Permission::SeePartners), import::faults)
        .post(at::OPS_IMPORT_APPLY, mfa(Permission::FlagOffboarding), import::apply)
        .post(at::OPS_IMPORT_DISCARD, mfa(Permission::FlagOffboarding), import::discard)
}

fn publishing_routes(routes: Routes) -> Routes {
    use ops::agreements::{draft, version};
    let publish = mfa(Permission::PublishAgreement);
    routes
        .get(at::OPS_AGREEMENTS, mfa(Permission::SeePartners), ops::agreements::show)
        .get(at::OPS_AGREEMENT, mfa(Permission::SeePartners), version::show)
        .get(at::OPS_AGREEMENT_DRAFT, publish, draft::show)
        .post(at::OPS_AGREEMENT_DRAFT, publish, draft::save)
        .get(at::OPS_AGREEMENT_PREVIEW, publish, draft::show_preview)
        .post(at::OPS_AGREEMENT_PUBLISH, routes::mfa_fresh(Permission::PublishAgreement), draft::publish)
        .post(at::OPS_AGREEMENT_DISCARD, publish, draft::discard)
}

/// Pages of the demo alone; production's route table does not have them.
fn demo_routes(routes: Routes) -> Routes {
    routes.get(at::DEMO_MAIL, PUBLIC, demo::mailbox).get(at::DEMO_MAIL_ONE, PUBLIC, demo::mail).get(
        at::STYLEGUIDE,
        PUBLIC,
        styleguide::show,
    )
}
