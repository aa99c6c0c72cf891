//! The page. [`state`] is what it knows, [`report`] and [`marks`] what follows from it, [`view`]
//! what is drawn, [`intake`] the only part that touches the browser.

mod causes;
pub mod checker;
pub mod commands;
pub mod copy;
pub mod draft;
pub mod formula;
pub mod history;
pub mod intake;
pub mod lines;
pub mod long;
pub mod marks;
pub mod moves;
pub mod report;
pub mod samples;
pub mod sheet;
pub mod state;
pub mod text;
pub mod view;
#[cfg(feature = "worker")]
pub mod wire;

pub use intake::mount::mount;
pub use view::app::App;
