//! `cargo xtask servers`: the configurations of `examples/servers/` in the servers they are for, each
//! asked for every kind of file, and visited by a browser.

mod checks;
mod http;
mod setups;

use crate::args::Args;
use crate::run::{cargo, step, succeed};
use crate::{install, packed, page, paths};
use anyhow::{Context, Result, ensure};
use setups::{SETUPS, Setup};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::time::Duration;

/// Builds the page, and has each server that is there, or can be installed, send it.
pub fn run(args: Args) -> Result<()> {
    args.finish()?;
    page::build()?;
    packed::write(&paths::site())?;
    install::browser()?;
    let mut left_out = Vec::new();
    for setup in &SETUPS {
        if install::programs(setup.programs).is_empty() {
            step(setup.name, || test(setup))?;
        } else {
            left_out.push(setup.name);
        }
    }
    println!("\nnot tried, since it does not run here: IIS (examples/servers/web.config)");
    ensure!(left_out.is_empty(), "not tried, since not installed: {}", left_out.join(", "));
    Ok(())
}

fn test(setup: &Setup) -> Result<()> {
    let room = Room::new(setup.name)?;
    let running = Running::start((setup.prepare)(&room)?, room.port)?;
    checks::check(setup, &room)?;
    visit(&format!("http://127.0.0.1:{}{}", room.port, setup.base))?;
    drop(running);
    Ok(())
}

/// A real browser opens the page, pastes a report and reads the verdict.
fn visit(address: &str) -> Result<()> {
    let mut command = cargo("run --locked --quiet --package browser-tests --bin visit --");
    succeed(command.args([address, "docs/sample.txt"]))
}

/// What a server has for itself: a folder outside of everybody's home, since servers give their rights
/// away, and a port.
pub struct Room {
    folder: PathBuf,
    port: u16,
}

impl Room {
    fn new(name: &str) -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("gouji-{}-{name}", std::process::id()));
        fs::create_dir_all(&folder)?;
        // Somebody else may take it in between; the server will say so.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        Ok(Self { folder, port })
    }

    /// The site, copied to `name` in the folder.
    fn copy_site(&self, name: &str) -> Result<PathBuf> {
        let site = self.folder.join(name);
        fs::create_dir_all(&site)?;
        for entry in fs::read_dir(paths::site())? {
            let path = entry?.path();
            if path.is_file() {
                fs::copy(&path, site.join(path.file_name().context("a file without a name")?))?;
            }
        }
        Ok(site)
    }

    /// Writes a file into the folder.
    fn write(&self, name: &str, text: &str) -> Result<PathBuf> {
        let path = self.folder.join(name);
        fs::create_dir_all(path.parent().context("it lies in a folder")?)?;
        fs::write(&path, text)?;
        Ok(path)
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        // What cannot be removed does no harm in the folder for such things.
        fs::remove_dir_all(&self.folder).ok();
    }
}

/// A server that ends with this value.
struct Running(Child);

impl Running {
    fn start(mut command: Command, port: u16) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.spawn().with_context(|| format!("{name} does not start"))?;
        let mut res = Self(child);
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(res);
            }
            ensure!(res.0.try_wait()?.is_none(), "{name} has ended at once");
            std::thread::sleep(Duration::from_millis(100));
        }
        anyhow::bail!("{name} does not listen")
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.0.kill().ok();
        self.0.wait().ok();
    }
}

/// A configuration of `examples/servers/`, with our folder in place of the one that it names.
fn example(name: &str, site: &Path) -> Result<String> {
    let path = paths::root().join("examples/servers").join(name);
    let text = fs::read_to_string(&path).with_context(|| path.display().to_string())?;
    Ok(text.replace("/srv/gouji/site", &site.to_string_lossy()))
}

#[cfg(test)]
mod tests {
    use crate::paths;
    use crate::server::POLICY;
    use std::fs;

    fn example(name: &str) -> String {
        let path = paths::root().join("examples/servers").join(name);
        fs::read_to_string(&path).expect("the example is there")
    }

    #[test]
    fn all_send_the_policy_that_the_page_is_tested_under() {
        for name in ["nginx.conf", "apache.conf", "web.config"] {
            let policy = format!("\"{POLICY}; frame-ancestors 'self'\"");
            assert!(example(name).contains(&policy), "{name}");
        }
        assert!(example("tomcat/policy.html").contains(&format!("\"{POLICY}\"")));
    }

    #[test]
    fn what_is_xml_is_well_formed() {
        for (name, root) in [("web.config", "configuration"), ("tomcat/web.xml", "web-app")] {
            let text = example(name);
            let document = roxmltree::Document::parse(&text).expect("it is well formed");
            assert_eq!(document.root_element().tag_name().name(), root, "{name}");
        }
    }

    /// IIS does not run here: what its file says is at least what the others do.
    #[test]
    fn iis_is_told_of_the_kind_of_the_program_and_of_the_cache() {
        let text = example("web.config");
        let document = roxmltree::Document::parse(&text).expect("it is well formed");
        let kinds = document.descendants().filter(|it| it.has_tag_name("mimeMap"));
        let wasm = kinds.filter(|it| it.attribute("fileExtension") == Some(".wasm"));
        let told: Vec<_> = wasm.filter_map(|it| it.attribute("mimeType")).collect();
        assert_eq!(told, ["application/wasm"]);
        let cache = document.descendants().find(|it| it.has_tag_name("clientCache"));
        assert_eq!(cache.and_then(|it| it.attribute("cacheControlMode")), Some("DisableCache"));
    }
}
