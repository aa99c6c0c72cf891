//! What can be done with the result: step through it, undo, copy, print.

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, Properties, UseReducerHandle, component, html};

use super::Dispatch;
use crate::app::commands::{self, Command};
use crate::app::copy::copy;
use crate::app::intake::{clipboard, print};
use crate::app::report::Report;
use crate::app::state::{Action, Notice, State};
use crate::app::text::{Say, say};
use crate::form::TableId;
use crate::source::Source;

/// Properties of [`Toolbar`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ToolbarProps {
    pub state: UseReducerHandle<State>,
    pub report: Rc<Report>,
    pub source: Rc<Source>,
    pub dispatch: Dispatch,
}

/// The toolbar.
#[component]
pub fn Toolbar(props: &ToolbarProps) -> Html {
    let ToolbarProps { state, report, dispatch, .. } = props;
    let lang = state.settings.lang;
    let run = |it: Command| {
        let action = commands::action(it, state, Some(report));
        let dispatch = dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            if let Some(action) = action.clone() {
                dispatch.emit(action);
            }
        })
    };
    let n_cards = report.board.numbered().count();
    let at = commands::active_number(state, &report.board);
    let at = at.map_or_else(|| "–".to_owned(), |it| it.to_string());
    let on_print = Callback::from(|_: MouseEvent| print::print());
    html! {
        <div class="toolbar" role="toolbar" aria-label={say(Say::Toolbar, lang)}>
            if n_cards > 0 {
                <div class="tool-group steps">
                    <button type="button" title="Shift+F8" onclick={run(Command::Previous)}>
                        <span class="arrow" aria-hidden="true">{ "↑" }</span>{ say(Say::Previous, lang) }
                    </button>
                    <span class="step-count">{ format!("{at} / {n_cards}") }</span>
                    <button type="button" title="F8" onclick={run(Command::Next)}>
                        <span class="arrow" aria-hidden="true">{ "↓" }</span>{ say(Say::Next, lang) }
                    </button>
                </div>
            }
            <div class="tool-group">
                <button type="button" title="Ctrl+Z" disabled={!state.history.can_undo()}
                    onclick={run(Command::Undo)}>{ say(Say::Undo, lang) }</button>
                <button type="button" title="Ctrl+Y" disabled={!state.history.can_redo()}
                    onclick={run(Command::Redo)}>{ say(Say::Redo, lang) }</button>
            </div>
            if !report.reading.tables.is_empty() {
                <div class="tool-group last">
                    <button type="button" onclick={on_copy(None, report, dispatch)}>{ say(Say::CopyAll, lang) }</button>
                    <button type="button" onclick={on_print}>{ say(Say::Print, lang) }</button>
                </div>
            }
        </div>
    }
}

/// Copies a table, or all of them.
pub fn on_copy(
    table: Option<TableId>,
    report: &Rc<Report>,
    dispatch: &Dispatch,
) -> Callback<MouseEvent> {
    let (report, dispatch) = (Rc::clone(report), dispatch.clone());
    Callback::from(move |_| {
        let wanted = |id: TableId| table.is_none_or(|it| it == id);
        let tables = report.reading.tables.iter().filter(|it| wanted(it.form.id));
        let copy = copy(tables, &report.reading);
        let done = clipboard::copy(copy.html, copy.text);
        let notice = if done { Notice::Copied } else { Notice::CopyDenied };
        dispatch.emit(Action::Notify(Some(notice)));
    })
}
