//! The smallest sets of figures whose change makes every equation hold, all of them.
//!
//! The principle is Fellegi and Holt's (*A systematic approach to automatic edit and imputation*,
//! JASA 1976; de Waal, Pannekoek and Scholtus, *Handbook of statistical data editing and
//! imputation*, 2011): believe as many of the printed figures as possible. Unlike the usual
//! tools, which return one smallest set, this search lists every one.

use crate::decimal::Decimal;

use super::search::{Search, State};
use super::system::System;
use super::tableau::{Overflow, times};

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

impl Ended {
    /// The word for it in the result.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::More => "more",
            Self::NoneUpTo(_) => "none-so-small",
            Self::Impossible => "impossible",
            Self::OutOfSteps(_) => "out-of-steps",
            Self::Overflow(_) => "overflow",
            Self::Undecided(_) => "undecided",
        }
    }
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
    state: State,
    /// By how much each row of the component misses 0, in units; 0 for inequalities, whose slack
    /// takes it up.
    residuals: Vec<i128>,
}

impl Searcher {
    /// Searches `system` for the smallest changes.
    pub fn smallest_changes(&mut self, system: &System, limits: &Limits) -> Outcome {
        self.state.make_room(system);
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
        self.state.load(system, component, &self.residuals);
        let mut search = Search::new(system, limits, &mut self.state, scale);
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
            let sum = self.sum(system, row, scale)?;
            let slack = system.rows[row].slack;
            if let Some(slack) = slack {
                self.state.values[slack] = sum;
            }
            let is_equation = slack.is_none();
            self.residuals.push(if is_equation { sum.checked_neg().ok_or(Overflow)? } else { 0 });
            if sum < 0 || (is_equation && sum > 0) {
                violated.push(row);
            }
        }
        Ok(scale)
    }

    /// What the row adds up to, in units; notes the values of its variables.
    fn sum(&mut self, system: &System, row: usize, scale: u32) -> Result<i128, Overflow> {
        let mut sum = units(system.rows[row].constant, scale)?;
        for &(variable, coefficient) in &system.rows[row].terms {
            let value = units(system.variables[variable].value, scale)?;
            self.state.values[variable] = value;
            sum = sum.checked_add(times(value, coefficient)?).ok_or(Overflow)?;
        }
        Ok(sum)
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
