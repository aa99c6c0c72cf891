//! The foot of the page: what a check cannot tell, and where the data goes.

use yew::{Html, html};

use crate::app::text::{Say, say};
use crate::explain::Lang;

/// The foot of the page.
pub fn footer(lang: Lang) -> Html {
    html! {
        <footer class="footer">
            <p>{ say(Say::LimitNote, lang) }</p>
            <p>{ say(Say::Privacy, lang) }</p>
        </footer>
    }
}
