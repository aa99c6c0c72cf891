//! What holds, what fails, what could not be checked, and why.

mod finding;
pub mod identity;

pub use finding::{Facts, Finding, Severity};
pub use identity::{Evaluated, Reason, Status};

use crate::reading::Reading;

/// What a rule may look at.
#[derive(Debug)]
pub struct Context<'a> {
    /// The report as it was read.
    pub reading: &'a Reading,
    /// Every identity of the report's forms, evaluated.
    pub identities: &'a [Evaluated],
}

/// A rule: one thing that can be wrong with a report.
#[derive(Debug)]
pub struct Rule {
    /// Named after what is wrong, in kebab-case; the same words as its file.
    pub name: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// Finds them.
    pub check: fn(&Context<'_>, &mut Vec<Finding>),
}

/// Every rule, in the order of the manual (docs/rules.md).
pub const RULES: &[Rule] = &[];

/// Runs every rule; findings come by severity, then in the order of the report.
pub fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut res = Vec::new();
    for rule in RULES {
        (rule.check)(context, &mut res);
    }
    res
}
