//! The words of a placed table, folded once for all who look for labels in it.

use super::disclosure;
use super::fold::{FoldedChar, fold, fold_into, fold_tokens, has_words};
use super::labels::{LabelId, all_mentions, label_in_front};
use crate::grid::number::may_begin_space;
use crate::grid::{PlacedCell, Table};

/// The words of a cell, folded.
#[derive(Debug)]
pub struct CellWords {
    /// As they were written.
    text: String,
    /// The same on one line.
    pub squeezed: String,
    /// [`fold`](super::fold)ed.
    pub folded: String,
    /// The same with remarks in brackets marked.
    pub chars: Vec<FoldedChar>,
    /// The label of the applications table with which they begin.
    pub in_front: Option<LabelId>,
    /// All of its labels among them.
    pub labels: Vec<LabelId>,
    /// The row of the disclosure table with whose label they begin, or nearly so.
    pub disclosed: Option<&'static str>,
}

impl CellWords {
    fn of(text: &str) -> Self {
        let chars = fold_tokens(std::iter::once((0, text)));
        let in_front = label_in_front(&chars);
        let labels = all_mentions(&chars).map(|it| it.label).collect();
        let disclosed = disclosure::label_in_front(&chars);
        let (squeezed, folded) = (squeeze(text), fold(text));
        Self { text: text.to_owned(), squeezed, folded, chars, in_front, labels, disclosed }
    }
}

/// The words of cells by their text, which says all of them: reports repeat the form's labels.
#[derive(Debug, Default)]
pub struct Lexicon {
    cells: Vec<CellWords>,
    /// By a hash of their text: places in `cells`, those that were met last.
    places: Vec<usize>,
}

impl Lexicon {
    const N_PLACES: usize = 1024;
    /// With more, all are forgotten before the next document: most of so many do not come again.
    const MOST_CELLS: usize = 4096;

    /// Makes ready for the next document.
    pub fn make_room(&mut self) {
        if self.cells.len() > Self::MOST_CELLS {
            *self = Self::default();
        }
    }

    /// The place of the words of `text`.
    fn place(&mut self, text: &str) -> usize {
        self.places.resize(Self::N_PLACES, usize::MAX);
        let place = &mut self.places[hash(text) % Self::N_PLACES];
        if self.cells.get(*place).is_none_or(|it| it.text != text) {
            *place = self.cells.len();
            self.cells.push(CellWords::of(text));
        }
        *place
    }
}

fn hash(text: &str) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let (eights, rest) = text.as_bytes().as_chunks::<8>();
    let rest = rest.iter().fold(0u64, |rest, it| rest << 8 | u64::from(*it));
    let eights = eights.iter().map(|it| u64::from_le_bytes(*it));
    let mix = |hash: u64, it: u64| (hash.rotate_left(5) ^ it).wrapping_mul(FACTOR);
    (mix(eights.fold(0, mix), rest) >> 32) as usize
}

/// A table with the folded words of its cells.
#[derive(Debug)]
pub struct TableWords<'a> {
    /// The table.
    pub table: &'a Table<'a>,
    /// The words of all cells, one behind the other.
    text: String,
    /// Of each cell, where its words end, and their place in the lexicon if it has any.
    cells: Vec<(usize, Option<usize>)>,
    /// The place of each row's first cell in `cells`, and how many cells there are.
    firsts: Vec<usize>,
    lexicon: &'a Lexicon,
    /// The cells that have words: their row, and their place in the lexicon.
    with_words: Vec<(usize, &'a PlacedCell<'a>, usize)>,
}

impl<'a> TableWords<'a> {
    /// Folds the words of `table`.
    pub fn of(table: &'a Table<'a>, lexicon: &'a mut Lexicon) -> Self {
        let n_cells = table.rows.iter().map(|it| it.cells.len()).sum();
        let (mut text, mut cells) =
            (String::with_capacity(8 * n_cells), Vec::with_capacity(n_cells));
        let mut firsts = Vec::with_capacity(table.rows.len() + 1);
        let mut with_words = Vec::with_capacity(n_cells / 2);
        for (idx, row) in table.rows.iter().enumerate() {
            firsts.push(cells.len());
            for cell in &row.cells {
                let place = has_words(&cell.cell.text).then(|| lexicon.place(&cell.cell.text));
                if let Some(place) = place {
                    text.push_str(&lexicon.cells[place].folded);
                    with_words.push((idx, cell, place));
                } else {
                    fold_into(&mut text, &cell.cell.text);
                }
                cells.push((text.len(), place));
            }
        }
        firsts.push(cells.len());
        Self { table, text, cells, firsts, lexicon, with_words }
    }

    /// The cells that have words, with their rows, in the order of the table.
    pub fn with_words(&self) -> impl Iterator<Item = (usize, &'a PlacedCell<'a>, &'a CellWords)> {
        self.with_words.iter().map(|(row, cell, it)| (*row, *cell, &self.lexicon.cells[*it]))
    }

    /// The words of a cell of a row, if it has any.
    pub fn words_of(&self, row: usize, cell: usize) -> Option<&'a CellWords> {
        let place = self.cells[self.firsts[row] + cell].1?;
        Some(&self.lexicon.cells[place])
    }

    /// All of them.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where the words of the first `n` cells end.
    fn end(&self, n: usize) -> usize {
        n.checked_sub(1).map_or(0, |it| self.cells[it].0)
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
    pub fn cells(&self, row: usize) -> impl Iterator<Item = (&'a PlacedCell<'a>, &str)> {
        let cells = self.table.rows[row].cells.iter().enumerate();
        cells.map(move |(idx, it)| (it, self.of_cell(row, idx)))
    }
}

/// A label on one line.
pub fn squeeze(text: &str) -> String {
    if !text.bytes().any(may_begin_space) {
        return text.to_owned();
    }
    let mut res = String::with_capacity(text.len());
    res.extend(text.split_whitespace());
    res
}

/// Whether one of `words` stands in `text`.
pub fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|it| find(text, it).is_some())
}

/// Where `word` first stands in `text`.
pub fn find(text: &str, word: &str) -> Option<usize> {
    places(text, word).next()
}

/// Where `word` stands in `text`, place by place.
pub fn places(text: &str, word: &str) -> impl Iterator<Item = usize> {
    crate::probe::step(text.len());
    let (text, word) = (text.as_bytes(), word.as_bytes());
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            // Of the bytes of a character the last differs most.
            let told_by = word.len().min(3).checked_sub(1)?;
            from += memchr::memchr(word[told_by], text.get(from + told_by..)?)? + 1;
            if text[from - 1..].starts_with(word) {
                return Some(from - 1);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{find, places};

    #[test]
    fn words_are_found_where_they_stand() {
        let all = |text: &str, word: &str| places(text, word).collect::<Vec<_>>();
        assert_eq!(all("总计其他总计", "总计"), [0, 12]);
        assert_eq!(all("其其其他", "其其"), [0, 3], "they may overlap");
        assert_eq!(all("总结合计", "总计"), [0; 0]);
        assert_eq!([find("自然人总计", "总计"), find("计", "总计")], [Some(9), None]);
        assert_eq!(find("", ""), None);
    }
}
