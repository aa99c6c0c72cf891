//! The report as a whole: its edition, its year, and why there is nothing to check.

pub mod all_zero;
pub mod broken_encoding;
pub mod edition_does_not_fit_year;
pub mod editions_mixed;
pub mod empty_input;
pub mod no_tables;
pub mod not_a_report;
pub mod old_form;
pub mod other_handling_high;
pub mod second_report;
