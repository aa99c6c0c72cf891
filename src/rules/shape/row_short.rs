//! A row with fewer figures than columns, where nothing says which cells were blank. Many such
//! rows of one table are one finding.
//!
//! # Why it matters
//!
//! Blank cells were lost on the way, as a rule when the table was copied. What stands where is
//! unknown: the row is neither right nor wrong.
//!
//! # Fails
//!
//! ```text
//! applications received * = lost
//! applications received total = assumed 24
//! remark row-short applications received 1
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
use crate::reading::{Place, Remark, State};
use crate::rules::shape::column_missing;
use crate::rules::support::lines::{self, CountedRow, counted_rows};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-short", severity: Severity::Unread, check };

/// Rows with fewer figures than columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowShort {
    /// The rows, or the whole table, where it is one row of figures.
    pub rows: Vec<CountedRow>,
    /// Whether the last figure of a row was taken for its 总计.
    pub last_is_total: bool,
}

/// The short rows of a table, in the order of the form.
pub fn rows(context: &Context<'_>, table: TableId) -> Vec<CountedRow> {
    counted_rows(context, table, |it| match *it {
        Remark::RowShort { place, n_figures, n_columns, span } => {
            Some(CountedRow { place, n_figures, n_columns, span })
        }
        _ => None,
    })
}

/// Whether the last figure of one of the rows was taken for its 总计.
pub fn last_is_total(context: &Context<'_>, rows: &[CountedRow]) -> bool {
    rows.iter().any(|it| is_last_assumed(context, it.place))
}

/// Where a whole column is missing, that is why its rows are short, and is said once.
fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in TableId::ALL {
        let rows = rows(context, table);
        if !rows.is_empty() && !column_missing::is_so(context, table) {
            out.push(finding(context, rows));
        }
    }
}

fn finding(context: &Context<'_>, rows: Vec<CountedRow>) -> Finding {
    let lines = CountedRow::lines(&rows);
    let last_is_total = last_is_total(context, &rows);
    let facts = Facts::RowShort(RowShort { rows, last_is_total });
    lines::finding(&RULE, facts, context, &lines)
}

fn is_last_assumed(context: &Context<'_>, place: Place) -> bool {
    let table = context.reading.table(place.table);
    let row = table.zip(place.row).and_then(|it| it.0.rows.get(it.1 as usize));
    let last = row.and_then(|it| it.cells.last());
    last.is_some_and(|it| it.state == State::Assumed)
}

#[cfg(test)]
mod tests {
    use crate::rules::Facts;
    use crate::rules::testing::findings;

    #[test]
    fn it_is_known_whether_the_last_figure_was_taken_for_the_total() {
        let last_is_total = |script: &str| {
            findings(script).into_iter().find_map(|it| match it.facts {
                Facts::RowShort(it) => Some(it.last_is_total),
                _ => None,
            })
        };
        let lost = "applications received * = lost\nremark row-short applications received 1";
        assert_eq!(last_is_total(lost), Some(false));
        let assumed = format!("{lost}\napplications received total = assumed 24");
        assert_eq!(last_is_total(&assumed), Some(true));
    }
}
