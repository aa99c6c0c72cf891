//! A count that is not whole.
//!
//! # Why it matters
//!
//! Only amounts of money have decimals in this form. The number is used as it stands.
//!
//! # Fails
//!
//! ```text
//! applications received business = 3.5
//! applications received total = 24.5
//! also carry-over-mismatch
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received business = 3
//! applications received total = 24
//! ```
//!
//! # Source
//!
//! Follows from what the forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 count.

use crate::form::Measure;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "fractional-count", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report_each(
        &RULE,
        || Facts::FractionalCount,
        context,
        out,
        |column, it| {
            let is_amount = column.measure == Measure::Amount;
            it.value.is_some_and(|value| !is_amount && !value.is_whole())
        },
    );
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn zeros_behind_the_point_are_whole() {
        assert_eq!(found("applications received business = 3.0"), [""; 0]);
    }
}
