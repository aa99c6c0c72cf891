//! The list of findings: cards by section, notes and ignored ones folded.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::Dispatch;
use super::card::CardView;
use super::cell::shown;
use crate::app::marks::{Card, Section};
use crate::app::report::Report;
use crate::app::state::FindingKey;
use crate::app::text::{self, Say, say};
use crate::explain::Lang;

/// Properties of [`Findings`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FindingsProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub active: Option<FindingKey>,
    pub lit: Option<FindingKey>,
    pub asking: Option<FindingKey>,
    pub dispatch: Dispatch,
}

/// The list of findings.
#[component]
pub fn Findings(props: &FindingsProps) -> Html {
    let FindingsProps { lang, report, .. } = props;
    let board = &report.board;
    let ignored: Vec<&Card> = board.ignored().collect();
    html! {
        <>
        if board.numbered().next().is_none() && !report.reading.tables.is_empty() {
            <p class="nothing-found">{ say(Say::NothingFound, *lang) }</p>
        }
        { for Section::ALL.into_iter().map(|it| section(it, props)) }
        if !ignored.is_empty() {
            <details class="card-section folded ignored-list">
                <summary>{ say(Say::IgnoredTitle, *lang) }<span class="count">{ ignored.len() }</span></summary>
                <ul class="cards">{ for ignored.into_iter().map(|it| item(it, props)) }</ul>
            </details>
        }
        { changes(report, *lang) }
        </>
    }
}

/// What the user changed, cell by cell.
fn changes(report: &Report, lang: Lang) -> Html {
    let changes: Vec<_> = report.changes().collect();
    if changes.is_empty() {
        return Html::default();
    }
    html! {
        <details class="card-section folded changes">
            <summary>{ say(Say::ChangesTitle, lang) }<span class="count">{ changes.len() }</span></summary>
            <ul>
                { for changes.into_iter().map(|(id, was, is)| html! {
                    <li>
                        { text::cell_name(id, report, lang) }
                        <span class="change"><del>{ shown(was) }</del><span class="to" aria-hidden="true">{ "→" }</span><ins>{ shown(is) }</ins></span>
                    </li>
                }) }
            </ul>
        </details>
    }
}

fn section(section: Section, props: &FindingsProps) -> Html {
    let cards: Vec<&Card> = props.report.board.section(section).collect();
    let n_cards = cards.len();
    if cards.is_empty() {
        return Html::default();
    }
    let title = text::section(section, props.lang);
    let list = html! { <ul class="cards">{ for cards.into_iter().map(|it| item(it, props)) }</ul> };
    if section == Section::Notes {
        return html! {
            <details class="card-section folded notes">
                <summary>{ title }<span class="count">{ n_cards }</span></summary>
                { list }
            </details>
        };
    }
    html! {
        <section class={format!("card-section {}", class(section))}>
            <h3>{ title }<span class="count">{ n_cards }</span></h3>
            { list }
        </section>
    }
}

const fn class(section: Section) -> &'static str {
    match section {
        Section::Structure | Section::Errors => "errors",
        Section::Warnings => "warnings",
        Section::Unread => "unread",
        Section::Notes => "notes",
    }
}

fn item(card: &Card, props: &FindingsProps) -> Html {
    let FindingsProps { lang, report, active, lit, asking, dispatch } = props;
    let is = |it: &Option<FindingKey>| *it == Some(card.key);
    html! {
        <CardView key={text::key_of(card)} lang={*lang} report={report.clone()} card={Rc::new(card.clone())}
            active={is(active)} lit={is(lit)} asking={is(asking)} dispatch={dispatch.clone()} />
    }
}
