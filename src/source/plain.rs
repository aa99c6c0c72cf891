//! Cuts plain text into lines and cells, without page numbers, rules and markdown's dashes.

use super::ruled::{self, Ruled};
use crate::grid::number::is_space;
use crate::grid::{Block, Cell, Document, Line, LineCells, Separator};
use crate::pace::{self, PIECE, Pace};
use crate::source::Span;

/// Reads `text` into lines.
pub fn read(text: &str) -> Document<'_> {
    pace::finish(read_paced(text, &Pace::default()))
}

/// As [`read`], piece by piece.
pub async fn read_paced<'a>(text: &'a str, pace: &Pace) -> Document<'a> {
    let by_commas = is_comma_file(text);
    pace.rest(0).await;
    let mark = if by_commas { None } else { mark_of_file(text) };
    pace.rest(0).await;
    let mut reader =
        Reader { text, page: 1, by_commas, mark, blocks: Vec::new(), ruled: Ruled::default() };
    let mut rest = 0;
    while rest < text.len() {
        let start = rest;
        while rest < text.len().min(start + PIECE) {
            rest = reader.line(rest);
        }
        pace.rest(rest - start).await;
    }
    reader.ruled.end(text, &mut reader.blocks);
    Document { blocks: reader.blocks }
}

struct Reader<'a> {
    text: &'a str,
    /// The number of the page, counted by form feeds.
    page: u32,
    /// Whether commas stand between the cells of every line.
    by_commas: bool,
    /// Another mark that stands between the cells of every row.
    mark: Option<char>,
    blocks: Vec<Block<'a>>,
    /// The table with rules between its rows that the last lines belong to.
    ruled: Ruled,
}

impl Reader<'_> {
    /// Reads the line that starts at byte `start`; returns where the next one starts.
    fn line(&mut self, start: usize) -> usize {
        let rest = &self.text[start..];
        let len = line_len(rest);
        crate::probe::step(len + 1);
        let end_len = line_end_len(&rest[len..]);
        let mut end = start + len;
        if let Some(quoted_end) = self.end_of_quoted(start, end) {
            end = quoted_end;
        }
        let next = if end == start + len { end + end_len } else { end };
        if rest[len..].starts_with('\u{c}') {
            self.drop_page_number();
            self.page += 1;
        }
        self.push(start, end);
        next.max(start + 1)
    }

    /// Where a line really ends if one of its tab-separated cells is quoted and holds line ends,
    /// as workbooks copy them.
    fn end_of_quoted(&self, start: usize, end: usize) -> Option<usize> {
        const LONGEST: usize = 400;
        let line = &self.text[start..end];
        if self.by_commas {
            return self.end_of_commas(start, end);
        }
        let last_cell = line.rsplit('\t').next()?;
        let is_open = line.contains('\t') || self.follows_tabs();
        let quotes = last_cell.matches('"').count();
        if !is_open || !last_cell.starts_with('"') || quotes % 2 == 0 {
            return None;
        }
        let mut limit = (end + LONGEST).min(self.text.len());
        while !self.text.is_char_boundary(limit) {
            limit -= 1;
        }
        let close = self.text[end..limit].find("\"\t")? + end + 1;
        let rest = &self.text[close..];
        Some(close + line_len(rest))
    }

    /// Where a line of a comma-separated file ends: line ends within quotes belong to the cell.
    fn end_of_commas(&self, start: usize, end: usize) -> Option<usize> {
        const MOST_LINES: usize = 30;
        let mut end = end;
        for n_lines in 0..MOST_LINES {
            let line = &self.text[start..end];
            let is_closed = line.matches('"').count().is_multiple_of(2);
            if is_closed || end == self.text.len() {
                return (is_closed && n_lines > 0).then_some(end);
            }
            let next = end + line_end_len(&self.text[end..]);
            end = next + line_len(&self.text[next..]);
        }
        None
    }

    fn follows_tabs(&self) -> bool {
        matches!(self.blocks.last(), Some(Block::Line(it)) if it.separator == Separator::Tab)
    }

    fn push(&mut self, start: usize, end: usize) {
        if self.rule(start, end) {
            return;
        }
        let marked = self.mark.and_then(|it| marked_line(self.text, start, end, it));
        let line = if self.by_commas { comma_line } else { line };
        let Some(line) = marked.or_else(|| line(self.text, start, end)) else { return };
        if line.separator != Separator::Pipe && self.text[start..end].contains(is_ideograph) {
            self.ruled.interrupt(&self.blocks);
        } else if line.separator == Separator::Pipe {
            self.ruled.line(line.cells.len(), self.blocks.len());
        }
        self.blocks.push(Block::Line(line));
    }

    /// Takes a rule between the rows of a drawn table; `false` where the line is none.
    fn rule(&mut self, start: usize, end: usize) -> bool {
        let line = self.text[start..end].trim_matches(is_space);
        let is_whole = is_rule(line);
        let is_rule = if is_whole {
            ruled::has_corners(line) || self.ruled.is_open()
        } else {
            ruled::is_partial_rule(line)
        };
        if !is_rule {
            return false;
        }
        self.ruled.rule(self.blocks.len());
        if !is_whole {
            let words = ruled::words_beside_rule(self.text, start, end);
            self.blocks.extend(words.map(Block::Line));
            self.ruled.restart(self.blocks.len());
        }
        true
    }

    /// Removes the last line where it is nothing but the number of this page.
    fn drop_page_number(&mut self) {
        let Some(Block::Line(line)) = self.blocks.last() else { return };
        let [cell] = &*line.cells else { return };
        let is_number =
            cell.text.parse::<u32>().is_ok_and(|it| it.abs_diff(self.page) <= 1 && it > 0);
        if is_number {
            self.blocks.pop();
        }
    }
}

/// The line from byte `start` to `end` of `text`, cut at its separators; none where it holds
/// nothing of the report. Spans point into `text`.
pub(crate) fn line(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    let line = &text[start..end];
    let trimmed = line.trim_matches(is_space);
    if trimmed.is_empty() && !line.contains('\t') || is_no_text(trimmed) {
        return None;
    }
    let separator = separator(line);
    let cells = match separator {
        Separator::None => LineCells::One([piece(text, start, end)]),
        Separator::Tab => {
            LineCells::Many(split(text, start, end, |it| matches!(it, '\t' | '\u{7}')))
        }
        Separator::Pipe => LineCells::Many(split_bars(text, start, end)),
        Separator::Comma => LineCells::Many(split_commas(text, start, end)),
    };
    Some(Line { cells, separator })
}

/// A line of a comma-separated file.
fn comma_line(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    if !text[start..end].contains(',') {
        return line(text, start, end);
    }
    let cells = LineCells::Many(split_commas(text, start, end));
    Some(Line { cells, separator: Separator::Comma })
}

/// The mark with which somebody joined the cells of rows: most rows of figures have it between
/// all of their figures. Prose has no seven figures in a row.
fn mark_of_file(text: &str) -> Option<char> {
    const MARKS: [char; 4] = ['、', '，', ';', '；'];
    const FEWEST_ROWS: usize = 5;
    const FEWEST_FIGURES: usize = 7;
    let is_row = |line: &&str, mark: char| {
        let figures = line.rsplit(mark).take_while(|it| is_plain_figure(it));
        figures.count() >= FEWEST_FIGURES && line.contains(|it: char| it.is_ascii_digit())
    };
    MARKS.into_iter().find(|mark| {
        let rows = text.split(is_line_end).filter(|it| it.contains(*mark) && is_row(it, *mark));
        rows.take(FEWEST_ROWS).count() == FEWEST_ROWS
    })
}

/// A line that ends in a figure behind `mark`, cut at the marks; `None` for any other.
fn marked_line(text: &str, start: usize, end: usize, mark: char) -> Option<Line<'_>> {
    let line = &text[start..end];
    let (_, last) = line.rsplit_once(mark)?;
    if !is_plain_figure(last) || line.contains(['\t', '。']) || line.contains(is_bar) {
        return None;
    }
    let mut cells = Vec::new();
    let mut from = start;
    for part in line.split(mark) {
        cells.push(piece(text, from, from + part.len()));
        from += part.len() + mark.len_utf8();
    }
    Some(Line { cells: LineCells::Many(cells), separator: Separator::Comma })
}

/// Whether so many lines are those of a comma-separated file that the text is one.
fn is_comma_file(text: &str) -> bool {
    const FEWEST_ROWS: usize = 5;
    let has_commas = text.contains(',');
    let rows = || text.split(is_line_end).filter(|it| is_comma_separated(it)).take(FEWEST_ROWS);
    has_commas && rows().count() == FEWEST_ROWS
}

/// Cells between commas; commas within quotes belong to the cell.
fn split_commas(text: &str, start: usize, end: usize) -> Vec<Cell<'_>> {
    let (mut res, mut cell_start, mut is_quoted) = (Vec::new(), start, false);
    for (at, mark) in text[start..end].match_indices([',', '"']) {
        if mark == "\"" {
            is_quoted = !is_quoted;
        } else if !is_quoted {
            res.push(piece(text, cell_start, start + at));
            cell_start = start + at + 1;
        }
    }
    res.push(piece(text, cell_start, end));
    res
}

/// Whether a line without white space around it is a rule or the number of a page.
pub(crate) fn is_no_text(line: &str) -> bool {
    // Nearly every line begins with a character of which neither has any.
    let is_word = line.starts_with(|it| matches!(it, '一'..='鿿') && it != '第');
    !is_word && (is_rule(line) || is_page_mark(line))
}

fn split(text: &str, start: usize, end: usize, is_separator: fn(char) -> bool) -> Vec<Cell<'_>> {
    let mut res = Vec::new();
    let mut cell_start = start;
    for (at, mark) in text[start..end].match_indices(is_separator) {
        res.push(piece(text, cell_start, start + at));
        cell_start = start + at + mark.len();
    }
    res.push(piece(text, cell_start, end));
    res
}

/// Cells between bars. A bar at the end of the line ends the last cell and does not begin
/// another; a bar at its beginning likewise.
fn split_bars(text: &str, start: usize, end: usize) -> Vec<Cell<'_>> {
    let line = &text[start..end];
    let mut cells = split(text, start, end, is_bar);
    if line.trim_end_matches(is_space).ends_with(is_bar) {
        cells.pop();
    }
    if line.trim_start_matches(is_space).starts_with(is_bar) && !cells.is_empty() {
        cells.remove(0);
    }
    cells
}

/// How far the first line of `text` goes, without its end.
fn line_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    // The line ends outside of ASCII begin with one of two bytes.
    let may_end = |it: &u8| matches!(it, b'\n'..=b'\r' | 0xc2 | 0xe2);
    while let Some(len) = bytes[at..].iter().position(may_end) {
        at += len;
        if text[at..].starts_with(is_line_end) {
            return at;
        }
        at += 1;
    }
    text.len()
}

fn is_line_end(ch: char) -> bool {
    matches!(ch, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn line_end_len(rest: &str) -> usize {
    if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) }
}

/// Whether the first two bytes of a bar occur in `line`.
fn may_have_bar(line: &str) -> bool {
    let bytes = line.as_bytes();
    let is_start = |it: &[u8]| matches!(it, [0xc2, 0xa6] | [0xe2, 0x94 | 0x95] | [0xef, 0xbd]);
    bytes.contains(&b'|') || bytes.windows(2).any(is_start)
}

pub(crate) fn is_bar(ch: char) -> bool {
    matches!(ch, '|' | '｜' | '│' | '┃' | '║' | '¦')
}

/// The cell between two places, without white space and quotes around it.
pub(super) fn piece(text: &str, start: usize, end: usize) -> Cell<'_> {
    let (mut from, mut trimmed) = trim(&text[start..end], start);
    if let Some(inner) = trimmed.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        (from, trimmed) = trim(inner, from + 1);
    }
    Cell { text: trimmed.into(), span: Span::new(from, from + trimmed.len()) }
}

/// `raw`, which starts at `start`, without white space around it, and where the rest starts.
fn trim(raw: &str, start: usize) -> (usize, &str) {
    let trimmed = raw.trim_start_matches(is_space);
    let from = if trimmed.is_empty() { start } else { start + (raw.len() - trimmed.len()) };
    (from, trimmed.trim_end_matches(is_space))
}

fn separator(line: &str) -> Separator {
    if line.bytes().any(|it| matches!(it, b'\t' | 7)) {
        Separator::Tab
    } else if may_have_bar(line) && line.contains(is_bar) {
        Separator::Pipe
    } else if is_comma_separated(line) {
        Separator::Comma
    } else {
        Separator::None
    }
}

/// Whether a line is one of a comma-separated file: five fields at least, the last three of
/// them numbers or blank, not all blank. Prose does not look so.
fn is_comma_separated(line: &str) -> bool {
    let mut fields = line.rsplit(',');
    let last: Vec<&str> = fields.by_ref().take(3).collect();
    last.len() == 3
        && !line.contains(['\t', '|'])
        && last.iter().all(|it| is_plain_figure(it))
        && last.iter().any(|it| !it.trim_matches(is_space).is_empty())
        && fields.count() >= 2
}

const fn is_ideograph(ch: char) -> bool {
    matches!(ch, '\u{2e80}'..='\u{9fff}')
}

/// Whether a field holds digits or nothing.
fn is_plain_figure(field: &str) -> bool {
    let field = field.trim_matches(is_space).trim_matches('"');
    field.chars().all(|it| it.is_ascii_digit() || matches!(it, '.' | '-' | '０'..='９'))
}

/// Lines drawn between rows: `|---|---|`, `+----+`, box drawing.
fn is_rule(line: &str) -> bool {
    let is_drawn = |it: char| {
        is_bar(it)
            || matches!(it, '-' | ':' | '+' | '=' | '_' | ' ' | '\t')
            || ('\u{2500}'..='\u{257f}').contains(&it)
    };
    let is_stroke = |it: &char| !is_bar(*it) && !is_space(*it);
    // `|-` and `|}` are the row and table marks of wikis.
    let is_wiki_mark = matches!(line, "|-" | "|}" | "{|");
    is_wiki_mark || line.chars().all(is_drawn) && line.chars().filter(is_stroke).count() >= 3
}

/// Page numbers that show themselves: `- 4 -`, `—4—`, `第 4 页`, `Page 9 of 12`, `P. 9`.
fn is_page_mark(line: &str) -> bool {
    let is_dash = |it: char| matches!(it, '-' | '—' | '–' | '－' | '~' | '～' | '·');
    let dashed = line.strip_prefix(is_dash).and_then(|it| it.strip_suffix(is_dash));
    if dashed.is_some_and(|it| is_page_number(it.trim_matches(is_dash))) {
        return true;
    }
    let named = line
        .strip_prefix("第")
        .and_then(|it| it.split_once('页'))
        .is_some_and(|(number, rest)| is_page_number(number) && rest.chars().count() <= 8);
    let english =
        ["Page ", "P. ", "P.", "page "].iter().filter_map(|it| line.strip_prefix(it)).any(|it| {
            it.split([' ', '/']).filter(|it| !it.is_empty() && *it != "of").all(is_page_number)
        });
    let of_all = line.starts_with(is_page_digit)
        && line
            .split_once('/')
            .is_some_and(|(page, all)| is_page_number(page) && is_page_number(all));
    named || english || of_all
}

fn is_page_number(text: &str) -> bool {
    let digits = text.trim_matches(is_space);
    (1..=4).contains(&digits.chars().count()) && digits.chars().all(is_page_digit)
}

fn is_page_digit(ch: char) -> bool {
    ch.is_ascii_digit() || ('０'..='９').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::grid::{Block, Document};

    fn show(document: &Document) -> Vec<String> {
        let line = |it: &Block| match it {
            Block::Line(it) => it.cells.iter().map(|it| &*it.text).collect::<Vec<_>>().join("¦"),
            Block::Table(_) => "table".to_owned(),
        };
        document.blocks.iter().map(line).collect()
    }

    fn r(text: &str) -> Vec<String> {
        show(&read(text))
    }

    #[test]
    fn every_line_end_and_every_bar_is_seen() {
        for end in ["\n", "\r", "\r\n", "\u{b}", "\u{c}", "\u{85}", "\u{2028}", "\u{2029}"] {
            assert_eq!(r(&format!("“甲”·{end}“乙”")), ["“甲”·", "“乙”"], "{end:?}");
        }
        for bar in ["|", "｜", "│", "┃", "║", "¦"] {
            assert_eq!(r(&format!("甲，{bar} 乙")), ["甲，¦乙"], "{bar}");
        }
    }

    #[test]
    fn cuts_at_separators() {
        assert_eq!(r("a | 1 | 2 |\n| b | |\n"), ["a¦1¦2", "b¦"]);
        assert_eq!(r("\ta\t\t1\r\n一 二\r"), ["¦a¦¦1", "一 二"]);
        assert_eq!(r("规章,0,,3,4"), ["规章¦0¦¦3¦4"]);
        assert_eq!(r("共1,234,567元"), ["共1,234,567元"]);
    }

    #[test]
    fn cuts_at_the_mark_of_a_file() {
        let rows = "一、甲、1、2、3、4、5、6、7\n".repeat(5);
        assert_eq!(
            r(&format!("{rows}二、乙、3、\n三、丙。"))[4..],
            ["一¦甲¦1¦2¦3¦4¦5¦6¦7", "二¦乙¦3¦", "三、丙。"]
        );
        assert_eq!(r("一、甲、1、2、3、4、5、6、7"), ["一、甲、1、2、3、4、5、6、7"]);
    }

    #[test]
    fn leaves_out_what_is_no_text() {
        assert_eq!(r("a|1\n|---|:-:|\nb|2\n+---+---+\n"), ["a¦1", "b¦2"]);
        assert_eq!(r("甲\n- 4 -\n-5-\n第 6 页 共 9 页\nP. 9\nPage 9 of 12\n乙"), ["甲", "乙"]);
        assert_eq!(r("甲\n1\n\u{c}乙\n2\n\u{c}"), ["甲", "乙"]);
        assert_eq!(r("-\n—\n0"), ["-", "—", "0"]);
    }

    #[test]
    fn joins_quoted_cells() {
        assert_eq!(r("\"商业\n企业\"\t1\nb\t2"), ["\"商业", "企业\"¦1", "b¦2"]);
        assert_eq!(r("x\t\"商业\n企业\"\t1\nb\t2"), ["x¦商业\n企业¦1", "b¦2"]);
    }

    #[test]
    fn spans_are_exact() {
        let text = " 甲 | 12 |\n\"乙\"\t3";
        let document = read(text);
        let cells = document.blocks.iter().flat_map(|it| match it {
            Block::Line(it) => it.cells.to_vec(),
            Block::Table(_) => Vec::new(),
        });
        for cell in cells {
            assert_eq!(cell.span.of(text), cell.text);
        }
    }
}
