//! Use cases: one transaction each, with its log entries and its mails. What pages, worker and command line share.

pub mod access;
pub mod agreement;
pub mod customer;
pub mod customer_invitation;
pub mod customer_move;
pub mod customer_signup;
pub mod enrollment;
pub mod enrollment_decision;
pub mod extension;
pub mod joint;
pub mod notices;
pub mod offboarding;
pub mod operator;
pub mod own_account;
pub mod own_partners;
pub mod partner;
pub mod partnership;
pub mod partnership_invitation;
pub mod people;
pub mod profile;
pub mod relationship_end;
pub mod second_factor;
pub mod settings;
pub mod sign_in;
