//! Seals secrets that must be read again: second-factor seeds, tokens waiting in the outbox. The key never enters the database.

use base64::{Engine, engine::general_purpose::STANDARD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};

use crate::clock::random;

/// The keys in force: the first seals, all open (rotation).
#[derive(Clone)]
pub struct Seal {
    keys: Vec<XChaCha20Poly1305>,
}

/// The key setting cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "PORTAL_SECRET_KEY needs one or more keys of 32 bytes in base64, separated by commas; make one with: head -c 32 /dev/urandom | base64"
)]
pub struct BadKey;

impl Seal {
    /// Reads keys in base64, separated by commas; the first one seals.
    ///
    /// # Errors
    /// When a key is not 32 bytes.
    pub fn from_setting(setting: &str) -> Result<Self, BadKey> {
        let keys = setting.split(',').map(|key| {
            let bytes = STANDARD.decode(key.trim()).map_err(|_| BadKey)?;
            XChaCha20Poly1305::new_from_slice(&bytes).map_err(|_| BadKey)
        });
        Ok(Self { keys: keys.collect::<Result<_, _>>()? })
    }

    /// A new key, as it is written into the setting.
    pub fn new_key() -> String {
        STANDARD.encode(random::<32>())
    }

    /// Seals `secret` for one purpose; it opens for no other.
    ///
    /// # Panics
    /// Never for the short secrets sealed here.
    pub fn seal(&self, purpose: &str, secret: &[u8]) -> Vec<u8> {
        let nonce = random::<24>();
        let sealed = self.keys[0].encrypt(XNonce::from_slice(&nonce), Payload { msg: secret, aad: purpose.as_bytes() });
        [nonce.as_slice(), &sealed.expect("a short secret can be sealed")].concat()
    }

    /// Opens what was sealed for this purpose; nothing if it was changed or sealed otherwise.
    pub fn open(&self, purpose: &str, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, text) = sealed.split_at_checked(24)?;
        self.keys
            .iter()
            .find_map(|key| key.decrypt(XNonce::from_slice(nonce), Payload { msg: text, aad: purpose.as_bytes() }).ok())
    }
}

#[cfg(test)]
mod tests {
    use super::Seal;

    #[test]
    fn opens_only_for_its_purpose_and_after_rotation() {
        let (old, new) = (Seal::new_key(), Seal::new_key());
        let sealed = Seal::from_setting(&old).unwrap().seal("mail", b"secret");
        let rotated = Seal::from_setting(&format!("{new},{old}")).unwrap();
        assert_eq!(rotated.open("mail", &sealed).as_deref(), Some(b"secret".as_slice()));
        assert_eq!(rotated.open("totp", &sealed), None);
        assert_eq!(Seal::from_setting(&new).unwrap().open("mail", &sealed), None);
        assert_eq!(rotated.open("mail", b"short"), None);
        assert!(Seal::from_setting("c2hvcnQ=").is_err());
    }
}
