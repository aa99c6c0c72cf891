//! Fewer documents public in all than were made this year (2019 form).
//!
//! # Why it matters
//!
//! It is right where new documents are not public; else a number went into the wrong column.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! disclosure normative_documents made = 33
//! disclosure normative_documents published = 8
//! disclosure normative_documents public_total = 8
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! disclosure normative_documents made = 8
//! disclosure normative_documents published = 8
//! disclosure normative_documents public_total = 8
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2019〕60号; found in a real report (33, 8, 8).

use crate::decimal::Decimal;
use crate::form::TableId;
use crate::reading::Place;
use crate::rules::disclosure::{DOCUMENTS, published_above_public_total};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "public-total-below-made", severity: Severity::Note, check };

/// The two figures of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicTotalBelowMade {
    /// 本年新制作数量.
    pub made: Decimal,
    /// 对外公开总数量.
    pub public_total: Decimal,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let rows = DOCUMENTS.iter().filter(|it| !published_above_public_total::is_so(context, it));
    out.extend(rows.filter_map(|it| check_row(context, it)));
}

fn check_row(context: &Context<'_>, row: &str) -> Option<Finding> {
    let made = context.cell(TableId::Disclosure, row, "made")?;
    let cell = context.cell(TableId::Disclosure, row, "public_total")?;
    let facts =
        PublicTotalBelowMade { made: context.amount(made)?, public_total: context.amount(cell)? };
    if facts.public_total >= facts.made {
        return None;
    }
    let found = Some(facts.public_total);
    let res = RULE.finding(Facts::PublicTotalBelowMade(facts)).at(Place::cell(cell));
    Some(res.on(context.span(cell)).found(found).of_cells(vec![made, cell]))
}
