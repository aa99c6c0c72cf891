//! How the report was read: each table with its rows and the lines they came from, and the text.

use std::rc::Rc;

use yew::{Html, Properties, classes, component, html, use_memo};

use super::Page;
use super::app::tag;
use super::cell::shown;
use crate::app::lines::{SourceLine, SourceLines, lines};
use crate::app::state::Action;
use crate::app::text::{self, Say};
use crate::explain::{self, Lang};
use crate::order;
use crate::reading::{ReadCell, ReadRow, ReadTable, State};
use crate::source::Span;

/// The id of the marked line.
pub const MARKED: &str = "gouji-marked";

/// Properties of [`SourcePanel`].
#[derive(Clone, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SourceProps {
    pub page: Page,
}

impl PartialEq for SourceProps {
    /// The panel shows the report as it was read, whatever was done with it since.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.page.report.original, &other.page.report.original)
            && self.page.state.marked == other.page.state.marked
            && self.page.lang() == other.page.lang()
    }
}

/// How the report was read. A component, so that its lines are made once.
#[component]
pub fn SourcePanel(props: &SourceProps) -> Html {
    let page = &props.page;
    let tables = &page.report.original.tables;
    let around = middle(tables);
    let shown = use_memo((Rc::clone(&page.source), around), |(it, around)| lines(it, *around));
    let marked = page.state.marked.and_then(|it| shown.place(it));
    html! {
        <div class="source">
            { for tables.iter().map(|it| table(page, it, &shown)) }
            <h3>{ page.say(Say::SourceText) }</h3>
            if shown.is_cut {
                <p class="faint">{ page.say(Say::SourceCut) }</p>
            }
            <ol class="source-text" lang={tag(Lang::Zh)} tabindex="0" aria-label={page.say(Say::SourceText)}>
                { for shown.lines.iter().enumerate().map(|(idx, it)| line(it, shown.n_before + idx + 1, marked == Some(idx))) }
            </ol>
        </div>
    }
}

fn line(line: &SourceLine, number: usize, marked: bool) -> Html {
    html! {
        <li id={marked.then_some(MARKED)} class={marked.then_some("marked")} tabindex={marked.then_some("-1")}
            data-line={number.to_string()}>
            { explain::visible(&line.text).into_owned() }
        </li>
    }
}

fn table(page: &Page, table: &ReadTable, lines: &SourceLines) -> Html {
    let lang = page.lang();
    let rows = table.form.rows.iter().zip(&table.rows);
    html! {
        <details class="basis">
            <summary>
                <span class="basis-name">{ text::heading(table.form.id, lang) }</span>
                <span class="tag">{ explain::edition(table.form.edition, lang) }</span>
                <span class="tag">{ explain::layout(table.layout, lang) }</span>
                <span class="basis-states">{ states(table, lang) }</span>
            </summary>
            <ul>{ for rows.map(|(form, it)| row(page, &text::row(form, lang), it, lines)) }</ul>
        </details>
    }
}

/// How many cells of the table are not simply read.
fn states(table: &ReadTable, lang: Lang) -> String {
    let count = |state: State| {
        let cells = table.rows.iter().flat_map(|it| &it.cells);
        let n = cells.filter(|it| it.state == state).count();
        (n > 0).then(|| text::state_count(n, state, lang))
    };
    let all =
        [State::Read, State::Blank, State::Dash, State::Assumed, State::Lost, State::Unreadable];
    let parts: Vec<String> = all.into_iter().filter_map(count).collect();
    parts.join(" · ")
}

/// Where a row stands in the text.
fn place(row: &ReadRow) -> Option<Span> {
    let label = row.label.as_ref().map(|it| it.span);
    label.or_else(|| row.cells.iter().find_map(|it| it.span))
}

/// Where the middle one of all rows stands: what is shown of a long text lies around it.
fn middle(tables: &[ReadTable]) -> usize {
    let rows = tables.iter().flat_map(|it| &it.rows);
    let mut places: Vec<u32> = rows.filter_map(|it| Some(place(it)?.start)).collect();
    order::sort(&mut places);
    places.get(places.len() / 2).map_or(0, |it| *it as usize)
}

/// A row of the form with the line that it was read from.
fn row(page: &Page, label: &str, row: &ReadRow, lines: &SourceLines) -> Html {
    let Some(span) = place(row) else {
        return html! {
            <li class="absent"><span>{ label }</span><span class="tag">{ page.say(Say::NotInText) }</span></li>
        };
    };
    let is_odd = row.cells.iter().any(|it| !matches!(it.state, State::Read | State::Blank));
    let onclick = page.click(Action::Quote(span));
    html! {
        <li class={classes!(is_odd.then_some("odd"))}>
            <button type="button" class="quote" {onclick}>
                <span class="line-number">{ for lines.place(span).map(|it| lines.n_before + it + 1) }</span>
                <span class="quote-label">{ label }</span>
                <span class="quote-cells">{ for row.cells.iter().map(chip) }</span>
            </button>
        </li>
    }
}

fn chip(cell: &ReadCell) -> Html {
    let text = match cell.state {
        State::Lost => "？".to_owned(),
        State::Blank => "␣".to_owned(),
        _ => shown(cell),
    };
    html! { <span class={classes!("chip", cell.state.key())} lang={tag(Lang::Zh)}>{ text }</span> }
}
