//! Where in the text the applications table begins and ends.

use std::ops::Range;

use crate::reading::fold::{FoldedChar, places_of};
use crate::reading::labels::{Mention, mentions};
use crate::reading::tokens::Tokens;

/// The stretch of segments that holds the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// First segment.
    pub first: usize,
    /// In the gap of the first segment: where the table's words begin.
    pub first_char: usize,
    /// Last segment, included.
    pub last: usize,
    /// In the gap of the last segment: where the table's words end.
    pub last_char: usize,
    /// Whether figures of the last segment still belong to the table.
    pub has_last_run: bool,
    /// First line of the table.
    pub first_line: u32,
    /// First line behind the table.
    pub end_line: u32,
}

/// Words of the head, in the order in which a table has them.
const HEAD: [&str; 3] = ["申请人情况", "法人或其他组织", "第一项加第二项"];
/// With what headings, names of columns and ordinals end, which may stand directly before these words
/// and the first row's label.
const BEFORE: &str = "况为和人他计一1";
/// With what the names of columns begin, which may stand directly behind them.
const BEHIND: &str = "之自法商总";
/// Words of the next table or section.
const NEXT: [&str; 6] = [
    "未经复议直接起诉",
    "复议后起诉",
    "行政复议行政诉讼",
    "行政复议提起行政诉讼",
    "存在的主要问题",
    "其他需要报告",
];

/// Finds the table by its words, never by the ordinal of its heading.
pub fn region(tokens: &Tokens<'_>) -> Option<Region> {
    let (first, first_char) = start(tokens)?;
    let (last, last_char, has_last_run) = end(tokens, first, first_char);
    let line_of = |segment: usize, char: usize| {
        let segment = &tokens.segments[segment];
        let token = tokens.chars_of(segment).get(char).map(|it| it.token as usize);
        let token = token.unwrap_or(segment.run.start);
        tokens.tokens.get(token).or(tokens.tokens.last()).map_or(0, |it| it.line)
    };
    let first_line = line_of(first, first_char);
    let last_line = tokens.tokens.last().map_or(0, |it| it.line + 1);
    let end_line = if has_last_run { last_line } else { line_of(last, last_char) };
    Some(Region { first, first_char, last, last_char, has_last_run, first_line, end_line })
}

/// Where the head begins; without a head, the first row's label; without that, the first label
/// that a whole row of figures follows (a page of a report).
fn start(tokens: &Tokens<'_>) -> Option<(usize, usize)> {
    let position = |words: &str| {
        let mut places = tokens.segments.iter().enumerate();
        places.find_map(|(idx, it)| {
            let chars = tokens.chars_of(it);
            let end = |at: usize| at + words.chars().count();
            places_of(chars, words).find(|at| stand_alone(chars, *at..end(*at))).map(|at| (idx, at))
        })
    };
    let head = HEAD.iter().filter_map(|it| position(it)).min();
    let first_row = position("本年新收政府信息公开申请数量");
    head.into_iter().chain(first_row).min().or_else(|| first_full_row(tokens))
}

/// Whether words of the table stand where it has them, and are no prose: with nothing else of their
/// cell before or behind them but a remark, or what a table has there where nothing stands between its
/// cells.
fn stand_alone(chars: &[FoldedChar], words: Range<usize>) -> bool {
    let (first, last) = (&chars[words.start], &chars[words.end - 1]);
    let is_among =
        |it: &FoldedChar, others: &str| it.in_remark != first.in_remark || others.contains(it.ch);
    let before = chars[..words.start].last().filter(|it| !it.ends_token);
    let behind = chars.get(words.end).filter(|_| !last.ends_token);
    before.is_none_or(|it| is_among(it, BEFORE)) && behind.is_none_or(|it| is_among(it, BEHIND))
}

fn first_full_row(tokens: &Tokens<'_>) -> Option<(usize, usize)> {
    let is_full = |idx: &usize| tokens.figures(&tokens.segments[*idx]).count() >= 6;
    let candidates = (0..tokens.segments.len()).filter(is_full);
    let mut rows = candidates.filter_map(|idx| {
        let chars = tokens.chars_of(&tokens.segments[idx]);
        let last = mentions(chars).into_iter().rfind(|it: &Mention| it.is_row())?;
        Some((idx, last.start))
    });
    rows.next()
}

/// Where the next table or section begins, else the end of the text.
fn end(tokens: &Tokens<'_>, first: usize, first_char: usize) -> (usize, usize, bool) {
    for idx in first..tokens.segments.len() {
        let segment = &tokens.segments[idx];
        let from = if idx == first { first_char } else { 0 };
        let next =
            NEXT.iter().filter_map(|it| tokens.find(segment, it)).filter(|it| *it > from).min();
        if let Some(at) = next {
            return (idx, at, false);
        }
    }
    let last = tokens.segments.len() - 1;
    (last, tokens.segments[last].chars.len(), true)
}
