//! `cargo xtask dist`: what is published, with checksums.

use crate::args::Args;
use crate::bindgen::hex;
use crate::{package, page, paths, single};
use anyhow::Result;
use sha2::{Digest, Sha256};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes `dist/site/`, `dist/package/`, `dist/gouji.html` and `dist/SHA256SUMS`.
pub fn run(mut args: Args) -> Result<()> {
    let with_faults = args.flag("--with-faults");
    args.finish()?;
    if with_faults {
        println!("the page with its faults is in {}", page::build_faulty()?.display());
    }
    page::build()?.within_budget()?;
    package::build()?;
    single::build()?;
    let sums = checksums(&paths::dist())?;
    fs::write(paths::dist().join("SHA256SUMS"), &sums)?;
    println!(
        "wrote {} files to dist/, and their checksums to dist/SHA256SUMS",
        sums.lines().count()
    );
    Ok(())
}

/// A line for each file, as `sha256sum --check` reads it, in the order of the paths.
fn checksums(dist: &Path) -> Result<String> {
    let mut sums = String::new();
    for file in files(dist)? {
        let name = file.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if name != "SHA256SUMS" {
            writeln!(sums, "{}  {name}", hex(&Sha256::digest(fs::read(&file)?)))?;
        }
    }
    Ok(sums)
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    found.sort();
    Ok(found)
}
