//! Letters that carry a personal link: written by a person, sent by that person or by the portal, and never without the link.
//!
//! What is kept is the letter with a stand-in where the link stood, so that no link lies in the database.

use unicode_normalization::UnicodeNormalization;

use super::text::{self, TextFault};

/// Stands in a kept letter where its link goes.
pub const STAND_IN: char = '\u{FFFC}';

/// The longest letter, its link not counted.
pub const LONGEST: usize = 1_500;

/// The longest address that mail programs take from a page.
pub const LONGEST_MAILTO: usize = 1_900;

/// What is wrong with a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterFault {
    /// Something about its text.
    Text(TextFault),
    /// The link is gone, or not whole any more.
    LinkLost,
}

/// The letter as it is kept.
///
/// # Errors
/// When the text is not fit to be sent, or has lost its link.
pub fn kept(typed: &str, link: &str) -> Result<String, LetterFault> {
    let text = text::paragraphs(typed, LONGEST + link.len()).map_err(LetterFault::Text)?;
    if text.contains(STAND_IN) {
        return Err(LetterFault::Text(TextFault::Characters));
    }
    let kept = text.replace(link, &STAND_IN.to_string());
    // a link that goes on after its end is another one; a piece of its secret elsewhere is one too many
    let goes_on = |rest: &str| rest.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/'));
    let mangled = kept.split(STAND_IN).skip(1).any(goes_on);
    let secret = link.rsplit('/').next().unwrap_or(link);
    if !kept.contains(STAND_IN) || mangled || kept.contains(secret) {
        return Err(LetterFault::LinkLost);
    }
    Ok(kept)
}

/// Whether a kept letter leads anywhere but to its own link: mail programs make a link of whatever looks like an address (abuse A12).
pub fn leads_elsewhere(kept: &str) -> bool {
    // what looks like these letters is taken for them, by readers and by some mail programs
    let seen: String = kept.nfkc().collect::<String>().to_lowercase();
    seen.contains("://") || seen.split(|c: char| !c.is_alphanumeric() && c != '.').any(|word| word.starts_with("www."))
}

/// The letter as it is read, with its link.
pub fn shown(kept: &str, link: &str) -> String {
    kept.replace(STAND_IN, link)
}

/// What was typed, with its link again: where a piece of it still stands, otherwise on a line of its own at the end.
pub fn restored(typed: &str, link: &str) -> String {
    if kept(typed, link) != Err(LetterFault::LinkLost) {
        return typed.to_owned();
    }
    let secret = link.rsplit('/').next().unwrap_or(link);
    let mended = pieces_mended(typed, link);
    let whole = |line: &&str| !line.contains(secret);
    let mut text = mended.lines().filter(whole).collect::<Vec<_>>().join("\n").trim_end().to_owned();
    if !text.contains(STAND_IN) {
        text.push_str("\n\n");
        text.push(STAND_IN);
    }
    shown(&text, link)
}

/// The text with a stand-in for the first piece of the link and without the others.
fn pieces_mended(typed: &str, link: &str) -> String {
    let mut text = String::new();
    let mut rest = typed;
    while let Some(start) = rest.find("http") {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        if let Some(length) = piece(rest, link) {
            if !text.contains(STAND_IN) {
                text.push(STAND_IN);
            }
            rest = &rest[length..];
        } else {
            text.push_str("http");
            rest = &rest["http".len()..];
        }
    }
    text + rest
}

/// How much of the text's beginning is the link, cut short or gone on with; its address begins like the portal's own.
fn piece(text: &str, link: &str) -> Option<usize> {
    let base = &link[..link.rfind('/').map_or(0, |slash| slash + 1)];
    let of_link = |c: char| c.is_ascii_alphanumeric() || ":/.-_".contains(c);
    let end = text.find(|c| !of_link(c)).unwrap_or(text.len());
    let word = text[..end].trim_end_matches(['.', ':']);
    (word.contains("://") && (word.starts_with(base) || link.starts_with(word))).then_some(word.len())
}

/// The address that opens the letter in a mail program; nothing if it is too long for some of them.
pub fn mailto(to: &str, subject: &str, text: &str) -> Option<String> {
    // RFC 6068: spaces are %20, lines end with CRLF
    let encoded = |text: &str| {
        url::form_urlencoded::byte_serialize(text.replace('\n', "\r\n").as_bytes())
            .collect::<String>()
            .replace('+', "%20")
    };
    let address =
        format!("mailto:{}?subject={}&body={}", encoded(to).replace("%40", "@"), encoded(subject), encoded(text));
    (address.len() <= LONGEST_MAILTO).then_some(address)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const LINK: &str = "https://portal.test/invitations/partnership/AbC-123_x";

    #[test]
    fn a_letter_is_kept_without_its_link_and_shown_with_it() {
        let typed = format!("Hello,\r\n\r\nopen {LINK}.\n");
        let stored = kept(&typed, LINK).unwrap();
        assert!(!stored.contains("AbC-123_x"));
        assert_eq!(shown(&stored, LINK), format!("Hello,\n\nopen {LINK}."));
    }

    #[test]
    fn a_lost_shortened_or_lengthened_link_is_noticed() {
        for typed in
            ["Hello".into(), format!("see {}", &LINK[..LINK.len() - 1]), format!("{LINK}9"), format!("{LINK}/accept")]
        {
            assert_eq!(kept(&typed, LINK), Err(LetterFault::LinkLost), "{typed}");
            assert!(kept(&restored(&typed, LINK), LINK).is_ok(), "{typed}");
        }
        assert_eq!(kept(&format!("{LINK} and AbC-123_x"), LINK), Err(LetterFault::LinkLost));
        assert_eq!(kept(&format!("{LINK} {STAND_IN}"), LINK), Err(LetterFault::Text(TextFault::Characters)));
        assert_eq!(kept("  ", LINK), Err(LetterFault::Text(TextFault::Missing)));
    }

    #[test]
    fn a_link_is_restored_where_a_piece_of_it_stands() {
        for piece in
            ["https://portal.test/invitations/partnership/AbC-1", "https://portal.test/inv", &format!("{LINK}/x")]
        {
            let typed = format!("Open this: {piece}.\nRegards");
            assert_eq!(restored(&typed, LINK), format!("Open this: {LINK}.\nRegards"));
            assert!(!leads_elsewhere(&kept(&restored(&typed, LINK), LINK).unwrap()), "{typed}");
        }
        let elsewhere = "See https://other.test/a\nhttp";
        assert_eq!(restored(elsewhere, LINK), format!("{elsewhere}\n\n{LINK}"));
        assert_eq!(restored("http https://portal.test/x", LINK), format!("http https://portal.test/x\n\n{LINK}"));
    }

    #[test]
    fn a_letter_that_leads_elsewhere_is_noticed() {
        for typed in ["https://evil.example", "see HTTP\u{ff1a}//evil.example", "(WWW.evil.example)", "ftp://a"] {
            assert!(leads_elsewhere(&kept(&format!("{LINK} {typed}"), LINK).unwrap()), "{typed}");
        }
        assert!(!leads_elsewhere(&kept(&format!("Write to mia@meridian.example: {LINK}. Bye www"), LINK).unwrap()));
    }

    #[test]
    fn too_long_a_letter_has_no_address() {
        let short = mailto("a+b@c.example", "Two words", "Line\nline & é").unwrap();
        assert_eq!(short, "mailto:a%2Bb@c.example?subject=Two%20words&body=Line%0D%0Aline%20%26%20%C3%A9");
        assert_eq!(mailto("", "s", &"é".repeat(320)), None);
    }

    proptest! {
        #[test]
        fn no_kept_letter_holds_its_secret(before in "[ a-zA-Z0-9_/.:-]{0,60}", after in "[ a-zA-Z0-9_/.:-]{0,60}") {
            if let Ok(kept) = kept(&format!("{before}{LINK}{after}"), LINK) {
                prop_assert!(!kept.contains("AbC-123_x"));
                prop_assert!(shown(&kept, LINK).contains(LINK));
            }
        }
    }
}
