//! What is built must not tell where it was built: folders of this machine that the compiler would
//! write into messages of panics get names that are the same everywhere.

use crate::paths;
use anyhow::{Context, Result};
use std::env;
use std::path::PathBuf;

/// Flags of rustc, as a setting of cargo's beside all others. Where several fit, the last one counts:
/// folders stand before those within them.
pub fn setting() -> Result<String> {
    let folders = [
        (paths::root().to_owned(), "gouji"),
        (paths::target(), "target"),
        (cargo_home()?.join("registry/src"), "registry"),
    ];
    let flag = |(folder, name): &(PathBuf, &str)| {
        format!("'--remap-path-prefix={}={name}'", folder.display())
    };
    let flags: Vec<String> = folders.iter().map(flag).collect();
    Ok(format!("target.wasm32-unknown-unknown.rustflags=[{}]", flags.join(",")))
}

/// Where cargo keeps the sources of other crates.
pub fn cargo_home() -> Result<PathBuf> {
    let named = env::var_os("CARGO_HOME").map(PathBuf::from);
    let usual = || Some(env::home_dir()?.join(".cargo"));
    named.or_else(usual).context("neither CARGO_HOME nor a home folder is known")
}
