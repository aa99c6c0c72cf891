//! The tests in `tests/browser/`, called with what they drive.

use crate::run::{cargo, step};
use crate::{axe, install, page, paths, portal};
use anyhow::Result;
use std::process::Command;

/// Builds what the tests drive besides the page, installs the browser, and returns their call, with
/// `options` of cargo's. The page itself has been built.
pub fn prepared(options: &str) -> Result<Command> {
    let faulty = page::build_faulty()?;
    let portal = portal::build()?;
    step("the browser", install::browser)?;
    let axe = step("axe-core", axe::fetch)?;
    let mut command = cargo(&format!("test --locked --package browser-tests {options}"));
    command.env("GOUJI_SITE", paths::site()).env("GOUJI_FAULT_SITE", faulty);
    command.env("GOUJI_PORTAL", portal).env("GOUJI_AXE", axe);
    Ok(command)
}
