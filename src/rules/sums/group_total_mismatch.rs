//! A group of disputes whose four outcomes do not add up to its 总计.
//!
//! # Why it matters
//!
//! 结果维持, 结果纠正, 其他结果 and 尚未审结 are all that can become of a case. The usual slip is a
//! total that was left at 0.
//!
//! # Fails
//!
//! ```text
//! disputes reconsideration total = 0
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
//! Follows from the form of 国办公开办函〔2021〕30号 and of 国办公开办函〔2019〕60号. 行政诉讼 has
//! no total over its two groups, and 复议后起诉 is not bounded by 行政复议 of the same year.

use crate::form::IdentityKind;
use crate::rules::support::mismatch;
use crate::rules::{Context, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "group-total-mismatch", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    mismatch::report(&RULE, IdentityKind::GroupTotal, context, out);
}
