//! Cells with a dash, a slash or 无 in place of a number. They count as 0 in every sum.
//!
//! # Why it matters
//!
//! The table is a statistic: where there is nothing to count, the number is 0.
//!
//! # Fails
//!
//! ```text
//! applications carried_in research = "—"
//! disclosure regulations issued = "/"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications carried_in research = 0
//! disclosure regulations issued = 0
//! ```
//!
//! # Source
//!
//! General practice of statistical reports; found in real reports.

use crate::reading::State;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "dash-cells", severity: Severity::Warning, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(&RULE, || Facts::DashCells, context, out, |_, it| it.state == State::Dash);
}
