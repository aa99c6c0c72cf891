//! Grids laid against the form: every cell of the form with its value, its state and its place.
//!
//! Reading never fails. The worst input yields a [`Reading`] without tables and a
//! [`Refusal`] that says why.

mod applications;
mod char_set;
#[doc(hidden)]
pub mod cut;
mod disclosure;
mod disputes;
mod ends;
mod fold;
mod guessed;
mod head;
mod labels;
mod match_table;
mod model;
mod report;
mod respelt;
mod tokens;
mod unit;
mod words;

pub(crate) use fold::fold;
pub use model::{
    Label, Layout, Place, RawText, ReadCell, ReadRow, ReadTable, Reading, Refusal, Remark, State,
};

use std::rc::Rc;

use crate::form::{Edition, TableId};
use crate::grid::{Cell, Document};
use crate::order;
use crate::pace::{self, Pace, Work};
use crate::source::{COUNTS_UTF16, Kind, Source, SourceRef, Utf16Index, html, plain};
use tokens::{FlatLine, Tokens, cells, flat_lines};
use words::Lexicon;

/// What was learnt of the reports that were read. Whoever reads many hands it on from one to the
/// next: it changes how soon a report is read, and nothing else.
#[derive(Debug, Default)]
pub struct Learnt {
    html: html::Learnt,
    lexicon: Lexicon,
}

impl Learnt {
    /// Counts the text of the report that was read last, `source`, in UTF-16.
    pub fn utf16_of(&mut self, source: SourceRef<'_>) -> Utf16Index {
        match source.kind {
            Kind::Html if COUNTS_UTF16 => std::mem::take(&mut self.html.utf16),
            Kind::Html | Kind::Text => Utf16Index::new(source.text),
        }
    }
}

/// What the applications table tells about blank cells of the whole text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Blanks {
    /// They stand where the report has them.
    Kept,
    /// There are none: every cell holds a figure.
    None,
    /// They may have been dropped or moved.
    Unknown,
}

impl Blanks {
    fn of(table: &ReadTable) -> Self {
        let mut cells = table.rows.iter().flat_map(|it| &it.cells);
        if table.layout == Layout::Grid {
            Self::Kept
        } else if cells.all(|it| matches!(it.state, State::Read | State::Assumed | State::Dash)) {
            Self::None
        } else {
            Self::Unknown
        }
    }
}

/// Reads a report.
pub fn read(source: &Source) -> Reading {
    read_with(source.borrowed(), &mut Learnt::default())
}

/// Reads one report of many.
pub fn read_with(source: SourceRef<'_>, learnt: &mut Learnt) -> Reading {
    pace::finish(read_paced(source, &Pace::default(), learnt))
}

/// Reads a report piece by piece.
pub fn read_in_pieces(source: Rc<Source>) -> Work<Reading> {
    let mut learnt = Learnt::default();
    Work::new(|pace| async move { read_paced(source.borrowed(), &pace, &mut learnt).await })
}

async fn read_paced(source: SourceRef<'_>, pace: &Pace, learnt: &mut Learnt) -> Reading {
    let mut document = match source.kind {
        Kind::Text => plain::read_paced(source.text, pace).await,
        Kind::Html => html::read_paced(source.text, pace, &mut learnt.html).await,
    };
    let beginnings = ends::cut_second_report(&mut document);
    learnt.lexicon.make_room();
    let heading = report::heading(&document, beginnings.first);
    let mut reading =
        read_document(&document, heading, source.text, &mut learnt.lexicon, pace).await;
    if reading.refusal.is_none() {
        ends::open_cut_figures(&mut reading, source.text);
        let second = beginnings.second.map(|span| Remark::SecondReport { span });
        reading.remarks.extend(second);
    }
    reading
}

async fn read_document<'a>(
    document: &'a Document<'a>,
    heading: report::Heading,
    text: &str,
    lexicon: &mut Lexicon,
    pace: &Pace,
) -> Reading {
    let fallback = heading.year.and_then(Edition::for_year).unwrap_or(Edition::Form2021);
    pace.rest(0).await;
    let matched = match_table::read(document, fallback, lexicon);
    pace.rest(0).await;
    let mut reading = Reading {
        title: heading.title.clone(),
        organ: heading.organ.clone(),
        year: heading.year,
        tables: matched.tables,
        remarks: matched.remarks,
        refusal: None,
    };
    if TableId::ALL.iter().any(|it| reading.table(*it).is_none()) {
        let rest = flat_lines(document, |it| !matched.blocks.contains(&it));
        read_lines(&mut reading, &rest, fallback, pace).await;
        pace.rest(0).await;
    }
    let outside = document.blocks.iter().enumerate();
    let outside = outside.filter(|it| !matched.blocks.contains(&it.0));
    doubt_missing_rows(&mut reading.remarks, outside.flat_map(|it| cells(it.1)));
    order::sort_by_key(&mut reading.tables, |it| it.form.id);
    if reading.tables.is_empty() {
        reading.refusal = Some(report::refusal(text, document, &heading));
    } else {
        reading.remarks.extend(report::missing_tables(&reading, document));
    }
    reading
}

/// A row is not missing for certain where a line outside of the tables begins with its label: the
/// markup may be broken there.
fn doubt_missing_rows<'a>(remarks: &mut [Remark], outside: impl Iterator<Item = &'a Cell<'a>>) {
    const LONGEST: usize = 200;
    /// An ordinal may stand before it, and the rest of a broken tag.
    const FARTHEST: usize = 3;
    let missing = |it: &&mut Remark| matches!(it, Remark::RowMissing { is_certain: true, .. });
    let mut missing: Vec<&mut Remark> = remarks.iter_mut().filter(missing).collect();
    if missing.is_empty() {
        return;
    }
    for cell in outside.filter(|it| it.text.len() < LONGEST) {
        let chars = fold::fold_tokens(std::iter::once((0, &*cell.text)));
        let mentions = labels::mentions(&chars);
        let Some(label) = mentions.first().filter(|it| it.start <= FARTHEST).map(|it| it.label)
        else {
            continue;
        };
        for remark in &mut missing {
            if let Remark::RowMissing { place, is_certain } = remark {
                let rows = Edition::ALL.map(|it| applications::row_of(label, it));
                *is_certain &= !rows.contains(&place.row.map(usize::from));
            }
        }
    }
}

/// Reads the tables that are still missing out of lines of text.
async fn read_lines(reading: &mut Reading, lines: &[FlatLine<'_>], fallback: Edition, pace: &Pace) {
    let is_missing = |reading: &Reading, id| reading.table(id).is_none();
    let tokens = Tokens::new(lines, pace).await;
    if tokens.segments.is_empty() {
        return;
    }
    let n_before = reading.tables.len();
    let region = applications::region(&tokens);
    pace.rest(0).await;
    if let Some(region) = region.filter(|_| is_missing(reading, TableId::Applications)) {
        push(reading, applications::read(lines, &tokens, &region, fallback));
    }
    let blanks = reading.table(TableId::Applications).map_or(Blanks::Unknown, Blanks::of);
    pace.rest(0).await;
    if is_missing(reading, TableId::Disclosure) {
        let has_applications = !is_missing(reading, TableId::Applications);
        let drops_blanks = has_applications && blanks == Blanks::Unknown;
        let end = region.map_or(tokens.segments.len(), |it| it.first);
        let rest = region
            .map_or(&[][..], |it| &tokens.chars_of(&tokens.segments[it.first])[..it.first_char]);
        push(reading, disclosure::find(&tokens, 0..end, rest, fallback, blanks, drops_blanks));
    }
    pace.rest(0).await;
    if is_missing(reading, TableId::Disputes) {
        let edition = reading.table(TableId::Applications).map_or(fallback, |it| it.form.edition);
        let from = region.map_or(0, |it| it.last);
        let is_clipped = reading.table(TableId::Applications).is_some_and(lacks_totals);
        let is_delimited = |line: u32| lines[line as usize].is_delimited;
        push(reading, disputes::find(&tokens, from, edition, blanks, is_clipped, is_delimited));
    }
    if guessed::are_guessed(lines) {
        reading.remarks.extend(reading.tables[n_before..].iter_mut().filter_map(guessed::open));
    }
}

/// Whether rows lack nothing but their totals: these were clipped, or their column is gone.
fn lacks_totals(table: &ReadTable) -> bool {
    const FEWEST: usize = 2;
    let is_known = |it: &ReadCell| it.amount().is_some();
    let lacks_total = |it: &&ReadRow| {
        it.cells
            .split_last()
            .is_some_and(|(total, parts)| !is_known(total) && parts.iter().all(is_known))
    };
    table.rows.iter().filter(lacks_total).nth(FEWEST - 1).is_some()
}

fn push(reading: &mut Reading, found: Option<(ReadTable, Vec<Remark>)>) {
    if let Some((table, remarks)) = found {
        reading.tables.push(table);
        reading.remarks.extend(remarks);
    }
}
