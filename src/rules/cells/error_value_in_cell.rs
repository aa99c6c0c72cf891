//! One of Excel's error values in place of a number.
//!
//! # Why it matters
//!
//! The formula behind the cell is broken, and the report was published with it. The sums that
//! the cell takes part in cannot be checked.
//!
//! # Fails
//!
//! ```text
//! applications received total = "#REF!"
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
//! The forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 ask for a number in every cell.

use crate::reading::State;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "error-value-in-cell", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(
        &RULE,
        || Facts::ErrorValueInCell,
        context,
        out,
        |_, it| it.state == State::Unreadable && it.traits.error_value,
    );
}
