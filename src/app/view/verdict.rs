//! The verdict: one line that cannot be mistaken, and every identity as a tick below it.

use yew::{Html, classes, html};

use super::Page;
use super::heard::Heard;
use super::mixed::mixed;
use crate::app::commands;
use crate::app::marks::Section;
use crate::app::report::Report;
use crate::app::text;
use crate::check::Verdict;
use crate::explain::{self, Lang};
use crate::form::IdentityKind;
use crate::rules::{Evaluated, Finding, Severity, Status};
use crate::suspects::Searched;

/// The id of the verdict.
pub const ID: &str = "gouji-result";

/// The verdict of the report.
pub fn verdict_band(page: &Page) -> Html {
    let (report, lang) = (&page.report, page.lang());
    let judgement = &report.judgement;
    let (mark, class) = seal(judgement.verdict);
    // Sums that hold do not make a report right: other errors take the green away.
    let (told, lines) = (explain::verdict(judgement, lang), lines(report, lang));
    let is_error = |it: &Finding| it.severity == Severity::Error;
    let besides = judgement.findings.iter().any(is_error).then_some("besides");
    html! {
        <section class={classes!("verdict", class, besides)} part="verdict">
            <div class="verdict-seal" aria-hidden="true">{ mark }</div>
            <div class="verdict-text">
                <h2 id={ID} tabindex="-1">{ mixed(&told, lang) }</h2>
                { for lines.iter().map(|it| html! { <p>{ mixed(it, lang) }</p> }) }
            </div>
            <Heard text={[told, lines.join("\n")].join("\n")} visits={page.state.verdicts} />
            <div class="ticks" aria-hidden="true">{ for KINDS.iter().map(|it| ticks(*it, page)) }</div>
        </section>
    }
}

/// What stands below the verdict.
fn lines(report: &Report, lang: Lang) -> Vec<String> {
    let mut res = Vec::new();
    if report.judgement.verdict == Verdict::NothingToCheck {
        let why = report.judgement.findings.first();
        let Report { reading, judgement, .. } = report;
        res.extend(why.map(|it| explain::message(it, reading, &judgement.identities, lang)));
    }
    res.extend(fewest(report).map(|it| text::fewest(it, lang)));
    res.extend(fruitless(report, lang));
    let n_warnings = report.board.section(Section::Warnings).count();
    let (n_ignored, n_edits) = (report.board.ignored().count(), report.changes().count());
    res.extend(text::also(n_warnings, n_ignored, n_edits, lang));
    res
}

/// The kinds of identity, in the order of the page.
pub const KINDS: [IdentityKind; 4] = [
    IdentityKind::RowTotal,
    IdentityKind::ColumnTotal,
    IdentityKind::CarryOver,
    IdentityKind::GroupTotal,
];

/// The mark of a verdict, told by its shape before its colour.
pub const fn seal(verdict: Verdict) -> (&'static str, &'static str) {
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

/// The searches that were not finished and found nothing, and so stand on no card.
fn fruitless(report: &Report, lang: Lang) -> Vec<String> {
    let located = &report.judgement.suspects;
    let mut res = Vec::new();
    for search in &located.searches {
        if !located.suspects.iter().any(|it| it.identities == search.identities) {
            res.extend(explain::unfinished(search, lang));
        }
    }
    res
}

fn ticks(kind: IdentityKind, page: &Page) -> Html {
    let all: Vec<Html> = page
        .report
        .judgement
        .identities
        .iter()
        .enumerate()
        .filter(|it| it.1.identity.kind == kind)
        .map(|(idx, it)| tick(idx, it, page))
        .collect();
    if all.is_empty() {
        return Html::default();
    }
    html! {
        <div class="tick-group">
            <span class="tick-label">{ text::identity_kind(kind, page.lang()) }</span>
            <span class="tick-row">{ all }</span>
        </div>
    }
}

fn tick(idx: usize, it: &Evaluated, page: &Page) -> Html {
    let class = classes!("tick", it.status.key(), it.assumed.then_some("assumed"));
    let report = &page.report;
    let about = |it: &usize| report.judgement.findings[*it].identities.contains(&idx);
    let card = report.board.numbered().find(|it| it.findings.iter().any(about));
    let go = card.filter(|_| it.status == Status::Fails).map(commands::go);
    html! { <i {class} onclick={go.map(|it| page.click(it))} /> }
}
