//! Follows the tags as the tree builder of the HTML standard does, without building the tree.

use super::names::Kind;
use super::output::Output;
use super::runs::{Act, Run, Runs, To};
use super::stack::{Open, Stack};
use super::table::Layout;
use super::text::{Piece, Text, Waiting};
use super::tokens::{Tag, Token};
use crate::grid::Document;
use crate::source::{COUNTS_UTF16, Utf16Index, utf16_len};
use std::ops::Range;

/// The page as far as it has been read.
pub(super) struct Tree<'a, 'm> {
    pub(super) stack: Stack,
    pub(super) tables: Vec<OpenTable>,
    pub(super) layout: Layout<'a>,
    text: Text<'a>,
    /// How many elements are open whose text is set off from what is around it.
    n_set_off: usize,
    /// Where the tag of the last of them ends.
    set_off_at: usize,
    pub(super) output: Output<'a>,
    pub(super) is_form_open: bool,
    has_doctype: bool,
    runs: &'m mut Runs,
    /// Whether `stack` and `tables` are not those of the state that `runs` has come to.
    is_behind: bool,
    /// Counts what has been read, if [`COUNTS_UTF16`].
    pub(super) utf16: Utf16Index,
}

/// Where in a table the next token belongs; the standard's insertion modes. Each is inside of
/// the ones before it, except that a caption stands right in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mode {
    Table,
    Group,
    Row,
    Cell,
    Caption,
}

/// A table that is open, with the places of its innermost parts on the stack.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenTable {
    pub(super) mode: Mode,
    pub(super) table: usize,
    pub(super) group: usize,
    pub(super) row: usize,
    /// The cell or the caption.
    pub(super) cell: usize,
    /// Its cells are laid out: nothing hides it, and no other table has been seen inside of it.
    pub(super) is_laid_out: bool,
    pub(super) is_row_seen: bool,
    pub(super) is_cell_seen: bool,
}

impl<'a, 'm> Tree<'a, 'm> {
    /// For a document of `len` bytes.
    pub(super) fn new(len: usize, runs: &'m mut Runs) -> Self {
        runs.give_up();
        Self {
            stack: Stack::default(),
            tables: Vec::new(),
            layout: Layout::new(len),
            text: Text::default(),
            n_set_off: 0,
            set_off_at: 0,
            output: Output::new(len),
            is_form_open: false,
            has_doctype: false,
            runs,
            is_behind: false,
            // Word writes some 200 bytes for each piece of text.
            utf16: Utf16Index::with_capacity(if COUNTS_UTF16 { len / 128 } else { 0 }),
        }
    }

    /// Counts what has been read; of words, places will be asked for.
    #[inline]
    pub(super) fn count(&mut self, source: &[u8], are_words: bool) {
        match are_words {
            _ if !COUNTS_UTF16 => {}
            true => self.utf16.mark(source),
            false => self.utf16.pass(source.len(), utf16_len(source)),
        }
    }

    /// Does what the tags at `at` do, if they are a run that was met here before; its length.
    #[inline]
    pub(super) fn repeat(&mut self, html: &str, at: usize) -> Option<usize> {
        let Run { len, utf16, first_act, n_acts, to, .. } = self.runs.find(html.as_bytes(), at)?;
        let (len, to) = (len as usize, to as usize);
        let (first_act, n_acts) = (first_act as usize, n_acts as usize);
        if COUNTS_UTF16 {
            self.utf16.pass(len, utf16);
        }
        let acts = self.runs.take_acts();
        crate::probe::step(n_acts);
        self.apply(&acts[first_act..first_act + n_acts], at);
        self.runs.put_acts(acts);
        self.is_behind |= self.runs.state() != Some(to);
        self.runs.set_state(Some(to));
        Some(len)
    }

    /// Takes the next token in, which stands at `place`; `tag` is the last tag.
    #[inline]
    pub(super) fn token(&mut self, token: Token<'a>, tag: &Tag, html: &str, place: Range<usize>) {
        let source = &html.as_bytes()[place.clone()];
        if let Token::Text(raw, start) = token
            && !is_blank(raw)
        {
            self.count(source, true);
            return self.read_words(raw, start, html);
        }
        self.count(source, false);
        match token {
            Token::Tag if !is_run(tag) => {
                self.leave_run(html);
                self.tag(tag);
                self.begin_anew();
            }
            Token::Text(..) | Token::Tag => {
                self.catch_up();
                self.runs.begin(place.start);
                match token {
                    Token::Text(raw, start) => self.read_text(raw, start),
                    _ => self.tag(tag),
                }
                self.runs.extend(place.end);
            }
            Token::Comment(text, at) => {
                self.leave_run(html);
                self.output.comment(text, at);
                self.begin_anew();
            }
            Token::Doctype => {
                self.leave_run(html);
                self.has_doctype = true;
                self.begin_anew();
            }
        }
    }

    fn tag(&mut self, tag: &Tag) {
        if tag.is_end { self.end(tag) } else { self.start(tag) }
    }

    /// Text that is not blank ends a run.
    fn read_words(&mut self, raw: &'a str, start: usize, html: &str) {
        if self.runs.state().is_none() {
            if !self.is_plain() {
                self.give_up_run();
                return self.read_text(raw, start);
            }
            self.runs.end(&self.stack, &self.tables, html.as_bytes());
        }
        // Every state is one in which text is simply read.
        self.text.read(raw, start);
    }

    /// Before what is no part of a run.
    fn leave_run(&mut self, html: &str) {
        self.catch_up();
        if self.is_plain() {
            self.runs.end(&self.stack, &self.tables, html.as_bytes());
        }
        self.runs.give_up();
    }

    /// Behind what is no part of a run another one may begin.
    fn begin_anew(&mut self) {
        if self.is_plain() {
            self.runs.end(&self.stack, &self.tables, &[]);
        }
    }

    /// Whether text is simply read here.
    fn is_plain(&self) -> bool {
        self.n_set_off == 0
            && self.stack.shows()
            && !self.stack.keeps_space()
            && !self.is_in_columns()
            && self.stack.len() <= Runs::DEEPEST
    }

    /// Opens and closes elements as the runs did that were repeated.
    fn catch_up(&mut self) {
        if std::mem::take(&mut self.is_behind)
            && let Some(state) = self.runs.state()
        {
            let (stack, tables) = self.runs.open(state);
            self.stack.become_like(stack);
            self.tables.clear();
            self.tables.extend_from_slice(tables);
        }
    }

    fn give_up_run(&mut self) {
        self.catch_up();
        self.runs.give_up();
    }

    /// Does what a tag does to text and cells, and notes it.
    pub(super) fn act(&mut self, act: Act) {
        self.runs.note(act);
        self.apply(&[act], 0);
    }

    /// Does them one after the other; places are counted from `start`.
    fn apply(&mut self, acts: &[Act], start: usize) {
        for act in acts {
            match *act {
                Act::Wait(it) => self.text.wait_for(it),
                Act::EndLine(to) => self.take_line(to),
                Act::BeginGroup { is_foot } => self.layout.begin_group(is_foot),
                Act::EndGroup => self.layout.end_group(),
                Act::BeginRow { is_phantom } => self.layout.begin_row(is_phantom),
                Act::EndRow => self.layout.end_row(),
                Act::BeginCell { place, spans, splits } => {
                    self.layout.begin_cell(start + place, spans, splits);
                }
                Act::EndCell => self.layout.end_cell(),
                Act::Picture => self.layout.note_picture(),
            }
        }
    }

    /// Closes what is open and returns everything.
    pub(super) fn finish(mut self, has_clipboard_header: bool) -> Document<'a> {
        self.give_up_run();
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.end_line();
        self.output.finish(has_clipboard_header || !self.has_doctype)
    }

    fn start(&mut self, tag: &Tag) {
        if tag.kind != Kind::Column {
            self.leave_columns();
        }
        if tag.is_picture && self.stack.shows() {
            self.picture();
        }
        if tag.sets_off {
            self.set_off(self.n_set_off + 1, tag.end);
        }
        match tag.kind {
            Kind::Table => self.open_table(tag),
            Kind::Group
            | Kind::Foot
            | Kind::Row
            | Kind::Cell
            | Kind::Caption
            | Kind::Columns
            | Kind::Column => self.start_part(tag),
            _ => self.start_in_body(tag),
        }
    }

    fn end(&mut self, tag: &Tag) {
        let (name, kind) = (tag.name, tag.kind);
        self.leave_columns();
        if tag.sets_off {
            self.set_off(self.n_set_off.saturating_sub(1), self.set_off_at);
        }
        match kind {
            Kind::Table | Kind::Group | Kind::Foot | Kind::Row | Kind::Cell | Kind::Caption => {
                self.end_part(name, kind);
            }
            Kind::Columns | Kind::Column | Kind::Frame | Kind::Raw | Kind::Void => {}
            _ => self.end_in_body(name, kind),
        }
    }

    /// Notes how many elements are open whose text is set off.
    /// The last of them began at `tag`.
    pub(super) fn set_off(&mut self, n: usize, tag: usize) {
        (self.n_set_off, self.set_off_at) = (n, tag);
        self.text.set_off((n > 0).then_some(tag));
    }

    /// A picture or a field: it shows something that is no text.
    fn picture(&mut self) {
        if self
            .tables
            .last()
            .is_some_and(|it| it.is_laid_out && it.is_cell_seen && it.mode == Mode::Cell)
        {
            self.act(Act::Picture);
        }
    }

    fn is_in_columns(&self) -> bool {
        self.stack.last().is_some_and(|it| it.kind == Kind::Columns)
    }

    fn read_text(&mut self, raw: &'a str, start: usize) {
        // White space right inside a table is nothing; other text there counts, outside of cells.
        if (self.is_in_columns() || self.is_right_in_table()) && is_blank(raw) {
            return;
        }
        self.leave_columns();
        if !self.stack.shows() {
            return;
        }
        if self.stack.keeps_space() {
            self.give_up_run();
            self.read_kept_text(raw, start);
        } else if is_blank(raw) {
            self.act(Act::Wait(Waiting::of(raw)));
        } else {
            self.text.read(raw, start);
        }
    }

    /// Text in which line ends and tabs count.
    fn read_kept_text(&mut self, raw: &str, start: usize) {
        let mut at = start;
        for line in raw.split_inclusive(['\n', '\r']) {
            let text = line.trim_end_matches(['\n', '\r']);
            self.text.keep(text, at);
            if text.len() < line.len() {
                self.end_line();
            }
            at += line.len();
        }
    }

    fn is_right_in_table(&self) -> bool {
        let mode = self.tables.last().map(|it| it.mode);
        let is_outside_of_cells = matches!(mode, Some(Mode::Table | Mode::Group | Mode::Row));
        is_outside_of_cells && self.stack.len() == self.floor()
    }

    /// The place on the stack above the innermost part of a table: what is below cannot be
    /// closed by tags that belong to no table.
    pub(super) fn floor(&self) -> usize {
        self.tables.last().map_or(0, |it| match it.mode {
            Mode::Table => it.table + 1,
            Mode::Group => it.group + 1,
            Mode::Row => it.row + 1,
            Mode::Cell | Mode::Caption => it.cell + 1,
        })
    }

    /// Ends the line; its text goes where it belongs.
    pub(super) fn end_line(&mut self) {
        self.act(Act::EndLine(match self.tables.last() {
            Some(it) if it.is_laid_out && it.mode == Mode::Cell => To::Cell,
            Some(_) => To::InTable,
            None => To::Loose,
        }));
    }

    fn take_line(&mut self, to: To) {
        match to {
            To::Cell => {
                // Most cells hold one piece of text, which goes where it stays without a detour.
                if let Some((text, start)) = self.text.take_lone() {
                    self.layout.add(Piece::Lone(text, start));
                } else if let Some(piece) = self.text.take() {
                    self.layout.add(piece);
                }
            }
            To::Loose | To::InTable => {
                if let Some(line) = self.text.take().and_then(Piece::line) {
                    self.output.line(line, matches!(to, To::InTable));
                }
            }
        }
    }

    /// Opens an element. A block begins a line.
    pub(super) fn push(&mut self, tag: &Tag) {
        let style = tag.attributes.style();
        let hides = style.hides || tag.attributes.hidden || tag.kind == Kind::RubyText;
        if tag.kind.is_block() && !hides && !self.stack.hides() {
            self.end_line();
        }
        // No page is so deep that its tables are not read: they have a limit of their own.
        if self.stack.len() < Stack::DEEPEST || tag.kind.is_table_part() {
            let keeps_space = style.keeps_space || tag.kind == Kind::Pre;
            let is_visible = style.is_visible;
            self.stack.push(Open {
                name: tag.name,
                kind: tag.kind,
                hides,
                is_visible,
                keeps_space,
            });
        }
    }

    /// Closes all elements from `len` on.
    pub(super) fn pop_to(&mut self, len: usize) {
        if self.stack.truncate(len) {
            self.end_line();
        }
    }

    fn leave_columns(&mut self) {
        if self.is_in_columns() {
            self.pop_to(self.stack.len() - 1);
        }
    }

    /// Ends the line where that can be seen.
    pub(super) fn break_line(&mut self) {
        if !self.stack.hides() {
            self.end_line();
        }
    }
}

fn is_blank(raw: &str) -> bool {
    raw.bytes().all(|it| it == 0 || super::bytes::is_space(it))
}

/// Whether a tag does nothing but open and close elements, and what [`Act`]s can say.
fn is_run(tag: &Tag) -> bool {
    match tag.kind {
        Kind::Table | Kind::Form => false,
        Kind::Raw | Kind::Island => tag.is_end,
        _ => tag.is_end || !tag.sets_off,
    }
}
