//! Tells the service worker of a finished site what it keeps: the site's files and no others.

use crate::bindgen::hex;
use anyhow::{Context, Result, ensure};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// The worker among the files of the site.
pub const WORKER: &str = "sw.js";

/// How many characters of the digest over all files tell a build.
const N_VERSION: usize = 16;

/// Fills the files of `site`, their digests and the digest of them all into its worker. A build that
/// differs in any byte is another version; the same build is the same one.
pub fn fill_in(site: &Path) -> Result<()> {
    let path = site.join(WORKER);
    let worker = fs::read_to_string(&path).context("the site has no service worker")?;
    let files = digests(site)?;
    let listed: String =
        files.iter().map(|(name, digest)| format!("\n  '{name}': '{digest}',")).collect();
    let version = &hex(&Sha256::digest(&listed))[..N_VERSION];
    let worker = replace(&worker, "VERSION = ''", &format!("VERSION = '{version}'"))?;
    let worker =
        replace(&worker, "FILES = {}", &format!("FILES = {{{}\n}}", listed.trim_end_matches(',')))?;
    Ok(fs::write(path, worker)?)
}

/// What lies in the site itself, with digests as `integrity` takes them. Folders hold what only some
/// visitors fetch.
fn digests(site: &Path) -> Result<BTreeMap<String, String>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(site)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() && name != WORKER {
            ensure!(!name.contains(['\'', '\\']), "{name}: no name for a file of the site");
            let digest = STANDARD.encode(Sha256::digest(fs::read(entry.path())?));
            found.insert(name, format!("sha256-{digest}"));
        }
    }
    Ok(found)
}

fn replace(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.matches(from).count() == 1, "static/sw.js: {from} is expected once");
    Ok(text.replacen(from, to, 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paths;

    /// The worker of a site with a page of these bytes.
    fn worker(page: &str) -> String {
        let site = paths::cache().join(format!("offline-test-{}", page.len()));
        fs::create_dir_all(&site).expect("the cache can be written");
        let template = paths::root().join("static").join(WORKER);
        fs::copy(template, site.join(WORKER)).expect("the template is there");
        fs::write(site.join("index.html"), page).expect("the cache can be written");
        fill_in(&site).expect("the template has its two places");
        let filled = fs::read_to_string(site.join(WORKER)).expect("it was written");
        fs::remove_dir_all(site).expect("it was made here");
        filled
    }

    fn version(worker: &str) -> &str {
        worker.split("VERSION = '").nth(1).and_then(|it| it.split('\'').next()).unwrap_or_default()
    }

    #[test]
    fn lists_every_file_but_itself_with_its_digest() {
        let worker = worker("");
        let empty = "'index.html': 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='\n}";
        assert!(worker.contains(empty), "{worker}");
        assert!(!worker.contains("'sw.js'"));
    }

    #[test]
    fn a_build_that_differs_in_a_byte_is_another_version() {
        let (one, other) = (worker("a"), worker("bb"));
        assert_eq!(version(&one).len(), N_VERSION);
        assert_ne!(version(&one), version(&other));
    }
}
