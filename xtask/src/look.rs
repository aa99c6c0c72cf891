//! `cargo xtask look`: pictures of the built page, for whoever works on how it looks.

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{install, page, paths};
use anyhow::Result;
use std::env;

/// Builds the page and has the browser tests' own browser take pictures of it.
pub fn run(mut args: Args) -> Result<()> {
    let here = env::current_dir()?;
    let out = args.value("--out")?.map(|it| here.join(it));
    let report = args.value("--paste")?.map(|it| here.join(it));
    let states = args.flag("--states");
    args.finish()?;
    install::browser()?;
    page::build()?;
    let mut command = cargo("run --quiet --locked --package browser-tests --bin look --");
    command.arg(out.unwrap_or_else(|| paths::target().join("look")));
    command
        .args(report.or_else(|| states.then(|| "scenes".into())))
        .env("GOUJI_SITE", paths::site());
    step("take pictures", || succeed(&mut command))
}
