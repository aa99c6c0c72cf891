//! One card: what is wrong in plain words and numbers, and which cell is probably to blame.

use std::rc::Rc;

use yew::{Html, MouseEvent, Properties, classes, component, html};

use super::Dispatch;
use super::ignore::IgnoreForm;
use super::proposal::Proposals;
use crate::app::commands;
use crate::app::formula::figures;
use crate::app::marks::Card;
use crate::app::report::Report;
use crate::app::state::Action;
use crate::app::text::{self, Say, say};
use crate::explain::{self, Lang};
use crate::rules::{Finding, Severity, Status};

/// The element id of the card with this number.
pub fn id(number: usize) -> String {
    format!("gouji-card-{number}")
}

/// The element id of the words of that card.
pub fn text_id(number: usize) -> String {
    format!("gouji-card-{number}-text")
}

/// Properties of [`CardView`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct CardProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub card: Rc<Card>,
    pub active: bool,
    pub lit: bool,
    pub asking: bool,
    pub dispatch: Dispatch,
}

/// A card.
#[component]
pub fn CardView(props: &CardProps) -> Html {
    let CardProps { lang, report, card, active, lit, asking, dispatch } = props;
    let class = classes!(
        "card",
        severity(card, report).key(),
        active.then_some("active"),
        lit.then_some("lit"),
    );
    let hover = |on: bool| {
        let key = on.then_some(card.key);
        card.number.map(|_| dispatch.reform(move |_: MouseEvent| Action::Hover(key)))
    };
    let findings = card.findings.iter().map(|it| &report.judgement.findings[*it]);
    html! {
        <li {class} id={card.number.map(id)} tabindex="-1" onmouseenter={hover(true)} onmouseleave={hover(false)}>
            { badge(card) }
            <div class="card-body">
                { for headline(card, report, *lang) }
                <Proposals lang={*lang} report={report.clone()} card={card.clone()} dispatch={dispatch.clone()} />
                <div id={card.number.map(text_id)} class="facts">{ for findings.map(|it| fact(it, report, *lang)) }</div>
                if let Some(reason) = &card.ignored {
                    <p class="reason">{ say(Say::IgnoreReason, *lang) }{ "：" }{ &**reason }</p>
                }
                if *asking {
                    <IgnoreForm lang={*lang} keys={commands::keys(card, report)} dispatch={dispatch.clone()} />
                } else {
                    { buttons(props) }
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

/// How many sums fail, and how few cells would mend them: where that is known, it comes first.
fn headline(card: &Card, report: &Report, lang: Lang) -> Option<Html> {
    let set = &report.judgement.suspects.suspects[*card.sets.first()?];
    let text = text::headline(set.identities.len(), set.cells.len(), lang);
    Some(html! { <p class="headline">{ text }</p> })
}

fn severity(card: &Card, report: &Report) -> Severity {
    let all = card.findings.iter().map(|it| report.judgement.findings[*it].severity);
    all.min().unwrap_or(Severity::Note)
}

/// A finding: the sentence, and the sums with their numbers.
fn fact(finding: &Finding, report: &Report, lang: Lang) -> Html {
    let identities = &report.judgement.identities;
    let sentence = explain::message(finding, &report.reading, identities, lang);
    let failing = finding.identities.iter().filter_map(|it| identities.get(*it));
    let failing = failing.filter(|it| it.status == Status::Fails);
    let formulas = failing.map(|it| figures(it, &report.reading, lang));
    html! {
        <div class="fact">
            <p class="sentence">{ sentence }</p>
            { for formulas.map(|it| html! { <p class="formula">{ it }</p> }) }
        </div>
    }
}

fn buttons(props: &CardProps) -> Html {
    let CardProps { lang, report, card, dispatch, .. } = props;
    let go = commands::go(card);
    let quote = card.findings.iter().find_map(|it| report.judgement.findings[*it].span);
    html! {
        <div class="card-actions">
            if card.anchor().is_some() {
                <button type="button" class="quiet" onclick={dispatch.reform(move |_: MouseEvent| go.clone())}>
                    { say(Say::Locate, *lang) }
                </button>
            }
            if let Some(span) = quote {
                <button type="button" class="quiet" onclick={dispatch.reform(move |_: MouseEvent| Action::Quote(span))}>
                    { say(Say::ShowSource, *lang) }
                </button>
            }
            { ignore_button(props) }
        </div>
    }
}

fn ignore_button(props: &CardProps) -> Html {
    let CardProps { lang, report, card, dispatch, .. } = props;
    let (text, onclick) = match card.ignored {
        Some(_) => {
            let keys = commands::keys(card, report);
            (Say::Restore, dispatch.reform(move |_: MouseEvent| Action::Restore(Rc::clone(&keys))))
        }
        None if card.number.is_none() => return Html::default(),
        None => {
            let key = card.key;
            (Say::Ignore, dispatch.reform(move |_: MouseEvent| Action::Ask(Some(key))))
        }
    };
    html! { <button type="button" class="quiet" {onclick}>{ say(text, *lang) }</button> }
}
