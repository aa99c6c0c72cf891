//! The foot of the page: what a check cannot tell, and where the data goes.

use yew::{Html, Properties, component, html};

use crate::app::text::{Say, say};
use crate::explain::Lang;

/// Properties of [`Footer`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FooterProps {
    pub lang: Lang,
}

/// The foot of the page.
#[component]
pub fn Footer(props: &FooterProps) -> Html {
    html! {
        <footer class="footer">
            <p>{ say(Say::LimitNote, props.lang) }</p>
            <p>{ say(Say::Privacy, props.lang) }</p>
        </footer>
    }
}
