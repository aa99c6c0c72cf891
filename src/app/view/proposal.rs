//! Which cell is probably wrong, and what it should hold: an inference, and worded as one.

use yew::{Html, html};

use super::Page;
use super::findings::change;
use super::mixed::mixed;
use crate::app::commands;
use crate::app::marks::Card;
use crate::app::state::{Action, Spot};
use crate::app::text::{self, Say};
use crate::explain;
use crate::reading::State;
use crate::suspects::{ProposedCell, Suspect};

/// How many possibilities are shown before the rest is folded.
const SHOWN: usize = 3;

/// The possibilities of a card, best first; all ties are listed.
pub fn proposals(page: &Page, card: &Card) -> Html {
    let sets: Vec<&Suspect> =
        card.sets.iter().map(|it| &page.report.judgement.suspects.suspects[*it]).collect();
    let intro = match &sets[..] {
        [] => return Html::default(),
        [only] if only.cells.len() == 1 => Say::Suspect,
        [_] => Say::SuspectTogether,
        _ => Say::Suspects,
    };
    let (shown, folded) = sets.split_at(sets.len().min(SHOWN));
    html! {
        <div class="proposals">
            <p class="proposals-intro">{ page.say(intro) }</p>
            { for shown.iter().map(|it| proposal(page, card, it)) }
            if !folded.is_empty() {
                <details>
                    <summary>{ page.say(Say::Alternatives) }<span class="count">{ folded.len() }</span></summary>
                    { for folded.iter().map(|it| proposal(page, card, it)) }
                </details>
            }
            { for unfinished(page, &sets).iter().map(|it| html! { <p class="slip">{ mixed(it, page.lang()) }</p> }) }
        </div>
    }
}

/// Where a search for these sets was not finished: they need not be all.
fn unfinished(page: &Page, sets: &[&Suspect]) -> Vec<String> {
    let mut res = Vec::new();
    for search in &page.report.judgement.suspects.searches {
        if sets.iter().any(|it| it.identities == search.identities) {
            res.extend(explain::unfinished(search, page.lang()));
        }
    }
    res
}

fn proposal(page: &Page, card: &Card, set: &Suspect) -> Html {
    let label = if set.cells.len() > 1 { Say::AdoptAll } else { Say::Adopt };
    let slip = set.slip.or_else(|| set.cells.iter().find_map(|it| it.slip));
    let identities = &page.report.judgement.identities;
    let assumption = explain::assumption(set, identities, page.lang());
    let adopt = commands::proposal(set).map(|it| page.click(Action::Adopt(it)));
    html! {
        <div class="proposal">
            <div class="proposal-cells">
                <ul>{ for set.cells.iter().map(|it| cell(page, card, it)) }</ul>
                { for assumption.map(|it| html! { <p class="slip">{ mixed(it, page.lang()) }</p> }) }
                { for slip.map(|it| html! { <p class="slip">{ text::slip(it, page.lang()) }</p> }) }
            </div>
            { for adopt.map(|onclick| html! {
                <button type="button" class="primary" title="Alt+A" {onclick}>{ page.say(label) }</button>
            }) }
        </div>
    }
}

fn cell(page: &Page, card: &Card, it: &ProposedCell) -> Html {
    let go = page.click(Action::Go(card.key, Spot::Cell(it.cell)));
    let proposed = it.proposed.map_or_else(|| "？".to_owned(), |it| it.to_string());
    html! {
        <li>
            <button type="button" class="place" onclick={go}>
                { text::cell_name(it.cell, &page.report, page.lang()) }
            </button>
            { change(&found(page, it), &proposed, page.lang()) }
        </li>
    }
}

/// What stands there now: nobody wrote a 0 into a blank cell.
fn found(page: &Page, it: &ProposedCell) -> String {
    let state = page.report.reading.cell(it.cell).map(|it| it.state);
    match state {
        Some(State::Blank | State::Dash) => page.say(Say::Blank).to_owned(),
        _ => it.found.to_string(),
    }
}
