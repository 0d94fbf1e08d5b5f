//! What makes a customer: its account as somebody types it (features 1.4.4), its tags, and which countries a region has.

use super::{
    language::Language,
    readiness::NEEDS_REGISTRATION,
    text::{self, TextFault},
};

/// A customer to be made, with the person who will administer it.
#[derive(Debug, Clone)]
pub struct NewCustomer {
    /// Legal name.
    pub name: String,
    /// ISO 3166 code.
    pub country: String,
    /// The language of its mail.
    pub language: Language,
    /// What it is recognised by.
    pub domain: String,
    /// Street and number.
    pub address_line1: String,
    /// More of the address.
    pub address_line2: String,
    /// City.
    pub city: String,
    /// State or province, where there is one.
    pub state_or_province: String,
    /// Postal code.
    pub postal_code: String,
    /// Number in the company register.
    pub registration_number: String,
    /// The admin's first name.
    pub first_name: String,
    /// The admin's last name.
    pub last_name: String,
    /// The admin's mail address.
    pub mail: String,
}

impl NewCustomer {
    /// The admin's whole name.
    pub fn admin(&self) -> String {
        format!("{} {}", self.first_name, self.last_name)
    }
}

const EUROPE: &[&str] = &[
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT",
    "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
];

/// The countries of a region: a partner's customers are in its own.
pub fn countries(region: &str) -> &'static [&'static str] {
    match region {
        "EU" => EUROPE,
        "NA" => &["CA", "US"],
        "APAC" => &["AU", "JP", "NZ", "SG"],
        _ => &[],
    }
}

/// What a company is by law, which alone is no name.
const LEGAL_FORMS: &[&str] = &[
    "ab", "ag", "aps", "as", "asa", "bv", "corp", "doo", "eurl", "gmbh", "inc", "kft", "llc", "ltd", "nv", "oy", "plc",
    "sa", "sarl", "sas", "sasu", "se", "sl", "spa", "srl", "zoo",
];

/// A customer's name: no single sign, not only signs, no bare legal form.
pub fn name(raw: &str) -> Result<String, TextFault> {
    let name = text::organisation_name(raw)?;
    let letters: String = name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if LEGAL_FORMS.contains(&letters.as_str()) { Err(TextFault::Abbreviation) } else { Ok(name) }
}

/// A customer's domain, in lower case; a web address or a mail address is no domain, and a public mail provider's belongs to nobody here.
pub fn domain(raw: &str) -> Result<String, TextFault> {
    let domain = text::line(raw, 253)?.to_lowercase();
    if !text::is_domain(&domain) {
        return Err(TextFault::Domain);
    }
    text::company_mail(&format!("a@{domain}")).map(|_| domain)
}

/// The customer's own mail address: not one of the partner's people.
pub fn mail(raw: &str, own_mail: &str) -> Result<String, TextFault> {
    let mail = text::mail(raw)?;
    let of = |mail: &str| mail.rsplit('@').next().unwrap_or_default().to_lowercase();
    if of(&mail) == of(own_mail) { Err(TextFault::OwnDomain) } else { Ok(mail) }
}

/// The number in the company register; some countries ask for it.
pub fn registration_number(raw: &str, country: &str) -> Result<String, TextFault> {
    if NEEDS_REGISTRATION.contains(&country) { text::line(raw, 40) } else { text::optional(raw, 40) }
}

/// Tags separated by commas, each once, without regard to case.
pub fn tags(raw: &str) -> Result<Vec<String>, TextFault> {
    let mut tags: Vec<String> = Vec::new();
    for typed in raw.split(',') {
        let tag = text::optional(typed, 50)?;
        let known = tags.iter().any(|known| text::folded(known) == text::folded(&tag));
        if !tag.is_empty() && !known {
            tags.push(tag);
        }
    }
    if tags.len() > TAGS { Err(TextFault::TooManyTags) } else { Ok(tags) }
}

/// How many tags one partner may use.
pub const TAGS: usize = 150;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_customers() {
        assert!(name("Lakeside Clinic").is_ok());
        assert!(name("SAS Institute").is_ok());
        for bad in ["", "L", "!!", "123", "GmbH", "S.A.R.L.", " ltd. "] {
            assert!(name(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn domains_of_customers() {
        assert_eq!(domain(" Lakeside.EXAMPLE "), Ok("lakeside.example".into()));
        for bad in ["", "lakeside", "https://lakeside.example", "carla@lakeside.example", "lake side.example"] {
            assert!(domain(bad).is_err(), "{bad}");
        }
        assert_eq!(domain("gmail.com"), Err(TextFault::Webmail));
    }

    #[test]
    fn a_customers_admin_is_none_of_the_partners_people() {
        assert_eq!(mail("x@ALPINE.example", "ada@alpine.example"), Err(TextFault::OwnDomain));
        assert!(mail("carla@lakeside.example", "ada@alpine.example").is_ok());
    }

    #[test]
    fn some_countries_ask_for_the_registration_number() {
        assert_eq!(registration_number("", "PL"), Err(TextFault::Missing));
        assert_eq!(registration_number("", "FR"), Ok(String::new()));
    }

    #[test]
    fn tags_are_counted_once() {
        assert_eq!(tags("school, Renewal ,, SCHOOL"), Ok(vec!["school".into(), "Renewal".into()]));
        assert_eq!(tags(&"x".repeat(51)), Err(TextFault::TooLong(50)));
        let many = (0..151).map(|n| n.to_string()).collect::<Vec<_>>().join(",");
        assert_eq!(tags(&many), Err(TextFault::TooManyTags));
    }
}
