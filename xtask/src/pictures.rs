//! `cargo xtask pictures`: the pictures of the README, taken anew.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{install, page, paths, portal};
use anyhow::Result;

/// Builds the page and the portal, and writes `docs/images/`.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    install::browser()?;
    page::build()?;
    let portal = portal::build()?;
    let mut command = cargo("run --quiet --locked --package browser-tests --bin pictures --");
    command.arg(paths::root().join("docs/images"));
    command.env("GOUJI_SITE", paths::site()).env("GOUJI_PORTAL", portal);
    step("take the README's pictures", || succeed(&mut command))
}
