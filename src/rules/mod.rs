//! What holds, what fails, what could not be checked, and why.
//!
//! [`identity`] evaluates every identity that the form declares. Everything else is one file a
//! rule, named after what is wrong, in a folder a family; `docs/rules.md` is printed from them.
//! To add a rule: write its file, declare it in its family, list it in [`RULES`], give its
//! [`Facts`] a variant and `explain` its sentence.

mod context;
mod finding;
pub mod identity;

pub mod cells;
pub mod disclosure;
pub mod report;
pub mod shape;
pub mod sums;
pub mod years;

pub mod support;
#[cfg(test)]
mod testing;

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
    cells::blank_cells::RULE,
    cells::dash_cells::RULE,
    cells::negative_count::RULE,
    cells::fractional_count::RULE,
    cells::error_value_in_cell::RULE,
    cells::text_in_cell::RULE,
    cells::unit_in_cell::RULE,
    cells::remark_in_cell::RULE,
    cells::approximate_count::RULE,
    cells::leading_zeros::RULE,
    cells::unusual_digits::RULE,
    cells::year_as_count::RULE,
    cells::implausible_count::RULE,
    disclosure::in_force_below_issued::RULE,
    disclosure::fee_in_yuan::RULE,
    disclosure::fee_too_precise::RULE,
    disclosure::published_above_public_total::RULE,
    disclosure::public_total_below_made::RULE,
    disclosure::negative_item_balance::RULE,
    disclosure::procurement_half_filled::RULE,
    disclosure::procurement_unit_missing::RULE,
    shape::table_missing::RULE,
    shape::table_doubled::RULE,
    shape::row_missing::RULE,
    shape::row_doubled::RULE,
    shape::row_extra::RULE,
    shape::rows_out_of_order::RULE,
    shape::row_short::RULE,
    shape::row_long::RULE,
    shape::row_unlabelled::RULE,
    shape::glued_digits::RULE,
    shape::glued_digits_ambiguous::RULE,
    shape::column_missing::RULE,
    shape::column_extra::RULE,
    shape::group_label_missing::RULE,
    shape::ordinal_differs::RULE,
    shape::label_differs::RULE,
    shape::columns_reordered::RULE,
    shape::head_cut::RULE,
    shape::figures_unplaced::RULE,
    shape::cells_lost::RULE,
    report::all_zero::RULE,
    report::other_handling_high::RULE,
    report::edition_does_not_fit_year::RULE,
    report::editions_mixed::RULE,
    report::second_report::RULE,
    report::empty_input::RULE,
    report::broken_encoding::RULE,
    report::old_form::RULE,
    report::no_tables::RULE,
    report::not_a_report::RULE,
];

/// Runs every rule. Findings come by severity, then in the order of the form, then in that of
/// [`RULES`]: the same on every run.
pub fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut res = Vec::new();
    for rule in RULES {
        (rule.check)(context, &mut res);
    }
    crate::order::sort_by_key(&mut res, |it| (it.severity, it.place, it.span));
    res.dedup_by(|a, b| {
        (a.rule, a.place, a.span) == (b.rule, b.place, b.span) && a.identities == b.identities
    });
    res
}

impl Rule {
    /// A finding of this rule, without a place as yet.
    const fn finding(&self, facts: Facts) -> Finding {
        Finding::new(self.name, self.severity, facts)
    }
}
