//! A table in the form of another edition than the report's year asks for. Its sums are checked as
//! the table stands. For the report on 2019 the finding is a note: the form was new and only
//! encouraged.
//!
//! # Why it matters
//!
//! The editions count different things, so that years and bodies cannot be compared.
//!
//! # Fails
//!
//! ```text
//! edition applications 2019
//! ```
//!
//! # Corrected
//!
//! ```text
//! edition applications 2021
//! ```
//!
//! # Source
//!
//! 国办公开办函〔2021〕30号: for reports on 2021 and later. 国办公开办函〔2019〕60号: for reports on 2019 and 2020, for 2019
//! encouraged. Found in real reports.

use crate::form::{Edition, TableId};
use crate::reading::Place;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule =
    Rule { name: "edition-does-not-fit-year", severity: Severity::Warning, check };

/// A table of another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditionDoesNotFitYear {
    /// The year of the report.
    pub year: u16,
    /// The edition that its year asks for.
    pub expected: Edition,
    /// The edition of the table.
    pub found: Edition,
}

/// 复议诉讼 is the same in both editions and tells nothing.
const TELLING: [TableId; 2] = [TableId::Disclosure, TableId::Applications];

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(TELLING.into_iter().filter_map(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, table: TableId) -> Option<Finding> {
    let read = context.reading.table(table)?;
    let year = context.reading.year?;
    let (expected, found) = (Edition::for_year(year)?, read.form.edition);
    if expected == found {
        return None;
    }
    let severity = if year == 2019 { Severity::Note } else { RULE.severity };
    let facts = EditionDoesNotFitYear { year, expected, found };
    let res = RULE.finding(Facts::EditionDoesNotFitYear(facts)).at(Place::table(table));
    Some(res.on(Some(read.span)).with_severity(severity))
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::{findings, found};

    #[test]
    fn the_first_year_is_judged_softly() {
        let found = findings("form 2019\nyear = 2019\nedition disclosure 2021");
        assert_eq!(found.iter().map(|it| it.severity).collect::<Vec<_>>(), [Severity::Note]);
    }

    #[test]
    fn one_finding_for_each_table() {
        assert_eq!(found("year = 2020"), ["edition-does-not-fit-year"; 2]);
    }
}
