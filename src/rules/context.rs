//! What a rule may look at.

use crate::decimal::Decimal;
use crate::form::{CellId, TableId};
use crate::grid::number::Traits;
use crate::reading::{Place, ReadCell, Reading, State};
use crate::source::Span;

use super::identity::{Evaluated, Status};
use super::sums::{details_left_blank, total_left_blank};

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The report as it was read.
    pub reading: &'a Reading,
    /// Every identity of the report's forms, evaluated.
    pub identities: &'a [Evaluated],
    /// The totals that were never entered, though their parts were.
    pub blank_totals: total_left_blank::BlankTotals,
    /// The cells that are more than a count of a few plain digits, in the order of the form: most
    /// rules on single cells have nothing to say of any other.
    pub unusual: Vec<CellId>,
}

impl<'a> Context<'a> {
    /// The context of a reading with these outcomes.
    pub fn new(reading: &'a Reading, identities: &'a [Evaluated]) -> Self {
        let blank_totals = total_left_blank::BlankTotals::of(reading, identities);
        Self { reading, identities, blank_totals, unusual: unusual(reading) }
    }

    /// The failing identities that no other finding explains as a whole: what the rules on
    /// mismatches report.
    pub fn unexplained(&self) -> impl Iterator<Item = (usize, &'a Evaluated)> {
        self.failing().filter(|(idx, it)| {
            !self.blank_totals.explains(*idx) && !details_left_blank::explains(self, it)
        })
    }

    /// The failing identities with their places in the list.
    pub fn failing(&self) -> impl Iterator<Item = (usize, &'a Evaluated)> {
        self.identities.iter().enumerate().filter(|(_, it)| it.status == Status::Fails)
    }

    /// The identities that were not checked and that one of `cells` takes part in.
    pub fn unchecked_with(&self, cells: &[CellId]) -> Vec<usize> {
        let is_meant = |it: &Evaluated| {
            matches!(it.status, Status::NotChecked(_))
                && it.identity.cells().any(|it| cells.contains(&it))
        };
        let all = self.identities.iter().enumerate();
        all.filter(|it| is_meant(it.1)).map(|it| it.0).collect()
    }

    /// The identities of a table that were not checked.
    pub fn unchecked_in(&self, table: TableId) -> Vec<usize> {
        let all = self.identities.iter().enumerate();
        let is_meant = |it: &Evaluated| {
            it.identity.table == table && matches!(it.status, Status::NotChecked(_))
        };
        all.filter(|it| is_meant(it.1)).map(|it| it.0).collect()
    }

    /// The cell with these keys, where its table was found and its edition has such a cell.
    pub fn cell(&self, table: TableId, row: &str, column: &str) -> Option<CellId> {
        cell_id(self.reading, table, row, column)
    }

    /// What a cell counts for, where it is known.
    pub fn amount(&self, cell: CellId) -> Option<Decimal> {
        self.reading.cell(cell).and_then(ReadCell::amount)
    }

    /// Whether nothing was entered in a cell that the text has.
    pub fn is_blank(&self, cell: CellId) -> bool {
        self.reading.cell(cell).is_some_and(|it| matches!(it.state, State::Blank | State::Dash))
    }

    /// See [`cell_span`].
    pub fn span(&self, cell: CellId) -> Option<Span> {
        cell_span(self.reading, cell)
    }

    /// See [`place_span`].
    pub fn place_span(&self, place: Place) -> Option<Span> {
        place_span(self.reading, place)
    }
}

fn unusual(reading: &Reading) -> Vec<CellId> {
    let mut res = Vec::new();
    for table in &reading.tables {
        for (row, (it, form)) in table.rows.iter().zip(table.form.rows).enumerate() {
            let cells = it.cells.iter().take(form.columns.len()).enumerate();
            let unusual = cells.filter(|it| !is_plain(it.1));
            res.extend(unusual.map(|it| CellId::new(table.form.id, row, it.0)));
        }
    }
    res
}

/// Whether a cell is read, and a count of fewer digits than a year has.
fn is_plain(cell: &ReadCell) -> bool {
    let count = cell.value.and_then(Decimal::as_count);
    cell.state == State::Read
        && cell.traits == Traits::default()
        && count.is_some_and(|it| it < 1000)
}

/// The cell with these keys, where its table was found and its edition has such a cell.
pub fn cell_id(reading: &Reading, table: TableId, row: &str, column: &str) -> Option<CellId> {
    let form = reading.table(table)?.form;
    let row = form.row_idx(row)?;
    let column = form.rows[row].columns.iter().position(|it| it.key == column)?;
    Some(CellId::new(table, row, column))
}

/// Where a cell stands in the text; a cell without a text of its own stands where its row does,
/// and a row without a label where its table does.
pub fn cell_span(reading: &Reading, cell: CellId) -> Option<Span> {
    reading.cell(cell)?.span.or_else(|| place_span(reading, Place::cell(cell)))
}

/// Where a row stands in the text, or its table, where it has no label of its own.
pub fn place_span(reading: &Reading, place: Place) -> Option<Span> {
    let table = reading.table(place.table)?;
    let row = place.row.and_then(|it| table.rows.get(it as usize));
    let label = row.and_then(|it| it.label.as_ref());
    Some(label.map_or(table.span, |it| it.span))
}

#[cfg(test)]
mod tests {
    use crate::check::judge;
    use crate::rules::testing::reading;

    /// The ids of the identities that what this rule finds is about.
    fn identities(script: &str, rule: &str) -> Vec<String> {
        let judgement = judge(&reading(script));
        let found = judgement.findings.iter().filter(|it| it.rule == rule);
        let idxs = found.flat_map(|it| &it.identities);
        idxs.map(|it| judgement.identities[*it].identity.id()).collect()
    }

    #[test]
    fn a_lost_cell_names_the_sums_that_it_leaves_open() {
        let script = "applications received natural_person = lost";
        let open = ["row-total/received", "carry-over/natural_person"];
        assert_eq!(identities(script, "cells-lost"), open);
        let others = format!("{script}\ndisputes reconsideration total = lost");
        let of_both =
            ["row-total/received", "carry-over/natural_person", "group-total/reconsideration"];
        assert_eq!(identities(&others, "cells-lost"), of_both);
    }

    #[test]
    fn a_missing_table_names_its_own_sums() {
        let script = "without disputes\napplications received natural_person = lost";
        let rows = ["reconsideration", "direct_litigation", "post_reconsideration_litigation"];
        assert_eq!(identities(script, "table-missing"), rows.map(|it| format!("group-total/{it}")));
    }
}
