//! One table in its official layout.

use std::rc::Rc;

use yew::{Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, classes, html};

use super::Page;
use super::cell;
use super::toolbar::on_copy;
use crate::app::intake::dom;
use crate::app::sheet::{Head, Scope, Sheet, Slot};
use crate::app::state::{Action, State};
use crate::app::text::{self, Say};
use crate::explain;
use crate::form::{CellId, Table, TableId};

/// A table with its heading.
pub fn table_section(page: &Page, sheet: &Sheet) -> Html {
    let (id, lang) = (sheet.table, page.lang());
    let Some(table) = page.report.reading.table(id) else { return Html::default() };
    let heading = text::heading(id, lang);
    html! {
        <section key={id.key()} class={classes!("sheet", id.key())} part="table" aria-label={heading}>
            <header class="sheet-head">
                <h2>{ heading }</h2>
                <p class="sheet-tags"><span class="tag">{ explain::edition(table.form.edition, lang) }</span></p>
                <button type="button" class="quiet copy" onclick={on_copy(page, Some(id))}>
                    { page.say(Say::CopyTable) }
                </button>
            </header>
            <div class="scroll">{ grid(page, sheet, table.form) }</div>
            if id == TableId::Disclosure {
                <p class="sheet-note">{ page.say(Say::NoSums) }</p>
            }
        </section>
    }
}

/// The table itself. It listens for all of its cells.
fn grid(page: &Page, sheet: &Sheet, form: &'static Table) -> Html {
    let here = |it: &CellId| it.table == form.id;
    // The Tab key stops at one cell of each table; the arrows do the rest.
    let stop = page.state.selected.filter(here).unwrap_or(CellId::new(form.id, 0, 0));
    let row = |slots: &Vec<Slot>| {
        html! { <tr>{ for slots.iter().map(|it| slot(page, it, stop, form)) }</tr> }
    };
    html! {
        <table role="grid" aria-label={text::heading(form.id, page.lang())}
            onclick={on_click(page)} ondblclick={on_double_click(page)}
            onmouseover={on_hover(page)} onmouseleave={page.click(Action::Hover(None))}
            onkeydown={on_key(page, form)} onfocusin={on_focus(page)}>
            <caption>{ text::heading(form.id, page.lang()) }</caption>
            if !sheet.head.is_empty() {
                <thead>{ for sheet.head.iter().map(row) }</thead>
            }
            { for sheet.bodies.iter().map(|it| html! { <tbody>{ for it.iter().map(row) }</tbody> }) }
        </table>
    }
}

fn slot(page: &Page, slot: &Slot, stop: CellId, form: &'static Table) -> Html {
    match slot {
        Slot::Head(head) => head_cell(head),
        Slot::Figure { cell, colspan } => cell::cell(page, *cell, *colspan, *cell == stop, form),
    }
}

fn head_cell(head: &Head) -> Html {
    let (scope, class) = match head.scope {
        Scope::Column => ("col", "col"),
        Scope::Columns => ("colgroup", "cols"),
        Scope::Row => ("row", "row"),
        // A label that covers several rows is the head of each of them.
        Scope::Rows => ("row", "rows"),
        Scope::Remark => ("", "remark"),
    };
    let (colspan, rowspan) = (span(head.colspan), span(head.rowspan));
    let text = html! { <span>{ &head.text }</span> };
    match head.scope {
        Scope::Remark => html! { <td {class} {colspan} {rowspan}>{ text }</td> },
        _ => html! { <th {scope} {class} {colspan} {rowspan}>{ text }</th> },
    }
}

/// The attribute of a span, where there is one.
pub fn span(n: usize) -> Option<String> {
    (n > 1).then(|| n.to_string())
}

/// A click lights the card of a cell.
fn on_click(page: &Page) -> Callback<MouseEvent> {
    let page = page.clone();
    Callback::from(move |event: MouseEvent| {
        let Some(at) = dom::cell_of(&event) else { return };
        if let Some(card) = page.report.board.card_at(at) {
            page.dispatch.emit(Action::Light(card.key, at));
        }
    })
}

fn on_double_click(page: &Page) -> Callback<MouseEvent> {
    let dispatch = page.dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        if let Some(at) = dom::cell_of(&event) {
            dispatch.emit(Action::Edit(at, None));
        }
    })
}

/// The pointer on a cell lights its card; moving inside of one card changes nothing.
fn on_hover(page: &Page) -> Callback<MouseEvent> {
    let page = page.clone();
    Callback::from(move |event: MouseEvent| {
        let at = dom::cell_of(&event);
        let key = at.and_then(|it| page.report.board.card_at(it)).map(|it| it.key);
        if key != page.state.hovered {
            page.dispatch.emit(Action::Hover(key));
        }
    })
}

fn on_focus(page: &Page) -> Callback<FocusEvent> {
    let (dispatch, state) = (page.dispatch.clone(), Rc::clone(&page.state));
    Callback::from(move |event: FocusEvent| {
        let at = dom::cell_of(&event);
        if let Some(at) = at.filter(|it| Some(*it) != state.selected) {
            dispatch.emit(Action::Select(at));
        }
    })
}

fn on_key(page: &Page, form: &'static Table) -> Callback<KeyboardEvent> {
    let (dispatch, state) = (page.dispatch.clone(), Rc::clone(&page.state));
    Callback::from(move |event: KeyboardEvent| {
        let Some(at) = dom::cell_of(&event).filter(|it| !is_editing(&state, *it)) else { return };
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(action) = cell::action(&event.key(), at, form) {
            event.prevent_default();
            dispatch.emit(action);
        }
    })
}

fn is_editing(state: &State, at: CellId) -> bool {
    state.editing.as_ref().is_some_and(|it| it.cell == at)
}
