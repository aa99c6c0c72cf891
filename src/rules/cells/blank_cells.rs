//! Blank cells. They count as 0 in every sum; one finding a table says how many.
//!
//! # Why it matters
//!
//! A blank may be a 0 or a number that was forgotten. Only the writer knows, and where nothing
//! happened the form wants a 0.
//!
//! # Fails
//!
//! ```text
//! applications carried_in research = blank
//! applications carried_in other = blank
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications carried_in research = 0
//! applications carried_in other = 0
//! ```
//!
//! # Source
//!
//! General practice of statistical reports; found in real reports.

use crate::form::TableId;
use crate::reading::State;
use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "blank-cells", severity: Severity::Warning, check };

/// How much of a table is blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankCells {
    /// The number of blank cells.
    pub n_blank: usize,
    /// Whether nothing else was read of the table.
    pub all: bool,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    for table in TableId::ALL {
        let blank = cells::cells(context, table, |_, it| it.state == State::Blank);
        if blank.is_empty() {
            continue;
        }
        let rows = context.reading.table(table).map_or(&[][..], |it| &it.rows);
        let cells = rows.iter().flat_map(|it| &it.cells);
        let n_known = cells.filter(|it| it.amount().is_some()).count();
        let facts = BlankCells { n_blank: blank.len(), all: blank.len() == n_known };
        out.push(cells::finding(&RULE, Facts::BlankCells(facts), context, blank));
    }
}
