//! The whole page.

use std::rc::Rc;

use yew::{
    Callback, Html, NodeRef, Properties, Reducible, UseReducerHandle, classes, component, hook,
    html, use_callback, use_effect, use_effect_with, use_memo, use_node_ref, use_reducer,
};

use super::drawn::Drawn;
use super::footer::footer;
use super::help::Help;
use super::masthead::masthead;
use super::notice::notice_line;
use super::paste_zone::PasteZone;
use super::report_bar::report_bar;
use super::verdict::verdict_band;
use super::workbench::workbench;
use super::{Dispatch, Page};
use crate::app::commands::{self, Command};
use crate::app::history::Given;
use crate::app::intake::clipboard::{self, Given as Clip};
use crate::app::intake::{Taken, dom, fault, files, keys, print, scroll, settings};
use crate::app::report::{Report, original};
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
    let (report, drawn) = use_report(&state);
    let root = use_node_ref();
    use_browser(&root, &state, &report, &dispatch);
    let on_take = use_take(&dispatch);
    let page = report.zip(state.work.source.clone()).map(|(report, source)| Page {
        state: Rc::new((*state).clone()),
        source,
        report,
        drawn,
        dispatch: dispatch.clone(),
    });
    frame(&root, &state, page, &dispatch, on_take)
}

/// The same object or not: what is compared is not what is in it.
#[derive(Clone)]
struct Same<T>(T);

impl<T> PartialEq for Same<Option<Rc<T>>> {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_ref().map(Rc::as_ptr) == other.0.as_ref().map(Rc::as_ptr)
    }
}

/// The report of the present work: read once for each text, judged again after each step, drawn
/// again in another language.
#[hook]
fn use_report(state: &UseReducerHandle<State>) -> (Option<Rc<Report>>, Rc<Drawn>) {
    let lang = state.settings.lang;
    let reading = use_memo(Same(state.work.source.clone()), |source| {
        fault::remember(source.0.clone(), lang);
        Same(original(source.0.as_deref()))
    });
    let work = Same(Some(Rc::clone(&state.work)));
    let report = use_memo(((*reading).clone(), work), |(reading, work)| {
        let reading = reading.0.clone();
        Same(reading.zip(work.0.as_ref()).map(|(it, work)| Rc::new(Report::new(it, work))))
    });
    let drawn = use_memo(((*report).clone(), lang), |(report, lang)| {
        report.0.as_ref().map_or_else(Drawn::default, |it| Drawn::new(it, *lang))
    });
    (report.0.clone(), drawn)
}

/// What the page does to the browser: keys, focus, settings.
#[hook]
fn use_browser(
    root: &NodeRef,
    state: &UseReducerHandle<State>,
    report: &Option<Rc<Report>>,
    dispatch: &Dispatch,
) {
    use_effect_with(root.clone(), |root| {
        if let Some(root) = root.cast() {
            fault::watch(root);
        }
    });
    use_effect_with(root.clone(), |root| {
        let listeners = (print::listen(root.clone()), scroll::listen(root.clone()));
        move || drop(listeners)
    });
    use_intake(dispatch);
    let has_work = !state.work.edits.is_empty() || !state.work.ignored.is_empty();
    use_effect_with(has_work, |has_work| {
        let listener = has_work.then(keys::hold_page);
        move || drop(listener)
    });
    use_keys(state, report, dispatch);
    use_effect_with(state.settings, |it| {
        settings::save(*it);
        let title = say(Say::Brand, it.lang);
        dom::set_page_language(tag(it.lang), &format!("{title} · {}", say(Say::Tagline, it.lang)));
    });
    let (root, report, active) = (root.clone(), report.clone(), state.active);
    use_effect_with(state.visit, move |(spot, _)| {
        let Some(spot) = spot else { return };
        visit(&root, report.as_deref(), *spot);
        let card = report.as_ref().zip(active).and_then(|(it, key)| it.board.card(key)?.number);
        if let Some(number) = card {
            dom::reveal(&root, &super::card::id(number));
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
fn use_keys(state: &UseReducerHandle<State>, report: &Option<Rc<Report>>, dispatch: &Dispatch) {
    // Keys speak to the page as it is now: they are listened to anew whenever it changes.
    let (state, report, dispatch) = (state.clone(), report.clone(), dispatch.clone());
    use_effect(move || {
        let listener = keys::listen(Callback::from(move |command: Command| {
            if let Some(action) = commands::action(command, &state, report.as_deref()) {
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

/// Goes to a place on the page.
fn visit(root: &NodeRef, report: Option<&Report>, spot: Spot) {
    match spot {
        Spot::Cell(it) => dom::visit(root, &super::cell::id(it), true),
        Spot::Neighbour(it) => dom::step_to(root, &super::cell::id(it)),
        Spot::Card(key) => {
            let number = report.and_then(|it| it.board.card(key)).and_then(|it| it.number);
            if let Some(number) = number {
                dom::visit(root, &super::card::id(number), true);
            }
        }
        Spot::Text(_) => dom::visit(root, super::source_panel::MARKED, false),
        Spot::Field => dom::step_to(root, super::paste_zone::FIELD),
        Spot::Verdict => dom::step_to(root, super::verdict::ID),
    }
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
    page: Option<Page>,
    dispatch: &Dispatch,
    on_take: Callback<Clip>,
) -> Html {
    let Settings { lang, large, contrast } = state.settings;
    let source = state.work.source.clone();
    let field_open = !state.field_closed || source.is_none();
    let class = classes!(
        "gouji",
        large.then_some("large"),
        contrast.then_some("contrast"),
        page.is_some().then_some("has-report"),
    );
    html! {
        <div ref={root.clone()} {class} lang={tag(lang)}>
            { masthead(state.settings, page.is_some(), dispatch) }
            <main>
                if field_open {
                    <PasteZone {lang} {source} dispatch={dispatch.clone()} {on_take} />
                }
                { notice_line(state, dispatch) }
                if let Some(page) = &page {
                    { report_bar(page, field_open) }
                    { verdict_band(page) }
                    { workbench(page) }
                }
            </main>
            { footer(lang) }
            if state.help {
                <Help {lang} dispatch={dispatch.clone()} />
            }
        </div>
    }
}
