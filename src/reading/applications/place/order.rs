//! Which row of the form is whose: by its label where that is certain, else by the order of the
//! rows around it.

use super::super::N_COLUMNS;
use super::{Placer, row_of};
use crate::form::TableId;
use crate::reading::model::{Place, Remark, State};
use crate::reading::unit::{Datum, Unit, ends_in_total, span_of};

/// Where a unit goes: fixed by its own label, or waiting between fixed ones.
enum Slot {
    Fixed(usize, Unit),
    Waiting(Unit),
}

impl Placer {
    pub(super) fn units(&mut self, units: Vec<Unit>) {
        let mut slots = Vec::with_capacity(units.len());
        let mut highest = None;
        for unit in units {
            let row = unit.label.as_ref().and_then(|it| row_of(it.id, self.edition));
            // A group's label in a row of its own.
            if row.is_none() && unit.label.is_some() && is_blank(&unit) {
                continue;
            }
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
        let (mut before, mut is_behind_blank) = (None, false);
        for slot in slots {
            match slot {
                Slot::Waiting(unit) => waiting.push(unit),
                Slot::Fixed(row, unit) => {
                    let (units, is_blank) = (std::mem::take(&mut waiting), is_blank(&unit));
                    let is_beside_blank = is_blank || is_behind_blank;
                    self.between(before, Some(row), units, &fixed, is_beside_blank);
                    let rest = self.fixed(row, unit);
                    waiting.extend(rest);
                    (before, is_behind_blank) = (Some(row), is_blank);
                }
            }
        }
        self.between(before, None, waiting, &fixed, is_behind_blank);
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

    /// Rows without a certain label between two certain ones: placed by their order, where there
    /// are exactly as many as the form has there, and each adds up. Beside a row with a label and
    /// without figures they may be that row's, and stay open.
    fn between(
        &mut self,
        before: Option<usize>,
        behind: Option<usize>,
        waiting: Vec<Unit>,
        fixed: &[Option<usize>],
        is_beside_blank: bool,
    ) {
        if waiting.is_empty() {
            return;
        }
        if is_beside_blank {
            return self.leave(&waiting);
        }
        let chunks: Vec<Unit> = waiting.iter().cloned().flat_map(into_rows).collect();
        let first = before.map_or(0, |it| it + 1);
        let end = behind.unwrap_or(self.rows.len());
        let free: Vec<usize> =
            (first..end).filter(|it| !self.is_taken[*it] && !fixed.contains(&Some(*it))).collect();
        let are_whole = chunks.iter().all(|it| it.data.len() == N_COLUMNS);
        let fits = first <= end && free.len() == chunks.len() && are_whole;
        let fits = fits && !self.is_unordered;
        if fits && chunks.iter().all(|it| adds_up(&it.data)) && !is_ambiguous(&chunks) {
            for (row, unit) in free.into_iter().zip(chunks) {
                self.by_order(row, unit);
            }
        } else if !self.by_last_label(&waiting, first, end) {
            self.leave(&waiting);
        }
    }

    /// Leaves the figures of rows without a place; blank cells are none.
    fn leave(&mut self, units: &[Unit]) {
        let figures = units.iter().flat_map(|it| &it.data);
        let figures = figures.filter(|it| !it.is_blank() || it.is_missing);
        self.unplaced.extend(figures.map(|it| it.span));
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
        let Some(rows) = rows.filter(|_| !self.is_unordered) else { return false };
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
}

/// A unit's own row and, where it holds several whole rows that all add up, the others. In other
/// layouts a row's figures never belong to another row.
pub(super) fn split_rows(unit: Unit, may_hold_others: bool) -> (Unit, Option<Unit>) {
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

/// Whether a row holds a label and nothing else.
fn is_blank(unit: &Unit) -> bool {
    unit.is_blank_row || unit.data.iter().all(Datum::is_blank)
}

fn adds_up(data: &[Datum]) -> bool {
    ends_in_total(data)
}

/// Whether several rows could as well have been printed column by column: read so, they add up
/// too, and differ.
fn is_ambiguous(rows: &[Unit]) -> bool {
    let data: Vec<Datum> = rows.iter().flat_map(|it| it.data.clone()).collect();
    is_column_by_column(&data)
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
