//! The search itself: which sets are tried, and why none is missed.
//!
//! Sizes 1, 2, 3, … in turn; for each size a depth-first search over chosen sets `S`. The chosen
//! variables are pivoted out ([`Tableau`]), and then one of three things holds.
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

use super::admissible::Verdict;
use super::smallest_change::{Change, ChangeSet, Ended, Limits};
use super::system::System;
use super::tableau::{Overflow, Row, Tableau};

/// Where a search stands, and its buffers.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub tableau: Tableau,
    /// The values in units of the component's last decimal place, by variable, slacks last.
    pub values: Vec<i128>,
    /// Chosen, or tried before on this branch.
    blocked: Vec<bool>,
    pub chosen: Vec<usize>,
    /// Those of the chosen that depend on the others.
    pub dependent: Vec<usize>,
}

impl State {
    pub fn make_room(&mut self, system: &System) {
        let n_variables = system.variables.len() + system.n_slacks();
        self.values.resize(self.values.len().max(n_variables), 0);
        self.blocked.resize(self.blocked.len().max(n_variables), false);
    }

    pub fn load(&mut self, system: &System, component: &[usize], residuals: &[i128]) {
        self.tableau.load(system, component, residuals);
        // What a search that was broken off had chosen is still there.
        self.chosen.clear();
        self.dependent.clear();
        self.blocked.fill(false);
    }
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

pub(super) struct Search<'a> {
    pub(super) system: &'a System,
    limits: &'a Limits,
    pub(super) state: &'a mut State,
    pub(super) scale: u32,
    /// One, in units of the last decimal place, if that is a number of 128 bits.
    one: Option<i128>,
    sets: Vec<ChangeSet>,
    n_steps: u32,
    any_undecided: bool,
    /// A branch was left because the size was used up; a larger size may do.
    any_cut: bool,
}

impl<'a> Search<'a> {
    pub(super) fn new(
        system: &'a System,
        limits: &'a Limits,
        state: &'a mut State,
        scale: u32,
    ) -> Self {
        let one = 10i128.checked_pow(scale);
        let (sets, n_steps, any_undecided, any_cut) = (Vec::new(), 0, false, false);
        Self { system, limits, state, scale, one, sets, n_steps, any_undecided, any_cut }
    }

    /// Searches size after size until one has sets.
    pub(super) fn deepen(&mut self) -> Ended {
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
            // Nothing is left to choose: a smaller set would have ended the search.
            Verdict::Admissible => self.record(),
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
            crate::probe::step(1);
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
    pub(super) fn candidates<'b>(
        &'b self,
        row: &'b Row,
        wanted: i128,
    ) -> impl Iterator<Item = usize> + 'b {
        let up = wanted > 0;
        let fits = move |&&(variable, coefficient): &&(usize, i64)| {
            self.is_free(variable) && (!self.is_at_floor(variable) || (coefficient > 0) == up)
        };
        row.entries.iter().filter(fits).map(|it| it.0)
    }

    /// Whether the variable may still be chosen. Slacks take part anyway.
    pub(super) fn is_free(&self, variable: usize) -> bool {
        variable < self.system.variables.len() && !self.state.blocked[variable]
    }

    /// Whether a proposed value can only be greater than the one that stands.
    fn is_at_floor(&self, variable: usize) -> bool {
        self.system.variables[variable].at_least_zero && self.state.values[variable] <= 0
    }

    pub(super) fn has_floor(&self, variable: usize) -> bool {
        self.system.variables.get(variable).is_none_or(|it| it.at_least_zero)
    }

    pub(super) fn is_whole(&self, variable: usize) -> bool {
        self.system.variables.get(variable).is_some_and(|it| it.whole)
    }

    /// One, in units of the last decimal place.
    pub(super) fn one(&self) -> Result<i128, Overflow> {
        self.one.ok_or(Overflow)
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
        crate::order::sort_by_key(&mut changes, |it| it.variable);
        self.sets.push(ChangeSet { changes });
        Ok(())
    }

    /// The sets by tie rank, then in the order of the variables.
    pub(super) fn sorted_sets(self) -> Vec<ChangeSet> {
        let mut sets = self.sets;
        let rank = |it: &Change| u32::from(self.system.variables[it.variable].tie_rank);
        crate::order::sort_by_key(&mut sets, |set| {
            let ranks = set.changes.iter().map(rank).sum::<u32>();
            (ranks, set.changes.iter().map(|it| it.variable).collect::<Vec<_>>())
        });
        sets
    }
}
