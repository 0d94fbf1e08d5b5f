//! Recovery codes: ten of them, each good once, for the day the phone is lost.

use sha2::{Digest, Sha256};

use crate::clock::random;

const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz023456789";

/// Ten new codes, as they are shown once.
pub fn new_codes() -> Vec<String> {
    (0..10)
        .map(|_| {
            let letters: String = random::<10>().iter().map(|byte| ALPHABET[usize::from(byte % 32)] as char).collect();
            format!("{}-{}", &letters[..5], &letters[5..])
        })
        .collect()
}

/// What is stored of a code typed by a person, whatever its case and separators.
pub fn hash(typed: &str) -> Vec<u8> {
    let code: String = typed.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    Sha256::digest(code.as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_recognised_however_they_are_typed() {
        let code = &new_codes()[0];
        assert_eq!(hash(code), hash(&format!(" {} ", code.to_uppercase().replace('-', " "))));
    }
}
