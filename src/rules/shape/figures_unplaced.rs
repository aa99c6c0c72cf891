//! Figures in the text of a table that belong to no row for certain.
//!
//! # Why it matters
//!
//! They may be figures of cells that count as lost. What stands where is unknown.
//!
//! # Fails
//!
//! ```text
//! disputes * * = lost
//! remark figures-unplaced disputes 2
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
//! How tables arrive from the clipboard and from PDF; found in real reports.

use crate::form::TableId;
use crate::reading::{Place, Remark};
use crate::rules::support::lines::{self, Line};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "figures-unplaced", severity: Severity::Unread, check };

/// Figures without a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiguresUnplaced {
    /// How many.
    pub n_figures: usize,
    /// How many cells of the table were not read.
    pub n_lost: usize,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(TableId::ALL.into_iter().filter_map(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, table: TableId) -> Option<Finding> {
    let place = Place::table(table);
    let unplaced = |it: &Remark| match *it {
        Remark::FiguresUnplaced { table, n_figures, span } if table == place.table => {
            Some((n_figures, Line::new(place, span)))
        }
        _ => None,
    };
    let n_figures = context.reading.remarks.iter().filter_map(unplaced).map(|it| it.0).sum();
    let lines = lines::lines(context, table, |it| unplaced(it).map(|it| it.1));
    let n_lost = lines::lost_cells(context, place).len();
    let facts = Facts::FiguresUnplaced(FiguresUnplaced { n_figures, n_lost });
    (!lines.is_empty()).then(|| lines::finding(&RULE, facts, context, &lines))
}

#[cfg(test)]
mod tests {
    use crate::check::judge;
    use crate::form::TableId;
    use crate::reading::Remark;
    use crate::rules::testing::reading;
    use crate::source::Span;

    #[test]
    fn each_table_is_found_where_its_own_figures_stand() {
        let mut reading = reading("");
        let spans = [Span::new(0, 4), Span::new(4, 8)];
        for (table, span) in [TableId::Applications, TableId::Disputes].into_iter().zip(spans) {
            reading.remarks.push(Remark::FiguresUnplaced { table, n_figures: 2, span });
        }
        let found = judge(&reading).findings;
        assert_eq!(found.iter().filter_map(|it| it.span).collect::<Vec<_>>(), spans);
    }
}
