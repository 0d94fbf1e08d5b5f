//! Names that only look like another one: letters of other scripts, missing spaces, accents, other cases (abuse C13).

use std::iter::once;

use sha2::{Digest, Sha256};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};
use unicode_security::confusable_detection::skeleton;

/// With which tables of letters keys are made: counted up with them, and by its first figure when a rule here changes.
#[expect(clippy::cast_possible_truncation, reason = "versions are small")]
pub const TABLES: i32 = {
    let (security, letters) = (unicode_security::UNICODE_VERSION, char::UNICODE_VERSION);
    1_000_000 + (security.0 * 10 + security.1) as i32 * 1000 + letters.0 as i32 * 10 + letters.1 as i32
};
/// Names of fewer letters are alike only if they look the same, not if they are one letter apart.
const LONG: usize = 6;
/// Names of fewer letters are words that any text may have.
const NAMEABLE: usize = 5;

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
    let long = a.chars().count().min(b.chars().count()) >= LONG;
    a == b || looks_in_capitals(one) == looks_in_capitals(other) || long && is_one_apart(&a, &b)
}

/// Whether a text calls somebody by this name, or by one that looks like it.
pub fn names(text: &str, name: &str) -> bool {
    let name = looks(name);
    name.chars().count() >= NAMEABLE && looks(text).contains(&name)
}

/// Whether one letter more, less or other makes the one into the other.
fn is_one_apart(one: &str, other: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len() - start - end <= 1 && b.len() - start - end <= 1
}

/// What a key is made of, so that none is taken for one of another kind.
#[derive(Clone, Copy)]
enum Of {
    Looks,
    Capitals,
    Beginning,
}

fn key(of: Of, text: impl AsRef<[u8]>) -> i32 {
    let hash = Sha256::new().chain_update([of as u8]).chain_update(text).finalize();
    i32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]])
}

/// Without doubles.
fn sorted(mut keys: Vec<i32>) -> Vec<i32> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The key of a name that begins with these letters, if they are enough.
fn beginning(letters: &[char]) -> Option<i32> {
    letters.get(..NAMEABLE).map(|first| key(Of::Beginning, first.iter().collect::<String>()))
}

/// One of these every name has that is alike: what is one letter apart from this one is the same when one letter is left out of each.
pub fn keys_of_alike(name: &str) -> Vec<i32> {
    let looks: Vec<char> = looks(name).chars().collect();
    let left_out = if looks.len() < LONG { 0..0 } else { 0..looks.len() };
    let without = left_out.map(|at| looks[..at].iter().chain(&looks[at + 1..]).collect::<String>());
    let keys = without.chain(once(looks.iter().collect())).map(|text| key(Of::Looks, text));
    sorted(keys.chain(once(key(Of::Capitals, looks_in_capitals(name)))).collect())
}

/// One of these every name has that the text names.
pub fn keys_of_named(text: &str) -> Vec<i32> {
    let looks: Vec<char> = looks(text).chars().collect();
    sorted(looks.windows(NAMEABLE).filter_map(beginning).collect())
}

/// By which a name is found again. A name with a key in common need be neither alike nor named.
pub fn keys(name: &str) -> Vec<i32> {
    let looks: Vec<char> = looks(name).chars().collect();
    sorted(keys_of_alike(name).into_iter().chain(beginning(&looks)).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{are_alike, keys, keys_of_alike, keys_of_named, names};

    fn have_one_in_common(one: &[i32], other: &[i32]) -> bool {
        one.iter().any(|key| other.contains(key))
    }

    proptest! {
        #[test]
        fn whatever_is_alike_is_found_by_its_keys(one in "[A-ZeéеIl01 ]{0,9}", other in "[A-ZeéеIl01 ]{0,9}", at in 0..9usize, kind in 0..4) {
            // most pairs are made to be near each other
            let mut near: Vec<char> = one.chars().collect();
            let letter = other.chars().next().unwrap_or('x');
            match kind {
                0 if at < near.len() => near[at] = letter,
                1 if at < near.len() => drop(near.remove(at)),
                2 if at < near.len() => near.insert(at, letter),
                _ => near = other.chars().collect(),
            }
            let near: String = near.into_iter().collect();
            prop_assert!(!are_alike(&one, &near) || have_one_in_common(&keys(&one), &keys_of_alike(&near)), "{one} and {near}");
        }

        #[test]
        fn whoever_is_named_is_found_by_its_keys(before in "[a-e éI1]{0,9}", name in "[a-e éI1]{0,9}", after in "[a-e éI1]{0,9}") {
            let text = format!("{before}{name}{after}");
            prop_assert!(!names(&text, &name) || have_one_in_common(&keys(&name), &keys_of_named(&text)), "{text}");
        }
    }

    #[test]
    fn names_of_their_own_have_no_key_in_common() {
        assert!(!have_one_in_common(&keys("Meridian Distribution"), &keys_of_alike("Nordwind Distribution")));
        assert!(!have_one_in_common(&keys("Meridian Distribution"), &keys_of_named("We distribute in the south.")));
        assert!(!have_one_in_common(&keys("Ann"), &keys_of_alike("Anna")));
    }

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
