//! A word to the user that is no finding.

use yew::{Html, Properties, classes, component, html};

use super::Dispatch;
use crate::app::state::{Action, Notice};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;

/// Properties of [`NoticeLine`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct NoticeProps {
    pub lang: Lang,
    pub notice: Option<Notice>,
    pub can_undo: bool,
    pub dispatch: Dispatch,
}

/// The line is always there for screen readers, and empty where there is nothing to say.
#[component]
pub fn NoticeLine(props: &NoticeProps) -> Html {
    let NoticeProps { lang, notice, can_undo, dispatch } = props;
    let inner = |notice: Notice| {
        let undo = *can_undo && matches!(notice, Notice::Cleared | Notice::Adopted);
        let warns = matches!(notice, Notice::Unfit(_) | Notice::CopyDenied);
        html! {
            <div class={classes!("notice", warns.then_some("warns"))}>
                <p>{ text::notice(notice, *lang) }</p>
                if undo {
                    <button type="button" onclick={dispatch.reform(|_| Action::Undo)}>
                        { say(Say::Undo, *lang) }
                    </button>
                }
                <button type="button" class="quiet" onclick={dispatch.reform(|_| Action::Notify(None))}>
                    { say(Say::Dismiss, *lang) }
                </button>
            </div>
        }
    };
    html! { <div class="notices" role="status" aria-live="polite">{ for notice.map(inner) }</div> }
}
