//! `cargo xtask mutants`: changes the core in one place after another and looks whether a test
//! notices. docs/mutation.md has what came of it, `.cargo/mutants.toml` the options.

use crate::args::Args;
use crate::paths;
use crate::run::{cargo, step, succeed};
use anyhow::Result;

const VERSION: &str = "27.1.0";

/// Tests the mutants of these files, or of all that the options name.
pub fn run(mut args: Args) -> Result<()> {
    let files: Vec<_> = std::iter::from_fn(|| args.word()).collect();
    args.finish()?;
    if !is_installed() {
        let install = format!("install cargo-mutants --version ={VERSION} --locked");
        step("install cargo-mutants", || succeed(&mut cargo(&install)))?;
    }
    let mut command = cargo("mutants --no-shuffle --output");
    command.arg(paths::target());
    files.iter().for_each(|it| {
        command.args(["--file", it]);
    });
    step("mutants", || succeed(&mut command))
}

fn is_installed() -> bool {
    let output = cargo("mutants --version").output();
    output.is_ok_and(|it| String::from_utf8_lossy(&it.stdout).trim().ends_with(VERSION))
}
