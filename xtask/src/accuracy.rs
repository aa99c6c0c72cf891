//! `cargo xtask accuracy`: how many cells are read right, wrong or not at all, shape by shape, and
//! what is found of the errors that were put in. Writes docs/accuracy.md, but for reports other than
//! the first, which are a check on it: their tables are printed.

use crate::args::Args;
use crate::run::{cargo, step};
use crate::{summary, tools};
use anyhow::{Result, ensure};
use std::process::Stdio;

/// Where the tables of the lab begin in docs/accuracy.md; what stands before is written by hand.
const BEGIN: &str = "<!-- by `cargo xtask accuracy`; do not edit below -->\n";

/// Runs the lab.
pub fn run(mut args: Args) -> Result<()> {
    let (with_tools, keep) = (args.flag("--tools"), args.flag("--keep"));
    let outputs = args.value("--outputs")?;
    let from = args.value("--from")?.unwrap_or_else(|| "0".to_owned());
    let n_reports = if with_tools { "24" } else { "100000" };
    let reports = args.value("--reports")?.unwrap_or_else(|| n_reports.to_owned());
    args.finish()?;
    for (option, value) in [("--reports", &reports), ("--from", &from)] {
        ensure!(value.parse::<u64>().is_ok(), "{option} takes a number, not {value}");
    }
    if with_tools {
        return tools::run([&reports, &from], keep, outputs.map(Into::into));
    }
    let build = "run --quiet --release --locked --no-default-features --example accuracy --";
    let mut command = cargo(build);
    command.args([&reports, &from]).stdout(Stdio::piped());
    step("the accuracy lab", || {
        let output = command.spawn()?.wait_with_output()?;
        let tables = String::from_utf8(output.stdout)?;
        if from != "0" {
            println!("{tables}");
        } else if output.status.success() || tables.contains("### All") {
            let command = format!("`cargo xtask accuracy --reports {reports}`");
            let tables = format!("\n## {reports} reports\n\n{command}\n\n{}\n", tables.trim());
            summary::write(BEGIN, None, &tables)?;
        }
        ensure!(output.status.success(), "the lab objects to what is listed above");
        Ok(())
    })
}
