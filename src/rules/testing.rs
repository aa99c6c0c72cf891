//! For the rules' own tests: what a script's report is found to have.

use crate::check::judge;
use crate::rules::Finding;

#[allow(dead_code, reason = "the tests in tests/ use the rest")]
#[path = "../../tests/support/forms.rs"]
mod forms;
#[allow(dead_code, reason = "the tests in tests/ use the rest")]
#[path = "../../tests/support/script.rs"]
mod script;

/// The findings of the report that this script makes (tests/support/script.rs).
pub fn findings(text: &str) -> Vec<Finding> {
    judge(&script::run(text).unwrap_or_else(|it| panic!("{it}")).reading).findings
}

/// The names of the rules that find something in the report that this script makes.
pub fn found(text: &str) -> Vec<&'static str> {
    findings(text).iter().map(|it| it.rule).collect()
}
