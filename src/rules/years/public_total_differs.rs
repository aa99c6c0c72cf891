//! 对外公开总数量 does not follow from last year's with what was published (2019 form).
//!
//! # Why it matters
//!
//! What was public last year and what was published this year is public now.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! last disclosure normative_documents public_total = 4
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! last disclosure normative_documents public_total = 9
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2019〕60号. May be right where documents were withdrawn.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::rules::Severity;
use crate::rules::support::links::Kind;

/// The rule.
pub const RULE: YearRule =
    YearRule { name: "public-total-differs", severity: Severity::Note, check };

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    RULE.report(years, out, Kind::PublicTotal, |it| YearFacts::PublicTotalDiffers(it.clone()));
}
