//! The generated parts of docs/accuracy.md.

use crate::paths;
use anyhow::{Context, Result};
use std::fs;

/// Puts `tables` behind the line `begin`, in place of all up to `end`, or of the rest.
pub fn write(begin: &str, end: Option<&str>, tables: &str) -> Result<()> {
    let path = paths::root().join("docs/accuracy.md");
    let text = fs::read_to_string(&path).context("docs/accuracy.md")?;
    let (before, rest) =
        text.split_once(begin).context("docs/accuracy.md has no line for the tables")?;
    let after = match end {
        None => "",
        Some(end) => &rest[rest.find(end).context("docs/accuracy.md has no end mark")?..],
    };
    fs::write(&path, format!("{before}{begin}{tables}{after}"))?;
    Ok(())
}
