//! Fewer documents in force than were issued this year and not repealed (2021 form).
//!
//! # Why it matters
//!
//! What was issued this year and not repealed is in force at its end. 现行有效 may have been left
//! at 0, or a number of published documents was entered.
//!
//! # Fails
//!
//! ```text
//! disclosure normative_documents in_force = 0
//! ```
//!
//! # Corrected
//!
//! ```text
//! disclosure normative_documents in_force = 14
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号. May be right where documents of the year expired in the
//! same year.

use crate::decimal::Decimal;
use crate::form::TableId;
use crate::reading::Place;
use crate::rules::disclosure::DOCUMENTS;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "in-force-below-issued", severity: Severity::Warning, check };

/// The three figures of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InForceBelowIssued {
    /// 本年制发件数.
    pub issued: Decimal,
    /// 本年废止件数.
    pub repealed: Decimal,
    /// 现行有效件数.
    pub in_force: Decimal,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(DOCUMENTS.iter().filter_map(|it| check_row(context, it)));
}

fn check_row(context: &Context<'_>, row: &str) -> Option<Finding> {
    let [issued, repealed, in_force] =
        ["issued", "repealed", "in_force"].map(|it| context.cell(TableId::Disclosure, row, it));
    let cells = [issued?, repealed?, in_force?];
    let facts = InForceBelowIssued {
        issued: context.amount(cells[0])?,
        repealed: context.amount(cells[1])?,
        in_force: context.amount(cells[2])?,
    };
    if facts.in_force >= facts.issued - facts.repealed {
        return None;
    }
    let res = RULE.finding(Facts::InForceBelowIssued(facts)).at(Place::cell(cells[2]));
    Some(res.on(context.span(cells[2])).found(context.amount(cells[2])).of_cells(cells.to_vec()))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn what_was_repealed_need_not_be_in_force() {
        let script = "disclosure normative_documents repealed = 2
            disclosure normative_documents in_force = 0";
        assert_eq!(found(script), [""; 0]);
    }
}
