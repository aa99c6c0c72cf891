//! Lays out `dist/package/`: the script interface and the custom element, ready for the npm
//! registry and for any folder of a web server.

use crate::run::step;
use crate::{page, paths};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// What is taken as it is; `static/package/` has the JavaScript around the program.
const FILES: [&str; 13] = [
    "static/package/README.md",
    "static/package/element.d.ts",
    "static/package/element.js",
    "static/package/event.d.ts",
    "static/package/frame.d.ts",
    "static/package/frame.js",
    "static/package/index.d.ts",
    "static/package/index.js",
    "static/package/result.d.ts",
    "static/package/style.d.ts",
    "static/worker.js",
    "LICENSE-APACHE",
    "LICENSE-MIT",
];

/// Builds the package into `dist/package/`.
pub fn build() -> Result<()> {
    let bound = step("build the package", page::build_package)?;
    let folder = paths::package();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    for file in bound.files().chain(FILES.iter().map(Path::new)) {
        let name = file.file_name().with_context(|| format!("{}: no name", file.display()))?;
        let from = paths::root().join(file);
        fs::copy(&from, folder.join(name)).with_context(|| from.display().to_string())?;
    }
    fs::write(folder.join("style.js"), style()?)?;
    fs::write(folder.join("package.json"), manifest()?)?;
    Ok(())
}

/// The page's styles and the element's as a module: in a shadow root they are a constructed sheet.
fn style() -> Result<String> {
    let read = |name: &str| fs::read_to_string(paths::root().join(name));
    let css = read("static/style.css")? + &read("static/package/element.css")?;
    let css = css.replace('\\', "\\\\").replace('`', "\\`").replace("${", "\\${");
    Ok(format!("export default `{css}`;\n"))
}

/// package.json with the version of this build.
fn manifest() -> Result<String> {
    let template = fs::read_to_string(paths::root().join("static/package/package.json"))?;
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    Ok(template.replacen("\"version\": \"0.0.0\"", &version, 1))
}
