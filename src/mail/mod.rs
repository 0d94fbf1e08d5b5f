//! Mails: which there are, how they read, how they leave.

pub mod message;
pub mod render;
pub mod transport;
