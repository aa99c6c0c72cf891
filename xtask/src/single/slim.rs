//! Takes out of the program what only readers of its sources would use.

use anyhow::{Result, ensure};
use std::fs;
use std::path::Path;
use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module, ModuleConfig};

/// Writes `wasm` to `to`, with short names for its imports and without the lines and columns of its
/// panics, and returns the `glue` that goes with it.
pub fn slim(wasm: &Path, glue: &str, to: &Path) -> Result<String> {
    let mut module = ModuleConfig::new()
        .generate_name_section(false)
        .generate_producers_section(false)
        .parse_file(wasm)?;
    let glue = rename_imports(&mut module, glue)?;
    forget_lines(&mut module);
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

/// A `core::panic::Location`: the address and length of a path, a line, a column.
const LOCATION: usize = 16;

/// Sets line and column of every place of a panic to 0: the message and the file remain.
fn forget_lines(module: &mut Module) {
    let segments: Vec<(usize, Vec<u8>)> =
        module.data.iter().filter_map(|it| Some((start(&it.kind)?, it.value.clone()))).collect();
    let ids: Vec<_> = module.data.iter().map(|it| it.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        let Some(start) = start(&data.kind) else { continue };
        let mut at = start.next_multiple_of(4) - start;
        while at + LOCATION <= data.value.len() {
            if is_location(&data.value[at..at + LOCATION], &segments).is_some() {
                data.value[at + 8..at + LOCATION].fill(0);
            }
            at += 4;
        }
    }
}

fn start(kind: &DataKind) -> Option<usize> {
    match kind {
        DataKind::Active { offset: ConstExpr::Value(Value::I32(at)), .. } => {
            usize::try_from(*at).ok()
        }
        _ => None,
    }
}

/// Whether these bytes name a source file, with a line and a column that it can have.
fn is_location(bytes: &[u8], segments: &[(usize, Vec<u8>)]) -> Option<()> {
    let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let (address, length) = (number(0)? as usize, number(4)? as usize);
    let (line, column) = (number(8)?, number(12)?);
    let (start, data) = segments.iter().rev().find(|it| it.0 <= address)?;
    let path = data.get(address - start..)?.get(..length)?;
    let fits = (1..30_000).contains(&line) && (1..400).contains(&column);
    (fits && path.ends_with(b".rs") && path.is_ascii()).then_some(())
}
