//! The head of a table lacks an official column. In plain text the finding is no error: what makes text
//! of a document may lose its edge.
//!
//! # Why it matters
//!
//! The figures below cannot be given to their columns for certain, and the table is not the
//! official one any more.
//!
//! # Fails
//!
//! ```text
//! applications * other = lost
//! remark column-missing applications other
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications * other = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in real reports.

use crate::form::TableId;
use crate::reading::Remark;
use crate::rules::shape::row_short;
use crate::rules::support::lines::{self, CountedRow, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "column-missing", severity: Severity::Error, check };

/// A head that lacks columns, and what that does to the rows below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnMissing {
    /// The columns.
    pub columns: Vec<Line>,
    /// The rows that have fewer figures than columns.
    pub short_rows: Vec<CountedRow>,
    /// Whether the last figure of such a row was taken for its 总计.
    pub last_is_total: bool,
}

/// Whether the head of this table lacks a column.
pub fn is_so(context: &Context<'_>, table: TableId) -> bool {
    !lines::lines(context, table, line).is_empty()
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let tables = TableId::ALL.into_iter().filter(|it| is_so(context, *it));
    out.extend(tables.map(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, table: TableId) -> Finding {
    let columns = lines::lines(context, table, line);
    let short_rows = row_short::rows(context, table);
    let last_is_total = row_short::last_is_total(context, &short_rows);
    let mut concerned = columns.clone();
    concerned.extend(CountedRow::lines(&short_rows));
    let place = lines::place_of(&columns);
    let facts = Facts::ColumnMissing(ColumnMissing { columns, short_rows, last_is_total });
    let is_doubtful = |it: &Remark| matches!(it, Remark::ColumnMissing { is_certain: false, .. });
    let is_torn = lines::is_torn(context, table) || context.reading.remarks.iter().any(is_doubtful);
    let severity = if is_torn { Severity::Unread } else { RULE.severity };
    let res = lines::finding(&RULE, facts, context, &concerned).with_severity(severity);
    if let Some(place) = place { res.at(place) } else { res }
}

fn line(it: &Remark) -> Option<Line> {
    match it {
        Remark::ColumnMissing { place, span, .. } => Some(Line::new(*place, *span)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn short_rows_below_it_are_no_finding_of_their_own() {
        let script = "applications received * = lost
            remark column-missing applications other
            remark row-short applications received 6";
        assert_eq!(found(script), ["column-missing"]);
    }
}
