//! How single cells are written.

pub mod approximate_count;
pub mod blank_cells;
pub mod dash_cells;
pub mod error_value_in_cell;
pub mod fractional_count;
pub mod implausible_count;
pub mod leading_zeros;
pub mod negative_count;
pub mod remark_in_cell;
pub mod text_in_cell;
pub mod unit_in_cell;
pub mod unusual_digits;
pub mod year_as_count;
