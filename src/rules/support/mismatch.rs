//! The facts of an identity that fails, and the finding made of them.

use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};
use crate::reading::Place;
use crate::rules::support::hint::{Hint, hints};
use crate::rules::{Context, Evaluated, Facts, Finding, Rule};

/// A cell of an identity with what it counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// The cell.
    pub cell: CellId,
    /// Its number; 0 where it is blank.
    pub amount: Decimal,
}

/// An identity whose two sides differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// Which kind of identity.
    pub kind: IdentityKind,
    /// The parts, or 一 and 二.
    pub left: Vec<Part>,
    /// The total, or （七） and 四.
    pub right: Vec<Part>,
    /// The sum of the left side.
    pub sum: Decimal,
    /// The sum of the right side: what the report states.
    pub stated: Decimal,
    /// A part that is larger than its total: more than a slip in one of the other parts.
    pub larger_part: Option<CellId>,
    /// What the size of the difference hints at.
    pub hints: Vec<Hint>,
}

/// Reports every unexplained failing identity of this kind.
pub fn report(rule: &Rule, kind: IdentityKind, context: &Context<'_>, out: &mut Vec<Finding>) {
    let of_kind = context.unexplained().filter(|(_, it)| it.identity.kind == kind);
    let failing: Vec<_> = of_kind.collect();
    let all: Vec<_> = failing.iter().filter_map(|it| Mismatch::of(context, it.1)).collect();
    for (idx, it) in failing {
        let facts = Mismatch::of(context, it);
        let facts = facts.map(|it| Mismatch { hints: hints(&it, &all), ..it });
        out.extend(facts.and_then(|facts| finding(rule, context, idx, facts)));
    }
}

fn finding(rule: &Rule, context: &Context<'_>, idx: usize, it: Mismatch) -> Option<Finding> {
    let total = it.right.first()?.cell;
    let place = match it.kind {
        IdentityKind::CarryOver => Place::column(total.table, total.column as usize),
        _ => Place::cell(total),
    };
    let cells = it.left.iter().chain(&it.right).map(|it| it.cell).collect();
    let (sum, stated) = (it.sum, it.stated);
    let res = rule.finding(Facts::Mismatch(it)).at(place).on(context.span(total));
    Some(res.stated(sum, stated).of_identities(vec![idx]).of_cells(cells))
}

impl Mismatch {
    fn of(context: &Context<'_>, it: &Evaluated) -> Option<Self> {
        let parts = |cells: &[CellId]| -> Option<Vec<Part>> {
            cells.iter().map(|it| Some(Part { cell: *it, amount: context.amount(*it)? })).collect()
        };
        let (left, right) = (parts(&it.identity.left)?, parts(&it.identity.right)?);
        let (sum, stated) = (it.left?, it.right?);
        // Beside a 0 that was left standing every part is larger, and none is telling.
        let is_total = it.identity.kind != IdentityKind::CarryOver && !stated.is_zero();
        let larger_part = left.iter().find(|it| is_total && it.amount > stated).map(|it| it.cell);
        let kind = it.identity.kind;
        Some(Self { kind, left, right, sum, stated, larger_part, hints: Vec::new() })
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Facts;
    use crate::rules::testing::findings;

    /// The column of the part that is larger than its total, in the first mismatch found.
    fn larger_part(script: &str) -> Option<u8> {
        findings(script).into_iter().find_map(|it| match it.facts {
            Facts::Mismatch(it) => it.larger_part.map(|it| it.column),
            _ => None,
        })
    }

    #[test]
    fn a_part_may_be_larger_than_its_total() {
        let row = "disputes reconsideration";
        let totalling = |total: u8| format!("{row} corrected = 3\n{row} total = {total}");
        assert_eq!(larger_part(&totalling(2)), Some(1));
        assert_eq!(larger_part(&totalling(3)), None, "as large");
        assert_eq!(larger_part(&totalling(0)), None, "left standing");
        assert_eq!(larger_part("applications received natural_person = 40"), Some(0));
    }

    #[test]
    fn what_was_carried_over_is_no_part() {
        assert_eq!(
            larger_part(
                "applications carried_out natural_person = 0\napplications carried_out total = 1"
            ),
            None
        );
    }
}
