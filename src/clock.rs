//! The only source of randomness. Business time comes from the database (`Tx::now`), never from here.

use uuid::Uuid;

/// A new id: time-ordered, so that new rows lie beside each other in an index.
#[expect(clippy::disallowed_methods, reason = "this is the one place that draws ids")]
pub fn new_id<T: From<Uuid>>() -> T {
    Uuid::now_v7().into()
}

/// As many random bytes as asked for, from the operating system.
///
/// # Panics
/// When the operating system has no randomness to give; nothing safe can be done then.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the operating system gives randomness");
    bytes
}
