//! A total that is not 0, while all its parts are blank.
//!
//! # Why it matters
//!
//! The form asks for the kinds of applicant and the results, not for the total alone. The
//! mismatch of that total would say the same less plainly and is not reported beside it.
//!
//! # Fails
//!
//! ```text
//! disputes reconsideration upheld = blank
//! disputes reconsideration corrected = blank
//! disputes reconsideration other = blank
//! disputes reconsideration pending = blank
//! ```
//!
//! # Corrected
//!
//! ```text
//! disputes reconsideration upheld = 1
//! disputes reconsideration corrected = 0
//! disputes reconsideration other = 0
//! disputes reconsideration pending = 1
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号 and of 国办公开办函〔2019〕60号.

use crate::decimal::Decimal;
use crate::form::IdentityKind;
use crate::reading::Place;
use crate::rules::identity::Evaluated;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "details-left-blank", severity: Severity::Error, check };

/// A total without its parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DetailsLeftBlank {
    /// Of which kind of identity it is the total.
    pub kind: IdentityKind,
    /// The total.
    pub total: Decimal,
}

/// Whether a failing identity fails because all parts of its total are blank.
pub fn explains(context: &Context<'_>, failing: &Evaluated) -> bool {
    let identity = &failing.identity;
    identity.kind != IdentityKind::CarryOver && identity.left.iter().all(|it| context.is_blank(*it))
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let without_details = context
        .failing()
        .filter(|(idx, it)| !context.blank_totals.explains(*idx) && explains(context, it));
    out.extend(without_details.filter_map(|(idx, it)| finding(context, idx, it)));
}

fn finding(context: &Context<'_>, idx: usize, it: &Evaluated) -> Option<Finding> {
    let (cell, total) = (*it.identity.right.first()?, it.right?);
    let facts = DetailsLeftBlank { kind: it.identity.kind, total };
    let res = RULE.finding(Facts::DetailsLeftBlank(facts)).at(Place::cell(cell));
    let cells = it.identity.cells().collect();
    Some(res.on(context.span(cell)).of_identities(vec![idx]).of_cells(cells))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn what_was_carried_over_has_no_details() {
        let script = "applications received business = blank
            applications carried_in business = blank
            applications received total = 21";
        let found = found(script);
        assert!(found.contains(&"carry-over-mismatch"), "{found:?}");
        assert!(!found.contains(&"details-left-blank"), "{found:?}");
    }
}
