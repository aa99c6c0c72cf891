//! Drives a real browser over the built page, as a visitor would.
//!
//! [`Site`] serves the page and remembers what was asked of it; [`Browser`] is a headless
//! Chromium. Both end with the value that holds them, also when a test fails.

mod axe;
mod browser;
mod driver;
mod portal;
pub mod scenes;
#[allow(dead_code, missing_docs)]
#[path = "../../../xtask/src/server.rs"]
mod server;
pub mod sight;
mod site;

pub use axe::Axe;
pub use browser::{Browser, NARROW, WIDE, Window, file_address};
pub use portal::Portal;
pub use server::{POLICY, STRICT};
pub use site::Site;
