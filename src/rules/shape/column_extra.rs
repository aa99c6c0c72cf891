//! A column that the form does not have. It was left out.
//!
//! # Why it matters
//!
//! The table is not the official one; its figures may belong to another column.
//!
//! # Fails
//!
//! ```text
//! remark column-extra applications "法人小计"
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
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号.

use crate::reading::{Place, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "column-extra", severity: Severity::Warning, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report_each(&RULE, context, out, Facts::ColumnExtra, |it| match it {
        Remark::ColumnExtra { table, text, span } => {
            Some(Line::new(Place::table(*table), *span).printed(text))
        }
        _ => None,
    });
}
