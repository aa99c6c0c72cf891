//! There is no text.
//!
//! # Why it matters
//!
//! Nothing was pasted, or the file is empty.
//!
//! # Fails
//!
//! ```text
//! refusal empty
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received total = 24
//! ```
//!
//! # Source
//!
//! How reports arrive.

use crate::reading::Refusal;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "empty-input", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if context.reading.refusal == Some(Refusal::Empty) {
        out.push(RULE.finding(Facts::EmptyInput));
    }
}
