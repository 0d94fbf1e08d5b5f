//! What people type, made safe at the border: no control, bidirectional or zero-width characters ever reach a name, a mail or the log
//! (security.md §0.4), nothing is over-long, and what is a mail address, a web address or a phone number looks like one.

use unicode_normalization::UnicodeNormalization;

/// What is wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing was typed.
    Missing,
    /// More than this many characters.
    TooLong(usize),
    /// Fewer than this many characters.
    TooShort(usize),
    /// Control, bidirectional or zero-width characters.
    Characters,
    /// Not a mail address.
    Mail,
    /// A mail address of a public provider, where the company's is needed (E-WEBMAIL).
    Webmail,
    /// Not a web address.
    Website,
    /// Not a phone number.
    Phone,
    /// Only digits or signs, where a name is needed.
    Name,
    /// Not a Partner ID.
    PartnerId,
    /// Only what a company is by law.
    Abbreviation,
    /// Not a domain.
    Domain,
    /// An address of the partner itself, where the customer's is needed.
    OwnDomain,
    /// More tags than a partner may use.
    TooManyTags,
}

type Parsed = Result<String, TextFault>;

/// Whether a character is invisible or changes how others are read.
fn is_unsafe(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

/// A line that may be left empty.
pub fn optional(raw: &str, max: usize) -> Parsed {
    // before anything costly: a megabyte of combining marks is refused by its length (abuse G10)
    if raw.len() > max * 8 {
        return Err(TextFault::TooLong(max));
    }
    let text: String = raw.trim().nfc().collect();
    if text.chars().any(is_unsafe) {
        Err(TextFault::Characters)
    } else if text.chars().count() > max {
        Err(TextFault::TooLong(max))
    } else {
        Ok(text)
    }
}

/// A line that must be there.
pub fn line(raw: &str, max: usize) -> Parsed {
    optional(raw, max).and_then(|text| if text.is_empty() { Err(TextFault::Missing) } else { Ok(text) })
}

/// Several lines; line ends become `\n`.
pub fn paragraphs(raw: &str, max: usize) -> Parsed {
    if raw.len() > max * 8 {
        return Err(TextFault::TooLong(max));
    }
    let text = raw.replace("\r\n", "\n").replace('\r', "\n");
    let lines = text.split('\n').map(|l| optional(l, max)).collect::<Result<Vec<_>, _>>()?;
    let text = lines.join("\n").trim().to_owned();
    if text.is_empty() {
        Err(TextFault::Missing)
    } else if text.chars().count() > max {
        Err(TextFault::TooLong(max))
    } else {
        Ok(text)
    }
}

/// A name of a company or a person: has at least one letter, at least two characters for a company.
pub fn organisation_name(raw: &str) -> Parsed {
    let name = line(raw, 120)?;
    if name.chars().count() < 2 {
        return Err(TextFault::TooShort(2));
    }
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err(TextFault::Name) }
}

/// A person's name.
pub fn person_name(raw: &str) -> Parsed {
    let name = line(raw, 80)?;
    if name.chars().any(char::is_alphabetic) { Ok(name) } else { Err(TextFault::Name) }
}

/// A mail address, folded to lower case. One address only, no display name (abuse F4).
pub fn mail(raw: &str) -> Parsed {
    let mail = line(raw, 254)?.to_lowercase();
    let (local, domain) = mail.rsplit_once('@').ok_or(TextFault::Mail)?;
    let local_fits = !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c));
    if local_fits && is_domain(domain) { Ok(mail) } else { Err(TextFault::Mail) }
}

/// A mail address of the company itself: public mailbox providers are refused (K:verification-responses).
pub fn company_mail(raw: &str) -> Parsed {
    let mail = mail(raw)?;
    let domain = mail.rsplit('@').next().unwrap_or_default();
    if WEBMAIL.contains(&domain) { Err(TextFault::Webmail) } else { Ok(mail) }
}

const WEBMAIL: &[&str] = &[
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "outlook.fr",
    "hotmail.com",
    "hotmail.fr",
    "live.com",
    "live.fr",
    "msn.com",
    "yahoo.com",
    "yahoo.fr",
    "icloud.com",
    "me.com",
    "aol.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "web.de",
    "t-online.de",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "laposte.net",
    "sfr.fr",
    "proton.me",
    "protonmail.com",
    "mail.com",
    "yandex.com",
    "zoho.com",
    "telenet.be",
    "skynet.be",
    "libero.it",
    "ziggo.nl",
    "kpnmail.nl",
    "webmail.example",
];

/// Whether a name is a host name with at least two labels.
pub fn is_domain(domain: &str) -> bool {
    domain.len() <= 253
        && domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        })
        && domain.rsplit('.').next().is_some_and(|tld| tld.chars().any(char::is_alphabetic))
}

/// A web address with http or https; `https://` is added when only the host was typed.
pub fn website(raw: &str) -> Parsed {
    let typed = line(raw, 200)?;
    let text = if typed.contains("://") { typed } else { format!("https://{typed}") };
    let parsed = url::Url::parse(&text).map_err(|_| TextFault::Website)?;
    let fits = matches!(parsed.scheme(), "http" | "https")
        && parsed.host_str().is_some_and(is_domain)
        && parsed.username().is_empty()
        && parsed.password().is_none();
    if fits { Ok(text) } else { Err(TextFault::Website) }
}

/// A phone number: digits with the usual separators, optionally in international form.
pub fn phone(raw: &str) -> Parsed {
    let phone = line(raw, 40)?;
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    let fits = (6..=15).contains(&digits)
        && phone.char_indices().all(|(i, c)| c.is_ascii_digit() || " ().-/\u{a0}".contains(c) || (c == '+' && i == 0));
    if fits { Ok(phone) } else { Err(TextFault::Phone) }
}

/// The number of a Partner ID.
pub fn partner_id(raw: &str) -> Parsed {
    let number = line(raw, 10)?;
    if number.len() >= 6 && number.chars().all(|c| c.is_ascii_digit()) { Ok(number) } else { Err(TextFault::PartnerId) }
}

/// A name as it is compared: normal form C, trimmed, spaces folded, without regard to case (rulings, Pages and flows).
pub fn folded(name: &str) -> String {
    name.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn invisible_and_direction_changing_characters_are_refused_everywhere() {
        for c in ['\0', '\r', '\u{7f}', '\u{200b}', '\u{202e}', '\u{2066}', '\u{feff}', '\u{ad}'] {
            assert_eq!(line(&format!("Al{c}pine"), 80), Err(TextFault::Characters), "{:x}", c as u32);
            assert_eq!(mail(&format!("a{c}b@alpine.example")), Err(TextFault::Characters));
        }
        assert_eq!(line("a\nb", 80), Err(TextFault::Characters));
        assert_eq!(paragraphs("a\r\nb", 80), Ok("a\nb".into()));
    }

    #[test]
    fn a_megabyte_of_combining_marks_is_too_long() {
        assert_eq!(line(&"e\u{301}".repeat(500_000), 80), Err(TextFault::TooLong(80)));
    }

    #[test]
    fn mail_addresses() {
        for good in ["a@alpine.example", "First.Last+tag@sub.alpine.example", "o'neil@harbor.example"] {
            assert!(mail(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "a",
            "a@b",
            "a@b@c.example",
            "a,b@c.example",
            "A <a@b.example>",
            "a b@c.example",
            ".a@b.example",
            "a@-b.example",
            "a@b.1",
        ] {
            assert!(mail(bad).is_err(), "{bad}");
        }
        assert_eq!(company_mail("Anna@Gmail.com"), Err(TextFault::Webmail));
    }

    #[test]
    fn web_addresses_and_phones() {
        assert_eq!(website("support.alpine.example"), Ok("https://support.alpine.example".into()));
        for bad in [
            "javascript:alert(1)",
            "http://localhost",
            "ftp://alpine.example",
            "https://u:p@alpine.example",
            "not a site",
        ] {
            assert!(website(bad).is_err(), "{bad}");
        }
        assert!(phone("+33 1 99 00 12 34").is_ok());
        for bad in ["12345", "call me", "1+23456789", "+33 1 99 00 12 34 56 78 90"] {
            assert!(phone(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn names_are_compared_folded() {
        assert_eq!(folded("  Alpine\u{a0} CLOUD "), folded("alpine cloud"));
        assert_eq!(folded("Cafe\u{301}"), folded("Café"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_nothing_unsafe_comes_out(raw in any::<String>()) {
            for parsed in [line(&raw, 80), mail(&raw), website(&raw), phone(&raw), organisation_name(&raw)].into_iter().flatten() {
                prop_assert!(!parsed.chars().any(is_unsafe));
                prop_assert!(!parsed.is_empty() && parsed == parsed.trim());
            }
        }
    }
}
