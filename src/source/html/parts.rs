//! Tags of tables: what they open, what they close without saying so.

use super::names::{Kind, Name};
use super::runs::Act;
use super::tokens::Tag;
use super::tree::{Mode, OpenTable, Tree};

/// How deep tables may be nested; a table inside of that many is part of the cell around it.
const MOST_TABLES: usize = 100;

impl Tree<'_, '_> {
    /// Opens a table. One right inside of another closes it; one in a cell turns the table
    /// around it into lines.
    pub(super) fn open_table(&mut self, tag: &Tag) {
        if self.tables.last().is_some_and(|it| it.mode < Mode::Cell) {
            self.close_table();
        }
        self.close_paragraph();
        if self.tables.len() >= MOST_TABLES {
            return self.break_line();
        }
        let table = self.stack.len();
        self.push(tag);
        let is_laid_out = !self.stack.hides();
        if is_laid_out {
            self.flatten();
        }
        self.tables.push(OpenTable {
            mode: Mode::Table,
            table,
            group: table,
            row: table,
            cell: table,
            is_laid_out,
            is_row_seen: false,
            is_cell_seen: false,
        });
    }

    /// Turns the innermost table into lines, those so far and all further ones.
    fn flatten(&mut self) {
        if let Some(table) = self.tables.last_mut().filter(|it| it.is_laid_out) {
            table.is_laid_out = false;
            for line in self.layout.take_lines() {
                self.output.line(line, true);
            }
        }
    }

    /// Closes the innermost table.
    pub(super) fn close_table(&mut self) {
        self.enter(Mode::Table);
        let Some(table) = self.tables.last().map(|it| it.table) else { return };
        self.pop_to(table);
        let Some(table) = self.tables.pop().filter(|it| it.is_laid_out) else { return };
        debug_assert!(table.mode == Mode::Table, "everything inside has been closed");
        if self.layout.is_box() {
            for line in self.layout.take_lines() {
                self.output.line(line, true);
            }
        } else if let Some(table) = self.layout.take_table() {
            self.output.table(table);
        }
    }

    /// Opens a part of a table. Outside of tables such tags mean nothing, but cells that have
    /// lost their table must not run into each other.
    pub(super) fn start_part(&mut self, tag: &Tag) {
        if self.tables.is_empty() {
            return self.break_line();
        }
        match tag.kind {
            Kind::Cell => {
                self.enter(Mode::Row);
                self.open_cell(tag);
            }
            Kind::Row => {
                self.enter(Mode::Group);
                self.open_row(tag);
            }
            Kind::Group | Kind::Foot => {
                self.enter(Mode::Table);
                self.open_group(tag);
            }
            Kind::Caption => {
                self.enter(Mode::Table);
                self.open(tag, Mode::Caption);
            }
            Kind::Columns => {
                self.enter(Mode::Table);
                self.push(tag);
            }
            _ => self.start_column(),
        }
    }

    /// `col` stands in a `colgroup`, whether that is written or not, and opens nothing.
    fn start_column(&mut self) {
        if self.stack.last().is_none_or(|it| it.kind != Kind::Columns) {
            self.enter(Mode::Table);
            self.push(&implied(Kind::Columns, b"colgroup"));
        }
    }

    /// Closes a part of the innermost table, if it is open.
    pub(super) fn end_part(&mut self, name: Name, kind: Kind) {
        let Some(table) = self.tables.last() else { return };
        let (mode, is_caption) = (table.mode, table.mode == Mode::Caption);
        let is_open = |at: usize| self.stack.name(at) == Some(name);
        match kind {
            Kind::Table => self.close_table(),
            Kind::Caption if is_caption => self.enter(Mode::Table),
            _ if is_caption => {}
            Kind::Cell if mode == Mode::Cell && is_open(table.cell) => self.enter(Mode::Row),
            Kind::Row if mode >= Mode::Row => self.enter(Mode::Group),
            Kind::Group | Kind::Foot if mode >= Mode::Group && is_open(table.group) => {
                self.enter(Mode::Table);
            }
            _ => {}
        }
    }

    /// Closes and opens parts of the innermost table until `wanted` is the innermost of them.
    fn enter(&mut self, wanted: Mode) {
        while let Some(mode) = self.tables.last().map(|it| it.mode) {
            // What was opened outside of cells ends where the next part of the table begins.
            if mode < Mode::Cell {
                self.pop_to(self.floor());
            }
            match mode {
                _ if mode == wanted => return,
                Mode::Table => self.open_group(&implied(Kind::Group, b"tbody")),
                Mode::Group if wanted > mode => self.open_row(&implied(Kind::Row, b"tr")),
                Mode::Group => self.close_group(),
                Mode::Row => self.close_row(),
                Mode::Cell => self.close_cell(),
                Mode::Caption => self.close_caption(),
            }
        }
    }

    fn open_group(&mut self, tag: &Tag) {
        self.open(tag, Mode::Group);
        if self.is_laid_out() {
            self.act(Act::BeginGroup { is_foot: tag.kind == Kind::Foot });
        }
    }

    fn open_row(&mut self, tag: &Tag) {
        self.open(tag, Mode::Row);
        let is_seen = self.is_laid_out() && !self.stack.hides();
        if is_seen {
            self.act(Act::BeginRow { is_phantom: tag.attributes.has_no_height() });
        }
        self.innermost(|it| it.is_row_seen = is_seen);
    }

    fn open_cell(&mut self, tag: &Tag) {
        self.open(tag, Mode::Cell);
        self.set_off(0, 0);
        let is_seen = self.is_laid_out() && !self.stack.hides();
        if is_seen {
            let spans = tag.attributes.spans();
            let splits = spans.0 > 1 && tag.attributes.style().splits_cell;
            self.act(Act::BeginCell { place: tag.end, spans, splits });
        }
        self.innermost(|it| it.is_cell_seen = is_seen);
    }

    /// Puts a part of the innermost table on the stack.
    fn open(&mut self, tag: &Tag, mode: Mode) {
        let at = self.stack.len();
        self.push(tag);
        self.innermost(|it| {
            it.mode = mode;
            match mode {
                Mode::Table => it.table = at,
                Mode::Group => it.group = at,
                Mode::Row => it.row = at,
                Mode::Cell | Mode::Caption => it.cell = at,
            }
        });
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last() else { return };
        let (cell, is_seen) = (table.cell, table.is_cell_seen);
        self.pop_to(cell);
        self.set_off(0, 0);
        if is_seen && self.is_laid_out() {
            self.act(Act::EndCell);
        }
        self.innermost(|it| it.mode = Mode::Row);
    }

    fn close_row(&mut self) {
        let Some(table) = self.tables.last() else { return };
        let (row, is_seen) = (table.row, table.is_row_seen);
        self.pop_to(row);
        if is_seen && self.is_laid_out() {
            self.act(Act::EndRow);
        }
        self.innermost(|it| it.mode = Mode::Group);
    }

    fn close_group(&mut self) {
        let Some(group) = self.tables.last().map(|it| it.group) else { return };
        self.pop_to(group);
        if self.is_laid_out() {
            self.act(Act::EndGroup);
        }
        self.innermost(|it| it.mode = Mode::Table);
    }

    fn close_caption(&mut self) {
        let Some(caption) = self.tables.last().map(|it| it.cell) else { return };
        self.pop_to(caption);
        self.innermost(|it| it.mode = Mode::Table);
    }

    fn is_laid_out(&self) -> bool {
        self.tables.last().is_some_and(|it| it.is_laid_out)
    }

    fn innermost(&mut self, change: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }
}

/// The tag that the standard adds where it is missing.
fn implied(kind: Kind, name: &[u8]) -> Tag {
    Tag { name: Name::new(name), kind, ..Tag::default() }
}
