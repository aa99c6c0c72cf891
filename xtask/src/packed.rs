//! Writes the files of the site packed beside themselves (`.br`, `.gz`), for servers that send such
//! files as they are: they need not pack anything, and these are smaller.

use crate::size;
use anyhow::Result;
use flate2::{Compression, GzBuilder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// What is worth packing.
const ENDINGS: [&str; 7] = ["css", "html", "js", "json", "svg", "wasm", "webmanifest"];

/// Packs every such file in `site`. The same file comes to the same bytes: no time is noted in it.
pub fn write(site: &Path) -> Result<()> {
    for entry in fs::read_dir(site)? {
        let path = entry?.path();
        let ending = path.extension().and_then(|it| it.to_str()).unwrap_or_default();
        if !ENDINGS.contains(&ending) {
            continue;
        }
        let bytes = fs::read(&path)?;
        fs::write(path.with_extension(format!("{ending}.br")), size::pack(&bytes)?)?;
        fs::write(path.with_extension(format!("{ending}.gz")), gzip(&bytes)?)?;
    }
    Ok(())
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packer.write_all(bytes)?;
    Ok(packer.finish()?)
}
