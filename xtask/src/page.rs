//! Builds the page: compile, bind, check, lay out, weigh.

use crate::bindgen::{self, Bound};
use crate::run::{cargo, step, succeed};
use crate::single::panics;
use crate::size::{self, Weight};
use crate::{install, kernels, paths, remap, site, split};
use anyhow::Result;
use std::fs;
use std::path::PathBuf;

/// What every module is linked with: without relocations it could not be cut in two. The profile
/// would strip them; what tools alone read is removed later.
const LINKING: [&str; 3] = [
    "target.wasm32-unknown-unknown.rustflags=['-C','link-args=--emit-relocs']",
    "profile.page.strip=false",
    "profile.single.strip=false",
];

const TARGET: &str = "wasm32-unknown-unknown";

/// How a program is compiled: the name of cargo's profile, and settings beside it.
struct Profile {
    name: &'static str,
    settings: &'static [&'static str],
}

const SPLIT: Profile = Profile { name: "page", settings: &LINKING };
const SMALL: Profile = Profile { name: "single", settings: &LINKING };

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

/// Compiles the page in one module as small as can be, and binds it with glue that is a script. It
/// knows no worker: its policy would have to allow one made of a Blob.
pub fn build_small() -> Result<Bound> {
    install::wasm_target()?;
    let compiled = compile_as(&SMALL, PAGE, "--no-default-features --features app")?;
    let wasm = paths::cache().join("without-panics.wasm");
    fs::copy(compiled, &wasm)?;
    panics::trap(&wasm)?;
    checked(bindgen::bind_script(&wasm, "single")?)
}

/// Compiles what unpacks the single file.
pub fn build_unpacker() -> Result<PathBuf> {
    install::wasm_target()?;
    let mut command = cargo(&format!(
        "rustc --locked --profile {} --target {TARGET} --package pack --lib --crate-type cdylib",
        SMALL.name
    ));
    succeed(command.args(["--config", &remap::setting()?]))?;
    let wasm = paths::cache().join("unpacker.wasm");
    fs::copy(paths::target().join(format!("{TARGET}/{}/pack.wasm", SMALL.name)), &wasm)?;
    split::strip(&wasm)?;
    kernels::check(&wasm)?;
    Ok(wasm)
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
    compile_as(&SPLIT, program, options)
}

fn compile_as(profile: &Profile, program: &str, options: &str) -> Result<PathBuf> {
    let Profile { name, settings } = profile;
    let build = format!("build --locked --profile {name} --target {TARGET} --package gouji --bin");
    let mut command = cargo(&format!("{build} {program} {options}"));
    command.args(["--config", &remap::setting()?]);
    succeed(command.args(settings.iter().flat_map(|it| ["--config", it])))?;
    Ok(paths::target().join(format!("{TARGET}/{name}/{program}.wasm")))
}
