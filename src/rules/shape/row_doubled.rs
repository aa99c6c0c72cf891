//! A row that occurs again with figures; the first was read.
//!
//! # Why it matters
//!
//! One of the two is wrong or too much, and a reader cannot know which.
//!
//! # Fails
//!
//! ```text
//! remark row-doubled applications not_processed.repeat "2.重复申请 0 0 0 0 0 0 0"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications not_processed.repeat total = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. A group label that is printed again
//! after a page break is no doubled row.

use crate::form::TableId;
use crate::reading::{Place, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "row-doubled", severity: Severity::Error, check };

/// A row that occurs several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowDoubled {
    /// How often it occurs.
    pub n_times: usize,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in TableId::ALL {
        let lines = lines::lines(context, table, line);
        let n_lost = lines::lost_cells(context, Place::table(table)).len();
        let is_torn = n_lost > 0 || lines::is_torn(context, table);
        let severity = if is_torn { Severity::Warning } else { RULE.severity };
        for again in lines.chunk_by(|one, other| one.place == other.place) {
            let facts = Facts::RowDoubled(RowDoubled { n_times: again.len() + 1 });
            let finding = lines::finding(&RULE, facts, context, again);
            out.push(finding.with_severity(severity));
        }
    }
}

fn line(it: &Remark) -> Option<Line> {
    match it {
        Remark::RowDoubled { place, text, span } => Some(Line::new(*place, *span).printed(text)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Facts;
    use crate::rules::testing::findings;

    #[test]
    fn each_row_is_counted_for_itself() {
        let script = "remark row-doubled applications not_processed.repeat \"2.重复申请 0\"
            remark row-doubled applications not_processed.repeat \"2.重复申请 1\"
            remark row-doubled applications carried_in \"二、上年结转 2\"";
        let n_times = findings(script).into_iter().filter_map(|it| match it.facts {
            Facts::RowDoubled(it) => Some(it.n_times),
            _ => None,
        });
        assert_eq!(n_times.collect::<Vec<_>>(), [2, 3]);
    }
}
