//! A report that is on the page: read, judged, shown.

use std::rc::Rc;

use yew::{
    Callback, Html, NodeRef, Properties, component, hook, html, use_effect, use_effect_with,
    use_memo,
};

use super::drawn::Drawn;
use super::report_bar::report_bar;
use super::verdict::verdict_band;
use super::workbench::workbench;
use super::{Dispatch, Page};
use crate::app::commands::{self, Command};
use crate::app::intake::{dom, drafts, fault, keys, print, scroll};
use crate::app::report::{Report, original};
use crate::app::state::{Action, Notice, Spot, State};
use crate::source::Source;

/// Properties of [`Opened`].
#[derive(Clone, Debug, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct OpenedProps {
    pub root: NodeRef,
    pub state: Rc<State>,
    pub source: Rc<Source>,
    pub field_open: bool,
    pub dispatch: Dispatch,
}

/// The state is a new one whenever anything changed.
impl PartialEq for OpenedProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state) && self.field_open == other.field_open
    }
}

/// A report that is on the page.
pub fn opened(props: OpenedProps) -> Html {
    html! { <Opened ..props /> }
}

/// A report that is on the page.
#[component]
pub fn Opened(props: &OpenedProps) -> Html {
    let OpenedProps { root, state, source, field_open, dispatch } = props;
    let (report, drawn) = use_report(state, source);
    use_browser(root, state, &report, dispatch);
    use_draft(state, dispatch);
    let page = Page {
        state: Rc::clone(state),
        source: Rc::clone(source),
        report,
        drawn,
        dispatch: dispatch.clone(),
    };
    html! {
        <>
        { report_bar(&page, *field_open) }
        { verdict_band(&page) }
        { workbench(&page) }
        </>
    }
}

/// The same object or not: what is compared is not what is in it.
#[derive(Clone)]
struct Same<T>(Rc<T>);

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The report of the present work: read once for each text, judged again after each step, drawn
/// again in another language.
#[hook]
fn use_report(state: &State, source: &Rc<Source>) -> (Rc<Report>, Rc<Drawn>) {
    let lang = state.settings.lang;
    let reading = use_memo(Same(Rc::clone(source)), |source| {
        fault::remember(Some(Rc::clone(&source.0)), lang);
        #[cfg(feature = "fault-hook")]
        fault::provoke(&source.0.text);
        Same(original(&source.0))
    });
    let work = Same(Rc::clone(&state.work));
    let report = use_memo(((*reading).clone(), work), |(reading, work)| {
        Same(Rc::new(Report::new(Rc::clone(&reading.0), &work.0)))
    });
    let drawn = use_memo(((*report).clone(), lang), |(report, lang)| Drawn::new(&report.0, *lang));
    (Rc::clone(&report.0), drawn)
}

/// What a report does to the browser: its keys, its places, its paper.
#[hook]
fn use_browser(root: &NodeRef, state: &Rc<State>, report: &Rc<Report>, dispatch: &Dispatch) {
    use_effect_with(root.clone(), |root| {
        let listeners = (print::listen(root.clone()), scroll::listen(root.clone()));
        move || drop(listeners)
    });
    let has_work = !state.work.edits.is_empty() || !state.work.ignored.is_empty();
    use_effect_with(has_work, |has_work| {
        let listener = has_work.then(keys::hold_page);
        move || drop(listener)
    });
    use_keys(state, report, dispatch);
    let (root, report, active) = (root.clone(), Rc::clone(report), state.active);
    use_effect_with(state.visit, move |(spot, _)| {
        let Some(spot) = spot else { return };
        visit(&root, &report, *spot);
        if let Some(number) = active.and_then(|it| report.board.card(it)?.number) {
            dom::reveal(&root, &super::card::id(number));
        }
    });
}

/// Keeps the draft of those who want it kept, for as long as there is one.
#[hook]
fn use_draft(state: &State, dispatch: &Dispatch) {
    let (keep, dispatch) = (state.settings.keep, dispatch.clone());
    use_effect_with((keep, Same(Rc::clone(&state.work))), move |(keep, work)| match keep {
        true if !drafts::keep(&work.0) => dispatch.emit(Action::Notify(Some(Notice::DraftDenied))),
        true => {}
        false => drafts::forget(),
    });
    use_effect_with((keep, state.editing.is_some()), |(keep, is_editing)| {
        if *keep && !is_editing {
            drafts::forget_cell();
        }
    });
    use_effect_with((), |()| drafts::forget);
}

#[hook]
fn use_keys(state: &Rc<State>, report: &Rc<Report>, dispatch: &Dispatch) {
    // Keys speak to the page as it is now: they are listened to anew whenever it changes.
    let (state, report, dispatch) = (Rc::clone(state), Rc::clone(report), dispatch.clone());
    use_effect(move || {
        let listener = keys::listen(Callback::from(move |command: Command| {
            if let Some(action) = commands::on_report(command, &state, &report) {
                dispatch.emit(action);
            }
        }));
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
