//! Where the report goes in: a large field, a file chooser, the examples.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::{
    Callback, DragEvent, Event, Html, InputEvent, MouseEvent, Properties, classes, component, html,
    use_mut_ref, use_node_ref, use_state,
};

use super::Dispatch;
use super::app::tag;
use crate::app::checker::Checker;
use crate::app::history::Given;
use crate::app::intake::clipboard::{self, Given as Clip};
use crate::app::intake::{self, dom, files};
use crate::app::samples::Sample;
use crate::app::state::{Action, Notice, Unfit};
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

/// The id of the text field.
pub const FIELD: &str = "gouji-field";

/// How long the page waits after a key before it checks, in milliseconds.
const PAUSE: u32 = 400;

/// Properties of [`PasteZone`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct PasteZoneProps {
    pub lang: Lang,
    pub source: Option<Rc<Source>>,
    pub checker: Option<Checker>,
    pub dispatch: Dispatch,
    pub on_take: Callback<Clip>,
}

/// The field that takes the report. It is never written to while it is there: an input method may
/// be composing in it.
#[component]
pub fn PasteZone(props: &PasteZoneProps) -> Html {
    let PasteZoneProps { lang, source, checker, dispatch, on_take } = props;
    let (lang, checker) = (*lang, *checker);
    let dragging = use_state(|| false);
    let pending = use_mut_ref(|| None::<Timeout>);
    let first = use_mut_ref(|| {
        source.as_deref().zip(checker).map(|(it, checker)| (checker.field_text)(it, lang))
    });
    let (text, why_not) =
        first.borrow().clone().transpose().map_or_else(|it| (None, Some(it)), |it| (it, None));
    let placeholder = why_not.unwrap_or_else(|| say(Say::FieldPlaceholder, lang).to_owned());
    let (chooser, field) = (use_node_ref(), use_node_ref());
    let oninput = {
        let (dispatch, pending) = (dispatch.clone(), Rc::clone(&pending));
        let had_text = source.is_some();
        let field = field.clone();
        Callback::from(move |_: InputEvent| {
            // A long text is not copied for every key.
            let (dispatch, field) = (dispatch.clone(), field.clone());
            let check = move || typed(&dispatch, dom::area_text(&field), had_text);
            *pending.borrow_mut() = Some(Timeout::new(PAUSE, check));
        })
    };
    let onpaste = on_paste(on_take);
    let on_drag = |on: bool| {
        let dragging = dragging.clone();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            if on || dom::left(&event) {
                dragging.set(on);
            }
        })
    };
    let ondrop = {
        let (on_take, dragging) = (on_take.clone(), dragging.clone());
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            dragging.set(false);
            on_take.emit(files::dropped(&event));
        })
    };
    let onchange = on_take.reform(|event: Event| files::chosen(&event));
    let onchoose = {
        let chooser = chooser.clone();
        Callback::from(move |_| dom::click(&chooser))
    };
    html! {
        <section class={classes!("zone", dragging.then_some("dragging"), source.is_some().then_some("small"))}
            ondragover={on_drag(true)} ondragleave={on_drag(false)} {ondrop}>
            <div class="zone-field">
                <label class="zone-title" for={FIELD}>{ say(Say::FieldTitle, lang) }</label>
                <textarea id={FIELD} ref={field} class="field" part="field" lang={source.as_ref().map(|_| tag(Lang::Zh))} {oninput} {onpaste} spellcheck="false"
                    autocomplete="off" aria-describedby="gouji-privacy"
                    {placeholder} defaultvalue={text} />
                <div class="zone-foot">
                    <button type="button" onclick={onchoose}>{ say(Say::ChooseFile, lang) }</button>
                    <input ref={chooser} class="chooser" type="file" tabindex="-1" aria-hidden="true"
                        accept=".txt,.htm,.html,.csv,.md,text/plain,text/html" {onchange} />
                    <span class="faint">{ say(Say::FieldKeys, lang) }</span>
                </div>
                <div class="zone-drop" aria-hidden="true">{ say(Say::DropHere, lang) }</div>
            </div>
            { samples(lang, checker, dispatch) }
            <p id="gouji-privacy" class="privacy" part="privacy">
                <strong>{ say(Say::Privacy, lang) }</strong>
                { say(Say::PrivacyProof, lang) }
                <span class="faint">{ say(Say::NoSecrets, lang) }</span>
            </p>
        </section>
    }
}

fn samples(lang: Lang, checker: Option<Checker>, dispatch: &Dispatch) -> Html {
    let button = |sample: Sample| {
        let dispatch = dispatch.clone();
        let load = move |_: MouseEvent| {
            if let Some(checker) = checker {
                dispatch.emit(Action::Open((checker.sample)(sample), Given::Whole));
            }
        };
        html! { <li><button type="button" class="sample" disabled={checker.is_none()} onclick={load}>{ sample.label(lang) }</button></li> }
    };
    html! {
        <div class="samples">
            <h2 id="gouji-samples">{ say(Say::Samples, lang) }</h2>
            <ul aria-labelledby="gouji-samples">{ for Sample::ALL.into_iter().map(button) }</ul>
        </div>
    }
}

/// A paste into an empty field is the report; one into a text is an edit of that text.
fn on_paste(on_take: &Callback<Clip>) -> Callback<Event> {
    let on_take = on_take.clone();
    Callback::from(move |event: Event| {
        if !dom::takes_whole_field(&event) {
            return;
        }
        match clipboard::pasted(&event) {
            Clip::Nothing => {}
            clip => {
                event.prevent_default();
                on_take.emit(clip);
            }
        }
    })
}

fn typed(dispatch: &Dispatch, text: String, had_text: bool) {
    dispatch.emit(match intake::take(Source::detect("", text)) {
        Ok(source) => Action::Open(source, Given::Typed),
        Err(Unfit::Empty) if had_text => Action::Clear,
        Err(Unfit::Empty) => Action::Notify(None),
        Err(unfit) => Action::Notify(Some(Notice::Unfit(unfit))),
    });
}
