//! The text of a source as lines that a person can read: plain text as it is, HTML as the lines
//! and table rows that it holds.

use crate::grid::{Block, Document, Row};
use crate::source::{Kind, Source, Span, html};

/// One line of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceLine {
    /// What it says.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// The most lines that are shown.
pub const MAX_LINES: usize = 2000;

/// The most characters of a line that are shown.
const MAX_CHARS: usize = 400;

/// The lines of a source, and whether there are more than are shown.
pub fn lines(source: &Source) -> (Vec<SourceLine>, bool) {
    let mut res = match source.kind {
        Kind::Text => text_lines(&source.text),
        Kind::Html => document_lines(&html::read(&source.text)),
    };
    let cut = res.len() > MAX_LINES;
    res.truncate(MAX_LINES);
    (res, cut)
}

/// A source as text that can be edited: the text, or the lines of an HTML source.
pub fn field_text(source: &Source) -> String {
    match source.kind {
        Kind::Text => source.text.clone(),
        Kind::Html => {
            let (lines, _) = lines(source);
            let texts: Vec<&str> = lines.iter().map(|it| it.text.as_str()).collect();
            texts.join("\n")
        }
    }
}

/// The place of the line that a span stands in.
pub fn line_of(lines: &[SourceLine], span: Span) -> Option<usize> {
    let after = lines.partition_point(|it| it.span.start <= span.start);
    after.checked_sub(1)
}

fn text_lines(text: &str) -> Vec<SourceLine> {
    let mut start = 0;
    let mut line = |it: &str| {
        let span = Span::new(start, start + it.len());
        start += it.len();
        SourceLine { text: cut(it.trim_end()), span }
    };
    text.split_inclusive('\n').take(MAX_LINES + 1).map(&mut line).collect()
}

fn document_lines(document: &Document) -> Vec<SourceLine> {
    let mut res = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Line(line) => res.extend(joined(line.cells.iter())),
            Block::Table(table) => res.extend(table.rows.iter().filter_map(row_line)),
        }
        if res.len() > MAX_LINES {
            break;
        }
    }
    res
}

fn row_line(row: &Row) -> Option<SourceLine> {
    joined(row.cells.iter().map(|it| &it.cell))
}

fn joined<'a>(cells: impl Iterator<Item = &'a crate::grid::Cell>) -> Option<SourceLine> {
    let mut res: Option<SourceLine> = None;
    for cell in cells {
        match &mut res {
            None => res = Some(SourceLine { text: cut(&cell.text), span: cell.span }),
            Some(line) => {
                line.text.push_str(" | ");
                line.text.push_str(&cut(&cell.text));
                line.span = line.span.join(cell.span);
            }
        }
    }
    res
}

fn cut(text: &str) -> String {
    match text.char_indices().nth(MAX_CHARS) {
        None => text.replace('\n', " "),
        Some((end, _)) => format!("{}…", text[..end].replace('\n', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::{line_of, lines};
    use crate::source::{Source, Span};

    #[test]
    fn a_span_finds_its_line() {
        let source = Source::text("", "一\n二三\n\n四");
        let (lines, cut) = lines(&source);
        let texts: Vec<_> = lines.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(texts, ["一", "二三", "", "四"]);
        assert!(!cut);
        let at = source.text.find('三').map(|it| Span::new(it, it + 3));
        assert_eq!(at.and_then(|it| line_of(&lines, it)), Some(1));
    }
}
