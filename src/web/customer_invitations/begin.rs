//! What a joint invitation asks and whom (F32, F65): with which provider, with or without administration rights, for whom, in which
//! language.

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use crate::{
    app::App,
    clock::new_id,
    domain::{
        ids::{CustomerInvitationId, OrganisationId},
        language::Language,
        me::Me,
        partnership::PartnershipState,
        programme::Programme,
        text,
    },
    store::{
        Tx,
        partnerships::{self, Partner},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, invalid, ok, see_other},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::customer_invitation::{self as workflow, InviteError, Pair, Request},
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

/// `GET /customers/invite`: with which provider; each has invitations and relationships of its own.
pub async fn choose(member: Member) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
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
    partner: Partner,
    reseller: String,
    action: String,
    list: String,
    rights: Vec<Choice>,
    reaches: Vec<Choice>,
    languages: Vec<Choice>,
}

fn render(page: Frame, me: &Me, partner: Partner, form: BeginForm, errors: FormErrors) -> BeginPage {
    let pair = Pair::new(me, &partner, is_provider(me));
    let (action, list) = if pair.provider.0 == me.organisation_id {
        (path::RESELLER_INVITE, path::RESELLER_CUSTOMER_INVITATIONS)
    } else {
        (path::PROVIDER_INVITE, path::PROVIDER_INVITATIONS)
    };
    BeginPage {
        rights: ["on", "off"].map(|code| Choice::new(code, page.word("joint-administration", code))).into(),
        reaches: ["one", "campaign"].map(|code| Choice::new(code, page.word("joint-reach", code))).into(),
        languages: Language::OFFERED.iter().map(|lang| Choice::new(lang.code(), lang.name().into())).collect(),
        action: fill(action, &[&partner.partner_id]),
        list: fill(list, &[&partner.partner_id]),
        reseller: pair.reseller.1,
        page,
        errors,
        form,
        partner,
    }
}

/// Nobody is both: a provider's partners are its resellers.
fn is_provider(me: &Me) -> bool {
    me.is_in(Programme::IndirectProvider)
}

/// A living partner of mine; one whose partnership rests is said so.
async fn partner(tx: &mut Tx, me: &Me, id: OrganisationId) -> Result<Partner, PageError> {
    let partner = partnerships::with(tx, me.organisation_id, id).await?.ok_or(PageError::NotFound)?;
    if partner.state == PartnershipState::Active { Ok(partner) } else { Err(InviteError::NotActive.into()) }
}

/// `GET /indirect-providers/{provider}/invite`
pub async fn show(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let partner = partner(&mut tx, &me, id).await?;
    let language = page.lang.written().code().into();
    let form = BeginForm { administration: "on".into(), reach: "one".into(), language, ..BeginForm::default() };
    Ok(ok(&render(page, &me, partner, form, FormErrors::default())))
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
    let partner = partner(&mut member.tx, &member.me, id).await?;
    let request = match checked(&form.fields) {
        Ok(request) => request,
        Err(errors) => return Ok(invalid(&render(member.page, &member.me, partner, form.fields, errors))),
    };
    let new: CustomerInvitationId = form.key.map_or_else(new_id, CustomerInvitationId);
    let there = fill(path::CUSTOMER_INVITATION, &[&new]);
    member.once(&form, &there).await?;
    let pair = Pair::new(&member.me, &partner, is_provider(&member.me));
    workflow::begin(&app, member.tx, &member.me, new, &pair, &request).await?;
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
        use crate::domain::permission::{Refusal, Role};
        match error {
            InviteError::NotFound => Self::NotFound,
            InviteError::NotOwn => Self::Forbidden(Refusal::Role(&[Role::GlobalAdmin, Role::AdminAgent])),
            InviteError::NotOpen(is) => Self::Conflict(Message::new(format!("joint-is-{}", is.0.code()))),
            InviteError::Overtaken(state) => Self::Conflict(Message::new(format!("joint-overtaken-{}", state.code()))),
            InviteError::Stale => Self::Conflict(Message::new("conflict-edited")),
            InviteError::NotActive => Self::Conflict(Message::new("joint-not-active")),
            InviteError::AskedBefore => Self::Conflict(Message::new("joint-asked-before")),
            InviteError::NoAddress => Self::Conflict(Message::new("invitation-no-address")),
            InviteError::WrittenLately => Self::Conflict(Message::new("joint-written-lately")),
            // the day's letters come back one by one; an hour is an honest first answer
            InviteError::TooMany => Self::TooMany(3_600),
            InviteError::Store(error) => error.into(),
        }
    }
}
