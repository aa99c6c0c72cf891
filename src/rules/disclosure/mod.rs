//! The figures of 二、主动公开政府信息情况, which have no sums.

pub mod fee_in_yuan;
pub mod fee_too_precise;
pub mod in_force_below_issued;
pub mod negative_item_balance;
pub mod procurement_half_filled;
pub mod procurement_unit_missing;
pub mod public_total_below_made;
pub mod published_above_public_total;

/// The rows that count documents, the same in both editions.
pub(super) const DOCUMENTS: [&str; 2] = ["regulations", "normative_documents"];
