//! The characters were destroyed on the way.
//!
//! # Why it matters
//!
//! The text was saved or opened in the wrong encoding; what is lost cannot be guessed.
//!
//! # Fails
//!
//! ```text
//! refusal broken-encoding
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
//! How reports arrive: text in GBK that was read as something else.

use crate::reading::Refusal;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "broken-encoding", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if context.reading.refusal == Some(Refusal::BrokenEncoding) {
        out.push(RULE.finding(Facts::BrokenEncoding));
    }
}
