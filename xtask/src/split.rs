//! Cuts the page in two at `src/app/checker.rs`: the module that the page starts with, and the one
//! that it fetches afterwards.

use anyhow::{Context, Result, anyhow, ensure};
use std::fs;
use std::path::{Path, PathBuf};
use walrus::{ConstExpr, ElementItems, ModuleConfig};
use wasm_split_cli_support::Options;

/// The name of the second module, from the name at the split point.
pub const LATER: &str = "split_checker.wasm";

/// What the page starts with, still to be bound, and how it fetches the rest.
pub struct Cut {
    pub first: PathBuf,
    loader: PathBuf,
}

/// Cuts `wasm`, which was linked with `--emit-relocs` and not stripped, in the folder `into`.
pub fn cut(wasm: &Path, into: &Path) -> Result<Cut> {
    let bytes = fs::read(wasm).with_context(|| wasm.display().to_string())?;
    let cut = Cut { first: into.join("first.wasm"), loader: into.join("loader.js") };
    let mut options = Options::new(&bytes);
    options.output_dir = into;
    options.main_out_path = &cut.first;
    options.link_name = "./loader.js";
    let done = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow!("cutting the page in two: {error:?}"))?;
    ensure!(
        done.split_modules == [into.join(LATER)],
        "the page came apart into {:?}; one second module was expected",
        done.split_modules
    );
    strip(&into.join(LATER))?;
    Ok(cut)
}

/// Writes `wasm` anew without what only linkers and debuggers read, and in the oldest form: the
/// linker pads every number that it may have to change, and the cut fills the places of functions
/// that come later with nothing in so many words; Chromium 80 refuses both. Without `target_features` wasm-bindgen does not
/// conclude that a browser can do what Chromium 80 cannot.
pub fn strip(wasm: &Path) -> Result<()> {
    let mut config = ModuleConfig::new();
    config.generate_name_section(false).generate_producers_section(false);
    let mut module = config.parse_file(wasm)?;
    let read_by_tools =
        |name: &str| name.starts_with("reloc.") || ["linking", "target_features"].contains(&name);
    let names: Vec<_> = module.customs.iter().map(|it| it.1.name().to_owned()).collect();
    for name in names.iter().filter(|it| read_by_tools(it)) {
        module.customs.remove_raw(name);
    }
    for element in module.elements.iter_mut() {
        if let ElementItems::Expressions(_, items) = &element.items
            && items.iter().all(|it| matches!(it, ConstExpr::RefNull(_)))
        {
            element.items = ElementItems::Functions(Vec::new());
        }
    }
    module.emit_wasm_file(wasm)
}

impl Cut {
    /// Puts the loader of the second module into the `glue` of the first. As a file of its own it
    /// would be one more request, and glue and loader would have to import each other, which a
    /// second attempt under another address cannot.
    pub fn join_loader(&self, glue: &Path) -> Result<()> {
        const FETCH: &str = "const src = fetch(";
        // A worker is given the module that the page has compiled.
        const GIVEN: &str = "const src = later ? Promise.resolve(later) : fetch(";
        const MODULES: &str = "let later;
export function modules() { return [wasmModule, later]; }
export function takeLater(module) { later = module; }
";
        const STREAM: &str = "(WebAssembly.instantiateStreaming(src, imports))";
        // Servers that do not know the type of a module send it as something else.
        const PATIENT: &str = "{
            const given = await src;
            if (!later && !given.ok) { throw new Error(given.url + ' HTTP ' + given.status); }
            later = later || await WebAssembly.compile(await given.arrayBuffer());
            return WebAssembly.instantiate(later, imports);
        }";
        let loader = fs::read_to_string(&self.loader)?;
        let glue_text = fs::read_to_string(glue)?;
        let (import, loader) = loader.split_once('\n').context("an empty loader")?;
        ensure!(import.starts_with("import { initSync } from"), "another loader: {import}");
        let loader = replace(loader, STREAM, PATIENT)?;
        let loader = replace(&loader, "export const __wasm_split_load_checker", "const checker")?;
        ensure!(!loader.contains("export "), "another loader: {loader}");
        let loader = replace(&loader, FETCH, GIVEN)?;
        let joined = replace(
            &glue_text,
            "import * as import1 from \"./loader.js\"\n",
            &format!(
                "{MODULES}{loader}const import1 = {{ __wasm_split_load_checker: checker }};\n"
            ),
        )?;
        fs::remove_file(&self.loader)?;
        Ok(fs::write(glue, joined)?)
    }
}

/// Replaces the one occurrence of `from`.
fn replace(text: &str, from: &str, to: &str) -> Result<String> {
    ensure!(text.matches(from).count() == 1, "expected once: {from}\nin: {text}");
    Ok(text.replacen(from, to, 1))
}
