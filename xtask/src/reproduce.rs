//! `cargo xtask reproduce`: builds `dist/` once more from a copy of the sources in another folder,
//! with other folders of cargo's, and compares every file.

use crate::args::Args;
use crate::run::{step, succeed};
use crate::{dist, paths, remap};
use anyhow::{Context, Result, ensure};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Builds twice and compares; what differs is listed, and kept to be looked at.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    step("dist/ here", || dist::run(Args::new(std::iter::empty())))?;
    // Not below the target folder: cargo would find the settings of this copy above the other one.
    let other = std::env::temp_dir().join("gouji-reproduce");
    if other.exists() {
        fs::remove_dir_all(&other)?;
    }
    let sources = other.join("another folder");
    copy_sources(&sources)?;
    step("dist/ elsewhere", || build(&sources, &other))?;
    let differing = differing(&sums(&paths::dist())?, &sums(&sources.join("dist"))?);
    ensure!(
        differing.is_empty(),
        "these files differ from those in {}:\n  {}",
        sources.join("dist").display(),
        differing.join("\n  ")
    );
    fs::remove_dir_all(&other)?;
    println!("\nboth builds wrote the same bytes");
    Ok(())
}

/// Copies what is committed or about to be.
fn copy_sources(to: &Path) -> Result<()> {
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(paths::root()).output();
    let output = output.context("git does not start")?;
    let names = String::from_utf8(output.stdout)?;
    for name in names.split_terminator('\0') {
        let from = paths::root().join(name);
        // What was deleted is still listed.
        if from.exists() {
            let to = to.join(name);
            fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
            fs::copy(&from, &to).with_context(|| from.display().to_string())?;
        }
    }
    ensure!(to.join("Cargo.toml").exists(), "git lists no sources");
    Ok(())
}

fn build(sources: &Path, other: &Path) -> Result<()> {
    let home = other.join("cargo home");
    link_home(&home)?;
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(["xtask", "dist"]).current_dir(sources);
    command.env("CARGO_TARGET_DIR", other.join("another target")).env("CARGO_HOME", home);
    succeed(&mut command)
}

/// A second home of cargo's with what the first one has downloaded and been told.
fn link_home(home: &Path) -> Result<()> {
    fs::create_dir_all(home)?;
    let usual = remap::cargo_home()?;
    for name in ["registry", "config.toml"] {
        if usual.join(name).exists() {
            link(&usual.join(name), &home.join(name))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(from: &Path, to: &Path) -> Result<()> {
    Ok(std::os::unix::fs::symlink(from, to)?)
}

/// Without links everything is downloaded again.
#[cfg(not(unix))]
fn link(_: &Path, _: &Path) -> Result<()> {
    Ok(())
}

/// The lines of SHA256SUMS: each file with its sum.
fn sums(dist: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let text = fs::read_to_string(dist.join("SHA256SUMS"))?;
    let pair = |line: &str| line.split_once("  ").map(|it| (it.1.into(), it.0.to_owned()));
    Ok(text.lines().filter_map(pair).collect())
}

/// The files that are not the same in both, or only in one.
fn differing(here: &BTreeMap<PathBuf, String>, there: &BTreeMap<PathBuf, String>) -> Vec<String> {
    let names = here.keys().chain(there.keys().filter(|it| !here.contains_key(*it)));
    let differs = names.filter(|it| here.get(*it) != there.get(*it));
    differs.map(|it| it.display().to_string()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_difference_is_named() {
        let sums = |all: &[(&str, &str)]| {
            all.iter().map(|it| (PathBuf::from(it.0), it.1.to_owned())).collect()
        };
        let here = sums(&[("a", "1"), ("b", "2"), ("c", "3")]);
        let there = sums(&[("a", "1"), ("b", "x"), ("d", "4")]);
        assert_eq!(differing(&here, &there), ["b", "c", "d"]);
        assert_eq!(differing(&here, &here), [""; 0]);
    }
}
