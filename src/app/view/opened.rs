//! A report that is on the page: read, judged, shown.

use std::rc::Rc;

use yew::{Callback, Html, NodeRef, Properties, component, hook, html, use_memo, use_mut_ref};

use super::drawn::Drawn;
use super::effect::{use_effect_always, use_effect_on};
use super::reading::{not_read, use_reading};
use super::report_bar::report_bar;
use super::verdict::verdict_band;
use super::workbench::workbench;
use super::{Dispatch, Page};
use crate::app::commands::{self, Command};
use crate::app::intake::host::Host;
use crate::app::intake::listener::Listener;
use crate::app::intake::{dom, drafts, focus, keys, print, scroll};
use crate::app::report::Report;
use crate::app::state::{Action, Notice, Spot, State};
use crate::reading::Reading;
use crate::source::Source;

/// Properties of [`Opened`].
#[derive(Clone, Debug, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OpenedProps {
    pub root: NodeRef,
    pub host: Host,
    pub state: Rc<State>,
    pub source: Rc<Source>,
    pub field_open: bool,
    pub year: Option<u16>,
    pub listener: Option<Listener>,
    pub dispatch: Dispatch,
}

/// The state is a new one whenever anything changed.
impl PartialEq for OpenedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
            && (self.field_open, self.year) == (other.field_open, other.year)
            && (&self.host, &self.listener) == (&other.host, &other.listener)
    }
}

/// A report that is on the page.
pub fn opened(props: OpenedProps) -> Html {
    html! { <Opened ..props /> }
}

/// A report that is on the page, or is about to be.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let phase = use_reading(props);
    let shown = use_report(&props.state, phase.reading());
    let report = shown.as_ref().map(|it| &it.0);
    use_browser(props, report);
    use_draft(props, report.is_some());
    use_listener(props, report);
    let Some((report, drawn)) = shown else { return not_read(props, &phase) };
    let page = Page {
        is_embedded: !props.host.is_page(),
        year: props.year,
        state: Rc::clone(&props.state),
        source: Rc::clone(&props.source),
        report,
        drawn,
        dispatch: props.dispatch.clone(),
    };
    html! {
        <>
        { report_bar(&page, props.field_open) }
        { verdict_band(&page) }
        { workbench(&page) }
        </>
    }
}

/// The same object or not: what is compared is not what is in it.
#[derive(Clone, Debug)]
pub struct Same<T>(pub Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The report of the present work: judged again after each step, drawn again in another language.
#[hook]
fn use_report(state: &State, reading: Option<&Rc<Reading>>) -> Option<(Rc<Report>, Rc<Drawn>)> {
    let lang = state.settings.lang;
    let (reading, work) = (reading.cloned().map(Same), Same(Rc::clone(&state.work)));
    let report = use_memo((reading, work), |(reading, work)| {
        let reading = reading.as_ref()?;
        Some(Same(Rc::new(Report::new(Rc::clone(&reading.0), &work.0))))
    });
    let drawn = use_memo(((*report).clone(), lang), |(report, lang)| {
        report.as_ref().map(|it| Rc::new(Drawn::new(&it.0, *lang)))
    });
    let report = report.as_ref().as_ref().map(|it| Rc::clone(&it.0));
    report.zip((*drawn).clone())
}

/// What a report does to the browser: its keys, its places, its paper.
#[hook]
fn use_browser(props: &OpenedProps, report: Option<&Rc<Report>>) {
    let OpenedProps { root, host, state, dispatch, .. } = props;
    use_effect_on(root.clone(), |root| {
        let listeners = (print::listen(root.clone()), scroll::listen(root.clone()));
        move || drop(listeners)
    });
    let has_work = !state.work.edits.is_empty() || !state.work.ignored.is_empty();
    use_effect_on(has_work && host.is_page(), |holds| {
        let listener = holds.then(keys::hold_page);
        move || drop(listener)
    });
    use_rescue(root);
    use_keys(host, state, report, dispatch);
    let (root, report, active) = (root.clone(), report.cloned(), state.active);
    use_effect_on((state.visit, report.is_some()), move |((spot, _), _)| {
        let Some((spot, report)) = spot.as_ref().zip(report) else { return };
        visit(&root, &report, *spot);
        if let Some(number) = active.and_then(|it| report.board.card(it)?.number) {
            dom::reveal(&root, &super::card::id(number));
        }
    });
}

/// Where the element that had the focus has left the page, as a card does whose proposal was adopted,
/// the focus goes to what stands around it, and not to the top of the document.
#[hook]
fn use_rescue(root: &NodeRef) {
    let last = use_mut_ref(|| None);
    {
        let last = Rc::clone(&last);
        use_effect_on(root.clone(), move |root| {
            let listener = focus::listen(root, last);
            move || drop(listener)
        });
    }
    let root = root.clone();
    use_effect_always(move || focus::rescue(&root, &last));
}

/// Tells the host what the report came to, after every step, and when it is gone.
#[hook]
fn use_listener(props: &OpenedProps, report: Option<&Rc<Report>>) {
    let OpenedProps { state, source, listener, .. } = props;
    let (source, lang) = (Rc::clone(source), state.settings.lang);
    let told = (listener.clone(), report.cloned().map(Same), lang);
    use_effect_on(told, move |(listener, report, _)| match (listener, report) {
        (Some(it), Some(report)) => it.tell(&source, &report.0, lang),
        (Some(it), None) => it.tell_none(),
        (None, _) => {}
    });
    use_effect_on(listener.clone(), |listener| {
        let listener = listener.clone();
        move || listener.iter().for_each(Listener::tell_none)
    });
}

/// Keeps the draft of those who want it kept, for as long as there is one. A text that has yet to be
/// read is not kept: the page may fail on it.
#[hook]
fn use_draft(props: &OpenedProps, is_read: bool) {
    let OpenedProps { host, state, dispatch, .. } = props;
    // Somebody else's page has its own ways, and its storage is not ours.
    let keep = host.is_page().then_some(state.settings.keep);
    let (work, dispatch) = (Same(Rc::clone(&state.work)), dispatch.clone());
    use_effect_on((keep, is_read, work), move |(keep, is_read, work)| match keep {
        Some(true) if *is_read && !drafts::keep(&work.0) => {
            dispatch.emit(Action::Notify(Some(Notice::DraftDenied)));
        }
        Some(keep) if !keep || !is_read => drafts::forget(),
        Some(_) | None => {}
    });
    use_effect_on((keep, state.editing.is_some()), |(keep, is_editing)| {
        if *keep == Some(true) && !is_editing {
            drafts::forget_cell();
        }
    });
    use_effect_on(host.is_page(), |is_page| {
        let is_page = *is_page;
        move || {
            if is_page {
                drafts::forget();
            }
        }
    });
}

#[hook]
fn use_keys(host: &Host, state: &Rc<State>, report: Option<&Rc<Report>>, dispatch: &Dispatch) {
    // Keys speak to the page as it is now: they are listened to anew whenever it changes.
    let (state, report, dispatch) = (Rc::clone(state), report.cloned(), dispatch.clone());
    let host = host.clone();
    use_effect_always(move || {
        let listener = keys::listen(
            &host,
            Callback::from(move |command: Command| {
                let action =
                    report.as_deref().and_then(|it| commands::on_report(command, &state, it));
                action.map(|it| dispatch.emit(it)).is_some()
            }),
        );
        move || drop(listener)
    });
}

/// Goes to a place in the result.
fn visit(root: &NodeRef, report: &Report, spot: Spot) {
    match spot {
        Spot::Cell(it) => dom::visit(root, &super::cell::id(it), true),
        Spot::Neighbour(it) => dom::step_to(root, &super::cell::id(it)),
        Spot::Card(key) => {
            if let Some(number) = report.board.card(key).and_then(|it| it.number) {
                dom::visit(root, &super::card::id(number), true);
            }
        }
        Spot::Text(_) => dom::visit(root, super::source_panel::MARKED, false),
        Spot::Verdict => dom::step_to(root, super::verdict::ID),
        Spot::Field => {}
    }
}
