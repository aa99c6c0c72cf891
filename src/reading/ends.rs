//! Where a report ends: at a second report in the same text, or where the text was cut.

use super::fold::{fold, fold_char};
use super::model::{Layout, ReadCell, Reading, Remark, State};
use crate::decimal::Decimal;
use crate::form::{Measure, TableId};
use crate::grid::{Block, Document};
use crate::source::Span;

/// Where reports begin.
#[derive(Debug, Default)]
pub struct Beginnings {
    /// The block of the first section.
    pub first: Option<usize>,
    /// Where the first section of a second report stands.
    pub second: Option<Span>,
}

/// Leaves out a second report behind the first.
pub fn cut_second_report(document: &mut Document) -> Beginnings {
    let mut res = Beginnings::default();
    for idx in 0..document.blocks.len() {
        let Some(span) = first_section(&document.blocks[idx..]) else { continue };
        if res.first.is_some() {
            document.blocks.truncate(idx);
            res.second = Some(span);
            break;
        }
        res.first = Some(idx);
    }
    res
}

/// The heading of a report's first section, if these blocks begin with one. In a list of contents
/// the heading of the second section follows at once.
fn first_section(blocks: &[Block]) -> Option<Span> {
    let (first, rest) = blocks.split_first()?;
    let span = heading(first, "总体情况")?;
    let next = rest.iter().find(|it| !matches!(it, Block::Line(it) if it.cells.is_empty()))?;
    heading(next, "主动公开政府信息情况").is_none().then_some(span)
}

/// Where the line stands, if it is a section's heading of these words.
fn heading(block: &Block, words: &str) -> Option<Span> {
    const LONGEST: usize = 60;
    let Block::Line(line) = block else { return None };
    let [cell] = &*line.cells else { return None };
    if cell.text.len() > LONGEST {
        return None;
    }
    // Most lines end otherwise, which needs no folding to be seen.
    let last = cell.text.chars().rev().find_map(fold_char);
    if last != words.chars().next_back() {
        return None;
    }
    let text = fold(&cell.text);
    let ordinal = text.strip_suffix(words)?;
    matches!(ordinal, "" | "一" | "1" | "二" | "2").then_some(cell.span)
}

/// Opens figures with which the text begins or ends, without even a line end: they may have been
/// cut with it.
pub fn open_cut_figures(reading: &mut Reading, text: &str) {
    let mut remarks = Vec::new();
    for table in &mut reading.tables {
        for (form, row) in table.form.rows.iter().zip(&mut table.rows) {
            if table.layout != Layout::Grid {
                remarks.extend(open_clipped_total(table.form.id, &mut row.cells));
            }
            for column in 0..row.cells.len() {
                let cell = &row.cells[column];
                // A dash may be the sign of a change.
                let is_change = form.columns[column].measure == Measure::Change;
                let is_nothing =
                    cell.state == State::Blank || cell.state == State::Dash && is_change;
                if is_nothing && cell.span.is_some_and(|it| is_end(text, it)) {
                    row.cells[column] = ReadCell::lost();
                    continue;
                }
                let Some(span) = cell.span.filter(|_| cell.value.is_some()) else { continue };
                let is_cut = || match sum_before(table.form.id, &row.cells, column) {
                    Some(sum) => is_beginning(cell, sum),
                    None => !is_zero(cell),
                };
                if span.start == 0 || span.end as usize == text.len() && is_cut() {
                    row.cells[column] = ReadCell::lost();
                    let table = table.form.id;
                    remarks.push(Remark::FiguresUnplaced { table, n_figures: 1, span });
                }
            }
        }
    }
    reading.remarks.extend(remarks);
}

/// Opens the total of a row where its sum begins with it and goes on for two digits or more: the
/// edge of a page has clipped it. Who mistypes a total leaves out one digit; and where the total
/// would do for the others without one of the figures, that one may be the mistyped.
fn open_clipped_total(table: TableId, row: &mut [ReadCell]) -> Option<Remark> {
    const FEWEST_LOST: usize = 2;
    let sum = sum_before(table, row, row.len().checked_sub(1)?)?;
    let total = row.last()?;
    let span = total.span.filter(|_| total.state == State::Read)?;
    let n_lost = n_digits(sum).saturating_sub(total.value.map_or(0, n_digits));
    if n_lost < FEWEST_LOST || is_zero(total) || !is_beginning(total, sum) {
        return None;
    }
    let total_value = total.value?;
    // The total itself, so much smaller than the sum, explains nothing.
    let explains = |it: &ReadCell| it.amount().is_none_or(|it| sum - it <= total_value);
    if row.iter().any(explains) {
        return None;
    }
    *row.last_mut()? = ReadCell::lost();
    Some(Remark::FiguresUnplaced { table, n_figures: 1, span })
}

fn n_digits(number: Decimal) -> usize {
    number.to_string().len()
}

/// Whether nothing stands behind a place, not even a whole tag.
fn is_end(text: &str, place: Span) -> bool {
    let rest = &text[place.end as usize..];
    rest.is_empty() || rest.starts_with('<') && !rest.contains('>')
}

/// 0 is the beginning of no other count.
fn is_zero(cell: &ReadCell) -> bool {
    cell.value.is_some_and(|it| it.is_zero())
}

/// What the cell has to be, if it is the total of a row whose other cells are known.
fn sum_before(table: TableId, row: &[ReadCell], column: usize) -> Option<Decimal> {
    let (_, parts) = row.split_last().filter(|it| it.1.len() == column)?;
    let is_total = table != TableId::Disclosure;
    parts.iter().map(ReadCell::amount).sum::<Option<Decimal>>().filter(|_| is_total)
}

/// Whether the cell may be the beginning of `whole`, and is not the whole.
fn is_beginning(cell: &ReadCell, whole: Decimal) -> bool {
    let printed = cell.value.map_or_else(String::new, |it| it.to_string());
    let whole = whole.to_string();
    whole != printed && whole.starts_with(&printed)
}
