//! A head that names the columns in another order than the form: no figure has a certain column.

use super::N_COLUMNS;
use super::region::Region;
use crate::form::APPLICANTS;
use crate::reading::head::applications_in_order;
use crate::reading::labels::mentions;
use crate::reading::tokens::{Segment, Tokens};
use crate::source::Span;

/// The words before the first row's label, if they name the columns in another order. Blank cells
/// may stand among them, but no figures.
pub fn find(tokens: &Tokens<'_>, region: &Region) -> Option<(String, Span)> {
    let segments = &tokens.segments[region.first..=region.last];
    let has_figures = |it: &&Segment| tokens.figures(it).next().is_some();
    let behind = segments.iter().find(has_figures).or(segments.last())?;
    let (begin, first) = begin(tokens, region);
    let chars = tokens.chars.get(begin..behind.chars.end)?;
    let end = mentions(chars).first().map_or(chars.len(), |it| it.start);
    let words: String = chars[..end].iter().map(|it| it.ch).collect();
    let last = chars[..end].last()?.token as usize;
    let span = tokens.span(first..last + 1)?;
    (!applications_in_order(&words)).then_some((words, span))
}

/// Where the head begins: with the first name of a column, or a piece of one, that stands alone above
/// what tells where the table begins; else there. No figures stand in between but those of whole
/// rows: the numbers of the columns, a first row whose label has wrong characters. As a place among
/// the characters, and as a token.
fn begin(tokens: &Tokens<'_>, region: &Region) -> (usize, usize) {
    let segment = &tokens.segments[region.first];
    let start = segment.chars.start + region.first_char;
    let is_above = |it: &&Segment| !(1..N_COLUMNS).contains(&tokens.figures(it).count());
    let above = tokens.segments[..region.first].iter().rev().take_while(is_above).last();
    let from = above.unwrap_or(segment).chars.start;
    let (mut begin, mut words) = (from, String::new());
    for (idx, it) in tokens.chars[from..start].iter().enumerate() {
        words.push(it.ch);
        if it.ends_token {
            if is_name(&words) {
                return (begin, it.token as usize);
            }
            words.clear();
            begin = from + idx + 1;
        }
    }
    (start, segment.gap.start)
}

/// Whether a cell is the name of a column, or a piece of one.
fn is_name(cell: &str) -> bool {
    cell.chars().nth(1).is_some() && APPLICANTS.iter().any(|it| it.label.contains(cell))
}
