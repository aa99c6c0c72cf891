//! The browsers of offices are years old. What is built must start on Chromium 80.

use anyhow::{Context, Result};
use std::fs;
use std::path::Path;
use wasmparser::{Validator, WasmFeatures};

/// What Chromium 80 can do. Reference types came with 96, several results of a function with 85.
const CHROMIUM_80: WasmFeatures = WasmFeatures::WASM1
    .union(WasmFeatures::BULK_MEMORY)
    .union(WasmFeatures::SIGN_EXTENSION)
    .union(WasmFeatures::SATURATING_FLOAT_TO_INT);

/// Refuses a module that a browser with the kernel of Chromium 80 would refuse.
pub fn check(wasm: &Path) -> Result<()> {
    let bytes = fs::read(wasm)?;
    Validator::new_with_features(CHROMIUM_80).validate_all(&bytes).map(drop).with_context(|| {
        format!(
            "{} needs more than Chromium 80 can do, so older browsers would not start the page. \
             The flag for it stands in .cargo/config.toml (target-cpu=mvp), and an exported \
             RUSTFLAGS replaces it without a word; xtask/src/split.rs does the rest. In detail",
            wasm.display()
        )
    })
}
