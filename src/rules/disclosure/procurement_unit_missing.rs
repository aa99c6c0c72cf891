//! 采购总金额 without a unit (2019 form).
//!
//! # Why it matters
//!
//! The 2019 form does not say whether 元 or 万元 is meant, and reports use both.
//!
//! # Fails
//!
//! ```text
//! form 2019
//! disclosure procurement amount = 120.5
//! ```
//!
//! # Corrected
//!
//! ```text
//! form 2019
//! disclosure procurement amount = "120.5万元"
//! ```
//!
//! # Source
//!
//! The form of 国办公开办函〔2019〕60号 names no unit; real reports say "75394432.52元" and "251000元".

use crate::form::{CellId, TableId};
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "procurement-unit-missing", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let cell = context.cell(TableId::Disclosure, "procurement", "amount");
    let cell = cell.filter(|it| is_without_unit(context, *it));
    let facts = Facts::ProcurementUnitMissing;
    out.extend(cell.map(|it| cells::finding(&RULE, facts, context, vec![it])));
}

/// The unit may also stand in the row's label.
fn is_without_unit(context: &Context<'_>, cell: CellId) -> bool {
    let Some(table) = context.reading.table(cell.table) else { return false };
    let label = table.rows[cell.row as usize].label.as_ref();
    let read = table.cell(cell.row as usize, cell.column as usize);
    !label.is_some_and(|it| it.text.contains('元'))
        && read.is_some_and(|it| !it.traits.unit && it.value.is_some_and(|it| !it.is_zero()))
}
