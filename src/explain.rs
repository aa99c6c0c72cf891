//! Every sentence that a user reads is made here, in Chinese and in English.

use crate::reading::Reading;
use crate::rules::{Evaluated, Finding};

/// The language of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the language of the report and of its readers.
    #[default]
    Zh,
    /// English.
    En,
}

/// What a finding says, in one sentence that is understandable alone.
pub fn message(
    _finding: &Finding,
    _reading: &Reading,
    _identities: &[Evaluated],
    _lang: Lang,
) -> String {
    String::new()
}

/// Why an identity was not checked.
pub fn reason(_reason: &crate::rules::Reason, _reading: &Reading, _lang: Lang) -> String {
    String::new()
}
