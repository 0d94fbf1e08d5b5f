//! Names that only look like another one: letters of other scripts, missing spaces, accents, other cases (abuse C13).

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::confusable_detection::skeleton;

/// Letters and digits alone, without case and accents.
fn plain(text: &str) -> String {
    let lower = text.to_lowercase();
    lower.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()).collect()
}

/// How a text looks: what the eye takes for the same becomes the same (UTS 39).
fn looks(text: &str) -> String {
    plain(&skeleton(&text.to_lowercase()).collect::<String>())
}

/// The same for capitals, which look like others than their small letters do.
fn looks_in_capitals(text: &str) -> String {
    plain(&skeleton(text).collect::<String>())
}

/// Whether two names are taken for each other.
pub fn are_alike(one: &str, other: &str) -> bool {
    let (a, b) = (looks(one), looks(other));
    let long = a.chars().count().min(b.chars().count()) >= 6;
    a == b || looks_in_capitals(one) == looks_in_capitals(other) || long && is_one_apart(&a, &b)
}

/// Whether a text calls somebody by this name, or by one that looks like it.
pub fn names(text: &str, name: &str) -> bool {
    let name = looks(name);
    name.chars().count() >= 5 && looks(text).contains(&name)
}

/// Whether one letter more, less or other makes the one into the other.
fn is_one_apart(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - start - end <= 1 && b.len() - start - end <= 1
}

#[cfg(test)]
mod tests {
    use super::{are_alike, names};

    #[test]
    fn abuse_c13_names_that_look_alike_are_alike() {
        let pairs = [
            ("Meridian Distribution", "Meridian Distribution"),
            // a Cyrillic е, а Greek ο, a digit for a letter, another case, no space, an accent, a letter twice
            ("Meridian Distribution", "M\u{435}ridian Distribution"),
            ("Nordwind Distribution", "N\u{3bf}rdwind Distribution"),
            ("Ingram", "Ingr\u{430}m"),
            ("Alpine Cloud", "ALPINE-CLOUD"),
            ("Alpine Cloud", "AlpineCl0ud"),
            ("Alpine Cloud", "Alpiné Cloud"),
            ("Meridian Distribution", "Meridiian Distribution"),
        ];
        for (one, other) in pairs {
            assert!(are_alike(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn names_of_their_own_are_not() {
        for (one, other) in
            [("Meridian", "Nordwind"), ("Ardenval Distribution", "Clairfirn Distribution"), ("Ann", "Anna")]
        {
            assert!(!are_alike(one, other), "{one} and {other}");
        }
    }

    #[test]
    fn a_text_that_calls_itself_by_another_name() {
        assert!(names("We are the new M\u{435}ridian distribution.", "Meridian Distribution"));
        assert!(!names("We distribute in the south.", "Meridian Distribution"));
    }
}
