//! Which values a few figures can take together, when the equations alone do not fix them.
//!
//! Fourier–Motzkin elimination. For whole numbers it is exact as long as one of the two
//! coefficients that are combined is ±1 (the "exact shadow" of Pugh, *The Omega test*, 1991), as
//! it nearly always is between sums; where it is not, the answer may be that it is not known.

use super::tableau::gcd;

/// `Σ coefficient × y ≥ least`, the coefficients by place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HalfSpace {
    pub coefficients: Vec<i128>,
    pub least: i128,
}

/// Half-spaces over the same variables.
#[derive(Clone, Debug, Default)]
pub(super) struct Joint {
    pub half_spaces: Vec<HalfSpace>,
    /// The variables stand for whole numbers.
    pub whole: bool,
    /// Every condition on the variables is among the half-spaces.
    pub exact: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    Unknown,
}

/// More half-spaces than this are not worth the time; systems of sums stay far below.
const MAX_HALF_SPACES: usize = 500;

impl Joint {
    /// Whether there are any values.
    pub fn possible(mut self) -> Answer {
        let n_variables = self.half_spaces.first().map_or(0, |it| it.coefficients.len());
        for variable in 0..n_variables {
            if self.eliminate(variable).is_none() {
                return Answer::Unknown;
            }
        }
        match (self.half_spaces.iter().all(|it| it.least <= 0), self.exact) {
            (false, _) => Answer::No,
            (true, true) => Answer::Yes,
            (true, false) => Answer::Unknown,
        }
    }

    /// The only value, as numerator and denominator, that `Σ coefficient × y + constant` can
    /// take, given that there are any values; `None` when it can take several (or that is not
    /// known). A shadow that is not exact is too large, so one point is certain all the same.
    pub fn only_value(&self, coefficients: &[i128], constant: i128) -> Option<(i128, i128)> {
        let mut with_target = self.clone();
        with_target.half_spaces.iter_mut().for_each(|it| it.coefficients.push(0));
        let negated = coefficients.iter().map(|it| it.checked_neg()).collect::<Option<Vec<_>>>()?;
        let over = [negated.as_slice(), &[1]].concat();
        let under = [coefficients, &[-1]].concat();
        with_target.half_spaces.push(HalfSpace { coefficients: over, least: constant });
        let least = constant.checked_neg()?;
        with_target.half_spaces.push(HalfSpace { coefficients: under, least });
        for variable in 0..coefficients.len() {
            with_target.eliminate(variable)?;
        }
        with_target.tighten()?;
        meeting_point(&with_target.half_spaces, coefficients.len())
    }

    /// Replaces the half-spaces by their shadow along `variable`; `None` on overflow.
    fn eliminate(&mut self, variable: usize) -> Option<()> {
        self.tighten()?;
        let (bounding, mut rest): (Vec<_>, Vec<_>) =
            self.half_spaces.drain(..).partition(|it| it.coefficients[variable] != 0);
        let (below, above): (Vec<_>, Vec<_>) =
            bounding.into_iter().partition(|it| it.coefficients[variable].is_positive());
        for lower in &below {
            for upper in &above {
                let (one, other) = (lower.coefficients[variable], upper.coefficients[variable]);
                self.exact &= !self.whole || one == 1 || other == -1;
                rest.push(combined(lower, upper, variable)?);
            }
        }
        crate::order::sort(&mut rest);
        rest.dedup();
        self.half_spaces = rest;
        (self.half_spaces.len() <= MAX_HALF_SPACES).then_some(())
    }

    /// Divides each half-space by what its coefficients have in common. Between whole numbers the
    /// limit rises to the next whole number.
    fn tighten(&mut self) -> Option<()> {
        for it in &mut self.half_spaces {
            let of_all = it.coefficients.iter().fold(0, |acc, &coefficient| gcd(acc, coefficient));
            let divisor = if self.whole { of_all } else { gcd(of_all, it.least) };
            if divisor > 1 {
                it.coefficients.iter_mut().for_each(|coefficient| *coefficient /= divisor);
                it.least = ceiling(it.least, divisor)?;
            }
        }
        Some(())
    }
}

/// `number / divisor`, rounded up; the divisor is positive.
pub(super) fn ceiling(number: i128, divisor: i128) -> Option<i128> {
    let up = i128::from(number.checked_rem_euclid(divisor)? != 0);
    number.checked_div_euclid(divisor)?.checked_add(up)
}

fn combined(lower: &HalfSpace, upper: &HalfSpace, variable: usize) -> Option<HalfSpace> {
    let (one, other) = (lower.coefficients[variable], upper.coefficients[variable].checked_neg()?);
    let divisor = gcd(one, other).max(1);
    let (by, of) = (other / divisor, one / divisor);
    let sum = |left: i128, right: i128| left.checked_mul(by)?.checked_add(right.checked_mul(of)?);
    let pairs = lower.coefficients.iter().zip(&upper.coefficients);
    let coefficients = pairs.map(|(&left, &right)| sum(left, right)).collect::<Option<_>>()?;
    Some(HalfSpace { coefficients, least: sum(lower.least, upper.least)? })
}

/// The value of the variable that the half-spaces leave no room to move.
fn meeting_point(half_spaces: &[HalfSpace], variable: usize) -> Option<(i128, i128)> {
    let mut lower: Option<(i128, i128)> = None;
    let mut upper: Option<(i128, i128)> = None;
    for it in half_spaces {
        let coefficient = it.coefficients[variable];
        let bound = (it.least.checked_mul(coefficient.signum())?, coefficient.checked_abs()?);
        let tightest = if coefficient.is_positive() { &mut lower } else { &mut upper };
        let tighter = match *tightest {
            _ if coefficient == 0 => false,
            None => true,
            Some(old) if coefficient.is_positive() => is_less(old, bound)?,
            Some(old) => is_less(bound, old)?,
        };
        if tighter {
            *tightest = Some(bound);
        }
    }
    let (lower, upper) = (lower?, upper?);
    (!is_less(lower, upper)? && !is_less(upper, lower)?).then_some(lower)
}

/// Whether one fraction with a positive denominator is less than another.
fn is_less(left: (i128, i128), right: (i128, i128)) -> Option<bool> {
    Some(left.0.checked_mul(right.1)? < right.0.checked_mul(left.1)?)
}

#[cfg(test)]
mod tests {
    use super::{Answer, HalfSpace, Joint};

    fn joint(whole: bool, half_spaces: &[(&[i128], i128)]) -> Joint {
        let half_space =
            |&(it, least): &(&[i128], i128)| HalfSpace { coefficients: it.to_vec(), least };
        Joint { half_spaces: half_spaces.iter().map(half_space).collect(), whole, exact: true }
    }

    #[test]
    fn says_whether_there_are_values() {
        let room = joint(true, &[(&[1, 0], 0), (&[0, 1], 0), (&[-1, -1], -3)]);
        assert_eq!(room.possible(), Answer::Yes);
        let no_room = joint(true, &[(&[1, 0], 0), (&[0, 1], 0), (&[-1, -1], 1)]);
        assert_eq!(no_room.possible(), Answer::No);
    }

    #[test]
    fn whole_numbers_between_fractions_are_not_claimed() {
        // 1 ≤ 2y ≤ 1 has the solution 1/2 and no whole one.
        assert_eq!(joint(false, &[(&[2], 1), (&[-2], -1)]).possible(), Answer::Yes);
        assert_eq!(joint(true, &[(&[2], 1), (&[-2], -1)]).possible(), Answer::No);
        let skew = joint(true, &[(&[2, 3], 1), (&[-2, -3], -1)]);
        assert_eq!(skew.possible(), Answer::Unknown);
    }

    #[test]
    fn finds_the_only_value() {
        let corner = joint(true, &[(&[1, 0], 0), (&[0, 1], 0), (&[-1, -1], 0)]);
        assert_eq!(corner.only_value(&[1, 0], 0), Some((0, 1)));
        assert_eq!(corner.only_value(&[1, 2], 7), Some((7, 1)));
        let edge = joint(true, &[(&[1, 0], 0), (&[0, 1], 0), (&[-1, -1], -2)]);
        assert_eq!(edge.only_value(&[1, 0], 0), None);
        assert_eq!(joint(false, &[(&[3], 2), (&[-3], -2)]).only_value(&[1], 0), Some((2, 3)));
    }
}
