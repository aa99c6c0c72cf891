//! What several rules share.

pub mod cells;
pub mod hint;
pub mod lines;
pub mod links;
pub mod mismatch;
