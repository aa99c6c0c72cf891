//! Rows that stand in another order than in the form. They were read by their labels.
//!
//! # Why it matters
//!
//! Programs that read by position will mix the figures up.
//!
//! # Fails
//!
//! ```text
//! remark row-out-of-order applications disclosed
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
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "rows-out-of-order", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::RowsOutOfOrder, |it| match it {
        Remark::RowOutOfOrder { place, span } => Some(Line::new(*place, *span)),
        _ => None,
    });
}
