//! Tables whose columns a tool has guessed from the places of words, as out of a PDF: figures and
//! labels are cut by the edges of columns, and no figure is certain to be whole.

use super::fold::fold;
use super::labels;
use super::model::{ReadCell, ReadTable, Remark};
use super::tokens::FlatLine;
use crate::grid::Cell;
use crate::grid::number::{Figure, figure};

/// So many rows that are cut so are no slip of the hand; a few labels are cut where the mark between
/// the cells is one of their own.
const FEWEST: usize = 4;

/// Whether the lines of these tables are cut so.
pub fn are_guessed(lines: &[FlatLine<'_>]) -> bool {
    let is_cut = |it: &&FlatLine<'_>| {
        let is_row = it.cells.len() > 2;
        is_row && (holds_joined(&it.cells) || cuts_a_label(&it.cells)) || cuts_a_heading(&it.cells)
    };
    lines.iter().filter(|it| it.is_delimited).filter(is_cut).nth(FEWEST - 1).is_some()
}

/// Whether a cell holds several figures, beside others with digits.
fn holds_joined(cells: &[&Cell]) -> bool {
    let has_digit = |it: &&&Cell| it.text.bytes().any(|it| it.is_ascii_digit());
    cells.iter().any(|it| is_joined(&it.text)) && cells.iter().filter(has_digit).nth(1).is_some()
}

/// Whether some cells of a line hold several figures, and others one, or none behind them.
pub fn joins_figures(cells: &[&Cell]) -> bool {
    let is_one = |it: &Cell| matches!(figure(&it.text), Figure::Number(..) | Figure::Dash);
    let is_blank = |it: &&Cell| figure(&it.text) == Figure::Blank;
    let first = cells.iter().position(|it| is_joined(&it.text));
    first.is_some_and(|first| {
        let behind = &cells[first + 1..];
        cells.iter().any(|it| is_one(it))
            || behind.iter().any(|it| is_blank(it) || is_joined(&it.text))
    })
}

/// Whether a cell holds several figures.
pub fn is_joined(cell: &str) -> bool {
    let is_figure = |it: &str| matches!(figure(it), Figure::Number(..) | Figure::Dash);
    cell.contains(' ') && !is_figure(cell) && cell.split_whitespace().all(is_figure)
}

/// Whether a label goes on from a cell into the next.
fn cuts_a_label(cells: &[&Cell]) -> bool {
    let mut words = cells.iter().map(|it| fold(&it.text)).filter(|it| !it.is_empty());
    let Some(mut before) = words.next() else { return false };
    words.any(|it| {
        let begun = before.trim_start_matches(labels::is_ordinal);
        let whole = format!("{begun}{it}");
        let is_cut = begun.chars().count() > 1 && labels::is_piece_of_label(&whole);
        before = it;
        is_cut
    })
}

/// Whether a heading goes on from a cell into the next.
fn cuts_a_heading(cells: &[&Cell]) -> bool {
    const HEADINGS: [&str; 6] = [
        "总体情况",
        "主动公开政府信息情况",
        "第二十条第",
        "收到和处理政府信息公开申请情况",
        "行政复议行政诉讼情况",
        "存在的主要问题",
    ];
    let (mut whole, mut in_cells) = (String::new(), String::new());
    for it in cells {
        let words = fold(&it.text);
        whole.push_str(&words);
        in_cells.push_str(&words);
        in_cells.push('|');
    }
    HEADINGS.iter().any(|it| whole.contains(it) && !in_cells.contains(it))
}

/// Leaves all cells of a table open.
pub fn open(table: &mut ReadTable) -> Option<Remark> {
    let cells = || table.rows.iter().flat_map(|it| &it.cells);
    let n_figures = cells().filter(|it| it.value.is_some()).count();
    let (table_id, span) = (table.form.id, table.span);
    table.rows.iter_mut().for_each(|it| it.cells.fill(ReadCell::lost()));
    let is_any = n_figures > 0;
    is_any.then_some(Remark::FiguresUnplaced { table: table_id, n_figures, span })
}
