//! No report of this kind.
//!
//! # Why it matters
//!
//! The tables of 政府信息公开工作年度报告 do not occur; nothing else is read.
//!
//! # Fails
//!
//! ```text
//! refusal not-a-report
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

use crate::reading::{Reading, Refusal};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "not-a-report", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if is_so(context.reading) {
        out.push(RULE.finding(Facts::NotAReport));
    }
}

/// Where nothing was read, something must say so, whether the reading gave a reason or not.
fn is_so(reading: &Reading) -> bool {
    match reading.refusal {
        Some(refusal) => refusal == Refusal::NotAReport,
        None => reading.tables.is_empty(),
    }
}
