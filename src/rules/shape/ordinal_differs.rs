//! A label with another ordinal than the form's (七、结转下年度继续办理).
//!
//! # Why it matters
//!
//! The relation in the head of the table speaks of the items by their ordinals.
//!
//! # Fails
//!
//! ```text
//! remark ordinal-differs applications carried_out "七、结转下年度继续办理"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications carried_out total = 3
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in a real report.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "ordinal-differs", severity: Severity::Warning, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report_each(&RULE, context, out, Facts::OrdinalDiffers, |it| match it {
        Remark::OrdinalDiffers { place, printed, span } => {
            Some(Line::new(*place, *span).printed(printed))
        }
        _ => None,
    });
}
