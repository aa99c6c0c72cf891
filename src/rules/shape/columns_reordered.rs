//! A head that names the columns in another order than the form. The figures of the table are
//! left open: read in the form's order they would stand in the wrong columns.
//!
//! # Why it matters
//!
//! Sums over exchanged columns may hold although every figure was read wrong.
//!
//! # Fails
//!
//! ```text
//! remark columns-reordered applications "商业企业 自然人 科研机构"
//! ```
//!
//! # Corrected
//!
//! ```text
//! year = 2023
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号.

use crate::reading::{Place, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "columns-reordered", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::ColumnsReordered, |it| match it {
        Remark::ColumnsReordered { table, printed, span } => {
            Some(Line::new(Place::table(*table), *span).printed(printed))
        }
        _ => None,
    });
}
