//! 二、主动公开政府信息情况 out of lines of text: short rows in blocks with heads of their own.

use std::ops::Range;

use super::Blanks;
use super::char_set::CharSet;
use super::cut::only_cut;
use super::fold::{FoldedChar, find_words, fold, fold_tokens};
use super::head::disclosure_in_order;
use super::model::{Label, Layout, Place, ReadCell, ReadRow, ReadTable, Remark, State};
use super::tokens::{Kind, Segment, Token, Tokens};
use super::unit::{Datum, open_end, raw_text, raw_texts, span_of};
use super::words::{self, TableWords, has_any};
use crate::form::{self, Edition, TableId};
use crate::source::Span;

/// The row keys with their words; the first words of a label are enough for the long ones.
const LABELS: [(&str, &str); 8] = [
    ("regulations", "规章"),
    ("normative_documents", "规范性文件"),
    ("licensing", "行政许可"),
    ("other_services", "其他对外管理"),
    ("penalties", "行政处罚"),
    ("coercion", "行政强制"),
    ("fees", "行政事业性"),
    ("procurement", "政府集中采"),
];

/// The characters with which a label begins.
const FIRST_CHARS: CharSet = {
    let (mut res, mut idx) = (CharSet::EMPTY, 0);
    while idx < LABELS.len() {
        res = res.with(LABELS[idx].1, 0);
        idx += 1;
    }
    res
};

/// How many characters may stand before a label in its cell: 行政规范性文件 begins with a word of
/// the form's own.
const MOST_BEFORE: usize = 2;

/// Words that heads of one edition only have.
const HEADS_OF_2021: [&str; 4] = ["制发", "废止", "现行有效", "收费金额"];
/// Words that heads of the other edition only have.
const HEADS_OF_2019: [&str; 6] =
    ["新制作", "新公开", "对外公开总", "上一年项目", "采购项目", "处理决定数量上一年"];

/// The characters with which words of either begin.
const HEADS_CHARS: CharSet = CharSet::EMPTY.with_firsts(&HEADS_OF_2021).with_firsts(&HEADS_OF_2019);

/// Words with which the table may begin.
const HEAD: [&str; 5] = ["第二十条第", "本年制发", "本年新制", "现行有效件数", "对外公开总"];
const HEAD_CHARS: CharSet = CharSet::EMPTY.with_firsts(&HEAD);

/// The name of the first column, in every head.
const FIRST_COLUMN: &str = "信息内容";

/// The edition that so many words of heads of either speak for; `None` without any.
fn edition_of([n_2021, n_2019]: [usize; 2]) -> Option<Edition> {
    match n_2021.cmp(&n_2019) {
        std::cmp::Ordering::Less => Some(Edition::Form2019),
        std::cmp::Ordering::Greater => Some(Edition::Form2021),
        std::cmp::Ordering::Equal => None,
    }
}

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
        n_head_cells: usize::MAX,
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
    (!reader.taken.is_empty()).then_some((reader.table, reader.remarks))
}

/// The table out of placed tables of the document.
#[derive(Debug, Default)]
pub struct Placed {
    /// Rows in the order of the text: key, printed label, the cells behind it.
    rows: Vec<(&'static str, Label, Vec<Datum>)>,
    /// The words of all its cells, folded.
    words: String,
    /// Heads that name their columns in another order than the form.
    odd_heads: Vec<(String, Span)>,
}

impl Placed {
    /// Reads a table of the document; `false` where it holds no row of the form under a head.
    pub fn read(&mut self, words: &TableWords<'_>) -> bool {
        // Behind a page break the rows stand without a head.
        if self.rows.is_empty() && !has_any(words.text(), &HEAD, &HEAD_CHARS) {
            return false;
        }
        let (n_before, mut in_order) = (self.rows.len(), true);
        const FIRST: CharSet = CharSet::EMPTY.with_firsts(&[FIRST_COLUMN]);
        let names_columns = has_any(words.text(), &[FIRST_COLUMN], &FIRST);
        for (idx, row) in words.table.rows.iter().enumerate() {
            let head = words.of_row(idx);
            if names_columns && words::find(head, FIRST_COLUMN).is_some() {
                in_order = disclosure_in_order(head);
                let span = row.cells.iter().map(|it| it.cell.span).reduce(Span::join);
                let odd = span.filter(|_| !in_order).map(|span| (head.to_owned(), span));
                self.odd_heads.extend(odd);
            } else if let Some((key, label, data)) = placed_row(words, idx) {
                self.rows.push((key, label, if in_order { data } else { Vec::new() }));
            }
        }
        self.words.push_str(words.text());
        self.rows.len() > n_before
    }

    /// The table of the form; `None` without any row.
    pub fn finish(self, fallback: Edition) -> Option<(ReadTable, Vec<Remark>)> {
        let first = self.rows.first()?.1.span;
        let n_words = words::count(&self.words, &[&HEADS_OF_2021, &HEADS_OF_2019], &HEADS_CHARS);
        let edition = edition_of(n_words).unwrap_or(fallback);
        let form = form::table(TableId::Disclosure, edition);
        let mut table = ReadTable::empty(form, first);
        table.layout = Layout::Grid;
        let odd_head = |(printed, span)| Remark::ColumnsReordered { table: form.id, printed, span };
        let mut remarks: Vec<Remark> = self.odd_heads.into_iter().map(odd_head).collect();
        // The cells with which each row was told first.
        let mut told: Vec<Option<Vec<Datum>>> = vec![None; form.rows.len()];
        for (key, label, data) in self.rows {
            let Some(row) = form.row_idx(key) else { continue };
            let n_columns = form.rows[row].columns.len();
            let place = Place::row(TableId::Disclosure, row);
            let n_figures = data.iter().filter(|it| !it.is_blank()).count();
            let span = span_of(&data).unwrap_or(label.span);
            table.span = table.span.join(span);
            if table.rows[row].label.is_some() {
                let is_same = |it: (&Datum, &Datum)| it.0.figure == it.1.figure;
                let first: &[Datum] = told[row].as_deref().unwrap_or_default();
                if data.len().min(first.len()) >= n_columns && first.iter().zip(&data).all(is_same)
                {
                    // The same row once more, as in a table within a table that was told twice.
                    continue;
                }
                remarks.push(Remark::RowDoubled { place, text: label.text, span });
                continue;
            }
            table.rows[row].label = Some(label);
            told[row] = Some(data.clone());
            if data.is_empty() {
                continue;
            }
            if data.len() < n_columns {
                remarks.push(Remark::RowShort { place, n_figures, n_columns, span });
            } else if data[n_columns..].iter().any(|it| !it.is_blank()) {
                remarks.push(Remark::RowLong { place, n_figures, n_columns, span });
            } else {
                let cells = data[..n_columns].iter().map(|it| it.to_cell(State::Read));
                table.rows[row].cells = cells.collect();
            }
        }
        Some((table, remarks))
    }
}

/// A row whose first words are a label of the form, with the cells behind them.
fn placed_row(words: &TableWords<'_>, row: usize) -> Option<(&'static str, Label, Vec<Datum>)> {
    let (row, words) = (&words.table.rows[row], |cell| words.of_cell(row, cell));
    // The number of the row may stand before its label.
    let is_number = |text: &str| text.bytes().all(|it| it.is_ascii_digit());
    let (idx, cell) = row.cells.iter().enumerate().find(|it| !is_number(&it.1.cell.text))?;
    if !words(idx).chars().take(MOST_BEFORE + 1).any(|it| FIRST_CHARS.may_have(it)) {
        return None;
    }
    let chars = fold_tokens(std::iter::once((0, cell.cell.text.as_str())));
    let (key, _) = mentions(&chars, 0..chars.len().min(MOST_BEFORE + 1)).next()?;
    let text = cell.cell.text.split_whitespace().collect::<Vec<_>>().join("");
    let label = Label { text, span: cell.cell.span };
    let data: Vec<Datum> = row.cells[idx + 1..].iter().map(|it| Datum::of_cell(&it.cell)).collect();
    (!data.is_empty()).then_some((key, label, data))
}

/// The rows below one head.
#[derive(Debug, Default)]
struct Block {
    /// Rows whose figures stand on other lines than their label.
    loose: Vec<usize>,
    /// Whether figures stand without a label, or a label without all of its figures: figures on
    /// lines of their own may belong to either neighbour then.
    is_torn: bool,
    /// Rows that were read by the places of their cells.
    placed: Vec<usize>,
    /// Whether a figure stands behind all the cells that a row can have: there are other columns
    /// between them.
    is_wide: bool,
}

struct Reader<'a> {
    tokens: &'a Tokens<'a>,
    table: ReadTable,
    /// Where in the gap of the first segment the table begins.
    first_char: usize,
    /// What is known of blank cells.
    blanks: Blanks,
    /// Whether the text is known to leave blank cells out: a figure on another line than its label
    /// may be anything then.
    drops_blanks: bool,
    /// Whether the last head names its columns in the order of the form.
    head_in_order: bool,
    /// Whether blank cells stand between the columns of the last head, or one of them twice: a
    /// cell of the head covers several of the rows.
    head_is_spread: bool,
    /// How many cells the line of the last head has at most.
    n_head_cells: usize,
    /// Rows that have been found.
    taken: Vec<usize>,
    /// Figures right behind a head, before any label, with the words of the head.
    orphan: Option<(Vec<Datum>, String)>,
    /// The rows since the last head.
    block: Block,
    remarks: Vec<Remark>,
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
        if mention.is_some() && !segment.run.is_empty() && self.orphan.take().is_some() {
            // The label has figures or blank cells of its own.
            self.block.is_torn = true;
        }
        if words.contains(FIRST_COLUMN) {
            let block = words.rfind("第二十条").map_or(words.as_str(), |it| &words[it..]);
            self.head_in_order = disclosure_in_order(block);
            self.note_order(segment, block);
            self.head_is_spread = self.tells_twice(segment);
            self.n_head_cells = self.n_cells(segment);
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
        if self.has_digits_behind(row, &chars[at..]) || self.has_words_behind(row, &chars[at..]) {
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
        let is_spread =
            |it: &Vec<Datum>| it.iter().filter(|it| !it.is_blank()).count() < data.len();
        if own.as_ref().is_none_or(is_spread) || self.follows_figures(segment, chars[at].token) {
            self.block.loose.push(row);
        }
        self.taken.push(row);
        let token = chars[at].token as usize;
        self.table.rows[row].label = Some(self.label(token..segment.gap.end));
        let data = own.map_or(data, |it| it.into_iter().filter(|it| !it.is_blank()).collect());
        self.fill(row, segment, data);
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
        let start = cells.iter().rposition(|it| it.text.contains(FIRST_COLUMN)).unwrap_or(0);
        cells[start..].windows(2).any(|it| it[0].text == it[1].text && it[0].line == it[1].line)
    }

    /// How many words and cells stand on the line of this head; without its first words, any number.
    fn n_cells(&self, head: &Segment) -> usize {
        let tokens = &self.tokens.tokens;
        let is_first = |it: &usize| tokens[*it].text.contains("信息内容");
        let Some(first) = head.gap.clone().rfind(is_first) else { return usize::MAX };
        tokens[first..].iter().take_while(|it| it.line == tokens[first].line).count()
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
    fn has_digits_behind(&self, row: usize, chars: &[FoldedChar]) -> bool {
        let label = fold(self.table.form.rows[row].label);
        let rest = chars.iter().filter(|it| !it.in_remark).skip(label.chars().count());
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

    /// The rows below a head are complete. Where something is wanting, figures on lines of their
    /// own have no certain label.
    fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        let is_open = block.is_torn || self.drops_blanks;
        let placed = block.placed.into_iter().filter(|_| block.is_wide);
        for row in block.loose.into_iter().filter(|_| is_open).chain(placed) {
            let cells = &mut self.table.rows[row].cells;
            let spans: Vec<Span> = cells.iter().filter_map(|it| it.span).collect();
            cells.fill(ReadCell::lost());
            if let Some(span) = spans.iter().copied().reduce(Span::join) {
                let (table, n_figures) = (TableId::Disclosure, spans.len());
                self.remarks.push(Remark::FiguresUnplaced { table, n_figures, span });
            }
        }
    }

    /// Several rows with more figures than columns say that figures are torn: where a row has several
    /// columns, as many figures as columns may be the pieces of fewer.
    fn open_torn(&mut self) {
        const FEWEST: usize = 2;
        let is_long = |it: &&Remark| matches!(it, Remark::RowLong { .. });
        if self.remarks.iter().filter(is_long).count() < FEWEST {
            return;
        }
        for row in self.table.rows.iter_mut().filter(|it| it.cells.len() > 1) {
            row.cells.fill(ReadCell::lost());
        }
    }

    /// Where zeros are printed and one row alone is blank, its figures may have been lost at the end of
    /// a page.
    fn open_lone_blank(&mut self) {
        let rows = &mut self.table.rows;
        let is_blank = |it: &ReadRow| it.cells.iter().all(|it| it.state == State::Blank);
        let has_blank = |it: &&ReadRow| it.cells.iter().any(|it| it.state == State::Blank);
        let is_zero = |it: &ReadCell| it.value.is_some_and(|it| it.is_zero());
        let prints_zeros = rows.iter().flat_map(|it| &it.cells).any(is_zero);
        if !prints_zeros || rows.iter().filter(has_blank).count() != 1 {
            return;
        }
        rows.iter_mut().filter(|it| is_blank(it)).for_each(|it| it.cells.fill(ReadCell::lost()));
    }

    fn note_order(&mut self, segment: &Segment, head: &str) {
        let span = self.tokens.span(segment.gap.clone());
        if let Some(span) = span.filter(|_| !self.head_in_order) {
            let (table, printed) = (TableId::Disclosure, head.to_owned());
            self.remarks.push(Remark::ColumnsReordered { table, printed, span });
        }
    }

    fn label(&self, tokens: Range<usize>) -> Label {
        let text = self.tokens.tokens[tokens.clone()].iter().map(|it| it.text).collect::<Vec<_>>();
        let span = self.tokens.span(tokens).unwrap_or(self.table.span);
        Label { text: text.join(" "), span }
    }

    /// Whether the row's cells are there and blank.
    fn has_blanks(&self, segment: &Segment, row: usize) -> bool {
        segment.run.len() >= self.table.form.rows[row].columns.len()
    }

    /// A block of a single row whose figures the text put before its label: nothing else can
    /// be theirs.
    fn adopt_orphan(&mut self, chars: &[FoldedChar]) {
        let Some((data, head)) = self.orphan.take() else { return };
        let next_head = find_words(chars, "第二十条").unwrap_or(chars.len());
        let mut mentioned = all_mentions(&chars[..next_head]);
        let only = mentioned.pop().filter(|_| mentioned.is_empty());
        let only = only.filter(|it| self.is_alone_below_head(it.0));
        let row = only.and_then(|(key, _)| self.table.form.row_idx(key));
        self.block.is_torn = true;
        // A tool that takes blocks of a page in another order has it behind another head.
        let own = match only.map(|it| it.0) {
            Some("licensing") => head.contains("决定"),
            Some("procurement") => head.contains("采购"),
            _ => !head.contains("决定") && !head.contains("采购"),
        };
        let Some(row) = row.filter(|it| own && !self.taken.contains(it)) else { return };
        if data.len() == self.table.form.rows[row].columns.len() {
            self.taken.push(row);
            self.put(row, &data, State::Assumed);
        }
    }

    /// Whether the form has one row only below this row's head.
    fn is_alone_below_head(&self, key: &str) -> bool {
        let has_other = self.table.form.row_idx("other_services").is_some();
        matches!(key, "fees" | "procurement") || key == "licensing" && !has_other
    }

    fn unnamed(&mut self, segment: &Segment, data: Vec<Datum>) {
        let chars = self.tokens.chars_of(segment);
        let Some(span) = span_of(&data) else { return };
        self.block.is_torn = true;
        let ends_in_head = ["数量", "件数", "万元", "金额", "增减"].iter().any(|it| {
            let words: Vec<char> = it.chars().collect();
            chars.iter().map(|it| it.ch).collect::<Vec<_>>().ends_with(&words)
        });
        let is_behind_head = ends_in_head && find_words(chars, FIRST_COLUMN).is_some();
        if is_behind_head {
            let words: String = chars.iter().map(|it| it.ch).collect();
            let head = words.rfind("第二十条").map_or(words.as_str(), |it| &words[it..]);
            self.orphan = Some((data, head.to_owned()));
        } else if !self.taken.is_empty()
            && chars.iter().filter(|it| !it.in_remark && !it.ch.is_ascii_digit()).count() >= 3
            && find_words(chars, "政府信息公开").is_none()
            && !ends_in_head
        {
            let text = self.label(segment.gap.clone()).text;
            let table = TableId::Disclosure;
            self.remarks.push(Remark::RowExtra { table, text, span, n_figures: data.len() });
        }
    }

    fn fill(&mut self, row: usize, segment: &Segment, data: Vec<Datum>) {
        let n_columns = self.table.form.rows[row].columns.len();
        let place = Place::row(TableId::Disclosure, row);
        let is_glued = data.iter().any(|it| it.is_glued);
        let line = self.own_cells(segment);
        let span = span_of(&data).or_else(|| self.tokens.span(segment.run.clone()));
        let span = span.unwrap_or(self.table.span);
        self.table.span = self.table.span.join(span);
        if !self.head_in_order {
            return;
        }
        let may_be_repeated = line.as_ref().is_some_and(|it| may_be_repeated(it));
        let is_behind = |it: &[Datum]| it[n_columns..].iter().any(|it| !it.is_blank());
        self.block.is_wide |= line
            .as_ref()
            .is_some_and(|it| it.len() > n_columns && is_behind(it) && data.len() <= n_columns);
        let is_spread = self.head_is_spread && (may_stand_twice(&data) || data.len() < n_columns);
        if is_spread {
            self.block.is_torn = true;
            let n_figures = data.len();
            self.remarks.push(Remark::RowShort { place, n_figures, n_columns, span });
        } else if data.len() == n_columns && !is_glued && !may_be_repeated {
            self.put(row, &data, State::Read);
        } else if let Some(line) = line.filter(|it| self.is_in_place(it, n_columns)) {
            self.put(row, &line[..n_columns], State::Read);
            self.block.placed.push(row);
        } else if is_glued {
            self.glued(row, &data, span);
        } else if data.len() < n_columns || may_be_repeated {
            self.block.is_torn = true;
            let n_figures = data.len();
            self.remarks.push(Remark::RowShort { place, n_figures, n_columns, span });
        } else {
            self.block.is_torn = true;
            let n_figures = data.len();
            self.remarks.push(Remark::RowLong { place, n_figures, n_columns, span });
        }
    }

    /// The cells behind the label on its own line, blanks included; `None` where the figures stand
    /// on other lines.
    fn own_cells(&self, segment: &Segment) -> Option<Vec<Datum>> {
        let line = self.tokens.tokens[segment.gap.clone()].last()?.line;
        let run = &self.tokens.tokens[segment.run.clone()];
        let own = run.iter().take_while(|it| it.line == line);
        let mut cells: Vec<Datum> = own.map(Datum::of_token).collect();
        // With the last cell of the text the report need not end.
        let ends_the_text = segment.run.end == self.tokens.tokens.len();
        if let Some(last) = cells.last_mut().filter(|it| ends_the_text && it.is_blank()) {
            last.is_missing = true;
        }
        let next = self.tokens.tokens.get(segment.run.end).map_or("", |it| it.text);
        let is_fraction =
            next.strip_prefix('.').is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        if is_fraction || run[cells.len()..].iter().any(|it| it.kind != Kind::Blank) {
            open_end(&mut cells, 0);
        }
        (!cells.is_empty()).then_some(cells)
    }

    /// Whether the first cells of a line are the row's: the blanks stand where the report has
    /// them, or all cells are blank, or a blank stands before a figure.
    fn is_in_place(&self, line: &[Datum], n_columns: usize) -> bool {
        // A row with more cells than its head, one at its end aside, has other columns.
        if line.len() > self.n_head_cells {
            return false;
        }
        let last = line.iter().rposition(|it| !it.is_blank());
        let fits = line.len() >= n_columns && last.is_none_or(|it| it < n_columns);
        let has_inner_blank = last.is_none_or(|it| line[..it].iter().any(Datum::is_blank));
        fits && (self.blanks == Blanks::Kept || has_inner_blank)
    }

    fn put(&mut self, row: usize, data: &[Datum], state: State) {
        self.table.rows[row].cells = data.iter().map(|it| it.to_cell(state)).collect();
    }

    fn glued(&mut self, row: usize, data: &[Datum], span: Span) {
        self.table.layout = Layout::Glued;
        let pieces = raw_texts(data);
        let text = raw_text(data);
        let place = Place::row(TableId::Disclosure, row);
        let n_columns = self.table.form.rows[row].columns.len();
        let is_whole = data.iter().all(|it| !it.is_missing);
        let cut = only_cut(&pieces, n_columns).filter(|_| self.blanks == Blanks::None && is_whole);
        let Some(cut) = cut else {
            self.remarks.push(Remark::GluedAmbiguous { place, text, span });
            return;
        };
        let cells = cut.iter().map(|it| ReadCell::cut(*it, span));
        self.table.rows[row].cells = cells.collect();
        self.remarks.push(Remark::GluedCut { place, text, span });
    }
}

/// Whether a figure may stand twice because its cell is merged: a blank cell stands before the
/// figures, and two of them are equal.
fn may_be_repeated(line: &[Datum]) -> bool {
    line.first().is_some_and(Datum::is_blank) && may_stand_twice(line)
}

/// Whether two figures side by side are equal.
fn may_stand_twice(line: &[Datum]) -> bool {
    let is_same = |it: &[Datum]| !it[0].is_blank() && it[0].figure == it[1].figure;
    line.windows(2).any(is_same)
}

/// All labels in folded words, remarks in brackets aside, with the places where they begin.
fn all_mentions(chars: &[FoldedChar]) -> Vec<(&'static str, usize)> {
    crate::probe::step(chars.len());
    mentions(chars, 0..chars.len()).collect()
}

/// The labels that begin at one of these places.
fn mentions(
    chars: &[FoldedChar],
    places: Range<usize>,
) -> impl Iterator<Item = (&'static str, usize)> {
    let may_begin = |it: &FoldedChar| !it.in_remark && FIRST_CHARS.may_have(it.ch);
    let begins = |at: usize, words: &str| {
        let mut chars = chars[at..].iter().map(|it| it.ch);
        words.chars().all(|it| chars.next() == Some(it))
    };
    places.filter(move |it| may_begin(&chars[*it])).flat_map(move |at| {
        LABELS.iter().filter(move |it| begins(at, it.1)).map(move |it| (it.0, at))
    })
}

fn rfind_words(chars: &[FoldedChar], words: &str) -> Option<usize> {
    crate::probe::step(chars.len());
    let n = words.chars().count();
    chars.windows(n).rposition(|it| it.iter().map(|it| it.ch).eq(words.chars()))
}
