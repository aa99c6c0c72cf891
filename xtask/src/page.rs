//! Builds the page: compile, bind, check, lay out, weigh.

use crate::bindgen::{self, Bound};
use crate::run::{cargo, step, succeed};
use crate::size::{self, Weight};
use crate::{install, kernels, paths, site};
use anyhow::Result;
use std::path::PathBuf;

/// Builds the page into `dist/site/` and says what it weighs.
pub fn build() -> Result<Weight> {
    let bound = step("build the page", || compile_and_bind("", "web"))?;
    site::write(&bound, &paths::site())?;
    let weight = size::weigh(&paths::site())?;
    println!("{weight}");
    Ok(weight)
}

/// Compiles the page with `options` of cargo's, and binds it in the folder `purpose` of the cache.
pub fn compile_and_bind(options: &str, purpose: &str) -> Result<Bound> {
    install::wasm_target()?;
    let bound = bindgen::bind(&compile(options)?, purpose)?;
    kernels::check(&bound.wasm)?;
    Ok(bound)
}

fn compile(options: &str) -> Result<PathBuf> {
    let build = "build --locked --release --target wasm32-unknown-unknown --package gouji --bin";
    succeed(&mut cargo(&format!("{build} gouji-page {options}")))?;
    Ok(paths::target().join("wasm32-unknown-unknown/release/gouji-page.wasm"))
}
