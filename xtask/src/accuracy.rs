//! `cargo xtask accuracy`: how many cells are read right, wrong or not at all, shape by shape, and
//! what is found of the errors that were put in. Writes docs/accuracy.md.

use crate::args::Args;
use crate::paths;
use crate::run::{cargo, step};
use anyhow::{Context, Result, ensure};
use std::fs;
use std::process::Stdio;

/// Where the tables of the lab begin in docs/accuracy.md; what stands before is written by hand.
const BEGIN: &str = "<!-- by `cargo xtask accuracy`; do not edit below -->\n";

/// Runs the lab.
pub fn run(mut args: Args) -> Result<()> {
    let reports = args.value("--reports")?.unwrap_or_else(|| "100000".to_owned());
    args.finish()?;
    ensure!(reports.parse::<u64>().is_ok(), "--reports takes a number, not {reports}");
    let build = "run --quiet --release --locked --no-default-features --example accuracy --";
    let mut command = cargo(build);
    command.arg(&reports).stdout(Stdio::piped());
    step("the accuracy lab", || {
        let output = command.spawn()?.wait_with_output()?;
        let tables = String::from_utf8(output.stdout)?;
        if output.status.success() || tables.contains("### All") {
            write(&reports, &tables)?;
        }
        ensure!(output.status.success(), "the lab objects to what is listed above");
        Ok(())
    })
}

fn write(reports: &str, tables: &str) -> Result<()> {
    let path = paths::root().join("docs/accuracy.md");
    let text = fs::read_to_string(&path).context("docs/accuracy.md")?;
    let (by_hand, _) =
        text.split_once(BEGIN).context("docs/accuracy.md has no line for the tables")?;
    let command = format!("`cargo xtask accuracy --reports {reports}`");
    fs::write(
        &path,
        format!("{by_hand}{BEGIN}\n## {reports} reports\n\n{command}\n\n{}\n", tables.trim()),
    )?;
    Ok(())
}
