//! A number that is only about right (约100, 近百, 100余).
//!
//! # Why it matters
//!
//! A statistic needs the exact number. The number that is printed was used.
//!
//! # Fails
//!
//! ```text
//! disclosure licensing decisions = "350余"
//! ```
//!
//! # Corrected
//!
//! ```text
//! disclosure licensing decisions = 350
//! ```
//!
//! # Source
//!
//! The forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 ask for a number in every cell.

use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "approximate-count", severity: Severity::Warning, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(&RULE, || Facts::ApproximateCount, context, out, |_, it| it.traits.approximate);
}
