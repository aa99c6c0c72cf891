//! Words where a number is expected (见附件, 同上).
//!
//! # Why it matters
//!
//! The cell is neither right nor wrong: it cannot be read. The sums that it takes part in are
//! not checked.
//!
//! # Fails
//!
//! ```text
//! applications received total = "见附件"
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
//! The forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 ask for a number in every cell.

use crate::reading::State;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "text-in-cell", severity: Severity::Unread, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(
        &RULE,
        || Facts::TextInCell,
        context,
        out,
        |_, it| it.state == State::Unreadable && !it.traits.error_value,
    );
}
