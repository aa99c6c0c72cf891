//! A second report in the same text. Only the first was read.
//!
//! # Why it matters
//!
//! The sums of the second report are not checked. Its tables are never taken for those that the
//! first lacks.
//!
//! # Fails
//!
//! ```text
//! remark second-report applications
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received total = 24
//! ```
//!
//! # Source
//!
//! How reports arrive.

use crate::reading::Remark;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "second-report", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(context.reading.remarks.iter().filter_map(finding));
}

fn finding(remark: &Remark) -> Option<Finding> {
    let Remark::SecondReport { span } = *remark else { return None };
    Some(RULE.finding(Facts::SecondReport).on(Some(span)))
}
