//! Figures without anything between them, which can be cut in several ways, or in none.
//!
//! # Why it matters
//!
//! What stands where is unknown: the row is neither right nor wrong.
//!
//! # Fails
//!
//! ```text
//! applications received * = lost
//! remark glued-ambiguous applications received "111111"
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
pub const RULE: Rule = Rule { name: "glued-digits-ambiguous", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::GluedDigitsAmbiguous, |it| match it {
        Remark::GluedAmbiguous { place, text, span } => {
            Some(Line::new(*place, *span).printed(text))
        }
        _ => None,
    });
}
