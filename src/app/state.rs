//! What the page knows, and the one function that changes it. Nothing of what a check finds is
//! kept here: that is derived from it (see [`super::report`]).

use std::rc::Rc;

use super::draft::Draft;
use super::history::{Edits, FindingKey, Given, History, Step, Work};
use crate::explain::Lang;
use crate::form::CellId;
use crate::source::{Source, Span};

/// What the panel beside the tables shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    /// The findings.
    #[default]
    Findings,
    /// How the report was read, and its text.
    Source,
}

/// What the user set, remembered between visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// The language of the page.
    pub lang: Lang,
    /// Large type.
    pub large: bool,
    /// High contrast.
    pub contrast: bool,
    /// The browser keeps the draft: the text of the report and what the user did to it.
    pub keep: bool,
}

/// Where the page goes on request: it scrolls there and moves the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// A cell of the form, from afar: it pulses.
    Cell(CellId),
    /// A cell of the form, one step from where the focus is.
    Neighbour(CellId),
    /// A card of findings.
    Card(FindingKey),
    /// A place in the text.
    Text(Span),
    /// The text field.
    Field,
    /// The verdict.
    Verdict,
}

/// A cell that is being edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editing {
    /// Which one.
    pub cell: CellId,
    /// The text that its field begins with; `None` for the cell's own text.
    pub first: Option<Rc<str>>,
}

/// A word to the user that is no finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A file or paste that cannot be read, and what to do about it.
    Unfit(Unfit),
    /// The table is on the clipboard.
    Copied,
    /// The browser did not let the page write to the clipboard.
    CopyDenied,
    /// The page was cleared; it can be undone.
    Cleared,
    /// A proposal was adopted.
    Adopted,
    /// From now on the browser keeps the draft.
    DraftKept,
    /// The browser does not take the draft.
    DraftDenied,
    /// The draft of an earlier visit is on the page.
    Resumed,
}

/// Why a file or a paste cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing in it.
    Empty,
    /// A picture.
    Picture,
    /// Word's or WPS's old binary format.
    OldWord,
    /// A Word document.
    Word,
    /// Excel's old binary format.
    OldExcel,
    /// A workbook.
    Excel,
    /// PDF.
    Pdf,
    /// WPS's own format.
    Wps,
    /// OFD.
    Ofd,
    /// An archive.
    Archive,
    /// More than the page takes.
    TooBig,
    /// The browser could not read the file.
    Unreadable,
    /// Something else.
    Unknown,
}

/// All that the page knows.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// The user's work.
    pub history: History,
    /// What the history comes to, made anew whenever it changes.
    pub work: Rc<Work>,
    /// Whether the text field is closed (it is open as long as there is no report).
    pub field_closed: bool,
    /// Whether the reading of the text was given up.
    pub halted: bool,
    /// The cell that the keyboard is on.
    pub selected: Option<CellId>,
    /// The cell that is being edited.
    pub editing: Option<Editing>,
    /// The card whose cells are lit.
    pub active: Option<FindingKey>,
    /// The card that the pointer is on, or on a cell of.
    pub hovered: Option<FindingKey>,
    /// The card whose reason for ignoring is being asked.
    pub asking: Option<FindingKey>,
    /// Where to go, and how many times the page went: the same place twice is two visits.
    pub visit: (Option<Spot>, u32),
    /// How often the page went to the verdict.
    pub verdicts: u32,
    /// The place in the text that is marked.
    pub marked: Option<Span>,
    /// What the panel beside the tables shows.
    pub panel: Panel,
    /// Whether the help is open.
    pub help: bool,
    /// What the user set.
    pub settings: Settings,
    /// A word to the user.
    pub notice: Option<Notice>,
}

/// What can happen on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// A text was given.
    Open(Rc<Source>, Given),
    /// The draft of an earlier visit is to be taken up.
    Resume(Rc<Draft>),
    /// The page is to be cleared.
    Clear,
    /// The page around an element takes its report back: as [`Action::Clear`], but the user is
    /// somewhere else, and stays there.
    Withdraw,
    /// The text field is to be opened or closed.
    Field(bool),
    /// The reading of a long text is to be given up; or the text is to be read after all.
    Halt(bool),
    /// A cell has the focus.
    Select(CellId),
    /// The focus is to move to a cell.
    Move(CellId),
    /// A cell is to be edited, from this text or its own.
    Edit(CellId, Option<Rc<str>>),
    /// The edit is to be given up.
    Cancel,
    /// The edit is over without a change, and the user has gone elsewhere.
    Leave,
    /// The edit is done: the new text, and the cell to go to; none where the user has gone
    /// elsewhere.
    Commit(CellId, Rc<str>, Option<CellId>),
    /// A proposal is to be taken over.
    Adopt(Edits),
    /// The reason for ignoring this card is to be asked, or no longer.
    Ask(Option<FindingKey>),
    /// Findings are to be set aside for a reason.
    Ignore(Rc<[FindingKey]>, Rc<str>),
    /// Findings are to be taken back.
    Restore(Rc<[FindingKey]>),
    /// One step back.
    Undo,
    /// One step forth.
    Redo,
    /// The pointer is on a card, or on none.
    Hover(Option<FindingKey>),
    /// A card becomes the active one, and the page goes to this place.
    Go(FindingKey, Spot),
    /// A card becomes the active one, and its cell the selected one: the user is there already.
    Light(FindingKey, CellId),
    /// The page goes to a place.
    Visit(Spot),
    /// A place in the text is to be shown.
    Quote(Span),
    /// The panel is to show this.
    Panel(Panel),
    /// The help is to be opened or closed.
    Help(bool),
    /// The settings changed.
    Set(Settings),
    /// A word to the user, or none.
    Notify(Option<Notice>),
}

impl State {
    /// The page at first, with what the user set on an earlier visit.
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Does what the action says.
    pub fn apply(&mut self, action: Action) {
        match action {
            Action::Open(source, given) => self.open(source, given),
            Action::Resume(draft) => self.resume(&draft),
            Action::Clear => self.clear(),
            Action::Withdraw => self.withdraw(),
            Action::Field(open) => self.show_field(open),
            Action::Halt(halted) => self.halt(halted),
            Action::Select(cell) => self.selected = Some(cell),
            Action::Move(cell) => self.move_to(cell),
            Action::Edit(cell, first) => {
                self.selected = Some(cell);
                self.editing = Some(Editing { cell, first });
            }
            Action::Cancel => self.cancel(),
            Action::Leave => self.editing = None,
            Action::Commit(cell, text, next) => self.commit(cell, text, next),
            Action::Adopt(edits) => {
                self.step(Step::EditAll(edits));
                self.notice = Some(Notice::Adopted);
            }
            Action::Ask(key) => self.ask(key),
            Action::Ignore(keys, reason) => {
                self.step(Step::Ignore(keys, reason));
                (self.active, self.hovered) = (None, None);
            }
            Action::Restore(keys) => self.step(Step::Restore(keys)),
            Action::Undo => self.travel(false),
            Action::Redo => self.travel(true),
            Action::Hover(key) => self.hovered = key,
            Action::Go(key, spot) => self.go(key, spot),
            Action::Light(key, cell) => {
                (self.active, self.selected) = (Some(key), Some(cell));
            }
            Action::Visit(spot) => self.visit(spot),
            Action::Quote(span) => {
                (self.panel, self.marked) = (Panel::Source, Some(span));
                self.visit(Spot::Text(span));
            }
            Action::Panel(panel) => self.panel = panel,
            Action::Help(open) => self.help = open,
            Action::Set(settings) => self.set(settings),
            Action::Notify(notice) => self.notify(notice),
        }
    }

    fn open(&mut self, source: Rc<Source>, given: Given) {
        self.step(Step::Open(source, given));
        self.forget_places();
        self.panel = Panel::Findings;
        self.field_closed |= given != Given::Typed;
        if given == Given::Whole {
            self.visit(Spot::Verdict);
        }
    }

    fn resume(&mut self, draft: &Draft) {
        draft.steps.iter().for_each(|it| self.history.push(it.clone()));
        self.settle();
        self.field_closed = true;
        self.notice = Some(Notice::Resumed);
        match &draft.editing {
            // Going elsewhere would end the edit.
            Some(editing) => {
                (self.selected, self.editing) = (Some(editing.cell), Some(editing.clone()));
            }
            None => self.visit(Spot::Verdict),
        }
    }

    fn set(&mut self, settings: Settings) {
        if settings.keep && !self.settings.keep {
            self.notice = Some(Notice::DraftKept);
        }
        self.settings = settings;
    }

    fn clear(&mut self) {
        self.withdraw();
        self.notice = Some(Notice::Cleared);
        self.visit(Spot::Field);
    }

    fn withdraw(&mut self) {
        self.step(Step::Clear);
        self.forget_places();
        self.field_closed = false;
    }

    fn show_field(&mut self, open: bool) {
        self.field_closed = !open;
        self.visit(if open { Spot::Field } else { Spot::Verdict });
    }

    /// The text of a reading that was given up stands in the field again.
    fn halt(&mut self, halted: bool) {
        self.halted = halted;
        self.show_field(halted);
    }

    fn cancel(&mut self) {
        if let Some(editing) = self.editing.take() {
            self.move_to(editing.cell);
        }
    }

    fn commit(&mut self, cell: CellId, text: Rc<str>, next: Option<CellId>) {
        self.step(Step::Edit(cell, text));
        if let Some(next) = next {
            self.move_to(next);
        }
    }

    fn move_to(&mut self, cell: CellId) {
        (self.editing, self.selected) = (None, Some(cell));
        self.visit(Spot::Neighbour(cell));
    }

    fn go(&mut self, key: FindingKey, spot: Spot) {
        self.active = Some(key);
        if let Spot::Cell(cell) = spot {
            self.selected = Some(cell);
        }
        self.visit(spot);
    }

    fn visit(&mut self, spot: Spot) {
        self.visit = (Some(spot), self.visit.1.wrapping_add(1));
        self.verdicts = self.verdicts.wrapping_add((spot == Spot::Verdict).into());
    }

    /// A notice that is dismissed takes its button along. Beside a report the focus finds its way.
    fn notify(&mut self, notice: Option<Notice>) {
        let is_dismissed = notice.is_none() && self.notice.is_some();
        self.notice = notice;
        if is_dismissed && self.work.source.is_none() {
            self.visit(Spot::Field);
        }
    }

    /// What is asked has its own field; whoever does not answer goes back to the card.
    fn ask(&mut self, key: Option<FindingKey>) {
        let asked = std::mem::replace(&mut self.asking, key);
        if let Some(asked) = asked.filter(|_| key.is_none()) {
            self.visit(Spot::Card(asked));
        }
    }

    fn step(&mut self, step: Step) {
        self.history.push(step);
        self.settle();
    }

    fn travel(&mut self, forth: bool) {
        let had = self.work.source.clone();
        if !self.history.travel(forth) {
            return;
        }
        self.settle();
        if had != self.work.source {
            self.forget_places();
            self.field_closed = self.work.source.is_some();
            self.visit(if self.field_closed { Spot::Verdict } else { Spot::Field });
        }
    }

    /// After the history changed: what follows from it, and what no longer applies.
    fn settle(&mut self) {
        self.work = Rc::new(self.history.work());
        (self.editing, self.asking, self.notice) = (None, None, None);
    }

    fn forget_places(&mut self) {
        self.halted = false;
        (self.selected, self.marked) = (None, None);
        (self.active, self.hovered) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Action, State};
    use crate::app::history::Given;
    use crate::form::{CellId, TableId};
    use crate::source::Source;

    const CELL: CellId = CellId::new(TableId::Applications, 2, 0);

    fn open(text: &str, given: Given) -> Action {
        Action::Open(Rc::new(Source::text("", text)), given)
    }

    fn text(state: &State) -> Option<&str> {
        state.work.source.as_ref().map(|it| it.text.as_str())
    }

    fn with(actions: impl IntoIterator<Item = Action>) -> State {
        let mut res = State::default();
        actions.into_iter().for_each(|it| res.apply(it));
        res
    }

    #[test]
    fn a_cleared_report_comes_back_with_its_edits() {
        let mut state =
            with([open("一", Given::Whole), Action::Commit(CELL, "5".into(), None), Action::Clear]);
        assert_eq!(text(&state), None);
        assert!(!state.field_closed);
        state.apply(Action::Undo);
        assert_eq!(text(&state), Some("一"));
        assert_eq!(state.work.edits, [(CELL, "5".into())]);
        assert!(state.field_closed);
    }

    #[test]
    fn undo_and_redo_are_exact() {
        let mut state = with([
            open("一", Given::Whole),
            Action::Commit(CELL, "5".into(), None),
            Action::Commit(CELL, "6".into(), None),
        ]);
        state.apply(Action::Undo);
        assert_eq!(state.work.edits, [(CELL, "5".into())]);
        state.apply(Action::Redo);
        assert_eq!(state.work.edits, [(CELL, "6".into())]);
        assert!(!state.history.can_redo());
        [0, 1, 2, 3].iter().for_each(|_| state.apply(Action::Undo));
        assert_eq!(text(&state), Some("一"));
        assert!(!state.history.can_undo());
    }

    #[test]
    fn typing_is_one_step() {
        let mut state = with([
            open("一", Given::Whole),
            open("一二", Given::Typed),
            open("一二三", Given::Typed),
        ]);
        assert_eq!(text(&state), Some("一二三"));
        state.apply(Action::Undo);
        assert_eq!(text(&state), Some("一"));
    }

    #[test]
    fn what_a_host_gives_and_takes_back_moves_nobody() {
        let mut state = with([open("一", Given::Host)]);
        assert!(state.field_closed && state.visit.0.is_none());
        state.apply(Action::Withdraw);
        assert!(!state.field_closed && state.visit.0.is_none() && state.notice.is_none());
        assert_eq!(text(&state), None);
    }

    #[test]
    fn a_reading_that_is_given_up_leaves_the_text_and_its_history() {
        let mut state = with([open("一", Given::Whole), open("二", Given::Whole)]);
        state.apply(Action::Halt(true));
        assert!(state.halted && !state.field_closed);
        assert_eq!((text(&state), state.visit.0), (Some("二"), Some(super::Spot::Field)));
        state.apply(Action::Halt(false));
        assert!(!state.halted && state.field_closed);
        assert_eq!(text(&state), Some("二"));
        // Whatever comes instead is read: a text before it, another one, none.
        for instead in
            [Action::Undo, open("三", Given::Typed), open("二", Given::Whole), Action::Clear]
        {
            state.apply(Action::Halt(true));
            state.apply(instead);
            assert!(!state.halted);
        }
    }

    #[test]
    fn the_same_place_twice_is_two_visits() {
        let mut state = State::default();
        state.apply(Action::Visit(super::Spot::Cell(CELL)));
        let first = state.visit;
        state.apply(Action::Visit(super::Spot::Cell(CELL)));
        assert_ne!(first, state.visit);
    }
}
