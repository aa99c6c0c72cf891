//! For the rules' own tests: what a script's report is found to have.

use crate::check::{against_last_year, judge};
use crate::form::Edition;
use crate::reading::Reading;
use crate::rules::Finding;
use crate::rules::years::YearFinding;

#[allow(dead_code, reason = "the tests in tests/ use the rest")]
#[path = "../../tests/support/forms.rs"]
mod forms;
#[allow(dead_code, reason = "the tests in tests/ use the rest")]
#[path = "../../tests/support/script.rs"]
mod script;

/// The findings of the report that this script makes (tests/support/script.rs).
pub fn findings(text: &str) -> Vec<Finding> {
    judge(&reading(text)).findings
}

/// The names of the rules that find something in the report that this script makes.
pub fn found(text: &str) -> Vec<&'static str> {
    findings(text).iter().map(|it| it.rule).collect()
}

/// The report that this script makes.
pub fn reading(text: &str) -> Reading {
    script::run(text).unwrap_or_else(|it| panic!("{it}")).reading
}

/// The report of the year before the balanced one, of this year's form.
pub fn year_before(is_2019: bool) -> Reading {
    forms::year_before(if is_2019 { Edition::Form2019 } else { Edition::Form2021 })
}

/// What is found between the two years of this script.
pub fn between_years(text: &str) -> Vec<YearFinding> {
    let sheet = script::run(text).unwrap_or_else(|it| panic!("{it}"));
    let last = sheet.last.as_ref().unwrap_or_else(|| panic!("no last year in {text}"));
    against_last_year(&sheet.reading, last.as_ref().map_err(Clone::clone))
}

/// The names of the rules that find something between the two years of this script.
pub fn found_between_years(text: &str) -> Vec<&'static str> {
    between_years(text).iter().map(|it| it.rule).collect()
}
