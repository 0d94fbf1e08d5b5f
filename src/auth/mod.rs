//! How identity is proved: passwords, second factors, mailed links, and the key that seals secrets at rest.

pub mod link;
pub mod password;
pub mod recovery;
pub mod seal;
pub mod totp;
