//! The head of a table lacks an official column.
//!
//! # Why it matters
//!
//! The figures below cannot be given to their columns for certain, and the table is not the
//! official one any more.
//!
//! # Fails
//!
//! ```text
//! applications * other = lost
//! remark column-missing applications other
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications * other = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in real reports.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "column-missing", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::ColumnMissing, |it| match it {
        Remark::ColumnMissing { place, span } => Some(Line::new(*place, *span)),
        _ => None,
    });
}
