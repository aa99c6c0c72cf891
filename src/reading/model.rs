//! What reading yields: tables of the form with every cell's state, and remarks on how they
//! were read.

use crate::decimal::Decimal;
use crate::form::{self, CellId, Group, TableId};
use crate::grid::number::Traits;
use crate::source::Span;

/// What is known of a cell of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// A number that stands in the text, in a place that is certain.
    Read,
    /// Really blank in the report. Counts as 0.
    Blank,
    /// A dash or 无 in the report. Counts as 0.
    Dash,
    /// A number of the text that was given its place or its cut by an inference.
    Assumed,
    /// The report may have had it; the text does not, or not in a certain place. Unknown, no 0.
    Lost,
    /// Something stands there that is no number. Unknown, no 0.
    Unreadable,
}

impl State {
    /// The contract's word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Blank => "blank",
            Self::Dash => "dash",
            Self::Assumed => "assumed",
            Self::Lost => "lost",
            Self::Unreadable => "unreadable",
        }
    }
}

/// The text of a cell. Most are so short that they need no memory of their own.
pub type RawText = smol_str::SmolStr;

/// `text` as the text of a cell. Most cells hold one digit: those are copied whole.
#[inline]
pub(super) fn raw_text_of(text: &str) -> RawText {
    static DIGITS: [RawText; 10] = [
        RawText::new_inline("0"),
        RawText::new_inline("1"),
        RawText::new_inline("2"),
        RawText::new_inline("3"),
        RawText::new_inline("4"),
        RawText::new_inline("5"),
        RawText::new_inline("6"),
        RawText::new_inline("7"),
        RawText::new_inline("8"),
        RawText::new_inline("9"),
    ];
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => DIGITS[usize::from(digit - b'0')].clone(),
        _ => text.into(),
    }
}

/// A cell of the form as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadCell {
    /// What is known of it.
    pub state: State,
    /// The number that stands there ([`State::Read`] and [`State::Assumed`] only).
    pub value: Option<Decimal>,
    /// The text as it stands, empty where there is none.
    pub raw: RawText,
    /// Where it stands.
    pub span: Option<Span>,
    /// How the number was written.
    pub traits: Traits,
}

impl ReadCell {
    /// A cell that the text lost.
    pub fn lost() -> Self {
        Self {
            state: State::Lost,
            value: None,
            raw: RawText::default(),
            span: None,
            traits: Traits::default(),
        }
    }

    /// A figure that was cut out of digits without anything between them; `span` is theirs.
    pub fn cut(value: Decimal, span: Span) -> Self {
        let (state, raw) = (State::Assumed, value.to_string().into());
        Self { state, value: Some(value), raw, span: Some(span), ..Self::lost() }
    }

    /// What the cell counts for in a sum: its number, 0 for blank and dash, `None` where it is
    /// unknown.
    pub fn amount(&self) -> Option<Decimal> {
        match self.state {
            State::Read | State::Assumed => self.value,
            State::Blank | State::Dash => Some(Decimal::ZERO),
            State::Lost | State::Unreadable => None,
        }
    }
}

/// A label as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The text as it stands, white space folded.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A row of the form as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadRow {
    /// The printed label; `None` where the row was not found or stands without one.
    pub label: Option<Label>,
    /// One for each column of the form's row.
    pub cells: Vec<ReadCell>,
}

/// How the text of a table looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Cells with known places: HTML, or tabs and bars that kept every blank cell.
    Grid,
    /// Cells with separators, but without certain places: blank cells dropped or moved.
    Packed,
    /// One cell a line.
    CellPerLine,
    /// Running text: labels and numbers with white space between them, as out of a PDF.
    Flow,
    /// Numbers without anything between them, cut by the sums.
    Glued,
}

/// A table of the form as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadTable {
    /// The table of the edition that its labels speak for.
    pub form: &'static form::Table,
    /// One for each row of the form.
    pub rows: Vec<ReadRow>,
    /// How its text looked.
    pub layout: Layout,
    /// From its first to its last character.
    pub span: Span,
}

impl ReadTable {
    /// An empty table of this form: everything lost.
    pub fn empty(form: &'static form::Table, span: Span) -> Self {
        let rows = form
            .rows
            .iter()
            .map(|it| ReadRow { label: None, cells: vec![ReadCell::lost(); it.columns.len()] })
            .collect();
        Self { form, rows, layout: Layout::Flow, span }
    }

    /// The cell at this row and column of the form.
    pub fn cell(&self, row: usize, column: usize) -> Option<&ReadCell> {
        self.rows.get(row)?.cells.get(column)
    }
}

/// A place in the form: a table, or a row, a column or a cell of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The table.
    pub table: TableId,
    /// Place of the row in the form's table.
    pub row: Option<u8>,
    /// Place of the column in the form's row.
    pub column: Option<u8>,
}

impl Place {
    /// The whole table.
    pub const fn table(table: TableId) -> Self {
        Self { table, row: None, column: None }
    }

    /// A row.
    pub const fn row(table: TableId, row: usize) -> Self {
        Self { table, row: Some(row as u8), column: None }
    }

    /// A column.
    pub const fn column(table: TableId, column: usize) -> Self {
        Self { table, row: None, column: Some(column as u8) }
    }

    /// A cell.
    pub const fn cell(cell: CellId) -> Self {
        Self { table: cell.table, row: Some(cell.row), column: Some(cell.column) }
    }
}

/// A fact about how a table stands in the text, or how it was read. Rules turn remarks into
/// findings.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the fields are what their names and types say")]
pub enum Remark {
    /// An official row does not occur, while the rest of its table does. Certain where the text is
    /// the document itself: what makes text of a document may lose a row at a page break.
    RowMissing { place: Place, is_certain: bool },
    /// A row occurs again with figures; the first was read.
    RowDoubled { place: Place, text: String, span: Span },
    /// A row with figures that the form does not have.
    RowExtra { table: TableId, text: String, span: Span, n_figures: usize },
    /// A row stands in another place than in the form.
    RowOutOfOrder { place: Place, span: Span },
    /// A row has fewer figures than columns, and nothing says where the blanks were.
    RowShort { place: Place, n_figures: usize, n_columns: usize, span: Span },
    /// A row has more figures than columns.
    RowLong { place: Place, n_figures: usize, n_columns: usize, span: Span },
    /// The figures of a row stand without its label; they were placed by their order.
    RowUnlabelled { place: Place, span: Span },
    /// Figures without anything between them were cut in the one way that the sums allow.
    GluedCut { place: Place, text: String, span: Span },
    /// Figures without anything between them can be cut in several ways, or in none.
    GluedAmbiguous { place: Place, text: String, span: Span },
    /// The head of the table lacks a column. It is certain where the text is the document itself:
    /// what makes text of a document may lose its edge.
    ColumnMissing { place: Place, span: Span, is_certain: bool },
    /// The table has a column that the form does not have; it was left out.
    ColumnExtra { table: TableId, text: String, span: Span },
    /// A group label is missing though rows of the group are there.
    GroupMissing { table: TableId, group: Group, first_row: u8 },
    /// A label's ordinal differs from the form's.
    OrdinalDiffers { place: Place, printed: String, span: Span },
    /// A label's words differ from the form's, but it can be recognised.
    LabelDiffers { place: Place, printed: String, span: Span },
    /// Words of the head are cut; columns were recognised by their place.
    HeadCut { table: TableId, printed: String, span: Span },
    /// The head names the columns in another order than the form: no figure has a certain place.
    ColumnsReordered { table: TableId, printed: String, span: Span },
    /// Figures stand in the table's text that belong to no row for certain.
    FiguresUnplaced { table: TableId, n_figures: usize, span: Span },
    /// The section's heading is there, but no table follows.
    TableMissing { table: TableId, span: Span },
    /// A second table of the same kind follows; the first was read.
    TableDoubled { table: TableId, span: Span },
    /// A second report follows in the same text; it was not read.
    SecondReport { span: Span },
}

/// Why there is nothing to check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the fields are what their names and types say")]
pub enum Refusal {
    /// No text at all.
    Empty,
    /// The characters were destroyed on the way (mojibake, question marks).
    BrokenEncoding,
    /// A report of 2018 or earlier: there was no uniform form.
    OldForm { year: u16 },
    /// A report whose sections are there but whose tables are not (pictures, or not pasted).
    NoTables,
    /// No report of this kind.
    NotAReport,
}

/// A report as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The report's title, as it is printed.
    pub title: Option<String>,
    /// The public body, as the title names it.
    pub organ: Option<String>,
    /// The year that the report is about.
    pub year: Option<u16>,
    /// The tables that were found, in the order of the form, at most one of each kind.
    pub tables: Vec<ReadTable>,
    /// How they were read, in the order of the form.
    pub remarks: Vec<Remark>,
    /// Why there is nothing to check, where there is no table.
    pub refusal: Option<Refusal>,
}

impl Reading {
    /// The table of this kind, where it was found.
    pub fn table(&self, id: TableId) -> Option<&ReadTable> {
        self.tables.iter().find(|it| it.form.id == id)
    }

    /// A cell of the form, where its table was found.
    pub fn cell(&self, id: CellId) -> Option<&ReadCell> {
        self.table(id.table)?.cell(id.row as usize, id.column as usize)
    }

    /// The cell, to be changed (an edit of the user's).
    pub fn cell_mut(&mut self, id: CellId) -> Option<&mut ReadCell> {
        let table = self.tables.iter_mut().find(|it| it.form.id == id.table)?;
        table.rows.get_mut(id.row as usize)?.cells.get_mut(id.column as usize)
    }
}
