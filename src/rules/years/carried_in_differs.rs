//! 上年结转 differs from what last year's report carried over.
//!
//! # Why it matters
//!
//! 二、上年结转 of a year is 四、结转下年度 of the year before: the same applications, counted twice.
//! Where the two differ, one of the reports miscounts what was open at the turn of the year.
//!
//! # Fails
//!
//! ```text
//! last applications carried_out total = 3
//! ```
//!
//! # Corrected
//!
//! ```text
//! last applications carried_out total = 2
//! ```
//!
//! # Source
//!
//! Follows from the form. May be right where bodies were merged or split, or where last year's
//! report was corrected later.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::rules::Severity;
use crate::rules::support::links::Kind;

/// The rule.
pub const RULE: YearRule =
    YearRule { name: "carried-in-differs", severity: Severity::Warning, check };

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    RULE.report(years, out, Kind::CarriedIn, |_| YearFacts::CarriedInDiffers);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found_between_years;

    #[test]
    fn each_column_is_compared_with_its_own() {
        let script = "last applications carried_out natural_person = 1
            last applications carried_out business = 1";
        assert_eq!(found_between_years(script), ["carried-in-differs"; 2]);
    }

    #[test]
    fn a_blank_counts_as_nothing() {
        assert_eq!(found_between_years("last applications carried_out business = blank"), [""; 0]);
        let script = "last applications carried_out total = blank";
        assert_eq!(found_between_years(script), ["carried-in-differs"]);
    }
}
