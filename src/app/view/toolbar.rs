//! What can be done with the result: step through it, undo, copy, print.

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, html};

use super::Page;
use super::verdict::seal;
use crate::app::commands::{self, Command};
use crate::app::copy::copy;
use crate::app::intake::{clipboard, print};
use crate::app::state::{Action, Notice};
use crate::app::text::{self, Say};
use crate::form::TableId;

/// The toolbar.
pub fn toolbar(page: &Page) -> Html {
    let history = &page.state.history;
    html! {
        <div class="toolbar" part="toolbar" role="group" aria-label={page.say(Say::Toolbar)}>
            { small_verdict(page) }
            { steps(page) }
            <div class="tool-group">
                { button(page, Say::Undo, "Ctrl+Z", Command::Undo, history.can_undo()) }
                { button(page, Say::Redo, "Ctrl+Y", Command::Redo, history.can_redo()) }
            </div>
            if !page.report.reading.tables.is_empty() {
                <div class="tool-group last">
                    <button type="button" onclick={on_copy(page, None)}>{ page.say(Say::CopyAll) }</button>
                    <button type="button" onclick={Callback::from(|_: MouseEvent| print::print())}>
                        { page.say(Say::Print) }
                    </button>
                </div>
            }
        </div>
    }
}

/// The verdict in short, in sight while the tables are. The long one speaks to screen readers.
fn small_verdict(page: &Page) -> Html {
    let judgement = &page.report.judgement;
    let (mark, class) = seal(judgement.verdict);
    let text = text::short_verdict(judgement.verdict, &judgement.coverage, page.lang());
    html! { <span class={format!("tool-verdict {class}")} aria-hidden="true"><b>{ mark }</b>{ text }</span> }
}

/// From finding to finding.
fn steps(page: &Page) -> Html {
    let n_cards = page.report.board.numbered().count();
    if n_cards == 0 {
        return Html::default();
    }
    let at = commands::active_number(&page.state, &page.report.board);
    let at = at.map_or_else(|| "–".to_owned(), |it| it.to_string());
    html! {
        <div class="tool-group steps">
            { button(page, Say::Previous, "Shift+F8", Command::Previous, true) }
            <span class="step-count">{ format!("{at} / {n_cards}") }</span>
            { button(page, Say::Next, "F8", Command::Next, true) }
            <span class="touch-only">
                { button(page, Say::Edit, "Enter", Command::Edit, page.state.selected.is_some()) }
            </span>
        </div>
    }
}

fn button(page: &Page, it: Say, key: &'static str, command: Command, enabled: bool) -> Html {
    let action = commands::on_page(command, &page.state)
        .or_else(|| commands::on_report(command, &page.state, &page.report));
    let onclick = action.map(|it| page.click(it));
    html! { <button type="button" title={key} aria-keyshortcuts={key.replace("Ctrl", "Control")} disabled={!enabled} {onclick}>{ page.say(it) }</button> }
}

/// Copies a table, or all of them.
pub fn on_copy(page: &Page, table: Option<TableId>) -> Callback<MouseEvent> {
    let (report, dispatch) = (Rc::clone(&page.report), page.dispatch.clone());
    Callback::from(move |_: MouseEvent| {
        let is_wanted = |id: TableId| table.is_none_or(|it| it == id);
        let tables = report.reading.tables.iter().filter(|it| is_wanted(it.form.id));
        let copy = copy(tables, &report.reading);
        let done = clipboard::copy(copy.html, copy.text);
        let notice = if done { Notice::Copied } else { Notice::CopyDenied };
        dispatch.emit(Action::Notify(Some(notice)));
    })
}
