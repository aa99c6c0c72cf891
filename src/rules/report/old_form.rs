//! A report on 2018 or earlier, before there was a uniform form.
//!
//! # Why it matters
//!
//! Its statistics have other rows and other sums, and are not forced into the form of today.
//!
//! # Fails
//!
//! ```text
//! refusal old-form 2016
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
//! 国办公开办函〔2019〕60号: the first uniform form, for reports on 2019.

use crate::reading::Refusal;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "old-form", severity: Severity::Unread, check };

/// The year of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldForm {
    /// The year.
    pub year: u16,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if let Some(Refusal::OldForm { year }) = context.reading.refusal {
        out.push(RULE.finding(Facts::OldForm(OldForm { year })));
    }
}
