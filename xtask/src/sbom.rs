//! The bill of materials of what is published: every crate that is compiled into it with licence
//! and checksum, and every file. CycloneDX as JSON, without times and with a number made of its
//! contents, so that the same sources give the same bytes.
//!
//! Libraries for the format bring forty to sixty crates to say what these few objects say.

use crate::bindgen::hex;
use crate::licences::canonical;
use crate::run::cargo;
use crate::{dist, paths};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Its name in `dist/`.
pub const NAME: &str = "gouji.cdx.json";

/// What is compiled into the page and into the package; not what only runs while they are built.
const TREE: &str = "tree --locked --package gouji --target wasm32-unknown-unknown \
    --edges normal,no-proc-macro --no-default-features --features split,embed --prefix depth --format";
const LINE: &str = "|{p}|{l}|{r}|";

/// A crate, and what it is made of.
#[derive(Debug, Default, PartialEq, Eq)]
struct Part {
    licence: String,
    repository: String,
    needs: Vec<String>,
}

/// Crates by name and version.
type Parts = BTreeMap<String, Part>;

/// Writes the list of what lies in `dist`.
pub fn write(dist: &Path) -> Result<()> {
    let output = cargo(TREE).arg(LINE).output()?;
    let tree = String::from_utf8(output.stdout)?;
    ensure!(output.status.success(), "cargo tree: {}", String::from_utf8_lossy(&output.stderr));
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let parts = parts(&tree)?;
    let bom = bom(&parts, &checksums(&lock), &std_library()?, files(dist)?)?;
    println!("{} crates are compiled in, listed in dist/{NAME}", parts.len() - 1);
    Ok(fs::write(dist.join(NAME), serde_json::to_string_pretty(&bom)? + "\n")?)
}

/// The crates of a tree as cargo prints it, each line with its depth.
fn parts(tree: &str) -> Result<Parts> {
    let mut parts = Parts::new();
    let mut above: Vec<String> = Vec::new();
    for line in tree.lines() {
        let mut fields = line.split('|');
        let mut next = || fields.next().with_context(|| format!("cargo tree: {line}"));
        let (depth, package, licence, repository) = (next()?, next()?, next()?, next()?);
        let (name, version) = package.split_once(" v").context("a version")?;
        let version = version.split(' ').next().unwrap_or_default();
        let key = format!("{name}@{version}");
        above.truncate(depth.parse()?);
        if let Some(parent) = above.last().and_then(|it| parts.get_mut(it)) {
            parent.needs.push(key.clone());
        }
        let part = parts.entry(key.clone()).or_default();
        (part.licence, part.repository) = (canonical(licence)?, repository.to_owned());
        above.push(key);
    }
    for part in parts.values_mut() {
        part.needs.sort();
        part.needs.dedup();
    }
    Ok(parts)
}

/// The checksums in Cargo.lock, by name and version.
fn checksums(lock: &str) -> BTreeMap<String, String> {
    let field = |block: &str, name: &str| {
        let start = format!("{name} = \"");
        let line = block.lines().find_map(|it| it.strip_prefix(start.as_str()))?;
        Some(line.trim_end_matches('"').to_owned())
    };
    let entry = |block: &str| {
        let key = format!("{}@{}", field(block, "name")?, field(block, "version")?);
        Some((key, field(block, "checksum")?))
    };
    lock.split("[[package]]").filter_map(entry).collect()
}

/// The version of Rust's own library.
fn std_library() -> Result<String> {
    let output = Command::new("rustc").arg("--version").current_dir(paths::root()).output()?;
    let text = String::from_utf8(output.stdout)?;
    Ok(text.split(' ').nth(1).context("rustc tells its version")?.to_owned())
}

/// The files of `dist` with their sums.
fn files(dist: &Path) -> Result<Vec<Value>> {
    let mut res = Vec::new();
    for path in dist::files(dist)? {
        let name = path.strip_prefix(dist)?.to_string_lossy().replace('\\', "/");
        if name != NAME && name != dist::SUMS {
            let sum = hex(&Sha256::digest(fs::read(&path)?));
            res.push(json!({
                "type": "file", "bom-ref": format!("file:{name}"), "name": name,
                "hashes": [{ "alg": "SHA-256", "content": sum }],
            }));
        }
    }
    Ok(res)
}

fn bom(
    parts: &Parts,
    sums: &BTreeMap<String, String>,
    rust: &str,
    files: Vec<Value>,
) -> Result<Value> {
    let (root, program) =
        parts.iter().find(|it| it.0.starts_with("gouji@")).context("the tree has no root")?;
    let others = parts.iter().filter(|it| it.0 != root);
    let crates = others.map(|(key, part)| library(key, part, sums)).collect::<Result<Vec<_>>>()?;
    let std_library = json!({
        "type": "library", "bom-ref": format!("rust-std@{rust}"), "name": "rust-std", "version": rust,
        "purl": format!("pkg:generic/rust-std@{rust}"),
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    let components: Vec<Value> = crates.into_iter().chain([std_library]).chain(files).collect();
    let needs = parts.iter().map(|(key, part)| json!({ "ref": key, "dependsOn": part.needs }));
    let mut bom = json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": root, "name": "gouji",
            "version": env!("CARGO_PKG_VERSION"),
            "licenses": [{ "expression": program.licence }],
        } },
        "components": components,
        "dependencies": needs.collect::<Vec<_>>(),
    });
    bom["serialNumber"] = number(&bom.to_string()).into();
    Ok(bom)
}

fn library(key: &str, part: &Part, sums: &BTreeMap<String, String>) -> Result<Value> {
    let (name, version) = key.split_once('@').context("a key has a version")?;
    let sum = sums.get(key).with_context(|| format!("Cargo.lock has no checksum of {key}"))?;
    let mut res = json!({
        "type": "library", "bom-ref": key, "name": name, "version": version,
        "purl": format!("pkg:cargo/{key}"),
        "licenses": [{ "expression": part.licence }],
        "hashes": [{ "alg": "SHA-256", "content": sum }],
    });
    if !part.repository.is_empty() {
        res["externalReferences"] = json!([{ "type": "vcs", "url": part.repository }]);
    }
    Ok(res)
}

/// A UUID (version 8) made of the contents.
fn number(contents: &str) -> String {
    let mut digits = hex(&Sha256::digest(contents)[..16]);
    digits.replace_range(12..13, "8");
    digits.replace_range(16..17, "8");
    let [a, b, c, d, e] =
        [0..8, 8..12, 12..16, 16..20, 20..32].map(|it| digits.get(it).unwrap_or_default());
    format!("urn:uuid:{a}-{b}-{c}-{d}-{e}")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TREE: &str = "0|gouji v0.1.0 (/here)|MIT OR Apache-2.0||\n\
                        1|a v1.2.3|MIT/Apache-2.0|https://a.example|\n\
                        2|b v0.1.0|Zlib||\n\
                        1|b v0.1.0|Zlib|| (*)\n";
    const LOCK: &str = "[[package]]\nname = \"a\"\nversion = \"1.2.3\"\nchecksum = \"aa\"\n\n\
                        [[package]]\nname = \"b\"\nversion = \"0.1.0\"\nchecksum = \"bb\"\n";

    fn made() -> Result<Value> {
        bom(&parts(TREE)?, &checksums(LOCK), "1.95.0", Vec::new())
    }

    #[test]
    fn every_crate_has_its_licence_and_its_sum() -> Result<()> {
        let bom = made()?;
        let first = &bom["components"][0];
        assert_eq!(first["purl"], "pkg:cargo/a@1.2.3");
        assert_eq!(first["licenses"][0]["expression"], "MIT OR Apache-2.0");
        assert_eq!(first["hashes"][0]["content"], "aa");
        assert_eq!(bom["dependencies"][0], json!({ "ref": "a@1.2.3", "dependsOn": ["b@0.1.0"] }));
        let root = json!({ "ref": "gouji@0.1.0", "dependsOn": ["a@1.2.3", "b@0.1.0"] });
        assert_eq!(bom["dependencies"][2], root);
        Ok(())
    }

    #[test]
    fn the_same_sources_give_the_same_bytes() -> Result<()> {
        assert_eq!(made()?.to_string(), made()?.to_string());
        let number = made()?["serialNumber"].to_string();
        let groups: Vec<usize> = number.trim_matches('"').split('-').map(str::len).collect();
        assert_eq!(groups, ["urn:uuid:".len() + 8, 4, 4, 4, 12], "{number}");
        Ok(())
    }

    #[test]
    fn a_crate_from_elsewhere_is_refused() {
        let tree = format!("{TREE}1|stray v9.0.0 (https://example.org)|MIT||\n");
        let made = parts(&tree).and_then(|it| bom(&it, &checksums(LOCK), "1", Vec::new()));
        assert!(made.is_err_and(|it| it.to_string().contains("stray@9.0.0")));
    }
}
