//! What follows from the user's work: the reading with their edits, its judgement, the cards.

use std::rc::Rc;

use super::history::Work;
use super::marks::Board;
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
pub fn original(source: &Source) -> Rc<Reading> {
    Rc::new(read(source))
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
    ReadCell { state, value, raw: text.trim().into(), span: was.span, traits }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Report, original};
    use crate::app::history::Given;
    use crate::app::samples::Sample;
    use crate::app::state::{Action, State as Page};
    use crate::check::Verdict;
    use crate::form::{CellId, TableId};
    use crate::reading::State;

    const CELL: CellId = CellId::new(TableId::Applications, 23, 0);

    fn typed(sample: Sample, text: &str) -> Report {
        let mut page = Page::default();
        page.apply(Action::Open(sample.source(), Given::Whole));
        page.apply(Action::Commit(CELL, text.into(), None));
        let reading = original(page.work.source.as_deref().expect("a text was given"));
        Report::new(Rc::clone(&reading), &page.work)
    }

    #[test]
    fn an_edit_is_judged_at_once() {
        assert_eq!(typed(Sample::Bars, "26").judgement.verdict, Verdict::DoesNotReconcile);
        let mended = typed(Sample::Bars, "６２");
        assert_eq!(mended.judgement.verdict, Verdict::Reconciles);
        let was = mended.edited(CELL).map(|it| it.raw.as_str());
        assert_eq!(was, Some("26"));
        assert_eq!(mended.changes().count(), 1);
    }

    #[test]
    fn what_was_typed_is_read_as_in_a_report() {
        let state = |text| typed(Sample::Bars, text).reading.cell(CELL).map(|it| it.state);
        assert_eq!(state(""), Some(State::Blank));
        assert_eq!(state("—"), Some(State::Dash));
        assert_eq!(state("见附件"), Some(State::Unreadable));
    }

    #[test]
    fn the_same_figure_is_no_edit() {
        assert!(typed(Sample::Bars, "26").edited(CELL).is_none());
    }

    #[test]
    fn samples_are_what_their_buttons_say() {
        let verdict = |it: Sample| {
            let source = it.source();
            let reading = original(&source);
            crate::check::judge(&reading).verdict
        };
        assert_eq!(
            Sample::ALL.map(verdict),
            [
                Verdict::DoesNotReconcile,
                Verdict::Reconciles,
                Verdict::Undecided,
                Verdict::DoesNotReconcile,
                Verdict::DoesNotReconcile
            ]
        );
    }
}
