//! Rows with fewer figures than columns, and heads that lack columns.

use super::super::N_COLUMNS;
use super::Placer;
use crate::form::TableId;
use crate::grid::number::Figure;
use crate::reading::model::{Layout, Place, ReadRow, Remark, State};
use crate::reading::unit::{Datum, Unit, ends_in_total};

/// Whether most rows of these that have few figures, and not only zeros, end in their own sums.
pub(super) fn add_up(units: &[Unit], n_figures: std::ops::Range<usize>) -> bool {
    let is_count = |it: &Datum| matches!(it.figure, Figure::Number(it, _) if !it.is_zero());
    let is_telling =
        |it: &&Unit| n_figures.contains(&it.data.len()) && it.data.iter().any(is_count);
    let n_telling = units.iter().filter(is_telling).count();
    let n_sums = units.iter().filter(is_telling).filter(|it| ends_in_total(&it.data)).count();
    n_sums > 0 && n_sums * 4 >= n_telling * 3
}

impl Placer {
    /// A row with fewer figures than columns. The head may tell which column is missing; else
    /// only the total is assumed, where the figures end in their own sum.
    pub(super) fn short(&mut self, row: usize, unit: &Unit) {
        let place = Place::row(TableId::Applications, row);
        let n_figures = unit.data.len();
        self.remarks.push(Remark::RowShort {
            place,
            n_figures,
            n_columns: N_COLUMNS,
            span: unit.span,
        });
        let total = unit.data.last().map(|it| &it.figure);
        // Zeros are the sum of zeros wherever they stand.
        let is_telling = matches!(total, Some(Figure::Number(it, _)) if !it.is_zero());
        let named_all = self.fills_the_head
            && self.head.as_ref().is_some_and(|it| it.columns.len() == n_figures);
        let may_go_on = self.may_go_on.contains(&unit.span);
        if self.is_mixed || may_go_on || !ends_in_total(&unit.data) || !is_telling && !named_all {
            return;
        }
        // A head that lacks columns tells where the figures of a row belong; a row that is shorter
        // than it has lost more than that.
        let named = self.head.as_ref().map_or(&[][..], |it| &it.columns);
        let columns: Vec<usize> = match named.len() {
            N_COLUMNS | 0 if self.is_row_layout() && self.totals_are_last => vec![N_COLUMNS - 1],
            _ if named_all => named.to_vec(),
            _ => Vec::new(),
        };
        let data = &unit.data[n_figures - columns.len()..];
        for (column, datum) in columns.iter().zip(data) {
            self.rows[row].cells[*column] = datum.to_cell(State::Assumed);
        }
    }

    /// Whether a short row shows all that its line holds.
    fn is_row_layout(&self) -> bool {
        matches!(self.layout, Layout::Packed | Layout::Grid | Layout::CellPerLine)
    }

    /// Columns that the head lacks: missing where rows lack figures too, else only their words
    /// are.
    pub(super) fn missing_columns(&mut self) {
        let Some(head) = self.head.take() else { return };
        let is_short = self.remarks.iter().any(|it| matches!(it, Remark::RowShort { .. }));
        let missing: Vec<usize> = (0..N_COLUMNS).filter(|it| !head.columns.contains(it)).collect();
        // A row with a figure in each column says that the table has them all: its head is torn.
        let is_whole = |it: &ReadRow| it.cells.iter().all(|it| it.value.is_some());
        if is_short && missing.len() == 1 && !self.rows.iter().any(is_whole) {
            let place = Place::column(TableId::Applications, missing[0]);
            self.remarks.push(Remark::ColumnMissing {
                place,
                span: head.span,
                is_certain: self.is_placed,
            });
        } else if !missing.is_empty() {
            let table = TableId::Applications;
            self.remarks.push(Remark::HeadCut { table, printed: head.text, span: head.span });
        }
    }
}
