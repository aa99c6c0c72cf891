//! A unit behind a count (0件, 3宗). It was left out.
//!
//! # Why it matters
//!
//! The head of the table says what is counted; the cells hold numbers only.
//!
//! # Fails
//!
//! ```text
//! applications received total = "24件"
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

use crate::form::Measure;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "unit-in-cell", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(
        &RULE,
        || Facts::UnitInCell,
        context,
        out,
        |column, it| column.measure != Measure::Amount && it.traits.unit,
    );
}
