//! A remark behind a number: 6（其中2件为上年结转）, or a foot-note mark. It was left out.
//!
//! # Why it matters
//!
//! Programs that gather the reports cannot use such a cell, and nobody can say whether the remark
//! changes the number. It belongs below the table or into the text.
//!
//! # Fails
//!
//! ```text
//! applications received total = "24（含上年结转2件）"
//! ```
//!
//! # Corrected
//!
//! ```text
//! applications received total = 24
//! ```
//!
//! # Source
//!
//! The forms of 国办公开办函〔2021〕30号 and 国办公开办函〔2019〕60号 ask for a number in every cell.

use crate::rules::support::cells;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "remark-in-cell", severity: Severity::Note, check };

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    cells::report(&RULE, || Facts::RemarkInCell, context, out, |_, it| it.traits.remark);
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn foot_note_marks_are_remarks_and_what_is_no_number_is_none() {
        assert_eq!(found("applications received total = 24*"), ["remark-in-cell"]);
        assert_eq!(found("disclosure fees amount = \"27.5（含滞纳金）\""), ["remark-in-cell"]);
        assert!(!found("applications received total = \"（见附件）\"").contains(&"remark-in-cell"));
    }
}
