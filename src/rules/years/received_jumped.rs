//! The number of applications is more than five times last year's, or less than a fifth of it.
//!
//! # Why it matters
//!
//! Numbers change, but seldom like that: a digit may be too many or too few, or the two reports
//! may count different offices.
//!
//! # Fails
//!
//! ```text
//! last applications received total = 240
//! ```
//!
//! # Corrected
//!
//! ```text
//! last applications received total = 24
//! ```
//!
//! # Source
//!
//! Experience. Differences below ten are left alone: of few applications, five times as many are
//! still few.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::decimal::Decimal;
use crate::form::{CellId, TableId};
use crate::reading::{Place, Reading};
use crate::rules::Severity;
use crate::rules::context::{cell_id, cell_span};
use crate::rules::support::links::certain;

/// The rule.
pub const RULE: YearRule = YearRule { name: "received-jumped", severity: Severity::Note, check };

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    let Ok(last) = years.last else { return };
    let (Some((cell, this)), Some((_, last))) = (received(years.this), received(last)) else {
        return;
    };
    let few = Decimal::from(10);
    if (this - last).abs() < few || (this <= five_times(last) && last <= five_times(this)) {
        return;
    }
    let res = RULE.finding(YearFacts::ReceivedJumped).at(Place::cell(cell)).stated(last, this);
    out.push(res.on(cell_span(years.this, cell)).of_cells(vec![cell]));
}

fn received(report: &Reading) -> Option<(CellId, Decimal)> {
    let cell = cell_id(report, TableId::Applications, "received", "total")?;
    Some((cell, report.cell(cell).and_then(certain)?))
}

fn five_times(it: Decimal) -> Decimal {
    it + it + it + it + it
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found_between_years;

    #[test]
    fn only_a_jump_is_noted() {
        for (last, is_found) in [(4, true), (5, false), (120, false), (121, true), (0, true)] {
            let script = format!("last applications received total = {last}");
            assert_eq!(!found_between_years(&script).is_empty(), is_found, "{last}");
        }
        let few = "applications received total = 9\nlast applications received total = 1";
        assert_eq!(found_between_years(few), [""; 0]);
        let ten = "applications received total = 11\nlast applications received total = 1";
        assert_eq!(found_between_years(ten), ["received-jumped"]);
    }
}
