//! The verdict as it is told to those who cannot see that it changed.

use yew::{AttrValue, Html, Properties, component, html, use_mut_ref};

/// Properties of [`Heard`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct HeardProps {
    pub text: AttrValue,
    /// How often the page has gone to the verdict.
    pub visits: u32,
}

/// A line for screen readers only. Where the page went to the verdict, the focus reads it aloud
/// already: the line stays empty then, so that nothing is said twice.
#[component]
pub fn Heard(props: &HeardProps) -> Html {
    let seen = use_mut_ref(|| (props.clone(), AttrValue::default()));
    let mut seen = seen.borrow_mut();
    if seen.0.visits != props.visits {
        seen.1 = AttrValue::default();
    } else if seen.0.text != props.text {
        seen.1 = props.text.clone();
    }
    seen.0 = props.clone();
    html! { <p class="unseen" role="status">{ seen.1.clone() }</p> }
}
