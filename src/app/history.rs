//! The user's work as a history of steps: what is undone can be done again, and what is cleared
//! comes back.

use std::rc::Rc;

use crate::form::CellId;
use crate::reading::Place;
use crate::rules::Finding;
use crate::source::{Source, Span};

/// What names a finding over edits: its number may change, this does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FindingKey {
    rule: &'static str,
    place: Option<Place>,
    span: Option<Span>,
}

impl FindingKey {
    /// The key of a finding.
    pub const fn of(finding: &Finding) -> Self {
        Self { rule: finding.rule, place: finding.place, span: finding.span }
    }

    /// The key as words: the same for the same finding of the same text, in one line without tabs.
    pub fn name(self) -> String {
        let place = self.place.map(|it| (it.table.key(), it.row, it.column));
        format!("{} {place:?} {:?}", self.rule, self.span.map(|it| (it.start, it.end)))
    }
}

/// How a text came to the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Typed or edited in the text field: the field stays open.
    Typed,
    /// Pasted, dropped, chosen or loaded as a whole.
    Whole,
    /// Given as a whole by the page around an element: the user is somewhere else, and stays there.
    Host,
}

/// Cells with the texts that they are changed to.
pub type Edits = Rc<[(CellId, Rc<str>)]>;

/// One step of the user's work. The history of steps is all that the page knows of a report.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// A text was given.
    Open(Rc<Source>, Given),
    /// The page was cleared.
    Clear,
    /// A cell was changed to this text.
    Edit(CellId, Rc<str>),
    /// Several cells were changed together.
    EditAll(Edits),
    /// Findings were set aside for a reason.
    Ignore(Rc<[FindingKey]>, Rc<str>),
    /// Findings were taken back among the open ones.
    Restore(Rc<[FindingKey]>),
}

/// The steps done, and those undone that can be done again.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    steps: Vec<Step>,
    n_done: usize,
}

/// What the steps done come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Work {
    /// The text that is checked.
    pub source: Option<Rc<Source>>,
    /// The cells that the user changed, each with its present text, in the order of the form.
    pub edits: Vec<(CellId, Rc<str>)>,
    /// The findings that the user set aside, each with the reason.
    pub ignored: Vec<(FindingKey, Rc<str>)>,
}

impl History {
    /// Does a step; what was undone before is forgotten.
    pub fn push(&mut self, step: Step) {
        self.steps.truncate(self.n_done);
        // Typing is one step however many times it is checked on the way.
        let is_typing = |it: &Step| matches!(it, Step::Open(_, Given::Typed));
        if is_typing(&step) && self.steps.last().is_some_and(is_typing) {
            self.steps.pop();
        }
        self.steps.push(step);
        self.n_done = self.steps.len();
    }

    /// Whether there is a step to undo. The first text stays: undoing it would only empty the
    /// page.
    pub const fn can_undo(&self) -> bool {
        self.n_done > 1
    }

    /// Whether there is a step to do again.
    pub const fn can_redo(&self) -> bool {
        self.n_done < self.steps.len()
    }

    /// Goes one step back or forth; whether there was one.
    pub fn travel(&mut self, forth: bool) -> bool {
        let can = if forth { self.can_redo() } else { self.can_undo() };
        if can {
            self.n_done = if forth { self.n_done + 1 } else { self.n_done - 1 };
        }
        can
    }

    /// What the steps done come to.
    pub fn work(&self) -> Work {
        let mut res = Work::default();
        for step in &self.steps[..self.n_done] {
            res.take(step);
        }
        res
    }
}

impl Work {
    /// What the work comes to after one more step.
    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Open(source, _) => {
                *self = Self { source: Some(Rc::clone(source)), ..Self::default() };
            }
            Step::Clear => *self = Self::default(),
            Step::Edit(cell, text) => self.edit(*cell, text),
            Step::EditAll(edits) => edits.iter().for_each(|(cell, text)| self.edit(*cell, text)),
            Step::Ignore(keys, reason) => {
                self.restore(keys);
                self.ignored.extend(keys.iter().map(|it| (*it, Rc::clone(reason))));
            }
            Step::Restore(keys) => self.restore(keys),
        }
    }

    fn edit(&mut self, cell: CellId, text: &Rc<str>) {
        match self.edits.binary_search_by_key(&cell, |it| it.0) {
            Ok(idx) => self.edits[idx].1 = Rc::clone(text),
            Err(idx) => self.edits.insert(idx, (cell, Rc::clone(text))),
        }
    }

    fn restore(&mut self, keys: &[FindingKey]) {
        self.ignored.retain(|it| !keys.contains(&it.0));
    }
}
