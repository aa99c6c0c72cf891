//! `cargo xtask browsers`: the whole job in browsers of old and of today. The steps and the drivers
//! are JavaScript, in `tests/browsers/`, for that is what can drive all of them.

use crate::args::Args;
use crate::run::{npm, step, succeed};
use crate::server::{self, POLICY, STRICT};
use crate::{install, page, paths, portal};
use anyhow::{Result, bail};
use std::collections::BTreeMap;
use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::{env, thread};

/// A browser by its name in `tests/browsers/browsers.js`, and the programs that it needs, each with
/// its Debian package. The old ones come from the npm registry.
struct Browser {
    name: &'static str,
    programs: &'static [(&'static str, &'static str)],
}

const BROWSERS: [Browser; 9] = [
    Browser { name: "chromium-78", programs: &[] },
    Browser { name: "chromium-80", programs: &[] },
    Browser { name: "chromium-81", programs: &[] },
    Browser { name: "chromium-86", programs: &[] },
    Browser { name: "chromium-90", programs: &[] },
    Browser { name: "chromium-102", programs: &[] },
    Browser { name: "chromium", programs: &[("chromium", "chromium")] },
    Browser { name: "firefox", programs: &[("firefox-esr", "firefox-esr")] },
    Browser {
        name: "webkit",
        programs: &[("WebKitWebDriver", "webkit2gtk-driver"), ("Xvfb", "xvfb")],
    },
];

/// Builds what is published, finds or installs the browsers, and runs the job in each.
pub fn run(mut args: Args) -> Result<()> {
    let pictures = args.value("--pictures")?.map(|it| env::current_dir().map(|here| here.join(it)));
    let wanted: Vec<String> = std::iter::from_fn(|| args.word()).collect();
    args.finish()?;
    let names = step("the browsers", || present(&wanted))?;
    page::build()?;
    let mut given = places(&portal::build()?)?;
    if let Some(pictures) = pictures.transpose()? {
        fs::create_dir_all(&pictures)?;
        given.insert("pictures", pictures.display().to_string());
    }
    step("the whole job in each browser", || {
        let mut command = Command::new("node");
        command.arg("run.js").args(&names).current_dir(folder());
        succeed(command.env("GOUJI_BROWSERS", lines(&given)))
    })
}

/// Where everything that the drivers need is installed.
fn folder() -> PathBuf {
    paths::cache().join("browsers")
}

/// The browsers that are wanted and there; the others are named.
fn present(wanted: &[String]) -> Result<Vec<&'static str>> {
    let asked = |it: &Browser| wanted.is_empty() || wanted.iter().any(|name| name == it.name);
    if let Some(unknown) = wanted.iter().find(|it| !BROWSERS.iter().any(|known| known.name == **it))
    {
        bail!("no browser is named {unknown:?}: {}", BROWSERS.map(|it| it.name).join(" "));
    }
    install::chinese_font()?;
    install_drivers()?;
    let mut names = Vec::new();
    for browser in BROWSERS.iter().filter(|it| asked(it)) {
        let missing = install::programs(browser.programs);
        match missing.is_empty() {
            true => names.push(browser.name),
            false => println!("skipped: {}, for there is no {}", browser.name, missing.join(" ")),
        }
    }
    if names.is_empty() {
        bail!("none of the browsers is there");
    }
    Ok(names)
}

/// Puts the drivers into the cache, and beside them what they import, unless it is there.
fn install_drivers() -> Result<()> {
    let missing = install::programs(&[("node", "nodejs"), ("npm", "npm")]);
    if !missing.is_empty() {
        bail!("what drives the browsers needs {}", missing.join(" and "));
    }
    let from = paths::root().join("tests/browsers");
    let lock = fs::read(from.join("package-lock.json"))?;
    let is_done = fs::read(folder().join("done")).is_ok_and(|it| it == lock);
    portal::copy(&from, &folder())?;
    if !is_done {
        succeed(npm(&folder()).arg("ci"))?;
        fs::write(folder().join("done"), lock)?;
    }
    Ok(())
}

/// Serves site and portal, each without a policy and under its own, and says what is where.
fn places(portal: &Path) -> Result<BTreeMap<&'static str, String>> {
    let site = paths::site();
    let mut given = BTreeMap::from([
        ("report", paths::root().join("docs/sample.txt").display().to_string()),
        ("single", paths::single().display().to_string()),
        ("site", serve(&site, None)?),
        ("siteStrict", serve(&site, Some(POLICY))?),
        ("webkit", webkit().unwrap_or_default().display().to_string()),
    ]);
    let open = serve(portal, None)?;
    given.insert("frame", format!("{open}index.html"));
    given.insert("portal", open);
    given.insert("portalStrict", serve(portal, Some(STRICT))?);
    Ok(given)
}

/// Serves `root` as long as this program runs, and returns its address.
fn serve(root: &Path, policy: Option<&'static str>) -> Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = format!("http://{}/", listener.local_addr()?);
    let root = root.to_owned();
    let handler = move |request: &server::Request| server::file(&root, request, policy);
    thread::spawn(move || server::serve(listener, Arc::new(handler)));
    Ok(address)
}

/// The window in which WebKit's driver shows a page; its folder has the machine's name in it.
fn webkit() -> Option<PathBuf> {
    let below = |it: PathBuf| fs::read_dir(it).into_iter().flatten().flatten().map(|it| it.path());
    let folders = below("/usr/lib".into()).filter(|it| it.is_dir()).flat_map(below);
    folders.map(|it| it.join("MiniBrowser")).find(|it| it.exists())
}

/// One `key=value` a line.
fn lines(given: &BTreeMap<&str, String>) -> String {
    given.iter().map(|(key, value)| format!("{key}={value}\n")).collect()
}
