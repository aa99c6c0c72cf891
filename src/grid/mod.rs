//! Loose tables and lines of cells, each with its place in the text. Knows no form.

pub mod number;

use crate::source::Span;

/// The text of a cell. Most are so short that they need no memory of their own.
pub type CellText = smol_str::SmolStr;

/// Everything that a source holds, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Lines and tables in reading order.
    pub blocks: Vec<Block>,
}

/// A piece of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A line of text.
    Line(Line),
    /// A table whose cells have known places (HTML, word processors, workbooks).
    Table(Table),
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

/// One line of text, cut at its separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The cells in order; a line without separators is one cell, an empty line has none.
    pub cells: Vec<Cell>,
    /// What stood between them.
    pub separator: Separator,
}

/// A piece of text with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The text, entities decoded, white space at both ends removed. A line break inside the
    /// cell is `\n`.
    pub text: CellText,
    /// Where it stands in the source; for an empty cell, the place where it would stand.
    pub span: Span,
}

/// A table whose cells have known places.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// The rows, top to bottom.
    pub rows: Vec<Row>,
    /// The number of columns of the widest row.
    pub width: usize,
}

/// One row of a [`Table`]: the cells that begin in it, by ascending column. A column that is
/// covered by a cell of a row above has no cell here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The cells that begin in this row.
    pub cells: Vec<PlacedCell>,
}

/// A cell with its place in the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedCell {
    /// First column, from 0.
    pub column: usize,
    /// How many columns it covers, at least 1.
    pub colspan: usize,
    /// How many rows it covers, at least 1.
    pub rowspan: usize,
    /// The cell's text and place.
    pub cell: Cell,
}
