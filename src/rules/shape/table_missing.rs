//! A table of the form that was not found. Where its heading is there, something should follow it;
//! where even the heading is missing, the text may be a part of a report, and the finding only
//! says what was not checked.
//!
//! # Why it matters
//!
//! The table may be a picture, or it was not pasted. Its sums are not checked.
//!
//! # Fails
//!
//! ```text
//! remark table-missing disputes
//! without disputes
//! ```
//!
//! # Corrected
//!
//! ```text
//! disputes reconsideration total = 2
//! ```
//!
//! # Source
//!
//! 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号: the report has three tables. Found in real reports.

use crate::form::TableId;
use crate::reading::{Place, Remark};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "table-missing", severity: Severity::Warning, check };

/// A table that was not found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableMissing {
    /// Whether the heading of its section is there.
    pub has_heading: bool,
}

/// Where there is nothing to check at all, that alone is said.
fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    if !context.reading.tables.is_empty() {
        out.extend(TableId::ALL.into_iter().filter_map(|it| finding(context, it)));
    }
}

fn finding(context: &Context<'_>, id: TableId) -> Option<Finding> {
    if context.reading.table(id).is_some() {
        return None;
    }
    let heading = context.reading.remarks.iter().find_map(|it| match *it {
        Remark::TableMissing { table, span } if table == id => Some(span),
        _ => None,
    });
    let facts = TableMissing { has_heading: heading.is_some() };
    let severity = if facts.has_heading { RULE.severity } else { Severity::Unread };
    let res = RULE.finding(Facts::TableMissing(facts)).at(Place::table(id)).on(heading);
    Some(res.with_severity(severity).of_identities(context.unchecked_in(id)))
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::findings;

    #[test]
    fn a_part_of_a_report_is_no_warning() {
        let found = findings("without disputes");
        let found: Vec<_> = found.iter().map(|it| (it.rule, it.severity)).collect();
        assert_eq!(found, [("table-missing", Severity::Unread)]);
    }
    #[test]
    fn each_table_has_its_own_heading() {
        let script = "remark table-missing disputes\nwithout disputes\nwithout disclosure";
        let severities: Vec<_> = findings(script).iter().map(|it| it.severity).collect();
        assert_eq!(severities, [Severity::Warning, Severity::Unread]);
    }
}
