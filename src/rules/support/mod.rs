//! What several rules share.

pub mod cells;
pub mod lines;
pub mod mismatch;
