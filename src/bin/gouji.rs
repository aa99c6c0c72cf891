//! The command `gouji`.

use std::process::ExitCode;

fn main() -> ExitCode {
    gouji::cli::run(std::env::args_os().skip(1))
}
