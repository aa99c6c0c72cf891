//! The help: what the page does, its keys, its limits.

use yew::{Callback, Html, KeyboardEvent, NodeRef, Properties, component, html, use_node_ref};

use super::effect::use_effect_on;
use super::{Dispatch, click};
use crate::app::intake::dom;
use crate::app::state::Action;
use crate::app::text::{self, Say, say};
use crate::explain::Lang;

/// Properties of [`Help`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct HelpProps {
    pub lang: Lang,
    /// The page below.
    pub root: NodeRef,
    pub dispatch: Dispatch,
}

/// The help, above the page.
#[component]
pub fn Help(props: &HelpProps) -> Html {
    let HelpProps { lang, root, dispatch } = props;
    let close = use_node_ref();
    {
        let (close, root) = (close.clone(), root.clone());
        use_effect_on((), move |()| {
            let before = dom::focused(&root);
            dom::focus(&close);
            move || dom::focus_again(before.as_ref())
        });
    }
    // The only stop of the Tab key in here is the button.
    let onkeydown = Callback::from(|event: KeyboardEvent| {
        if event.key() == "Tab" {
            event.prevent_default();
        }
    });
    let key = |(keys, what): &(&'static str, &'static str)| {
        html! { <><dt>{ for keys.split(' ').map(|it| html! { <kbd>{ it }</kbd> }) }</dt><dd>{ *what }</dd></> }
    };
    html! {
        <div class="veil" onclick={click(dispatch, Action::Help(false))}>
            <div class="dialog" role="dialog" aria-modal="true" aria-labelledby="gouji-help"
                {onkeydown} onclick={Callback::from(|it: yew::MouseEvent| it.stop_propagation())}>
                <div class="dialog-head">
                    <h2 id="gouji-help">{ say(Say::Help, *lang) }</h2>
                    <button type="button" ref={close} onclick={click(dispatch, Action::Help(false))}>
                        { say(Say::Close, *lang) }
                    </button>
                </div>
                <dl class="keys">{ for text::keys(*lang).iter().map(key) }</dl>
                { for text::help(*lang).iter().map(|it| html! { <p>{ *it }</p> }) }
            </div>
        </div>
    }
}
