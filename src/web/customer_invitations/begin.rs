//! What an invitation to a customer asks and whom: with which provider (F32, F65) or without one (F80), with or without administration
//! rights, for whom, in which language.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    clock::new_id,
    domain::{
        customer_policy::{CreateRefusal, may_create},
        ids::{CustomerInvitationId, OrganisationId},
        language::Language,
        me::Me,
        partnership::PartnershipState,
        permission::Refusal,
        programme::Programme,
        text,
        tier::Tier,
    },
    store::{
        Tx,
        partnerships::{self, Partner},
    },
    web::{
        customers::closed,
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        askers::Askers,
        customer_invitation::{self as workflow, InviteError, Request},
    },
};

/// A provider to invite with.
struct Row {
    partner: Partner,
    href: Option<String>,
}

#[derive(Template)]
#[template(path = "customer_invitations/choose.html")]
struct ChoosePage {
    page: Frame,
    rows: Vec<Row>,
}

/// `GET /customers/invite`: a reseller chooses with which provider, each has invitations and relationships of its own; a direct partner
/// asks alone (rulings).
pub async fn choose(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    if !me.is_in(Programme::IndirectReseller) {
        return match may_create(&me) {
            Ok(()) => {
                let form = first(&page);
                Ok(ok(&render(page, &me, Askers::alone(&me), form, FormErrors::default())))
            }
            Err(CreateRefusal::Provider) => Err(PageError::Forbidden(Refusal::Programme(Programme::IndirectReseller))),
            Err(refusal) => closed::answer(tx, page, refusal).await,
        };
    }
    let partners = partnerships::providers(&mut tx, me.organisation_id).await?;
    let row = |partner: Partner| {
        let active = partner.state == PartnershipState::Active;
        Row { href: active.then(|| fill(path::PROVIDER_INVITE, &[&partner.partner_id])), partner }
    };
    Ok(ok(&ChoosePage { page, rows: partners.into_iter().map(row).collect() }))
}

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct BeginForm {
    administration: String,
    reach: String,
    customer: String,
    mail: String,
    language: String,
}

#[derive(Template)]
#[template(path = "customer_invitations/begin.html")]
struct BeginPage {
    page: Frame,
    errors: FormErrors,
    form: BeginForm,
    tier: Tier,
    title: String,
    reseller: String,
    action: String,
    list: String,
    rights: Vec<Choice>,
    reaches: Vec<Choice>,
    languages: Vec<Choice>,
}

/// The form as it is first shown.
fn first(page: &Frame) -> BeginForm {
    let language = page.lang.written().code().into();
    BeginForm { administration: "on".into(), reach: "one".into(), language, ..BeginForm::default() }
}

fn render(page: Frame, me: &Me, askers: Askers, form: BeginForm, errors: FormErrors) -> BeginPage {
    let tier = askers.tier();
    let with = |other: &str| page.t1("joint-invite-with", "partner", other);
    let (title, action, list) = match &askers.provider {
        None => (page.t("joint-invite"), path::CUSTOMERS_INVITE.into(), path::CUSTOMER_INVITATIONS.into()),
        Some(mine) if mine.id == me.organisation_id => {
            let at = |path| fill(path, &[&askers.reseller.0]);
            (with(&askers.reseller.1), at(path::RESELLER_INVITE), at(path::RESELLER_CUSTOMER_INVITATIONS))
        }
        Some(theirs) => {
            let at = |path| fill(path, &[&theirs.id]);
            (with(&theirs.name), at(path::PROVIDER_INVITE), at(path::PROVIDER_INVITATIONS))
        }
    };
    BeginPage {
        rights: ["on", "off"].map(|code| Choice::new(code, page.word("joint-administration", code))).into(),
        reaches: ["one", "campaign"].map(|code| Choice::new(code, page.word("joint-reach", code))).into(),
        languages: Language::OFFERED.iter().map(|lang| Choice::new(lang.code(), lang.name().into())).collect(),
        reseller: askers.reseller.1,
        tier,
        title,
        action,
        list,
        page,
        errors,
        form,
    }
}

/// Nobody is both: a provider's partners are its resellers.
fn is_provider(me: &Me) -> bool {
    me.is_in(Programme::IndirectProvider)
}

/// My organisation and a living partner of mine; one whose partnership rests is said so.
async fn askers(tx: &mut Tx, me: &Me, id: OrganisationId) -> Result<Askers, PageError> {
    let partner = partnerships::with(tx, me.organisation_id, id).await?.ok_or(PageError::NotFound)?;
    if partner.state != PartnershipState::Active {
        return Err(InviteError::NotActive.into());
    }
    Ok(Askers::with(me, &partner, is_provider(me)))
}

/// `GET /indirect-providers/{provider}/invite`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let askers = askers(&mut tx, &me, id).await?;
    let form = first(&page);
    Ok(ok(&render(page, &me, askers, form, FormErrors::default())))
}

/// `GET /indirect-resellers/{reseller}/invite`
pub async fn show_reseller(member: Member, id: Id<OrganisationId>) -> Result<Response, PageError> {
    show(member, id).await
}

fn checked(form: &BeginForm) -> Result<Request, FormErrors> {
    let mut errors = FormErrors::default();
    if !matches!(form.administration.as_str(), "on" | "off") {
        errors.add("administration", Message::new("missing-administration"));
    }
    if !matches!(form.reach.as_str(), "one" | "campaign") {
        errors.add("reach", Message::new("missing-reach"));
    }
    let campaign = form.reach == "campaign";
    let name = errors.parsed("customer", text::optional(&form.customer, 120));
    let mail = match form.mail.trim() {
        "" => String::new(),
        _ if campaign => {
            errors.add("mail", Message::new("joint-campaign-mail"));
            String::new()
        }
        typed => errors.parsed("mail", text::mail(typed)),
    };
    let language = form.language.parse::<Language>().ok().filter(|lang| Language::OFFERED.contains(lang));
    match language {
        Some(language) if errors.is_empty() => {
            Ok(Request { with_admin: form.administration == "on", name, mail, language, for_customer: None, campaign })
        }
        Some(_) => Err(errors),
        None => {
            errors.add("language", Message::new("missing-language"));
            Err(errors)
        }
    }
}

/// `POST /indirect-providers/{provider}/invite`
pub async fn submit(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<BeginForm>,
) -> Result<Response, PageError> {
    let askers = askers(&mut member.tx, &member.me, id).await?;
    begin(member, &app, askers, form).await
}

/// `POST /customers/invite`
pub async fn submit_alone(
    member: Member,
    State(app): State<App>,
    form: CheckedForm<BeginForm>,
) -> Result<Response, PageError> {
    if let Err(refusal) = may_create(&member.me) {
        return closed::answer(member.tx, member.page, refusal).await;
    }
    let askers = Askers::alone(&member.me);
    begin(member, &app, askers, form).await
}

async fn begin(
    mut member: Member,
    app: &App,
    askers: Askers,
    form: CheckedForm<BeginForm>,
) -> Result<Response, PageError> {
    let request = match checked(&form.fields) {
        Ok(request) => request,
        Err(errors) => return Ok(invalid(&render(member.page, &member.me, askers, form.fields, errors))),
    };
    let new: CustomerInvitationId = form.key.map_or_else(new_id, CustomerInvitationId);
    let there = fill(path::CUSTOMER_INVITATION, &[&new]);
    member.once(&form, &there).await?;
    workflow::begin(app, member.tx, &member.me, new, &askers, &request).await?;
    Ok(see_other(&there))
}

/// `POST /indirect-resellers/{reseller}/invite`
pub async fn submit_reseller(
    member: Member,
    app: State<App>,
    id: Id<OrganisationId>,
    form: CheckedForm<BeginForm>,
) -> Result<Response, PageError> {
    submit(member, app, id, form).await
}

impl From<InviteError> for PageError {
    fn from(error: InviteError) -> Self {
        use crate::domain::permission::Role;
        match error {
            InviteError::NotFound => Self::NotFound,
            InviteError::NotOwn => Self::Forbidden(Refusal::Role(&[Role::GlobalAdmin, Role::AdminAgent])),
            InviteError::NotOpen(is) => Self::Conflict(Message::new(format!("joint-is-{}", is.0.code()))),
            InviteError::Overtaken(state) => Self::Conflict(Message::new(format!("joint-overtaken-{}", state.code()))),
            InviteError::Stale => Self::Conflict(Message::new("conflict-edited")),
            InviteError::NotActive => Self::Conflict(Message::new("joint-not-active")),
            InviteError::NoDirectCustomers => Self::Conflict(Message::new("solo-direct-meanwhile")),
            InviteError::AskedBefore => Self::Conflict(Message::new("joint-asked-before")),
            InviteError::NoAddress => Self::Conflict(Message::new("invitation-no-address")),
            InviteError::WrittenLately => Self::Conflict(Message::new("joint-written-lately")),
            // the day's letters come back one by one; an hour is an honest first answer
            InviteError::TooMany => Self::TooMany(3_600),
            InviteError::Store(error) => error.into(),
        }
    }
}
