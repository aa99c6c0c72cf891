//! A word to the user that is no finding.

use yew::{Html, classes, html};

use super::{Dispatch, click};
use crate::app::state::{Action, Notice, State};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;

/// The line is always there for screen readers, and empty where there is nothing to say.
pub fn notice_line(state: &State, dispatch: &Dispatch) -> Html {
    let lang = state.settings.lang;
    html! {
        <div class="notices" role="status" aria-live="polite">
            { for state.notice.map(|it| notice(it, state.history.can_undo(), lang, dispatch)) }
        </div>
    }
}

fn notice(notice: Notice, can_undo: bool, lang: Lang, dispatch: &Dispatch) -> Html {
    let undo = can_undo && matches!(notice, Notice::Cleared | Notice::Adopted);
    let warns = matches!(notice, Notice::Unfit(_) | Notice::CopyDenied | Notice::DraftDenied);
    let button = |class: &'static str, it: Say, action: Action| {
        html! { <button type="button" {class} onclick={click(dispatch, action)}>{ say(it, lang) }</button> }
    };
    html! {
        <div class={classes!("notice", warns.then_some("warns"))}>
            <p>{ text::notice(notice, lang) }</p>
            if undo {
                { button("", Say::Undo, Action::Undo) }
            }
            { button("quiet", Say::Dismiss, Action::Notify(None)) }
        </div>
    }
}
