//! 政府集中采购 with a number of projects and no amount, or with an amount and no projects (2019
//! form).
//!
//! # Why it matters
//!
//! One goes with the other; the missing one was not filled in.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! disclosure procurement projects = 0
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! disclosure procurement projects = 6
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2019〕60号.

use crate::decimal::Decimal;
use crate::form::TableId;
use crate::reading::Place;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "procurement-half-filled", severity: Severity::Warning, check };

/// The two figures of the row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcurementHalfFilled {
    /// 采购项目数量.
    pub projects: Decimal,
    /// 采购总金额.
    pub amount: Decimal,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(finding(context));
}

fn finding(context: &Context<'_>) -> Option<Finding> {
    let projects = context.cell(TableId::Disclosure, "procurement", "projects")?;
    let amount = context.cell(TableId::Disclosure, "procurement", "amount")?;
    let facts = ProcurementHalfFilled {
        projects: context.amount(projects)?,
        amount: context.amount(amount)?,
    };
    if facts.projects.is_zero() == facts.amount.is_zero() {
        return None;
    }
    let empty = if facts.projects.is_zero() { projects } else { amount };
    let res = RULE.finding(Facts::ProcurementHalfFilled(facts)).at(Place::cell(empty));
    Some(res.on(context.span(empty)).of_cells(vec![projects, amount]))
}
