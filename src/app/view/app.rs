//! The whole page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, MouseEvent, NodeRef, Properties, Reducible, UseReducerHandle, classes,
    component, hook, html, use_callback, use_effect, use_effect_with, use_node_ref, use_reducer,
    use_state,
};

use super::Dispatch;
use super::footer::footer;
use super::help::Help;
use super::loading::loading_line;
use super::masthead::masthead;
use super::notice::notice_line;
use super::opened::OpenedProps;
use super::paste_zone::PasteZone;
use crate::app::checker::{self, Checker, LoadError};
use crate::app::commands::{self, Command};
use crate::app::history::Given;
use crate::app::intake::clipboard::{self, Given as Clip};
use crate::app::intake::{Taken, dom, fault, files, keys, settings};
use crate::app::state::{Action, Notice, Settings, Spot, State};
use crate::app::text::{Say, say};
use crate::explain::Lang;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut res = (*self).clone();
        res.apply(action);
        Rc::new(res)
    }
}

/// What the page begins with.
#[derive(Clone, PartialEq, Properties)]
pub struct AppProps {
    /// The settings of an earlier visit.
    #[prop_or_default]
    pub settings: Settings,
}

/// The page.
#[component]
pub fn App(props: &AppProps) -> Html {
    let settings = props.settings;
    let state = use_reducer(move || State::new(settings));
    let dispatch: Dispatch = {
        let dispatcher = state.dispatcher();
        use_callback((), move |action, ()| dispatcher.dispatch(action))
    };
    let root = use_node_ref();
    use_browser(&root, &state, &dispatch);
    let on_take = use_take(&dispatch);
    let (checker, retry) = use_checker();
    use_draft(&state, checker.and_then(Result::ok), &dispatch);
    frame(&root, &state, &checker, retry, &dispatch, on_take)
}

/// Fetches the checker, at first and whenever the callback is called.
#[hook]
fn use_checker() -> (Option<Result<Checker, LoadError>>, Callback<MouseEvent>) {
    let state = use_state(|| None);
    let fetch = {
        let state = state.clone();
        use_callback((), move |(), ()| {
            let state = state.clone();
            state.set(None);
            spawn_local(async move { state.set(Some(checker::load().await)) });
        })
    };
    use_effect_with(fetch.clone(), |fetch| fetch.emit(()));
    (*state, fetch.reform(|_| ()))
}

/// Takes up the draft of an earlier visit, unless there is a report by then.
#[hook]
fn use_draft(state: &UseReducerHandle<State>, checker: Option<Checker>, dispatch: &Dispatch) {
    let (state, dispatch) = (state.clone(), dispatch.clone());
    use_effect_with(checker, move |checker| {
        let wanted = checker.filter(|_| state.settings.keep && state.work.source.is_none());
        if let Some(draft) = wanted.and_then(|it| (it.draft)()) {
            dispatch.emit(Action::Resume(Rc::new(draft)));
        }
    });
}

/// What the page does to the browser: keys, focus, settings.
#[hook]
fn use_browser(root: &NodeRef, state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    use_effect_with(root.clone(), |root| {
        if let Some(root) = root.cast() {
            fault::watch(root);
        }
    });
    use_intake(dispatch);
    use_keys(state, dispatch);
    use_effect_with(state.settings, |it| {
        settings::save(*it);
        let title = say(Say::Brand, it.lang);
        dom::set_page_language(tag(it.lang), &format!("{title} · {}", say(Say::Tagline, it.lang)));
    });
    let root = root.clone();
    use_effect_with(state.visit, move |(spot, _)| {
        if let Some(Spot::Field) = spot {
            dom::step_to(&root, super::paste_zone::FIELD);
        }
    });
}

/// Takes what is pasted or dropped anywhere on the page.
#[hook]
fn use_intake(dispatch: &Dispatch) {
    let take = use_take(dispatch);
    use_effect_with(take, |take| {
        let paste = take.reform(|event| clipboard::pasted(&event));
        let listeners = (
            keys::listen_paste(paste),
            keys::listen_drop(take.reform(|event| files::dropped(&event))),
        );
        move || drop(listeners)
    });
}

#[hook]
fn use_keys(state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    // Keys speak to the page as it is now: they are listened to anew whenever it changes.
    let (state, dispatch) = (state.clone(), dispatch.clone());
    use_effect(move || {
        let listener = keys::listen(Callback::from(move |command: Command| {
            if let Some(action) = commands::on_page(command, &state) {
                dispatch.emit(action);
            }
        }));
        move || drop(listener)
    });
}

/// Takes what was pasted, dropped or chosen: opens it, or says why not.
#[hook]
pub fn use_take(dispatch: &Dispatch) -> Callback<Clip> {
    use_callback(dispatch.clone(), |clip, dispatch: &Dispatch| {
        let dispatch = dispatch.clone();
        let taken = Callback::from(move |taken: Taken| {
            dispatch.emit(match taken {
                Ok(source) => Action::Open(source, Given::Whole),
                Err(unfit) => Action::Notify(Some(Notice::Unfit(unfit))),
            });
        });
        match clip {
            Clip::Text(it) => taken.emit(it),
            Clip::File(file) => files::read(file, taken),
            Clip::Nothing => {}
        }
    })
}

/// The language as HTML names it.
pub const fn tag(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    }
}

fn frame(
    root: &NodeRef,
    state: &State,
    checker: &Option<Result<Checker, LoadError>>,
    retry: Callback<MouseEvent>,
    dispatch: &Dispatch,
    on_take: Callback<Clip>,
) -> Html {
    let Settings { lang, large, contrast, .. } = state.settings;
    let source = state.work.source.clone();
    let at_hand = checker.and_then(Result::ok);
    let field_open = !state.field_closed || source.is_none() || at_hand.is_none();
    let has_report = source.is_some() && at_hand.is_some();
    let class = classes!(
        "gouji",
        large.then_some("large"),
        contrast.then_some("contrast"),
        has_report.then_some("has-report"),
    );
    let waits = source.is_some();
    let report = source.clone().zip(at_hand).map(|(source, checker)| {
        let (root, state) = (root.clone(), Rc::new(state.clone()));
        (checker.opened)(OpenedProps {
            root,
            state,
            source,
            field_open,
            dispatch: dispatch.clone(),
        })
    });
    html! {
        <div ref={root.clone()} {class} lang={tag(lang)}>
            { masthead(state.settings, has_report, dispatch) }
            <main>
                if field_open {
                    <PasteZone {lang} {source} checker={at_hand} dispatch={dispatch.clone()} {on_take} />
                }
                { notice_line(state, dispatch) }
                { loading_line(*checker, waits, lang, retry) }
                { for report }
            </main>
            { footer(state.settings) }
            if state.help {
                <Help {lang} dispatch={dispatch.clone()} />
            }
        </div>
    }
}
