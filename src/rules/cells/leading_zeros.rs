//! A number with zeros before it (01, 00). They were left out.
//!
//! # Why it matters
//!
//! It may be a digit that was lost or typed twice.
//!
//! # Fails
//!
//! ```text
//! applications received natural_person = "020"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received natural_person = 20
//! ```
//!
//! # Source
//!
//! General practice of statistical reports.

use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "leading-zeros", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(&RULE, || Facts::LeadingZeros, context, out, |_, it| it.traits.leading_zeros);
}
