//! The command `gouji`.

use std::process::ExitCode;

/// A report takes some 600 small pieces of memory, which this one hands out in a third of the time
/// that the system's takes.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    gouji::cli::run(std::env::args_os().skip(1))
}
