//! One card: what is wrong in plain words and numbers, and which cell is probably to blame.

use yew::{Html, classes, html};

use super::Page;
use super::ignore::IgnoreForm;
use super::mixed::mixed;
use super::proposal::proposals;
use crate::app::commands;
use crate::app::formula::figures;
use crate::app::marks::Card;
use crate::app::state::Action;
use crate::app::text::{self, Say};
use crate::explain;
use crate::rules::{Finding, Severity, Status};

/// The element id of the card with this number.
pub fn id(number: usize) -> String {
    format!("gouji-card-{number}")
}

/// The element id of the words of that card.
pub fn text_id(number: usize) -> String {
    format!("gouji-card-{number}-text")
}

/// A card. The pointer on it lights its cells.
pub fn card(page: &Page, card: &Card) -> Html {
    let is = |it: Option<_>| it == Some(card.key);
    let class = classes!(
        "card",
        severity(page, card).key(),
        is(page.state.active).then_some("active"),
        is(page.lit()).then_some("lit"),
    );
    let hover = |key| card.number.map(|_| page.click(Action::Hover(key)));
    let findings =
        card.findings.iter().map(|it| fact(page, card, &page.report.judgement.findings[*it]));
    html! {
        <li {class} id={card.number.map(id)} tabindex="-1"
            onmouseenter={hover(Some(card.key))} onmouseleave={hover(None)}>
            { badge(card) }
            <div class="card-body">
                { for headline(page, card) }
                { proposals(page, card) }
                <div id={card.number.map(text_id)} class="facts">{ for findings }</div>
                if let Some(reason) = &card.ignored {
                    <p class="reason">{ page.say(Say::IgnoreReason) }{ "：" }{ mixed(reason, page.lang()) }</p>
                }
                if is(page.state.asking) {
                    <IgnoreForm lang={page.lang()} keys={commands::keys(card, &page.report)} dispatch={page.dispatch.clone()} />
                } else {
                    { actions(page, card) }
                }
            </div>
        </li>
    }
}

fn badge(card: &Card) -> Html {
    match card.number {
        Some(number) => html! { <span class="badge">{ number }</span> },
        None => html! { <span class="badge none" aria-hidden="true">{ "·" }</span> },
    }
}

fn severity(page: &Page, card: &Card) -> Severity {
    let all = card.findings.iter().map(|it| page.report.judgement.findings[*it].severity);
    all.min().unwrap_or(Severity::Note)
}

/// How many sums fail, and how few cells would mend them: where that is known, it comes first.
fn headline(page: &Page, card: &Card) -> Option<Html> {
    let set = &page.report.judgement.suspects.suspects[*card.sets.first()?];
    let text = text::headline(set.identities.len(), set.cells.len(), page.lang());
    Some(html! { <p class="headline">{ text }</p> })
}

/// A finding: the sentence, and its sums in figures.
fn fact(page: &Page, card: &Card, finding: &Finding) -> Html {
    let (reading, identities) = (&page.report.reading, &page.report.judgement.identities);
    let lang = page.lang();
    let sentence = explain::message(finding, reading, identities, lang);
    let failing = finding.identities.iter().filter_map(|it| identities.get(*it));
    let failing = failing.filter(|it| it.status == Status::Fails);
    let mut formulas: Vec<String> = failing.map(|it| figures(it, reading, lang)).collect();
    formulas.dedup();
    // Where one set of suspects stands out, its slip says more than what the difference hints at.
    let hints = match card.sets.len() {
        1 => Vec::new(),
        _ => explain::hints(finding, reading, lang),
    };
    html! {
        <div class="fact">
            <p class="sentence">{ mixed(&sentence, lang) }</p>
            { for formulas.into_iter().map(|it| html! { <p class="formula">{ mixed(&it, lang) }</p> }) }
            { for hints.into_iter().map(|it| html! { <p class="slip">{ mixed(&it, lang) }</p> }) }
        </div>
    }
}

/// The buttons of a card.
fn actions(page: &Page, card: &Card) -> Html {
    let quote = card.findings.iter().find_map(|it| page.report.judgement.findings[*it].span);
    let button = |it: Say, action: Action| {
        html! { <button type="button" class="quiet" onclick={page.click(action)}>{ page.say(it) }</button> }
    };
    html! {
        <div class="card-actions">
            { for card.anchor().map(|_| button(Say::Locate, commands::go(card))) }
            { for quote.map(|it| button(Say::ShowSource, Action::Quote(it))) }
            if card.ignored.is_some() {
                { button(Say::Restore, Action::Restore(commands::keys(card, &page.report))) }
            } else if card.number.is_some() {
                { button(Say::Ignore, Action::Ask(Some(card.key))) }
            }
        </div>
    }
}
