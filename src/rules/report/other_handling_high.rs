//! More than a third of all results, and at least five, are under （六）其他处理.
//!
//! # Why it matters
//!
//! The notice calls the item transitional: a high number should be looked into.
//!
//! # Fails
//!
//! ```text
//! applications other_handling.other natural_person = 19
//! applications other_handling.other total = 22
//! applications other_handling.other business = 3
//! applications handled_total natural_person = 39
//! applications handled_total business = 6
//! applications handled_total total = 45
//! applications received natural_person = 39
//! applications received business = 6
//! applications received total = 46
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications other_handling.other natural_person = 0
//! applications other_handling.other total = 0
//! applications received natural_person = 20
//! ```
//!
//! # Source
//!
//! 国办公开办函〔2019〕60号.

use crate::decimal::Decimal;
use crate::form::{OTHER_HANDLING, Row, TableId};
use crate::reading::Place;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "other-handling-high", severity: Severity::Note, check };

/// How much is under （六）其他处理.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherHandlingHigh {
    /// 总计 of （六）.
    pub other: Decimal,
    /// 总计 of （七）.
    pub all: Decimal,
    /// What part of all that is, in whole percent.
    pub percent: i128,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    out.extend(finding(context));
}

fn finding(context: &Context<'_>) -> Option<Finding> {
    let form = context.reading.table(TableId::Applications)?.form;
    let of_group = |it: &&Row| it.key.starts_with(OTHER_HANDLING.key);
    let rows = form.rows.iter().filter(of_group);
    let cells: Vec<_> = rows.filter_map(|it| context.cell(form.id, it.key, "total")).collect();
    let other = cells.iter().map(|it| context.amount(*it)).sum::<Option<Decimal>>()?;
    let all = context.amount(context.cell(form.id, "handled_total", "total")?)?;
    let first = *cells.first()?;
    let is_high = other >= Decimal::from(5) && other + other + other > all;
    if !is_high || all < other || !all.is_whole() || !other.is_whole() {
        return None;
    }
    let percent = other.units_at(0) * 100 / all.units_at(0);
    let facts = Facts::OtherHandlingHigh(OtherHandlingHigh { other, all, percent });
    let res = RULE.finding(facts).at(Place::row(form.id, first.row as usize));
    Some(res.on(context.span(first)).of_cells(cells))
}

#[cfg(test)]
mod tests {
    use crate::rules::Facts;
    use crate::rules::testing::findings;

    /// What part is found to be under （六）, where so many of so many results are.
    fn percent(other: &str, all: &str) -> Option<i128> {
        let script = format!(
            "applications other_handling.not_corrected_in_time total = 0
            applications other_handling total = {other}
            applications handled_total total = {all}"
        );
        findings(&script.replace("other_handling total", "other_handling.other total"))
            .into_iter()
            .find_map(|it| match it.facts {
                Facts::OtherHandlingHigh(it) => Some(it.percent),
                _ => None,
            })
    }

    #[test]
    fn five_and_more_than_a_third() {
        assert_eq!(percent("5", "14"), Some(35));
        assert_eq!(percent("5", "15"), None, "a third");
        assert_eq!(percent("4", "6"), None, "too few to tell");
        assert_eq!(percent("7", "7"), Some(100));
    }

    #[test]
    fn impossible_figures_are_no_share() {
        assert_eq!(percent("7", "6"), None);
        assert_eq!(percent("7.5", "14"), None);
        assert_eq!(percent("7", "14.5"), None);
    }
}
