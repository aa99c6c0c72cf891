//! What follows from the user's work: the reading with their edits, its judgement, the cards.

use std::rc::Rc;

use super::marks::Board;
use super::state::Work;
use crate::check::{Judgement, judge};
use crate::form::CellId;
use crate::grid::number::{Figure, Traits, figure};
use crate::reading::{ReadCell, Reading, State, read};
use crate::source::Source;

/// A report as the page shows it.
#[derive(Clone, Debug)]
pub struct Report {
    /// As it was read, before any edit.
    pub original: Rc<Reading>,
    /// With the user's edits.
    pub reading: Reading,
    /// What is judged of it.
    pub judgement: Judgement,
    /// The cards.
    pub board: Board,
}

/// Reads a text; made once for each text.
pub fn original(source: Option<&Source>) -> Option<Rc<Reading>> {
    source.map(|it| Rc::new(read(it)))
}

impl Report {
    /// Judges the reading with the edits of `work`.
    pub fn new(original: Rc<Reading>, work: &Work) -> Self {
        let mut reading = (*original).clone();
        for (cell, text) in &work.edits {
            if let Some(it) = reading.cell_mut(*cell) {
                *it = typed(it, text);
            }
        }
        let judgement = judge(&reading);
        let board = Board::new(&reading, &judgement, &work.ignored);
        Self { original, reading, judgement, board }
    }

    /// The cell as it was read, where the user changed what it counts for or says.
    pub fn edited(&self, cell: CellId) -> Option<&ReadCell> {
        let was = self.original.cell(cell)?;
        let is = self.reading.cell(cell)?;
        (was.state != is.state || was.value != is.value || was.raw != is.raw).then_some(was)
    }

    /// All cells that the user changed, in the order of the form.
    pub fn changes(&self) -> impl Iterator<Item = (CellId, &ReadCell, &ReadCell)> {
        self.reading
            .tables
            .iter()
            .flat_map(|it| it.form.cells())
            .filter_map(|id| Some((id, self.edited(id)?, self.reading.cell(id)?)))
    }
}

/// The cell with what the user typed instead; it keeps its place in the text.
fn typed(was: &ReadCell, text: &str) -> ReadCell {
    let (state, value, traits) = match figure(text) {
        Figure::Blank => (State::Blank, None, Traits::default()),
        Figure::Dash => (State::Dash, None, Traits::default()),
        Figure::Number(value, traits) => (State::Read, Some(value), traits),
        Figure::Other(traits) => (State::Unreadable, None, traits),
    };
    ReadCell { state, value, raw: text.trim().to_owned(), span: was.span, traits }
}
