//! Loose tables and lines of cells, each with its place in the text. Knows no form.

pub mod number;

use std::borrow::Cow;
use std::ops::{Deref, DerefMut};

use crate::source::Span;

/// The text of a cell: nearly always it stands in the source as it is.
pub type CellText<'a> = Cow<'a, str>;

/// Everything that a source holds, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document<'a> {
    /// Lines and tables in reading order.
    pub blocks: Vec<Block<'a>>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block<'a> {
    /// A line of text.
    Line(Line<'a>),
    /// A table whose cells have known places (HTML, word processors, workbooks).
    Table(Table<'a>),
}

/// What stands between the cells of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Separator {
    /// Nothing known: the line is one cell.
    None,
    /// Tab characters.
    Tab,
    /// Vertical bars.
    Pipe,
    /// Commas, as in a comma-separated file, or another mark of that kind.
    Comma,
}

/// The cells of a line. Most lines are one, which needs no memory of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineCells<'a> {
    /// The only one.
    One([Cell<'a>; 1]),
    /// Several, or none.
    Many(Vec<Cell<'a>>),
}

impl<'a> Deref for LineCells<'a> {
    type Target = [Cell<'a>];

    fn deref(&self) -> &Self::Target {
        match self {
            Self::One(it) => it,
            Self::Many(it) => it,
        }
    }
}

impl DerefMut for LineCells<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        match self {
            Self::One(it) => it,
            Self::Many(it) => it,
        }
    }
}

/// One line of text, cut at its separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line<'a> {
    /// The cells in order; a line without separators is one cell, an empty line has none.
    pub cells: LineCells<'a>,
    /// What stood between them.
    pub separator: Separator,
}

/// A piece of text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text, entities decoded, white space at both ends removed. A line break inside the
    /// cell is `\n`.
    pub text: CellText<'a>,
    /// Where it stands in the source; for an empty cell, the place where it would stand.
    pub span: Span,
}

/// A table whose cells have known places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table<'a> {
    /// The rows, top to bottom.
    pub rows: Vec<Row<'a>>,
    /// The number of columns of the widest row.
    pub width: usize,
}

/// One row of a [`Table`]: the cells that begin in it, by ascending column. A column that is
/// covered by a cell of a row above has no cell here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row<'a> {
    /// The cells that begin in this row.
    pub cells: Vec<PlacedCell<'a>>,
}

/// A cell with its place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedCell<'a> {
    /// First column, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub colspan: usize,
    /// How many rows it covers, at least 1.
    pub rowspan: usize,
    /// The cell's text and place.
    pub cell: Cell<'a>,
}
