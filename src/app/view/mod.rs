//! What is drawn: one part of the page a file, named after what the user sees. Parts are plain
//! functions of [`Page`]; only those with a life of their own (a field, a focus) are components.
//! Closures here only dispatch an action.

pub mod app;
pub mod card;
pub mod cell;
pub mod drawn;
mod effect;
pub mod field;
pub mod findings;
pub mod footer;
pub mod heard;
pub mod help;
pub mod ignore;
pub mod loading;
pub mod masthead;
pub mod mixed;
pub mod notice;
pub mod opened;
pub mod paste_zone;
pub mod proposal;
pub mod reading;
pub mod report_bar;
pub mod source_panel;
pub mod table;
pub mod tables;
pub mod toolbar;
pub mod verdict;
pub mod workbench;

use std::rc::Rc;

use yew::{Callback, MouseEvent};

use self::drawn::Drawn;
use crate::app::history::FindingKey;
use crate::app::report::Report;
use crate::app::state::{Action, State};
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

/// Where the page sends what happened.
pub type Dispatch = Callback<Action>;

/// A report on the page, with all that its parts are drawn from.
#[derive(Clone, Debug)]
pub struct Page {
    /// What the page knows.
    pub state: Rc<State>,
    /// Whether it stands in somebody else's page.
    pub is_embedded: bool,
    /// The year whose report is expected.
    pub year: Option<u16>,
    /// The text that was given.
    pub source: Rc<Source>,
    /// What follows from it.
    pub report: Rc<Report>,
    /// Its tables in the language of the page.
    pub drawn: Rc<Drawn>,
    /// Where to send what happened.
    pub dispatch: Dispatch,
}

impl Page {
    /// The language of the page.
    pub fn lang(&self) -> Lang {
        self.state.settings.lang
    }

    /// A fixed text of the page.
    pub fn say(&self, it: Say) -> &'static str {
        say(it, self.lang())
    }

    /// The card whose cells are lit.
    pub fn lit(&self) -> Option<FindingKey> {
        self.state.hovered.or(self.state.active)
    }

    /// What a click on a button comes to.
    pub fn click(&self, action: Action) -> Callback<MouseEvent> {
        click(&self.dispatch, action)
    }
}

/// What a click on a button comes to.
pub fn click(dispatch: &Dispatch, action: Action) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |_: MouseEvent| dispatch.emit(action.clone()))
}
