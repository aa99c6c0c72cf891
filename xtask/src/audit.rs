//! `cargo xtask audit`: licences, bans, sources and advisories of all crates, by cargo-deny and
//! `deny.toml`.

use crate::args::Args;
use crate::paths;
use crate::run::{cargo, step, succeed};
use anyhow::Result;
use std::process::Command;

const VERSION: &str = "0.20.2";

/// The two workspaces; what fuzzes is one of its own.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "fuzz/Cargo.toml"];

/// Checks everything that can be checked from here, and says what was not.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    if !is_installed() {
        let install = format!("install cargo-deny --version ={VERSION} --locked");
        step("install cargo-deny", || succeed(&mut cargo(&install)))?;
    }
    for manifest in MANIFESTS {
        let checks = "check licenses bans sources";
        step(&format!("licences, bans and sources of {manifest}"), || {
            succeed(&mut deny(manifest, checks))
        })?;
    }
    println!("\nlicences, bans and sources: checked, nothing found");
    advisories()
}

/// The list of known faults lies on a host that not every network lets through.
fn advisories() -> Result<()> {
    let fetched = step("fetch the advisories", || succeed(&mut deny(MANIFESTS[0], "fetch db")));
    if let Err(error) = fetched {
        println!(
            "\nadvisories: NOT CHECKED, since their list cannot be fetched from here ({error})"
        );
        return Ok(());
    }
    for manifest in MANIFESTS {
        let check = || succeed(&mut deny(manifest, "check advisories"));
        step(&format!("advisories about {manifest}"), check)?;
    }
    println!("\nadvisories: checked, nothing found");
    Ok(())
}

fn deny(manifest: &str, call: &str) -> Command {
    let mut command = cargo("deny --locked --workspace --manifest-path");
    command.arg(paths::root().join(manifest));
    command.arg("--config").arg(paths::root().join("deny.toml"));
    command.args(call.split(' '));
    command
}

fn is_installed() -> bool {
    let output = cargo("deny --version").output();
    output.is_ok_and(|it| String::from_utf8_lossy(&it.stdout).trim().ends_with(VERSION))
}
