//! How the report was read: each table with its rows and the lines they came from, and the text.

use std::rc::Rc;

use yew::{Html, MouseEvent, Properties, classes, component, html, use_memo};

use super::Dispatch;
use crate::app::lines::{SourceLine, line_of, lines};
use crate::app::report::Report;
use crate::app::state::Action;
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::reading::{ReadRow, ReadTable, State};
use crate::source::{Source, Span};

/// The id of the marked line.
pub const MARKED: &str = "gouji-marked";

/// Properties of [`SourcePanel`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct SourceProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub source: Rc<Source>,
    pub marked: Option<Span>,
    pub dispatch: Dispatch,
}

/// How the report was read.
#[component]
pub fn SourcePanel(props: &SourceProps) -> Html {
    let SourceProps { lang, report, source, marked, .. } = props;
    let all = use_memo(Rc::clone(source), |it| lines(it));
    let (lines, cut) = (&all.0, all.1);
    let marked = marked.and_then(|it| line_of(lines, it));
    let original = &report.original;
    html! {
        <div class="source">
            { for original.tables.iter().map(|it| table(it, lines, props)) }
            <h3>{ say(Say::SourceText, *lang) }</h3>
            if cut {
                <p class="faint">{ say(Say::SourceCut, *lang) }</p>
            }
            <ol class="source-text" tabindex="0" aria-label={say(Say::SourceText, *lang)}>
                { for lines.iter().enumerate().map(|(idx, it)| line(it, marked == Some(idx))) }
            </ol>
        </div>
    }
}

fn line(line: &SourceLine, marked: bool) -> Html {
    html! {
        <li id={marked.then_some(MARKED)} class={marked.then_some("marked")} tabindex={marked.then_some("-1")}>
            { &line.text }
        </li>
    }
}

fn table(table: &ReadTable, lines: &[SourceLine], props: &SourceProps) -> Html {
    let lang = props.lang;
    let rows = table.form.rows.iter().zip(&table.rows);
    html! {
        <details class="basis">
            <summary>
                <span class="basis-name">{ text::heading(table.form.id, lang) }</span>
                <span class="tag">{ text::edition(table.form.edition, lang) }</span>
                <span class="tag">{ text::layout(table.layout, lang) }</span>
                <span class="basis-states">{ states(table, lang) }</span>
            </summary>
            <ul>{ for rows.map(|(form, it)| row(&text::row(form, lang), it, lines, props)) }</ul>
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

/// A row of the form with the line that it was read from.
fn row(label: &str, row: &ReadRow, lines: &[SourceLine], props: &SourceProps) -> Html {
    let first = row.label.as_ref().map(|it| it.span);
    let span = first.or_else(|| row.cells.iter().find_map(|it| it.span));
    let at = span.and_then(|it| line_of(lines, it));
    let (Some(span), Some(at)) = (span, at) else {
        return html! {
            <li class="absent"><span>{ label }</span><span class="tag">{ say(Say::NotInText, props.lang) }</span></li>
        };
    };
    let is_odd = row.cells.iter().any(|it| !matches!(it.state, State::Read | State::Blank));
    let onclick = props.dispatch.reform(move |_: MouseEvent| Action::Quote(span));
    html! {
        <li class={classes!(is_odd.then_some("odd"))}>
            <button type="button" class="quote" {onclick}>
                <span class="line-number">{ at + 1 }</span>
                <span class="quote-label">{ label }</span>
                <span class="quote-cells">{ for row.cells.iter().map(chip) }</span>
            </button>
        </li>
    }
}

fn chip(cell: &crate::reading::ReadCell) -> Html {
    let text = match cell.state {
        State::Lost => "？".to_owned(),
        State::Blank => "␣".to_owned(),
        _ => super::cell::shown(cell),
    };
    html! { <span class={classes!("chip", cell.state.key())}>{ text }</span> }
}
