//! Runs of tags that were met before, as between the cells of a table: what they do is done at once.
//!
//! What a run of tags does depends on nothing but its text and the elements that are open before it.
//! So the same run of the same [`State`] does the same [`Act`]s and leads to the same state.

use super::stack::Stack;
use super::text::Waiting;
use super::tree::OpenTable;
use crate::source::{COUNTS_UTF16, utf16_len};

/// What tags do to the text that has gathered and to the cells of the table at hand.
#[derive(Clone, Copy, Debug)]
pub(super) enum Act {
    /// White space follows the text.
    Wait(Waiting),
    /// The line ends.
    EndLine(To),
    BeginGroup {
        is_foot: bool,
    },
    EndGroup,
    BeginRow {
        is_phantom: bool,
    },
    EndRow,
    /// The place is that behind the tag, counted from the beginning of the run.
    BeginCell {
        place: usize,
        spans: (usize, usize),
        splits: bool,
    },
    EndCell,
    Picture,
}

/// Where a line belongs.
#[derive(Clone, Copy, Debug)]
pub(super) enum To {
    Cell,
    Loose,
    InTable,
}

/// What is open where text stands.
struct State {
    stack: Stack,
    tables: Vec<OpenTable>,
    /// Some of the runs that were met here, by their places in [`Runs::runs`].
    runs: Vec<usize>,
}

/// A run of tags between two texts.
#[derive(Clone, Copy)]
pub(super) struct Run {
    /// Its last eight bytes, which tell most runs apart at once: their beginnings are alike.
    end: Option<[u8; 8]>,
    /// Where its text stands in [`Runs::texts`].
    start: u32,
    pub(super) len: u32,
    /// Its length in UTF-16 code units, if [`COUNTS_UTF16`].
    pub(super) utf16: u32,
    /// Its acts: from here so many.
    pub(super) first_act: u32,
    pub(super) n_acts: u32,
    /// The state behind it.
    pub(super) to: u32,
    /// The run that followed it last time.
    next: Option<u32>,
}

/// The run that is being followed for the first time.
struct Record {
    state: usize,
    start: usize,
    end: usize,
    first_act: usize,
    has_ended_line: bool,
}

/// All that is known of runs.
#[derive(Default)]
pub(super) struct Runs {
    states: Vec<State>,
    runs: Vec<Run>,
    acts: Vec<Act>,
    /// The texts of the runs, one behind the other.
    texts: Vec<u8>,
    record: Option<Record>,
    /// The state here, where it is known.
    state: Option<usize>,
    /// The run that led to it: what follows it starts from that state.
    last: Option<usize>,
}

impl Runs {
    /// Longer ones are not repeated.
    const LONGEST: usize = 1024;
    /// Of one state: no more are compared with the text, besides the one that followed last time.
    const MOST_RUNS: usize = 24;
    const MOST_STATES: usize = 64;
    /// States in which more is open are not noted, since they are compared one by one.
    pub(super) const DEEPEST: usize = 64;
    /// With more of any of these all are forgotten: most of so many do not come again.
    const MOST_BYTES: usize = 256 << 10;
    const MOST_IN_ALL: usize = 4096;

    /// The run from the state here that stands at `at`.
    pub(super) fn find(&mut self, html: &[u8], at: usize) -> Option<Run> {
        let (state, rest) = (self.state?, &html[at..]);
        // Behind a run stand words, and no other.
        rest.first().filter(|it| **it <= b' ' || **it == b'<')?;
        // Pages of one origin repeat whole rows of runs.
        let expected = self.last.and_then(|it| self.runs[it].next).map(|it| it as usize);
        let found = match expected.filter(|it| self.is_here(*it, rest)) {
            Some(it) => it,
            None => self.search(state, rest)?,
        };
        self.follow(found);
        Some(self.runs[found])
    }

    /// Whether `rest` begins with this run.
    fn is_here(&self, run: usize, rest: &[u8]) -> bool {
        let Run { start, len, end, .. } = &self.runs[run];
        let (start, len) = (*start as usize, *len as usize);
        let Some(text) = rest.get(..len) else { return false };
        text.last_chunk() == end.as_ref() && text == &self.texts[start..start + len]
    }

    /// The run from this state with which `rest` begins.
    fn search(&mut self, state: usize, rest: &[u8]) -> Option<usize> {
        let runs = &self.states[state].runs;
        let idx = runs.iter().position(|it| self.is_here(*it, rest))?;
        let found = runs[idx];
        // The usual ones come to the front.
        self.states[state].runs.swap(idx, idx.saturating_sub(1));
        Some(found)
    }

    /// Notes that the last run is followed by this one.
    fn follow(&mut self, run: usize) {
        if let Some(last) = self.last.replace(run) {
            self.runs[last].next = Some(run as u32);
        }
    }

    /// All acts, for as long as some of them are done; [`Runs::put_acts`] takes them back.
    pub(super) fn take_acts(&mut self) -> Vec<Act> {
        std::mem::take(&mut self.acts)
    }

    pub(super) fn put_acts(&mut self, acts: Vec<Act>) {
        self.acts = acts;
    }

    /// The state here.
    pub(super) fn state(&self) -> Option<usize> {
        self.state
    }

    /// Notes the state here; without one nothing is known.
    pub(super) fn set_state(&mut self, state: Option<usize>) {
        self.state = state;
    }

    /// What is open in this state.
    pub(super) fn open(&self, state: usize) -> (&Stack, &[OpenTable]) {
        (&self.states[state].stack, &self.states[state].tables)
    }

    /// The number of the state in which this is open.
    fn state_of(&mut self, stack: &Stack, tables: &[OpenTable]) -> usize {
        let is_it = |it: &State| {
            crate::probe::step(stack.len());
            it.stack.is_same(stack) && it.tables == tables
        };
        if let Some(known) = self.states.iter().position(is_it) {
            return known;
        }
        if self.states.len() == Self::MOST_STATES || self.texts.len() > Self::MOST_BYTES {
            *self = Self::default();
        }
        let (stack, tables) = (stack.clone(), tables.to_vec());
        self.states.push(State { stack, tables, runs: Vec::new() });
        self.states.len() - 1
    }

    /// Begins to follow a run at `start`, from the state here if that is known. The state is not
    /// known until the run ends.
    pub(super) fn begin(&mut self, start: usize) {
        let Some(state) = self.state.take() else { return };
        let first_act = self.acts.len();
        self.record = Some(Record { state, start, end: start, first_act, has_ended_line: false });
    }

    /// Notes what the run does.
    pub(super) fn note(&mut self, act: Act) {
        let Some(record) = &mut self.record else { return };
        // Once the line has ended there is no text that more of these would change.
        match act {
            Act::EndLine(_) | Act::Wait(_) if record.has_ended_line => return,
            Act::EndLine(_) => record.has_ended_line = true,
            _ => {}
        }
        self.acts.push(match act {
            Act::BeginCell { place, spans, splits } => {
                Act::BeginCell { place: place.saturating_sub(record.start), spans, splits }
            }
            other => other,
        });
    }

    /// The run goes on to `end`.
    pub(super) fn extend(&mut self, end: usize) {
        if let Some(record) = &mut self.record {
            record.end = end;
        }
    }

    /// Gives up what is being followed: it does more than acts can say, or the page ends.
    pub(super) fn give_up(&mut self) {
        (self.state, self.last) = (None, None);
        if let Some(record) = self.record.take() {
            self.acts.truncate(record.first_act);
        }
    }

    /// The run that was followed, if any, ends where this is open.
    pub(super) fn end(&mut self, stack: &Stack, tables: &[OpenTable], html: &[u8]) {
        let to = self.state_of(stack, tables);
        self.state = Some(to);
        let last = self.last.take();
        let Some(record) = self.record.take() else { return };
        let (text, first_act) = (&html[record.start..record.end], record.first_act);
        if text.len() > Self::LONGEST {
            return self.acts.truncate(first_act);
        }
        if self.texts.len() > Self::MOST_BYTES || self.runs.len() > Self::MOST_IN_ALL {
            *self = Self::default();
            return;
        }
        let n_acts = self.acts.len() - first_act;
        let (start, len, end) = (self.texts.len(), text.len(), text.last_chunk().copied());
        self.texts.extend_from_slice(text);
        let new = self.runs.len();
        let utf16 = if COUNTS_UTF16 { utf16_len(text) } else { 0 };
        let (start, len, to) = (start as u32, len as u32, to as u32);
        let (first_act, n_acts) = (first_act as u32, n_acts as u32);
        self.runs.push(Run { end, start, len, utf16, first_act, n_acts, to, next: None });
        self.last = last;
        self.follow(new);
        let runs = &mut self.states[record.state].runs;
        match runs.get_mut(Self::MOST_RUNS - 1) {
            Some(last) => *last = new,
            None => runs.push(new),
        }
    }
}
