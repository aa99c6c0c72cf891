//! How the tables stand in the text: rows, columns, labels, figures without a place.

pub mod cells_lost;
pub mod column_extra;
pub mod column_missing;
pub mod columns_reordered;
pub mod figures_unplaced;
pub mod glued_digits;
pub mod glued_digits_ambiguous;
pub mod group_label_missing;
pub mod head_cut;
pub mod label_differs;
pub mod ordinal_differs;
pub mod row_doubled;
pub mod row_extra;
pub mod row_long;
pub mod row_missing;
pub mod row_short;
pub mod row_unlabelled;
pub mod rows_out_of_order;
pub mod table_doubled;
pub mod table_missing;
