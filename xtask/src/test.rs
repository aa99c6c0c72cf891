//! `cargo xtask test`: everything that must pass, on a machine with nothing but Rust.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{accessibility, boot, browser_tests, licences, npm, page};
use anyhow::Result;

/// The checks that need no browser. What fails fast stands first.
const NATIVE: [(&str, &str); 6] = [
    ("style", "fmt --all --check"),
    ("the crates of the fuzz targets", "fetch --locked --manifest-path fuzz/Cargo.toml"),
    ("the core without the browser", "check --locked --lib --no-default-features"),
    ("lints", "clippy --locked --workspace --all-targets --features embed,cli -- -D warnings"),
    ("native tests", "test --locked --features cli"),
    ("tests of the xtask and the coder", "test --locked --package xtask --package pack"),
];

/// Runs all checks; the first that fails ends it.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    step("everything", || {
        step("licences", licences::check)?;
        for (name, call) in NATIVE {
            step(name, || succeed(&mut cargo(call)))?;
        }
        page::build()?.within_budget()?;
        let mut tests = browser_tests::prepared("--")?;
        tests.args(accessibility::LONG.iter().flat_map(|it| ["--skip", it]));
        step("the boot script in old browsers", boot::check)?;
        npm::test()?;
        step("browser tests", || succeed(&mut tests))
    })
}
