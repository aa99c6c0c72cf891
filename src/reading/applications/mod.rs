//! 三、收到和处理政府信息公开申请情况 out of lines of text.

mod glued;
mod odd_head;
mod place;
mod region;
mod rows;
mod stream;
mod window;

pub use place::{place, row_of};
pub use region::{Region, region};

use super::labels::LabelId;
use super::model::{Layout, ReadTable, Remark};
use super::tokens::{FlatLine, Tokens};
use super::unit::{Datum, Unit};
use crate::form::{APPLICANTS, Edition};
use crate::source::Span;

/// The columns of the table: the kinds of applicant and their total.
pub const N_COLUMNS: usize = APPLICANTS.len();

/// The rows of a table as they stand in its text, before they are given their places in the
/// form.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// Rows of data in the order of the text.
    pub units: Vec<Unit>,
    /// Every label that occurs, with data or without, in the order of the text.
    pub labels: Vec<LabelId>,
    /// Figures in the table's text that belong to no row.
    pub strays: Vec<Datum>,
    /// Rows of data behind words that are no label of the form.
    pub extras: Vec<Extra>,
    /// The head, where its cells could be told apart.
    pub head: Option<Head>,
    /// Whether figures stand before their labels, as some tools print PDFs.
    pub labels_follow: bool,
    /// The head, where it names the columns in another order than the form.
    pub odd_head: Option<(String, Span)>,
    /// Whether figures stand without a label in a stream, so that those near a label need not be
    /// its own.
    pub is_mixed: bool,
    /// Whether the rows of a stream need not stand in the order of the form.
    pub is_unordered: bool,
    /// Whether the places of the cells are the document's own, as in HTML.
    pub is_placed: bool,
    /// Whether labels of groups are torn over several rows, so that none can be missed.
    pub groups_are_torn: bool,
    /// For each blank row whose words are no label of the form: the label of the row before.
    pub unknown_blanks: Vec<LabelId>,
    /// Rows behind which figures stand that may be their own.
    pub goes_on: Vec<Span>,
    /// Whether blank cells stand between figures of a row.
    pub has_inner_blanks: bool,
    /// Whether the text ends with the table, so that its last row may be cut.
    pub ends_the_text: bool,
}

/// The head of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The columns of the form that it names, ascending.
    pub columns: Vec<usize>,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A row that the form does not have.
#[derive(Clone, Debug)]
pub struct Extra {
    /// Its words.
    pub text: String,
    /// Its figures.
    pub unit: Unit,
}

/// Reads the table in its region. `None` where no row of the form stands there.
pub fn read(
    lines: &[FlatLine<'_>],
    tokens: &Tokens<'_>,
    region: &Region,
    fallback: Edition,
) -> Option<(ReadTable, Vec<Remark>)> {
    let (mut found, layout) = find(lines, tokens, region);
    found.odd_head = odd_head::find(tokens, region);
    found.ends_the_text = region.has_last_run;
    if found.ends_the_text {
        open_last_cell(&mut found);
    }
    let is_table = found.units.iter().any(|it| it.label.is_some());
    let whole = tokens.segments[region.first].gap.start..tokens.segments[region.last].gap.end;
    let span = tokens.span(whole).unwrap_or(Span::new(0, 0));
    let placed = is_table.then(|| place(found, layout, fallback))?;
    let table = ReadTable { form: placed.form, rows: placed.rows, layout, span };
    Some((table, placed.remarks))
}

/// With the last cell of the text the report need not end: a blank there is no blank.
fn open_last_cell(found: &mut Found) {
    let last = found.units.last_mut().and_then(|it| it.data.last_mut());
    if let Some(last) = last.filter(|it| it.is_blank()) {
        last.is_missing = true;
    }
}

/// Reads the region of the table by lines of cells where most rows stand on one delimited line,
/// as a stream of labels and figures otherwise.
fn find(lines: &[FlatLine<'_>], tokens: &Tokens<'_>, region: &Region) -> (Found, Layout) {
    if rows::stands_in_rows(lines, region) {
        let (found, is_positional) = rows::find(lines, region);
        return (found, if is_positional { Layout::Grid } else { Layout::Packed });
    }
    let found = stream::find(tokens, region);
    let n_glued = found.units.iter().filter(|it| it.data.iter().any(|it| it.is_glued)).count();
    let layout = if n_glued * 2 > found.units.len() {
        Layout::Glued
    } else if stream::is_cell_per_line(tokens, region) {
        Layout::CellPerLine
    } else {
        Layout::Flow
    };
    (found, layout)
}
