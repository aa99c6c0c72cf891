//! Figures that have a place and a label, but not for certain.

use super::super::N_COLUMNS;
use super::super::glued::{all_columns_hold, no_column_fails};
use super::Placer;
use crate::decimal::Decimal;
use crate::reading::guessed;
use crate::reading::model::{Layout, ReadCell, Remark, State};

impl Placer {
    /// Leaves open what the rest of the table speaks against.
    pub(super) fn open_doubtful(&mut self) {
        self.open_contradicted();
        if !self.is_placed {
            self.open_joined();
            self.open_narrow_totals();
        }
        if self.is_torn_stream() || self.is_hardly_cut() {
            self.open_unproved();
        }
    }

    /// Rows that were placed by their order are open where a sum of a column speaks against them;
    /// in a stream, whose figures may come in any order, unless all of these sums speak for them.
    fn open_contradicted(&mut self) {
        let is_by_order = |it: &Remark| matches!(it, Remark::RowUnlabelled { .. });
        let has_lines = !self.is_stream() && self.layout != Layout::Glued;
        let agree = if has_lines { no_column_fails } else { all_columns_hold };
        if !self.remarks.iter().any(is_by_order) || agree(self.form, &self.rows) {
            return;
        }
        for row in 0..self.rows.len() {
            if self.rows[row].cells.iter().any(|it| it.state == State::Assumed) {
                self.lose(row);
            }
        }
    }

    /// Whether the figures of a stream are torn: rows have too few or too many of them, or some
    /// have no place.
    fn is_torn_stream(&self) -> bool {
        let is_torn = |it: &Remark| matches!(it, Remark::RowShort { .. } | Remark::RowLong { .. });
        self.is_stream() && (!self.unplaced.is_empty() || self.remarks.iter().any(is_torn))
    }

    /// Whether most rows are glued and cannot be cut: what stands apart in the others may be pieces.
    fn is_hardly_cut(&self) -> bool {
        let is_uncut = |it: &&Remark| matches!(it, Remark::GluedAmbiguous { .. });
        self.remarks.iter().filter(is_uncut).count() * 2 > self.rows.len()
    }

    /// Where a cell of a text holds several figures, those of the row need not stand in their places.
    fn open_joined(&mut self) {
        for row in 0..self.rows.len() {
            let is_joined =
                |it: &ReadCell| it.state == State::Unreadable && guessed::is_joined(&it.raw);
            if self.rows[row].cells.iter().any(is_joined) {
                self.lose(row);
            }
        }
    }

    /// Whether so many figures have no place that a row which adds up may do so by chance, as
    /// where all figures lack their last digits.
    pub(super) fn is_mostly_unplaced(&self) -> bool {
        const TIMES: usize = 10;
        let cells = self.rows.iter().flat_map(|it| &it.cells);
        let n_placed = cells.filter(|it| it.value.is_some()).count();
        self.unplaced.len() > TIMES * n_placed
    }

    /// In a torn table only rows that add up are certain.
    fn open_unproved(&mut self) {
        for row in 0..self.rows.len() {
            let sum = self.sum_of(row);
            if sum.is_none() || sum != self.total_of(row) {
                self.lose(row);
            }
        }
    }

    /// Leaves the figures of a row open.
    fn lose(&mut self, row: usize) {
        let cells = &mut self.rows[row].cells;
        let figures = cells.iter().filter(|it| it.value.is_some());
        self.unplaced.extend(figures.filter_map(|it| it.span));
        cells.fill(ReadCell::lost());
    }

    /// Opens all totals that are as long as those which their sums begin with, if these are
    /// several: the column is too narrow for longer ones.
    fn open_narrow_totals(&mut self) {
        const FEWEST: usize = 2;
        let n_digits = |it: Decimal| it.to_string().len();
        let clipped = |row: &usize| {
            let (sum, total) = (self.sum_of(*row)?.to_string(), self.total_of(*row)?);
            let printed = total.to_string();
            let is_begun = sum.len() > printed.len() && sum.starts_with(&printed);
            (is_begun && !total.is_zero()).then_some(printed.len())
        };
        let widths: Vec<usize> = (0..self.rows.len()).filter_map(|it| clipped(&it)).collect();
        let is_usual = |it: &&usize| widths.iter().filter(|other| other == it).count() >= FEWEST;
        let Some(width) = widths.iter().filter(is_usual).min().copied() else { return };
        for row in 0..self.rows.len() {
            if self.total_of(row).is_some_and(|it| n_digits(it) >= width) {
                let total = &mut self.rows[row].cells[N_COLUMNS - 1];
                self.unplaced.extend(total.span);
                *total = ReadCell::lost();
            }
        }
    }

    /// What the total of a row should be, where all of its parts are known.
    fn sum_of(&self, row: usize) -> Option<Decimal> {
        self.rows[row].cells[..N_COLUMNS - 1].iter().map(ReadCell::amount).sum()
    }

    fn total_of(&self, row: usize) -> Option<Decimal> {
        self.rows[row].cells[N_COLUMNS - 1].amount()
    }
}
