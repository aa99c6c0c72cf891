//! Takes out of the program what only readers of its sources would use.

use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;
use walrus::{Module, ModuleConfig};

/// Writes `wasm` to `to`, with short names for its imports, and returns the `glue` that goes with it.
pub fn slim(wasm: &Path, glue: &str, to: &Path) -> Result<String> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(wasm)?;
    let glue = rename_imports(&mut module, glue)?;
    fs::write(to, module.emit_wasm())?;
    Ok(glue)
}

/// wasm-bindgen ends the name of each import in 16 digits, and no digit foretells the next.
fn rename_imports(module: &mut Module, glue: &str) -> Result<String> {
    // What the glue does with the address of a script: an inline one has none.
    const ADDRESS: &str = "new URL(document.currentScript.src, location.href).toString()";
    ensure!(glue.contains(ADDRESS), "another glue than that of wasm-bindgen 0.2.130");
    let mut glue = glue.replace(ADDRESS, "''");
    for (at, import) in module.imports.iter_mut().enumerate() {
        let key = format!("{}: function(", import.name);
        ensure!(glue.matches(&key).count() == 1, "not once in the glue: {key}");
        import.name = format!("i{at}");
        glue = glue.replacen(&key, &format!("{}: function(", import.name), 1);
    }
    Ok(glue)
}
