//! Installs what a fresh machine lacks, or says which package it is.

use crate::paths;
use crate::run::{npm, succeed};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// A Debian package and a file that shows that it, or something as good, is there.
struct Package {
    name: &'static str,
    evidence: fn() -> bool,
}

/// The names under which chromedriver looks for a browser.
const CHROMIUMS: [&str; 4] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

const BROWSER: [Package; 3] = [
    Package { name: "chromium", evidence: || CHROMIUMS.iter().any(|it| is_on_path(it)) },
    Package { name: "chromium-driver", evidence: || is_on_path("chromedriver") },
    Package { name: "fonts-wqy-microhei", evidence: has_chinese_font },
];

/// Adds the WebAssembly target to the toolchain. Cargo does not do it by itself where rustup's
/// automatic installation is off, and its own complaint names neither target nor remedy.
pub fn wasm_target() -> Result<()> {
    if target_is_there()? {
        return Ok(());
    }
    println!("adding the target {TARGET} to the Rust toolchain");
    succeed(Command::new("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("the Rust target {TARGET} is missing"))
}

fn target_is_there() -> Result<bool> {
    let output = Command::new("rustc")
        .args(["--print", "target-libdir", "--target", TARGET])
        .current_dir(paths::root())
        .output()
        .context("rustc does not start")?;
    Ok(Path::new(String::from_utf8_lossy(&output.stdout).trim()).is_dir())
}

/// Installs the browser that the tests drive, and a font to show Chinese with.
pub fn browser() -> Result<()> {
    let missing: Vec<&str> =
        BROWSER.iter().filter(|it| !(it.evidence)()).map(|it| it.name).collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !can_install() {
        bail!("the browser tests need these Debian packages: {}", missing.join(" "));
    }
    println!("installing {}", missing.join(", "));
    apt(&["update"])?;
    apt(&[&["install", "-y", "--no-install-recommends"], missing.as_slice()].concat())
}

/// Installs a Chinese font, where there is none and that is allowed; without one, pictures tell
/// nothing.
pub fn chinese_font() -> Result<()> {
    let font = &BROWSER[2];
    if (font.evidence)() || !can_install() {
        return Ok(());
    }
    apt(&["update"])?;
    apt(&["install", "-y", "--no-install-recommends", font.name])
}

/// Installs those programs that are missing, each named with its package, where that is allowed;
/// what is missing after that.
pub fn programs(wanted: &[(&'static str, &'static str)]) -> Vec<&'static str> {
    let missing = || wanted.iter().filter(|it| !is_on_path(it.0));
    let packages: Vec<&str> = missing().map(|it| it.1).collect();
    if !packages.is_empty() && can_install() {
        println!("installing {}", packages.join(", "));
        let install = [&["install", "-y", "--no-install-recommends"], packages.as_slice()].concat();
        if let Err(error) = apt(&["update"]).and_then(|()| apt(&install)) {
            println!("  {error}");
        }
    }
    missing().map(|it| it.0).collect()
}

/// Fetches a package of the npm registry in this version, unless it is there, and returns its folder.
/// None of them is shipped.
pub fn from_npm(package: &str, version: &str) -> Result<PathBuf> {
    let folder = paths::cache().join("npm").join(format!("{package}-{version}"));
    let res = folder.join("node_modules").join(package);
    if res.exists() {
        return Ok(res);
    }
    if !programs(&[("npm", "npm")]).is_empty() {
        bail!("{package} {version} is fetched with npm, which is not installed");
    }
    fs::create_dir_all(&folder)?;
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    succeed(npm(&folder).args(["install", &format!("{package}@{version}")]))?;
    Ok(res)
}

fn apt(arguments: &[&str]) -> Result<()> {
    let mut command = Command::new("apt-get");
    succeed(command.arg("-q").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
}

/// Only root on a Debian machine installs unasked; anybody else is told what is missing.
fn can_install() -> bool {
    let id = Command::new("id").arg("-u").output();
    let root = id.is_ok_and(|it| it.stdout.trim_ascii() == b"0");
    root && Path::new("/usr/bin/apt-get").exists()
}

/// Whether a program of this name can be called.
pub fn is_on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|it| it.join(program).is_file())
}

/// Any Chinese font will do; without one every character is the same box, and pictures tell nothing.
fn has_chinese_font() -> bool {
    let listed = Command::new("fc-list").arg(":lang=zh-cn").output();
    listed.is_ok_and(|it| !it.stdout.is_empty())
}
