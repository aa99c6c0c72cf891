//! An amount of fees with more than six decimals (2021 form).
//!
//! # Why it matters
//!
//! The sixth decimal of 万元 is 1 分; more come from a calculation and were not charged.
//!
//! # Fails
//!
//! ```text
//! disclosure fees amount = 27.94869213
//! ```
//!
//! # Corrected
//!
//! ```text
//! disclosure fees amount = 27.948692
//! ```
//!
//! # Source
//!
//! The unit is that of 国办公开办函〔2021〕30号.

use crate::form::{CellId, TableId};
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "fee-too-precise", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let cell = context.cell(TableId::Disclosure, "fees", "amount");
    let is_too_precise = |it: &CellId| context.amount(*it).is_some_and(|it| it.scale() > FEN);
    let cell = cell.filter(is_too_precise);
    out.extend(cell.map(|it| cells::finding(&RULE, Facts::FeeTooPrecise, context, vec![it])));
}

/// The decimals of 万元 down to 1 分.
const FEN: u32 = 6;
