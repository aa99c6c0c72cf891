//! The foot of the page: what a check cannot tell, and where the data goes.

use yew::{Html, html};

use crate::app::state::Settings;
use crate::app::text::{Say, say};

/// The foot of the page.
pub fn footer(settings: Settings, is_page: bool) -> Html {
    let lang = settings.lang;
    let privacy = if settings.keep { Say::PrivacyKept } else { Say::Privacy };
    html! {
        <footer class="footer" part="footer" role={(!is_page).then_some("presentation")}>
            <p>{ say(Say::LimitNote, lang) }</p>
            <p>{ say(privacy, lang) }</p>
        </footer>
    }
}
