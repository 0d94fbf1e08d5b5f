//! Whether a partner is ready to enroll (F02): each datum that must hold, green, amber or red, and where it is mended.

use serde::{Deserialize, Serialize};

use super::text;

/// One datum that must hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Legal name and address are complete.
    LegalProfile,
    /// The register number, where the country has one that is needed.
    RegistrationNumber,
    /// The primary contact is complete and has a company address.
    PrimaryContact,
    /// The associated Partner ID is active and of the partner's country.
    PartnerId,
    /// Customers know where to turn.
    SupportContact,
    /// The verification was not refused.
    Verification,
}

/// How a datum stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Light {
    /// In order.
    Green,
    /// A person will decide; does not block.
    Amber,
    /// Blocks.
    Red,
}

/// A datum with its light.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Which.
    pub check: Check,
    /// How it stands.
    pub light: Light,
}

/// What readiness is judged by.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Legal name.
    pub name: String,
    /// Street and number.
    pub address: String,
    /// City.
    pub city: String,
    /// Postal code.
    pub postal_code: String,
    /// ISO 3166 code.
    pub country: String,
    /// Register number.
    pub registration_number: String,
    /// First and last name, mail, phone of the primary contact.
    pub contact: Option<(String, String, String, String)>,
    /// Country and activity of the associated Partner ID.
    pub partner_id: Option<(String, bool)>,
    /// Website, mail and phone for customers.
    pub support: (String, String, String),
    /// none, pending, authorized or rejected.
    pub verification: String,
}

/// Where a register number is needed (K:indirect-reseller-tasks-in-partner-center, DEV:error-codes 600049).
pub const NEEDS_REGISTRATION: &[&str] = &[
    "AM", "AZ", "BY", "BR", "HU", "IN", "IQ", "KZ", "KG", "MD", "MM", "PL", "RU", "SA", "ZA", "SS", "TJ", "TH", "TR",
    "UA", "AE", "UZ", "VE", "VN",
];

impl Check {
    /// Every check, in the order it is shown.
    pub const ALL: [Self; 6] = [
        Self::LegalProfile,
        Self::RegistrationNumber,
        Self::PrimaryContact,
        Self::PartnerId,
        Self::SupportContact,
        Self::Verification,
    ];

    /// The word in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::LegalProfile => "legal-profile",
            Self::RegistrationNumber => "registration-number",
            Self::PrimaryContact => "primary-contact",
            Self::PartnerId => "partner-id",
            Self::SupportContact => "support-contact",
            Self::Verification => "verification",
        }
    }

    fn judge(self, facts: &Facts) -> Light {
        let holds = match self {
            Self::LegalProfile => {
                [&facts.name, &facts.address, &facts.city, &facts.postal_code].iter().all(|text| !text.is_empty())
            }
            Self::RegistrationNumber => {
                !NEEDS_REGISTRATION.contains(&facts.country.as_str()) || !facts.registration_number.is_empty()
            }
            Self::PrimaryContact => facts.contact.as_ref().is_some_and(|(first, last, mail, phone)| {
                text::person_name(first).is_ok()
                    && text::person_name(last).is_ok()
                    && text::company_mail(mail).is_ok()
                    && text::phone(phone).is_ok()
            }),
            Self::PartnerId => {
                facts.partner_id.as_ref().is_some_and(|(country, active)| *active && *country == facts.country)
            }
            Self::SupportContact => {
                let (website, mail, phone) = &facts.support;
                text::website(website).is_ok() && text::mail(mail).is_ok() && text::phone(phone).is_ok()
            }
            // open does not block: a person will decide, at most three working days (rulings, Pages and flows)
            Self::Verification => match facts.verification.as_str() {
                "authorized" => true,
                "rejected" => false,
                _ => return Light::Amber,
            },
        };
        if holds { Light::Green } else { Light::Red }
    }
}

impl Light {
    /// The word in message keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Green => "green",
            Self::Amber => "amber",
            Self::Red => "red",
        }
    }

    /// How it is coloured.
    pub fn tone(self) -> &'static str {
        match self {
            Self::Green => "success",
            Self::Amber => "warning",
            Self::Red => "error",
        }
    }
}

/// Judges every datum.
pub fn judge(facts: &Facts) -> Vec<Item> {
    Check::ALL.into_iter().map(|check| Item { check, light: check.judge(facts) }).collect()
}

/// Whether nothing blocks.
pub fn is_ready(items: &[Item]) -> bool {
    items.iter().all(|item| item.light != Light::Red)
}

/// Whether everything is in order, so that no person needs to decide.
pub fn is_all_green(items: &[Item]) -> bool {
    items.iter().all(|item| item.light == Light::Green)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sound() -> Facts {
        Facts {
            name: "Alpine Cloud".into(),
            address: "1 rue des Cimes".into(),
            city: "Annecy".into(),
            postal_code: "74000".into(),
            country: "FR".into(),
            registration_number: String::new(),
            contact: Some((
                "Gaëlle".into(),
                "Morel".into(),
                "contact@alpine.example".into(),
                "+33 1 99 00 12 34".into(),
            )),
            partner_id: Some(("FR".into(), true)),
            support: ("https://alpine.example".into(), "support@alpine.example".into(), "+33 1 99 00 12 35".into()),
            verification: "authorized".into(),
        }
    }

    fn light(facts: &Facts, check: Check) -> Light {
        judge(facts).into_iter().find(|item| item.check == check).unwrap().light
    }

    #[test]
    fn a_sound_partner_is_all_green() {
        assert!(is_all_green(&judge(&sound())));
    }

    #[test]
    fn each_datum_turns_its_own_light_red() {
        let broken: [(Check, fn(&mut Facts)); 8] = [
            (Check::LegalProfile, |f| f.city.clear()),
            (Check::RegistrationNumber, |f| f.country = "PL".into()),
            (Check::PrimaryContact, |f| f.contact = None),
            (Check::PrimaryContact, |f| f.contact.as_mut().unwrap().2 = "gaelle@gmail.com".into()),
            (Check::PartnerId, |f| f.partner_id = Some(("FR".into(), false))),
            (Check::PartnerId, |f| f.partner_id = Some(("DE".into(), true))),
            (Check::SupportContact, |f| f.support.2.clear()),
            (Check::Verification, |f| f.verification = "rejected".into()),
        ];
        for (check, breaks) in broken {
            let mut facts = sound();
            breaks(&mut facts);
            assert_eq!(light(&facts, check), Light::Red, "{check:?}");
            assert!(!is_ready(&judge(&facts)));
        }
    }

    #[test]
    fn an_open_verification_waits_for_a_person_but_does_not_block() {
        let facts = Facts { verification: "pending".into(), ..sound() };
        assert_eq!(light(&facts, Check::Verification), Light::Amber);
        assert!(is_ready(&judge(&facts)) && !is_all_green(&judge(&facts)));
    }
}
