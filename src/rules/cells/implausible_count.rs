//! A count of more than ten digits.
//!
//! # Why it matters
//!
//! No public body counts that much: the digits of two cells may have run together, or a number
//! of another kind slipped in.
//!
//! # Fails
//!
//! ```text
//! disclosure licensing decisions = 35001200001
//! ```
//!
//! # Corrected
//!
//! ```text
//! disclosure licensing decisions = 350
//! ```
//!
//! # Source
//!
//! Experience.

use crate::decimal::Decimal;
use crate::form::Measure;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "implausible-count", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let most = Decimal::from(9_999_999_999);
    cells::report(
        &RULE,
        || Facts::ImplausibleCount,
        context,
        out,
        |column, it| {
            column.measure != Measure::Amount && it.value.is_some_and(|it| it.abs() > most)
        },
    );
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn ten_digits_are_plausible() {
        assert_eq!(found("disclosure licensing decisions = 9999999999"), [""; 0]);
        let eleven = "disclosure licensing decisions = 10000000000";
        assert_eq!(found(eleven), ["implausible-count"]);
    }
}
