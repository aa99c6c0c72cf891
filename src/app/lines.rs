//! The text of a source as lines that a person can read: plain text as it is, HTML as the lines
//! and table rows that it holds.

use super::text;
use crate::explain::Lang;
use crate::grid::{Block, Cell, Document, PlacedCell};
use crate::source::{Kind, Source, Span, html};

/// One line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// Lines that are shown of a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLines {
    /// The lines that are shown.
    pub lines: Vec<SourceLine>,
    /// How many stand before them.
    pub n_before: usize,
    /// Whether there are others, before or behind.
    pub is_cut: bool,
}

/// The most lines that are shown.
pub const MAX_LINES: usize = 1000;

/// How many of them stand before the place that they are shown for.
const LINES_BEFORE: usize = 500;

/// The most characters of a line that are shown.
const MAX_CHARS: usize = 400;

/// The longest text that is put into the field, in bytes: a browser lays out a longer one for a
/// tenth of a second for every megabyte.
const MAX_FIELD: usize = 512 << 10;

/// The lines of a source: all, or where there are too many those around byte `around`.
pub fn lines(source: &Source, around: usize) -> SourceLines {
    match source.kind {
        Kind::Text => text_lines(&source.text, around),
        Kind::Html => document_lines(&html::read(&source.text), around),
    }
}

/// A source as text that can be edited: the text, or the lines of an HTML source. Of a longer one,
/// why it cannot.
///
/// # Errors
/// Where it is too long.
pub fn field_text(source: &Source, lang: Lang) -> Result<String, String> {
    let len = source.text.len();
    let text = match source.kind {
        Kind::Text if len <= MAX_FIELD => Some(source.text.clone()),
        // Most of a page is no text.
        Kind::Html if len <= 8 * MAX_FIELD => Some(document_text(&html::read(&source.text))),
        Kind::Text | Kind::Html => None,
    };
    text.filter(|it| it.len() <= MAX_FIELD).ok_or_else(|| text::not_in_field(len, lang))
}

impl SourceLines {
    /// The place among the lines of the one that a span stands in.
    pub fn place(&self, span: Span) -> Option<usize> {
        let after = self.lines.partition_point(|it| it.span.start <= span.start);
        let is_behind = after == self.lines.len() && self.is_cut;
        let place = after.checked_sub(1)?;
        let is_shown = !is_behind || span.start < self.lines[place].span.end;
        is_shown.then_some(place)
    }

    /// No lines yet: how many of `n` lines stand before those that are shown for the one at `place`.
    fn window(n: usize, place: usize) -> Self {
        let is_cut = n > MAX_LINES;
        let n_before = if is_cut { place.saturating_sub(LINES_BEFORE) } else { 0 };
        Self { lines: Vec::new(), n_before, is_cut }
    }
}

fn text_lines(text: &str, around: usize) -> SourceLines {
    let n_ends = |it: &[u8]| memchr::memchr_iter(b'\n', it).count();
    let bytes = text.as_bytes();
    let n = n_ends(bytes) + 1;
    let mut res = SourceLines::window(n, n_ends(&bytes[..around.min(bytes.len())]));
    let mut start = 0;
    for (idx, line) in text.split_inclusive('\n').enumerate() {
        let span = Span::new(start, start + line.len());
        start += line.len();
        if idx >= res.n_before {
            res.lines.push(SourceLine { text: cut(line.trim_end()), span });
        }
        if res.lines.len() == MAX_LINES {
            break;
        }
    }
    res
}

fn document_lines(document: &Document, around: usize) -> SourceLines {
    let all = source_cells(document);
    let place = all.partition_point(|it| (it.span().end as usize) <= around);
    let mut res = SourceLines::window(all.len(), place);
    let end = all.len().min(res.n_before + MAX_LINES);
    res.lines = all[res.n_before..end].iter().map(|it| it.line()).collect();
    res
}

/// All of a document's lines, with nothing left out.
fn document_text(document: &Document) -> String {
    let mut res = String::new();
    for line in source_cells(document) {
        for (idx, cell) in line.cells().enumerate() {
            res.push_str(if idx > 0 { " | " } else { "" });
            res.push_str(&cell.text.replace('\n', " "));
        }
        res.push('\n');
    }
    res.truncate(res.trim_end().len());
    res
}

/// The cells of a line or of a table's row; at least one.
#[derive(Clone, Copy)]
enum SourceCells<'a> {
    Line(&'a [Cell<'a>]),
    Row(&'a [PlacedCell<'a>]),
}

fn source_cells<'a>(document: &'a Document<'a>) -> Vec<SourceCells<'a>> {
    let mut res = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(it) => res.push(SourceCells::Line(&it.cells)),
            Block::Table(it) => res.extend(it.rows.iter().map(|it| SourceCells::Row(&it.cells))),
        }
    }
    res.retain(|it| it.cells().next().is_some());
    res
}

impl<'a> SourceCells<'a> {
    fn cells(self) -> impl Iterator<Item = &'a Cell<'a>> {
        let (cells, placed): (&[Cell], &[PlacedCell]) = match self {
            Self::Line(it) => (it, &[]),
            Self::Row(it) => (&[], it),
        };
        cells.iter().chain(placed.iter().map(|it| &it.cell))
    }

    fn span(self) -> Span {
        let mut spans = self.cells().map(|it| it.span);
        let first = spans.next().unwrap_or(Span { start: 0, end: 0 });
        spans.fold(first, Span::join)
    }

    fn line(self) -> SourceLine {
        let texts: Vec<String> = self.cells().map(|it| cut(&it.text)).collect();
        SourceLine { text: texts.join(" | "), span: self.span() }
    }
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        None => text.replace('\n', " "),
        Some((end, _)) => format!("{}…", text[..end].replace('\n', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{LINES_BEFORE, MAX_FIELD, MAX_LINES, field_text, lines};
    use crate::explain::Lang;
    use crate::source::{Source, Span};

    #[test]
    fn a_span_finds_its_line() {
        let source = Source::text("", "一\n二三\n\n四");
        let shown = lines(&source, 0);
        let texts: Vec<_> = shown.lines.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["一", "二三", "", "四"]);
        assert!(!shown.is_cut);
        let at = source.text.find('三').map(|it| Span::new(it, it + 3));
        assert_eq!(at.and_then(|it| shown.place(it)), Some(1));
    }

    #[test]
    fn of_a_long_text_the_lines_around_a_place_are_shown() {
        let n = 5 * MAX_LINES;
        let text: String = (0..n).map(|it| format!("第{it}行\n")).collect();
        let html: String = (0..n).map(|it| format!("<p>第{it}行</p>\n")).collect();
        for source in [Source::text("", text), Source::html("", html)] {
            let place = |row: usize| {
                let words = format!("第{row}行");
                let at = source.text.find(&words).expect("the row is there");
                Span::new(at, at + words.len())
            };
            let shown = lines(&source, place(3000).start as usize);
            assert!(shown.is_cut);
            assert_eq!((shown.n_before, shown.lines.len()), (3000 - LINES_BEFORE, MAX_LINES));
            let found = |row| shown.place(place(row)).map(|it| shown.lines[it].text.clone());
            assert_eq!(found(3000).as_deref(), Some("第3000行"));
            assert_eq!(found(3001).as_deref(), Some("第3001行"));
            assert_eq!((found(10), found(n - 1)), (None, None));
        }
    }

    #[test]
    fn a_text_too_long_for_the_field_is_said_and_not_cut() {
        let long = "一".repeat(1000);
        let html = format!("<p>{long}</p><table><tr><td>二<td>三</table>");
        let text = field_text(&Source::html("", html), Lang::Zh);
        assert_eq!(text, Ok(format!("{long}\n二 | 三")));
        for source in [
            Source::text("", "一".repeat(MAX_FIELD)),
            Source::html("", "<p>一</p>".repeat(MAX_FIELD)),
        ] {
            let why_not = field_text(&source, Lang::Zh).expect_err("it is too long");
            assert!(why_not.contains("太长") && why_not.contains("完整保留"), "{why_not}");
        }
    }
}
