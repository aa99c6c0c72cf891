//! Figures that continue last year's could not be compared with them.
//!
//! # Why it matters
//!
//! A figure that one of the texts lost, or that was placed by inference, is compared with nothing:
//! that no difference is named does not mean that there is none.
//!
//! # Fails
//!
//! ```text
//! last applications carried_out * = lost
//! ```
//!
//! # Corrected
//!
//! ```text
//! last applications carried_out * = 0
//! last applications carried_out natural_person = 2
//! last applications carried_out total = 2
//! ```
//!
//! # Source
//!
//! What could not be read is neither right nor wrong.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::form::{CellId, TableId};
use crate::reading::Place;
use crate::rules::Severity;
use crate::rules::context::cell_span;
use crate::rules::support::links::Outcome;

/// The rule.
pub const RULE: YearRule =
    YearRule { name: "last-year-uncertain", severity: Severity::Unread, check };

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    let Ok(last) = years.last else { return };
    for id in [TableId::Disclosure, TableId::Applications] {
        // What this year's report lacks is said of it already.
        let Some(table) = years.this.table(id) else { continue };
        let table_missing = last.table(id).is_none();
        let cells: Vec<CellId> = years
            .links
            .iter()
            .filter(|it| it.cell.table == id && it.outcome == Outcome::Uncertain)
            .map(|it| it.cell)
            .collect();
        if cells.is_empty() && !table_missing {
            continue;
        }
        let span = cells.first().and_then(|it| cell_span(years.this, *it)).unwrap_or(table.span);
        let res = RULE.finding(YearFacts::LastYearUncertain { table_missing });
        out.push(res.at(Place::table(id)).on(Some(span)).of_cells(cells));
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found_between_years;

    #[test]
    fn a_table_that_last_year_lacks_is_said() {
        assert_eq!(found_between_years("last without applications"), ["last-year-uncertain"]);
        // The other report says that of itself.
        assert_eq!(found_between_years("without applications\nlast"), [""; 0]);
    }
}
