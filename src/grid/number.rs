//! One cell's text: a number, blank, a dash, or not a number.
