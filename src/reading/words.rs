//! The words of a placed table, folded once for all who look for labels in it.

use super::char_set::CharSet;
use super::fold::fold_into;
use crate::grid::{PlacedCell, Table};

/// A table with the folded words of its cells.
#[derive(Debug)]
pub struct TableWords<'a> {
    /// The table.
    pub table: &'a Table,
    /// The words of all cells, one behind the other.
    text: String,
    /// Where the words of each cell end.
    ends: Vec<usize>,
    /// The place of each row's first cell in `ends`, and how many cells there are.
    firsts: Vec<usize>,
}

impl<'a> TableWords<'a> {
    /// Folds the words of `table`.
    pub fn of(table: &'a Table) -> Self {
        let n_cells = table.rows.iter().map(|it| it.cells.len()).sum();
        let (mut text, mut ends) =
            (String::with_capacity(8 * n_cells), Vec::with_capacity(n_cells));
        let mut firsts = Vec::with_capacity(table.rows.len() + 1);
        for row in &table.rows {
            firsts.push(ends.len());
            for cell in &row.cells {
                fold_into(&mut text, &cell.cell.text);
                ends.push(text.len());
            }
        }
        firsts.push(ends.len());
        Self { table, text, ends, firsts }
    }

    /// All of them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the words of the first `n` cells end.
    fn end(&self, n: usize) -> usize {
        n.checked_sub(1).map_or(0, |it| self.ends[it])
    }

    /// The words of the first `n` rows.
    pub fn of_rows(&self, n: usize) -> &str {
        &self.text[..self.end(self.firsts[n])]
    }

    /// The words of a row.
    pub fn of_row(&self, row: usize) -> &str {
        &self.text[self.end(self.firsts[row])..self.end(self.firsts[row + 1])]
    }

    /// The words of a cell of a row.
    pub fn of_cell(&self, row: usize, cell: usize) -> &str {
        let idx = self.firsts[row] + cell;
        &self.text[self.end(idx)..self.end(idx + 1)]
    }

    /// The cells of a row with their words.
    pub fn cells(&self, row: usize) -> impl Iterator<Item = (&'a PlacedCell, &str)> {
        let cells = self.table.rows[row].cells.iter().enumerate();
        cells.map(move |(idx, it)| (it, self.of_cell(row, idx)))
    }
}

/// Whether one of `words` stands in `text`; `firsts` has the characters with which they begin.
pub fn has_any(text: &str, words: &[&str], firsts: &CharSet) -> bool {
    places(text, firsts).any(|at| words.iter().any(|it| text[at..].starts_with(it)))
}

/// Where `word` first stands in `text`; made for heads, which are short.
pub fn find(text: &str, word: &str) -> Option<usize> {
    let first = word.chars().next()?;
    crate::probe::step(text.len());
    let mut places = text.char_indices().filter(|it| it.1 == first).map(|it| it.0);
    places.find(|it| text[*it..].starts_with(word))
}

/// How often words of each list stand in `text`.
pub fn count<const N: usize>(text: &str, lists: &[&[&str]; N], firsts: &CharSet) -> [usize; N] {
    let mut res = [0; N];
    for at in places(text, firsts) {
        for (n, words) in res.iter_mut().zip(lists) {
            *n += words.iter().filter(|it| text[at..].starts_with(**it)).count();
        }
    }
    res
}

/// Where a word may begin.
fn places(text: &str, firsts: &CharSet) -> impl Iterator<Item = usize> {
    crate::probe::step(text.len());
    text.char_indices().filter(|it| firsts.may_have(it.1)).map(|it| it.0)
}
