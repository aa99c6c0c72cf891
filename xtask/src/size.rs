//! What a first visit costs on the wire, held against `budget.toml`.

use crate::paths;
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
}

/// All files that the page needs to start, and what they may cost together.
pub struct Weight {
    files: Vec<File>,
    budget: usize,
}

/// Weighs what lies in `site` itself; folders hold what only some visitors fetch, and files
/// without an ending are licences.
pub fn weigh(site: &Path) -> Result<Weight> {
    let mut files = Vec::new();
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        if path.is_file() && path.extension().is_some() {
            files.push(weigh_file(&path)?);
        }
    }
    files.sort_by_key(|it| std::cmp::Reverse(it.brotli));
    Ok(Weight { files, budget: budget()? })
}

impl Weight {
    /// Refuses a page that costs more than its budget.
    pub fn within_budget(&self) -> Result<()> {
        let (_, sum) = self.sum();
        ensure!(
            sum <= self.budget,
            "the page costs {sum} bytes by brotli, and budget.toml allows {}",
            self.budget
        );
        Ok(())
    }

    fn sum(&self) -> (usize, usize) {
        self.files.iter().fold((0, 0), |(raw, brotli), it| (raw + it.raw, brotli + it.brotli))
    }
}

impl fmt::Display for Weight {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (raw, brotli) = self.sum();
        writeln!(out, "   bytes     brotli")?;
        for file in &self.files {
            writeln!(out, "{:>8}   {:>8}  {}", file.raw, file.brotli, file.name)?;
        }
        let share = brotli * 100 / self.budget.max(1);
        write!(out, "{raw:>8}   {brotli:>8}  in all, {share} % of the budget of {}", self.budget)
    }
}

fn weigh_file(path: &Path) -> Result<File> {
    let bytes = fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Ok(File { name, raw: bytes.len(), brotli: brotli(&bytes)? })
}

fn brotli(bytes: &[u8]) -> Result<usize> {
    let params = BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &params)?;
    Ok(packed.len())
}

fn budget() -> Result<usize> {
    let text = fs::read_to_string(paths::root().join("budget.toml")).context("budget.toml")?;
    let line = text.lines().find_map(|it| it.strip_prefix("brotli_bytes = "));
    let digits = line.context("budget.toml has no brotli_bytes")?.replace('_', "");
    digits.trim().parse().context("budget.toml: brotli_bytes")
}
