//! Passwords: argon2id, one hash per core at a time, and the same work whether or not the account exists.

use std::sync::{Arc, LazyLock};

use argon2::{Argon2, PasswordHasher, PasswordVerifier, password_hash::phc::PasswordHash};
use tokio::{
    runtime::{Builder, Runtime},
    sync::Semaphore,
};

/// What is wrong with a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordFault {
    /// Fewer than twelve characters.
    TooShort,
    /// More than 1,024 bytes: the hash would be an attack (abuse E12).
    TooLong,
    /// Among the passwords everybody tries first, or made of the mail address.
    TooCommon,
}

const COMMON: &[&str] = &[
    "password1234",
    "passwordpassword",
    "123456789012",
    "qwertyuiop12",
    "qwertyuiopas",
    "azertyuiop12",
    "motdepasse12",
    "motdepasse123",
    "administrator",
    "letmeinletmein",
    "welcome12345",
    "iloveyou1234",
    "changeme1234",
    "partner-center",
];

/// Checks a new password for a person with this mail address.
///
/// # Errors
/// The first fault found.
pub fn check(password: &str, mail: &str) -> Result<(), PasswordFault> {
    let lower = password.to_lowercase();
    let distinct: std::collections::BTreeSet<char> = lower.chars().collect();
    let local = mail.split('@').next().unwrap_or_default();
    if password.chars().count() < 12 {
        Err(PasswordFault::TooShort)
    } else if password.len() > 1024 {
        Err(PasswordFault::TooLong)
    } else if COMMON.contains(&lower.as_str())
        || distinct.len() < 5
        || lower == mail
        || (local.len() > 3 && lower.replace(local, "").chars().count() < 6)
    {
        Err(PasswordFault::TooCommon)
    } else {
        Ok(())
    }
}

/// Who signs in waits for a fraction of a second anyway; who reads beside them should not. So these threads step back when the cores are
/// wanted for something else, and still get a third of one.
const NICENESS: i32 = 5;

/// The threads that hash.
static HASHERS: LazyLock<Runtime> = LazyLock::new(|| {
    let step_back = || {
        if let Err(error) = rustix::process::nice(NICENESS) {
            tracing::debug!(%error, "passwords are hashed at the priority of pages");
        }
    };
    Builder::new_current_thread().on_thread_start(step_back).build().expect("threads can be started")
});

/// No core was free in time; the person should try again.
#[derive(Debug, thiserror::Error)]
#[error("too many passwords are being checked")]
pub struct Busy;

/// Hashes and compares passwords, at most one per core at a time.
#[derive(Clone)]
pub struct Passwords {
    cores: Arc<Semaphore>,
}

static DUMMY: LazyLock<String> = LazyLock::new(|| hash("a password nobody has"));

fn hash(password: &str) -> String {
    // 19 MiB, two passes: argon2's own default, OWASP's first choice
    Argon2::default().hash_password(password.as_bytes()).expect("argon2's default settings are valid").to_string()
}

impl Default for Passwords {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { cores: Arc::new(Semaphore::new(cores)) }
    }
}

impl Passwords {
    async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T, Busy> {
        let permit = tokio::time::timeout(std::time::Duration::from_secs(2), self.cores.clone().acquire_owned()).await;
        let permit = permit.map_err(|_| Busy)?.map_err(|_| Busy)?;
        let held = move || {
            let _held = permit;
            job()
        };
        HASHERS.spawn_blocking(held).await.map_err(|_| Busy)
    }

    /// The hash to store.
    ///
    /// # Errors
    /// When no core was free within two seconds.
    pub async fn hash(&self, password: String) -> Result<String, Busy> {
        self.work(move || hash(&password)).await
    }

    /// Whether `password` is the one behind `stored`. Without a stored hash it works as long and says no (abuse E1).
    ///
    /// # Errors
    /// When no core was free within two seconds.
    pub async fn verify(&self, password: String, stored: Option<String>) -> Result<bool, Busy> {
        self.work(move || {
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| DUMMY.clone());
            let matches = password.len() <= 1024
                && PasswordHash::new(&stored)
                    .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
            known && matches
        })
        .await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_the_right_password_of_a_known_account_is_right() {
        let passwords = Passwords::default();
        let stored = passwords.hash("correct horse battery".into()).await.unwrap();
        assert!(passwords.verify("correct horse battery".into(), Some(stored.clone())).await.unwrap());
        assert!(!passwords.verify("wrong horse battery".into(), Some(stored)).await.unwrap());
        assert!(!passwords.verify("a password nobody has".into(), None).await.unwrap());
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn threads_that_hash_step_back_and_no_others() {
        let niceness = || rustix::process::getpriority_process(None).unwrap();
        let pages = niceness();
        assert_eq!(HASHERS.spawn_blocking(niceness).await.unwrap(), pages + NICENESS);
        assert_eq!(niceness(), pages);
    }

    #[test]
    fn new_passwords() {
        assert_eq!(check("short", "a@b.example"), Err(PasswordFault::TooShort));
        assert_eq!(check(&"x".repeat(1025), "a@b.example"), Err(PasswordFault::TooLong));
        assert_eq!(check("aaaaaaaaaaaaaaa", "a@b.example"), Err(PasswordFault::TooCommon));
        assert_eq!(check("Password1234", "a@b.example"), Err(PasswordFault::TooCommon));
        assert_eq!(check("gaelle2026!!", "gaelle2026@alpine.example"), Err(PasswordFault::TooCommon));
        assert_eq!(check("demo-partner-center", "gaelle@alpine.example"), Ok(()));
    }
}
