//! Full-width digits, Chinese numerals or unusual thousands marks. They were read as numbers.
//!
//! # Why it matters
//!
//! Other programs will not read them; the reader can see here how they were read.
//!
//! # Fails
//!
//! ```text
//! applications received natural_person = "２０"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received natural_person = 20
//! ```
//!
//! # Source
//!
//! General practice of statistical reports; found in real reports.

use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "unusual-digits", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(&RULE, || Facts::UnusualDigits, context, out, |_, it| it.traits.unusual_digits);
}
