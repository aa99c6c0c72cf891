//! Rows whose figures stand without anything between them: cut by their own sums, and where
//! these allow several cuts, by the sums of the columns.

use super::N_COLUMNS;
use crate::decimal::Decimal;
use crate::form::{self, identities};
use crate::reading::cut::{Cut, cheap_cuts, cuts_by_sum};
use crate::reading::model::{Place, ReadCell, ReadRow, Remark};
use crate::reading::unit::{Unit, n_digits, raw_text, raw_texts};

/// How many combinations of cuts are tried.
const MOST_COMBINATIONS: usize = 4096;

/// A row with the ways in which it can be cut.
struct Choice {
    row: usize,
    unit: Unit,
    cuts: Vec<Cut>,
}

/// Cuts the rows of `glued` and fills those for which exactly one cut satisfies the sums.
pub fn fill(
    form: &'static form::Table,
    rows: &mut [ReadRow],
    glued: Vec<(usize, Unit)>,
) -> Vec<Remark> {
    if glued.is_empty() {
        return Vec::new();
    }
    let drops_blanks = drops_blanks(&glued);
    let choices = glued.into_iter().map(|(row, unit)| choice(row, unit, drops_blanks));
    let mut choices: Vec<Choice> = choices.collect();
    for it in choices.iter().filter(|it| it.cuts.len() == 1) {
        fill_row(&mut rows[it.row], it, &it.cuts[0]);
    }
    decide(form, rows, &mut choices);
    doubt(form, rows, &mut choices);
    choices.iter().map(|it| remark(form, it)).collect()
}

fn choice(row: usize, unit: Unit, drops_blanks: bool) -> Choice {
    let pieces = raw_texts(&unit.data);
    let cuts = if drops_blanks { None } else { cuts_by_sum(&pieces, N_COLUMNS, 1) };
    Choice { row, cuts: cuts.unwrap_or_default(), unit }
}

/// Whether a row has fewer digits than columns, or adds up only in fewer figures: the text left
/// blank cells out, so that digits elsewhere need not be seven figures either.
fn drops_blanks(glued: &[(usize, Unit)]) -> bool {
    glued.iter().any(|(_, unit)| {
        let pieces = raw_texts(&unit.data);
        let adds_up_in = |n| cuts_by_sum(&pieces, n, 1).is_some_and(|it| !it.is_empty());
        n_digits(&unit.data) < N_COLUMNS
            || (!adds_up_in(N_COLUMNS) && (2..N_COLUMNS).any(adds_up_in))
    })
}

fn remark(form: &form::Table, it: &Choice) -> Remark {
    let place = Place::row(form.id, it.row);
    let text = raw_text(&it.unit.data);
    let span = it.unit.span;
    if it.cuts.len() == 1 {
        Remark::GluedCut { place, text, span }
    } else {
        Remark::GluedAmbiguous { place, text, span }
    }
}

fn fill_row(row: &mut ReadRow, choice: &Choice, cut: &[Decimal]) {
    row.cells = cut.iter().map(|it| ReadCell::cut(*it, choice.unit.span)).collect();
}

/// Tries all combinations of the cuts that are left; where every combination that satisfies the
/// sums of the columns agrees on a row, that row is decided.
fn decide(form: &'static form::Table, rows: &mut [ReadRow], choices: &mut [Choice]) {
    let open: Vec<usize> = (0..choices.len()).filter(|it| choices[*it].cuts.len() > 1).collect();
    let n_combinations =
        open.iter().try_fold(1usize, |acc, it| acc.checked_mul(choices[*it].cuts.len()));
    let n_combinations = n_combinations.filter(|it| !open.is_empty() && *it <= MOST_COMBINATIONS);
    let Some(n_combinations) = n_combinations else { return };
    let mut fitting: Vec<Vec<usize>> = Vec::new();
    for number in 0..n_combinations {
        crate::probe::step(rows.len());
        let picks = picks(number, &open, choices);
        for (idx, pick) in open.iter().zip(&picks) {
            let choice = &choices[*idx];
            fill_row(&mut rows[choice.row], choice, &choice.cuts[*pick]);
        }
        if columns_hold(form, rows) {
            fitting.push(picks);
        }
    }
    for (place, idx) in open.iter().enumerate() {
        settle(rows, &mut choices[*idx], fitting.iter().map(|it| it[place]));
    }
}

/// The `number`th combination: one cut for each open choice.
fn picks(number: usize, open: &[usize], choices: &[Choice]) -> Vec<usize> {
    let mut rest = number;
    let mut digit = |it: &usize| {
        let n_cuts = choices[*it].cuts.len();
        let res = rest % n_cuts;
        rest /= n_cuts;
        res
    };
    open.iter().map(&mut digit).collect()
}

fn settle(rows: &mut [ReadRow], choice: &mut Choice, mut picks: impl Iterator<Item = usize>) {
    let first = picks.next();
    match first.filter(|it| picks.all(|other| other == *it)) {
        Some(pick) => {
            choice.cuts = vec![choice.cuts.swap_remove(pick)];
            fill_row(&mut rows[choice.row], choice, &choice.cuts[0]);
        }
        None => rows[choice.row].cells = vec![ReadCell::lost(); N_COLUMNS],
    }
}

/// A row's own sum may be the one that is wrong: then the cut that it demanded is the wrong one.
/// So the columns have to speak for a cut as well. A row that has another cut, whether it adds up
/// or not, with which no more of their sums fail is not decided.
fn doubt(form: &'static form::Table, rows: &mut [ReadRow], choices: &mut [Choice]) {
    let sums = column_sums(form, rows);
    let is_doubtful = |it: &Choice| it.cuts.len() == 1 && has_other_cut(it, &sums);
    let doubtful: Vec<bool> = choices.iter().map(is_doubtful).collect();
    for (choice, _) in choices.iter_mut().zip(doubtful).filter(|it| it.1) {
        choice.cuts.clear();
        rows[choice.row].cells = vec![ReadCell::lost(); N_COLUMNS];
    }
}

/// A sum over a column that could be evaluated.
struct ColumnSum {
    column: usize,
    left: Vec<usize>,
    right: Vec<usize>,
    /// Left side less right side.
    difference: Decimal,
}

impl ColumnSum {
    /// The difference with `change` more in this row; `None` where the row is no part of it.
    fn with(&self, row: usize, change: Decimal) -> Option<Decimal> {
        if self.left.contains(&row) {
            Some(self.difference + change)
        } else {
            self.right.contains(&row).then(|| self.difference - change)
        }
    }
}

fn column_sums(form: &'static form::Table, rows: &[ReadRow]) -> Vec<ColumnSum> {
    let amount = |it: &form::CellId| rows[it.row as usize].cells[it.column as usize].amount();
    let side = |it: &[form::CellId]| it.iter().map(amount).sum::<Option<Decimal>>();
    let places = |it: &[form::CellId]| it.iter().map(|it| it.row as usize).collect();
    let mut res = Vec::new();
    for it in identities(form) {
        if it.kind == form::IdentityKind::RowTotal {
            continue;
        }
        if let (Some(left), Some(right)) = (side(&it.left), side(&it.right)) {
            res.push(ColumnSum {
                column: it.right[0].column as usize,
                difference: left - right,
                left: places(&it.left),
                right: places(&it.right),
            });
        }
    }
    res
}

/// Whether another cut of the row's digits leaves no more sums over columns failing.
fn has_other_cut(choice: &Choice, sums: &[ColumnSum]) -> bool {
    let now = &choice.cuts[0];
    let n_failing = |column: usize, value: Decimal| {
        let fails = |it: &&ColumnSum| {
            let difference = it.with(choice.row, value - now[column]);
            it.column == column && difference.is_some_and(|it| !it.is_zero())
        };
        sums.iter().filter(fails).count()
    };
    let failing = now.iter().enumerate().map(|(column, it)| n_failing(column, *it)).sum();
    cheap_cuts(&raw_texts(&choice.unit.data), N_COLUMNS, failing, n_failing) > 1
}

/// Whether no sum over a column that can be evaluated fails.
pub fn no_column_fails(form: &'static form::Table, rows: &[ReadRow]) -> bool {
    column_sums(form, rows).iter().all(|it| it.difference.is_zero())
}

/// Whether every sum over a column can be evaluated, and holds.
pub fn all_columns_hold(form: &'static form::Table, rows: &[ReadRow]) -> bool {
    column_sums(form, rows).len() == 2 * N_COLUMNS && no_column_fails(form, rows)
}

/// Whether every sum over a column that can be evaluated holds, and at least one can.
pub fn columns_hold(form: &'static form::Table, rows: &[ReadRow]) -> bool {
    let sums = column_sums(form, rows);
    !sums.is_empty() && sums.iter().all(|it| it.difference.is_zero())
}
