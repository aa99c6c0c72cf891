//! 二 out of lines of text: which head, label or figure each piece is.

use std::ops::Range;

use super::{
    FIRST_COLUMN, HEAD, HEADS_OF_2019, HEADS_OF_2021, LABELS, all_mentions, edition_of, rfind_words,
};
use crate::form::{self, Edition, TableId};
use crate::reading::Blanks;
use crate::reading::fold::{FoldedChar, fold};
use crate::reading::head::disclosure_in_order;
use crate::reading::model::{ReadTable, Remark};
use crate::reading::tokens::{Kind, Segment, Token, Tokens};
use crate::reading::unit::Datum;
use crate::source::Span;

/// Reads the table within these segments; `rest` are the words behind the last one that still
/// belong to it. `None` where its head does not occur.
pub fn find(
    tokens: &Tokens<'_>,
    segments: Range<usize>,
    rest: &[FoldedChar],
    fallback: Edition,
    blanks: Blanks,
    drops_blanks: bool,
) -> Option<(ReadTable, Vec<Remark>)> {
    let head =
        |idx: &usize| HEAD.iter().any(|it| tokens.find(&tokens.segments[*idx], it).is_some());
    let first = segments.clone().find(head)?;
    let region = first..segments.end;
    let has = |idx: usize, words: &str| tokens.find(&tokens.segments[idx], words).is_some();
    let count = |words: &[&str]| {
        words.iter().map(|word| region.clone().filter(|it| has(*it, word)).count()).sum()
    };
    let n_words = [count(&HEADS_OF_2021), count(&HEADS_OF_2019)];
    let edition = edition_of(n_words).unwrap_or(fallback);
    let form = form::table(TableId::Disclosure, edition);
    let span = tokens.span(tokens.segments[first].gap.clone()).unwrap_or(Span::new(0, 0));
    let first_words = HEAD.iter().filter_map(|it| tokens.find(&tokens.segments[first], it)).min();
    let mut reader = Reader {
        tokens,
        table: ReadTable::empty(form, span),
        first_char: first_words.unwrap_or(0),
        blanks,
        head_in_order: true,
        head_is_spread: false,
        last_head_is_cut: false,
        n_head_cells: usize::MAX,
        n_names: usize::MAX,
        drops_blanks,
        taken: Vec::new(),
        orphan: None,
        block: Block::default(),
        remarks: Vec::new(),
    };
    for idx in region {
        reader.segment(&tokens.segments[idx]);
    }
    reader.adopt_orphan(rest);
    reader.end_block();
    reader.open_torn();
    reader.open_lone_blank();
    reader.open_cut_column();
    (!reader.taken.is_empty()).then_some((reader.table, reader.remarks))
}

/// How many characters the longest of these figures has.
pub(super) fn len_of_longest(data: &[Datum]) -> usize {
    data.iter().map(|it| it.raw.chars().count()).max().unwrap_or(0)
}

/// Whether a token holds the first words of a head, which may be spaced out.
fn names_first_column(token: &Token<'_>) -> bool {
    fold(token.text).contains(FIRST_COLUMN)
}

/// Whether the name of the last of three columns lacks its end, and the first row's label follows.
fn ends_in_cut_head(words: &str) -> bool {
    const FEWEST: usize = 2;
    let [last, first_row] = ["现行有效件数", "规章"];
    let Some((_, rest)) = words.rsplit_once("件数").filter(|_| !words.contains(last)) else {
        return false;
    };
    let name = rest.strip_suffix(first_row).unwrap_or_default();
    name.chars().count() >= FEWEST && last.starts_with(name)
}

/// The rows below one head.
#[derive(Debug, Default)]
pub(super) struct Block {
    /// Rows whose figures stand on other lines than their label.
    pub loose: Vec<usize>,
    /// Whether figures stand without a label, or a label without all of its figures: figures on
    /// lines of their own may belong to either neighbour then.
    pub is_torn: bool,
    /// Rows that were read by the places of their cells.
    pub placed: Vec<usize>,
    /// Rows beside figures that are no row's: narrow cells wrap the digits of a figure.
    pub wrapped: Vec<usize>,
    /// The row that was read last.
    pub last: Option<usize>,
    /// How many characters the longest has of the figures before, where these are no row's.
    pub surplus: Option<usize>,
    /// Whether a figure stands behind all the cells that a row can have: there are other columns
    /// between them.
    pub is_wide: bool,
}

pub(super) struct Reader<'a> {
    pub tokens: &'a Tokens<'a>,
    pub table: ReadTable,
    /// Where in the gap of the first segment the table begins.
    pub first_char: usize,
    /// What is known of blank cells.
    pub blanks: Blanks,
    /// Whether the text is known to leave blank cells out: a figure on another line than its label
    /// may be anything then.
    pub drops_blanks: bool,
    /// Whether the last head names its columns in the order of the form.
    pub head_in_order: bool,
    /// Whether blank cells stand between the columns of the last head, or one of them twice: a
    /// cell of the head covers several of the rows.
    pub head_is_spread: bool,
    /// Whether the end of the last column's name is lost: so may be the ends of its figures.
    pub last_head_is_cut: bool,
    /// How many cells the line of the last head has at most.
    pub n_head_cells: usize,
    /// How many names stand on that line; any number where its first words are elsewhere.
    pub n_names: usize,
    /// Rows that have been found.
    pub taken: Vec<usize>,
    /// Figures right behind a head, before any label, with the words of the head.
    pub orphan: Option<(Vec<Datum>, String)>,
    /// The rows since the last head.
    pub block: Block,
    pub remarks: Vec<Remark>,
}

impl Reader<'_> {
    fn segment(&mut self, segment: &Segment) {
        let chars = self.tokens.chars_of(segment);
        let chars = &chars[self.first_char.min(chars.len())..];
        self.first_char = 0;
        let words: String = chars.iter().map(|it| it.ch).collect();
        let labels = all_mentions(chars);
        // Words of a head behind a label say that the figures are not the label's.
        let head = HEAD.iter().chain(&[FIRST_COLUMN]).filter_map(|it| rfind_words(chars, it)).max();
        let mention = labels.last().copied().filter(|it| head.is_none_or(|head| head < it.1));
        let data: Vec<Datum> = self.tokens.figures(segment).map(Datum::of_token).collect();
        if mention.is_some() && !segment.run.is_empty() {
            // The label has figures or blank cells of its own.
            self.orphan = None;
        }
        if words.contains(FIRST_COLUMN) {
            let block = words.rfind("第二十条").map_or(words.as_str(), |it| &words[it..]);
            self.head_in_order = disclosure_in_order(block);
            self.note_order(segment, block);
            self.head_is_spread = self.tells_twice(segment);
            self.last_head_is_cut |= ends_in_cut_head(&words);
            (self.n_head_cells, self.n_names) = self.n_cells(segment);
        }
        self.head_is_spread |= head.is_some() && self.has_blank_between(segment);
        self.adopt_orphan(chars);
        if let Some(head) = head {
            self.block.is_torn |= labels.iter().any(|it| it.1 < head);
            self.end_block();
        }
        let Some((key, at)) = mention else {
            self.unnamed(segment, data);
            return;
        };
        let Some(row) = self.table.form.row_idx(key) else { return };
        if data.is_empty() && !self.has_blanks(segment, row) || self.taken.contains(&row) {
            self.block.is_torn = true;
            return;
        }
        if self.has_digits_behind(&chars[at..]) || self.has_words_behind(row, &chars[at..]) {
            // Two rows that were joined cell by cell, or figures of other words.
            self.block.is_torn = true;
            return;
        }
        if self.has_broken_figure_behind(segment) {
            self.block.is_torn = true;
            return;
        }
        let own = self.own_cells(segment);
        let line = |it: &(&str, usize)| self.tokens.tokens[chars[it.1].token as usize].line;
        let is_rival = |it: &&(&str, usize)| {
            head.is_none_or(|head| head < it.1) && (own.is_none() || line(it) == line(&(key, at)))
        };
        if labels.iter().filter(is_rival).count() > 1 {
            // Whose the figures are behind several labels, nothing tells.
            self.block.is_torn = true;
            return;
        }
        let token = chars[at].token;
        let beside = own.map(|it| it.into_iter().filter(|it| !it.is_blank()).collect::<Vec<_>>());
        let goes_below = beside.as_ref().is_none_or(|it| it.len() < data.len());
        if goes_below || self.follows_figures(segment, token) {
            self.block.loose.push(row);
        }
        if self.follows_digits(&chars[..=at]) {
            self.block.wrapped.push(row);
        }
        self.taken.push(row);
        self.table.rows[row].label = Some(self.label(token as usize..segment.gap.end));
        let surplus = (data.len(), len_of_longest(&data));
        let data = beside.unwrap_or(data);
        self.note_wrapped(row, &data, Some(surplus).filter(|_| goes_below));
        self.fill(row, segment, data);
    }

    /// Notes whether narrow cells may have wrapped the figures of a row. `below` is how many stand behind
    /// its label, and how many characters the longest of them has, where not all stand beside it.
    fn note_wrapped(&mut self, row: usize, data: &[Datum], below: Option<(usize, usize)>) {
        let n_columns = self.table.rows[row].cells.len();
        let surplus = below.filter(|it| it.0 > n_columns || self.drops_blanks).map(|it| it.1);
        // No line of a wrapped figure is longer than the one above it; columns differ in width.
        let may_go_on = |it: usize| n_columns > 1 || it >= len_of_longest(data);
        let is_end = std::mem::replace(&mut self.block.surplus, surplus).is_some_and(may_go_on);
        if is_end || surplus.is_some() {
            self.block.wrapped.push(row);
        }
        self.block.last = Some(row);
    }

    /// Whether digits that are no figure stand right above the last of these characters: `21.`, of which
    /// the rest stands beside it.
    fn follows_digits(&self, chars: &[FoldedChar]) -> bool {
        let [.., above, label] = chars else { return false };
        let token = |it: &FoldedChar| &self.tokens.tokens[it.token as usize];
        let is_piece = |it: u8| it.is_ascii_digit() || it == b'.';
        token(above).line != token(label).line && token(above).text.bytes().all(is_piece)
    }

    /// Whether figures stand before this label on its own line.
    fn follows_figures(&self, segment: &Segment, label: u32) -> bool {
        let tokens = &self.tokens.tokens;
        let before = segment.gap.start.checked_sub(1).map(|it| &tokens[it]);
        before.is_some_and(|it| it.kind != Kind::Blank && it.line == tokens[label as usize].line)
    }

    /// Whether a cell of this head stands beside one with the same words.
    fn tells_twice(&self, head: &Segment) -> bool {
        let cells = &self.tokens.tokens[head.gap.clone()];
        let start = cells.iter().rposition(names_first_column).unwrap_or(0);
        cells[start..].windows(2).any(|it| it[0].text == it[1].text && it[0].line == it[1].line)
    }

    /// How many words and cells stand on the line of this head, and how many of these are words; without
    /// its first words, any number.
    fn n_cells(&self, head: &Segment) -> (usize, usize) {
        let tokens = &self.tokens.tokens;
        let is_first = |it: &usize| names_first_column(&tokens[*it]);
        let Some(first) = head.gap.clone().rfind(is_first) else { return (usize::MAX, usize::MAX) };
        let line = || tokens[first..].iter().take_while(|it| it.line == tokens[first].line);
        (line().count(), line().filter(|it| it.kind == Kind::Word).count())
    }

    /// Whether blank cells and then more words follow on the line of this head.
    fn has_blank_between(&self, head: &Segment) -> bool {
        let line = |idx: usize| self.tokens.tokens.get(idx).map(|it| it.line);
        let run = &self.tokens.tokens[head.run.clone()];
        !run.is_empty()
            && run.iter().all(|it| it.kind == Kind::Blank)
            && line(head.run.end) == line(head.run.start)
    }

    /// Whether digits stand among the words behind a label, outside of brackets.
    fn has_digits_behind(&self, chars: &[FoldedChar]) -> bool {
        let rest = chars.iter().filter(|it| !it.in_remark);
        // A bracket behind the label is a remark, one that begins the next cell is no part of it.
        let in_cell = |it: &FoldedChar| {
            let (first, it) = (&self.tokens.tokens[chars[0].token as usize], it.token as usize);
            let cell = &self.tokens.tokens[it];
            cell.text.starts_with(['(', '（']) && cell.line == first.line
        };
        let digit = |it: &FoldedChar| it.ch.is_ascii_digit();
        rest.chain(chars.iter().filter(|it| it.in_remark && in_cell(it))).any(digit)
    }

    /// Whether digits that are no figure stand behind the cells of a row on its line.
    fn has_broken_figure_behind(&self, segment: &Segment) -> bool {
        let tokens = &self.tokens.tokens;
        let line = |it: Option<&Token<'_>>| it.map(|it| it.line);
        let next = tokens.get(segment.run.end);
        let is_broken = |it: &Token<'_>| {
            let words = fold(it.text);
            !words.is_empty() && words.bytes().all(|it| it.is_ascii_digit())
        };
        line(next) == line(tokens[segment.gap.clone()].last()) && next.is_some_and(is_broken)
    }

    /// Whether other words stand between a label and its figures, outside of brackets: more than a
    /// label's own end in other words.
    fn has_words_behind(&self, row: usize, chars: &[FoldedChar]) -> bool {
        const LONGEST_END: usize = 2;
        let n_chars = fold(self.table.form.rows[row].label).chars().count();
        let words: Vec<&FoldedChar> = chars.iter().filter(|it| !it.in_remark).collect();
        if self.has_markup_behind(&words) {
            return true;
        }
        let Some(last) = words.get(n_chars - 1).or(words.last()) else { return false };
        let behind: String =
            words.iter().filter(|it| it.token > last.token).map(|it| it.ch).collect();
        let begins_another = LABELS.iter().any(|it| it.1.starts_with(&behind));
        !behind.is_empty() && begins_another || behind.chars().count() > LONGEST_END
    }

    /// Whether markup stands behind these words on their line.
    fn has_markup_behind(&self, words: &[&FoldedChar]) -> bool {
        let Some(last) = words.last().map(|it| it.token as usize) else { return false };
        let tokens = &self.tokens.tokens;
        let behind = tokens[last + 1..].iter().take_while(|it| it.kind == Kind::Word);
        behind.take_while(|it| it.line == tokens[last].line).any(|it| it.text.starts_with('<'))
    }
}
