//! The list of findings: cards by section, notes and ignored ones folded.

use yew::{Html, html};

use super::Page;
use super::card::card;
use super::cell::shown;
use super::mixed::mixed;
use super::verdict::KINDS;
use crate::app::marks::{Card, Section};
use crate::app::text::{self, Say};
use crate::explain::Lang;
use crate::form::IdentityKind;
use crate::rules::Status;

/// The list of findings.
pub fn findings(page: &Page) -> Html {
    let board = &page.report.board;
    let is_clean = board.numbered().next().is_none() && !page.report.reading.tables.is_empty();
    let ignored: Vec<&Card> = board.ignored().collect();
    html! {
        <>
        if is_clean {
            <p class="nothing-found">
                { page.say(if ignored.is_empty() { Say::NothingFound } else { Say::AllIgnored }) }
            </p>
            { checked(page) }
        }
        { for Section::ALL.into_iter().map(|it| section(page, it)) }
        { folded(page, "ignored-list", page.say(Say::IgnoredTitle), ignored.len(), || cards(page, &ignored)) }
        { changes(page) }
        </>
    }
}

/// What was checked, by kind.
fn checked(page: &Page) -> Html {
    let identities = &page.report.judgement.identities;
    let of = |kind: IdentityKind| identities.iter().filter(move |it| it.identity.kind == kind);
    let item = |kind: &IdentityKind| {
        let n_all = of(*kind).count();
        let n_hold = of(*kind).filter(|it| it.status == Status::Holds).count();
        html! {
            <li>
                { text::identity_kind(*kind, page.lang()) }
                <b>{ text::held(n_hold, n_all, page.lang()) }</b>
            </li>
        }
    };
    html! { <ul class="checked">{ for KINDS.iter().map(item) }</ul> }
}

fn section(page: &Page, section: Section) -> Html {
    let all: Vec<&Card> = page.report.board.section(section).collect();
    let title = text::section(section, page.lang());
    if section == Section::Notes {
        return folded(page, "notes", title, all.len(), || cards(page, &all));
    }
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <section class="card-section">
            <h3>{ title }<span class="count">{ all.len() }</span></h3>
            { cards(page, &all) }
        </section>
    }
}

/// A list that is closed until the user opens it; nothing where it is empty.
fn folded(
    page: &Page,
    key: &'static str,
    title: &'static str,
    n: usize,
    list: impl FnOnce() -> Html,
) -> Html {
    if n == 0 {
        return Html::default();
    }
    // A report with nothing but notes shows them.
    let open = page.report.reading.tables.is_empty();
    html! {
        <details {key} class="card-section folded" {open}>
            <summary>{ title }<span class="count">{ n }</span></summary>
            { list() }
        </details>
    }
}

fn cards(page: &Page, all: &[&Card]) -> Html {
    html! { <ul class="cards">{ for all.iter().map(|it| card(page, it)) }</ul> }
}

/// What the user changed, cell by cell.
fn changes(page: &Page) -> Html {
    let all: Vec<_> = page.report.changes().collect();
    let list = || {
        html! {
            <ul class="changes">
                { for all.iter().map(|(id, was, is)| html! {
                    <li>
                        { text::cell_name(*id, &page.report, page.lang()) }
                        { change(&shown(was), &shown(is), page.lang()) }
                    </li>
                }) }
            </ul>
        }
    };
    folded(page, "changes", page.say(Say::ChangesTitle), all.len(), list)
}

/// From one figure to another.
pub fn change(from: &str, to: &str, lang: Lang) -> Html {
    html! {
        <span class="change">
            <del>{ mixed(from, lang) }</del><span class="to" aria-hidden="true">{ "→" }</span><ins>{ mixed(to, lang) }</ins>
        </span>
    }
}
