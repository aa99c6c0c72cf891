//! Lays out `dist/gouji.html`: the whole page in one file, which opens from disk and in any frame.
//!
//! It is pure ASCII, so that no server's and no browser's notion of its encoding can spoil it. The
//! program, its glue and the styles are packed by `pack/` into one block of text; what unpacks them
//! is a module of its own, as gzip in the same characters. `static/single.js` is the other half.

mod document;
mod links;
pub mod panics;
mod policy;
mod script;
mod slim;
mod sweep;

use crate::run::step;
use crate::{kernels, page, paths, size};
use anyhow::{Context, Result, ensure};
use document::Carried;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::fs;
use std::io::Write;
use std::path::Path;

pub use script::inline;

/// Builds the file, and refuses one that weighs more than `budget.toml` allows.
pub fn build() -> Result<()> {
    let html = step("build the single file", || document::write(&carried()?))?;
    fs::create_dir_all(paths::dist())?;
    fs::write(paths::single(), &html)?;
    let allowed = size::allowed("single_bytes")?;
    println!("{:>8}  gouji.html, of {allowed} allowed", html.len());
    ensure!(html.is_ascii(), "gouji.html has characters that an encoding could spoil");
    ensure!(
        html.len() <= allowed,
        "gouji.html has {} bytes, and budget.toml allows {allowed}",
        html.len()
    );
    Ok(())
}

fn carried() -> Result<Carried> {
    let bound = page::build_small()?;
    let slim = bound.wasm.with_file_name("slim.wasm");
    let glue = slim::slim(&bound.wasm, &fs::read_to_string(&bound.glue)?, &slim)?;
    kernels::check(&slim)?;
    let (glue, style) = (script::lean(&glue), script::style_sheet(&read("static/style.css")?));
    let packed = pack::pack(&[&fs::read(&slim)?, glue.as_bytes(), style.as_bytes()]);
    let unpacker = gzip(&page::build_unpacker()?)?;
    Ok(Carried {
        packed: String::from_utf8(packed).context("the packed text is ASCII")?,
        unpacker_bytes: unpacker.len(),
        unpacker: String::from_utf8(pack::text_of(&unpacker)).context("its text is ASCII")?,
        glue,
        style,
    })
}

fn gzip(file: &Path) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(&fs::read(file)?)?;
    Ok(encoder.finish()?)
}

/// A file of the repository.
fn read(name: &str) -> Result<String> {
    fs::read_to_string(paths::root().join(name)).with_context(|| name.to_owned())
}
