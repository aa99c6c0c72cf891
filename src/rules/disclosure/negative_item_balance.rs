//! 上一年项目数量＋本年增/减 is below 0 (2019 form).
//!
//! # Why it matters
//!
//! A number of items cannot be negative: the sign or one of the numbers is wrong.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! disclosure licensing change = -41
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! disclosure licensing change = -2
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
pub const RULE: Rule = Rule { name: "negative-item-balance", severity: Severity::Warning, check };

/// The two figures of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NegativeItemBalance {
    /// 上一年项目数量.
    pub last_year: Decimal,
    /// 本年增/减.
    pub change: Decimal,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let table = context.reading.table(TableId::Disclosure);
    let rows = table.map_or(&[][..], |it| it.form.rows);
    out.extend(rows.iter().filter_map(|it| check_row(context, it.key)));
}

fn check_row(context: &Context<'_>, row: &str) -> Option<Finding> {
    let last_year = context.cell(TableId::Disclosure, row, "items_last_year")?;
    let cell = context.cell(TableId::Disclosure, row, "change")?;
    let facts = NegativeItemBalance {
        last_year: context.amount(last_year)?,
        change: context.amount(cell)?,
    };
    if !(facts.last_year + facts.change).is_negative() {
        return None;
    }
    let found = Some(facts.change);
    let res = RULE.finding(Facts::NegativeItemBalance(facts)).at(Place::cell(cell));
    Some(res.on(context.span(cell)).found(found).of_cells(vec![last_year, cell]))
}
