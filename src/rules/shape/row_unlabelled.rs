//! Rows whose figures stand without a label. They were placed by their order.
//!
//! # Why it matters
//!
//! The reader should see that no label confirms the place.
//!
//! # Fails
//!
//! ```text
//! remark row-unlabelled applications disclosed
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications disclosed total = 10
//! ```
//!
//! # Source
//!
//! How tables arrive from the clipboard and from PDF.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-unlabelled", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::RowUnlabelled, |it| match it {
        Remark::RowUnlabelled { place, span } => Some(Line::new(*place, *span)),
        _ => None,
    });
}
