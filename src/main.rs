//! Reads the command line and starts what it names.

use std::process::ExitCode;

/// Quicker than the system's for many small pages.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    partner_center::cli::main()
}
