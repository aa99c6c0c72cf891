//! A column of the applications table whose results （一） to （六） do not add up to its （七）总计.
//!
//! # Why it matters
//!
//! （七） is the total of all results of the year. Where it differs, a result was missed, an
//! application that was disclosed in part was counted twice, or the total was not brought up
//! to date.
//!
//! # Fails
//!
//! ```text
//! applications disclosed natural_person = 8
//! applications disclosed business = 2
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications disclosed natural_person = 9
//! applications disclosed business = 1
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号 and of 国办公开办函〔2019〕60号;
//! 部分公开 counts once ("区分处理的，只计这一情形，不计其他情形").

use crate::form::IdentityKind;
use crate::rules::support::mismatch;
use crate::rules::{Context, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "column-total-mismatch", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    mismatch::report(&RULE, IdentityKind::ColumnTotal, context, out);
}
