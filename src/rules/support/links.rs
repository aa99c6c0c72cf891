//! Which figures of this year's report continue those of last year's, declared, and whether
//! they do.

use crate::decimal::Decimal;
use crate::form::{APPLICANTS, CellId, TableId};
use crate::reading::{ReadCell, Reading, State};
use crate::rules::context::cell_id;
use crate::rules::disclosure::DOCUMENTS;

/// The row of this year's report that continues [`CARRIED_OUT`] of last year's.
pub const CARRIED_IN: &str = "carried_in";
/// 四、结转下年度继续办理.
pub const CARRIED_OUT: &str = "carried_out";

/// What continues what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// 二、上年结转 is last year's 四、结转下年度.
    CarriedIn,
    /// 现行有效 is last year's, with 制发 and without 废止.
    InForce,
    /// 上一年项目数量 is last year's, with its 本年增/减.
    Items,
    /// 对外公开总数量 is last year's, with 本年新公开.
    PublicTotal,
}

/// A figure that another is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Where it stands in its own report.
    pub cell: CellId,
    /// Whether that is this year's report.
    pub is_of_this_year: bool,
    /// Whether it is taken away.
    pub is_minus: bool,
    /// What it counts for; 0 where that is not certain.
    pub amount: Decimal,
}

/// What came of the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The figure continues last year's.
    Same,
    /// It does not.
    Differs {
        /// What last year's report leads to.
        expected: Decimal,
        /// What this year's says.
        found: Decimal,
    },
    /// One of the figures is not certain.
    Uncertain,
}

/// A figure of this year's report that continues last year's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// What continues what.
    pub kind: Kind,
    /// The figure.
    pub cell: CellId,
    /// What it is worked out from.
    pub parts: Vec<Part>,
    /// What came of it.
    pub outcome: Outcome,
}

/// The rows of 二 with 上一年项目数量.
const ITEM_ROWS: [&str; 5] = ["licensing", "other_services", "penalties", "coercion", "fees"];

/// Every link between two reports, 总计 first. Where one of the forms does not have a figure,
/// there is nothing to compare.
pub fn links(this: &Reading, last: &Reading) -> Vec<Link> {
    let reports = Reports { this, last };
    let mut res = Vec::new();
    for applicant in APPLICANTS.iter().rev().take(1).chain(&APPLICANTS[..APPLICANTS.len() - 1]) {
        let target = (TableId::Applications, CARRIED_IN, applicant.key);
        let parts = [(Last, CARRIED_OUT, applicant.key, false)];
        res.extend(reports.link(Kind::CarriedIn, target, &parts));
    }
    for row in DOCUMENTS {
        let in_force = (TableId::Disclosure, row, "in_force");
        let parts = [
            (Last, row, "in_force", false),
            (This, row, "issued", false),
            (This, row, "repealed", true),
        ];
        res.extend(reports.link(Kind::InForce, in_force, &parts));
    }
    for row in ITEM_ROWS {
        let items = (TableId::Disclosure, row, "items_last_year");
        let parts = [(Last, row, "items_last_year", false), (Last, row, "change", false)];
        res.extend(reports.link(Kind::Items, items, &parts));
    }
    for row in DOCUMENTS {
        let public = (TableId::Disclosure, row, "public_total");
        let parts = [(Last, row, "public_total", false), (This, row, "published", false)];
        res.extend(reports.link(Kind::PublicTotal, public, &parts));
    }
    res
}

/// What a cell counts for, where its place is certain: an inference compared with another year
/// would say more than either report does.
pub fn certain(cell: &ReadCell) -> Option<Decimal> {
    match cell.state {
        State::Read | State::Blank | State::Dash => cell.amount(),
        State::Assumed | State::Lost | State::Unreadable => None,
    }
}

#[derive(Clone, Copy)]
enum Year {
    This,
    Last,
}
use Year::{Last, This};

struct Reports<'a> {
    this: &'a Reading,
    last: &'a Reading,
}

impl Reports<'_> {
    fn link(
        &self,
        kind: Kind,
        (table, row, column): (TableId, &str, &str),
        declared: &[(Year, &str, &str, bool)],
    ) -> Option<Link> {
        let target = cell_id(self.this, table, row, column)?;
        let found = self.this.cell(target).and_then(certain);
        let (mut parts, mut sum) = (Vec::new(), Some(Decimal::ZERO));
        for &(year, row, column, is_minus) in declared {
            let (report, is_of_this_year) = match year {
                This => (self.this, true),
                Last => (self.last, false),
            };
            let cell = cell_id(report, table, row, column)?;
            let amount = report.cell(cell).and_then(certain);
            sum = match (sum, amount) {
                (Some(sum), Some(it)) => Some(if is_minus { sum - it } else { sum + it }),
                _ => None,
            };
            let amount = amount.unwrap_or_default();
            parts.push(Part { cell, is_of_this_year, is_minus, amount });
        }
        let outcome = match (sum, found) {
            (Some(expected), Some(found)) if expected == found => Outcome::Same,
            (Some(expected), Some(found)) => Outcome::Differs { expected, found },
            _ => Outcome::Uncertain,
        };
        Some(Link { kind, cell: target, parts, outcome })
    }
}

#[cfg(test)]
mod tests {
    use super::{Outcome, links};
    use crate::rules::testing::{reading, year_before};

    fn n_links(script: &str, is: fn(&Outcome) -> bool) -> usize {
        let this = reading(script);
        let last = year_before(script.lines().next() == Some("form 2019"));
        links(&this, &last).iter().filter(|it| is(&it.outcome)).count()
    }

    #[test]
    fn both_forms_are_linked_throughout() {
        assert_eq!(n_links("", |it| *it == Outcome::Same), 7 + 2);
        assert_eq!(n_links("form 2019", |it| *it == Outcome::Same), 7 + 5 + 2);
    }

    #[test]
    fn blank_cells_and_dashes_are_certain_and_inferences_are_not() {
        for (text, n_uncertain) in [("blank", 0), ("—", 0), ("assumed 2", 1), ("lost", 1)] {
            let script = format!("applications carried_in total = {text}");
            assert_eq!(n_links(&script, |it| *it == Outcome::Uncertain), n_uncertain, "{text}");
        }
    }

    #[test]
    fn across_the_change_of_form_only_applications_continue() {
        let (this, last) = (reading(""), year_before(true));
        assert_eq!(links(&this, &last).len(), 7);
    }
}
