//! A count that looks like a year: the report's own year, or in a sum that fails any year from
//! 2019 to 2026.
//!
//! # Why it matters
//!
//! A year from the head or the title may have slipped into the table.
//!
//! # Fails
//!
//! ```text
//! applications received natural_person = 2023
//! also row-total-mismatch
//! also carry-over-mismatch
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received natural_person = 20
//! ```
//!
//! # Source
//!
//! Experience; a number of that size that fits its sums is not reported.

use crate::decimal::Decimal;
use crate::form::{CellId, Measure, TableId};
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "year-as-count", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in TableId::ALL {
        let mut cells = cells::cells(context, table, |column, it| {
            column.measure == Measure::Count && it.value.is_some_and(|it| is_year(context, it))
        });
        cells.retain(|it| is_suspicious(context, *it));
        if !cells.is_empty() {
            out.push(cells::finding(&RULE, Facts::YearAsCount, context, cells));
        }
    }
}

fn is_year(context: &Context<'_>, value: Decimal) -> bool {
    let is = |year: u16| value == Decimal::from(i64::from(year));
    context.reading.year.is_some_and(is) || (2019..=2026).any(is)
}

/// Figures of 主动公开 have no sums that could fail: there, only the report's own year tells.
fn is_suspicious(context: &Context<'_>, cell: CellId) -> bool {
    let is_own = |year: u16| context.amount(cell) == Some(Decimal::from(i64::from(year)));
    let in_failing = || context.failing().any(|it| it.1.identity.cells().any(|it| it == cell));
    match cell.table {
        TableId::Disclosure => context.reading.year.is_some_and(is_own),
        TableId::Applications | TableId::Disputes => in_failing(),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn a_number_that_fits_its_sums_is_no_year() {
        let script = "applications received natural_person = 2023
            applications received total = 2027
            applications disclosed natural_person = 2012
            applications disclosed total = 2013
            applications handled_total natural_person = 2023
            applications handled_total total = 2026";
        assert_eq!(found(script), [""; 0]);
    }
    #[test]
    fn any_year_tells_in_a_sum_that_fails_and_in_no_other() {
        let last_year = "applications received natural_person = 2022";
        assert!(found(last_year).contains(&"year-as-count"));
        assert!(found(&format!("year = none\n{last_year}")).contains(&"year-as-count"));
        let elsewhere = "applications received natural_person = 2023
            applications received total = 2027
            applications disclosed natural_person = 2012
            applications disclosed total = 2013
            applications handled_total natural_person = 2023
            applications handled_total total = 2026
            disputes reconsideration total = 3";
        assert_eq!(found(elsewhere), ["group-total-mismatch"]);
    }

    #[test]
    fn without_sums_only_the_own_year_tells() {
        assert_eq!(found("disclosure licensing decisions = 2023"), ["year-as-count"]);
        assert_eq!(found("disclosure licensing decisions = 2022"), [""; 0]);
        assert_eq!(found("year = none\ndisclosure licensing decisions = 2023"), [""; 0]);
    }
}
