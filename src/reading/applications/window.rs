//! Which cells of delimited lines are the columns, where all rows agree on it.

use super::N_COLUMNS;
use crate::grid::number::Figure;
use crate::reading::fold::{fold, without_digits_behind};
use crate::reading::guessed;
use crate::reading::unit::{Datum, Unit, UnitLabel, ends_in_total, span_of};
use crate::source::Span;

/// So many rows must agree before blanks are taken to stand where the report has them.
const FEWEST_ROWS: usize = 2;

/// A line with data, before it is known where the blanks belong.
pub struct RowLine {
    /// The row's label, where it has one.
    pub label: Option<UnitLabel>,
    /// Everything behind the label, blank cells too.
    pub data: Vec<Datum>,
    /// How many cells the line has, those of the label too.
    pub n_cells: usize,
    /// Where it stands.
    pub span: Span,
    /// Whether the line has no cells behind the label at all.
    pub is_bare: bool,
}

/// Which seven of a row's cells are the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Window {
    /// The seven behind the label; every row has seven.
    Seven,
    /// The first seven behind the label, with nothing but blanks behind them.
    First,
    /// The last seven of a line of so many cells; blanks before them belong to merged label
    /// cells.
    Last { width: usize },
}

/// Where the columns stand, if all rows agree on it and nothing speaks for blanks having been
/// moved or dropped.
pub fn window(rows: &[RowLine]) -> Option<Window> {
    let named: Vec<&RowLine> = rows.iter().filter(|it| it.label.is_some() && !it.is_bare).collect();
    // The first and the last row of a selection may be cut; what is cut tells nothing.
    let inner = named.get(1..named.len().saturating_sub(1)).unwrap_or(&[]);
    let is_torn = rows.iter().skip(1).any(|it| it.label.is_none());
    // A cell of several figures says that a tool has guessed where the cells end.
    let is_guessed = rows.iter().flat_map(|it| &it.data).any(|it| guessed::is_joined(&it.raw));
    if inner.len() < FEWEST_ROWS || is_torn || is_guessed || are_packed(&named) {
        return None;
    }
    let width = inner[0].n_cells;
    let all = |is: &dyn Fn(&&RowLine) -> bool| inner.iter().all(is);
    if all(&|it| it.data.len() == N_COLUMNS) {
        return Some(Window::Seven);
    }
    let ends_in_columns = |it: &&RowLine| {
        let n_before = it.data.len().checked_sub(N_COLUMNS);
        it.n_cells == width && n_before.is_some_and(|n| is_blank(&it.data[..n]))
    };
    let begins_with_columns =
        |it: &&RowLine| it.data.len() >= N_COLUMNS && is_blank(&it.data[N_COLUMNS..]);
    let keeps_blanks = inner.iter().any(|it| has_inner_blank(&it.data));
    match (all(&ends_in_columns), all(&begins_with_columns)) {
        // Blanks at both ends: the last of them cannot be totals, unless all rows are 0; the sums of
        // the rows tell whether the first seven end in these.
        (true, true) => {
            let is_whole = |it: &&&RowLine| it.data.len() >= N_COLUMNS;
            let in_first = |it: &&RowLine| ends_in_total(&it.data[..N_COLUMNS]);
            let holds = named.iter().filter(is_whole).all(in_first);
            (holds && keeps_blanks).then_some(Window::First)
        }
        (true, false) => Some(Window::Last { width }),
        (false, true) if keeps_blanks => Some(Window::First),
        _ => None,
    }
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

fn is_blank(data: &[Datum]) -> bool {
    data.iter().all(Datum::is_blank)
}

/// Whether a blank stands between figures.
pub fn has_inner_blank(data: &[Datum]) -> bool {
    let first = data.iter().position(|it| !it.is_blank());
    let last = data.iter().rposition(|it| !it.is_blank());
    let (Some(first), Some(last)) = (first, last) else { return false };
    data[first..last].iter().any(Datum::is_blank)
}

/// The seven columns of a row. What a cut row does not reach is missing; a row that does not
/// fit has its figures taken without places.
pub fn positional(row: RowLine, window: Window) -> Unit {
    // A row whose figures came from a longer line than its label has no certain width.
    let label_end = row.n_cells.checked_sub(row.data.len());
    let is_too_long = match window {
        Window::Seven | Window::First => !is_blank(row.data.get(N_COLUMNS..).unwrap_or(&[])),
        Window::Last { width } => row.n_cells > width,
    };
    if is_too_long {
        // More cells than the other rows have: two lines that were joined.
        return Unit {
            is_firm: row.label.is_some(),
            label: row.label,
            is_positional: true,
            is_blank_row: false,
            data: vec![Datum::missing(row.span); N_COLUMNS],
            span: row.span,
        };
    }
    let before = match window {
        Window::Seven | Window::First => Some(0),
        Window::Last { width } => label_end.and_then(|it| (width - N_COLUMNS).checked_sub(it)),
    };
    let fits = |before: &usize| is_blank(&row.data[..row.data.len().min(*before)]);
    let Some(before) = before.filter(fits) else { return loose_unit(row) };
    let mut data: Vec<Datum> = row.data.into_iter().skip(before).take(N_COLUMNS).collect();
    let span = span_of(&data).unwrap_or(row.span);
    // The last cell of a row that is cut may have been cut itself; 0 begins no other figure.
    let is_zero = |it: &Datum| matches!(it.figure, Figure::Number(it, _) if it.is_zero());
    if data.len() < N_COLUMNS && data.last().is_some_and(|it| !is_zero(it)) {
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

/// Whether a row says that its columns were moved to the left: its total is blank, and the last of its
/// figures is the sum of the others.
pub fn is_moved(row: &Unit) -> bool {
    let Some((total, rest)) = row.data.split_last() else { return false };
    let end = rest.iter().rposition(|it| !it.is_blank()).map_or(0, |it| it + 1);
    let n_figures = rest.iter().filter(|it| !it.is_blank()).count();
    row.is_positional && total.is_blank() && n_figures > 1 && ends_in_total(&rest[..end])
}

/// Leaves the rows open whose total is blank.
pub fn open_without_total(rows: &mut [Unit]) {
    let is_blank = |it: &Unit| it.data.last().is_some_and(Datum::is_blank);
    for row in rows.iter_mut().filter(|it| it.is_positional && is_blank(it)) {
        row.data.fill(Datum::missing(row.span));
    }
}

/// Whether figures may stand twice, once in each cell that a merged cell covers: two side by side are
/// equal, and the row does not add up.
fn may_be_repeated(data: &[Datum]) -> bool {
    let is_figure = |it: &Datum| matches!(it.figure, Figure::Number(it, _) if !it.is_zero());
    let is_same = |it: &[Datum]| is_figure(&it[0]) && it[0].figure == it[1].figure;
    !ends_in_total(data) && data.windows(2).any(is_same)
}

/// A row whose blanks stand nowhere in particular.
pub fn loose_unit(row: RowLine) -> Unit {
    let is_blank_row =
        row.is_bare || row.data.len() >= N_COLUMNS && row.data.iter().all(Datum::is_blank);
    let has_inner_blank = has_inner_blank(&row.data);
    let mut data: Vec<Datum> = row.data.into_iter().filter(|it| !it.is_blank()).collect();
    let span = span_of(&data).unwrap_or(row.span);
    // Words among the figures may be those of a column that the form does not have.
    let is_word = |it: &Datum| {
        matches!(it.figure, Figure::Other(it) if !it.error_value)
            && (!without_digits_behind(&fold(&it.raw)).is_empty()
                || it.raw.bytes().any(|it| it.is_ascii_alphabetic()))
    };
    let is_doubtful = data.iter().any(is_word) || has_inner_blank && may_be_repeated(&data);
    if is_doubtful {
        data.fill(Datum::missing(span));
    }
    let is_firm = row.label.is_some();
    Unit { is_firm, label: row.label, is_positional: false, is_blank_row, data, span }
}
