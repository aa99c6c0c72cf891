//! Every figure of the applications table is 0.
//!
//! # Why it matters
//!
//! It is often true of a small body; sometimes the table was published before it was filled in.
//!
//! # Fails
//!
//! ```text
//! applications * * = 0
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications * natural_person = 0
//! applications received natural_person = 1
//! also row-total-mismatch
//! also carry-over-mismatch
//! also column-total-mismatch
//! ```
//!
//! # Source
//!
//! Experience.

use crate::decimal::Decimal;
use crate::form::TableId;
use crate::reading::{Place, ReadTable};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "all-zero", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(context.reading.table(TableId::Applications).and_then(finding));
}

fn finding(table: &ReadTable) -> Option<Finding> {
    let cells = || table.rows.iter().flat_map(|it| &it.cells);
    let all_zero = cells().all(|it| it.amount().is_some_and(Decimal::is_zero));
    let any_zero = cells().any(|it| it.value.is_some());
    let place = Place::table(TableId::Applications);
    (all_zero && any_zero).then(|| RULE.finding(Facts::AllZero).at(place).on(Some(table.span)))
}
