//! A group label such as （三）不予公开 that is missing, though rows of the group are there.
//!
//! # Why it matters
//!
//! Rows of several groups have the same ordinals; without the label a reader mixes them up.
//!
//! # Fails
//!
//! ```text
//! remark group-missing applications withheld
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications withheld.state_secret total = 0
//! ```
//!
//! # Source
//!
//! The layout of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号. Found in a real report.

use crate::form::Group;
use crate::reading::{Place, Remark};
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "group-label-missing", severity: Severity::Warning, check };

/// A group whose label is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupLabelMissing {
    /// The group.
    pub group: Group,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(context.reading.remarks.iter().filter_map(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, remark: &Remark) -> Option<Finding> {
    let Remark::GroupMissing { table, group, first_row } = *remark else { return None };
    let place = Place::row(table, first_row as usize);
    let facts = Facts::GroupLabelMissing(GroupLabelMissing { group });
    Some(RULE.finding(facts).at(place).on(context.place_span(place)))
}
