//! A row of the applications table whose six kinds of applicant do not add up to its 总计.
//!
//! # Why it matters
//!
//! The last column is the total of the row. Where it differs, one kind of applicant was
//! forgotten, or the total was typed by hand and not brought up to date.
//!
//! # Fails
//!
//! ```text
//! applications carried_out total = 4
//! applications carried_in total = 3
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications carried_out total = 3
//! applications carried_in total = 2
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号 and of 国办公开办函〔2019〕60号.

use crate::form::IdentityKind;
use crate::rules::support::mismatch;
use crate::rules::{Context, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-total-mismatch", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    mismatch::report(&RULE, IdentityKind::RowTotal, context, out);
}
