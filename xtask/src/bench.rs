//! `cargo xtask bench`: how fast reports are read, natively and in a browser, and how fast the
//! page starts. docs/performance.md says how to read the figures.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{empty, install, page, paths, peers, site};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The benchmarks in `benches/`.
const NATIVE: [&str; 3] = ["reading", "html", "suspects"];

/// Runs all benchmarks.
pub fn run(mut args: Args) -> Result<()> {
    let browser_only = args.flag("--browser-only");
    let peers_only = args.flag("--peers");
    args.finish()?;
    if peers_only {
        return step("beside other programs", peers::run);
    }
    for name in NATIVE.iter().filter(|_| !browser_only) {
        step(name, || succeed(&mut native(name, "")))?;
    }
    install::browser()?;
    page::build()?;
    let measured = measured_site()?;
    let empty = step("build an empty page", empty::build)?;
    let mut command = cargo("run --quiet --locked --package browser-tests --bin bench --");
    command.args([measured, paths::site(), empty]);
    step("in the browser", || succeed(&mut command))
}

fn native(name: &str, arguments: &str) -> std::process::Command {
    cargo(&format!("bench --quiet --locked --no-default-features --bench {name} -- {arguments}"))
}

/// The page with the script interface in it, and the reports beside it.
fn measured_site() -> Result<PathBuf> {
    let folder = paths::cache().join("bench-site");
    let bound = step("build the page with its script interface", || {
        page::build_whole("--features embed", "bench-web")
    })?;
    site::write(&bound, &folder)?;
    write_reports(&folder.join("reports"))?;
    Ok(folder)
}

/// Has the native benchmark write its reports to `folder`, and lists them in `list.txt`.
fn write_reports(folder: &Path) -> Result<()> {
    let mut command = native("reading", "--write");
    step("write the reports", || succeed(command.arg(folder)))?;
    let mut names = Vec::new();
    for below in ["", "mixed/"] {
        for entry in fs::read_dir(folder.join(below))? {
            let name = entry?.file_name().into_string().ok().context("a report's name")?;
            names.extend(name.contains('.').then(|| format!("{below}{name}")));
        }
    }
    names.sort();
    Ok(fs::write(folder.join("list.txt"), names.join("\n"))?)
}
