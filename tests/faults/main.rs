//! `make faults`: breaks what the portal stands on, on purpose and under load, and compares what it acknowledged with what is there.
//!
//! Every fault ends with its ledger (lost 0, doubled 0) and with all invariants of `verify`. `make test` runs the short form of each;
//! `make faults` the long one, and `make faults FAULT=<part of a name>` one alone. Loopback and directories of its own, nothing else.

#[path = "../it/support/mod.rs"]
#[expect(dead_code, reason = "made for the tests of the pages, which need more of it")]
mod support;

mod actions;
mod backup;
mod black_hole;
mod clock;
mod cut_actions;
mod damaged_page;
mod failover;
mod full_disk;
mod hang_ups;
mod http;
mod killed_database;
mod killed_portal;
mod ledger;
mod load;
mod mail_certificate;
mod mail_server;
mod migration;
mod old_program;
mod paused_worker;
mod portal;
mod postgres;
#[expect(dead_code, reason = "its own trial in tests/it asks it for more")]
mod proxy;
mod replicas;
mod runner;
mod site;
mod soak;
mod wire;

use std::process::ExitCode;

use runner::{Fault, fault};

/// All of them, in the order of security.md §3.3.
fn faults() -> Vec<Fault> {
    vec![
        fault("r1_the_portal_is_killed", killed_portal::run),
        fault("r2_the_connection_is_cut_at_every_message", cut_actions::run),
        fault("r3_the_answer_is_lost", hang_ups::answers_lost),
        fault("r4_clients_hang_up", hang_ups::run),
        fault("r5_postgresql_is_killed", killed_database::run),
        fault("r6_the_primary_is_lost", failover::run),
        fault("r7_the_database_hangs", black_hole::run),
        fault("r9_r10_the_mail_server_misbehaves", mail_server::run),
        fault("r11_the_worker_stands_still", paused_worker::run),
        fault("r12_r23_two_replicas_are_stopped_in_turn", replicas::run),
        fault("r14_the_clock_jumps", clock::run),
        fault("r15_the_disk_is_full", full_disk::run),
        fault("r17_an_old_program_on_a_new_schema", old_program::run),
        fault("r18_a_migration_is_killed", migration::run),
        fault("r20_a_backup_is_restored", backup::run),
        fault("r20_a_backup_of_the_embedded_database_is_restored", backup::embedded),
        fault("r21_a_page_of_the_database_is_damaged", damaged_page::run),
        fault("r22_memory_stays_as_it_is", soak::run),
        fault("r24_the_mail_servers_certificate_is_wrong", mail_certificate::run),
    ]
}

fn main() -> ExitCode {
    runner::main(&faults())
}
