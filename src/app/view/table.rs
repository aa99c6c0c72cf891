//! One table in its official layout.

use std::rc::Rc;

use yew::{AttrValue, Html, Properties, classes, component, html, use_memo};

use super::Dispatch;
use super::cell::{Cell, CellView};
use super::toolbar::on_copy;
use crate::app::marks::Card;
use crate::app::report::Report;
use crate::app::sheet::{Head, Scope, Slot, sheet};
use crate::app::state::{Editing, FindingKey};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::form::{CellId, TableId};
use crate::reading::ReadTable;

/// Properties of [`TableSection`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TableProps {
    pub lang: Lang,
    pub id: TableId,
    pub report: Rc<Report>,
    pub selected: Option<CellId>,
    pub editing: Option<Editing>,
    pub lit: Option<FindingKey>,
    pub dispatch: Dispatch,
}

/// A table with its heading and what is known of its reading.
#[component]
pub fn TableSection(props: &TableProps) -> Html {
    let TableProps { lang, id, report, dispatch, .. } = props;
    let Some(table) = report.reading.table(*id) else { return Html::default() };
    let form = table.form;
    let sheet = use_memo((*lang, *id, form.edition), move |(lang, ..)| sheet(form, *lang));
    let heading = format!("gouji-heading-{}", id.key());
    html! {
        <section class={classes!("sheet", id.key())} aria-labelledby={heading.clone()}>
            <header class="sheet-head">
                <h2 id={heading.clone()}>{ text::heading(*id, *lang) }</h2>
                <p class="sheet-tags">
                    <span class="tag">{ text::edition(form.edition, *lang) }</span>
                </p>
                <button type="button" class="quiet copy" onclick={on_copy(Some(*id), report, dispatch)}>
                    { say(Say::CopyTable, *lang) }
                </button>
            </header>
            <div class="scroll">
                <table role="grid" aria-labelledby={heading}>
                    <caption>{ text::heading(*id, *lang) }</caption>
                    if !sheet.head.is_empty() {
                        <thead>{ for sheet.head.iter().map(|it| row(it, props, table)) }</thead>
                    }
                    { for sheet.bodies.iter().map(|rows| body(rows, props, table)) }
                </table>
            </div>
            if *id == TableId::Disclosure {
                <p class="sheet-note">{ say(Say::NoSums, *lang) }</p>
            }
        </section>
    }
}

fn body(rows: &[Vec<Slot>], props: &TableProps, table: &ReadTable) -> Html {
    html! { <tbody>{ for rows.iter().map(|it| row(it, props, table)) }</tbody> }
}

fn row(slots: &[Slot], props: &TableProps, table: &ReadTable) -> Html {
    html! { <tr>{ for slots.iter().map(|it| slot(it, props, table)) }</tr> }
}

fn slot(slot: &Slot, props: &TableProps, table: &ReadTable) -> Html {
    match slot {
        Slot::Head(head) => head_cell(head),
        Slot::Figure { cell, colspan } => figure(*cell, *colspan, props, table),
    }
}

fn head_cell(head: &Head) -> Html {
    let (scope, class) = match head.scope {
        Scope::Column => (Some("col"), "col"),
        Scope::Columns => (Some("colgroup"), "cols"),
        Scope::Row => (Some("row"), "row"),
        // A label that covers several rows is the head of each of them.
        Scope::Rows => (Some("row"), "rows"),
        Scope::Remark => (None, "remark"),
    };
    let (colspan, rowspan) = (span(head.colspan), span(head.rowspan));
    match scope {
        Some(scope) => html! {
            <th {scope} {class} {colspan} {rowspan}><span>{ &head.text }</span></th>
        },
        None => html! { <td {class} {colspan} {rowspan}><span>{ &head.text }</span></td> },
    }
}

fn span(n: usize) -> Option<String> {
    (n > 1).then(|| n.to_string())
}

fn figure(id: CellId, colspan: usize, props: &TableProps, table: &ReadTable) -> Html {
    let TableProps { lang, report, dispatch, .. } = props;
    let lit: Option<&Card> = props.lit.and_then(|it| report.board.card(it));
    let selected = props.selected.unwrap_or_else(|| CellId::new(table.form.id, 0, 0));
    let view = CellView::new(id, report, *lang);
    let editing = props.editing.as_ref().filter(|it| it.cell == id);
    html! {
        <Cell {view} {colspan} form={Form(table.form)} lang={*lang}
            lit={lit.and_then(|it| it.cells.get(&id).copied())}
            reachable={selected == id}
            editing={editing.is_some()}
            first={editing.and_then(|it| it.first.as_deref()).map(|it| AttrValue::from(it.to_owned()))}
            dispatch={dispatch.clone()} />
    }
}

/// A table of the form, the same one or not.
#[derive(Clone, Copy, Debug)]
pub struct Form(pub &'static crate::form::Table);

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}
