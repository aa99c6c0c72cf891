//! Builds the page: compile, bind, check, lay out, weigh.

use crate::bindgen::{self, Bound};
use crate::run::{cargo, step, succeed};
use crate::size::{self, Weight};
use crate::{install, kernels, paths, remap, site};
use anyhow::Result;
use std::path::PathBuf;

/// What every module is linked with: without relocations it could not be cut in two. The profile
/// would strip them; what tools alone read is removed later.
const LINKING: [&str; 2] = [
    "target.wasm32-unknown-unknown.rustflags=['-C','link-args=--emit-relocs']",
    "profile.page.strip=false",
];

/// The programs that are compiled.
const PAGE: &str = "gouji-page";
const PACKAGE: &str = "gouji-package";

/// Builds the page into `dist/site/` and says what it weighs.
pub fn build() -> Result<Weight> {
    let bound = step("build the page", || {
        install::wasm_target()?;
        checked(bindgen::cut_and_bind(&compile(PAGE, "--features split")?, "web")?)
    })?;
    site::write(&bound, &paths::site())?;
    let weight = size::weigh(&bound, &paths::site())?;
    println!("{weight}");
    Ok(weight)
}

/// Builds the page that fails when a test tells it to, and returns its folder. What is published is
/// never built with it.
pub fn build_faulty() -> Result<PathBuf> {
    let bound = step("build the page with its faults", || {
        install::wasm_target()?;
        checked(bindgen::cut_and_bind(&compile(PAGE, "--features split,fault-hook")?, "fault-web")?)
    })?;
    let folder = paths::fault_site();
    site::write(&bound, &folder)?;
    Ok(folder)
}

/// Compiles the page in one module with `options` of cargo's, and binds it in the folder
/// `purpose` of the cache.
pub fn build_whole(options: &str, purpose: &str) -> Result<Bound> {
    install::wasm_target()?;
    checked(bindgen::bind(&compile(PAGE, options)?, purpose)?)
}

/// Compiles and binds the module of the package.
pub fn build_package() -> Result<Bound> {
    install::wasm_target()?;
    checked(bindgen::bind(&compile(PACKAGE, "--features embed")?, "package")?)
}

fn checked(bound: Bound) -> Result<Bound> {
    for module in bound.files().filter(|it| it.extension().is_some_and(|it| it == "wasm")) {
        kernels::check(module)?;
    }
    Ok(bound)
}

fn compile(program: &str, options: &str) -> Result<PathBuf> {
    let build =
        "build --locked --profile page --target wasm32-unknown-unknown --package gouji --bin";
    let mut command = cargo(&format!("{build} {program} {options}"));
    command.args(["--config", &remap::setting()?]);
    succeed(command.args(LINKING.iter().flat_map(|it| ["--config", it])))?;
    Ok(paths::target().join(format!("wasm32-unknown-unknown/page/{program}.wasm")))
}
