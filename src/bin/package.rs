//! The module of the package `gouji`: the library's exports. Nothing happens until one is called.

use gouji as _;

/// As the page's (`src/main.rs`).
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {}
