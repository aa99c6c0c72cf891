//! A total that was never entered, while its parts are not all 0.
//!
//! # Why it matters
//!
//! A blank counts as 0, so one total that was left out makes every sum fail that it takes part
//! in. The blank is the cause and is reported alone, in place of the mismatches that it
//! explains; where the sums do not agree on what it should be, they are reported too.
//!
//! # Fails
//!
//! ```text
//! applications handled_total total = blank
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications handled_total total = 23
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号 and of 国办公开办函〔2019〕60号; found in
//! real reports, in single cells, whole rows and whole columns.

use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind, TableId};
use crate::reading::{Place, ReadCell, Reading, State};
use crate::rules::identity::{Evaluated, Status};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "total-left-blank", severity: Severity::Error, check };

/// A total, or a whole line of totals, that was never entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalLeftBlank {
    /// The totals with what their parts say, in the order of the form.
    pub totals: Vec<BlankTotal>,
}

/// A total that was never entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankTotal {
    /// The cell.
    pub cell: CellId,
    /// What it should be, by each identity that it is the total of. More than one value where
    /// they do not agree.
    pub by: Vec<(IdentityKind, Decimal)>,
}

impl BlankTotal {
    /// What it should be, where all that is known agrees.
    pub fn expected(&self) -> Option<Decimal> {
        let (_, first) = *self.by.first()?;
        self.by.iter().all(|it| it.1 == first).then_some(first)
    }
}

/// Every total that was never entered, with the failing identities that this explains.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BlankTotals {
    totals: Vec<BlankTotal>,
    explained: Vec<usize>,
}

impl BlankTotals {
    /// The blank totals of a reading. In the order of the form a total comes behind its parts,
    /// so that a blank total of blank totals is known too.
    pub fn of(reading: &Reading, identities: &[Evaluated]) -> Self {
        let mut res = Self::default();
        let is_total = |it: &&Evaluated| it.identity.kind != IdentityKind::CarryOver;
        let totals =
            identities.iter().filter(is_total).flat_map(|it| it.identity.right.iter().copied());
        let mut blank: Vec<_> = totals.filter(|it| is_blank(reading, *it)).collect();
        crate::order::sort(&mut blank);
        blank.dedup();
        for cell in blank {
            let by = res.sums(reading, identities, cell);
            if by.iter().any(|it| !it.1.is_zero()) {
                res.totals.push(BlankTotal { cell, by });
            }
        }
        let failing = identities.iter().enumerate().filter(|it| it.1.status == Status::Fails);
        let mended = failing.filter(|it| res.mends(reading, it.1)).map(|it| it.0).collect();
        Self { explained: mended, ..res }
    }

    /// Whether the identity fails only because blank totals count as 0.
    pub fn explains(&self, idx: usize) -> bool {
        self.explained.contains(&idx)
    }

    /// What the identities that `cell` is the total of say of it. Parts that are all blank say
    /// nothing.
    fn sums(
        &self,
        reading: &Reading,
        identities: &[Evaluated],
        cell: CellId,
    ) -> Vec<(IdentityKind, Decimal)> {
        let of_cell = |it: &&Evaluated| {
            it.identity.kind != IdentityKind::CarryOver
                && it.identity.right == [cell]
                && it.identity.left.iter().any(|it| self.is_entered(reading, *it))
        };
        let sum = |it: &Evaluated| -> Option<(IdentityKind, Decimal)> {
            let sum: Option<Decimal> =
                it.identity.left.iter().map(|it| self.amount(reading, *it)).sum();
            Some((it.identity.kind, sum?))
        };
        identities.iter().filter(of_cell).filter_map(sum).collect()
    }

    fn mends(&self, reading: &Reading, it: &Evaluated) -> bool {
        let side = |cells: &[CellId]| -> Option<Decimal> {
            cells.iter().map(|it| self.amount(reading, *it)).sum()
        };
        let (left, right) = (side(&it.identity.left), side(&it.identity.right));
        it.identity.cells().any(|it| self.expected(it).is_some()) && left == right
    }

    fn amount(&self, reading: &Reading, cell: CellId) -> Option<Decimal> {
        self.expected(cell).or_else(|| reading.cell(cell).and_then(ReadCell::amount))
    }

    fn expected(&self, cell: CellId) -> Option<Decimal> {
        self.totals.iter().find(|it| it.cell == cell)?.expected()
    }

    fn is_entered(&self, reading: &Reading, cell: CellId) -> bool {
        !is_blank(reading, cell) || self.totals.iter().any(|it| it.cell == cell)
    }
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let mut groups: Vec<(Option<Place>, Vec<BlankTotal>)> = Vec::new();
    for total in &context.blank_totals.totals {
        let line = line(context.reading, total.cell);
        match groups.iter_mut().find(|it| line.is_some() && it.0 == line) {
            Some(group) => group.1.push(total.clone()),
            None => groups.push((line, vec![total.clone()])),
        }
    }
    out.extend(groups.into_iter().filter_map(|it| finding(context, it.1)));
}

fn finding(context: &Context<'_>, totals: Vec<BlankTotal>) -> Option<Finding> {
    let (first, last) = (totals.first()?.cell, totals.last()?.clone());
    let cells: Vec<_> = totals.iter().map(|it| it.cell).collect();
    let concerned =
        |idx: &usize| context.identities[*idx].identity.cells().any(|it| cells.contains(&it));
    let identities = context.blank_totals.explained.iter().copied().filter(concerned).collect();
    let is_column = first.row != last.cell.row;
    let place = if is_column {
        Place::column(first.table, first.column as usize)
    } else {
        Place::cell(last.cell)
    };
    let res = RULE.finding(Facts::TotalLeftBlank(TotalLeftBlank { totals })).at(place);
    let res = res.on(context.span(last.cell)).of_identities(identities).of_cells(cells);
    Some(match last.expected() {
        Some(expected) if !is_column => res.stated(expected, Decimal::ZERO),
        _ => res,
    })
}

/// The line of totals that `cell` stands in, where nothing at all was entered in it: the row
/// （七）总计, or the column 总计 of the applications.
fn line(reading: &Reading, cell: CellId) -> Option<Place> {
    let rows = reading.table(cell.table)?.form.rows;
    if cell.table != TableId::Applications {
        return None;
    }
    let total = rows[0].columns.len() - 1;
    let column = || (0..rows.len()).map(|row| CellId::new(cell.table, row, cell.column as usize));
    let row = || (0..=total).map(|column| CellId::new(cell.table, cell.row as usize, column));
    if cell.column as usize == total && column().all(|it| is_blank(reading, it)) {
        return Some(Place::column(cell.table, total));
    }
    row().all(|it| is_blank(reading, it)).then(|| Place::row(cell.table, cell.row as usize))
}

fn is_blank(reading: &Reading, cell: CellId) -> bool {
    reading.cell(cell).is_some_and(|it| matches!(it.state, State::Blank | State::Dash))
}

#[cfg(test)]
mod tests {
    use crate::decimal::Decimal;
    use crate::rules::testing::findings;

    /// What the total of （七） is expected to be.
    fn expected(script: &str) -> Option<Decimal> {
        let found = findings(script);
        let is_meant = |it: &&crate::rules::Finding| {
            it.rule == "total-left-blank" && it.place.is_some_and(|it| it.row == Some(23))
        };
        found.iter().find(is_meant).and_then(|it| it.expected)
    }

    #[test]
    fn a_single_total_says_what_it_should_be() {
        let script = "applications handled_total total = blank";
        assert_eq!(expected(script), Some(Decimal::from(23)));
        let whole_column = findings("applications * total = blank");
        assert!(whole_column.iter().all(|it| it.expected.is_none()), "{whole_column:#?}");
    }

    #[test]
    fn blank_parts_say_nothing_of_their_total() {
        let script = "applications * natural_person = blank
            applications * business = blank
            applications * legal_service = blank
            applications received natural_person = 24
            applications handled_total * = blank
            applications received total = blank";
        assert_eq!(expected(script), Some(Decimal::from(23)));
    }
}
