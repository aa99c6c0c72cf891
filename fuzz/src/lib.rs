//! What must hold for every input, one module a target. The short test of the root package
//! (`tests/fuzz_short.rs`) compiles the same files.

pub mod args;
pub mod bytes;
pub mod cut;
pub mod html;
pub mod reading;
pub mod seeds;
pub mod suspects;
pub mod text;

/// The tests' own generator of reports.
#[path = "../../tests/support/mod.rs"]
pub mod support;
