//! Does a usual slip explain a change? Facts only; the words are made elsewhere.
//!
//! Typing errors after Scholtus, *Automatic correction of simple typing errors in numerical data
//! with balance edits* (2009): the printed and the proposed figure are at Damerau–Levenshtein
//! distance 1. The other slips are those that clerks know from the form.

use super::{Given, ProposedCell};
use crate::decimal::Decimal;
use crate::form::{CellId, Identity, IdentityKind};

/// A usual slip.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slip {
    /// A total was never entered.
    TotalLeftBlank,
    /// A figure was never entered.
    LeftBlank,
    /// A 0 stands where a figure belongs.
    LeftAtZero,
    /// Two neighbouring digits are interchanged.
    SwappedDigits,
    /// One digit is another.
    ChangedDigit,
    /// One digit is missing.
    DroppedDigit,
    /// One digit was typed twice.
    DoubledDigit,
    /// One digit is too many.
    AddedDigit,
    /// The figure is right but for its sign.
    WrongSign,
    /// Two neighbouring cells are interchanged.
    SwappedNeighbours,
    /// Three or more cells of a row hold the figures of their neighbours.
    ShiftedRow,
    /// Two parts of one sum are wrong by opposite differences: counted in the wrong place.
    OppositeDifferences,
    /// A part and its total are wrong by the same difference.
    CarriedIntoTotal,
    /// A total is too large by one of its parts.
    CountedTwice,
    /// A total is too small by one of its parts.
    Omitted,
    /// 一、本年新收 is too large by 二、上年结转.
    CarriedInCounted,
    /// （七）总计 is too large by 四、结转下年度.
    CarriedOutCounted,
}

impl Slip {
    /// The contract's key.
    pub const fn key(self) -> &'static str {
        match self {
            Self::TotalLeftBlank => "total-left-blank",
            Self::LeftBlank => "left-blank",
            Self::LeftAtZero => "left-at-zero",
            Self::SwappedDigits => "swapped-digits",
            Self::ChangedDigit => "changed-digit",
            Self::DroppedDigit => "dropped-digit",
            Self::DoubledDigit => "doubled-digit",
            Self::AddedDigit => "added-digit",
            Self::WrongSign => "wrong-sign",
            Self::SwappedNeighbours => "swapped-neighbours",
            Self::ShiftedRow => "shifted-row",
            Self::OppositeDifferences => "opposite-differences",
            Self::CarriedIntoTotal => "carried-into-total",
            Self::CountedTwice => "counted-twice",
            Self::Omitted => "omitted",
            Self::CarriedInCounted => "carried-in-counted",
            Self::CarriedOutCounted => "carried-out-counted",
        }
    }
}

/// The slip that turns one printed figure into another, judged by the figures alone.
///
/// ```
/// # use gouji::{decimal::Decimal, suspects::{Slip, typing_slip}};
/// assert_eq!(typing_slip("161", Decimal::from(116)), Some(Slip::SwappedDigits));
/// assert_eq!(typing_slip("19979", Decimal::from(1979)), Some(Slip::DoubledDigit));
/// assert_eq!(typing_slip("252", Decimal::from(315)), None);
/// ```
pub fn typing_slip(found: &str, proposed: Decimal) -> Option<Slip> {
    let proposed = digits(proposed)?;
    let (found, proposed) = (found.as_bytes(), proposed.as_bytes());
    if found.strip_prefix(b"-") == Some(proposed) || proposed.strip_prefix(b"-") == Some(found) {
        return Some(Slip::WrongSign);
    }
    let n_same = found.iter().zip(proposed).take_while(|it| it.0 == it.1).count();
    // Of equal digits in a row the last counts as the one too many, so it follows its double.
    let (before, found) = found.split_at(n_same);
    let proposed = &proposed[n_same..];
    let is_digit = |it: &u8| it.is_ascii_digit();
    match (found, proposed) {
        ([a, b, rest @ ..], [c, d, other @ ..])
            if (a, b) == (d, c) && rest == other && is_digit(a) && is_digit(b) =>
        {
            Some(Slip::SwappedDigits)
        }
        ([a, rest @ ..], [b, other @ ..]) if rest == other && is_digit(a) && is_digit(b) => {
            Some(Slip::ChangedDigit)
        }
        (rest, [b, other @ ..]) if rest == other && is_digit(b) => Some(Slip::DroppedDigit),
        ([a, rest @ ..], other) if rest == other && is_digit(a) => {
            let is_doubled = before.last() == Some(a);
            Some(if is_doubled { Slip::DoubledDigit } else { Slip::AddedDigit })
        }
        _ => None,
    }
}

/// What the cells of a set look like in their surroundings.
pub(super) struct Surroundings<'a, F> {
    pub identities: &'a [Identity],
    pub given: F,
}

impl<'t, F: Fn(CellId) -> Option<Given<'t>>> Surroundings<'_, F> {
    /// The slip that explains one changed cell.
    pub fn slip_of_cell(&self, it: &ProposedCell) -> Option<Slip> {
        let proposed = it.proposed?;
        let given = (self.given)(it.cell)?;
        // What is proposed differs from what was found: beside a blank or a 0 it is a figure.
        match (given.blank, it.found.is_zero()) {
            (true, _) if self.is_total(it.cell) => Some(Slip::TotalLeftBlank),
            (true, _) => Some(Slip::LeftBlank),
            (false, true) => Some(Slip::LeftAtZero),
            (false, false) => self.slip_of_figure(it.cell, &printed(&given)?, it.found, proposed),
        }
    }

    /// The slip that explains a whole set: one of its cells together, or the same of each. Cells
    /// that are all blank need no other explanation.
    pub fn slip_of_set(&self, cells: &[ProposedCell]) -> Option<Slip> {
        let of_first = cells.first().and_then(|it| it.slip);
        let of_each = of_first.filter(|_| cells.iter().all(|it| it.slip == of_first));
        if matches!(of_each, Some(Slip::TotalLeftBlank | Slip::LeftBlank)) {
            return of_each;
        }
        let together = match cells {
            [] | [_] => None,
            [one, other] => self.slip_of_pair(one, other),
            _ => is_shifted_row(cells).then_some(Slip::ShiftedRow),
        };
        together.or(of_each)
    }

    /// Interchanged digits and a difference that is exactly what was carried over say more than
    /// one digit that differs, and that says more than a difference that is one of many parts.
    fn slip_of_figure(
        &self,
        cell: CellId,
        printed: &str,
        found: Decimal,
        proposed: Decimal,
    ) -> Option<Slip> {
        let typing = typing_slip(printed, proposed);
        let excess = difference(found, proposed)?;
        typing
            .filter(|it| *it == Slip::SwappedDigits)
            .or_else(|| self.carried_slip(cell, excess))
            .or(typing)
            .or_else(|| self.part_slip(cell, excess))
    }

    fn carried_slip(&self, cell: CellId, excess: Decimal) -> Option<Slip> {
        let carry_overs = self.identities.iter().filter(|it| it.kind == IdentityKind::CarryOver);
        carry_overs.into_iter().find_map(|it| match (it.left.as_slice(), it.right.as_slice()) {
            ([received, carried_in], _) if *received == cell && self.is(*carried_in, excess) => {
                Some(Slip::CarriedInCounted)
            }
            (_, [handled, carried_out]) if *handled == cell && self.is(*carried_out, excess) => {
                Some(Slip::CarriedOutCounted)
            }
            _ => None,
        })
    }

    fn part_slip(&self, cell: CellId, excess: Decimal) -> Option<Slip> {
        let (size, slip) = match excess.is_negative() {
            true => (difference(Decimal::ZERO, excess)?, Slip::Omitted),
            false => (excess, Slip::CountedTwice),
        };
        let mut totals = self.identities.iter().filter(|it| it.right == [cell]);
        totals.any(|it| it.left.iter().any(|part| self.is(*part, size))).then_some(slip)
    }

    fn slip_of_pair(&self, one: &ProposedCell, other: &ProposedCell) -> Option<Slip> {
        let excess = difference(one.found, one.proposed?)?;
        let its_excess = difference(other.found, other.proposed?)?;
        let parts = |it: &Identity| it.left.contains(&one.cell) && it.left.contains(&other.cell);
        let part_of = |part: CellId, total: CellId| {
            self.identities.iter().any(|it| it.right == [total] && it.left.contains(&part))
        };
        if excess == its_excess {
            let carried = part_of(one.cell, other.cell) || part_of(other.cell, one.cell);
            return carried.then_some(Slip::CarriedIntoTotal);
        }
        let is_opposite = difference(Decimal::ZERO, excess)? == its_excess;
        if !is_opposite || !self.identities.iter().any(parts) {
            return None;
        }
        let is_swapped = one.proposed == Some(other.found) && are_neighbours(one.cell, other.cell);
        Some(if is_swapped { Slip::SwappedNeighbours } else { Slip::OppositeDifferences })
    }

    fn is_total(&self, cell: CellId) -> bool {
        self.identities.iter().any(|it| it.right == [cell])
    }

    fn is(&self, cell: CellId, value: Decimal) -> bool {
        !value.is_zero() && (self.given)(cell).is_some_and(|it| it.value == value)
    }
}

/// How good the evidence of a set is, least is best: a blank, then interchanged digits or cells,
/// then other typing errors and what was carried over, then a 0 and hardly telling digits, then
/// other differences, then nothing.
pub(super) fn rank(slip: Option<Slip>, cells: &[ProposedCell]) -> u32 {
    let of_cells: u32 = cells.iter().map(|it| evidence(it.slip, it.found)).sum();
    let n_cells = cells.len() as u32;
    match slip {
        Some(Slip::SwappedNeighbours | Slip::ShiftedRow) => n_cells,
        Some(Slip::OppositeDifferences | Slip::CarriedIntoTotal) => of_cells.min(4 * n_cells),
        _ => of_cells,
    }
}

fn evidence(slip: Option<Slip>, found: Decimal) -> u32 {
    match slip {
        Some(Slip::TotalLeftBlank | Slip::LeftBlank) => 0,
        Some(Slip::SwappedDigits) => 1,
        Some(Slip::LeftAtZero) => 3,
        Some(Slip::CountedTwice | Slip::Omitted) => 4,
        Some(_) if is_weak(slip, found) => 3,
        Some(_) => 2,
        None => 5,
    }
}

/// Any one digit can be turned into any other.
fn is_weak(slip: Option<Slip>, found: Decimal) -> bool {
    let is_one_digit = found.is_whole() && found.units_at(0).unsigned_abs() < 10;
    slip == Some(Slip::ChangedDigit) && is_one_digit
}

/// The figure as printed, where the text is nothing but the figure.
fn printed(given: &Given<'_>) -> Option<String> {
    let text = given.text.trim();
    let is_figure = Decimal::parse(text) == Some(given.value);
    if is_figure { Some(text.to_owned()) } else { digits(given.value) }
}

/// The number in digits; `None` when it has more of them than any printed figure.
fn digits(number: Decimal) -> Option<String> {
    (number.scale() as usize <= Decimal::MAX_DIGITS).then(|| number.to_string())
}

/// `left − right`; `None` on overflow, which no printed figures reach.
pub(super) fn difference(left: Decimal, right: Decimal) -> Option<Decimal> {
    let scale = left.scale().max(right.scale());
    let units = |it: Decimal| {
        let factor = 10i128.checked_pow(scale - it.scale())?;
        it.units_at(it.scale()).checked_mul(factor)
    };
    Some(Decimal::new(units(left)?.checked_sub(units(right)?)?, scale))
}

fn are_neighbours(one: CellId, other: CellId) -> bool {
    let distance = (one.row.abs_diff(other.row), one.column.abs_diff(other.column));
    one.table == other.table && matches!(distance, (0, 1) | (1, 0))
}

/// The cells, three or more and in order, are neighbours in a row, and all but the outermost have
/// the figure of the same neighbour.
fn is_shifted_row(cells: &[ProposedCell]) -> bool {
    let pairs = || cells.windows(2).map(|it| (&it[0], &it[1]));
    let in_row = |(a, b): (&ProposedCell, &ProposedCell)| {
        are_neighbours(a.cell, b.cell) && a.cell.row == b.cell.row
    };
    let right = |(a, b): (&ProposedCell, &ProposedCell)| a.proposed == Some(b.found);
    let left = |(a, b): (&ProposedCell, &ProposedCell)| b.proposed == Some(a.found);
    pairs().all(in_row) && (pairs().all(right) || pairs().all(left))
}

#[cfg(test)]
mod tests {
    use super::{Slip, typing_slip};
    use crate::decimal::Decimal;

    fn slip(found: &str, proposed: &str) -> Option<Slip> {
        typing_slip(found, Decimal::parse(proposed).expect("a figure"))
    }

    #[test]
    fn one_slip_apart() {
        assert_eq!(slip("1324", "1234"), Some(Slip::SwappedDigits));
        assert_eq!(slip("021", "201"), Some(Slip::SwappedDigits));
        assert_eq!(slip("1294", "1234"), Some(Slip::ChangedDigit));
        assert_eq!(slip("134", "1234"), Some(Slip::DroppedDigit));
        assert_eq!(slip("123", "1234"), Some(Slip::DroppedDigit));
        assert_eq!(slip("12934", "1234"), Some(Slip::AddedDigit));
        assert_eq!(slip("91234", "1234"), Some(Slip::AddedDigit));
        assert_eq!(slip("12334", "1234"), Some(Slip::DoubledDigit));
        assert_eq!(slip("12344", "1234"), Some(Slip::DoubledDigit));
        assert_eq!(slip("-12.5", "12.5"), Some(Slip::WrongSign));
        assert_eq!(slip("1.25", "12.5"), None);
    }

    #[test]
    fn two_slips_apart_or_none() {
        assert_eq!(slip("12", "12"), None);
        assert_eq!(slip("2143", "1234"), None);
        assert_eq!(slip("1243", "1324"), None);
        assert_eq!(slip("12", "1234"), None);
        assert_eq!(slip("", "12"), None);
        assert_eq!(slip("十二", "12"), None);
    }
}
