//! Builds the page: compile, bind, check, lay out, weigh.

use crate::bindgen::{self, Bound};
use crate::run::{cargo, step, succeed};
use crate::size::{self, Weight};
use crate::{install, kernels, paths, site};
use anyhow::Result;
use std::path::PathBuf;

/// Builds the page into `dist/site/` and says what it weighs.
pub fn build() -> Result<Weight> {
    let bound = step("build the page", compile_and_bind)?;
    site::write(&bound)?;
    let weight = size::weigh(&paths::site())?;
    println!("{weight}");
    Ok(weight)
}

fn compile_and_bind() -> Result<Bound> {
    install::wasm_target()?;
    let bound = bindgen::bind(&compile()?)?;
    kernels::check(&bound.wasm)?;
    Ok(bound)
}

fn compile() -> Result<PathBuf> {
    succeed(&mut cargo(
        "build --locked --release --target wasm32-unknown-unknown --package gouji --bin gouji-page",
    ))?;
    Ok(paths::target().join("wasm32-unknown-unknown/release/gouji-page.wasm"))
}
