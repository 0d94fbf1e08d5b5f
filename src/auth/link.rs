//! Links sent by mail: 256 random bits in the mail, their SHA-256 in the database, nothing anywhere else.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

use crate::clock::random;

/// A link's secret, as it stands in the URL.
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new secret.
    pub fn new() -> Self {
        Self(URL_SAFE_NO_PAD.encode(random::<32>()))
    }

    /// What was typed or clicked, if it can be a token at all.
    pub fn parse(text: &str) -> Option<Self> {
        let fits = URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32);
        fits.then(|| Self(text.to_owned()))
    }

    /// What the database knows of it.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }

    /// The text for the URL.
    pub fn secret(&self) -> &str {
        &self.0
    }
}

impl Default for Token {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn only_what_could_have_been_made_here_is_looked_up() {
        let token = Token::new();
        assert_eq!(Token::parse(token.secret()).unwrap().hash(), token.hash());
        for bad in ["", "short", "../../etc/passwd", &"A".repeat(44)] {
            assert!(Token::parse(bad).is_none(), "{bad}");
        }
    }
}
