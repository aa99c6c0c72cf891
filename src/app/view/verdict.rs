//! The verdict: one line that cannot be mistaken, and every identity as a tick below it.

use std::rc::Rc;

use yew::{Html, Properties, classes, component, html};

use super::Dispatch;
use crate::app::commands;
use crate::app::marks::Section;
use crate::app::report::Report;
use crate::app::text;
use crate::check::Verdict;
use crate::explain::Lang;
use crate::form::IdentityKind;
use crate::rules::{Evaluated, Status};
use crate::suspects::Searched;

/// The id of the verdict.
pub const ID: &str = "gouji-result";

/// Properties of [`VerdictBand`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct VerdictProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub dispatch: Dispatch,
}

/// The verdict of the report.
#[component]
pub fn VerdictBand(props: &VerdictProps) -> Html {
    let VerdictProps { lang, report, dispatch } = props;
    let judgement = &report.judgement;
    let (mark, class) = seal(judgement.verdict);
    let also = also(report, *lang);
    html! {
        <section class={classes!("verdict", class)}>
            <div class="verdict-seal" aria-hidden="true">{ mark }</div>
            <div class="verdict-text" role="status" aria-live="polite">
                <h2 id={ID} tabindex="-1">{ text::verdict(judgement.verdict, &judgement.coverage, *lang) }</h2>
                if judgement.coverage.identities > 0 {
                    <p>{ text::coverage(&judgement.coverage, *lang) }</p>
                    { for fewest(report).map(|it| html! { <p>{ text::fewest(it, *lang) }</p> }) }
                }
                if !also.is_empty() {
                    <p>{ also }</p>
                }
            </div>
            <div class="ticks" aria-hidden="true">
                { for KINDS.iter().map(|it| ticks(*it, report, *lang, dispatch)) }
            </div>
        </section>
    }
}

const KINDS: [IdentityKind; 4] = [
    IdentityKind::RowTotal,
    IdentityKind::ColumnTotal,
    IdentityKind::CarryOver,
    IdentityKind::GroupTotal,
];

/// The mark of a verdict, told by its shape before its colour.
const fn seal(verdict: Verdict) -> (&'static str, &'static str) {
    match verdict {
        Verdict::Reconciles => ("=", "reconciles"),
        Verdict::DoesNotReconcile => ("≠", "fails"),
        Verdict::Undecided => ("?", "undecided"),
        Verdict::NothingToCheck => ("–", "nothing"),
    }
}

/// The fewest cells whose change would mend every failing identity, where a set was found for
/// each group of them.
fn fewest(report: &Report) -> Option<usize> {
    let located = &report.judgement.suspects;
    let size = |it: &Searched| {
        let set = located.suspects.iter().find(|set| set.identities == it.identities);
        set.map(|it| it.cells.len())
    };
    let sizes: Option<Vec<usize>> = located.searches.iter().map(size).collect();
    sizes.map(|it| it.iter().sum()).filter(|it| *it > 0)
}

fn also(report: &Report, lang: Lang) -> String {
    let n_warnings = report.board.section(Section::Warnings).count();
    let parts =
        text::also(n_warnings, report.board.ignored().count(), report.changes().count(), lang);
    match (parts.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("另有：{}", parts.join("，")),
        (false, Lang::En) => format!("Also: {}", parts.join(", ")),
    }
}

fn ticks(kind: IdentityKind, report: &Rc<Report>, lang: Lang, dispatch: &Dispatch) -> Html {
    let of_kind = |it: &(usize, &Evaluated)| it.1.identity.kind == kind;
    let all: Vec<_> = report.judgement.identities.iter().enumerate().filter(of_kind).collect();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tick-group">
            <span class="tick-label">{ text::identity_kind(kind, lang) }</span>
            <span class="tick-row">{ for all.into_iter().map(|(idx, it)| tick(idx, it, report, dispatch)) }</span>
        </div>
    }
}

fn tick(idx: usize, it: &Evaluated, report: &Rc<Report>, dispatch: &Dispatch) -> Html {
    let class = classes!("tick", it.status.key(), it.assumed.then_some("assumed"));
    if it.status != Status::Fails {
        return html! { <i {class} /> };
    }
    let about = |it: &usize| report.judgement.findings[*it].identities.contains(&idx);
    let card = report.board.numbered().find(|it| it.findings.iter().any(about));
    let onclick = card.map(commands::go).map(|it| dispatch.reform(move |_| it.clone()));
    html! { <i {class} {onclick} /> }
}
