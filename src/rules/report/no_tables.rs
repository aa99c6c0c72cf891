//! A report whose sections are there but whose tables are not.
//!
//! # Why it matters
//!
//! The tables are pictures, or were not pasted.
//!
//! # Fails
//!
//! ```text
//! refusal no-tables
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
//! Found in real reports.

use crate::reading::Refusal;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "no-tables", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if context.reading.refusal == Some(Refusal::NoTables) {
        out.push(RULE.finding(Facts::NoTables));
    }
}
