//! What the tests share: balanced reports, and a small language that changes them.
#![allow(dead_code, reason = "every test binary compiles all of it and uses its share")]

pub mod forms;
pub mod lab;
pub mod manual;
pub mod print;
pub mod report;
pub mod script;
pub mod tools;
