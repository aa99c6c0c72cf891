//! What several rules share.

pub mod mismatch;
