//! Lines cut into words, figures and blank cells, and these into gaps (words) and runs (figures).

use std::ops::Range;

use super::fold::{FoldedChar, find_words, fold_tokens};
use super::guessed;
use crate::grid::number::{
    Figure, Traits, figure, find_space, is_not_available, is_nothing, is_space, is_unseen,
};
use crate::grid::{Block, Cell, Document, Line, Separator, Table};
use crate::pace::{PIECE, Pace};
use crate::probe;
use crate::source::Span;

/// A line of a document, from text or from a row of a table that could not be read by place.
#[derive(Clone, Debug)]
pub struct FlatLine<'a> {
    /// Its cells.
    pub cells: Vec<&'a Cell<'a>>,
    /// Whether something stood between them: every cell is known to be one.
    pub is_delimited: bool,
}

/// The lines of the blocks of a document that are wanted; tables become lines, a row a line.
pub fn flat_lines<'a>(
    document: &'a Document<'a>,
    is_wanted: impl Fn(usize) -> bool,
) -> Vec<FlatLine<'a>> {
    let mut res = Vec::new();
    for (_, block) in document.blocks.iter().enumerate().filter(|it| is_wanted(it.0)) {
        match block {
            Block::Line(line) => res.push(flat_line(line)),
            Block::Table(table) => res.extend(table.rows.iter().map(|row| FlatLine {
                cells: row.cells.iter().map(|it| &it.cell).collect(),
                is_delimited: true,
            })),
        }
    }
    res
}

fn flat_line<'a>(line: &'a Line<'a>) -> FlatLine<'a> {
    let is_delimited = line.separator != Separator::None;
    FlatLine { cells: line.cells.iter().collect(), is_delimited }
}

/// The first cell of each line or row of a block, in order.
pub fn first_cells<'a>(block: &'a Block<'a>) -> impl Iterator<Item = Option<&'a Cell<'a>>> {
    let (line, table) = halves(block);
    let rows = table.into_iter().flat_map(|it| &it.rows);
    let of_rows = rows.map(|it| it.cells.first().map(|it| &it.cell));
    line.into_iter().map(|it| it.cells.first()).chain(of_rows)
}

/// All cells of a block.
pub fn cells<'a>(block: &'a Block<'a>) -> impl Iterator<Item = &'a Cell<'a>> {
    let (line, table) = halves(block);
    let rows = table.into_iter().flat_map(|it| &it.rows);
    let of_rows = rows.flat_map(|it| &it.cells).map(|it| &it.cell);
    line.into_iter().flat_map(|it| &*it.cells).chain(of_rows)
}

fn halves<'a>(block: &'a Block<'a>) -> (Option<&'a Line<'a>>, Option<&'a Table<'a>>) {
    match block {
        Block::Line(it) => (Some(it), None),
        Block::Table(it) => (None, Some(it)),
    }
}

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A word, or any other text.
    Word,
    /// A figure or a dash.
    Figure(Figure),
    /// A blank cell between separators.
    Blank,
}

/// A word, a figure or a blank cell.
#[derive(Clone, Debug)]
pub struct Token<'a> {
    /// What it is.
    pub kind: Kind,
    /// Its text.
    pub text: &'a str,
    /// Where it stands.
    pub span: Span,
    /// The line that it stands in.
    pub line: u32,
    /// Whether it stood directly beside other text, so that its ends are not certain.
    pub is_glued: bool,
}

/// A stretch of words and the figures that follow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The words, as places in [`Tokens::tokens`]; may be empty.
    pub gap: Range<usize>,
    /// Their folded characters, as places in [`Tokens::chars`].
    pub chars: Range<usize>,
    /// The figures and blank cells behind them, as places in [`Tokens::tokens`]; may be empty.
    pub run: Range<usize>,
}

/// A document as tokens, cut into segments.
#[derive(Debug, Default)]
pub struct Tokens<'a> {
    /// All tokens.
    pub tokens: Vec<Token<'a>>,
    /// The folded characters of all words.
    pub chars: Vec<FoldedChar>,
    /// Gaps and runs in order.
    pub segments: Vec<Segment>,
}

impl<'a> Tokens<'a> {
    /// Cuts lines into tokens and segments.
    pub async fn new(lines: &[FlatLine<'a>], pace: &Pace) -> Self {
        let mut res = Self::default();
        let mut at = 0;
        while at < lines.len() {
            let n_bytes = res.push_lines(lines, &mut at);
            pace.rest(n_bytes).await;
        }
        let mut at = 0;
        while at < res.tokens.len() {
            let n_bytes = res.cut(&mut at);
            pace.rest(n_bytes).await;
        }
        res
    }

    /// Cuts lines from `at` on into tokens, a piece of them; of how many bytes.
    fn push_lines(&mut self, lines: &[FlatLine<'a>], at: &mut usize) -> usize {
        let mut n_bytes = 0;
        while *at < lines.len() && n_bytes < PIECE {
            push_line(&mut self.tokens, &lines[*at], *at as u32);
            n_bytes += lines[*at].cells.iter().map(|it| it.text.len()).sum::<usize>() + 1;
            *at += 1;
        }
        n_bytes
    }

    /// Cuts tokens from `at` on into segments, a piece of them; of how many bytes.
    fn cut(&mut self, next: &mut usize) -> usize {
        let mut at = *next;
        let mut n_bytes = 0;
        while at < self.tokens.len() && n_bytes < PIECE {
            let gap_end = self.end_of(at, |it| it.kind == Kind::Word);
            let run_end = self.end_of(gap_end, |it| it.kind != Kind::Word);
            let first_char = self.chars.len();
            let words = (at..gap_end).map(|it| (it as u32, self.tokens[it].text));
            let folded = fold_tokens(words);
            self.chars.extend(folded);
            let chars = first_char..self.chars.len();
            self.segments.push(Segment { gap: at..gap_end, chars, run: gap_end..run_end });
            n_bytes += self.tokens[at..run_end].iter().map(|it| it.text.len()).sum::<usize>();
            at = run_end;
        }
        *next = at;
        n_bytes
    }

    fn end_of(&self, start: usize, is_same: impl Fn(&Token<'_>) -> bool) -> usize {
        let len = self.tokens[start..].iter().position(|it| !is_same(it));
        probe::step(len.unwrap_or(self.tokens.len() - start));
        len.map_or(self.tokens.len(), |it| start + it)
    }

    /// The folded characters of a segment's gap.
    pub fn chars_of(&self, segment: &Segment) -> &[FoldedChar] {
        &self.chars[segment.chars.clone()]
    }

    /// The folded words of a segment's gap.
    pub fn words_of(&self, segment: &Segment) -> String {
        self.chars_of(segment).iter().map(|it| it.ch).collect()
    }

    /// Where `words` begin in a segment's gap, as a place among its characters.
    pub fn find(&self, segment: &Segment, words: &str) -> Option<usize> {
        find_words(self.chars_of(segment), words)
    }

    /// The figures of a segment's run.
    pub fn figures(&self, segment: &Segment) -> impl Iterator<Item = &Token<'a>> {
        self.tokens[segment.run.clone()].iter().filter(|it| it.kind != Kind::Blank)
    }

    /// From the first to the last character of these tokens.
    pub fn span(&self, tokens: Range<usize>) -> Option<Span> {
        let tokens = self.tokens.get(tokens)?;
        Some(tokens.first()?.span.join(tokens.last()?.span))
    }
}

fn push_line<'a>(tokens: &mut Vec<Token<'a>>, line: &FlatLine<'a>, idx: u32) {
    let joins = line.is_delimited && guessed::joins_figures(&line.cells);
    for cell in &line.cells {
        if joins && guessed::is_joined(&cell.text) {
            // Between cells of one figure it has several places, and nothing tells which.
            let kind = Kind::Figure(Figure::Other(Traits::default()));
            let text = &cell.text;
            tokens.push(Token { kind, text, span: cell.span, line: idx, is_glued: false });
        } else if line.is_delimited {
            push_cell(tokens, cell, idx, line.cells.len());
        } else if is_heading(&cell.text) {
            push_text(tokens, cell, idx);
        } else {
            push_words(tokens, cell, idx);
        }
    }
}

fn push_cell<'a>(tokens: &mut Vec<Token<'a>>, cell: &'a Cell<'a>, line: u32, n_cells: usize) {
    let is_lone_numeral = n_cells < 3 && !has_digit(&cell.text);
    let kind = match figure(&cell.text) {
        Figure::Blank => Kind::Blank,
        Figure::Other(_) => return push_text_cell(tokens, cell, line),
        Figure::Number(..) if is_lone_numeral => Kind::Word,
        it => Kind::Figure(it),
    };
    tokens.push(Token { kind, text: &cell.text, span: cell.span, line, is_glued: false });
}

/// A cell that is no figure. Several figures in one cell are figures; among other text, digits
/// are text.
fn push_text_cell<'a>(tokens: &mut Vec<Token<'a>>, cell: &'a Cell<'a>, line: u32) {
    let is_figure = |it: &str| {
        matches!(figure(it), Figure::Number(..) | Figure::Other(Traits { error_value: true, .. }))
    };
    if words(&cell.text).all(|it| is_figure(it.1)) {
        return push_words(tokens, cell, line);
    }
    if is_spaced_out(&cell.text) {
        let (text, span) = (&cell.text, cell.span);
        return tokens.push(Token { kind: Kind::Word, text, span, line, is_glued: false });
    }
    push_text(tokens, cell, line);
}

/// Whether the characters of a cell stand apart, `自 然 人` or `本 年 增/减`: they are one word.
fn is_spaced_out(cell: &str) -> bool {
    const FEWEST: usize = 4;
    let pieces = || words(cell).flat_map(|it| it.1.split('/')).filter(|it| !it.is_empty());
    let lens = || pieces().map(|it| it.chars().count());
    let (n_words, n_chars) = (lens().count(), lens().sum::<usize>());
    n_chars == n_words || n_words >= FEWEST && n_chars * 2 < n_words * 3
}

fn push_text<'a>(tokens: &mut Vec<Token<'a>>, cell: &'a Cell<'a>, line: u32) {
    for (start, text) in words(&cell.text) {
        let span = sub_span(cell, start, text.len());
        tokens.push(Token { kind: Kind::Word, text, span, line, is_glued: false });
    }
}

/// Whether a line is a heading of markdown: `## 2023`.
fn is_heading(line: &str) -> bool {
    line.trim_start_matches('#').starts_with(' ') && line.starts_with('#')
}

/// Words between white space. A Chinese numeral alone is a word here: vertical labels are
/// printed one character a line.
fn push_words<'a>(tokens: &mut Vec<Token<'a>>, cell: &'a Cell<'a>, line: u32) {
    for (start, word) in words(&cell.text) {
        let span = sub_span(cell, start, word.len());
        let is_numeric = has_digit(word) || word.starts_with('#');
        let kind = match word {
            "-" if start == 0 && is_list_mark(&cell.text[1..]) => Figure::Blank,
            // Between spaces it keeps the place of the cell that held nothing.
            _ if is_nothing(word) || is_not_available(word) => Figure::Dash,
            _ if is_numeric || word.chars().all(is_dash) => figure(word),
            _ => Figure::Blank,
        };
        let is_ordinal = is_numeric
            && word.chars().count() <= 2
            && is_ordinal_before(&cell.text[start + word.len()..]);
        match kind {
            _ if is_ordinal => {
                tokens.push(Token { kind: Kind::Word, text: word, span, line, is_glued: false });
            }
            it @ (Figure::Number(..)
            | Figure::Dash
            | Figure::Other(Traits { error_value: true, .. })) => {
                tokens.push(Token {
                    kind: Kind::Figure(it),
                    text: word,
                    span,
                    line,
                    is_glued: false,
                });
            }
            Figure::Other(_) if is_numeric && word.contains(is_ideograph) => {
                push_mixed(tokens, cell, (start, word), line);
            }
            _ => tokens.push(Token { kind: Kind::Word, text: word, span, line, is_glued: false }),
        }
    }
}

/// Whether a number before `rest` is an ordinal: the mark behind it stands apart, `2 .重复申请`.
fn is_ordinal_before(rest: &str) -> bool {
    let rest = rest.trim_start_matches(is_space);
    let behind = rest.strip_prefix(['.', '．', '、', ')', '）']);
    behind.is_some_and(|it| it.trim_start_matches(is_space).starts_with(is_ideograph))
}

/// Whether a dash before `rest`, with which a line begins, is the mark of a list.
fn is_list_mark(rest: &str) -> bool {
    rest.split_whitespace().next().is_some_and(|it| it.contains(is_ideograph))
}

fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    probe::step(text.len());
    let mut at = 0;
    std::iter::from_fn(move || {
        // White space of any width: the next word starts behind one character of it.
        while text[at..].starts_with(is_space) {
            at += text[at..].chars().next().map_or(0, char::len_utf8);
        }
        let start = at;
        at = end_of_word(text, at);
        // A dash behind the bracket that ends a label is a cell of its own.
        let label = text[start..at].strip_suffix(is_dash).filter(|it| it.ends_with([')', '）']));
        at = label.map_or(at, |it| start + it.len());
        (at > start).then(|| (start, &text[start..at]))
    })
}

/// Where the word that begins at `start` ends. A thin space before three digits stands between
/// thousands; what nobody sees between two digits does not make two numbers of them.
fn end_of_word(text: &str, start: usize) -> usize {
    let mut at = start;
    while let Some(len) = find_space(&text[at..]) {
        at += len;
        let groups = text[at..].strip_prefix(['\u{2009}', '\u{202f}']);
        let n_digits = groups.map_or(0, |it| it.bytes().take_while(u8::is_ascii_digit).count());
        let is_inside = text[at..].trim_start_matches(is_unseen).starts_with(is_digit);
        if !(n_digits == 3 || is_inside) || !text[..at].ends_with(is_digit) {
            return at;
        }
        at += text[at..].chars().next().map_or(0, char::len_utf8);
    }
    text.len()
}

/// The place of a part of a cell; the whole cell where its text is not the source's to the
/// letter (entities, folded white space).
fn sub_span(cell: &Cell, start: usize, len: usize) -> Span {
    let first = cell.span.start as usize;
    let is_verbatim = cell.span.end as usize - first == cell.text.len();
    if is_verbatim { Span::new(first + start, first + start + len) } else { cell.span }
}

fn has_digit(text: &str) -> bool {
    // A full-width digit begins with a byte that few other characters begin with.
    text.bytes().any(|it| it.is_ascii_digit())
        || text.as_bytes().contains(&0xef) && text.contains(is_digit)
}

const fn is_ideograph(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
}

const fn is_dash(ch: char) -> bool {
    matches!(ch, '-' | '—' | '–' | '－' | '/' | '／')
}

const fn is_digit(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９')
}

/// A word in which digits stand directly beside other text, as in glued tables:
/// `（一）予以公开6000017（二）`. Digits that belong to the text (ordinals, dates, counts in
/// prose, remarks in brackets) stay with it.
fn push_mixed<'a>(
    tokens: &mut Vec<Token<'a>>,
    cell: &'a Cell<'a>,
    word: (usize, &'a str),
    line: u32,
) {
    let (offset, text) = word;
    let mut push = |from: usize, to: usize, is_number: bool| {
        if from == to {
            return;
        }
        let part = &text[from..to];
        let figure = if is_number { figure(part) } else { Figure::Blank };
        let kind = match figure {
            it @ Figure::Number(..) => Kind::Figure(it),
            // More digits than a figure has: several figures without anything between them.
            it @ Figure::Other(_) => Kind::Figure(it),
            Figure::Blank | Figure::Dash => Kind::Word,
        };
        let span = sub_span(cell, offset + from, to - from);
        // A bracket that ends a label leaves no doubt where the first of several figures begins.
        let is_apart = text[..from].ends_with([')', '）'])
            && to == text.len()
            && offset + to < cell.text.len();
        tokens.push(Token { kind, text: part, span, line, is_glued: is_number && !is_apart });
    };
    let mut text_start = 0;
    for (from, to) in numbers_in(text) {
        push(text_start, from, false);
        push(from, to, true);
        text_start = to;
    }
    push(text_start, text.len(), false);
}

/// The byte ranges of the numbers in a mixed word.
fn numbers_in(text: &str) -> Vec<(usize, usize)> {
    probe::step(text.len());
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let byte = |idx: usize| chars.get(idx).map_or(text.len(), |it| it.0);
    let mut res = Vec::new();
    let (mut idx, mut depth) = (0, 0usize);
    while idx < chars.len() {
        let ch = chars[idx].1;
        match ch {
            '(' | '（' | '〔' | '[' => depth += 1,
            ')' | '）' | '〕' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        let Some(end) = end_of_number(&chars, idx) else {
            idx += 1;
            continue;
        };
        let figure = if depth > 0 { None } else { figure_end(&chars, idx, end) };
        if let Some(end) = figure {
            res.push((byte(idx), byte(end)));
        }
        // Digits that are no figure stay with the text, all of them.
        idx = figure.unwrap_or(end);
    }
    res
}

/// Behind the digits that begin at `start`, with sign, thousands marks and decimal point.
fn end_of_number(chars: &[(usize, char)], start: usize) -> Option<usize> {
    let digit_at = |idx: usize| chars.get(idx).is_some_and(|it| is_digit(it.1));
    let is_sign = matches!(chars[start].1, '-' | '+' | '－' | '−');
    let mut end = if is_sign { start + 1 } else { start };
    if !digit_at(end) {
        return None;
    }
    while digit_at(end) || (matches!(chars.get(end), Some((_, '.' | '．'))) && digit_at(end + 1)) {
        end += 1;
    }
    Some(end)
}

/// Where the figure in `start..end` ends, or `None` where the digits belong to the text.
fn figure_end(chars: &[(usize, char)], start: usize, end: usize) -> Option<usize> {
    let before = start.checked_sub(1).map(|it| chars[it].1);
    let behind = chars.get(end).map(|it| it.1);
    // A comma between digits may stand between figures or between thousands.
    let digit_at =
        |at: Option<usize>| at.and_then(|it| chars.get(it)).is_some_and(|it| is_digit(it.1));
    if before == Some(',') && digit_at(start.checked_sub(2))
        || behind == Some(',') && digit_at(Some(end + 1))
    {
        return None;
    }
    let is_latin = |it: Option<char>| {
        it.is_some_and(|it| {
            it.is_ascii_alphabetic()
                || matches!(
                    it,
                    '_' | '@'
                        | '/'
                        | ':'
                        | '%'
                        | '％'
                        | '{'
                        | '}'
                        | '\\'
                        | '='
                        | '#'
                        | '&'
                        | '<'
                        | '>'
                )
                || is_unseen(it)
        })
    };
    if is_latin(before) || is_latin(behind) {
        return None;
    }
    match behind {
        Some('元') => Some(end + 1),
        Some('万' | '萬') if chars.get(end + 1).is_some_and(|it| it.1 == '元') => Some(end + 2),
        Some('.' | '、' | '．' | ')' | '）') => {
            // The last digit is the ordinal of the label that follows.
            (end - start > 1).then_some(end - 1)
        }
        Some(it)
            if "年月日号號条條件个個次篇期起名人项項份届届户家类類种種万萬亿億多余余时時分级級部"
                .contains(it) =>
        {
            None
        }
        _ => Some(end),
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Tokens, flat_lines};
    use crate::pace::{self, Pace};
    use crate::source::plain;

    fn t(text: &str) -> Vec<String> {
        let document = plain::read(text);
        let lines = flat_lines(&document, |_| true);
        let tokens = pace::finish(Tokens::new(&lines, &Pace::default()));
        let show = |it: &super::Token<'_>| match &it.kind {
            Kind::Word => it.text.to_owned(),
            Kind::Figure(_) => format!("<{}>", it.text),
            Kind::Blank => "<>".to_owned(),
        };
        for token in &tokens.tokens {
            assert_eq!(token.span.of(text), token.text);
        }
        tokens.tokens.iter().map(show).collect()
    }

    #[test]
    fn words_and_figures() {
        assert_eq!(t("（一）予以公开  1288 21 0"), ["（一）予以公开", "<1288>", "<21>", "<0>"]);
        assert_eq!(t("三\n、\n本\n- 4 -\n年 0 -"), ["三", "、", "本", "年", "<0>", "<->"]);
        assert_eq!(t("规章 | 0 | | 无 | 137 2 |"), ["规章", "<0>", "<>", "<无>", "<137 2>"]);
        assert_eq!(t("规章 | 137 2 |"), ["规章", "<137>", "<2>"]);
    }

    #[test]
    fn what_stands_for_nothing() {
        assert_eq!(t("（一）予以公开 0 NaN 3"), ["（一）予以公开", "<0>", "<NaN>", "<3>"]);
        assert_eq!(t("- （一）予以公开\n-\n2"), ["-", "（一）予以公开", "<->", "<2>"]);
        assert_eq!(t("予以公开\n#REF!\n2"), ["予以公开", "<#REF!>", "<2>"]);
        assert_eq!(t("# 2023 年\n2"), ["#", "2023", "年", "<2>"]);
    }

    #[test]
    fn chinese_numerals_are_figures_among_other_cells() {
        assert_eq!(t("行政许可 | 七"), ["行政许可", "七"]);
        assert_eq!(t("行政许可 | 七（件）"), ["行政许可", "七（件）"]);
        assert_eq!(t("序 | 行政许可 | 七"), ["序", "行政许可", "<七>"]);
    }

    #[test]
    fn what_nobody_sees_between_digits() {
        assert_eq!(t("公开 1\u{200b}2 3"), ["公开", "1\u{200b}2", "<3>"]);
        assert_eq!(t("公开 12\u{200b} 3"), ["公开", "<12>", "<3>"]);
    }

    #[test]
    fn glued_figures_and_ordinals() {
        assert_eq!(
            t("申请数量200 000121二、上年结转"),
            ["申请数量", "<200>", "<000121>", "二、上年结转"]
        );
        assert_eq!(t("秘密00000002.其他法律"), ["秘密", "<0000000>", "2.其他法律"]);
        assert_eq!(t("行政处罚2648-18538行政强制"), ["行政处罚", "<2648>", "<-18538>", "行政强制"]);
        assert_eq!(t("收费4166.241619三、收到"), ["收费", "<4166.241619>", "三、收到"]);
        assert_eq!(t("采购73802895.90元三、"), ["采购", "<73802895.90元>", "三、"]);
        assert_eq!(t("采购12.5万元三、"), ["采购", "<12.5万元>", "三、"]);
        assert_eq!(t("采购12.5万余元三、"), ["采购12.5万余元三、"]);
    }

    #[test]
    fn figures_of_prose_stay_text() {
        assert_eq!(t("2025年，收到申请154件。"), ["2025年，收到申请154件。"]);
        assert_eq!(t("数量(指2019年事項數，如-8)"), ["数量(指2019年事項數，如-8)"]);
        assert_eq!(t("https://a.cn/t20210305_80595.htm"), ["https://a.cn/t20210305_80595.htm"]);
    }
}
