//! The whole page.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{
    Callback, Html, MouseEvent, NodeRef, Properties, Reducible, UseReducerHandle, classes,
    component, hook, html, use_callback, use_node_ref, use_reducer, use_state,
};

use super::Dispatch;
use super::effect::{use_effect_always, use_effect_on};
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
use crate::app::intake::host::Host;
use crate::app::intake::listener::Listener;
use crate::app::intake::{Taken, dom, fault, files, keys, settings};
use crate::app::state::{Action, Notice, Settings, Spot, State};
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

impl Reducible for State {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut res = (*self).clone();
        res.apply(action);
        Rc::new(res)
    }
}

/// What the page is given from outside. Another value later is taken over.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
pub struct AppProps {
    /// The settings to begin with.
    #[prop_or_default]
    pub settings: Settings,
    /// What the page stands in.
    #[prop_or_default]
    pub host: Host,
    /// The report that the host has given, and how many it has given before: the same again is
    /// opened again. None clears the page.
    #[prop_or_default]
    pub given: (u32, Option<Rc<Source>>),
    /// The year whose report is expected.
    #[prop_or_default]
    pub year: Option<u16>,
    /// Who wants to know the results.
    #[prop_or_default]
    pub listener: Option<Listener>,
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
    use_browser(&root, &props.host, &state, &dispatch);
    let on_take = use_take(&dispatch);
    let (checker, retry) = use_checker();
    use_draft(&state, checker.and_then(Result::ok), &dispatch);
    use_given(props, &state, &dispatch);
    frame(&root, props, &state, &checker, retry, &dispatch, on_take)
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
    use_effect_on(fetch.clone(), |fetch| fetch.emit(()));
    (*state, fetch.reform(|_| ()))
}

/// Takes up the draft of an earlier visit, unless there is a report by then.
#[hook]
fn use_draft(state: &UseReducerHandle<State>, checker: Option<Checker>, dispatch: &Dispatch) {
    let (state, dispatch) = (state.clone(), dispatch.clone());
    use_effect_on(checker, move |checker| {
        let wanted = checker.filter(|_| state.settings.keep && state.work.source.is_none());
        if let Some(draft) = wanted.and_then(|it| (it.draft)()) {
            dispatch.emit(Action::Resume(Rc::new(draft)));
        }
    });
}

/// Takes over what the host gives.
#[hook]
fn use_given(props: &AppProps, state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    let emit = dispatch.clone();
    use_effect_on(props.given.clone(), move |(nth, source)| match source {
        Some(it) => emit.emit(Action::Open(Rc::clone(it), Given::Host)),
        None if *nth > 0 => emit.emit(Action::Withdraw),
        None => {}
    });
    let (emit, present) = (dispatch.clone(), state.settings);
    use_effect_on(props.settings, move |it| {
        let Settings { lang, contrast, .. } = *it;
        if (lang, contrast) != (present.lang, present.contrast) {
            emit.emit(Action::Set(Settings { lang, contrast, ..present }));
        }
    });
}

/// What the page does to the browser: keys, focus, settings.
#[hook]
fn use_browser(root: &NodeRef, host: &Host, state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    use_effect_on(root.clone(), |root| {
        let watch = root.cast().map(fault::watch);
        move || drop(watch)
    });
    use_intake(host, dispatch);
    use_keys(host, state, dispatch);
    use_effect_on((host.is_page(), state.settings), |(is_page, it)| {
        if *is_page {
            settings::save(*it);
            let title = format!("{} · {}", say(Say::Brand, it.lang), say(Say::Tagline, it.lang));
            dom::set_page_language(tag(it.lang), &title);
        }
    });
    let root = root.clone();
    use_effect_on(state.visit, move |(spot, _)| {
        if let Some(Spot::Field) = spot {
            dom::step_to(&root, super::paste_zone::FIELD);
        }
    });
}

/// Takes what is pasted or dropped anywhere on the page.
#[hook]
fn use_intake(host: &Host, dispatch: &Dispatch) {
    let take = use_take(dispatch);
    use_effect_on((host.clone(), take), |(host, take)| {
        let paste = take.reform(|event| clipboard::pasted(&event));
        let listeners = (
            keys::listen_paste(host, paste),
            keys::listen_drop(host, take.reform(|event| files::dropped(&event))),
        );
        move || drop(listeners)
    });
}

#[hook]
fn use_keys(host: &Host, state: &UseReducerHandle<State>, dispatch: &Dispatch) {
    // Keys speak to the page as it is now: they are listened to anew whenever it changes.
    let (host, state, dispatch) = (host.clone(), state.clone(), dispatch.clone());
    use_effect_always(move || {
        let listener = keys::listen(
            &host,
            Callback::from(move |command: Command| {
                let action = commands::on_page(command, &state);
                action.map(|it| dispatch.emit(it)).is_some()
            }),
        );
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
    props: &AppProps,
    state: &State,
    checker: &Option<Result<Checker, LoadError>>,
    retry: Callback<MouseEvent>,
    dispatch: &Dispatch,
    on_take: Callback<Clip>,
) -> Html {
    let Settings { lang, large, contrast, .. } = state.settings;
    let is_page = props.host.is_page();
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
        (checker.opened)(OpenedProps {
            root: root.clone(),
            host: props.host.clone(),
            state: Rc::new(state.clone()),
            source,
            field_open,
            year: props.year,
            listener: props.listener.clone(),
            dispatch: dispatch.clone(),
        })
    });
    let inner = html! {
        <>
            if field_open {
                <PasteZone {lang} {source} checker={at_hand} dispatch={dispatch.clone()} {on_take} />
            }
            { notice_line(state, dispatch) }
            { loading_line(*checker, waits, lang, retry) }
            { for report }
        </>
    };
    html! {
        <div ref={root.clone()} {class} part="page" lang={tag(lang)}>
            { masthead(state.settings, is_page, has_report, dispatch) }
            if is_page {
                <main class="main">{ inner }</main>
            } else {
                <div class="main">{ inner }</div>
            }
            { footer(state.settings, is_page) }
            if state.help {
                <Help {lang} root={root.clone()} dispatch={dispatch.clone()} />
            }
        </div>
    }
}
