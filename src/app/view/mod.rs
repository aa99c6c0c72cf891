//! What is drawn: one component a file, named after what the user sees. Closures here only
//! dispatch an action.

pub mod app;
pub mod card;
pub mod cell;
pub mod findings;
pub mod footer;
pub mod help;
pub mod ignore;
pub mod masthead;
pub mod notice;
pub mod paste_zone;
pub mod proposal;
pub mod report_bar;
pub mod source_panel;
pub mod table;
pub mod tables;
pub mod toolbar;
pub mod verdict;
pub mod workbench;

use yew::Callback;

use crate::app::state::Action;

/// Where components send what happened.
pub type Dispatch = Callback<Action>;
