//! What the size of a difference hints at. A hint is an inference: it is put with 可能.

use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};

use super::mismatch::{Mismatch, Part};

/// What may have happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// The total is too small by exactly this part, and by no other.
    Omitted(CellId),
    /// The total is too large by exactly this part, and by no other.
    CountedTwice(CellId),
    /// Two neighbouring digits of the total are interchanged.
    SwappedDigits,
    /// The total has a 0 too many or too few at its end.
    ZeroAtTheEnd,
    /// 一、本年新收 holds 二、上年结转 already.
    CarriedInCounted,
    /// （七）总计 holds 四、结转下年度 already.
    CarriedOutCounted,
    /// The sum of this line is off by the opposite difference: filed under the wrong column.
    Opposite(CellId),
}

/// The hints of a mismatch, which is one of `all` failing ones.
pub fn hints(it: &Mismatch, all: &[Mismatch]) -> Vec<Hint> {
    let mut res = match it.kind {
        IdentityKind::CarryOver => of_carry_over(it),
        _ => of_total(it),
    };
    res.extend(opposite(it, all));
    res
}

fn of_carry_over(it: &Mismatch) -> Vec<Hint> {
    let off = it.sum - it.stated;
    let is = |part: Option<&Part>, off: Decimal| part.is_some_and(|it| it.amount == off);
    let counted_in = is(it.left.get(1), off).then_some(Hint::CarriedInCounted);
    let counted_out = is(it.right.get(1), -off).then_some(Hint::CarriedOutCounted);
    counted_in.into_iter().chain(counted_out).collect()
}

fn of_total(it: &Mismatch) -> Vec<Hint> {
    let off = it.sum - it.stated;
    let the_one = |off: Decimal| {
        let mut parts = it.left.iter().filter(|it| it.amount == off);
        parts.next().filter(|_| parts.next().is_none()).map(|it| it.cell)
    };
    let has_parts = it.left.iter().filter(|it| !it.amount.is_zero()).count() > 1;
    let omitted = the_one(off).filter(|_| has_parts).map(Hint::Omitted);
    let twice = the_one(-off).filter(|_| has_parts).map(Hint::CountedTwice);
    let swapped = are_swapped(it.sum, it.stated).then_some(Hint::SwappedDigits);
    let zero = differ_by_a_zero(it.sum, it.stated).then_some(Hint::ZeroAtTheEnd);
    [omitted, twice, swapped, zero].into_iter().flatten().collect()
}

/// A second sum of the same kind that is off by the opposite, and no third one: an application
/// that stands in the wrong column leaves its row in order.
fn opposite(it: &Mismatch, all: &[Mismatch]) -> Option<Hint> {
    let off = it.sum - it.stated;
    let same_kind: Vec<_> = all.iter().filter(|other| other.kind == it.kind).collect();
    let other = same_kind.iter().find(|other| other.sum - other.stated == -off)?;
    let is_column = it.kind == IdentityKind::ColumnTotal;
    let cell = other.right.first()?.cell;
    (is_column && same_kind.len() == 2).then_some(Hint::Opposite(cell))
}

fn are_swapped(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string().into_bytes(), other.to_string().into_bytes());
    let differs = one.iter().zip(&other).position(|it| it.0 != it.1);
    let Some(idx) = differs.filter(|it| it + 1 < one.len() && one.len() == other.len()) else {
        return false;
    };
    let mut swapped = one;
    swapped.swap(idx, idx + 1);
    swapped == other
}

fn differ_by_a_zero(one: Decimal, other: Decimal) -> bool {
    let (one, other) = (one.to_string(), other.to_string());
    let is_longer = |one: &str, other: &str| one.strip_suffix('0') == Some(other);
    is_longer(&one, &other) || is_longer(&other, &one)
}

#[cfg(test)]
mod tests {
    use super::Hint;
    use crate::form::{CellId, TableId};
    use crate::rules::Facts;
    use crate::rules::testing::findings;

    /// The hints of the first mismatch of the report that this script makes.
    fn hints(script: &str) -> Vec<Hint> {
        let found = findings(script).into_iter().find_map(|it| match it.facts {
            Facts::Mismatch(it) => Some(it.hints),
            _ => None,
        });
        found.unwrap_or_default()
    }

    #[test]
    fn sizes_of_differences_hint() {
        let first = |script: &str| hints(script).first().copied();
        let row = "disputes reconsideration";
        assert_eq!(first(&format!("{row} total = 1")), None, "two parts could be it");
        let uneven = "disputes reconsideration upheld = 3\ndisputes reconsideration total =";
        assert!(matches!(first(&format!("{uneven} 1")), Some(Hint::Omitted(_))));
        assert!(matches!(first(&format!("{uneven} 7")), Some(Hint::CountedTwice(_))));
        let twelve = "disputes reconsideration upheld = 11\ndisputes reconsideration total =";
        assert_eq!(first(&format!("{twelve} 21")), Some(Hint::SwappedDigits));
        assert_eq!(first(&format!("{twelve} 120")), Some(Hint::ZeroAtTheEnd));
    }

    #[test]
    fn what_was_carried_over_may_be_counted_on_both_sides() {
        let script = "applications received natural_person = 22\napplications received total = 26";
        assert_eq!(hints(script), [Hint::CarriedInCounted]);
    }

    #[test]
    fn opposite_differences_hint_at_each_other() {
        let script = "applications disclosed natural_person = 8
            applications disclosed business = 2";
        let business = CellId::new(TableId::Applications, 23, 1);
        assert_eq!(hints(script), [Hint::Opposite(business)]);
    }

    #[test]
    fn other_pairs_of_differences_do_not() {
        for script in [
            "applications disclosed natural_person = 8\napplications disclosed business = 3",
            "applications disclosed natural_person = 8\napplications disclosed business = 0",
            "applications disclosed natural_person = 8
            applications disclosed business = 2
            applications disclosed other = 7",
            "applications disclosed total = 16\napplications partly_disclosed total = -2",
        ] {
            let opposite = hints(script).into_iter().find(|it| matches!(it, Hint::Opposite(_)));
            assert_eq!(opposite, None, "{script}");
        }
    }

    #[test]
    fn the_only_part_says_nothing_of_its_total() {
        assert_eq!(hints("disputes post_reconsideration_litigation total = 2"), []);
    }
}
