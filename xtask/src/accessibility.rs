//! `cargo xtask accessibility`: what `cargo xtask test` has no time for. Every state of the page in
//! every look, and in somebody else's page.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{axe, install, page, paths, portal};
use anyhow::Result;

/// The tests that go through all states many times, by a part of their names.
pub const LONG: [&str; 2] = ["in_any_look", "in_somebody_elses_page"];

/// Builds the page and the portal, and runs all tests of accessibility over them.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    page::build()?;
    let (faulty, portal) = (page::build_faulty()?, portal::build()?);
    install::browser()?;
    let mut tests = cargo("test --locked --package browser-tests --test accessibility");
    tests.env("GOUJI_SITE", paths::site()).env("GOUJI_FAULT_SITE", faulty);
    tests.env("GOUJI_PORTAL", portal).env("GOUJI_AXE", axe::fetch()?);
    step("every state in every look", || succeed(&mut tests))
}
