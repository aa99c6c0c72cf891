//! Whether the licence of every crate is one of those that `deny.toml` allows. Needs nothing that
//! would have to be installed, and so is part of `cargo xtask test`; `cargo xtask audit` looks closer.

use crate::paths;
use crate::run::cargo;
use anyhow::{Context, Result, ensure};
use serde_json::Value;
use spdx::{Expression, ParseMode};
use std::fs;

/// Refuses a crate under another licence, or from elsewhere than crates.io.
pub fn check() -> Result<()> {
    let rules = fs::read_to_string(paths::root().join("deny.toml"))?;
    let output = cargo("metadata --locked --format-version 1").output()?;
    ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: Value = serde_json::from_slice(&output.stdout)?;
    let packages = found["packages"].as_array().context("cargo metadata lists packages")?;
    let mut wrong = Vec::new();
    for package in packages {
        wrong.extend(objection(package, &rules)?);
    }
    ensure!(wrong.is_empty(), "against deny.toml:\n  {}", wrong.join("\n  "));
    println!("the licences of {} crates are allowed", packages.len());
    Ok(())
}

/// What there is to say against a package of `cargo metadata`.
fn objection(package: &Value, rules: &str) -> Result<Option<String>> {
    const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";
    let name = package["name"].as_str().unwrap_or_default();
    let licence = package["license"].as_str().unwrap_or_default();
    if package["source"].as_str().is_some_and(|it| it != REGISTRY) {
        return Ok(Some(format!("{name} comes from {}", package["source"])));
    }
    let allowed = is_allowed(licence, &list(rules, "allow = [")?)
        || list(rules, &format!("crate = \"{name}\", allow = ["))
            .is_ok_and(|it| is_allowed(licence, &it));
    Ok((!allowed).then(|| format!("{name} is under {licence:?}")))
}

fn is_allowed(licence: &str, allowed: &[&str]) -> bool {
    let parsed = Expression::parse_mode(licence, ParseMode::LAX);
    parsed.is_ok_and(|it| it.evaluate(|it| allowed.contains(&it.to_string().as_str())))
}

/// The quoted words between `start` and the next bracket.
fn list<'a>(rules: &'a str, start: &str) -> Result<Vec<&'a str>> {
    let (_, rest) = rules.split_once(start).with_context(|| format!("deny.toml has no {start}"))?;
    let (inside, _) = rest.split_once(']').context("deny.toml: a list without its end")?;
    Ok(inside.split('"').skip(1).step_by(2).collect())
}

/// A licence as SPDX writes it; old crates write `MIT/Apache-2.0`.
pub fn canonical(licence: &str) -> Result<String> {
    let better = Expression::canonicalize(licence).with_context(|| format!("{licence:?}"))?;
    Ok(better.unwrap_or_else(|| licence.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const RULES: &str =
        "allow = [\n  \"MIT\",\n]\nexceptions = [{ crate = \"odd\", allow = [\"CC0-1.0\"] }]\n";

    fn objects(name: &str, licence: &str) -> bool {
        let package = json!({ "name": name, "license": licence });
        objection(&package, RULES).is_ok_and(|it| it.is_some())
    }

    #[test]
    fn licences_are_weighed_as_they_are_joined() {
        assert!(!objects("a", "MIT"));
        assert!(!objects("a", "GPL-3.0-only OR MIT"));
        assert!(!objects("a", "Unlicense/MIT"));
        assert!(objects("a", "GPL-3.0-only AND MIT"));
        assert!(objects("a", ""));
        assert!(objects("a", "CC0-1.0"));
        assert!(!objects("odd", "CC0-1.0"));
    }

    #[test]
    fn another_registry_is_refused() {
        let package = json!({ "name": "a", "license": "MIT", "source": "git+https://a.example" });
        assert!(objection(&package, RULES).is_ok_and(|it| it.is_some()));
    }

    #[test]
    fn old_spellings_are_mended() -> Result<()> {
        assert_eq!(canonical("MIT/Apache-2.0")?, "MIT OR Apache-2.0");
        assert_eq!(canonical("Apache-2.0 / MIT")?, "Apache-2.0 OR MIT");
        Ok(())
    }
}
