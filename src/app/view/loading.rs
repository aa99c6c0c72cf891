//! What the page says while the checker is not there.

use yew::{Callback, Html, MouseEvent, html};

use crate::app::checker::{Checker, LoadError};
use crate::app::text::{Say, say};
use crate::explain::Lang;

/// The line is always there for screen readers. While a text `waits` it says that it is kept; a
/// failure is told at once.
pub fn loading_line(
    checker: Option<Result<Checker, LoadError>>,
    waits: bool,
    lang: Lang,
    retry: Callback<MouseEvent>,
) -> Html {
    html! {
        <div class="notices" role="status" aria-live="polite">
            { match checker {
                None if waits => html! { <div class="notice"><p>{ say(Say::CheckerComing, lang) }</p></div> },
                Some(Err(LoadError)) => failed(lang, retry),
                _ => Html::default(),
            } }
        </div>
    }
}

fn failed(lang: Lang, retry: Callback<MouseEvent>) -> Html {
    html! {
        <div class="notice warns">
            <p>{ say(Say::CheckerMissing, lang) }</p>
            <button type="button" onclick={retry}>{ say(Say::Retry, lang) }</button>
        </div>
    }
}
