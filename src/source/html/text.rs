//! Text as it gathers between two line breaks: white space collapsed, references decoded, the
//! place of every part in the source remembered.

use super::{bytes, entities};
use crate::grid::number::{is_space, may_begin_space};
use crate::grid::{Cell, CellText, Line, LineCells, Separator};
use crate::source::{Span, plain};

/// The text since the last line break.
#[derive(Debug, Default)]
pub(super) struct Text<'a> {
    /// All of it, where it is one piece of the source that begins here: nearly always that is all
    /// that comes before the line ends. Then `text` and `parts` are empty.
    lone: Option<(&'a str, usize)>,
    text: String,
    parts: Vec<Part>,
    waiting: Waiting,
    /// Behind which tag the text stands above or below the line or is struck out.
    set_off: Option<usize>,
    /// A bracket around such text is open.
    is_bracketed: bool,
    /// There may be something between cells, or quotes.
    may_be_cut: bool,
}

/// White space that counts only if text follows.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Waiting {
    any: bool,
    newline: bool,
    tabs: usize,
}

/// Where a part of the text comes from.
#[derive(Clone, Copy, Debug)]
struct Part {
    /// Where it begins in the text.
    at: usize,
    start: usize,
    end: usize,
    /// The text is the same as the source's, byte for byte.
    exact: bool,
}

/// A finished line of text without white space around it.
#[derive(Debug)]
pub(super) enum Piece<'a> {
    /// One piece of the source as it stands there, from this byte on; it has no tabs.
    Lone(&'a str, usize),
    /// Several, or decoded.
    Gathered {
        text: String,
        span: Span,
        /// Nothing where the line cannot be cut, so that `span` says everything.
        origin: Option<Box<Origin>>,
    },
}

/// Where the parts of a [`Piece`] come from.
#[derive(Debug)]
pub(super) struct Origin {
    parts: Vec<Part>,
    /// Where the piece began in the text that `parts` speak of.
    offset: usize,
}

impl<'a> Text<'a> {
    /// Adds `raw`, which stands at byte `start` of the source, as HTML shows it.
    pub(super) fn read(&mut self, raw: &'a str, start: usize) {
        let is_plain = bytes::find_blank_or_reference(raw.as_bytes(), 0) == raw.len();
        if is_plain && self.is_empty() && self.set_off.is_none() && !self.is_bracketed {
            self.waiting = Waiting::default();
            let kept = trim_start(raw, is_space);
            self.lone = (!kept.is_empty()).then_some((kept, start + (raw.len() - kept.len())));
            return;
        }
        self.settle_lone();
        if is_plain {
            return self.append(raw, start, start + raw.len());
        }
        let mut at = 0;
        while at < raw.len() {
            let end = bytes::find_blank_or_reference(raw.as_bytes(), at);
            if end > at {
                self.append(&raw[at..end], start + at, start + end);
            }
            at = end;
            match raw.as_bytes().get(at) {
                Some(b'&') => at += self.reference(&raw[at..], start + at),
                Some(blank) => {
                    self.wait_or_append(*blank, start + at);
                    at += 1;
                }
                None => {}
            }
        }
    }

    /// Adds `raw`, which has no line breaks, with all its white space.
    pub(super) fn keep(&mut self, raw: &str, start: usize) {
        self.settle_lone();
        let mut at = 0;
        while let Some(found) = bytes::find(raw.as_bytes(), at, b'&') {
            self.append_kept(&raw[at..found], start + at);
            at = found + self.reference(&raw[found..], start + found);
        }
        self.append_kept(&raw[at..], start + at);
    }

    fn is_empty(&self) -> bool {
        self.lone.is_none() && self.text.is_empty()
    }

    /// Makes ready for more text than one piece of the source.
    fn settle_lone(&mut self) {
        if let Some((text, start)) = self.lone.take() {
            self.may_be_cut = may_be_cut(text);
            self.text.push_str(text);
            self.parts.push(Part { at: 0, start, end: start + text.len(), exact: true });
        }
    }

    /// Puts what follows in brackets, or ends that: a mark above the line is no digit of the
    /// number before it, nor is a digit that is struck out. The tag that says so ends at `tag`.
    pub(super) fn set_off(&mut self, tag: Option<usize>) {
        self.set_off = tag;
    }

    /// Opens or closes the bracket.
    fn bracket(&mut self, open: Option<usize>) {
        self.is_bracketed = open.is_some();
        let mut behind = self.text.chars().rev();
        let last = behind.find(|it| is_between_cells(*it) || !is_space(*it));
        if open.is_none() && last.is_some_and(is_between_cells) {
            // A bracket alone behind a bar would be a cell that stands nowhere.
            return;
        }
        let at = self.text.len();
        let last = self.parts.last().map_or(0, |it| it.end);
        let (start, end) = open.map_or((last, last), |it| (it - 1, it));
        self.text.push(if open.is_some() { '[' } else { ']' });
        self.parts.push(Part { at, start, end, exact: false });
    }

    /// Adds what the character reference at the beginning of `raw` stands for, or the `&` itself
    /// where it is none; returns its length.
    fn reference(&mut self, raw: &str, start: usize) -> usize {
        let Some((ch, len)) = entities::decode(raw) else {
            self.append("&", start, start + 1);
            return 1;
        };
        if ch.is_ascii() && bytes::is_space(ch as u8) {
            self.wait(ch as u8);
        } else {
            self.append(ch.encode_utf8(&mut [0; 4]), start, start + len);
        }
        len
    }

    /// White space waits, the null character is nothing, other control characters are text.
    fn wait_or_append(&mut self, byte: u8, start: usize) {
        if bytes::is_space(byte) {
            self.wait(byte);
        } else if byte != 0 {
            self.append(char::from(byte).encode_utf8(&mut [0; 4]), start, start + 1);
        }
    }

    fn wait(&mut self, byte: u8) {
        self.waiting.add(byte);
    }

    /// Adds text of nothing but this white space.
    pub(super) fn wait_for(&mut self, more: Waiting) {
        self.waiting.any |= more.any;
        self.waiting.newline |= more.newline;
        self.waiting.tabs += more.tabs;
    }

    fn append_kept(&mut self, raw: &str, start: usize) {
        let mut at = start;
        for part in raw.split('\0') {
            if !part.is_empty() {
                self.settle(at);
                self.add(part, at, at + part.len());
            }
            at += part.len() + 1;
        }
    }

    /// Adds text that is no collapsible white space and stands from `start` to `end`.
    fn append(&mut self, text: &str, start: usize, end: usize) {
        if !self.text.is_empty() {
            self.settle(start);
            return self.add(text, start, end);
        }
        self.waiting = Waiting::default();
        let kept = trim_start(text, is_space);
        if !kept.is_empty() {
            self.add(kept, start + (text.len() - kept.len()), end);
        }
    }

    /// Turns the waiting white space into text in front of what stands at `next`. Tabs stay
    /// where no line end is among them: they are cells then, not indentation.
    fn settle(&mut self, next: usize) {
        let waiting = std::mem::take(&mut self.waiting);
        let Some(last) = self.parts.last_mut().filter(|_| waiting.any) else { return };
        let at = self.text.len();
        if waiting.tabs > 0 && !waiting.newline {
            self.text.extend(std::iter::repeat_n('\t', waiting.tabs));
            self.may_be_cut = true;
        } else {
            self.text.push(' ');
            if last.exact && last.end + 1 == next {
                last.end = next;
                return;
            }
        }
        let start = last.end;
        self.parts.push(Part { at, start, end: next, exact: false });
    }

    fn add(&mut self, text: &str, start: usize, end: usize) {
        if self.set_off.is_some() != self.is_bracketed {
            self.bracket(self.set_off);
        }
        self.may_be_cut = self.may_be_cut || may_be_cut(text);
        let (at, exact) = (self.text.len(), end - start == text.len());
        self.text.push_str(text);
        match self.parts.last_mut() {
            Some(last) if last.exact && exact && last.end == start => last.end = end,
            _ => self.parts.push(Part { at, start, end, exact }),
        }
    }

    /// Ends the line, if it is one piece of the source; returns that and its place.
    #[inline]
    pub(super) fn take_lone(&mut self) -> Option<(&'a str, usize)> {
        let (text, start) = self.lone.take()?;
        self.waiting = Waiting::default();
        Some((trim_end(text, is_space), start))
    }

    /// Ends the line; nothing where it is blank.
    pub(super) fn take(&mut self) -> Option<Piece<'a>> {
        if let Some((text, start)) = self.take_lone() {
            return Some(Piece::Lone(text, start));
        }
        if self.text.is_empty() {
            self.waiting = Waiting::default();
            return None;
        }
        if self.is_bracketed {
            self.bracket(None);
        }
        let has_tabs = self.may_be_cut && self.text.contains('\t');
        if has_tabs && let Some(last) = self.parts.last() {
            self.settle(last.end);
        }
        let piece = self.piece(has_tabs);
        self.waiting = Waiting::default();
        self.may_be_cut = false;
        self.text.clear();
        self.parts.clear();
        piece
    }

    fn piece(&mut self, has_tabs: bool) -> Option<Piece<'a>> {
        let is_blank = |it: char| is_space(it) && !(has_tabs && it == '\t');
        let text = trim_start(&self.text, is_blank);
        let offset = self.text.len() - text.len();
        let text = trim_end(text, is_blank);
        if text.is_empty() {
            return None;
        }
        let span = place(&self.parts, offset, offset + text.len());
        let origin = (self.may_be_cut && may_be_cut(text))
            .then(|| Box::new(Origin { parts: std::mem::take(&mut self.parts), offset }));
        Some(Piece::Gathered { text: text.into(), span, origin })
    }
}

impl Waiting {
    /// The white space of `raw`, which has nothing else but null characters.
    pub(super) fn of(raw: &str) -> Self {
        let mut res = Self::default();
        raw.bytes().filter(|it| bytes::is_space(*it)).for_each(|it| res.add(it));
        res
    }

    fn add(&mut self, byte: u8) {
        self.any = true;
        self.newline |= matches!(byte, b'\n' | b'\r' | b'\x0c');
        self.tabs += usize::from(byte == b'\t');
    }
}

impl<'a> Piece<'a> {
    /// The line, cut at its separators as plain text is; nothing where plain text drops it too.
    pub(super) fn line(self) -> Option<Line<'a>> {
        let of_one_cell = |text: CellText<'a>, span| {
            let cells = LineCells::One([Cell { text, span }]);
            Some(Line { cells, separator: Separator::None })
        };
        match self {
            Self::Lone(text, start) if may_be_cut(text) => {
                let mut line = plain::line(text, 0, text.len())?;
                for Cell { span, .. } in line.cells.iter_mut() {
                    *span = Span::new(start + span.start as usize, start + span.end as usize);
                }
                Some(line)
            }
            Self::Gathered { text, origin: Some(origin), .. } => {
                let Line { cells, separator } = plain::line(&text, 0, text.len())?;
                let placed = cells.iter().map(|Cell { text, span }| {
                    let (start, end) = (span.start as usize, span.end as usize);
                    let span = place(&origin.parts, start + origin.offset, end + origin.offset);
                    Cell { text: text.to_string().into(), span }
                });
                Some(Line { cells: LineCells::Many(placed.collect()), separator })
            }
            _ if plain::is_no_text(self.text()) => None,
            Self::Lone(text, start) => {
                of_one_cell(text.into(), Span::new(start, start + text.len()))
            }
            Self::Gathered { text, span, .. } => of_one_cell(text.into(), span),
        }
    }

    /// What it says.
    pub(super) fn text(&self) -> &str {
        match self {
            Self::Lone(text, _) => text,
            Self::Gathered { text, .. } => text,
        }
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span {
        match *self {
            Self::Lone(text, start) => Span::new(start, start + text.len()),
            Self::Gathered { span, .. } => span,
        }
    }

    /// Whether there are only tabs.
    pub(super) fn is_blank(&self) -> bool {
        self.text().chars().all(is_space)
    }

    /// The text as it stands in a cell of a table, where a tab is white space like any other.
    pub(super) fn take_cell_text(&mut self) -> CellText<'a> {
        match self {
            Self::Lone(text, _) => (*text).into(),
            Self::Gathered { text, origin: Some(_), .. } if text.contains('\t') => {
                let words = text.split(['\t', ' ']).filter(|it| !it.is_empty());
                words.collect::<Vec<_>>().join(" ").into()
            }
            Self::Gathered { text, .. } => std::mem::take(text).into(),
        }
    }
}

fn is_between_cells(ch: char) -> bool {
    matches!(ch, '\t' | '\u{7}' | ',') || plain::is_bar(ch)
}

fn trim_start(text: &str, is_blank: impl Fn(char) -> bool) -> &str {
    // Nearly every text begins with a character that no white space has the first byte of.
    if text.as_bytes().first().is_some_and(|it| !may_begin_space(*it)) {
        return text;
    }
    text.trim_start_matches(is_blank)
}

fn trim_end(text: &str, is_blank: impl Fn(char) -> bool) -> &str {
    // Numbers and labels end here, without a search for characters of several bytes.
    if text.as_bytes().last().is_some_and(u8::is_ascii_graphic) {
        return text;
    }
    text.trim_end_matches(is_blank)
}

/// Whether plain text might cut the line or take quotes away; said of some others too.
fn may_be_cut(text: &str) -> bool {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(len) = bytes[at..].iter().position(|it| BEGINS_MARK[usize::from(*it)]) {
        at += len;
        // Full width punctuation has this second byte, and no bar has.
        let is_usual = bytes[at] == 0xef && bytes.get(at + 1) == Some(&0xbc);
        if bytes[at].is_ascii() || !is_usual && text[at..].starts_with(is_between_cells) {
            return true;
        }
        at += 1;
    }
    false
}

/// The first bytes of what stands between cells, and of quotes: every bar outside of ASCII begins
/// with one of three bytes.
const BEGINS_MARK: [bool; 256] = {
    let (mut res, mut byte) = ([false; 256], 0);
    while byte < 256 {
        res[byte] = matches!(byte as u8, b'\t' | 7 | b',' | b'"' | b'|' | 0xc2 | 0xe2 | 0xef);
        byte += 1;
    }
    res
};

/// Where the text from `from` to `to` stands in the source.
fn place(parts: &[Part], from: usize, to: usize) -> Span {
    if let [Part { start, exact: true, .. }] = *parts {
        return Span::new(start + from, start + to);
    }
    let part_at = |idx: usize| parts.get(idx.saturating_sub(1)).copied();
    let first = part_at(parts.partition_point(|it| it.at <= from));
    let start = first.map_or(0, |it| it.place(from));
    if from == to {
        return Span::new(start, start);
    }
    let last = part_at(parts.partition_point(|it| it.at < to));
    Span::new(start, last.map_or(start, |it| it.place(to)))
}

impl Part {
    fn place(&self, at: usize) -> usize {
        match at.saturating_sub(self.at) {
            0 => self.start,
            inside if self.exact => (self.start + inside).min(self.end),
            _ => self.end,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Text;

    fn take(parts: &[&str]) -> Option<(String, String)> {
        let source = parts.concat();
        let mut text = Text::default();
        let mut at = 0;
        for part in parts {
            if !part.starts_with('<') {
                text.read(part, at);
            }
            at += part.len();
        }
        let piece = text.take()?;
        Some((piece.text().to_string(), piece.span().of(&source).to_owned()))
    }

    #[test]
    fn collapses_white_space() {
        let both = |it: &str| Some((it.to_owned(), it.to_owned()));
        assert_eq!(take(&[" \n 甲 乙 "]), both("甲 乙"));
        assert_eq!(take(&["\u{a0}　1 \u{3000}"]), both("1"));
        assert_eq!(take(&["甲　乙"]), both("甲　乙"));
        assert_eq!(take(&["\u{3000}甲\u{a0}"]), both("甲"));
        assert_eq!(take(&["甲\n \t乙"]), Some(("甲 乙".into(), "甲\n \t乙".into())));
        assert_eq!(take(&["甲 ", "<b>", " 乙"]), Some(("甲 乙".into(), "甲 <b> 乙".into())));
        assert_eq!(take(&[" ", "&nbsp;", "\0"]), None);
    }

    #[test]
    fn decodes_with_places() {
        assert_eq!(take(&["&nbsp;A&amp;B&nbsp;"]), Some(("A&B".into(), "A&amp;B".into())));
        assert_eq!(take(&["&#19968;&x"]), Some(("一&x".into(), "&#19968;&x".into())));
    }

    #[test]
    fn keeps_tabs_between_words() {
        assert_eq!(take(&["\t甲\t\t1\t"]).map(|it| it.0), Some("甲\t\t1\t".into()));
        assert_eq!(take(&["甲\n\t\t1\t"]).map(|it| it.0), Some("甲 1".into()));
    }

    #[test]
    fn cuts_lines_with_places() {
        let source = "规章&nbsp;|&nbsp;&#49;2 | |";
        let mut text = Text::default();
        text.read(source, 0);
        let line = text.take().and_then(super::Piece::line).expect("the line has text");
        let cells: Vec<_> = line.cells.iter().map(|it| (&*it.text, it.span.of(source))).collect();
        assert_eq!(cells, [("规章", "规章"), ("12", "&#49;2"), ("", "")]);
    }
}
