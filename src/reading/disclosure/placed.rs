//! 二 out of tables of the document.

use super::{FIRST_COLUMN, HEAD, HEADS_OF_2019, HEADS_OF_2021, edition_of};
use crate::form::{self, Edition, TableId};
use crate::reading::head::disclosure_in_order;
use crate::reading::model::{Label, Layout, Place, ReadTable, Remark, State};
use crate::reading::unit::{Datum, span_of};
use crate::reading::words::{TableWords, has_any, places};
use crate::source::Span;

/// The table out of placed tables of the document.
#[derive(Debug, Default)]
pub struct Placed {
    /// Rows in the order of the text: key, printed label, the cells behind it.
    rows: Vec<(&'static str, Label, Vec<Datum>)>,
    /// The words of all cells of the tables that hold its rows or heads, folded.
    words: String,
    /// Heads that name their columns in another order than the form.
    odd_heads: Vec<(String, Span)>,
}

impl Placed {
    /// Reads a table of the document; `false` where it holds no row of the form under a head.
    pub fn read(&mut self, words: &TableWords<'_>) -> bool {
        // Behind a page break the rows stand without a head.
        if self.rows.is_empty() && !has_any(words.text(), &HEAD) {
            return false;
        }
        let (n_before, mut in_order) = (self.rows.len(), true);
        let names_columns = has_any(words.text(), &[FIRST_COLUMN]);
        for (idx, row) in words.table.rows.iter().enumerate() {
            let head = words.of_row(idx);
            if names_columns && has_any(head, &[FIRST_COLUMN]) {
                in_order = disclosure_in_order(head);
                let span = row.cells.iter().map(|it| it.cell.span).reduce(Span::join);
                let odd = span.filter(|_| !in_order).map(|span| (head.to_owned(), span));
                self.odd_heads.extend(odd);
            } else if let Some((key, label, data)) = placed_row(words, idx) {
                self.rows.push((key, label, if in_order { data } else { Vec::new() }));
            }
        }
        let has_rows = self.rows.len() > n_before;
        if has_rows || names_columns {
            self.words.push_str(words.text());
        }
        has_rows
    }

    /// The table of the form; `None` without any row.
    pub fn finish(self, fallback: Edition) -> Option<(ReadTable, Vec<Remark>)> {
        let first = self.rows.first()?.1.span;
        let n_words = |words: &[&str]| words.iter().map(|it| places(&self.words, it).count()).sum();
        let edition =
            edition_of([n_words(&HEADS_OF_2021), n_words(&HEADS_OF_2019)]).unwrap_or(fallback);
        let form = form::table(TableId::Disclosure, edition);
        let mut table = ReadTable::empty(form, first);
        table.layout = Layout::Grid;
        let odd_head = |(printed, span)| Remark::ColumnsReordered { table: form.id, printed, span };
        let mut remarks: Vec<Remark> = self.odd_heads.into_iter().map(odd_head).collect();
        // The cells with which each row was told first.
        let mut told: Vec<Option<Vec<Datum>>> = vec![None; form.rows.len()];
        for (key, label, data) in self.rows {
            let Some(row) = form.row_idx(key) else { continue };
            let n_columns = form.rows[row].columns.len();
            let place = Place::row(TableId::Disclosure, row);
            let n_figures = data.iter().filter(|it| !it.is_blank()).count();
            let span = span_of(&data).unwrap_or(label.span);
            table.span = table.span.join(span);
            if table.rows[row].label.is_some() {
                let is_same = |it: (&Datum, &Datum)| it.0.figure == it.1.figure;
                let first: &[Datum] = told[row].as_deref().unwrap_or_default();
                if data.len().min(first.len()) >= n_columns && first.iter().zip(&data).all(is_same)
                {
                    // The same row once more, as in a table within a table that was told twice.
                    continue;
                }
                remarks.push(Remark::RowDoubled { place, text: label.text, span });
                continue;
            }
            table.rows[row].label = Some(label);
            if data.is_empty() {
                // A head in another order leaves its rows without figures.
            } else if data.len() < n_columns {
                remarks.push(Remark::RowShort { place, n_figures, n_columns, span });
            } else if data[n_columns..].iter().any(|it| !it.is_blank()) {
                remarks.push(Remark::RowLong { place, n_figures, n_columns, span });
            } else {
                let cells = data[..n_columns].iter().map(|it| it.to_cell(State::Read));
                table.rows[row].cells = cells.collect();
            }
            told[row] = Some(data);
        }
        Some((table, remarks))
    }
}

/// A row whose first words are a label of the form, with the cells behind them.
fn placed_row(words: &TableWords<'_>, row: usize) -> Option<(&'static str, Label, Vec<Datum>)> {
    let cells = &words.table.rows[row].cells;
    // The number of the row may stand before its label.
    let is_number = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let (idx, cell) = cells.iter().enumerate().find(|it| !is_number(&it.1.cell.text))?;
    let words = words.words_of(row, idx)?;
    let key = words.disclosed?;
    let label = Label { text: words.squeezed.clone(), span: cell.cell.span };
    let data: Vec<Datum> = cells[idx + 1..].iter().map(|it| Datum::of_cell(&it.cell)).collect();
    (!data.is_empty()).then_some((key, label, data))
}
