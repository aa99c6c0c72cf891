//! Where things are: the repository, what is built, what is published.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies inside the repository")
}

/// Cargo's target folder.
pub fn target() -> PathBuf {
    let named = env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into());
    root().join(named)
}

/// What the xtask keeps between runs.
pub fn cache() -> PathBuf {
    target().join("xtask")
}

/// The page with provoked faults, for the tests.
pub fn fault_site() -> PathBuf {
    cache().join("fault-site")
}

/// Everything that is published.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The npm package.
pub fn package() -> PathBuf {
    dist().join("package")
}

/// The page as one file.
pub fn single() -> PathBuf {
    dist().join("gouji.html")
}

/// The page as static files.
pub fn site() -> PathBuf {
    dist().join("site")
}
