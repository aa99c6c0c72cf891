//! Whether a chosen set has admissible values, and which.

use crate::decimal::Decimal;

use super::joint::{Answer, HalfSpace, Joint, ceiling};
use super::search::Search;
use super::tableau::{Overflow, Row, times};

/// What the chosen set amounts to when every row is accounted for.
pub(super) enum Verdict {
    Admissible,
    /// Not admissible; one of these variables has to be added.
    Needs(Vec<usize>),
    /// It is not known whether it is; one of these variables may be added.
    Unknown(Vec<usize>),
}

impl Search<'_> {
    /// Whether the chosen set has admissible values; every row is accounted for.
    pub(super) fn judge(&self) -> Result<Verdict, Overflow> {
        if !self.state.dependent.is_empty() {
            return self.judge_jointly();
        }
        for (variable, row) in self.state.tableau.basic() {
            let (number, divisor) = self.fixed_value(variable, row)?;
            if self.has_floor(variable) && number < 0 {
                return Ok(Verdict::Needs(self.raising(variable, row)));
            }
            if self.is_whole(variable) && number % times(self.one()?, divisor)? != 0 {
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
            Some(joint) => joint.possible(),
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
        crate::order::sort(&mut res);
        res.dedup();
        res
    }

    /// The conditions on the new values of the dependent variables; `None` when they leave no
    /// whole values. All chosen figures whole: counted in ones; otherwise in units.
    pub(super) fn joint(&self) -> Result<Option<Joint>, Overflow> {
        let n_whole = self.state.chosen.iter().filter(|&&it| self.is_whole(it)).count();
        let whole = n_whole == self.state.chosen.len();
        let half_spaces = self.floors_of_dependent();
        let mut joint = Joint { half_spaces, whole, exact: whole || n_whole == 0 };
        for (variable, row) in self.state.tableau.basic() {
            if !self.add_conditions(variable, row, &mut joint)? {
                return Ok(None);
            }
        }
        Ok(Some(joint))
    }

    fn floors_of_dependent(&self) -> Vec<HalfSpace> {
        let dependent = &self.state.dependent;
        let with_floor = dependent.iter().filter(|&&it| self.has_floor(it));
        let unit = |it: &usize| dependent.iter().map(|other| i128::from(other == it)).collect();
        with_floor.map(|it| HalfSpace { coefficients: unit(it), least: 0 }).collect()
    }

    /// Adds what a basic variable asks of the dependent ones; `false` when it cannot be whole.
    fn add_conditions(
        &self,
        variable: usize,
        row: &Row,
        joint: &mut Joint,
    ) -> Result<bool, Overflow> {
        let (pivot, mut coefficients, constant) = self.expressed(variable, row)?;
        if joint.whole && self.is_whole(variable) {
            let is_alone = coefficients.iter().all(|it| *it == 0);
            let step = self.one()?.checked_mul(pivot).ok_or(Overflow)?;
            if (is_alone || pivot == 1) && constant % step != 0 {
                return Ok(false);
            }
            joint.exact &= is_alone || pivot == 1;
        }
        if self.has_floor(variable) {
            let one = if joint.whole { self.one()? } else { 1 };
            let least = constant.checked_neg().and_then(|it| ceiling(it, one)).ok_or(Overflow)?;
            coefficients.iter_mut().for_each(|it| *it = -*it);
            joint.half_spaces.push(HalfSpace { coefficients, least });
        }
        Ok(true)
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

    /// The new value of a chosen variable, if there is only one, that is a decimal.
    pub(super) fn proposed(
        &self,
        variable: usize,
        joint: Option<&Joint>,
    ) -> Result<Option<Decimal>, Overflow> {
        let basic = self.state.tableau.basic().find(|it| it.0 == variable).map(|it| it.1);
        let Some(joint) = joint else {
            let value = basic.map(|row| self.fixed_value(variable, row)).transpose()?;
            return Ok(value.and_then(|(it, by)| decimal(it, i128::from(by), self.scale)));
        };
        let (pivot, coefficients, constant) = match basic {
            Some(row) => self.expressed(variable, row)?,
            None => {
                let place = self.state.dependent.iter().map(|&it| -i128::from(it == variable));
                (1, place.collect(), 0)
            }
        };
        let negated: Vec<_> = coefficients.iter().map(|it| -it).collect();
        let (one, scale) = if joint.whole { (self.one()?, 0) } else { (1, self.scale) };
        let Some((number, by)) = joint.only_value(&negated, constant / one) else {
            return Ok(None);
        };
        Ok(by.checked_mul(pivot).and_then(|by| decimal(number, by, scale)))
    }
}

/// `number / by × 10^-scale`, when that is a decimal of up to 18 places more.
fn decimal(mut number: i128, by: i128, scale: u32) -> Option<Decimal> {
    for more in 0..=18 {
        if number % by == 0 {
            return Some(Decimal::new(number / by, scale + more));
        }
        number = number.checked_mul(10)?;
    }
    None
}
