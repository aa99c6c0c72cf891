//! No report of the year before was there to compare with.
//!
//! # Why it matters
//!
//! Last year's reports were given, but none that is this body's and the year's before: nothing was
//! compared.
//!
//! # Fails
//!
//! ```text
//! organ = 某某镇
//! last organ = 某某乡
//! ```
//!
//! # Corrected
//!
//! ```text
//! organ = 某某镇
//! last organ = 某某镇人民政府
//! ```
//!
//! # Source
//!
//! The report is made by each body for each year (《政府信息公开条例》 articles 49 and 50).

use super::{YearFacts, YearFinding, YearRule, Years, place_of_carry_over};
use crate::rules::Severity;
use crate::rules::context::place_span;

/// The rule.
pub const RULE: YearRule =
    YearRule { name: "last-year-unmatched", severity: Severity::Unread, check };

/// Why there is nothing to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unmatched {
    /// None of the reports is this body's of the year before, or this report does not say whose
    /// it is and of which year.
    Missing,
    /// So many are.
    Several(usize),
    /// The report that was given is that of another body.
    OtherBody(String),
    /// The report that was given is of another year.
    OtherYear(u16),
    /// No table was found in the report that was given.
    NoTables,
}

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    let Err(why) = &years.last else { return };
    // A report without tables has nothing to compare.
    let Some(place) = place_of_carry_over(years.this) else { return };
    let span = place_span(years.this, place);
    out.push(RULE.finding(YearFacts::LastYearUnmatched(why.clone())).at(place).on(span));
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found_between_years;

    #[test]
    fn a_report_that_is_not_there_is_said() {
        assert_eq!(found_between_years("last missing"), ["last-year-unmatched"]);
        assert_eq!(found_between_years("last year = 2021"), ["last-year-unmatched"]);
        assert_eq!(found_between_years("refusal no-tables\nlast missing"), [""; 0]);
    }
}
