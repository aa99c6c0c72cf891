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
    let of_table = |it: &&Remark| figures(it, table).is_some();
    let remarks: Vec<_> = context.reading.remarks.iter().filter(of_table).collect();
    let n_figures = remarks.iter().filter_map(|it| figures(it, table)).sum();
    let place = Place::table(table);
    let lines = lines::lines(context, table, |it| match *it {
        Remark::FiguresUnplaced { span, .. } => Some(Line::new(place, span)),
        _ => None,
    });
    let n_lost = lines::lost_cells(context, place).len();
    let facts = Facts::FiguresUnplaced(FiguresUnplaced { n_figures, n_lost });
    (!remarks.is_empty()).then(|| lines::finding(&RULE, facts, context, &lines))
}

fn figures(remark: &Remark, of_table: TableId) -> Option<usize> {
    match *remark {
        Remark::FiguresUnplaced { table, n_figures, .. } if table == of_table => Some(n_figures),
        _ => None,
    }
}
