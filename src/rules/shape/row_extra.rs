//! A row with figures that the form does not have. It was left out of every sum.
//!
//! # Why it matters
//!
//! The table is not the official one; its figures may belong to another row.
//!
//! # Fails
//!
//! ```text
//! remark row-extra applications "（八）其他情形" 7
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications not_processed.repeat total = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号.

use crate::reading::{Place, Remark};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-extra", severity: Severity::Warning, check };

/// A row that the form does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowExtra {
    /// Its label as it is printed.
    pub text: String,
    /// How many figures stand in it.
    pub n_figures: usize,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(context.reading.remarks.iter().filter_map(finding));
}

fn finding(remark: &Remark) -> Option<Finding> {
    let Remark::RowExtra { table, text, span, n_figures } = remark else { return None };
    let facts = RowExtra { text: text.clone(), n_figures: *n_figures };
    Some(RULE.finding(Facts::RowExtra(facts)).at(Place::table(*table)).on(Some(*span)))
}
