//! Documents that prove something (F54, E-FILE): what kinds there are, and what is refused before anything is stored.

use chrono::{Months, NaiveDate};

use super::verification::Stage;

/// The largest file, in bytes (abuse G4).
pub const MOST: usize = 10 * 1024 * 1024;
/// How old a document may be, in months.
pub const MONTHS: u32 = 12;

/// What a document is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// An extract of the company register.
    Register,
    /// Articles of association.
    Articles,
    /// A letter or notice of the tax office.
    Tax,
    /// A bill or statement with the company's address.
    Address,
    /// A letter of employment.
    Employment,
    /// An invoice of the domain's registrar.
    Domain,
    /// Who signs for the company.
    Identity,
    /// Something else that was asked for.
    Other,
}

impl DocumentKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Register,
        Self::Articles,
        Self::Tax,
        Self::Address,
        Self::Employment,
        Self::Domain,
        Self::Identity,
        Self::Other,
    ];

    /// The word used in forms, the database and message keys.
    pub fn code(self) -> &'static str {
        match self {
            Self::Register => "register",
            Self::Articles => "articles",
            Self::Tax => "tax",
            Self::Address => "address",
            Self::Employment => "employment",
            Self::Domain => "domain",
            Self::Identity => "identity",
            Self::Other => "other",
        }
    }

    /// What helps at a part of a verification that failed.
    pub fn at(stage: Stage) -> Vec<Self> {
        match stage {
            Stage::Email | Stage::Employment => vec![Self::Employment, Self::Domain, Self::Identity, Self::Other],
            Stage::Business | Stage::Diligence | Stage::Decision => {
                vec![Self::Register, Self::Articles, Self::Tax, Self::Address, Self::Identity, Self::Other]
            }
        }
    }

    /// The kind called so.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is wrong with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileFault {
    /// None was chosen.
    Missing,
    /// It has nothing in it.
    Empty,
    /// It is larger than `MOST`.
    TooLarge,
    /// Its content is none of the types that are accepted.
    Type,
    /// Its name says another type than its content.
    Ending,
    /// Its name has special characters, or is too long.
    Name,
}

/// A file that may be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Its name.
    pub name: String,
    /// What its content is.
    pub media_type: &'static str,
}

const TYPES: &[(&str, &[&str])] =
    &[("application/pdf", &["pdf"]), ("image/png", &["png"]), ("image/jpeg", &["jpg", "jpeg"])];

/// Looks at a file: its type goes by its content, and its name must say the same, because people open files by their names.
///
/// # Errors
/// What is wrong with it.
pub fn check(name: &str, content: &[u8]) -> Result<Checked, FileFault> {
    if name.is_empty() && content.is_empty() {
        return Err(FileFault::Missing);
    }
    if content.is_empty() {
        return Err(FileFault::Empty);
    }
    if content.len() > MOST {
        return Err(FileFault::TooLarge);
    }
    let name = name.trim();
    let special = |c: char| !(c.is_alphanumeric() || " ._-()".contains(c));
    if name.is_empty() || name.chars().count() > 120 || name.starts_with('.') || name.contains(special) {
        return Err(FileFault::Name);
    }
    let found = infer::get(content).map(|kind| kind.mime_type());
    let (media_type, endings) =
        TYPES.iter().find(|(media_type, _)| found == Some(media_type)).ok_or(FileFault::Type)?;
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if !endings.contains(&ending.as_str()) {
        return Err(FileFault::Ending);
    }
    Ok(Checked { name: name.to_owned(), media_type })
}

/// Whether a document of this day can be accepted today.
pub fn is_recent(issued_on: NaiveDate, today: NaiveDate) -> bool {
    issued_on <= today && today.checked_sub_months(Months::new(MONTHS)).is_some_and(|oldest| issued_on >= oldest)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n";
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

    #[test]
    fn abuse_g4_the_type_goes_by_the_content_and_the_name_must_agree() {
        for (name, content) in [("extract.pdf", PDF), ("Extrait été (2).PDF", PDF), ("a.png", PNG), ("a.jpeg", JPEG)]
        {
            assert!(check(name, content).is_ok(), "{name}");
        }
        assert_eq!(check("page.pdf", b"<html><script>alert(1)</script>"), Err(FileFault::Type));
        assert_eq!(check("tool.pdf", b"MZ\x90\0\x03"), Err(FileFault::Type));
        assert_eq!(check("archive.pdf", b"PK\x03\x04 bomb"), Err(FileFault::Type));
        assert_eq!(check("drawing.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>"), Err(FileFault::Type));
        for name in ["extract.exe", "extract.html", "extract", "picture.png", "a.pdf.js"] {
            assert_eq!(check(name, PDF), Err(FileFault::Ending), "{name}");
        }
    }

    #[test]
    fn names_with_special_characters_are_refused() {
        for name in [
            "../../etc/passwd.pdf",
            "a\\b.pdf",
            "a\0.pdf",
            "a\u{202e}fdp.exe.pdf",
            "a\r\nb.pdf",
            "<b>.pdf",
            "a;b.pdf",
            "a\"b.pdf",
            ".pdf",
            "",
            "%2e%2e.pdf",
        ] {
            assert_eq!(check(name, PDF), Err(FileFault::Name), "{name:?}");
        }
        assert_eq!(check(&format!("{}.pdf", "a".repeat(120)), PDF), Err(FileFault::Name));
        assert_eq!(check("", b""), Err(FileFault::Missing));
        assert_eq!(check("a.pdf", b""), Err(FileFault::Empty));
        assert_eq!(check("a.pdf", &vec![0; MOST + 1]), Err(FileFault::TooLarge));
    }

    #[test]
    fn a_document_is_at_most_twelve_months_old_and_not_of_tomorrow() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-25");
        assert!(is_recent(day("2025-11-25"), today) && is_recent(today, today));
        assert!(!is_recent(day("2025-11-24"), today) && !is_recent(day("2026-11-26"), today));
    }
}
