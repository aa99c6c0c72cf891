//! What there is to say of the table when its rows have their places.

use super::super::Extra;
use super::{Placer, row_of};
use crate::form::TableId;
use crate::reading::labels::{self, LabelId};
use crate::reading::model::{Layout, Place, ReadCell, Remark, State};
use crate::reading::unit::{Datum, UnitLabel};
use crate::source::Span;

impl Placer {
    /// Compares printed labels that stand in a cell of their own with the official ones.
    pub(super) fn compare_label(&mut self, row: usize, label: &UnitLabel) {
        if !label.is_whole {
            return;
        }
        let official = labels::official_words(self.edition, row);
        let is_same = label.printed.text == self.form.rows[row].label;
        if is_same || labels::is_official(&label.printed.text, official) {
            return;
        }
        let printed = labels::without_remarks(&label.printed.text);
        let place = Place::row(TableId::Applications, row);
        let (text, span) = (label.printed.text.clone(), label.printed.span);
        let words = |it: &str| it.trim_start_matches(labels::is_ordinal).to_owned();
        let has_ordinal = printed.starts_with(labels::is_ordinal);
        if words(&printed) == words(official) && has_ordinal {
            self.remarks.push(Remark::OrdinalDiffers { place, printed: text, span });
        } else {
            self.remarks.push(Remark::LabelDiffers { place, printed: text, span });
        }
    }

    /// Many rows that occur again are a second table (last year's, or another report's).
    pub(super) fn doubled_table(&mut self) {
        const FEWEST_ROWS: usize = 5;
        let span = |it: &Remark| match it {
            Remark::RowDoubled { span, .. } => Some(*span),
            _ => None,
        };
        let spans: Vec<Span> = self.remarks.iter().filter_map(span).collect();
        if spans.len() < FEWEST_ROWS {
            return;
        }
        self.remarks.retain(|it| span(it).is_none() && !matches!(it, Remark::RowOutOfOrder { .. }));
        let span = spans.iter().fold(spans[0], |acc, it| acc.join(*it));
        self.remarks.push(Remark::TableDoubled { table: TableId::Applications, span });
    }

    pub(super) fn strays(&mut self, strays: &[Datum]) {
        self.unplaced.extend(strays.iter().map(|it| it.span));
        if self.is_mostly_unplaced() {
            self.open_all();
        }
        let Some(first) = self.unplaced.first().copied() else { return };
        let span = self.unplaced.iter().fold(first, |acc, it| acc.join(*it));
        let n_figures = self.unplaced.len();
        self.remarks.push(Remark::FiguresUnplaced {
            table: TableId::Applications,
            n_figures,
            span,
        });
        if self.layout == Layout::Grid {
            return;
        }
        // A figure without a place may belong to any blank cell.
        let cells = self.rows.iter_mut().flat_map(|it| &mut it.cells);
        for cell in cells.filter(|it| it.state == State::Blank) {
            *cell = ReadCell::lost();
        }
    }

    pub(super) fn extras(&mut self, extras: Vec<Extra>) {
        for extra in extras {
            let n_figures = extra.unit.data.len();
            self.remarks.push(Remark::RowExtra {
                table: TableId::Applications,
                text: extra.text,
                span: extra.unit.span,
                n_figures,
            });
        }
    }

    /// Rows that do not occur. With a text that ends in the table, the rows behind its last one
    /// are not missing: they are cut off. In a torn table any row may be there.
    pub(super) fn missing_rows(
        &mut self,
        labels: &[LabelId],
        unknown_blanks: &[LabelId],
        ends_the_text: bool,
    ) {
        if self.remarks.iter().any(is_torn) {
            return;
        }
        let last = self.is_taken.iter().rposition(|it| *it).unwrap_or(0);
        let end = if ends_the_text { last } else { self.rows.len() };
        let row_of = |it: &LabelId| row_of(*it, self.edition);
        let mut before = None;
        for row in 0..end {
            if self.is_taken[row] {
                before = Some(row);
                continue;
            }
            let is_named = labels.iter().any(|it| row_of(it) == Some(row));
            // Words that are no label stand in its place: perhaps they are its own.
            let is_told = before.is_some() && unknown_blanks.iter().any(|it| row_of(it) == before);
            if !is_named && !is_told {
                let place = Place::row(TableId::Applications, row);
                self.remarks.push(Remark::RowMissing { place, is_certain: self.is_placed });
            }
        }
    }

    /// Group labels that are missing though labels of their rows are there. Running text and torn
    /// tables scatter group labels, so that nothing can be said of them.
    pub(super) fn missing_groups(&mut self, labels: &[LabelId]) {
        if self.is_flow() || self.remarks.iter().any(is_torn) {
            return;
        }
        let mut last = None;
        for (idx, row) in self.form.rows.iter().enumerate() {
            let Some(group) = row.group.filter(|it| last != Some(*it)) else { continue };
            last = Some(group);
            let of_group = |it: &LabelId| {
                let row = row_of(*it, self.edition).map(|it| &self.form.rows[it]);
                row.is_some_and(|it| it.group == Some(group))
            };
            let is_named = labels.iter().any(|it| labels::group_key(*it) == Some(group.key));
            if !is_named && labels.iter().any(of_group) {
                let (table, first_row) = (TableId::Applications, idx as u8);
                self.remarks.push(Remark::GroupMissing { table, group, first_row });
            }
        }
    }
}

/// Whether it says that figures or rows are there that found no place.
const fn is_torn(it: &Remark) -> bool {
    matches!(it, Remark::RowUnlabelled { .. } | Remark::FiguresUnplaced { .. })
}
