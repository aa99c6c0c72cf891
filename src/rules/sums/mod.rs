//! Sums that do not hold, and totals and details that were never entered.

pub mod carry_over_mismatch;
pub mod column_total_mismatch;
pub mod details_left_blank;
pub mod group_total_mismatch;
pub mod row_total_mismatch;
pub mod total_left_blank;
