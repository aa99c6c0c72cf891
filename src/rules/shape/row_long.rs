//! A row with more figures than columns. Many such rows of one table are one finding.
//!
//! # Why it matters
//!
//! Two rows or two tables may have run together, or a column was added (法人小计). What stands
//! where is unknown.
//!
//! # Fails
//!
//! ```text
//! applications received * = lost
//! remark row-long applications received 8
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
//! How tables arrive from the clipboard and from PDF; found in real reports.

use crate::form::TableId;
use crate::reading::Remark;
use crate::rules::support::lines::{self, CountedRow, counted_rows};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-long", severity: Severity::Unread, check };

/// Rows with more figures than columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowLong {
    /// The rows, or the whole table, where it is one row of figures.
    pub rows: Vec<CountedRow>,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in TableId::ALL {
        let rows = counted_rows(context, table, |it| match *it {
            Remark::RowLong { place, n_figures, n_columns, span } => {
                Some(CountedRow { place, n_figures, n_columns, span })
            }
            _ => None,
        });
        if !rows.is_empty() {
            out.push(finding(context, rows));
        }
    }
}

fn finding(context: &Context<'_>, rows: Vec<CountedRow>) -> Finding {
    let lines = CountedRow::lines(&rows);
    lines::finding(&RULE, Facts::RowLong(RowLong { rows }), context, &lines)
}
