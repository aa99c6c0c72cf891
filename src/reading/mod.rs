//! Grids laid against the form: every cell of the form with its value, its state and its place.
