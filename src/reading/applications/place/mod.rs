//! Gives the rows of data their places in the form.

mod doubt;
mod order;
mod remarks;
mod short;

use super::N_COLUMNS;
use super::glued::all_columns_hold;
use super::{Found, Head, glued};
use crate::form::{self, Edition, TableId};
use crate::grid::number::Figure;
use crate::reading::fold::fold;
use crate::reading::labels::{self, LabelId};
use crate::reading::model::{Layout, Place, ReadCell, ReadRow, Remark, State};
use crate::reading::unit::{Datum, Unit, UnitLabel, raw_text};
use crate::source::Span;
use order::split_rows;

/// The table's rows in the order of the form, with remarks.
#[derive(Debug)]
pub struct Placed {
    /// The form that the labels speak for.
    pub form: &'static form::Table,
    /// One for each row of the form.
    pub rows: Vec<ReadRow>,
    /// How it was read.
    pub remarks: Vec<Remark>,
}

/// Gives `found` its places. `fallback` is the edition where no label tells.
pub fn place(found: Found, layout: Layout, fallback: Edition) -> Placed {
    let edition = edition(&found).unwrap_or(fallback);
    let mut placer = Placer::new(edition, layout, found.head);
    let last = found.units.last().filter(|_| found.ends_the_text).map(|it| it.span);
    placer.may_go_on.extend(last);
    placer.may_go_on.extend(found.goes_on);
    placer.totals_are_last = short::add_up(&found.units, 2..N_COLUMNS);
    let n_named = placer.head.as_ref().map_or(0, |it| it.columns.len());
    let has_total =
        placer.head.as_ref().is_some_and(|it| it.columns.last() == Some(&(N_COLUMNS - 1)));
    // A row with a figure in each column, or with blank cells between, says that the head is torn.
    let is_whole = |it: &Unit| it.data.len() == N_COLUMNS;
    let is_torn = found.has_inner_blanks || found.units.iter().any(is_whole);
    let has_total = has_total && !is_torn;
    placer.fills_the_head = has_total && short::add_up(&found.units, n_named..n_named + 1);
    placer.labels_follow = found.labels_follow;
    placer.is_mixed = found.is_mixed;
    placer.is_unordered = found.is_unordered;
    placer.is_placed = found.is_placed;
    placer.units(found.units);
    let mut glued = std::mem::take(&mut placer.glued);
    if layout == Layout::Glued && placer.has_rows_without_figures(&found.labels) {
        // The text left blank cells out: digits elsewhere need not be seven figures either.
        placer.give_up(&glued);
        glued.clear();
    }
    let remarks = glued::fill(placer.form, &mut placer.rows, glued);
    placer.remarks.extend(remarks);
    if placer.labels_follow && !all_columns_hold(placer.form, &placer.rows) {
        placer.open_all();
    }
    placer.open_doubtful();
    if let Some((printed, span)) = found.odd_head {
        let table = TableId::Applications;
        placer.remarks.push(Remark::ColumnsReordered { table, printed, span });
        placer.lose_all();
    }
    placer.strays(&found.strays);
    placer.extras(found.extras);
    placer.doubled_table();
    placer.missing_rows(&found.labels, &found.unknown_blanks, found.ends_the_text);
    if !found.groups_are_torn {
        placer.missing_groups(&found.labels);
    }
    placer.missing_columns();
    Placed { form: placer.form, rows: placer.rows, remarks: placer.remarks }
}

/// The edition that the labels speak for: the three rows of （六） are in the 2021 form only, a
/// row of figures behind （六）其他处理 in the 2019 form only, where it is not their first: 其他处理 1.
fn edition(found: &Found) -> Option<Edition> {
    let named = || found.units.iter().filter_map(|it| it.label.as_ref());
    let mut single_rows = named().filter(|it| it.id == labels::OTHER_HANDLING);
    let has_rows_of_2021 = found.labels.iter().any(|it| labels::is_row_of_2021_only(*it));
    let is_first = |it: &UnitLabel| {
        let ordinal = it.printed.text.strip_suffix(['.', '．', '、']);
        ordinal.is_some_and(|it| fold(it).ends_with('1'))
    };
    if has_rows_of_2021 || single_rows.clone().any(is_first) {
        Some(Edition::Form2021)
    } else {
        let has_group = found.labels.contains(&labels::OTHER_HANDLING);
        (has_group || single_rows.next().is_some()).then_some(Edition::Form2019)
    }
}

/// The form's row of a label; `None` for a label that carries no figures in this edition.
pub fn row_of(label: LabelId, edition: Edition) -> Option<usize> {
    match (edition, label) {
        (Edition::Form2021, 0..=labels::CARRIED_OUT) => Some(label as usize),
        (Edition::Form2019, 0..labels::NOT_CORRECTED) => Some(label as usize),
        (Edition::Form2019, labels::OTHER_HANDLING) => Some(20),
        (Edition::Form2019, labels::HANDLED_TOTAL) => Some(21),
        (Edition::Form2019, labels::CARRIED_OUT) => Some(22),
        _ => None,
    }
}

struct Placer {
    form: &'static form::Table,
    edition: Edition,
    layout: Layout,
    head: Option<Head>,
    rows: Vec<ReadRow>,
    is_taken: Vec<bool>,
    remarks: Vec<Remark>,
    /// Rows whose figures have to be cut first.
    glued: Vec<(usize, Unit)>,
    /// Rows that may go on: with the end of the text, or in figures without a label behind them.
    may_go_on: Vec<Span>,
    /// Whether short rows end in their own sums.
    totals_are_last: bool,
    /// Whether the rows with as many figures as the head names columns end in their own sums.
    fills_the_head: bool,
    /// Whether labels were taken from behind their figures.
    labels_follow: bool,
    /// Whether figures stand without a label in a stream.
    is_mixed: bool,
    /// Whether the rows of a stream need not stand in the order of the form.
    is_unordered: bool,
    /// Whether the places of the cells are the document's own.
    is_placed: bool,
    /// Figures that found no place.
    unplaced: Vec<Span>,
}

impl Placer {
    fn new(edition: Edition, layout: Layout, head: Option<Head>) -> Self {
        let form = form::table(TableId::Applications, edition);
        let row = || ReadRow { label: None, cells: vec![ReadCell::lost(); N_COLUMNS] };
        Self {
            form,
            edition,
            layout,
            head,
            rows: form.rows.iter().map(|_| row()).collect(),
            is_taken: vec![false; form.rows.len()],
            remarks: Vec::new(),
            glued: Vec::new(),
            may_go_on: Vec::new(),
            totals_are_last: false,
            fills_the_head: false,
            labels_follow: false,
            is_mixed: false,
            is_unordered: false,
            is_placed: false,
            unplaced: Vec::new(),
        }
    }

    fn is_stream(&self) -> bool {
        matches!(self.layout, Layout::Flow | Layout::CellPerLine)
    }

    fn is_flow(&self) -> bool {
        matches!(self.layout, Layout::Flow | Layout::Glued)
    }

    /// Fills a row from a unit whose label is certain. Returns figures that belong to the rows
    /// behind it: whole rows that stand without a label.
    fn fixed(&mut self, row: usize, mut unit: Unit) -> Option<Unit> {
        let place = Place::row(TableId::Applications, row);
        let label = unit.label.take();
        if self.is_taken[row] {
            if !unit.data.is_empty() {
                let text = label.map_or_else(String::new, |it| it.printed.text);
                self.remarks.push(Remark::RowDoubled { place, text, span: unit.span });
            }
            return None;
        }
        self.is_taken[row] = true;
        if let Some(label) = &label {
            self.compare_label(row, label);
        }
        self.rows[row].label = label.map(|it| it.printed);
        if unit.is_blank_row {
            self.rows[row].cells = blank_cells(&unit);
            return None;
        }
        let (own, rest) = split_rows(unit, self.is_flow() || self.layout == Layout::CellPerLine);
        self.fill(row, own, if self.labels_follow { State::Assumed } else { State::Read });
        rest
    }

    fn fill(&mut self, row: usize, unit: Unit, state: State) {
        let place = Place::row(TableId::Applications, row);
        let (n_figures, n_columns) = (unit.data.len(), N_COLUMNS);
        let is_glued = unit.data.iter().any(|it| it.is_glued);
        if n_figures == n_columns && !is_glued {
            for (cell, datum) in self.rows[row].cells.iter_mut().zip(unit.data) {
                *cell = datum.into_cell(state);
            }
        } else if is_glued || self.layout == Layout::Glued || is_run_together(&unit.data) {
            // Cutting needs all other rows.
            self.glued.push((row, unit));
        } else if n_figures > n_columns {
            self.remarks.push(Remark::RowLong { place, n_figures, n_columns, span: unit.span });
            self.unplaced.extend(unit.data.iter().map(|it| it.span));
        } else if n_figures > 0 {
            self.short(row, &unit);
        }
    }

    /// Leaves every figure of the table open.
    fn open_all(&mut self) {
        let cells = self.rows.iter().flat_map(|it| &it.cells);
        self.unplaced.extend(cells.filter_map(|it| it.span));
        self.lose_all();
    }

    fn lose_all(&mut self) {
        for row in &mut self.rows {
            row.cells.fill(ReadCell::lost());
        }
    }

    fn has_rows_without_figures(&self, labels: &[LabelId]) -> bool {
        let row = |it: &LabelId| row_of(*it, self.edition);
        labels.iter().filter_map(row).any(|it| !self.is_taken[it])
    }

    fn give_up(&mut self, glued: &[(usize, Unit)]) {
        for (row, unit) in glued {
            let text = raw_text(&unit.data);
            let place = Place::row(TableId::Applications, *row);
            self.remarks.push(Remark::GluedAmbiguous { place, text, span: unit.span });
        }
    }
}

fn blank_cells(unit: &Unit) -> Vec<ReadCell> {
    let blank = ReadCell { state: State::Blank, span: Some(unit.span), ..ReadCell::lost() };
    vec![blank; N_COLUMNS]
}

/// Whether figures of one row were printed without anything between them: too few figures, and
/// one too long to be a count.
fn is_run_together(data: &[Datum]) -> bool {
    const LONGEST_COUNT: usize = 6;
    let n_digits = |it: &Datum| match it.figure {
        Figure::Number(..) | Figure::Other(_) => {
            it.raw.chars().filter(char::is_ascii_digit).count()
        }
        Figure::Blank | Figure::Dash => 0,
    };
    let total: usize = data.iter().map(n_digits).sum();
    data.len() < N_COLUMNS
        && total >= N_COLUMNS
        && data.iter().any(|it| n_digits(it) > LONGEST_COUNT)
}
