//! Which cell is probably wrong, and what it should hold: an inference, and worded as one.

use std::rc::Rc;

use yew::{Html, MouseEvent, Properties, component, html};

use super::Dispatch;
use crate::app::commands;
use crate::app::marks::Card;
use crate::app::report::Report;
use crate::app::state::{Action, Spot};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::suspects::{ProposedCell, Suspect};

/// How many possibilities are shown before the rest is folded.
const SHOWN: usize = 3;

/// Properties of [`Proposals`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ProposalsProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub card: Rc<Card>,
    pub dispatch: Dispatch,
}

/// The possibilities of a card, best first; all ties are listed.
#[component]
pub fn Proposals(props: &ProposalsProps) -> Html {
    let ProposalsProps { lang, report, card, .. } = props;
    let sets = || card.sets.iter().map(|it| &report.judgement.suspects.suspects[*it]);
    let n_sets = card.sets.len();
    if n_sets == 0 {
        return Html::default();
    }
    let intro = match n_sets {
        1 if sets().all(|it| it.cells.len() == 1) => Say::Suspect,
        1 => Say::SuspectTogether,
        _ => Say::Suspects,
    };
    html! {
        <div class="proposals">
            <p class="proposals-intro">{ say(intro, *lang) }</p>
            { for sets().take(SHOWN).map(|it| set(it, props)) }
            if n_sets > SHOWN {
                <details>
                    <summary>{ say(Say::Alternatives, *lang) }<span class="count">{ n_sets - SHOWN }</span></summary>
                    { for sets().skip(SHOWN).map(|it| set(it, props)) }
                </details>
            }
        </div>
    }
}

fn set(set: &Suspect, props: &ProposalsProps) -> Html {
    let ProposalsProps { lang, dispatch, .. } = props;
    let label = if set.cells.len() > 1 { Say::AdoptAll } else { Say::Adopt };
    let adopt = commands::proposal(set);
    html! {
        <div class="proposal">
            <div class="proposal-cells">
                <ul>{ for set.cells.iter().map(|it| cell(it, props)) }</ul>
                if let Some(slip) = set.slip.or_else(|| set.cells.iter().find_map(|it| it.slip)) {
                    <p class="slip">{ text::slip(slip, *lang) }</p>
                }
            </div>
            if let Some(edits) = adopt {
                <button type="button" class="primary" title="Alt+A"
                    onclick={dispatch.reform(move |_: MouseEvent| Action::Adopt(Rc::clone(&edits)))}>
                    { say(label, *lang) }
                </button>
            }
        </div>
    }
}

fn cell(it: &ProposedCell, props: &ProposalsProps) -> Html {
    let ProposalsProps { lang, report, card, dispatch } = props;
    let (key, at) = (card.key, it.cell);
    let go = dispatch.reform(move |_: MouseEvent| Action::Go(key, Spot::Cell(at)));
    let proposed = it.proposed.map_or_else(|| "？".to_owned(), |it| it.to_string());
    html! {
        <li>
            <button type="button" class="place" onclick={go}>{ text::cell_name(it.cell, report, *lang) }</button>
            <span class="change">
                <del>{ it.found.to_string() }</del>
                <span class="to" aria-hidden="true">{ "→" }</span>
                <ins>{ proposed }</ins>
            </span>
        </li>
    }
}
