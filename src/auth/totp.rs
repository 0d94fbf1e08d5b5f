//! The second factor: six digits from an authenticator application, a new code every thirty seconds.

use chrono::{DateTime, Utc};
use totp_rs::{Algorithm, Builder, Secret};

use crate::clock::random;

/// A person's seed, ready to check codes.
pub struct Totp(totp_rs::Totp);

/// Bytes of a new seed.
pub fn new_seed() -> Vec<u8> {
    random::<20>().to_vec()
}

impl Totp {
    /// The second factor of `mail` with this seed; nothing if the seed is too short to be one.
    pub fn new(seed: &[u8], mail: &str) -> Option<Self> {
        let built = Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(6)
            .with_skew(1)
            .with_step_duration(30)
            .with_secret(Secret::from(seed.to_vec()))
            .with_account_name(mail.replace(':', ""))
            .with_issuer(Some("Partner Center"))
            .build();
        built.ok().map(Self)
    }

    /// The time step `code` belongs to, if it is right now, or was half a minute ago.
    pub fn step_of(&self, code: &str, at: DateTime<Utc>) -> Option<i64> {
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let seconds = u64::try_from(at.timestamp()).ok()?;
        self.0.check(&digits, seconds).and_then(|step| i64::try_from(step).ok())
    }

    /// The code an application would show at this moment.
    pub fn code_at(&self, at: DateTime<Utc>) -> String {
        self.0.generate(u64::try_from(at.timestamp()).unwrap_or_default()).to_string()
    }

    /// A picture of the seed for the application's camera, as PNG in base64.
    pub fn picture(&self) -> Option<String> {
        self.0.to_qr_base64().ok()
    }
}

/// The seed as text, for people who type it.
pub fn seed_text(seed: &[u8]) -> String {
    Secret::from(seed.to_vec()).to_base32()
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;

    use super::*;

    #[test]
    fn a_code_is_right_for_its_half_minute_and_its_neighbours() {
        let totp = Totp::new(&new_seed(), "gaelle@alpine.example").unwrap();
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let code = totp.code_at(at);
        let step = totp.step_of(&code, at).unwrap();
        assert_eq!(totp.step_of(&format!(" {} {} ", &code[..3], &code[3..]), at + TimeDelta::seconds(30)), Some(step));
        assert_eq!(totp.step_of(&code, at + TimeDelta::minutes(5)), None);
        assert!(totp.picture().is_some());
    }
}
