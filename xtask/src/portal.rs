//! Lays out the made-up portal of `examples/portal/` with what it embeds.

use crate::{package, paths, single};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// Builds what the portal embeds, lays it out in a folder of the cache, and returns that folder.
pub fn build() -> Result<PathBuf> {
    package::build()?;
    single::build()?;
    let folder = paths::cache().join("portal");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    copy(&paths::root().join("examples/portal"), &folder)?;
    copy(&paths::package(), &folder.join("gouji"))?;
    fs::copy(paths::single(), folder.join("gouji.html"))?;
    Ok(folder)
}

/// Copies the files of a folder.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let path = entry?.path();
        fs::copy(&path, to.join(path.file_name().context("a file without a name")?))?;
    }
    Ok(())
}
