//! 现行有效 does not follow from last year's with what was issued and repealed (2021 form).
//!
//! # Why it matters
//!
//! Documents that were in force and were not repealed still are. If the difference is just what a
//! sign or a column forgotten would make, it is probably that.
//!
//! # Fails
//!
//! ```text
//! last disclosure normative_documents in_force = 20
//! ```
//!
//! # Corrected
//!
//! ```text
//! last disclosure normative_documents in_force = 13
//! ```
//!
//! # Source
//!
//! Follows from the form of 国办公开办函〔2021〕30号. May be right where documents expired, or were
//! declared void without being repealed.

use super::{YearFacts, YearFinding, YearRule, Years};
use crate::decimal::Decimal;
use crate::rules::Severity;
use crate::rules::support::links::{Kind, Link, Outcome};

/// The rule.
pub const RULE: YearRule = YearRule { name: "in-force-differs", severity: Severity::Note, check };

/// What was done in place of 上年现行有效＋制发－废止, if that gives the figure of this year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forgotten {
    /// 废止 was added.
    Sign,
    /// 废止 was not taken away.
    Repealed,
    /// 制发 was not added.
    Issued,
    /// Last year's figure was left standing.
    Both,
}

fn check(years: &Years<'_>, out: &mut Vec<YearFinding>) {
    for link in years.links.iter().filter(|it| it.kind == Kind::InForce) {
        let forgotten = forgotten(link);
        let facts = YearFacts::InForceDiffers(link.clone(), forgotten);
        let severity = if forgotten.is_some() { Severity::Warning } else { RULE.severity };
        out.extend(RULE.differs(years, link, facts).map(|it| it.with_severity(severity)));
    }
}

fn forgotten(link: &Link) -> Option<Forgotten> {
    let Outcome::Differs { found, .. } = link.outcome else { return None };
    let [last, issued, repealed] = link.parts[..] else { return None };
    let (last, issued, repealed) = (last.amount, issued.amount, repealed.amount);
    // Of an empty table nothing was forgotten.
    let is = |it: Decimal| it == found && !found.is_zero();
    if is(last + issued + repealed) {
        Some(Forgotten::Sign)
    } else if is(last + issued) {
        Some(Forgotten::Repealed)
    } else if is(last - repealed) {
        Some(Forgotten::Issued)
    } else {
        is(last).then_some(Forgotten::Both)
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::Severity;
    use crate::rules::testing::between_years;

    #[test]
    fn what_was_forgotten_is_worth_a_look_and_the_rest_is_only_noted() {
        // 2 issued, 1 repealed, 14 in force.
        for (last, severity) in [
            (11, Severity::Warning),
            (12, Severity::Warning),
            (15, Severity::Warning),
            (14, Severity::Warning),
            (20, Severity::Note),
        ] {
            let script = format!("last disclosure normative_documents in_force = {last}");
            let found: Vec<_> = between_years(&script).iter().map(|it| it.severity).collect();
            assert_eq!(found, [severity], "{last}");
        }
    }
}
