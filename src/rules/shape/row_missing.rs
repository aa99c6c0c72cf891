//! An official row that does not occur, while the rest of its table does. Where much of the table
//! is missing or could not be read, the finding is no error: the text may have been cut. Nor is it in
//! plain text: what makes text of a document may lose a row at a page break.
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
        Remark::RowMissing { place, .. } => {
            Some(Line { place: *place, printed: String::new(), span: None })
        }
        _ => None,
    }
}

/// An error only where the rest shows a whole table: at most a quarter of the rows is missing,
/// nothing else was lost, no label was torn from its row, no row stands under another label, and the
/// text is the document itself.
fn severity(context: &Context<'_>, table: &ReadTable, missing: &[Line]) -> Severity {
    let n_lost = lines::lost_cells(context, Place::table(table.form.id)).len();
    let n_missing: usize =
        missing.iter().map(|it| lines::lost_cells(context, it.place).len()).sum();
    let is_doubtful = |it: &Remark| matches!(it, Remark::RowMissing { is_certain: false, .. });
    let is_torn =
        lines::is_torn(context, table.form.id) || context.reading.remarks.iter().any(is_doubtful);
    let is_flow = matches!(table.layout, Layout::Flow | Layout::Glued);
    let is_whole =
        n_lost == n_missing && missing.len() * 4 <= table.rows.len() && !is_torn && !is_flow;
    if is_whole { Severity::Error } else { Severity::Unread }
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::findings;

    /// How grave it is that these rows of the applications are missing.
    fn severity(rows: &[&str], rest: &str) -> Option<Severity> {
        let missing = |row: &&str| {
            format!("applications {row} * = lost\nremark row-missing applications {row}\n")
        };
        let script = rows.iter().map(missing).collect::<String>() + rest;
        findings(&script).iter().find(|it| it.rule == "row-missing").map(|it| it.severity)
    }

    #[test]
    fn a_row_of_a_broken_table_is_unread() {
        for rest in [
            "applications disclosed business = lost",
            "remark figures-unplaced applications 3",
            "remark row-unlabelled applications carried_in",
            "remark row-extra applications \"9.其他 0 0\" 7",
        ] {
            let found = severity(&["withheld.state_secret"], rest);
            assert_eq!(found, Some(Severity::Unread), "{rest}");
        }
        let elsewhere = "remark row-extra disputes \"其他 0 0\" 5";
        assert_eq!(severity(&["withheld.state_secret"], elsewhere), Some(Severity::Error));
    }

    #[test]
    fn more_than_a_quarter_of_the_rows_may_have_been_cut_off() {
        let rows = [
            "withheld.state_secret",
            "withheld.security_and_stability",
            "withheld.internal_affairs",
            "withheld.enforcement_file",
            "not_processed.repeat",
            "not_processed.publication",
            "not_processed.excessive",
        ];
        assert_eq!(severity(&rows[..6], ""), Some(Severity::Error));
        assert_eq!(severity(&rows, ""), Some(Severity::Unread));
    }
}
