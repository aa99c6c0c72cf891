//! What the figures of 二 in lines of text belong to, and what is certain of them.

use std::ops::Range;

use super::lines::{Reader, len_of_longest};
use super::{FIRST_COLUMN, all_mentions};
use crate::decimal::Decimal;
use crate::form::{Measure, TableId};
use crate::reading::Blanks;
use crate::reading::cut::only_cut;
use crate::reading::fold::{FoldedChar, find_words, fold, without_digits_behind};
use crate::reading::model::{Label, Layout, Place, ReadCell, ReadRow, Remark, State};
use crate::reading::tokens::{Kind, Segment};
use crate::reading::unit::{Datum, holds_cut_figure, open_end, raw_text, raw_texts, span_of};
use crate::source::Span;

impl Reader<'_> {
    /// The rows below a head are complete. Where something is wanting, figures on lines of their
    /// own have no certain label.
    pub fn end_block(&mut self) {
        let block = std::mem::take(&mut self.block);
        for row in block.loose {
            if block.is_torn || self.drops_blanks || self.is_negative(row) {
                self.open(row, 0);
            }
        }
        block.wrapped.iter().for_each(|it| self.open(*it, 0));
        if block.is_wide {
            block.placed.iter().for_each(|it| self.open(*it, 0));
        }
    }

    /// Whether a count of a row is below zero, and a change is not: then its figures, each on a line of its
    /// own, need not stand in the order of the columns.
    fn is_negative(&self, row: usize) -> bool {
        let (mut count, mut change) = (false, true);
        let columns = self.table.form.rows[row].columns;
        for (column, cell) in columns.iter().zip(&self.table.rows[row].cells) {
            let is_negative = cell.value.is_some_and(Decimal::is_negative);
            match column.measure {
                Measure::Change => change = is_negative,
                _ => count |= is_negative,
            }
        }
        count && !change
    }

    /// Leaves the cells of a row open from a column on, and says so of their figures.
    fn open(&mut self, row: usize, from: usize) {
        let (mut n_figures, mut whole) = (0, None::<Span>);
        for cell in &mut self.table.rows[row].cells[from..] {
            let cell = std::mem::replace(cell, ReadCell::lost());
            if let Some(span) = cell.span.filter(|_| cell.state != State::Blank) {
                n_figures += 1;
                whole = Some(whole.map_or(span, |it| it.join(span)));
            }
        }
        if let Some(span) = whole {
            let table = TableId::Disclosure;
            self.remarks.push(Remark::FiguresUnplaced { table, n_figures, span });
        }
    }

    /// Several rows with more figures than columns say that figures are torn: where a row has several
    /// columns, as many figures as columns may be the pieces of fewer.
    pub fn open_torn(&mut self) {
        const FEWEST: usize = 2;
        let is_long = |it: &&Remark| matches!(it, Remark::RowLong { .. });
        if self.remarks.iter().filter(is_long).count() < FEWEST {
            return;
        }
        for row in 0..self.table.rows.len() {
            if self.table.rows[row].cells.len() > 1 {
                self.open(row, 0);
            }
        }
    }

    /// Where zeros or dashes are printed and one row alone is blank, its figures may have been lost at the end of
    /// a page.
    pub fn open_lone_blank(&mut self) {
        let rows = &mut self.table.rows;
        let is_blank = |it: &ReadRow| it.cells.iter().all(|it| it.state == State::Blank);
        let has_blank = |it: &&ReadRow| it.cells.iter().any(|it| it.state == State::Blank);
        let is_zero =
            |it: &ReadCell| it.state == State::Dash || it.value.is_some_and(|it| it.is_zero());
        let prints_zeros = rows.iter().flat_map(|it| &it.cells).any(is_zero);
        if !prints_zeros || rows.iter().filter(has_blank).count() != 1 {
            return;
        }
        rows.iter_mut().filter(|it| is_blank(it)).for_each(|it| it.cells.fill(ReadCell::lost()));
    }

    /// Below a name that lacks its end, figures may lack theirs: those of as many digits as the cell
    /// is wide.
    pub fn open_cut_column(&mut self) {
        const WIDTH: usize = 3;
        let is_wide = |it: &ReadCell| it.raw.chars().filter(char::is_ascii_digit).count() >= WIDTH;
        for row in 0..2 {
            let cells = &self.table.rows[row].cells;
            if self.last_head_is_cut && cells.last().is_some_and(is_wide) {
                self.open(row, cells.len() - 1);
            }
        }
    }

    pub fn note_order(&mut self, segment: &Segment, head: &str) {
        let span = self.tokens.span(segment.gap.clone());
        if let Some(span) = span.filter(|_| !self.head_in_order) {
            let (table, printed) = (TableId::Disclosure, head.to_owned());
            self.remarks.push(Remark::ColumnsReordered { table, printed, span });
        }
    }

    pub fn label(&self, tokens: Range<usize>) -> Label {
        let text = self.tokens.tokens[tokens.clone()].iter().map(|it| it.text).collect::<Vec<_>>();
        let span = self.tokens.span(tokens).unwrap_or(self.table.span);
        Label { text: text.join(" "), span }
    }

    /// Whether the row's cells are there and blank.
    pub fn has_blanks(&self, segment: &Segment, row: usize) -> bool {
        segment.run.len() >= self.table.form.rows[row].columns.len()
    }

    /// A block of a single row whose figures the text put before its label: nothing else can
    /// be theirs.
    pub fn adopt_orphan(&mut self, chars: &[FoldedChar]) {
        let Some((data, head)) = self.orphan.take() else { return };
        let next_head = find_words(chars, "第二十条").unwrap_or(chars.len());
        let mut mentioned = all_mentions(&chars[..next_head]);
        let only = mentioned.pop().filter(|_| mentioned.is_empty());
        let only = only.filter(|it| self.is_alone_below_head(it.0));
        let row = only.and_then(|(key, _)| self.table.form.row_idx(key));
        // A tool that takes blocks of a page in another order has it behind another head.
        let own = match only.map(|it| it.0) {
            Some("licensing") => head.contains("决定"),
            Some("procurement") => head.contains("采购"),
            _ => !head.contains("决定") && !head.contains("采购"),
        };
        // Digits that are no figure are the rest of one.
        let is_whole = !chars[..next_head].iter().any(|it| !it.in_remark && it.ch.is_ascii_digit());
        let is_certain = is_whole && !self.drops_blanks && data.iter().all(|it| !it.is_glued);
        let Some(row) = row.filter(|it| own && is_certain && !self.taken.contains(it)) else {
            return;
        };
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

    pub fn unnamed(&mut self, segment: &Segment, data: Vec<Datum>) {
        let chars = self.tokens.chars_of(segment);
        let Some(span) = span_of(&data) else { return };
        self.block.is_torn = true;
        let words = self.tokens.words_of(segment);
        // A piece of a figure may be no figure: `21.`.
        let whole_words = without_digits_behind(&words);
        let ends_in_head =
            ["数量", "件数", "万元", "金额", "增减"].iter().any(|it| whole_words.ends_with(it));
        let is_behind_head = ends_in_head && words.contains(FIRST_COLUMN);
        // Behind nothing, or the rest of a label, they may be the row's before or behind.
        let is_rest = self.table.form.rows.iter().any(|it| fold(it.label).contains(whole_words));
        if is_rest {
            self.block.wrapped.extend(self.block.last);
        }
        self.block.surplus = (is_rest || is_behind_head).then(|| len_of_longest(&data));
        if is_behind_head {
            let head = words.rfind("第二十条").map_or(words.as_str(), |it| &words[it..]);
            self.orphan = Some((data, head.to_owned()));
        } else if !self.taken.is_empty()
            && chars.iter().filter(|it| !it.in_remark && !it.ch.is_ascii_digit()).count() >= 3
            && !words.contains("政府信息公开")
            && !ends_in_head
        {
            let text = self.label(segment.gap.clone()).text;
            let table = TableId::Disclosure;
            self.remarks.push(Remark::RowExtra { table, text, span, n_figures: data.len() });
        }
    }

    pub fn fill(&mut self, row: usize, segment: &Segment, data: Vec<Datum>) {
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
        let is_doubtful =
            line.as_ref().is_some_and(|it| may_be_repeated(it)) || holds_cut_figure(&data);
        let is_behind = |it: &[Datum]| it[n_columns..].iter().any(|it| !it.is_blank());
        self.block.is_wide |= line
            .as_ref()
            .is_some_and(|it| it.len() > n_columns && is_behind(it) && data.len() <= n_columns);
        let is_spread = self.head_is_spread && (may_stand_twice(&data) || data.len() < n_columns);
        if is_spread {
            self.block.is_torn = true;
            let n_figures = data.len();
            self.remarks.push(Remark::RowShort { place, n_figures, n_columns, span });
        } else if data.len() == n_columns && !is_glued && !is_doubtful {
            self.put(row, &data, State::Read);
        } else if let Some(line) = line.filter(|it| self.is_in_place(it, n_columns)) {
            self.put(row, &line[..n_columns], State::Read);
            self.block.placed.push(row);
        } else if is_glued {
            self.glued(row, &data, span);
        } else if data.len() < n_columns || is_doubtful {
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
    pub fn own_cells(&self, segment: &Segment) -> Option<Vec<Datum>> {
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
        // Where nothing stands beside the label and figures below it, the row's line is another.
        let is_blank = cells.iter().all(Datum::is_blank);
        (!is_blank || run.iter().all(|it| it.kind == Kind::Blank)).then_some(cells)
    }

    /// Whether the first cells of a line are the row's: the blanks stand where the report has
    /// them, or all cells are blank, or a blank stands before a figure.
    fn is_in_place(&self, line: &[Datum], n_columns: usize) -> bool {
        // A row with more cells than its head, one at its end aside, has other columns; names below one
        // another stand over none.
        if line.len() > self.n_head_cells || self.n_names <= n_columns {
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
