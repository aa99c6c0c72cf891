//! Exact Gauss–Jordan elimination on a sparse system, column by column, with undo.
//!
//! A row reads `Σ coefficient × change = residual`. A row in which a chosen variable has been
//! pivoted is *basic* for it: the variable stands in no other row. What the rows without a basic
//! variable say is therefore said about the variables not chosen alone.

use super::system::System;

/// A number outgrew its type: the search has to give up, and to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Overflow;

#[derive(Clone, Debug, Default)]
pub(super) struct Row {
    /// Sorted by variable, without zero coefficients.
    pub entries: Vec<(usize, i64)>,
    pub residual: i128,
    pub basic: Option<usize>,
    /// How many eliminations have changed the row.
    n_changes: u32,
}

impl Row {
    pub fn coefficient(&self, variable: usize) -> i64 {
        let place = self.entries.binary_search_by_key(&variable, |it| it.0);
        place.map_or(0, |it| self.entries[it].1)
    }

    /// No elimination has changed the row and none of its variables is chosen.
    pub fn is_untouched(&self) -> bool {
        self.n_changes == 0 && self.basic.is_none()
    }

    /// The row is not accounted for by the chosen variables.
    pub fn is_violated(&self) -> bool {
        self.basic.is_none() && self.residual != 0
    }
}

#[derive(Clone, Debug, Default)]
pub(super) struct Tableau {
    pub rows: Vec<Row>,
    /// The rows of the component under search, in order.
    pub active: Vec<usize>,
    /// The rows that eliminations have changed, in the order of their first change.
    changed: Vec<usize>,
    undo: Vec<Former>,
    /// For each choice the length of `undo` before it, and the row that it was pivoted in.
    frames: Vec<(usize, Option<usize>)>,
    spare: Vec<Vec<(usize, i64)>>,
    holders: Vec<usize>,
}

/// What a row was before it was changed.
#[derive(Clone, Debug)]
struct Former {
    row: usize,
    entries: Vec<(usize, i64)>,
    residual: i128,
}

impl Tableau {
    /// Takes up the rows of a component. The slack of an inequality is basic from the start.
    pub fn load(&mut self, system: &System, component: &[usize], residuals: &[i128]) {
        self.undo.clear();
        self.frames.clear();
        self.changed.clear();
        self.active.clear();
        self.active.extend_from_slice(component);
        self.rows.resize_with(self.rows.len().max(system.rows.len()), Row::default);
        for (&row, &residual) in component.iter().zip(residuals) {
            let stored = &system.rows[row];
            let it = &mut self.rows[row];
            it.entries.clear();
            it.entries.extend(stored.terms.iter().filter(|it| !system.variables[it.0].fixed));
            it.entries.extend(stored.slack.map(|slack| (slack, -1)));
            it.residual = residual;
            it.basic = stored.slack;
            it.n_changes = 0;
        }
    }

    /// The violated rows.
    pub fn violated(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.active.iter().map(|&it| (it, &self.rows[it])).filter(|it| it.1.is_violated())
    }

    /// The basic rows, with their variable.
    pub fn basic(&self) -> impl Iterator<Item = (usize, &Row)> {
        self.active.iter().filter_map(|&it| self.rows[it].basic.map(|var| (var, &self.rows[it])))
    }

    /// Whether choosing `variable` would account for all violated rows at once, given how many
    /// of them are untouched. The untouched rows come first: they rule out most variables.
    pub fn settles(
        &self,
        system: &System,
        variable: usize,
        n_untouched: usize,
    ) -> Result<bool, Overflow> {
        let mut first = None;
        let mut n_seen = 0;
        for &(row, coefficient) in system.columns.of(variable) {
            let it = &self.rows[row];
            if it.is_untouched() {
                n_seen += 1;
                if !goes_with(&mut first, coefficient, it.residual)? {
                    return Ok(false);
                }
            }
        }
        if n_seen != n_untouched {
            return Ok(false);
        }
        for row in self.changed.iter().map(|&it| &self.rows[it]) {
            let coefficient =
                if row.basic.is_none() { row.coefficient(variable) } else { continue };
            let concerned = coefficient != 0 || row.residual != 0;
            if concerned && !goes_with(&mut first, coefficient, row.residual)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Chooses `variable`: pivots it, where a row without a basic variable holds it. `false` when
    /// none does, and the variable is dependent on those already chosen.
    pub fn enter(&mut self, system: &System, variable: usize) -> Result<bool, Overflow> {
        self.find_holders(system, variable);
        let pivot = self.pivot_row(variable);
        self.frames.push((self.undo.len(), pivot));
        let Some(pivot) = pivot else { return Ok(false) };
        for place in 0..self.holders.len() {
            let row = self.holders[place];
            if row != pivot {
                self.eliminate(row, pivot, variable)?;
            }
        }
        self.rows[pivot].basic = Some(variable);
        Ok(true)
    }

    /// Takes the last choice back.
    pub fn leave(&mut self) {
        let Some((undo_len, pivot)) = self.frames.pop() else { return };
        if let Some(pivot) = pivot {
            self.rows[pivot].basic = None;
        }
        for former in self.undo.drain(undo_len..).rev() {
            let it = &mut self.rows[former.row];
            self.spare.push(std::mem::replace(&mut it.entries, former.entries));
            it.residual = former.residual;
            it.n_changes -= 1;
            if it.n_changes == 0 {
                self.changed.pop();
            }
        }
    }

    /// Fills `holders` with the rows that hold the variable: unchanged rows as the system has
    /// them, changed rows looked through.
    fn find_holders(&mut self, system: &System, variable: usize) {
        self.holders.clear();
        let unchanged = system.columns.of(variable).iter().map(|it| it.0);
        self.holders.extend(unchanged.filter(|&it| self.rows[it].n_changes == 0));
        let changed = self.changed.iter().copied();
        self.holders.extend(changed.filter(|&it| self.rows[it].coefficient(variable) != 0));
    }

    /// The row to pivot in: a unit coefficient and few entries keep the numbers and rows small.
    fn pivot_row(&self, variable: usize) -> Option<usize> {
        let open = self.holders.iter().copied().filter(|&it| self.rows[it].basic.is_none());
        open.min_by_key(|&it| {
            let row = &self.rows[it];
            (row.coefficient(variable).unsigned_abs() != 1, row.entries.len(), it)
        })
    }

    fn eliminate(&mut self, row: usize, pivot: usize, variable: usize) -> Result<(), Overflow> {
        let mut entries = self.spare.pop().unwrap_or_default();
        let residual = combine(&self.rows[row], &self.rows[pivot], variable, &mut entries)?;
        let it = &mut self.rows[row];
        let old = std::mem::replace(&mut it.entries, entries);
        self.undo.push(Former { row, entries: old, residual: it.residual });
        it.residual = residual;
        it.n_changes += 1;
        if it.n_changes == 1 {
            self.changed.push(row);
        }
        Ok(())
    }
}

/// Whether `coefficient × change = residual` has the same non-zero solution as the rows before.
fn goes_with(
    first: &mut Option<(i64, i128)>,
    coefficient: i64,
    residual: i128,
) -> Result<bool, Overflow> {
    if coefficient == 0 || residual == 0 {
        return Ok(false);
    }
    let (one, its_residual) = *first.get_or_insert((coefficient, residual));
    if one == coefficient {
        return Ok(residual == its_residual);
    }
    Ok(times(residual, one)? == times(its_residual, coefficient)?)
}

/// The combination of `row` and `pivot` that is free of `variable`, its entries in `entries`;
/// returns its residual. Fraction-free: `row` is multiplied as little as possible, by a positive
/// number.
fn combine(
    row: &Row,
    pivot: &Row,
    variable: usize,
    entries: &mut Vec<(usize, i64)>,
) -> Result<i128, Overflow> {
    let (by, of) = (i128::from(pivot.coefficient(variable)), i128::from(row.coefficient(variable)));
    let common = gcd(by, of);
    let divisor = if by.is_negative() { -common } else { common };
    let by = i64::try_from(by / divisor).map_err(|_| Overflow)?;
    let of = i64::try_from(of / divisor).map_err(|_| Overflow)?;
    entries.clear();
    entries.reserve(row.entries.len() + pivot.entries.len());
    let (mut left, mut right) = (row.entries.as_slice(), pivot.entries.as_slice());
    while let Some(next) = left.first().into_iter().chain(right.first()).map(|it| it.0).min() {
        let in_row = take(&mut left, next);
        let in_pivot = take(&mut right, next);
        let sum = i128::from(in_row) * i128::from(by) - i128::from(in_pivot) * i128::from(of);
        if sum != 0 {
            entries.push((next, i64::try_from(sum).map_err(|_| Overflow)?));
        }
    }
    let subtrahend = times(pivot.residual, of)?;
    let residual = times(row.residual, by)?.checked_sub(subtrahend).ok_or(Overflow)?;
    Ok(if by == 1 { residual } else { reduce(entries, residual) })
}

fn take(entries: &mut &[(usize, i64)], variable: usize) -> i64 {
    match entries.split_first() {
        Some((&(first, coefficient), rest)) if first == variable => {
            *entries = rest;
            coefficient
        }
        _ => 0,
    }
}

/// Divides the row by what all its numbers have in common.
fn reduce(entries: &mut [(usize, i64)], residual: i128) -> i128 {
    let common = entries.iter().fold(residual, |acc, it| gcd(acc, i128::from(it.1)));
    let Ok(divisor) = i64::try_from(common) else { return residual };
    if divisor > 1 {
        entries.iter_mut().for_each(|it| it.1 /= divisor);
        return residual / common;
    }
    residual
}

pub(super) fn times(number: i128, factor: i64) -> Result<i128, Overflow> {
    match factor {
        1 => Ok(number),
        -1 => number.checked_neg().ok_or(Overflow),
        _ => number.checked_mul(i128::from(factor)).ok_or(Overflow),
    }
}

/// The greatest common divisor, not negative (`i128::MIN`, whose size is no `i128`, counts as
/// having no divisor but 1); of 0 and 0 it is 0.
pub(super) fn gcd(left: i128, right: i128) -> i128 {
    let (Some(mut left), Some(mut right)) = (left.checked_abs(), right.checked_abs()) else {
        return 1;
    };
    while right != 0 {
        (left, right) = (right, left % right);
    }
    left
}

#[cfg(test)]
mod tests {
    use super::{Overflow, Tableau};
    use crate::decimal::Decimal;
    use crate::suspects::system::{Equation, System, Variable};

    fn system(equations: &[&[(usize, i64)]]) -> System {
        let equations = equations.iter().map(|it| Equation::zero(it.to_vec())).collect();
        System::new(vec![Variable::number(Decimal::ZERO); 3], equations).expect("3 variables")
    }

    #[test]
    fn entering_and_leaving_restores_the_rows() {
        let system = system(&[&[(0, 2), (1, 3)], &[(0, 3), (2, -1)], &[(1, 1), (2, 1)]]);
        let mut tableau = Tableau::default();
        tableau.load(&system, &[0, 1, 2], &[5, 7, 0]);
        let before = format!("{:?}", tableau.rows);
        assert_eq!(tableau.enter(&system, 0), Ok(true));
        // 3·(2x + 3y = 5) − 2·(3x − z = 7) leaves 9y + 2z = 1.
        assert_eq!(tableau.rows[1].entries, [(1, -9), (2, -2)]);
        assert_eq!(tableau.rows[1].residual, -1);
        assert_eq!(tableau.enter(&system, 2), Ok(true));
        tableau.leave();
        tableau.leave();
        assert_eq!(format!("{:?}", tableau.rows), before);
    }

    #[test]
    fn overflow_is_said() {
        let system = system(&[&[(0, i64::MAX), (1, 1)], &[(0, i64::MAX - 1), (1, i64::MAX)]]);
        let mut tableau = Tableau::default();
        tableau.load(&system, &[0, 1], &[1, 1]);
        assert_eq!(tableau.enter(&system, 0), Err(Overflow));
    }
}
