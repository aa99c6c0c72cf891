//! What a first visit costs on the wire, held against `budget.toml`.

use crate::bindgen::Bound;
use crate::{offline, paths};
use anyhow::{Context, Result, ensure};
use brotli::enc::BrotliEncoderParams;
use std::fmt;
use std::fs;
use std::path::Path;

/// One file, as it is and as a server would send it.
struct File {
    name: String,
    raw: usize,
    brotli: usize,
    later: bool,
}

/// All files of the page: those that it needs to start, and those that it fetches afterwards.
pub struct Weight {
    files: Vec<File>,
    budget: Budget,
}

/// What only a long report fetches.
const WORKER: &str = "worker.js";

/// What they may cost on the wire, in bytes after brotli.
struct Budget {
    first_visit: usize,
    whole: usize,
}

/// Weighs what lies in `site` itself; folders hold what only some visitors fetch, and files
/// without an ending are licences.
pub fn weigh(bound: &Bound, site: &Path) -> Result<Weight> {
    let later = bound.later.as_deref().and_then(Path::file_name);
    let mut files = Vec::new();
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some() {
            let waits = path.file_name() == later
                || path.ends_with(offline::WORKER)
                || path.ends_with(WORKER);
            files.push(weigh_file(&path, waits)?);
        }
    }
    files.sort_by_key(|it| (it.later, std::cmp::Reverse(it.brotli)));
    Ok(Weight { files, budget: budget()? })
}

impl Weight {
    /// Refuses a page that costs more than its budget.
    pub fn within_budget(&self) -> Result<()> {
        let allowed = [
            ("a first visit", self.first_visit(), self.budget.first_visit),
            ("the whole page", self.whole(), self.budget.whole),
        ];
        for (what, cost, budget) in allowed {
            ensure!(
                cost <= budget,
                "{what} costs {cost} bytes by brotli, and budget.toml allows {budget}"
            );
        }
        Ok(())
    }

    /// What must have arrived before a report can be pasted.
    fn first_visit(&self) -> usize {
        self.files.iter().filter(|it| !it.later).map(|it| it.brotli).sum()
    }

    fn whole(&self) -> usize {
        self.files.iter().map(|it| it.brotli).sum()
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(out, "   bytes     brotli")?;
        for file in &self.files {
            let when = if file.later { ", when the page stands" } else { "" };
            writeln!(out, "{:>8}   {:>8}  {}{when}", file.raw, file.brotli, file.name)?;
        }
        let Budget { first_visit, whole } = self.budget;
        writeln!(
            out,
            "           {:>8}  a first visit, of {first_visit} allowed",
            self.first_visit()
        )?;
        write!(out, "           {:>8}  the whole page, of {whole} allowed", self.whole())
    }
}

fn weigh_file(path: &Path, later: bool) -> Result<File> {
    let bytes = fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(File { name, raw: bytes.len(), brotli: brotli(&bytes)?, later })
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    Ok(pack(bytes)?.len())
}

/// The bytes as small as brotli makes them.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed)
}

fn budget() -> Result<Budget> {
    Ok(Budget { first_visit: allowed("first_visit_bytes")?, whole: allowed("whole_bytes")? })
}

/// The number of bytes that `budget.toml` allows under `key`.
pub fn allowed(key: &str) -> Result<usize> {
    let text = fs::read_to_string(paths::root().join("budget.toml")).context("budget.toml")?;
    let line = text.lines().find_map(|it| it.strip_prefix(key)?.strip_prefix(" = "));
    let digits = line.with_context(|| format!("budget.toml has no {key}"))?.replace('_', "");
    digits.trim().parse().with_context(|| format!("budget.toml: {key}"))
}
