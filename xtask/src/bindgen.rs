//! Makes JavaScript glue and the final module from what rustc wrote, by wasm-bindgen as a library:
//! no second tool to install, and no two versions that could disagree.

use crate::{paths, split};
use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// The base of the names of glue and module.
const NAME: &str = "gouji";

/// What kind of script the glue is.
#[derive(Clone, Copy)]
enum Form {
    Module,
    Script,
}

/// Glue and module of the page.
pub struct Bound {
    pub glue: PathBuf,
    pub wasm: PathBuf,
    /// The module that the page fetches when it stands, if it was cut in two.
    pub later: Option<PathBuf>,
}

impl Bound {
    fn new(folder: &Path, later: Option<&str>) -> Self {
        Self {
            glue: folder.join(format!("{NAME}.js")),
            wasm: folder.join(format!("{NAME}_bg.wasm")),
            later: later.map(|it| folder.join(it)),
        }
    }

    /// All files, glue and first module first.
    pub fn files(&self) -> impl Iterator<Item = &Path> {
        [&self.glue, &self.wasm].into_iter().chain(&self.later).map(PathBuf::as_path)
    }
}

/// Binds `wasm`, whole, in the folder `purpose` of the cache, unless the last run did so already.
pub fn bind(wasm: &Path, purpose: &str) -> Result<Bound> {
    bind_as(wasm, purpose, Form::Module)
}

/// As [`bind`], with glue that is a script: a page that is opened from disk may not import.
pub fn bind_script(wasm: &Path, purpose: &str) -> Result<Bound> {
    bind_as(wasm, purpose, Form::Script)
}

fn bind_as(wasm: &Path, purpose: &str, form: Form) -> Result<Bound> {
    let folder = paths::cache().join(purpose);
    unless_done(wasm, &folder, || {
        let whole = folder.join("whole.wasm");
        fs::copy(wasm, &whole)?;
        split::strip(&whole)?;
        generate(&whole, &folder, form)
    })?;
    Ok(Bound::new(&folder, None))
}

/// Cuts `wasm` in two and binds the first part, as [`bind`].
pub fn cut_and_bind(wasm: &Path, purpose: &str) -> Result<Bound> {
    let folder = paths::cache().join(purpose);
    unless_done(wasm, &folder, || {
        let cut = split::cut(wasm, &folder)?;
        split::strip(&cut.first)?;
        generate(&cut.first, &folder, Form::Module)?;
        cut.join_loader(&Bound::new(&folder, None).glue)
    })?;
    Ok(Bound::new(&folder, Some(split::LATER)))
}

/// Does `work` in an empty `folder`, unless the last run did it with the same module.
fn unless_done(wasm: &Path, folder: &Path, work: impl FnOnce() -> Result<()>) -> Result<()> {
    let stamp = folder.join("stamp");
    let wanted = fingerprint(wasm)?;
    if fs::read_to_string(&stamp).is_ok_and(|it| it == wanted) {
        return Ok(());
    }
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::create_dir_all(folder)?;
    work()?;
    Ok(fs::write(stamp, wanted)?)
}

fn generate(wasm: &Path, folder: &Path, form: Form) -> Result<()> {
    let mut bindgen = Bindgen::new();
    match form {
        Form::Module => bindgen.web(true)?,
        Form::Script => bindgen.no_modules(true)?,
    };
    bindgen
        .omit_default_module_path(matches!(form, Form::Script))
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .keep_lld_exports(true)
        .input_path(wasm)
        .out_name(NAME)
        .generate(folder)
        .context("wasm-bindgen")?;
    ensure!(
        !folder.join("snippets").exists(),
        "a dependency brings JavaScript of its own (wasm-bindgen's `inline_js` or `module`); \
         the page is glue and module alone, so that it fits into one file"
    );
    Ok(())
}

/// Changes with the module and with this program, whose settings above shape the result.
/// Times would not do for the module: cargo restores an older build with its older time.
fn fingerprint(wasm: &Path) -> Result<String> {
    let bytes = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let program = fs::metadata(std::env::current_exe()?)?.modified()?;
    Ok(format!("{} {program:?}", hex(&Sha256::digest(bytes))))
}

/// Bytes as lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}
