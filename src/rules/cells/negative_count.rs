//! A count below 0. 本年增/减 of the 2019 form is no count, and may be negative.
//!
//! # Why it matters
//!
//! A number of applications, documents or cases cannot be negative. The number is used as it
//! stands.
//!
//! # Fails
//!
//! ```text
//! applications disclosed natural_person = -9
//! applications disclosed total = -8
//! also column-total-mismatch
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications disclosed natural_person = 9
//! applications disclosed total = 10
//! ```
//!
//! # Source
//!
//! Follows from what the forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 count.

use crate::form::Measure;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "negative-count", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report_each(
        &RULE,
        || Facts::NegativeCount,
        context,
        out,
        |column, it| {
            it.value.is_some_and(|value| column.measure == Measure::Count && value.is_negative())
        },
    );
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn an_increase_may_be_negative() {
        assert_eq!(found("form 2019\ndisclosure fees change = -5"), [""; 0]);
    }
}
