//! The pipeline as one function.
use crate::source::Source;
/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {}
/// Reads and judges one report.
pub fn check(_source: &Source) -> Checked { Checked {} }
