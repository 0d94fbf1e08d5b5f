//! A partner attests that a customer has accepted the customer agreement (F85).

use axum::response::Response;
use chrono::NaiveDate;
use serde::Deserialize;

use super::{
    show::{self, Typed},
    words,
};
use crate::{
    domain::{
        customer_policy::CustomerAction,
        ids::OrganisationId,
        me::Me,
        text::{self, TextFault},
    },
    web::{
        entry::Member,
        error::PageError,
        forms::{CheckedForm, FormErrors},
        page::{done, invalid},
        path::Id,
        routes::{fill, path},
    },
    words::Message,
    workflows::customer::{self, Attested},
};

/// The form.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct AgreementForm {
    /// First name of who accepted.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// Mail address.
    pub mail: String,
    /// Phone number, or empty.
    pub phone: String,
    /// On which day.
    pub agreed_on: String,
}

fn check(form: &AgreementForm, me: &Me) -> Result<Attested, FormErrors> {
    let mut errors = FormErrors::default();
    let first_name = errors.parsed("first_name", text::person_name(&form.first_name));
    let last_name = errors.parsed("last_name", text::person_name(&form.last_name));
    let mail = errors.parsed("mail", text::mail(&form.mail));
    let phone = match form.phone.trim() {
        "" => Ok(String::new()),
        typed => text::phone(typed),
    };
    let phone = errors.parsed("phone", phone);
    let on = form.agreed_on.parse::<NaiveDate>().map_err(|_| TextFault::Missing);
    let on = errors.parsed("agreed_on", on);
    if on > me.at.with_timezone(&me.time_zone).date_naive() {
        errors.add("agreed_on", Message::new("customer-agreed-on-future"));
    }
    if errors.is_empty() { Ok(Attested { first_name, last_name, mail, phone, on }) } else { Err(errors) }
}

/// `POST /customers/{customer}/agreement`
pub async fn submit(
    mut member: Member,
    Id(id): Id<OrganisationId>,
    form: CheckedForm<AgreementForm>,
) -> Result<Response, PageError> {
    let known = show::find(&mut member.tx, &member.me, id).await?;
    if let Err(refusal) = CustomerAction::AttestAgreement.decide(&member.me, &known.relationships) {
        return Err(words::refused(&member.page, &refusal));
    }
    let attested = match check(&form.fields, &member.me) {
        Ok(attested) => attested,
        Err(errors) => {
            let typed = Typed { agreement: form.fields, errors, ..Typed::default() };
            return Ok(invalid(&show::page(member, id, typed).await?));
        }
    };
    let there = fill(path::CUSTOMER, &[&id]);
    member.once(&form, &there).await?;
    if customer::attest(member.tx, &member.me, &known.listed, &attested).await? {
        Ok(done(&there, "flash-agreement-attested"))
    } else {
        Err(PageError::Conflict(Message::new("customer-no-agreement")))
    }
}
