//! Labels with other words than the form's, which can still be recognised.
//!
//! # Why it matters
//!
//! A character was lost, or the table was not made from the official form.
//!
//! # Fails
//!
//! ```text
//! remark label-differs applications withheld.prohibited_by_law "2.其他法律行政止公开"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications withheld.prohibited_by_law total = 1
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in a real report.

use crate::reading::Remark;
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "label-differs", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    lines::report(&RULE, context, out, Facts::LabelDiffers, |it| match it {
        Remark::LabelDiffers { place, printed, span } => {
            Some(Line::new(*place, *span).printed(printed))
        }
        _ => None,
    });
}
