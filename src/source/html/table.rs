//! Lays the cells of one table out, by the table model of the HTML standard.

use std::ops::Range;

use super::text::Piece;
use crate::grid::{Cell, CellText, Line, PlacedCell, Row, Table};
use crate::source::Span;

/// No real table of a report has more cells; further ones are left out.
const MOST_CELLS: usize = 20_000;

/// Where the spans of cells end, so that a few tags do not make millions of columns.
const MOST_COLUMNS: usize = 20_000;

/// A table as it grows, one at a time; used again for the next table.
#[derive(Debug)]
pub(super) struct Layout<'a> {
    rows: Vec<RowMark>,
    slots: Vec<Slot>,
    /// The lines of all cells, in order.
    pieces: Vec<Piece<'a>>,
    group: Group,
    /// By column: the row (counted in the group) at which it is free again.
    free_from: Vec<usize>,
    width: usize,
    budget: Budget,
}

/// What the spans of cells may cost in the whole document, so that no small text makes a large
/// table or long work.
#[derive(Debug)]
struct Budget {
    /// Cells that stand nowhere in the text.
    extra_cells: usize,
    /// Those that the table at hand may still get.
    room: usize,
    /// Columns that a cell is moved past because they are covered from above.
    moves: usize,
}

#[derive(Debug, Default)]
struct Group {
    first_row: usize,
    is_foot: bool,
}

#[derive(Debug)]
struct RowMark {
    first_slot: usize,
    is_foot: bool,
    is_phantom: bool,
}

#[derive(Debug)]
struct Slot {
    column: usize,
    colspan: usize,
    /// 0: to the end of the group.
    rowspan: usize,
    /// Not merged, whatever its colspan: as many cells as it has columns.
    splits: bool,
    /// The place behind the tag.
    place: usize,
    /// It shows a picture or a field.
    has_picture: bool,
    pieces: Range<usize>,
}

impl<'a> Layout<'a> {
    /// For the tables of a document of `len` bytes.
    pub(super) fn new(len: usize) -> Self {
        // Word writes some 300 bytes for a cell.
        let n_cells = (len / 256).min(MOST_CELLS);
        Self {
            rows: Vec::with_capacity(n_cells / 4),
            slots: Vec::with_capacity(n_cells),
            pieces: Vec::with_capacity(n_cells),
            group: Group::default(),
            free_from: Vec::new(),
            width: 0,
            budget: Budget {
                extra_cells: MOST_CELLS + len,
                room: 0,
                moves: 50 * (MOST_CELLS + len),
            },
        }
    }

    /// Begins a row group; cells from above end here.
    pub(super) fn begin_group(&mut self, is_foot: bool) {
        self.group = Group { first_row: self.rows.len(), is_foot };
        self.free_from.clear();
    }

    /// Ends a row group: its cells end with it.
    pub(super) fn end_group(&mut self) {
        let Some(first) = self.rows.get(self.group.first_row) else { return };
        let n_rows = self.rows.len() - self.group.first_row;
        let (mut row, mut ends) = (0, first.first_slot);
        for at in first.first_slot..self.slots.len() {
            while at >= ends {
                row += 1;
                let next = self.rows.get(self.group.first_row + row);
                ends = next.map_or(self.slots.len(), |it| it.first_slot);
            }
            let rest = n_rows + 1 - row;
            let slot = &mut self.slots[at];
            slot.rowspan = if slot.rowspan == 0 { rest } else { slot.rowspan.min(rest) };
        }
    }

    /// Begins a row. A phantom row counts only if there is text in it.
    pub(super) fn begin_row(&mut self, is_phantom: bool) {
        let is_foot = self.group.is_foot;
        self.rows.push(RowMark { first_slot: self.slots.len(), is_foot, is_phantom });
    }

    /// Begins a cell behind `place`.
    pub(super) fn begin_cell(&mut self, place: usize, spans: (usize, usize), splits: bool) {
        let pieces = self.pieces.len()..self.pieces.len();
        let (colspan, rowspan) = spans;
        self.slots.push(Slot {
            column: 0,
            colspan,
            rowspan,
            splits,
            place,
            has_picture: false,
            pieces,
        });
    }

    /// Adds a line to the cell that was begun last.
    pub(super) fn add(&mut self, piece: Piece<'a>) {
        if !piece.is_blank() {
            self.pieces.push(piece);
        }
    }

    /// Notes that the cell that was begun last shows something that is no text.
    pub(super) fn note_picture(&mut self) {
        if let Some(slot) = self.slots.last_mut() {
            slot.has_picture = true;
        }
    }

    /// Ends the cell that was begun last.
    pub(super) fn end_cell(&mut self) {
        if let Some(slot) = self.slots.last_mut() {
            slot.pieces.end = self.pieces.len();
        }
        if self.slots.len() > MOST_CELLS {
            let left_out = self.slots.pop();
            self.pieces.truncate(left_out.map_or(0, |it| it.pieces.start));
        }
    }

    /// Ends a row: its cells get their columns.
    pub(super) fn end_row(&mut self) {
        let Some(row) = self.rows.last() else { return };
        let first = row.first_slot;
        if row.is_phantom && self.slots[first..].iter().all(|it| it.pieces.is_empty()) {
            self.slots.truncate(first);
            self.rows.pop();
            return;
        }
        let row_idx = self.rows.len() - 1 - self.group.first_row;
        let mut column = 0;
        for at in first..self.slots.len() {
            column = self.place(at, column, row_idx);
        }
        self.width = self.width.max(column);
    }

    /// Gives the slot `at` the first free column from `column` on; returns the one behind it.
    fn place(&mut self, at: usize, mut column: usize, row: usize) -> usize {
        while self.free_from.get(column).is_some_and(|it| *it > row) && self.budget.moves > 0 {
            self.budget.moves -= 1;
            crate::probe::step(1);
            column += 1;
        }
        let slot = &mut self.slots[at];
        slot.column = column;
        slot.colspan = slot.colspan.min(MOST_COLUMNS.saturating_sub(column).max(1));
        let end = column + slot.colspan;
        if slot.rowspan != 1 {
            let free = if slot.rowspan == 0 { usize::MAX } else { row + slot.rowspan };
            self.cover(column..end, free);
        }
        end
    }

    /// Notes that `columns` are covered down to the row `free`.
    fn cover(&mut self, columns: Range<usize>, free: usize) {
        crate::probe::step(columns.len());
        if self.free_from.len() < columns.end {
            self.free_from.resize(columns.end, 0);
        }
        for it in &mut self.free_from[columns] {
            *it = (*it).max(free);
        }
    }

    /// Takes all lines of all cells out of a table that turns out to be none.
    pub(super) fn take_lines(&mut self) -> Vec<Line<'a>> {
        let lines = self.pieces.drain(..).filter_map(Piece::line).collect();
        self.clear();
        lines
    }

    /// Whether there is but one cell: a box around text, not a table.
    pub(super) fn is_box(&self) -> bool {
        self.slots.len() == 1
    }

    /// Takes the finished table out; nothing where it has no cells.
    pub(super) fn take_table(&mut self) -> Option<Table<'a>> {
        if self.slots.is_empty() {
            self.clear();
            return None;
        }
        let (mut body, mut foot) = (Vec::with_capacity(self.rows.len()), Vec::new());
        self.budget.room = MOST_CELLS.saturating_sub(self.slots.len());
        for idx in 0..self.rows.len() {
            let first = self.rows[idx].first_slot;
            let end = self.rows.get(idx + 1).map_or(self.slots.len(), |it| it.first_slot);
            let mut row = Row { cells: Vec::with_capacity(end - first) };
            for at in first..end {
                self.finish(at, &mut row.cells);
            }
            // The standard shows the feet of a table at its end, wherever they are written.
            if self.rows[idx].is_foot { foot.push(row) } else { body.push(row) }
        }
        body.append(&mut foot);
        let width = self.width;
        self.clear();
        Some(Table { rows: body, width })
    }

    fn finish(&mut self, slot: usize, into: &mut Vec<PlacedCell<'a>>) {
        let slot = &self.slots[slot];
        let mut cell = join(&mut self.pieces[slot.pieces.clone()], slot.place);
        if slot.has_picture && cell.text.is_empty() {
            // What the picture shows is not known, so that the cell is not blank.
            cell.text = "\u{fffc}".into();
        }
        let (column, rowspan, end) = (slot.column, slot.rowspan, cell.span.end as usize);
        if !slot.splits || !self.budget.pays(slot.colspan - 1) {
            into.push(PlacedCell { column, colspan: slot.colspan, rowspan, cell });
            return;
        }
        into.push(PlacedCell { column, colspan: 1, rowspan, cell });
        into.extend((1..slot.colspan).map(|it| {
            let cell = Cell { text: CellText::default(), span: Span::new(end, end) };
            PlacedCell { column: column + it, colspan: 1, rowspan, cell }
        }));
    }

    /// Makes ready for the next table.
    fn clear(&mut self) {
        self.rows.clear();
        self.slots.clear();
        self.pieces.clear();
        self.begin_group(false);
        self.width = 0;
    }
}

impl Budget {
    /// Whether there is room for so many more cells; if so, it is taken.
    fn pays(&mut self, n_cells: usize) -> bool {
        let pays = n_cells <= self.extra_cells.min(self.room);
        if pays {
            self.extra_cells -= n_cells;
            self.room -= n_cells;
        }
        pays
    }
}

/// The cell of which `pieces` are the lines.
fn join<'a>(pieces: &mut [Piece<'a>], place: usize) -> Cell<'a> {
    match pieces {
        [] => Cell { text: CellText::default(), span: Span::new(place, place) },
        [one] => Cell { text: one.take_cell_text(), span: one.span() },
        [first, .., last] => {
            let span = first.span().join(last.span());
            let mut text = String::with_capacity(pieces.iter().map(|it| it.text().len() + 1).sum());
            for (idx, piece) in pieces.iter_mut().enumerate() {
                if idx > 0 {
                    text.push('\n');
                }
                text.push_str(&piece.take_cell_text());
            }
            Cell { text: text.into(), span }
        }
    }
}
