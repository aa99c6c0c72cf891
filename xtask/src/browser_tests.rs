//! The tests in `tests/browser/`, called with what they drive.

use crate::run::{cargo, step};
use crate::{install, page, paths, portal};
use anyhow::Result;
use std::process::Command;

/// The version of what looks for faults of accessibility, pinned so that its rules change when somebody
/// decides it. MPL-2.0.
const AXE: &str = "4.14.1";

/// Builds what the tests drive besides the page, installs the browser, and returns their call, with
/// `options` of cargo's. The page itself has been built.
pub fn prepared(options: &str) -> Result<Command> {
    let faulty = page::build_faulty()?;
    let portal = portal::build()?;
    step("the browser", install::browser)?;
    let axe = step("axe-core", || install::from_npm("axe-core", AXE))?.join("axe.min.js");
    let mut command = cargo(&format!("test --locked --package browser-tests {options}"));
    command.env("GOUJI_SITE", paths::site()).env("GOUJI_FAULT_SITE", faulty);
    command.env("GOUJI_PORTAL", portal).env("GOUJI_AXE", axe);
    Ok(command)
}
