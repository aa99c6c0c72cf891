//! The smallest sets of cells whose change would make every failing identity hold.
