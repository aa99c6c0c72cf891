//! A second table of the same kind. The first was read.
//!
//! # Why it matters
//!
//! Two reports may have been pasted at once, or a table of another year is printed beside it.
//!
//! # Fails
//!
//! ```text
//! remark table-doubled applications
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
//! How reports arrive.

use crate::reading::{Place, Remark};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "table-doubled", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(context.reading.remarks.iter().filter_map(finding));
}

fn finding(remark: &Remark) -> Option<Finding> {
    let Remark::TableDoubled { table, span } = *remark else { return None };
    Some(RULE.finding(Facts::TableDoubled).at(Place::table(table)).on(Some(span)))
}
