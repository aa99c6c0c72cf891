//! More documents newly published than are public in all (2019 form).
//!
//! # Why it matters
//!
//! What was published this year belongs to what is public. The columns may be swapped.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! disclosure normative_documents published = 12
//! disclosure normative_documents public_total = 3
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! disclosure normative_documents published = 3
//! disclosure normative_documents public_total = 12
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2019〕60号.

use crate::decimal::Decimal;
use crate::form::TableId;
use crate::reading::Place;
use crate::rules::disclosure::DOCUMENTS;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule =
    Rule { name: "published-above-public-total", severity: Severity::Warning, check };

/// The two figures of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublishedAbovePublicTotal {
    /// 本年新公开数量.
    pub published: Decimal,
    /// 对外公开总数量.
    pub public_total: Decimal,
}

/// Whether the rule holds of this row; other rules then keep silent on it.
pub fn is_so(context: &Context<'_>, row: &str) -> bool {
    check_row(context, row).is_some()
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(DOCUMENTS.iter().filter_map(|it| check_row(context, it)));
}

fn check_row(context: &Context<'_>, row: &str) -> Option<Finding> {
    let published = context.cell(TableId::Disclosure, row, "published")?;
    let cell = context.cell(TableId::Disclosure, row, "public_total")?;
    let facts = PublishedAbovePublicTotal {
        published: context.amount(published)?,
        public_total: context.amount(cell)?,
    };
    if facts.published <= facts.public_total {
        return None;
    }
    let found = Some(facts.public_total);
    let res = RULE.finding(Facts::PublishedAbovePublicTotal(facts)).at(Place::cell(cell));
    Some(res.on(context.span(cell)).found(found).of_cells(vec![published, cell]))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn it_says_enough_of_a_row() {
        let script = "form 2019
            disclosure normative_documents made = 12
            disclosure normative_documents published = 12
            disclosure normative_documents public_total = 3";
        assert_eq!(found(script), ["published-above-public-total"]);
        let made_only = "form 2019\ndisclosure normative_documents made = 13";
        assert_eq!(found(made_only), ["public-total-below-made"]);
    }
}
