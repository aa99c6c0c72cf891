//! Fetches axe-core, which the tests of accessibility put into the page. It is never shipped.

use crate::run::succeed;
use crate::{install, paths};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The version is pinned, so that its rules change when somebody decides it. MPL-2.0.
const VERSION: &str = "4.14.1";

/// Fetches axe-core with npm, unless this version is there, and returns its file.
pub fn fetch() -> Result<PathBuf> {
    let folder = paths::cache().join("axe").join(VERSION);
    let file = folder.join("node_modules/axe-core/axe.min.js");
    if file.exists() {
        return Ok(file);
    }
    if !install::programs(&[("npm", "npm")]).is_empty() {
        bail!(
            "the tests of accessibility fetch axe-core {VERSION} with npm, which is not installed"
        );
    }
    let mut npm = Command::new("npm");
    npm.args(["install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix"]).arg(&folder);
    succeed(npm.arg(format!("axe-core@{VERSION}")))?;
    Ok(file)
}
