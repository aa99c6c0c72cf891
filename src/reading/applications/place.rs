//! Gives the rows of data their places in the form.

use super::N_COLUMNS;
use super::glued::columns_hold;
use super::{Extra, Found, Head, glued};
use crate::form::{self, Edition, TableId};
use crate::grid::number::Figure;
use crate::reading::labels::{self, LabelId};
use crate::reading::model::{Layout, Place, ReadCell, ReadRow, Remark, State};
use crate::reading::unit::{Datum, Unit, UnitLabel, ends_in_total, raw_text, span_of};
use crate::source::Span;

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
    placer.labels_follow = found.labels_follow;
    placer.is_mixed = found.is_mixed;
    placer.units(found.units);
    let mut glued = std::mem::take(&mut placer.glued);
    if layout == Layout::Glued && placer.has_rows_without_figures(&found.labels) {
        // The text left blank cells out: digits elsewhere need not be seven figures either.
        placer.give_up(&glued);
        glued.clear();
    }
    let remarks = glued::fill(placer.form, &mut placer.rows, glued);
    placer.remarks.extend(remarks);
    if placer.labels_follow && !columns_hold(placer.form, &placer.rows) {
        placer.open_all();
    }
    if let Some((printed, span)) = found.odd_head {
        let table = TableId::Applications;
        placer.remarks.push(Remark::ColumnsReordered { table, printed, span });
        placer.lose_all();
    }
    placer.strays(&found.strays);
    placer.extras(found.extras);
    placer.doubled_table();
    placer.missing_rows(&found.labels, found.ends_the_text);
    if !found.groups_are_torn {
        placer.missing_groups(&found.labels);
    }
    placer.missing_columns();
    Placed { form: placer.form, rows: placer.rows, remarks: placer.remarks }
}

/// The edition that the labels speak for: the three rows of （六） are in the 2021 form only, a
/// row of figures behind （六）其他处理 in the 2019 form only.
fn edition(found: &Found) -> Option<Edition> {
    let has_rows_of_2021 = found.labels.iter().any(|it| labels::is_row_of_2021_only(*it));
    let is_single_row = |it: &Unit| {
        it.label.as_ref().is_some_and(|it| it.id == labels::OTHER_HANDLING) && !it.data.is_empty()
    };
    if has_rows_of_2021 {
        Some(Edition::Form2021)
    } else {
        let has_group = found.labels.contains(&labels::OTHER_HANDLING);
        (has_group || found.units.iter().any(is_single_row)).then_some(Edition::Form2019)
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
    /// Whether labels were taken from behind their figures.
    labels_follow: bool,
    /// Whether figures stand without a label in a stream.
    is_mixed: bool,
    /// Figures that found no place.
    unplaced: Vec<Span>,
}

/// Where a unit goes: fixed by its own label, or waiting between fixed ones.
enum Slot {
    Fixed(usize, Unit),
    Waiting(Unit),
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
            labels_follow: false,
            is_mixed: false,
            unplaced: Vec::new(),
        }
    }

    fn units(&mut self, units: Vec<Unit>) {
        let mut slots = Vec::new();
        let mut highest = None;
        for unit in units {
            let row = unit.label.as_ref().and_then(|it| row_of(it.id, self.edition));
            // Behind the last row nothing belongs to the table.
            if highest == Some(self.rows.len() - 1) && row.is_none() {
                break;
            }
            match row.filter(|_| unit.is_firm) {
                Some(row) => {
                    highest = highest.max(Some(row));
                    slots.push(Slot::Fixed(row, unit));
                }
                None => slots.push(Slot::Waiting(unit)),
            }
        }
        self.slots(slots);
    }

    fn slots(&mut self, slots: Vec<Slot>) {
        for pair in slots.windows(2) {
            if let [Slot::Fixed(_, unit), Slot::Waiting(_)] = pair {
                self.may_go_on.push(unit.span);
            }
        }
        let fixed: Vec<Option<usize>> = slots
            .iter()
            .map(|it| match it {
                Slot::Fixed(row, _) => Some(*row),
                Slot::Waiting(_) => None,
            })
            .collect();
        self.note_order(&slots);
        let mut waiting = Vec::new();
        let mut before = None;
        for slot in slots {
            match slot {
                Slot::Waiting(unit) => waiting.push(unit),
                Slot::Fixed(row, unit) => {
                    self.between(before, Some(row), std::mem::take(&mut waiting), &fixed);
                    let rest = self.fixed(row, unit);
                    waiting.extend(rest);
                    before = Some(row);
                }
            }
        }
        self.between(before, None, waiting, &fixed);
    }

    /// Rows that stand before a row that the form has before them.
    fn note_order(&mut self, slots: &[Slot]) {
        let mut highest = None;
        for slot in slots {
            let Slot::Fixed(row, unit) = slot else { continue };
            if highest > Some(*row) && !self.is_flow() {
                let place = Place::row(TableId::Applications, *row);
                self.remarks.push(Remark::RowOutOfOrder { place, span: unit.span });
            }
            highest = highest.max(Some(*row));
        }
    }

    fn is_flow(&self) -> bool {
        matches!(self.layout, Layout::Flow | Layout::Glued)
    }

    /// Fills a row from a unit whose label is certain. Returns figures that belong to the rows
    /// behind it: whole rows that stand without a label.
    fn fixed(&mut self, row: usize, unit: Unit) -> Option<Unit> {
        let place = Place::row(TableId::Applications, row);
        let label = unit.label.clone();
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
            self.rows[row].cells = unit.data.iter().map(|it| it.to_cell(state)).collect();
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

    /// A row with fewer figures than columns. The head may tell which column is missing; else
    /// only the total is assumed, where the figures end in their own sum.
    fn short(&mut self, row: usize, unit: &Unit) {
        let place = Place::row(TableId::Applications, row);
        let n_figures = unit.data.len();
        self.remarks.push(Remark::RowShort {
            place,
            n_figures,
            n_columns: N_COLUMNS,
            span: unit.span,
        });
        let total = unit.data.last().map(|it| &it.figure);
        // Zeros are the sum of zeros wherever they stand.
        let is_telling = matches!(total, Some(Figure::Number(it, _)) if !it.is_zero());
        let named_all = self.head.as_ref().is_some_and(|it| it.columns.len() == n_figures);
        let may_go_on = self.may_go_on.contains(&unit.span);
        if self.is_mixed || may_go_on || !ends_in_total(&unit.data) || !is_telling && !named_all {
            return;
        }
        // A head that lacks columns tells where the figures of a row belong; a row that is shorter
        // than it has lost more than that.
        let named = self.head.as_ref().map_or(&[][..], |it| &it.columns);
        let columns: Vec<usize> = match named.len() {
            N_COLUMNS | 0 if self.is_row_layout() => vec![N_COLUMNS - 1],
            it if it == n_figures => named.to_vec(),
            _ => Vec::new(),
        };
        let data = &unit.data[n_figures - columns.len()..];
        for (column, datum) in columns.iter().zip(data) {
            self.rows[row].cells[*column] = datum.to_cell(State::Assumed);
        }
    }

    /// Columns that the head lacks: missing where rows lack figures too, else only their words
    /// are.
    fn missing_columns(&mut self) {
        let Some(head) = self.head.take() else { return };
        let is_short = self.remarks.iter().any(|it| matches!(it, Remark::RowShort { .. }));
        let missing: Vec<usize> = (0..N_COLUMNS).filter(|it| !head.columns.contains(it)).collect();
        if is_short && missing.len() == 1 {
            let place = Place::column(TableId::Applications, missing[0]);
            self.remarks.push(Remark::ColumnMissing { place, span: head.span });
        } else if !missing.is_empty() {
            let table = TableId::Applications;
            self.remarks.push(Remark::HeadCut { table, printed: head.text, span: head.span });
        }
    }

    /// Group labels that are missing though labels of their rows are there. Running text and torn
    /// tables scatter group labels, so that nothing can be said of them.
    fn missing_groups(&mut self, labels: &[LabelId]) {
        let is_torn = |it: &Remark| {
            matches!(it, Remark::RowUnlabelled { .. } | Remark::FiguresUnplaced { .. })
        };
        if self.is_flow() || self.remarks.iter().any(is_torn) {
            return;
        }
        let mut last = None;
        for (idx, row) in self.form.rows.iter().enumerate() {
            let Some(group) = row.group.filter(|it| last != Some(*it)) else { continue };
            last = Some(group);
            let of_group = |it: &LabelId| {
                let row = row_of(*it, self.edition).map(|it| &self.form.rows[it]);
                row.is_some_and(|it| it.group == Some(group))
            };
            let is_named = labels.iter().any(|it| labels::group_key(*it) == Some(group.key));
            if !is_named && labels.iter().any(of_group) {
                let (table, first_row) = (TableId::Applications, idx as u8);
                self.remarks.push(Remark::GroupMissing { table, group, first_row });
            }
        }
    }

    /// Compares printed labels that stand in a cell of their own with the official ones.
    fn compare_label(&mut self, row: usize, label: &UnitLabel) {
        if !label.is_whole {
            return;
        }
        let printed = labels::without_remarks(&label.printed.text);
        let official = labels::without_remarks(self.form.rows[row].label);
        let place = Place::row(TableId::Applications, row);
        let (text, span) = (label.printed.text.clone(), label.printed.span);
        let words = |it: &str| it.trim_start_matches(labels::is_ordinal).to_owned();
        let has_ordinal = printed.starts_with(labels::is_ordinal);
        if printed == official {
        } else if words(&printed) == words(&official) && has_ordinal {
            self.remarks.push(Remark::OrdinalDiffers { place, printed: text, span });
        } else {
            self.remarks.push(Remark::LabelDiffers { place, printed: text, span });
        }
    }

    /// Whether a short row shows all that its line holds.
    fn is_row_layout(&self) -> bool {
        matches!(self.layout, Layout::Packed | Layout::Grid | Layout::CellPerLine)
    }

    /// Rows without a certain label between two certain ones: placed by their order, where there
    /// are exactly as many as the form has there, and each adds up.
    fn between(
        &mut self,
        before: Option<usize>,
        behind: Option<usize>,
        waiting: Vec<Unit>,
        fixed: &[Option<usize>],
    ) {
        if waiting.is_empty() {
            return;
        }
        let chunks: Vec<Unit> = waiting.iter().cloned().flat_map(into_rows).collect();
        let first = before.map_or(0, |it| it + 1);
        let end = behind.unwrap_or(self.rows.len());
        let free: Vec<usize> =
            (first..end).filter(|it| !self.is_taken[*it] && !fixed.contains(&Some(*it))).collect();
        let are_whole = chunks.iter().all(|it| it.data.len() == N_COLUMNS);
        let fits = first <= end && free.len() == chunks.len() && are_whole;
        if fits && chunks.iter().all(|it| adds_up(&it.data)) && !is_ambiguous(&chunks) {
            for (row, unit) in free.into_iter().zip(chunks) {
                self.by_order(row, unit);
            }
        } else if !self.by_last_label(&waiting, first, end) {
            self.unplaced.extend(waiting.iter().flat_map(|it| it.data.iter().map(|it| it.span)));
        }
    }

    fn by_order(&mut self, row: usize, unit: Unit) {
        let place = Place::row(TableId::Applications, row);
        self.remarks.push(Remark::RowUnlabelled { place, span: unit.span });
        self.is_taken[row] = true;
        let own_label = unit.label.clone().filter(|it| row_of(it.id, self.edition) == Some(row));
        self.rows[row].label = own_label.map(|it| it.printed);
        self.fill(row, unit, State::Assumed);
    }

    /// Fewer rows of figures than free rows: each goes to the last label before it, if these
    /// follow one another in the form's order. `false` where they do not.
    fn by_last_label(&mut self, waiting: &[Unit], first: usize, end: usize) -> bool {
        let row = |it: &Unit| it.label.as_ref().and_then(|it| row_of(it.id, self.edition));
        let rows: Option<Vec<usize>> = waiting.iter().map(row).collect();
        let Some(rows) = rows else { return false };
        let in_place = rows.iter().all(|it| (first..end).contains(it) && !self.is_taken[*it]);
        let in_order = rows.windows(2).all(|it| it[0] < it[1]);
        let are_whole = waiting.iter().all(|it| it.data.len() == N_COLUMNS && adds_up(&it.data));
        if !in_place || !in_order || !are_whole {
            return false;
        }
        for (row, unit) in rows.into_iter().zip(waiting) {
            self.by_order(row, unit.clone());
        }
        true
    }

    /// Many rows that occur again are a second table (last year's, or another report's).
    fn doubled_table(&mut self) {
        const FEWEST_ROWS: usize = 5;
        let span = |it: &Remark| match it {
            Remark::RowDoubled { span, .. } => Some(*span),
            _ => None,
        };
        let spans: Vec<Span> = self.remarks.iter().filter_map(span).collect();
        if spans.len() < FEWEST_ROWS {
            return;
        }
        self.remarks.retain(|it| span(it).is_none() && !matches!(it, Remark::RowOutOfOrder { .. }));
        let span = spans.iter().fold(spans[0], |acc, it| acc.join(*it));
        self.remarks.push(Remark::TableDoubled { table: TableId::Applications, span });
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

    fn strays(&mut self, strays: &[Datum]) {
        self.unplaced.extend(strays.iter().map(|it| it.span));
        let Some(first) = self.unplaced.first().copied() else { return };
        let span = self.unplaced.iter().fold(first, |acc, it| acc.join(*it));
        let n_figures = self.unplaced.len();
        self.remarks.push(Remark::FiguresUnplaced {
            table: TableId::Applications,
            n_figures,
            span,
        });
        if self.layout == Layout::Grid {
            return;
        }
        // A figure without a place may belong to any blank cell.
        let cells = self.rows.iter_mut().flat_map(|it| &mut it.cells);
        for cell in cells.filter(|it| it.state == State::Blank) {
            *cell = ReadCell::lost();
        }
    }

    fn extras(&mut self, extras: Vec<Extra>) {
        for extra in extras {
            let n_figures = extra.unit.data.len();
            self.remarks.push(Remark::RowExtra {
                table: TableId::Applications,
                text: extra.text,
                span: extra.unit.span,
                n_figures,
            });
        }
    }

    /// Rows that do not occur. With a text that ends in the table, the rows behind its last one
    /// are not missing: they are cut off.
    fn missing_rows(&mut self, labels: &[LabelId], ends_the_text: bool) {
        let behind_last = self.is_taken.iter().rposition(|it| *it).map_or(0, |it| it + 1);
        let end = if ends_the_text { behind_last } else { self.rows.len() };
        for row in 0..end {
            let is_named = labels.iter().any(|it| row_of(*it, self.edition) == Some(row));
            if !self.is_taken[row] && !is_named {
                self.remarks
                    .push(Remark::RowMissing { place: Place::row(TableId::Applications, row) });
            }
        }
    }
}

fn blank_cells(unit: &Unit) -> Vec<ReadCell> {
    let blank = ReadCell { state: State::Blank, span: Some(unit.span), ..ReadCell::lost() };
    vec![blank; N_COLUMNS]
}

/// A unit's own row and, where it holds several whole rows that all add up, the others. In other
/// layouts a row's figures never belong to another row.
fn split_rows(unit: Unit, may_hold_others: bool) -> (Unit, Option<Unit>) {
    let n = unit.data.len();
    let holds_others = may_hold_others && n > N_COLUMNS && n.is_multiple_of(N_COLUMNS);
    if !holds_others || !adds_up(&unit.data[..N_COLUMNS]) || is_column_by_column(&unit.data) {
        return (unit, None);
    }
    let mut own = unit;
    let data = own.data.split_off(N_COLUMNS);
    let span = span_of(&data).unwrap_or(own.span);
    let rest = Unit { label: None, is_firm: false, data, span, ..own.clone() };
    own.span = span_of(&own.data).unwrap_or(own.span);
    (own, Some(rest))
}

/// A unit of several whole rows as its rows; the label stays with the first.
fn into_rows(unit: Unit) -> Vec<Unit> {
    if !unit.data.len().is_multiple_of(N_COLUMNS) || unit.data.is_empty() {
        return vec![unit];
    }
    let rows = unit.data.chunks(N_COLUMNS).enumerate();
    rows.map(|(idx, data)| Unit {
        label: unit.label.clone().filter(|_| idx == 0),
        data: data.to_vec(),
        span: span_of(data).unwrap_or(unit.span),
        ..unit.clone()
    })
    .collect()
}

fn adds_up(data: &[Datum]) -> bool {
    ends_in_total(data)
}

/// Whether several rows could as well have been printed column by column: read so, they add up
/// too, and differ.
fn is_ambiguous(rows: &[Unit]) -> bool {
    let data: Vec<Datum> = rows.iter().flat_map(|it| it.data.clone()).collect();
    rows.len() > 1 && is_column_by_column(&data)
}

fn is_column_by_column(data: &[Datum]) -> bool {
    let n_rows = data.len() / N_COLUMNS;
    let cell = |row: usize, column: usize| data[column * n_rows + row].clone();
    let row = |it: usize| -> Vec<Datum> { (0..N_COLUMNS).map(|column| cell(it, column)).collect() };
    let same_value = |a: &Datum, b: &Datum| a.figure == b.figure;
    let is_same = |it: usize| {
        let printed = &data[it * N_COLUMNS..(it + 1) * N_COLUMNS];
        row(it).iter().zip(printed).all(|(a, b)| same_value(a, b))
    };
    (0..n_rows).all(|it| adds_up(&row(it))) && !(0..n_rows).all(is_same)
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
