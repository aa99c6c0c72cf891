//! A column in which 本年新收＋上年结转 is not 办理总计＋结转下年度 (一＋二＝（七）＋四).
//!
//! # Why it matters
//!
//! It is the one relation that the table prints in its own head: what came in was either
//! handled or carried over. Where it fails, 结转 was forgotten, or was counted on both sides.
//!
//! # Fails
//!
//! ```text
//! applications received natural_person = 21
//! applications received total = 25
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received natural_person = 20
//! applications received total = 24
//! ```
//!
//! # Source
//!
//! 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号, head of the table:
//! "本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和".

use crate::form::IdentityKind;
use crate::rules::support::mismatch;
use crate::rules::{Context, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "carry-over-mismatch", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    mismatch::report(&RULE, IdentityKind::CarryOver, context, out);
}
