//! Gouji reads a Chinese government-information annual report (政府信息公开工作年度报告),
//! rebuilds its tables and says which sums do not reconcile (勾稽关系), and why.
//!
//! One flow, no way back: [`source`] → [`grid`] → [`reading`] → [`rules`] → [`suspects`] →
//! [`result`]. [`check::check`] is that flow as one pure function. The core does no input or
//! output and knows no browser, no clock and no locale; `app` shows what it found.

// The tests' support says `gouji` wherever it is compiled: here and in tests/.
#[cfg(test)]
extern crate self as gouji;

pub mod check;
pub mod decimal;
pub mod explain;
pub mod form;
pub mod grid;
mod order;
pub mod pace;
#[doc(hidden)]
pub mod probe;
pub mod reading;
pub mod result;
pub mod rules;
pub mod source;
pub mod suspects;

#[cfg(feature = "cli")]
pub mod cli;

#[cfg(feature = "app")]
pub mod app;

#[cfg(feature = "embed")]
pub mod embed;

pub use check::{Checked, check};
pub use source::Source;
