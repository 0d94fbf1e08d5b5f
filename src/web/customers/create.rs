//! A new customer: of a direct partner (F81), or made by a provider for one of its resellers (F29).

use askama::Template;
use axum::{extract::State, response::Response};
use serde::Deserialize;

use super::closed;
use crate::{
    app::App,
    clock::new_id,
    domain::{
        customer::{self, NewCustomer},
        customer_policy::{CreateRefusal, may_create},
        ids::OrganisationId,
        language::Language,
        me::Me,
        programme::{Programme, Standing},
        text,
    },
    store::{
        Tx, customer_listings,
        customers::{self, DomainKnown},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, Choice, FormErrors},
        page::{Frame, done, invalid, ok},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::{
        customer::{CreateError, ForReseller, create},
        names,
    },
};

/// The form.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct CustomerForm {
    name: String,
    domain: String,
    country: String,
    language: String,
    address_line1: String,
    address_line2: String,
    postal_code: String,
    city: String,
    state_or_province: String,
    registration_number: String,
    first_name: String,
    last_name: String,
    mail: String,
    alike_checked: String,
}

#[derive(Template)]
#[template(path = "customers/new.html")]
struct NewCustomerPage<'a> {
    page: Frame,
    errors: FormErrors,
    form: &'a CustomerForm,
    action: String,
    reseller: &'a str,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    /// Where to go instead with a domain that is known, and its words.
    instead: Option<(String, &'static str)>,
    /// Names of partners that the typed one looks like (abuse C13).
    alike: Vec<String>,
}

/// Who the form is for, and where it is sent.
struct Place {
    reseller: Option<ForReseller>,
    action: String,
}

impl Place {
    /// Where an organisation that is there already is asked for a relationship.
    fn invite(&self) -> String {
        match &self.reseller {
            Some(reseller) => fill(path::RESELLER_INVITE, &[&reseller.id]),
            None => path::CUSTOMERS_INVITE.into(),
        }
    }

    fn page<'a>(
        &'a self,
        page: Frame,
        region: &str,
        form: &'a CustomerForm,
        errors: FormErrors,
    ) -> NewCustomerPage<'a> {
        let choice = |code: &&str| Choice::new(*code, page.country(code));
        let mut countries: Vec<Choice> = customer::countries(region).iter().map(choice).collect();
        countries.sort_by_key(|choice| choice.label.to_lowercase().replace(['é', 'É'], "e"));
        NewCustomerPage {
            countries,
            languages: Language::OFFERED.iter().map(|lang| Choice::new(lang.code(), lang.name().into())).collect(),
            page,
            errors,
            form,
            action: self.action.clone(),
            reseller: self.reseller.as_ref().map_or("", |reseller| &reseller.name),
            instead: None,
            alike: Vec::new(),
        }
    }
}

fn check(form: &CustomerForm, me: &Me) -> Result<NewCustomer, FormErrors> {
    let mut errors = FormErrors::default();
    let name = errors.parsed("name", customer::name(&form.name));
    let domain = errors.parsed("domain", customer::domain(&form.domain));
    if !customer::countries(&me.region).contains(&form.country.as_str()) {
        errors.add("country", Message::new("missing-country"));
    }
    let language = Language::OFFERED.into_iter().find(|lang| lang.code() == form.language);
    if language.is_none() {
        errors.add("language", Message::new("missing-language"));
    }
    let new = NewCustomer {
        name,
        domain,
        country: form.country.clone(),
        language: language.unwrap_or(Language::En),
        address_line1: errors.parsed("address_line1", text::line(&form.address_line1, 120)),
        address_line2: errors.parsed("address_line2", text::optional(&form.address_line2, 120)),
        postal_code: errors.parsed("postal_code", text::line(&form.postal_code, 20)),
        city: errors.parsed("city", text::line(&form.city, 80)),
        state_or_province: errors.parsed("state_or_province", text::optional(&form.state_or_province, 80)),
        registration_number: errors
            .parsed("registration_number", customer::registration_number(&form.registration_number, &form.country)),
        first_name: errors.parsed("first_name", text::person_name(&form.first_name)),
        last_name: errors.parsed("last_name", text::person_name(&form.last_name)),
        mail: errors.parsed("mail", customer::mail(&form.mail, &me.mail)),
    };
    if errors.is_empty() { Ok(new) } else { Err(errors) }
}

fn blank(me: &Me) -> CustomerForm {
    CustomerForm {
        country: me.country.clone(),
        language: me.organisation_language.code().into(),
        ..CustomerForm::default()
    }
}

/// `GET /customers/new`
pub async fn show(member: Member) -> Result<Response, PageError> {
    let Member { tx, me, page } = member;
    if let Err(refusal) = may_create(&me) {
        return closed::answer(tx, page, refusal).await;
    }
    let place = Place { reseller: None, action: path::CUSTOMERS_NEW.into() };
    Ok(ok(&place.page(page, &me.region, &blank(&me), FormErrors::default())))
}

/// `POST /customers/new`
pub async fn submit(
    member: Member,
    State(app): State<App>,
    form: CheckedForm<CustomerForm>,
) -> Result<Response, PageError> {
    if let Err(refusal) = may_create(&member.me) {
        return match refusal {
            // it makes customers, but for a reseller and elsewhere
            CreateRefusal::Provider => Err(PageError::Refused(Message::new("customer-new-provider-text"))),
            refusal => closed::answer(member.tx, member.page, refusal).await,
        };
    }
    let place = Place { reseller: None, action: path::CUSTOMERS_NEW.into() };
    answer(member, &app, &form, &place).await
}

/// The reseller of this id with whom there is an active partnership.
async fn place_for(tx: &mut Tx, id: OrganisationId) -> Result<Place, PageError> {
    let partners = customer_listings::partners(tx).await?;
    let reseller = partners.into_iter().find(|p| p.id == id && !p.is_provider).ok_or(PageError::NotFound)?;
    if !reseller.active {
        return Err(PageError::Conflict(Message::new("customer-new-no-partnership").with("reseller", reseller.name)));
    }
    let action = fill(path::RESELLER_CUSTOMERS_NEW, &[&id]);
    Ok(Place { reseller: Some(ForReseller { id, name: reseller.name }), action })
}

/// A provider in bad standing sells nothing new.
fn stands(me: &Me, page: &Frame) -> Result<(), PageError> {
    match me.standing(Programme::IndirectProvider) {
        Some(Standing::Active) => Ok(()),
        other => {
            let standing = page.word("standing", other.unwrap_or(Standing::Closed).code());
            Err(PageError::Refused(Message::new("customer-refused-standing").with("standing", standing)))
        }
    }
}

/// `GET /indirect-resellers/{reseller}/customers/new`
pub async fn show_for_reseller(member: Member, Id(id): Id<OrganisationId>) -> Result<Response, PageError> {
    let Member { mut tx, me, page } = member;
    let place = place_for(&mut tx, id).await?;
    stands(&me, &page)?;
    Ok(ok(&place.page(page, &me.region, &blank(&me), FormErrors::default())))
}

/// `POST /indirect-resellers/{reseller}/customers/new`
pub async fn submit_for_reseller(
    mut member: Member,
    State(app): State<App>,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<CustomerForm>,
) -> Result<Response, PageError> {
    let place = place_for(&mut member.tx, id).await?;
    stands(&member.me, &member.page)?;
    answer(member, &app, &form, &place).await
}

async fn answer(
    mut member: Member,
    app: &App,
    form: &CheckedForm<CustomerForm>,
    place: &Place,
) -> Result<Response, PageError> {
    let region = member.me.region.clone();
    let again = |page, errors| place.page(page, &region, &form.fields, errors);
    let taken = |page| NewCustomerPage {
        instead: Some((place.invite(), "joint-invite")),
        ..again(page, FormErrors::of("domain", "customer-domain-taken"))
    };
    let new = match check(&form.fields, &member.me) {
        Ok(new) => new,
        Err(errors) => return Ok(invalid(&again(member.page, errors))),
    };
    let id: OrganisationId = form.key.map_or_else(new_id, OrganisationId);
    let there = fill(path::CUSTOMER, &[&id]);
    member.once(form, &there).await?;
    let alike = names::alike(&mut member.tx, &new.name, &[]).await?;
    if !alike.is_empty() && form.fields.alike_checked != "on" {
        let page = again(member.page, FormErrors::of("alike_checked", "missing-alike-checked"));
        return Ok(invalid(&NewCustomerPage { alike, ..page }));
    }
    // F81: a customer is recognised by its domain before it is made twice
    match customers::domain_known(&mut member.tx, &new.domain).await? {
        DomainKnown::Free => {}
        DomainKnown::Mine(known) => {
            let mut page = again(member.page, FormErrors::of("domain", "customer-domain-mine"));
            page.instead = Some((fill(path::CUSTOMER, &[&known]), "customer-domain-open"));
            return Ok(invalid(&page));
        }
        DomainKnown::Taken => return Ok(invalid(&taken(member.page))),
    }
    let page = member.page;
    match create(app, member.tx, &member.me, id, place.reseller.as_ref(), &new).await {
        Ok(()) => Ok(done(&there, "flash-customer-created")),
        Err(CreateError::DomainTaken) => Ok(invalid(&taken(page))),
        Err(CreateError::Operator) => Ok(invalid(&again(page, FormErrors::of("mail", "customer-mail-operator")))),
        Err(error) => refused(&page, error, place),
    }
}

/// What came between the form and its answer.
fn refused(page: &Frame, error: CreateError, place: &Place) -> Result<Response, PageError> {
    let reseller = place.reseller.as_ref().map_or("", |reseller| &reseller.name);
    Err(match error {
        CreateError::DirectClosed => PageError::Refused(Message::new("customer-new-direct-closed-text")),
        CreateError::NoPartnership => {
            PageError::Conflict(Message::new("customer-new-no-partnership").with("reseller", reseller))
        }
        CreateError::Standing if !reseller.is_empty() => {
            PageError::Refused(Message::new("customer-new-reseller-standing").with("reseller", reseller))
        }
        CreateError::Standing => PageError::Refused(
            Message::new("customer-refused-standing")
                .with("standing", page.word("standing", Standing::Restricted.code())),
        ),
        CreateError::Store(error) => error.into(),
        CreateError::DomainTaken | CreateError::Operator => PageError::BadForm,
    })
}
