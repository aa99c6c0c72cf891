//! `cargo xtask look`: pictures of the built page, for whoever works on how it looks.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{install, page, paths};
use anyhow::Result;
use std::env;

/// Builds the page and has the browser tests' own browser take pictures of it.
pub fn run(mut args: Args) -> Result<()> {
    let out = args.value("--out")?.unwrap_or_else(|| "target/look".to_owned());
    let paste = args.value("--paste")?;
    args.finish()?;
    install::browser()?;
    page::build()?;
    let here = env::current_dir()?;
    let mut command = cargo("run --quiet --locked --package browser-tests --bin look --");
    command.arg(here.join(out)).env("GOUJI_SITE", paths::site());
    command.args(paste.map(|it| here.join(it)));
    step("take pictures", || succeed(&mut command))
}
