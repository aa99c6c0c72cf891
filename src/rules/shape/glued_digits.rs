//! Figures without anything between them, which were cut in the only way that the columns and
//! the sums allow.
//!
//! # Why it matters
//!
//! The cut is an inference: the sums that it was made by are counted as assumed.
//!
//! # Fails
//!
//! ```text
//! remark glued-cut applications received "20300124"
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
//! How tables arrive from some pages ("713000074"); found in real reports.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "glued-digits", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::GluedDigits, |it| match it {
        Remark::GluedCut { place, text, span } => Some(Line::new(*place, *span).printed(text)),
        _ => None,
    });
}
