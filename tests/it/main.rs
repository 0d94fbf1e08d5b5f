//! Everything that is tried against the real router and a real PostgreSQL, in one binary. One file per subject; abuse cases are called
//! `abuse_<number>_…` after design/security.md, so that a search for `abuse_` lists them.

#[path = "../faults/proxy.rs"]
#[expect(dead_code, reason = "a failover is tried in tests/faults alone")]
mod proxy;
#[path = "../rules/mod.rs"]
mod rules;
mod support;
#[path = "../faults/wire.rs"]
mod wire;

mod abuse_b;
mod access;
mod agreement;
mod agreement_publishing;
mod architecture;
mod case_table;
mod catalogue;
mod cross_site;
mod customer_invitations;
mod customer_search;
mod customers;
mod customers_made;
mod directory;
mod directory_contact;
mod directory_entries;
mod embedded_postgres;
mod enrollment;
mod enrollment_decision;
mod enrollment_steps;
mod evidence;
mod facts;
mod fault_proxy;
mod help;
mod house;
mod http;
mod input;
mod load;
mod mail;
mod names;
mod offboarding;
mod operations;
mod pages;
mod partnership;
mod partnership_abuse;
mod partnership_ends;
mod people;
mod policies;
mod routes;
mod second_factor;
mod sessions;
mod sign_in;
mod smtp_sink;
mod tasks;
mod transition;
mod upgrade;
mod verification;
mod verification_abuse;
mod verification_reminders;
mod verify;
mod weight;
mod words;
