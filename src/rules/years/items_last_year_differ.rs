//! 上一年项目数量 does not follow from last year's report (2019 form).
//!
//! # Why it matters
//!
//! What a report says of the year before is what last year's report ended with.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! last disclosure fees items_last_year = 7
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! last disclosure fees items_last_year = 5
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2019〕60号. May be right where the catalogue of items was
//! changed.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::rules::Severity;
use crate::rules::support::links::Kind;

/// The rule.
pub const RULE: YearRule =
    YearRule { name: "items-last-year-differ", severity: Severity::Note, check };

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    RULE.report(years, out, Kind::Items, |it| YearFacts::ItemsLastYearDiffer(it.clone()));
}
