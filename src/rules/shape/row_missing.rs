//! An official row that does not occur, while the rest of its table does. Where much of the table
//! is missing or could not be read, the finding is no error: the text may have been cut.
//!
//! # Why it matters
//!
//! A row that was deleted takes its number out of every sum, and the table is not the official
//! one any more.
//!
//! # Fails
//!
//! ```text
//! applications withheld.state_secret * = lost
//! remark row-missing applications withheld.state_secret
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications withheld.state_secret * = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号.

use crate::reading::{Layout, Place, ReadTable, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-missing", severity: Severity::Error, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in &context.reading.tables {
        let lines = lines::lines(context, table.form.id, line);
        if lines.is_empty() {
            continue;
        }
        let severity = severity(context, table, &lines);
        let finding = lines::finding(&RULE, Facts::RowMissing(lines.clone()), context, &lines);
        out.push(finding.with_severity(severity));
    }
}

fn line(it: &Remark) -> Option<Line> {
    match it {
        Remark::RowMissing { place } => {
            Some(Line { place: *place, printed: String::new(), span: None })
        }
        _ => None,
    }
}

/// An error only where the rest shows a whole table: at most a quarter of the rows is missing,
/// nothing else was lost, no label was torn from its row, and no row stands under another label.
fn severity(context: &Context<'_>, table: &ReadTable, missing: &[Line]) -> Severity {
    let n_lost = lines::lost_cells(context, Place::table(table.form.id)).len();
    let n_missing: usize =
        missing.iter().map(|it| lines::lost_cells(context, it.place).len()).sum();
    let is_torn = context.reading.remarks.iter().any(|it| match it {
        Remark::FiguresUnplaced { .. } | Remark::RowUnlabelled { .. } => true,
        Remark::RowExtra { table: extra, .. } => *extra == table.form.id,
        _ => false,
    });
    let is_flow = matches!(table.layout, Layout::Flow | Layout::Glued);
    let is_whole =
        n_lost == n_missing && missing.len() * 4 <= table.rows.len() && !is_torn && !is_flow;
    if is_whole { Severity::Error } else { Severity::Unread }
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::findings;

    #[test]
    fn a_row_of_a_broken_table_is_unread() {
        let script = "applications withheld.state_secret * = lost
            applications disclosed business = lost
            remark row-missing applications withheld.state_secret";
        let found = findings(script);
        let found = found.iter().find(|it| it.rule == "row-missing");
        assert_eq!(found.map(|it| it.severity), Some(Severity::Unread));
    }
}
