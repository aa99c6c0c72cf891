//! The table as delimited lines, a row a line: bars, tabs, commas, markdown.

use super::N_COLUMNS;
use super::region::Region;
use super::{Extra, Found, Head};
use crate::form::APPLICANTS;
use crate::grid::Cell;
use crate::grid::number::{Figure, figure};
use crate::reading::fold::{FoldedChar, fold, fold_tokens};
use crate::reading::labels::{self, Mention, mentions, owns_figures};
use crate::reading::model::Label;
use crate::reading::tokens::FlatLine;
use crate::reading::unit::{Datum, Unit, UnitLabel, ends_in_total, span_of};
use crate::source::Span;

/// A delimited line of fewer cells is no row of the table, but a cell of it.
const FEWEST_CELLS: usize = 4;

/// So many rows must agree before blanks are taken to stand where the report has them.
const FEWEST_ROWS: usize = 2;

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
    fold_tokens(line.cells.iter().enumerate().map(|(idx, it)| (idx as u32, it.text.as_str())))
}

/// A line with data, before it is known where the blanks belong.
struct RowLine {
    label: Option<UnitLabel>,
    /// Everything behind the label, blank cells too.
    data: Vec<Datum>,
    n_cells: usize,
    span: Span,
    /// Whether the line has no cells behind the label at all.
    is_bare: bool,
}

#[derive(Default)]
struct Reader<'a> {
    rows: Vec<RowLine>,
    found: Found,
    /// Row labels of loose lines since the last row: the beginnings of wrapped labels.
    pending: Vec<UnitLabel>,
    /// The cells of the lines before the first row.
    head: Vec<&'a Cell>,
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
        if self.rows.is_empty() {
            self.head.extend(line.cells.iter().copied());
            return;
        }
        let is_figure =
            |it: &&&Cell| matches!(figure(&it.text), Figure::Number(..)) && is_numeric(&it.text);
        let strays = line.cells.iter().filter(is_figure).map(|it| Datum::of_cell(it));
        self.found.strays.extend(strays);
    }

    /// A delimited line that ends with a row's label: a blank row whose cells the text left out,
    /// if the table turns out to have such.
    fn bare(&mut self, line: &FlatLine<'_>, chars: &[FoldedChar], mentions: &[Mention]) {
        let Some(last) = mentions.last().filter(|it| line.is_delimited && owns_figures(it.label))
        else {
            return;
        };
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

    fn row(&mut self, line: &FlatLine<'a>) {
        let first_data = line.cells.iter().position(|it| is_data(&it.text));
        let n_label_cells = first_data.unwrap_or(line.cells.len());
        let label_line =
            FlatLine { cells: line.cells[..n_label_cells].to_vec(), is_delimited: true };
        let chars = fold_line(&label_line);
        let mentions = mentions(&chars);
        self.found.labels.extend(mentions.iter().map(|it| it.label));
        let owner = mentions.iter().rfind(|it| owns_figures(it.label));
        let label_end = label_end(&label_line, &chars, owner);
        let label = owner.map(|it| unit_label(&label_line, &chars, *it));
        let data: Vec<Datum> =
            line.cells[label_end..].iter().map(|it| Datum::of_cell(it)).collect();
        let has_figures = first_data.is_some();
        let words: String = chars.iter().map(|it| it.ch).collect();
        match label {
            Some(label) if has_figures || data.len() >= N_COLUMNS => {
                self.push(Some(label), data, line)
            }
            Some(label) => self.pending.push(label),
            None if !has_figures => {
                if self.rows.is_empty() {
                    self.head.extend(line.cells.iter().copied());
                }
            }
            None if words.is_empty() => self.push(None, data, line),
            None => self.push_unnamed(line, &label_line, data, !mentions.is_empty()),
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
    ) {
        let is_piece = |it: &&Cell| {
            let words = fold(&it.text);
            words.chars().count() < 3 || labels::is_piece_of_label(&words)
        };
        let is_rest = has_group || words.cells.iter().all(is_piece);
        if !is_rest {
            let text = line.cells.iter().map(|it| it.text.as_str()).take_while(|it| !is_data(it));
            let text = text.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ");
            let unit = loose_unit(RowLine {
                label: None,
                span: span_of_line(line),
                data,
                n_cells: 0,
                is_bare: false,
            });
            self.found.extras.push(Extra { text, unit });
            return;
        }
        if let Some(last) = self
            .rows
            .last_mut()
            .filter(|it| it.label.is_some() && it.data.iter().all(Datum::is_blank))
        {
            // The first line of a wrapped row held no figures.
            last.data = data;
            last.span = span_of_line(line);
            return;
        }
        let label = if self.pending.len() == 1 { self.pending.pop() } else { None };
        self.push(label, data, line);
    }

    fn push(&mut self, label: Option<UnitLabel>, data: Vec<Datum>, line: &FlatLine<'_>) {
        self.pending.clear();
        // What began the label of this row is no row of its own.
        let id = |it: &Option<UnitLabel>| it.as_ref().map(|it| it.id);
        if self.rows.last().is_some_and(|it| it.is_bare && id(&it.label) == id(&label)) {
            self.rows.pop();
        }
        let (n_cells, span) = (line.cells.len(), span_of_line(line));
        self.rows.push(RowLine { label, data, n_cells, span, is_bare: false });
    }

    fn finish(mut self) -> (Found, bool) {
        self.found.head = head(&self.head);
        let is_blank =
            |it: &RowLine| it.data.len() >= N_COLUMNS && it.data.iter().all(Datum::is_blank);
        let has_blank_rows = self.rows.iter().any(is_blank);
        let mut rows = std::mem::take(&mut self.rows);
        let window = window(&rows);
        rows.retain(|it| !it.is_bare || has_blank_rows && window.is_none());
        for row in rows {
            let unit = match window {
                Some(it) => positional(row, it),
                None => loose_unit(row),
            };
            self.found.units.push(unit);
        }
        (self.found, window.is_some())
    }
}

/// The head, if it names most columns in cells of their own (or in halves of such cells).
fn head(cells: &[&Cell]) -> Option<Head> {
    const FEWEST_NAMES: usize = 4;
    let words: Vec<String> = cells.iter().map(|it| fold(&it.text)).collect();
    let is_named = |column: &usize| {
        let label = APPLICANTS[*column].label;
        let is_half =
            |it: &str| it.chars().count() >= 2 && (label.starts_with(it) || label.ends_with(it));
        words.iter().any(|it| it == label || label.chars().count() > 2 && is_half(it))
    };
    let columns: Vec<usize> = (0..N_COLUMNS).filter(is_named).collect();
    let spans = cells.iter().filter(|it| !it.text.is_empty()).map(|it| it.span);
    let span = spans.reduce(Span::join)?;
    let texts = cells.iter().map(|it| it.text.as_str()).filter(|it| !it.is_empty());
    let text = texts.collect::<Vec<_>>().join(" ");
    (columns.len() >= FEWEST_NAMES).then_some(Head { columns, text, span })
}

/// Which seven of a row's cells are the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Window {
    /// The seven behind the label.
    First,
    /// The last seven of a line of so many cells; blanks before them belong to merged label
    /// cells.
    Last { width: usize },
}

/// Where the columns stand, if all rows agree on it and nothing speaks for blanks having been
/// moved or dropped.
fn window(rows: &[RowLine]) -> Option<Window> {
    let named: Vec<&RowLine> = rows.iter().filter(|it| it.label.is_some() && !it.is_bare).collect();
    // The first and the last row of a selection may be cut; what is cut tells nothing.
    let inner = named.get(1..named.len().saturating_sub(1)).unwrap_or(&[]);
    let is_torn = rows.iter().skip(1).any(|it| it.label.is_none());
    if inner.len() < FEWEST_ROWS || is_torn || are_packed(&named) {
        return None;
    }
    let is_blank = |it: &[Datum]| it.iter().all(Datum::is_blank);
    let width = inner[0].n_cells;
    let all = |is: &dyn Fn(&&RowLine) -> bool| inner.iter().all(is);
    if all(&|it| it.data.len() == N_COLUMNS) {
        return Some(Window::First);
    }
    let ends_in_columns = |it: &&RowLine| {
        let n_before = it.data.len().checked_sub(N_COLUMNS);
        it.n_cells == width && n_before.is_some_and(|n| is_blank(&it.data[..n]))
    };
    if all(&ends_in_columns) {
        return Some(Window::Last { width });
    }
    let begins_with_columns =
        |it: &&RowLine| it.data.len() >= N_COLUMNS && is_blank(&it.data[N_COLUMNS..]);
    let keeps_blanks = inner.iter().any(|it| has_inner_blank(&it.data));
    (keeps_blanks && all(&begins_with_columns)).then_some(Window::First)
}

/// Whether blanks look as if they had been dropped and the rest moved to the left: no row has
/// a blank between figures, and some row's figures end in their own sum before the blanks.
fn are_packed(rows: &[&RowLine]) -> bool {
    let is_moved = |it: &&RowLine| {
        let figures: Vec<Datum> = it.data.iter().filter(|it| !it.is_blank()).cloned().collect();
        let ends_blank = it.data.last().is_some_and(Datum::is_blank);
        ends_blank && (2..N_COLUMNS).contains(&figures.len()) && ends_in_total(&figures)
    };
    !rows.iter().any(|it| has_inner_blank(&it.data)) && rows.iter().any(is_moved)
}

fn has_inner_blank(data: &[Datum]) -> bool {
    let first = data.iter().position(|it| !it.is_blank());
    let last = data.iter().rposition(|it| !it.is_blank());
    let (Some(first), Some(last)) = (first, last) else { return false };
    data[first..last].iter().any(Datum::is_blank)
}

/// The seven columns of a row. What a cut row does not reach is missing; a row that does not
/// fit has its figures taken without places.
fn positional(row: RowLine, window: Window) -> Unit {
    let label_end = row.n_cells - row.data.len();
    let before = match window {
        Window::First => Some(0),
        Window::Last { width } => (width - N_COLUMNS).checked_sub(label_end),
    };
    let fits = |before: &usize| row.data.iter().take(*before).all(Datum::is_blank);
    let Some(before) = before.filter(fits) else { return loose_unit(row) };
    let mut data: Vec<Datum> = row.data.into_iter().skip(before).take(N_COLUMNS).collect();
    let span = span_of(&data).unwrap_or(row.span);
    // The last cell of a row that is cut may have been cut itself.
    if data.len() < N_COLUMNS && data.last().is_some_and(Datum::is_blank) {
        data.pop();
    }
    data.resize_with(N_COLUMNS, || Datum::missing(row.span));
    Unit {
        is_firm: row.label.is_some(),
        label: row.label,
        is_positional: true,
        is_blank_row: false,
        data,
        span,
    }
}

/// A row whose blanks stand nowhere in particular.
fn loose_unit(row: RowLine) -> Unit {
    let is_blank_row =
        row.is_bare || row.data.len() >= N_COLUMNS && row.data.iter().all(Datum::is_blank);
    let data: Vec<Datum> = row.data.into_iter().filter(|it| !it.is_blank()).collect();
    let span = span_of(&data).unwrap_or(row.span);
    let is_firm = row.label.is_some();
    Unit { is_firm, label: row.label, is_positional: false, is_blank_row, data, span }
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
    let text = cells.iter().map(|it| it.text.as_str()).collect::<Vec<_>>().join("");
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
