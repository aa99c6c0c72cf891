//! Words of the head that are cut (结果, 其他, 尚未). The columns were recognised by their place.
//!
//! # Why it matters
//!
//! The reader should see that no word confirms the column.
//!
//! # Fails
//!
//! ```text
//! remark head-cut disputes "结果 结果 其他 尚未"
//! ```
//!
//! # Corrected
//!
//! ```text
//! disputes reconsideration total = 2
//! ```
//!
//! # Source
//!
//! How tables arrive from the clipboard; found in real reports.

use crate::reading::{Place, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "head-cut", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::HeadCut, |it| match it {
        Remark::HeadCut { table, printed, span } => {
            Some(Line::new(Place::table(*table), *span).printed(printed))
        }
        _ => None,
    });
}
