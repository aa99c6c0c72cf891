//! The table as delimited lines, a row a line: bars, tabs, commas, markdown.

use super::N_COLUMNS;
use super::region::Region;
use super::window::{
    RowLine, has_inner_blank, is_moved, loose_unit, open_without_total, positional, window,
};
use super::{Extra, Found, Head};
use crate::form::APPLICANTS;
use crate::grid::Cell;
use crate::grid::number::{Figure, Traits, figure};
use crate::reading::fold::{FoldedChar, fold, fold_tokens, without_digits_behind};
use crate::reading::labels::{self, LabelId, Mention, mentions, owns_figures};
use crate::reading::model::Label;
use crate::reading::respelt;
use crate::reading::tokens::FlatLine;
use crate::reading::unit::{Datum, UnitLabel, ends_in_total, holds_cut_figure, open_end};
use crate::source::Span;

/// A delimited line of fewer cells is no row of the table, but a cell of it.
const FEWEST_CELLS: usize = 4;

/// Whether most rows stand on one delimited line each.
pub fn stands_in_rows(lines: &[FlatLine<'_>], region: &Region) -> bool {
    let (mut n_rows, mut n_on_a_line) = (0usize, 0usize);
    for line in lines_of(lines, region) {
        let chars = fold_line(line);
        let n = mentions(&chars).iter().filter(|it| it.is_row()).count();
        n_rows += n;
        n_on_a_line += if is_row_line(line) { n } else { 0 };
    }
    n_on_a_line > 0 && n_on_a_line * 2 >= n_rows
}

/// Reads the rows; also whether every cell's place is certain, so that blanks are real.
pub fn find(lines: &[FlatLine<'_>], region: &Region) -> (Found, bool) {
    let mut reader = Reader::default();
    for line in lines_of(lines, region) {
        if is_row_line(line) { reader.row(line) } else { reader.loose(line) }
    }
    // Where the text ends with a label, the figures behind it may be lost.
    if region.has_last_run {
        reader.rows.pop_if(|it| it.is_bare);
    }
    reader.finish()
}

fn lines_of<'a, 'b>(lines: &'b [FlatLine<'a>], region: &Region) -> &'b [FlatLine<'a>] {
    let end = (region.end_line as usize).min(lines.len());
    lines.get(region.first_line as usize..end).unwrap_or(&[])
}

fn is_row_line(line: &FlatLine<'_>) -> bool {
    line.is_delimited && line.cells.len() >= FEWEST_CELLS
}

fn fold_line(line: &FlatLine<'_>) -> Vec<FoldedChar> {
    fold_tokens(line.cells.iter().enumerate().map(|(idx, it)| (idx as u32, &*it.text)))
}

/// A row whose words resemble a label.
struct Doubtful {
    /// How many rows stand before it.
    at: usize,
    label: UnitLabel,
    /// The words before its figures.
    text: String,
    row: RowLine,
}

#[derive(Default)]
struct Reader<'a> {
    rows: Vec<RowLine>,
    /// Rows whose labels have wrong characters, until all others are known.
    doubtful: Vec<Doubtful>,
    found: Found,
    /// Row labels of loose lines since the last row: the beginnings of wrapped labels.
    pending: Vec<UnitLabel>,
    /// The cells of loose lines since the last row that hold words, but no row's label.
    words_since: Vec<&'a Cell<'a>>,
    /// The cells of the lines before the first row.
    head: Vec<&'a Cell<'a>>,
    /// Whether the head was repeated since the last row.
    is_behind_head: bool,
    /// Whether the names of the columns stand below one another, and so over no cells of the rows.
    are_names_stacked: bool,
}

impl<'a> Reader<'a> {
    fn loose(&mut self, line: &FlatLine<'a>) {
        let chars = fold_line(line);
        let mentions = mentions(&chars);
        for mention in &mentions {
            self.found.labels.push(mention.label);
            if owns_figures(mention.label) {
                self.pending.push(unit_label(line, &chars, *mention));
            }
        }
        self.bare(line, &chars, &mentions);
        if !mentions.iter().any(|it| owns_figures(it.label)) && !chars.is_empty() {
            self.words_since.extend(line.cells.iter().copied());
        }
        if self.rows.is_empty() {
            self.head.extend(line.cells.iter().copied());
            return;
        }
        let is_figure =
            |it: &&&Cell| matches!(figure(&it.text), Figure::Number(..)) && is_numeric(&it.text);
        let first = line.cells.iter().find(|it| !it.text.is_empty());
        if let (Some(first), Some(row)) = (first.filter(is_figure), self.rows.last_mut()) {
            // It may be the total of all figures before it.
            row.data.push(Datum::of_cell(first));
            let columns = if ends_in_total(&row.data) { 0 } else { N_COLUMNS };
            row.data.pop();
            open_end(&mut row.data, columns);
        }
        let strays = line.cells.iter().filter(is_figure).map(|it| Datum::of_cell(it));
        self.found.strays.extend(strays);
    }

    /// A delimited line that ends with a row's label: a blank row whose cells the text left out,
    /// if the table turns out to have such.
    fn bare(&mut self, line: &FlatLine<'_>, chars: &[FoldedChar], mentions: &[Mention]) {
        let is_bare = |it: &&Mention| {
            line.is_delimited && owns_figures(it.label) && !holds_figure(line, &chars[it.start..])
        };
        let Some(last) = mentions.last().filter(is_bare) else { return };
        let label = unit_label(line, chars, *last);
        let n_cells = line.cells.len();
        let span = span_of_line(line);
        self.rows.push(RowLine {
            label: Some(label),
            data: Vec::new(),
            n_cells,
            span,
            is_bare: true,
        });
    }

    /// Where the head is repeated, a page has ended: a row beside it that is blank may have lost its
    /// figures there.
    fn note_head(&mut self, line: &FlatLine<'_>) {
        let is_name = |it: &&Cell| fold(&it.text) == APPLICANTS[0].label;
        if line.cells.iter().any(is_name) {
            self.is_behind_head = true;
            self.rows.last_mut().into_iter().for_each(|it| open_blank(&mut it.data));
        }
    }

    fn row(&mut self, line: &FlatLine<'a>) {
        self.note_head(line);
        let words_since = std::mem::take(&mut self.words_since);
        let first_data = line.cells.iter().position(|it| is_data(&it.text));
        let n_label_cells = first_data.unwrap_or(line.cells.len());
        let label_line = FlatLine { cells: line.cells[..n_label_cells].to_vec(), ..*line };
        let chars = fold_line(&label_line);
        let mentions = mentions(&chars);
        self.found.labels.extend(mentions.iter().map(|it| it.label));
        let owner = mentions.iter().rfind(|it| owns_figures(it.label));
        let label_end = label_end(&label_line, &chars, owner);
        let mut label = owner.map(|it| unit_label(&label_line, &chars, *it));
        if label.is_none() {
            label = label_across(&words_since, &label_line);
            self.found.labels.extend(label.as_ref().map(|it| it.id));
        }
        let mut data: Vec<Datum> =
            line.cells[label_end..].iter().map(|it| Datum::of_cell(it)).collect();
        let holds_figure = |it: &Mention| holds_figure(&label_line, &chars[it.start..]);
        if owner.is_some_and(holds_figure)
            || label_end.checked_sub(1).is_some_and(|it| ends_in_figure(line.cells[it]))
            || holds_cut_figure(&data)
        {
            // The first columns are in the cell of the label, or cells are cut.
            data.iter_mut().for_each(|it| it.is_missing = true);
        }
        let has_figures = first_data.is_some();
        let labels_among: Vec<LabelId> = data.iter().flat_map(labels_in).collect();
        let is_joined = rows_named(&mentions) > 1 || !labels_among.is_empty();
        self.found.labels.extend(labels_among);
        if is_joined && has_figures {
            // Rows that were joined: whose figures these are, nothing tells.
            self.found.strays.extend(data.into_iter().filter(|it| !it.is_blank()));
            return;
        }
        // The names of the columns are no such pieces.
        let is_row = has_figures || !mentions.is_empty();
        self.found.groups_are_torn |= is_row && holds_pieces(&label_line, &mentions, &chars);
        let words: String = chars.iter().map(|it| it.ch).collect();
        // One from the middle of the head has others beside it.
        self.are_names_stacked |= words == APPLICANTS[2].label;
        let from = mentions.last().map_or(0, |it| it.end);
        let respelt = if label.is_none() { respelt::resembling_end(&chars, from) } else { None };
        if let Some((start, id)) = respelt.filter(|_| has_figures || data.len() >= N_COLUMNS) {
            let mention = Mention { label: id, start, end: chars.len(), is_respelt: true };
            self.doubtful.push(Doubtful {
                at: self.rows.len(),
                label: unit_label(&label_line, &chars, mention),
                text: words_of(line),
                row: RowLine {
                    label: None,
                    data,
                    n_cells: line.cells.len(),
                    span: span_of_line(line),
                    is_bare: false,
                },
            });
            return;
        }
        match label {
            Some(label) if has_figures || data.len() >= N_COLUMNS => {
                self.push(Some(label), data, line)
            }
            Some(label) => self.pending.push(label),
            None if !has_figures => {
                if self.rows.is_empty() {
                    self.head.extend(line.cells.iter().copied());
                } else if line.cells.len() > N_COLUMNS && mentions.is_empty() {
                    let before = self.rows.iter().rev().find_map(|it| it.label.as_ref());
                    self.found.unknown_blanks.extend(before.map(|it| it.id));
                }
            }
            None if words.is_empty() => self.push(None, data, line),
            None => {
                let may_go_on = mentions.is_empty() && words_since.is_empty();
                self.push_unnamed(line, &label_line, data, !mentions.is_empty(), may_go_on);
            }
        }
    }

    /// A row whose words are no row's label: the end of a wrapped label, a group's label that
    /// stands in the row's place, or a row that the form does not have.
    fn push_unnamed(
        &mut self,
        line: &FlatLine<'_>,
        words: &FlatLine<'_>,
        data: Vec<Datum>,
        has_group: bool,
        may_go_on: bool,
    ) {
        let is_piece = |it: &&Cell| {
            let words = fold(&it.text);
            // Figures may stand in the cell of the words.
            let words = without_digits_behind(&words);
            words.chars().count() < 3 || labels::is_piece_of_label(words)
        };
        let is_rest = has_group || words.cells.iter().all(is_piece);
        let is_head_cell =
            |it: &&Cell| APPLICANTS.iter().any(|column| column.label == fold(&it.text));
        if !is_rest && words.cells.iter().any(is_head_cell) {
            // What stands beside the name of a column is no row.
            self.found.strays.extend(data.into_iter().filter(|it| !it.is_blank()));
            return;
        }
        if !is_rest {
            let text = words_of(line);
            let unit = loose_unit(RowLine {
                label: None,
                span: span_of_line(line),
                data,
                n_cells: 0,
                is_bare: false,
            });
            self.found.extras.push(Extra { text, unit });
            self.pending.clear();
            return;
        }
        let may_go_on = may_go_on && self.pending.is_empty();
        let words: String = words.cells.iter().map(|it| fold(&it.text)).collect();
        let is_wrapped = |it: &&mut RowLine| {
            let label = it.label.as_ref().filter(|_| may_go_on);
            label.is_some_and(|it| labels::is_piece_of(it.id, &words))
                && it.data.iter().all(Datum::is_blank)
        };
        if let Some(last) = self.rows.last_mut().filter(is_wrapped) {
            // The first line of a wrapped row held no figures.
            last.data = data;
            last.n_cells = line.cells.len();
            last.span = span_of_line(line);
            return;
        }
        let label = if self.pending.len() == 1 { self.pending.pop() } else { None };
        self.push(label, data, line);
    }

    fn push(&mut self, label: Option<UnitLabel>, data: Vec<Datum>, line: &FlatLine<'_>) {
        self.pending.clear();
        if label.is_none() {
            self.open_cells_above(&data, line.cells.len());
        }
        // What began the label of this row is no row of its own, and a row is not blank if figures
        // without a label follow.
        let id = |it: &Option<UnitLabel>| it.as_ref().map(|it| it.id);
        let is_same = |it: &RowLine| label.is_some() && id(&it.label) == id(&label);
        let is_blank = |it: &[Datum]| it.iter().all(Datum::is_blank);
        if let Some(last) = self.rows.last_mut().filter(|it| is_same(it) && !it.is_bare) {
            // A wrapped label may be told by each of its lines; one of them has the figures.
            if is_blank(&data) {
                return;
            }
            if is_blank(&last.data) && last.n_cells == line.cells.len() {
                (last.data, last.span) = (data, span_of_line(line));
                return;
            }
        }
        let is_begun = |it: &RowLine| label.is_none() || id(&it.label) == id(&label);
        if self.rows.last().is_some_and(|it| it.is_bare && is_begun(it)) {
            self.rows.pop();
        }
        let (n_cells, span) = (line.cells.len(), span_of_line(line));
        let mut data = data;
        if std::mem::take(&mut self.is_behind_head) && !self.rows.is_empty() {
            open_blank(&mut data);
        }
        self.rows.push(RowLine { label, data, n_cells, span, is_bare: false });
    }

    /// A line without a label that has figures in some columns only may be the rest of the row
    /// above: no figure that stands over another is certain to be whole.
    fn open_cells_above(&mut self, data: &[Datum], n_cells: usize) {
        let Some(above) = self.rows.last_mut().filter(|it| it.n_cells == n_cells) else { return };
        let columns = &data[data.len().saturating_sub(N_COLUMNS)..];
        if columns.iter().all(|it| !it.is_blank()) {
            return;
        }
        for (above, below) in above.data.iter_mut().rev().zip(columns.iter().rev()) {
            if !above.is_blank() && !below.is_blank() {
                above.figure = Figure::Other(Traits::default());
            }
        }
    }

    /// Rows whose labels have wrong characters: those of the rows between whose neighbours they
    /// stand, if their words resemble no other's. Others are rows that the form does not have.
    fn settle_doubtful(&mut self) {
        let doubtful = std::mem::take(&mut self.doubtful);
        let ids: Vec<LabelId> = doubtful.iter().map(|it| it.label.id).collect();
        let mut n_put = 0;
        for it in doubtful {
            let (id, at) = (it.label.id, (it.at + n_put).min(self.rows.len()));
            let row = |it: &RowLine| it.label.as_ref().map(|it| it.id);
            let before = self.rows[..at].iter().rev().find_map(row);
            let behind = self.rows[at..].iter().find_map(row);
            let is_only = ids.iter().filter(|other| **other == id).count() == 1;
            if is_only && respelt::fits(id, before, behind, &self.found.labels) {
                self.found.labels.push(id);
                self.rows.insert(at, RowLine { label: Some(it.label), ..it.row });
                n_put += 1;
            } else if it.row.data.iter().any(|it| !it.is_blank()) {
                self.found.extras.push(Extra { text: it.text, unit: loose_unit(it.row) });
            }
        }
    }

    fn finish(mut self) -> (Found, bool) {
        self.settle_doubtful();
        self.found.head = head(&self.head);
        let is_blank =
            |it: &RowLine| it.data.len() >= N_COLUMNS && it.data.iter().all(Datum::is_blank);
        let has_blank_rows = self.rows.iter().any(is_blank);
        let mut rows = std::mem::take(&mut self.rows);
        let window = window(&rows).filter(|_| !self.are_names_stacked);
        let is_even =
            |width: fn(&RowLine) -> usize| rows.windows(2).all(|it| width(&it[0]) == width(&it[1]));
        let are_even = is_even(|it| it.n_cells) || is_even(|it| it.data.len());
        self.found.has_inner_blanks = rows.iter().any(|it| has_inner_blank(&it.data));
        rows.retain(|it| !it.is_bare || has_blank_rows && window.is_none());
        // In a line as wide as one whose label leaves no room for seven columns, seven blank
        // cells are not the columns.
        let is_narrow = |it: &&RowLine| !it.is_bare && it.data.len() < N_COLUMNS;
        let narrow: Vec<usize> = rows.iter().filter(is_narrow).map(|it| it.n_cells).collect();
        for row in rows {
            let is_narrow = narrow.contains(&row.n_cells);
            let goes_on = row.data.last().is_some_and(|it| it.is_missing);
            let mut unit = match window {
                Some(it) => positional(row, it),
                None => loose_unit(row),
            };
            unit.is_blank_row &= !is_narrow && !goes_on;
            self.found.goes_on.extend(Some(unit.span).filter(|_| goes_on));
            self.found.units.push(unit);
        }
        let n_moved = self.found.units.iter().filter(|it| is_moved(it)).count();
        // One may be a total that was left blank, where all rows are equally wide.
        if n_moved > usize::from(are_even) {
            open_without_total(&mut self.found.units);
        }
        (self.found, window.is_some())
    }
}

/// Whether digits stand among or behind the words of a label's cell, `chars` from its ordinal on: those
/// of a figure, not of a mark for a note.
fn holds_figure(line: &FlatLine<'_>, chars: &[FoldedChar]) -> bool {
    let Some(cell) = chars.first().map(|it| it.token) else { return false };
    let words = chars.iter().skip_while(|it| labels::is_ordinal(it.ch));
    let own = words.filter(|it| it.token == cell && !it.in_remark);
    let n_digits = own.filter(|it| it.ch.is_ascii_digit()).count();
    let marks = line.cells[cell as usize].text.matches(|it| ('①'..='⑨').contains(&it));
    n_digits > marks.count()
}

/// Whether figures stand behind the words of a cell.
fn ends_in_figure(cell: &Cell) -> bool {
    let is_figure = |it: &str| {
        let words = fold(it);
        !words.is_empty() && words.bytes().all(|it| it.is_ascii_digit())
    };
    cell.text.split_whitespace().skip(1).last().is_some_and(is_figure)
}

/// Leaves a row open that is all blank.
fn open_blank(row: &mut [Datum]) {
    if row.iter().all(Datum::is_blank) {
        row.iter_mut().for_each(|it| it.is_missing = true);
    }
}

/// The label of a row that begins in the loose lines before its line and goes on there.
fn label_across(before: &[&Cell], line: &FlatLine<'_>) -> Option<UnitLabel> {
    let n_before = before.len() as u32;
    let cells = before.iter().chain(&line.cells).copied().collect();
    let whole = FlatLine { cells, ..*line };
    let chars = fold_line(&whole);
    let last = mentions(&chars).into_iter().rfind(|it| owns_figures(it.label))?;
    let is_across = chars[last.start].token < n_before && n_before <= chars[last.end - 1].token;
    let is_at_end = chars[last.end..].iter().all(|it| it.in_remark);
    (is_across && is_at_end).then(|| unit_label(&whole, &chars, last))
}

/// The head, if it names most columns in cells of their own (or in halves of such cells), or some and
/// not the total: that column may be cut off then.
fn head(cells: &[&Cell]) -> Option<Head> {
    const FEWEST_NAMES: usize = 4;
    let words: Vec<String> = cells.iter().map(|it| fold(&it.text)).collect();
    let is_named = |column: &usize| {
        let label = APPLICANTS[*column].label;
        let is_half =
            |it: &str| it.chars().count() >= 2 && (label.starts_with(it) || label.ends_with(it));
        let is_long = label.chars().count() > 2;
        let is_named = |it: &str| is_long && (is_half(it) || respelt::is_like(it, label));
        stands_in_pieces(&words, label) || words.iter().any(|it| is_named(it))
    };
    let columns: Vec<usize> = (0..N_COLUMNS).filter(is_named).collect();
    let spans = cells.iter().filter(|it| !it.text.is_empty()).map(|it| it.span);
    let span = spans.reduce(Span::join)?;
    let texts = cells.iter().map(|it| &*it.text).filter(|it| !it.is_empty());
    let text = texts.collect::<Vec<_>>().join(" ");
    let has_total = columns.last().is_none_or(|it| *it == N_COLUMNS - 1);
    (columns.len() >= FEWEST_NAMES || !has_total).then_some(Head { columns, text, span })
}

/// Whether cells one behind the other are `label`, or one cell is.
fn stands_in_pieces(cells: &[String], label: &str) -> bool {
    let mut rest = label;
    while !rest.is_empty() {
        let pieces = cells.iter().filter_map(|it| rest.strip_prefix(it.as_str()));
        match pieces.min_by_key(|it| it.len()).filter(|it| it.len() < rest.len()) {
            Some(behind) => rest = behind,
            None => return false,
        }
    }
    true
}

/// The words before the figures of a line.
fn words_of(line: &FlatLine<'_>) -> String {
    let words = line.cells.iter().map(|it| &*it.text).take_while(|it| !is_data(it));
    words.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}

fn span_of_line(line: &FlatLine<'_>) -> Span {
    let first = line.cells.first().map_or(Span::new(0, 0), |it| it.span);
    line.cells.last().map_or(first, |it| first.join(it.span))
}

/// Whether a cell holds a figure or a dash, rather than words or a label's ordinal.
fn is_data(text: &str) -> bool {
    match figure(text) {
        Figure::Number(..) => is_numeric(text),
        Figure::Dash => true,
        Figure::Other(traits) => traits.error_value,
        Figure::Blank => false,
    }
}

fn is_numeric(text: &str) -> bool {
    text.contains(|it: char| it.is_ascii_digit() || ('０'..='９').contains(&it))
}

/// The labels in a cell behind the label.
fn labels_in(datum: &Datum) -> Vec<LabelId> {
    if !matches!(datum.figure, Figure::Other(_)) {
        return Vec::new();
    }
    let chars = fold_tokens(std::iter::once((0, datum.raw.as_str())));
    mentions(&chars).iter().map(|it| it.label).collect()
}

/// How many rows these labels are of. （六）其他处理 may be one of its own beside rows of other groups.
fn rows_named(mentions: &[Mention]) -> usize {
    let is_other = |it: &Mention| it.is_row() && !labels::is_row_of_2021_only(it.label);
    let has_other = mentions.iter().any(is_other);
    let is_row = |it: &&Mention| it.is_row() || has_other && it.label == labels::OTHER_HANDLING;
    let mut labels: Vec<LabelId> = mentions.iter().filter(is_row).map(|it| it.label).collect();
    labels.dedup();
    labels.len()
}

/// Whether a cell beside the labels holds words that are none: a group's label that goes on over
/// several rows, a piece in each.
fn holds_pieces(line: &FlatLine<'_>, mentions: &[Mention], chars: &[FoldedChar]) -> bool {
    let is_mentioned = |cell: usize| {
        let in_cell =
            |it: &Mention| chars[it.start..it.end].iter().any(|it| it.token as usize == cell);
        mentions.iter().any(in_cell)
    };
    (0..line.cells.len()).any(|it| !is_mentioned(it) && !fold(&line.cells[it].text).is_empty())
}

/// The first cell behind the label.
fn label_end(line: &FlatLine<'_>, chars: &[FoldedChar], owner: Option<&Mention>) -> usize {
    let last_with_text = line.cells.iter().rposition(|it| !fold(&it.text).is_empty());
    let of_owner =
        owner.and_then(|it| chars.get(it.end.checked_sub(1)?)).map(|it| it.token as usize);
    // Words behind the label are the rest of it, or stand where a figure should.
    let rest_of_label = |from: usize, to: usize| {
        (from + 1..=to).all(|idx| labels::is_piece_of_label(&fold(&line.cells[idx].text)))
    };
    match (of_owner, last_with_text) {
        (Some(owner), Some(last)) if last > owner && rest_of_label(owner, last) => last + 1,
        (Some(owner), _) => owner + 1,
        (None, Some(last)) => last + 1,
        (None, None) => line.cells.len(),
    }
}

fn unit_label(line: &FlatLine<'_>, chars: &[FoldedChar], mention: Mention) -> UnitLabel {
    let first = chars[mention.start].token as usize;
    let last = chars[mention.end - 1].token as usize;
    let cells = &line.cells[first..=last];
    let text = cells.iter().map(|it| &*it.text).collect::<Vec<_>>().join("");
    let span = cells[0].span.join(cells[cells.len() - 1].span);
    let is_alone = chars.iter().filter(|it| it.token as usize == last).count()
        == mention_and_rest(chars, mention, last);
    UnitLabel {
        id: mention.label,
        printed: Label { text, span },
        is_whole: line.is_delimited && is_alone,
    }
}

/// How many characters of the mention's last cell belong to it: the cell must begin with it.
fn mention_and_rest(chars: &[FoldedChar], mention: Mention, cell: usize) -> usize {
    chars[mention.start..].iter().take_while(|it| it.token as usize == cell).count()
}
