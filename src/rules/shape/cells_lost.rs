//! Cells that the text does not give, where no other finding speaks of them.
//!
//! # Why it matters
//!
//! They are unknown and no 0; the sums that they take part in are not checked.
//!
//! # Fails
//!
//! ```text
//! applications received natural_person = lost
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
//! How tables arrive from the clipboard and from PDF.

use crate::form::{CellId, TableId};
use crate::reading::{Place, Remark};
use crate::rules::support::lines;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "cells-lost", severity: Severity::Unread, check };

/// How much of a table the text lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellsLost {
    /// The number of cells that no other finding speaks of.
    pub n_lost: usize,
    /// The number of cells of the table.
    pub n_cells: usize,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(TableId::ALL.into_iter().filter_map(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, table: TableId) -> Option<Finding> {
    let form = context.reading.table(table)?.form;
    let place = Place::table(table);
    let mut cells = lines::lost_cells(context, place);
    cells.retain(|cell| !context.reading.remarks.iter().any(|it| speaks_of(it, *cell)));
    if cells.is_empty() {
        return None;
    }
    let facts = CellsLost { n_lost: cells.len(), n_cells: form.cells().count() };
    let res = RULE.finding(Facts::CellsLost(facts)).at(place).on(context.place_span(place));
    Some(res.of_identities(context.unchecked_with(&cells)).of_cells(cells))
}

/// Whether a finding made of this remark says that the cell could not be read.
fn speaks_of(remark: &Remark, cell: CellId) -> bool {
    let holds = |place: Place| {
        place.table == cell.table
            && place.row.is_none_or(|it| it == cell.row)
            && place.column.is_none_or(|it| it == cell.column)
    };
    match *remark {
        Remark::RowMissing { place, .. }
        | Remark::RowShort { place, .. }
        | Remark::RowLong { place, .. }
        | Remark::GluedAmbiguous { place, .. }
        | Remark::ColumnMissing { place, .. } => holds(place),
        Remark::FiguresUnplaced { table, .. } => table == cell.table,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn what_is_said_once_is_not_said_again() {
        let script = "applications received * = lost
            remark row-short applications received 2";
        assert_eq!(found(script), ["row-short"]);
    }
    #[test]
    fn what_is_said_of_other_cells_does_not_count() {
        let lost = "applications received natural_person = lost";
        for (remark, also) in [
            ("row-short applications carried_in 2", "row-short"),
            ("row-short disputes reconsideration 2", "row-short"),
            ("column-missing applications business", "column-missing"),
            ("figures-unplaced disputes 2", "figures-unplaced"),
        ] {
            let found = found(&format!("{lost}\nremark {remark}"));
            assert!(found.contains(&"cells-lost") && found.contains(&also), "{remark}: {found:?}");
        }
        for remark in
            ["column-missing applications natural_person", "figures-unplaced applications 2"]
        {
            let found = found(&format!("{lost}\nremark {remark}"));
            assert!(!found.contains(&"cells-lost"), "{remark}: {found:?}");
        }
    }
}
