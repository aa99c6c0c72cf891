//! An empty page of yew's, built as the page is: what the page's start is measured against.

use crate::bindgen;
use crate::run::{cargo, succeed};
use crate::{paths, site};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

const MAIN: &str = "\
use yew::prelude::*;

#[component]
fn App() -> Html {
    html! { <textarea /> }
}

fn main() {
    let document = web_sys::window().and_then(|it| it.document());
    let place = document.and_then(|it| it.get_element_by_id(\"app\")).expect(\"the page has it\");
    yew::Renderer::<App>::with_root(place).render();
}
";

const INDEX: &str = "\
<!DOCTYPE html>
<html lang=\"zh-CN\">
<head>
<meta charset=\"utf-8\">
<title>empty</title>
<link data-trunk rel=\"rust\" href=\"Cargo.toml\">
<link data-trunk rel=\"copy-file\" href=\"static/boot.js\">
<link data-trunk rel=\"copy-file\" href=\"static/load.js\">
</head>
<body><div id=\"app\"></div></body>
</html>
";

/// Builds it and returns the folder that it is in.
pub fn build() -> Result<PathBuf> {
    let source = paths::cache().join("empty");
    fs::create_dir_all(source.join("src"))?;
    fs::write(source.join("src/main.rs"), MAIN)?;
    fs::write(source.join("Cargo.toml"), manifest()?)?;
    // The same versions of everything: cargo leaves out what is not needed here.
    fs::copy(paths::root().join("Cargo.lock"), source.join("Cargo.lock"))?;
    compile(&source)?;
    let wasm = paths::target().join("wasm32-unknown-unknown/page/empty-page.wasm");
    let folder = paths::cache().join("empty-site");
    site::write_page(INDEX, &bindgen::bind(&wasm, "empty-web")?, &folder)?;
    Ok(folder)
}

fn compile(source: &Path) -> Result<()> {
    let mut command = cargo("build --profile page --target wasm32-unknown-unknown");
    command.current_dir(source).env("CARGO_TARGET_DIR", paths::target());
    succeed(&mut command)
}

/// A manifest with the page's own profile.
fn manifest() -> Result<String> {
    let root = fs::read_to_string(paths::root().join("Cargo.toml"))?;
    let of = |name: &str| {
        let (_, rest) = root.split_once(&format!("[profile.{name}]"))?;
        Some(format!("[profile.{name}]{}\n\n", rest.split("\n[").next()?))
    };
    let profiles = of("release").zip(of("page")).context("the page has its profiles")?;
    Ok(format!(
        "[package]\nname = \"empty-page\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nyew = {{ version = \"0.23.0\", features = [\"csr\"] }}\n\
         web-sys = {{ version = \"0.3.107\", features = [\"Document\", \"Element\", \"Window\"] }}\n\n\
         {}{}",
        profiles.0, profiles.1
    ))
}
