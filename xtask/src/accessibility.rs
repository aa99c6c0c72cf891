//! `cargo xtask accessibility`: what `cargo xtask test` has no time for. Every state of the page in
//! every look, and in somebody else's page.

use crate::args::Args;
use crate::run::{step, succeed};
use crate::{browser_tests, page};
use anyhow::Result;

/// The tests that go through all states many times, by a part of their names.
pub const LONG: [&str; 2] = ["in_any_look", "in_somebody_elses_page"];

/// Builds the page and the portal, and runs all tests of accessibility over them.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    page::build()?;
    let mut tests = browser_tests::prepared("--test accessibility")?;
    step("every state in every look", || succeed(&mut tests))
}
