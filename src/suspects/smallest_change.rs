//! The smallest sets of figures whose change makes every equation hold, all of them.
//!
//! The principle is Fellegi and Holt's (*A systematic approach to automatic edit and imputation*,
//! JASA 1976; de Waal, Pannekoek and Scholtus, *Handbook of statistical data editing and
//! imputation*, 2011): believe as many of the printed figures as possible. Unlike the usual
//! tools, which return one smallest set, this search lists every one.
//!
//! **Search.** Sizes 1, 2, 3, … in turn; for each size a depth-first search over chosen sets `S`.
//! The chosen variables are pivoted out ([`Tableau`]), and then one of three things holds.
//!
//! 1. A row without chosen variables is violated. Every solution that contains `S` changes one
//!    more variable of that row; indeed one that can move the sum the right way, for a count that
//!    stands at 0 can only grow. Branch over these.
//! 2. All rows hold, but the values break a bound or are not whole. If `S` fixes them, the row
//!    that expresses the offending figure gives the branches in the same way; if `S` fixes them
//!    only jointly, every variable that stands in any row of a chosen one is a branch.
//! 3. The values are admissible: `S` is a solution.
//!
//! Every solution that contains `S` is thus in one of the branches, so nothing is missed. In each
//! branch the variables of the branches before are out of bounds, so nothing is found twice.
//!
//! A set whose columns are dependent is fixed only jointly. Without bounds and wholeness it is
//! never smallest: moving along the dependency until one change is 0 gives a smaller set.

use crate::decimal::Decimal;

use super::joint::{Answer, HalfSpace, Joint, ceiling};
use super::system::System;
use super::tableau::{Overflow, Row, Tableau, times};

/// When a search stops. All limits are counted, so that the same input gives the same answer on
/// every machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The size of the largest sets that are searched for.
    pub max_size: usize,
    /// The most sets that are listed for one component.
    pub max_sets: usize,
    /// The most choices that are tried in one component.
    pub max_steps: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_size: 4, max_sets: 200, max_steps: 20_000 }
    }
}

/// What was found, one entry for every component with a violated equation.
///
/// Components share no variable that may be blamed, so each is mended for itself: a smallest
/// change of the whole system is one set of each component.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// In the order of the components' first equations. Empty when every equation holds.
    pub components: Vec<ComponentChanges>,
}

/// What was found for one component.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComponentChanges {
    /// The equations that do not hold, in order; each of the sets mends them all.
    pub violated: Vec<usize>,
    /// Sets of the same, smallest size, by tie rank and then in the order of the variables.
    pub sets: Vec<ChangeSet>,
    /// Whether these are all.
    pub ended: Ended,
}

/// How the search of one component ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All smallest sets are listed.
    Complete,
    /// There are more sets of this size than may be listed.
    More,
    /// No set of up to this many variables mends the equations.
    NoneUpTo(usize),
    /// No change of any number of variables mends the equations.
    Impossible,
    /// The steps were used up at this size; smaller sets do not exist, and sets that are not
    /// listed may.
    OutOfSteps(usize),
    /// A number outgrew 128 (a coefficient 64) bits at this size; 0 is the equations themselves.
    Overflow(usize),
    /// Whether some set of this size has admissible whole numbers could not be decided, because
    /// its figures depend on each other by coefficients other than ±1; sets that are not listed
    /// may exist.
    Undecided(usize),
}

/// One smallest set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeSet {
    /// The changes, in the order of the variables.
    pub changes: Vec<Change>,
}

/// A change of one variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The place of the variable.
    pub variable: usize,
    /// Its new value; `None` when the set fixes its values only jointly, or the value is no
    /// finite decimal.
    pub proposed: Option<Decimal>,
}

/// Searches `system` for the smallest changes; see the module.
pub fn smallest_changes(system: &System, limits: &Limits) -> Outcome {
    Searcher::default().smallest_changes(system, limits)
}

/// A search with its buffers, to be used for one system after another.
#[derive(Clone, Debug, Default)]
pub struct Searcher {
    tableau: Tableau,
    /// The values in units of the component's last decimal place, by variable, slacks last.
    values: Vec<i128>,
    residuals: Vec<i128>,
    /// Not to be chosen (again) on this branch.
    blocked: Vec<bool>,
    /// Never more choices on one branch than the size under search.
    chosen: Vec<usize>,
    /// Those of the chosen that are dependent on the others.
    dependent: Vec<usize>,
}

impl Searcher {
    /// Searches `system` for the smallest changes.
    pub fn smallest_changes(&mut self, system: &System, limits: &Limits) -> Outcome {
        let n_variables = system.variables.len() + system.n_slacks();
        self.values.resize(self.values.len().max(n_variables), 0);
        self.blocked.resize(self.blocked.len().max(n_variables), false);
        let components = system.components.iter();
        Outcome { components: components.filter_map(|it| self.mend(system, it, limits)).collect() }
    }

    fn mend(
        &mut self,
        system: &System,
        component: &[usize],
        limits: &Limits,
    ) -> Option<ComponentChanges> {
        self.residuals.clear();
        let mut violated = Vec::new();
        let measured = self.measure(system, component, &mut violated);
        let Ok(scale) = measured else {
            let ended = Ended::Overflow(0);
            return Some(ComponentChanges { violated, sets: Vec::new(), ended });
        };
        if violated.is_empty() {
            return None;
        }
        self.tableau.load(system, component, &self.residuals);
        self.chosen.clear();
        self.dependent.clear();
        // The blocks of a search that was broken off are still there.
        self.blocked.fill(false);
        let mut search = Search::new(system, limits, self, scale);
        let ended = search.deepen();
        let sets = search.sorted_sets();
        Some(ComponentChanges { violated, sets, ended })
    }

    /// Fills values and residuals and names the violated equations; returns the scale.
    fn measure(
        &mut self,
        system: &System,
        component: &[usize],
        violated: &mut Vec<usize>,
    ) -> Result<u32, Overflow> {
        let scale_of = |&row: &usize| {
            let row = &system.rows[row];
            let scales = row.terms.iter().map(|it| system.variables[it.0].value.scale());
            scales.fold(row.constant.scale(), u32::max)
        };
        let scale = component.iter().map(scale_of).max().unwrap_or(0);
        for &row in component {
            let stored = &system.rows[row];
            let mut sum = units(stored.constant, scale)?;
            for &(variable, coefficient) in &stored.terms {
                let value = units(system.variables[variable].value, scale)?;
                self.values[variable] = value;
                sum = sum.checked_add(times(value, coefficient)?).ok_or(Overflow)?;
            }
            let residual = if let Some(slack) = stored.slack {
                self.values[slack] = sum;
                0
            } else {
                sum.checked_neg().ok_or(Overflow)?
            };
            self.residuals.push(residual);
            if residual != 0 || (stored.slack.is_some() && sum < 0) {
                violated.push(row);
            }
        }
        Ok(scale)
    }
}

/// The number in units of `10^-scale`, which is not below the number's own.
fn units(number: Decimal, scale: u32) -> Result<i128, Overflow> {
    let own = number.scale();
    let units = number.units_at(own);
    if own == scale || units == 0 {
        return Ok(units);
    }
    let factor = 10i128.checked_pow(scale - own).ok_or(Overflow)?;
    units.checked_mul(factor).ok_or(Overflow)
}

/// What breaks off a search.
enum Stop {
    Overflow,
    Steps,
    Enough,
}

impl From<Overflow> for Stop {
    fn from(_: Overflow) -> Self {
        Self::Overflow
    }
}

/// What the chosen set amounts to when every row is accounted for.
enum Verdict {
    Admissible,
    /// Not admissible; one of these variables has to be added.
    Needs(Vec<usize>),
    /// It is not known whether it is; one of these variables may be added.
    Unknown(Vec<usize>),
}

struct Search<'a> {
    system: &'a System,
    limits: &'a Limits,
    state: &'a mut Searcher,
    scale: u32,
    /// One, in units of the last decimal place.
    one: i128,
    sets: Vec<ChangeSet>,
    n_steps: u32,
    any_undecided: bool,
    /// A branch was left because the size was used up; a larger size may do.
    any_cut: bool,
}

impl<'a> Search<'a> {
    fn new(system: &'a System, limits: &'a Limits, state: &'a mut Searcher, scale: u32) -> Self {
        // Units of this scale have been computed, so the power exists, unless all numbers are 0.
        let one = 10i128.checked_pow(scale).unwrap_or(i128::MAX);
        let (sets, n_steps, any_undecided, any_cut) = (Vec::new(), 0, false, false);
        Self { system, limits, state, scale, one, sets, n_steps, any_undecided, any_cut }
    }

    /// Searches size after size until one has sets.
    fn deepen(&mut self) -> Ended {
        for size in 1..=self.limits.max_size {
            self.any_cut = false;
            match self.descend(size) {
                Err(Stop::Overflow) => return Ended::Overflow(size),
                Err(Stop::Steps) => return Ended::OutOfSteps(size),
                Err(Stop::Enough) => return Ended::More,
                Ok(()) if self.any_undecided => return Ended::Undecided(size),
                Ok(()) if !self.sets.is_empty() => return Ended::Complete,
                Ok(()) if !self.any_cut => return Ended::Impossible,
                Ok(()) => {}
            }
        }
        Ended::NoneUpTo(self.limits.max_size)
    }

    /// Looks at the chosen set, and at all sets with up to `n_left` variables more.
    fn descend(&mut self, n_left: usize) -> Result<(), Stop> {
        if let Some((candidates, n_untouched)) = self.branches_of_violated() {
            // A variable stands in so many rows only, and an untouched row is as declared.
            if n_untouched > n_left.saturating_mul(self.system.max_degree) {
                self.any_cut |= !candidates.is_empty();
                return Ok(());
            }
            return self.branch(&candidates, n_left, n_untouched);
        }
        match self.judge()? {
            Verdict::Admissible if n_left == 0 => self.record(),
            // A smaller set would have ended the search.
            Verdict::Admissible => Ok(()),
            Verdict::Needs(candidates) => self.branch(&candidates, n_left, 0),
            Verdict::Unknown(candidates) => {
                self.any_undecided = true;
                self.branch(&candidates, n_left, 0)
            }
        }
    }

    fn branch(
        &mut self,
        candidates: &[usize],
        n_left: usize,
        n_untouched: usize,
    ) -> Result<(), Stop> {
        if n_left == 0 {
            self.any_cut |= !candidates.is_empty();
            return Ok(());
        }
        for &variable in candidates {
            self.n_steps += 1;
            if self.n_steps > self.limits.max_steps {
                return Err(Stop::Steps);
            }
            self.state.blocked[variable] = true;
            let settles = || self.state.tableau.settles(self.system, variable, n_untouched);
            if n_left > 1 || settles()? {
                self.choose(variable, n_left)?;
            } else {
                self.any_cut = true;
            }
        }
        candidates.iter().for_each(|&it| self.state.blocked[it] = false);
        Ok(())
    }

    fn choose(&mut self, variable: usize, n_left: usize) -> Result<(), Stop> {
        let is_independent = self.state.tableau.enter(self.system, variable)?;
        self.state.chosen.push(variable);
        if !is_independent {
            self.state.dependent.push(variable);
        }
        self.descend(n_left - 1)?;
        if !is_independent {
            self.state.dependent.pop();
        }
        self.state.chosen.pop();
        self.state.tableau.leave();
        Ok(())
    }

    /// The candidates of the violated row that has fewest, and the number of violated rows that
    /// are untouched; `None` when no row is violated.
    fn branches_of_violated(&self) -> Option<(Vec<usize>, usize)> {
        let mut best: Option<(usize, &Row)> = None;
        let mut n_untouched = 0;
        for (_, row) in self.state.tableau.violated() {
            n_untouched += usize::from(row.is_untouched());
            let most = best.map_or(usize::MAX, |it| it.0);
            let n_candidates = self.candidates(row, row.residual).take(most).count();
            if n_candidates < most {
                best = Some((n_candidates, row));
            }
        }
        best.map(|(_, row)| (self.candidates(row, row.residual).collect(), n_untouched))
    }

    /// The variables of `row` that may be chosen and can add something of the sign of `wanted`
    /// to its sum.
    fn candidates<'b>(&'b self, row: &'b Row, wanted: i128) -> impl Iterator<Item = usize> + 'b {
        let up = wanted > 0;
        let fits = move |&&(variable, coefficient): &&(usize, i64)| {
            self.is_free(variable) && (!self.is_at_floor(variable) || (coefficient > 0) == up)
        };
        row.entries.iter().filter(fits).map(|it| it.0)
    }

    /// Whether the variable may still be chosen. Slacks take part anyway.
    fn is_free(&self, variable: usize) -> bool {
        variable < self.system.variables.len() && !self.state.blocked[variable]
    }

    /// Whether a proposed value can only be greater than the one that stands.
    fn is_at_floor(&self, variable: usize) -> bool {
        self.system.variables[variable].at_least_zero && self.state.values[variable] <= 0
    }

    fn has_floor(&self, variable: usize) -> bool {
        self.system.variables.get(variable).is_none_or(|it| it.at_least_zero)
    }

    fn is_whole(&self, variable: usize) -> bool {
        self.system.variables.get(variable).is_some_and(|it| it.whole)
    }

    /// Whether the chosen set has admissible values; every row is accounted for.
    fn judge(&self) -> Result<Verdict, Overflow> {
        if !self.state.dependent.is_empty() {
            return self.judge_jointly();
        }
        for (variable, row) in self.state.tableau.basic() {
            let (number, divisor) = self.fixed_value(variable, row)?;
            if self.has_floor(variable) && number < 0 {
                return Ok(Verdict::Needs(self.raising(variable, row)));
            }
            if self.is_whole(variable) && number % times(self.one, divisor)? != 0 {
                let free = row.entries.iter().map(|it| it.0).filter(|&it| self.is_free(it));
                return Ok(Verdict::Needs(free.collect()));
            }
        }
        Ok(Verdict::Admissible)
    }

    /// The value of a basic variable when nothing else moves: a number of units and a positive
    /// divisor.
    fn fixed_value(&self, variable: usize, row: &Row) -> Result<(i128, i64), Overflow> {
        let pivot = row.coefficient(variable);
        let old = times(self.state.values[variable], pivot)?;
        let new = old.checked_add(row.residual).ok_or(Overflow)?;
        let divisor = pivot.checked_abs().ok_or(Overflow)?;
        Ok((times(new, pivot.signum())?, divisor))
    }

    /// The variables that can raise the basic variable of `row`.
    fn raising(&self, variable: usize, row: &Row) -> Vec<usize> {
        // In `pivot × change + Σ coefficient × other change = residual` the sum of the others
        // has to become less than nothing when the pivot is positive.
        self.candidates(row, -i128::from(row.coefficient(variable))).collect()
    }

    fn judge_jointly(&self) -> Result<Verdict, Overflow> {
        let answer = match self.joint()? {
            Some(joint) => joint.is_possible(),
            None => Answer::No,
        };
        Ok(match answer {
            Answer::Yes => Verdict::Admissible,
            Answer::No => Verdict::Needs(self.neighbours()),
            Answer::Unknown => Verdict::Unknown(self.neighbours()),
        })
    }

    /// The free variables in rows of chosen ones: no other variable can move a chosen one.
    fn neighbours(&self) -> Vec<usize> {
        let rows = self.state.tableau.basic().flat_map(|it| &it.1.entries);
        let mut res: Vec<_> = rows.map(|it| it.0).filter(|&it| self.is_free(it)).collect();
        res.sort_unstable();
        res.dedup();
        res
    }

    /// The conditions on the new values of the dependent variables; `None` when they are not
    /// whole. All chosen figures whole: counted in ones; otherwise in units.
    fn joint(&self) -> Result<Option<Joint>, Overflow> {
        let n_whole = self.state.chosen.iter().filter(|&&it| self.is_whole(it)).count();
        let whole = n_whole == self.state.chosen.len();
        let mut joint = Joint { half_spaces: Vec::new(), whole, exact: whole || n_whole == 0 };
        for (place, &variable) in self.state.dependent.iter().enumerate() {
            if self.has_floor(variable) {
                let mut coefficients = vec![0; self.state.dependent.len()];
                coefficients[place] = 1;
                joint.half_spaces.push(HalfSpace { coefficients, least: 0 });
            }
        }
        for (variable, row) in self.state.tableau.basic() {
            let (pivot, mut coefficients, constant) = self.expressed(variable, row)?;
            if whole && self.is_whole(variable) {
                joint.exact &= pivot == 1;
                if pivot == 1 && constant % self.one != 0 {
                    return Ok(None);
                }
            }
            if self.has_floor(variable) {
                let least = constant.checked_neg().ok_or(Overflow)?;
                let least = if whole { ceiling(least, self.one).ok_or(Overflow)? } else { least };
                coefficients.iter_mut().for_each(|it| *it = -*it);
                joint.half_spaces.push(HalfSpace { coefficients, least });
            }
        }
        Ok(Some(joint))
    }

    /// A basic variable by the dependent ones, all new values:
    /// `pivot × value = constant − Σ coefficient × dependent`, with a positive pivot.
    fn expressed(&self, variable: usize, row: &Row) -> Result<(i128, Vec<i128>, i128), Overflow> {
        let (mut constant, pivot) = self.fixed_value(variable, row)?;
        let sign = row.coefficient(variable).signum();
        let mut coefficients = Vec::with_capacity(self.state.dependent.len());
        for &other in &self.state.dependent {
            let coefficient = row.coefficient(other).checked_mul(sign).ok_or(Overflow)?;
            let part = times(self.state.values[other], coefficient)?;
            constant = constant.checked_add(part).ok_or(Overflow)?;
            coefficients.push(i128::from(coefficient));
        }
        Ok((i128::from(pivot), coefficients, constant))
    }

    fn record(&mut self) -> Result<(), Stop> {
        if self.sets.len() == self.limits.max_sets {
            return Err(Stop::Enough);
        }
        let mut changes = Vec::with_capacity(self.state.chosen.len());
        let joint = if self.state.dependent.is_empty() { None } else { self.joint()? };
        for &variable in &self.state.chosen {
            changes.push(Change { variable, proposed: self.proposed(variable, joint.as_ref())? });
        }
        changes.sort_unstable_by_key(|it| it.variable);
        self.sets.push(ChangeSet { changes });
        Ok(())
    }

    fn proposed(
        &self,
        variable: usize,
        joint: Option<&Joint>,
    ) -> Result<Option<Decimal>, Overflow> {
        let basic = self.state.tableau.basic().find(|it| it.0 == variable).map(|it| it.1);
        let Some(joint) = joint else {
            let value = basic.map(|row| self.fixed_value(variable, row)).transpose()?;
            return Ok(value.and_then(|(it, by)| self.decimal(it, i128::from(by), self.scale)));
        };
        let (pivot, coefficients, constant) = match basic {
            Some(row) => self.expressed(variable, row)?,
            None => {
                let place = self.state.dependent.iter().map(|&it| -i128::from(it == variable));
                (1, place.collect(), 0)
            }
        };
        let negated: Vec<_> = coefficients.iter().map(|it| -it).collect();
        let (one, scale) = if joint.whole { (self.one, 0) } else { (1, self.scale) };
        let Some((number, by)) = joint.only_value(&negated, constant / one) else {
            return Ok(None);
        };
        Ok(by.checked_mul(pivot).and_then(|by| self.decimal(number, by, scale)))
    }

    /// `number / by × 10^-scale`, when that is a decimal of up to 18 places more.
    fn decimal(&self, number: i128, by: i128, scale: u32) -> Option<Decimal> {
        let mut number = number;
        for more in 0..=18 {
            if number % by == 0 {
                return Some(Decimal::new(number / by, scale + more));
            }
            number = number.checked_mul(10)?;
        }
        None
    }

    /// The sets by tie rank, then in the order of the variables.
    fn sorted_sets(self) -> Vec<ChangeSet> {
        let mut sets = self.sets;
        let rank = |it: &Change| u32::from(self.system.variables[it.variable].tie_rank);
        sets.sort_by_cached_key(|set| {
            let ranks = set.changes.iter().map(rank).sum::<u32>();
            (ranks, set.changes.iter().map(|it| it.variable).collect::<Vec<_>>())
        });
        sets
    }
}
