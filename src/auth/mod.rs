//! How identity is proved: passwords, second factors, mailed links and who tries them out, and the key that seals secrets at rest.

pub mod guesses;
pub mod link;
pub mod password;
pub mod recovery;
pub mod seal;
pub mod totp;
