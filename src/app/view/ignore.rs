//! Why a finding is set aside: the usual reasons, or the user's own words.

use std::rc::Rc;

use yew::{Callback, Html, KeyboardEvent, MouseEvent, Properties, component, html, use_node_ref};

use super::effect::use_effect_on;
use super::{Dispatch, click};
use crate::app::history::FindingKey;
use crate::app::intake::dom;
use crate::app::state::Action;
use crate::app::text::{Say, say};
use crate::explain::Lang;

/// Properties of [`IgnoreForm`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct IgnoreProps {
    pub lang: Lang,
    pub keys: Rc<[FindingKey]>,
    pub dispatch: Dispatch,
}

/// Asks for the reason.
#[component]
pub fn IgnoreForm(props: &IgnoreProps) -> Html {
    let IgnoreProps { lang, keys, dispatch } = props;
    let field = use_node_ref();
    {
        let field = field.clone();
        use_effect_on((), move |()| dom::focus(&field));
    }
    let confirm = {
        let (field, keys, dispatch) = (field.clone(), Rc::clone(keys), dispatch.clone());
        Callback::from(move |()| {
            let reason = dom::field_text(&field);
            dispatch.emit(Action::Ignore(Rc::clone(&keys), reason.trim().into()));
        })
    };
    let usual = |it: Say| {
        let ignore = Action::Ignore(Rc::clone(keys), say(it, *lang).into());
        html! { <button type="button" onclick={click(dispatch, ignore)}>{ say(it, *lang) }</button> }
    };
    let onkeydown = {
        let confirm = confirm.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !event.is_composing() {
                event.prevent_default();
                confirm.emit(());
            }
        })
    };
    html! {
        <div class="ignore" role="group" aria-label={say(Say::IgnoreReason, *lang)}>
            <div class="ignore-usual">
                { for [Say::ReasonChecked, Say::ReasonRule, Say::ReasonOther].into_iter().map(usual) }
            </div>
            <label>{ say(Say::IgnoreReason, *lang) }
                <input ref={field} type="text" class="reason-field" maxlength="200" {onkeydown} />
            </label>
            <p class="faint">{ say(Say::IgnoreHint, *lang) }</p>
            <div class="card-actions">
                <button type="button" class="primary" onclick={confirm.reform(|_: MouseEvent| ())}>{ say(Say::Confirm, *lang) }</button>
                <button type="button" class="quiet" onclick={click(dispatch, Action::Ask(None))}>{ say(Say::Cancel, *lang) }</button>
            </div>
        </div>
    }
}
