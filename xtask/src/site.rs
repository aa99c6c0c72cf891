//! Lays out the page as static files, for `dist/site/`.

use crate::bindgen::Bound;
use crate::index::{self, Asset};
use crate::{offline, paths};
use anyhow::{Context, Result};
use std::fs;
use std::path::Path;

/// Writes the whole page anew, so that nothing of an earlier build stays behind.
pub fn write(bound: &Bound, site: &Path) -> Result<()> {
    write_page(&read("index.html")?, bound, site)?;
    offline::fill_in(site)
}

/// As [`write`], with another `index` than the page's own and without what makes it work offline.
pub fn write_page(index: &str, bound: &Bound, site: &Path) -> Result<()> {
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    fs::create_dir_all(site)?;
    let page = index::render(index, &read("Trunk.toml")?)?;
    fs::write(site.join("index.html"), page.html)?;
    for asset in &page.assets {
        place(asset, site)?;
    }
    bound.files().try_for_each(|it| copy_file(it, site))
}

fn read(name: &str) -> Result<String> {
    fs::read_to_string(paths::root().join(name)).with_context(|| name.to_owned())
}

fn place(asset: &Asset, site: &Path) -> Result<()> {
    match asset {
        Asset::File(path) => copy_file(&paths::root().join(path), site),
        Asset::Folder(path) => copy_folder(&paths::root().join(path), site),
    }
    .context("index.html asks for it")
}

fn copy_file(file: &Path, into: &Path) -> Result<()> {
    let name = file.file_name().with_context(|| format!("{} names no file", file.display()))?;
    fs::copy(file, into.join(name)).with_context(|| file.display().to_string())?;
    Ok(())
}

fn copy_folder(folder: &Path, into: &Path) -> Result<()> {
    let name = folder.file_name().with_context(|| format!("{}: no name", folder.display()))?;
    let into = into.join(name);
    fs::create_dir_all(&into)?;
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() { copy_folder(&path, &into)? } else { copy_file(&path, &into)? }
    }
    Ok(())
}
