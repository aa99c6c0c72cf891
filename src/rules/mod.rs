//! What holds, what fails, what could not be checked, and why.
//!
//! [`identity`] evaluates every identity that the form declares. Everything else is one file a
//! rule, named after what is wrong, in a folder a family; `docs/rules.md` is printed from them.
//! To add a rule: write its file, declare it in its family, list it in [`RULES`], give its
//! [`Facts`] a variant and `explain` its sentence.

mod context;
mod finding;
pub mod identity;

pub mod sums;

pub mod support;

pub use context::Context;
pub use finding::{Facts, Finding, Severity};
pub use identity::{Evaluated, Reason, Status};

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
pub const RULES: &[Rule] = &[
    sums::row_total_mismatch::RULE,
    sums::column_total_mismatch::RULE,
    sums::carry_over_mismatch::RULE,
    sums::group_total_mismatch::RULE,
    sums::total_left_blank::RULE,
    sums::details_left_blank::RULE,
];

/// Runs every rule. Findings come by severity, then in the order of the form, then in that of
/// [`RULES`]: the same on every run.
pub fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut res = Vec::new();
    for rule in RULES {
        (rule.check)(context, &mut res);
    }
    res.sort_by_key(|it| (it.severity, it.place, it.span));
    res.dedup();
    res
}

impl Rule {
    /// A finding of this rule, without a place as yet.
    const fn finding(&self, facts: Facts) -> Finding {
        Finding {
            rule: self.name,
            severity: self.severity,
            place: None,
            expected: None,
            found: None,
            difference: None,
            identities: Vec::new(),
            cells: Vec::new(),
            span: None,
            facts,
        }
    }
}
