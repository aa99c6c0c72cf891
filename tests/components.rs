//! What the page draws, rendered to HTML without a browser.

use std::rc::Rc;

use gouji::app::history::{FindingKey, Given};
use gouji::app::report::{Report, original};
use gouji::app::samples::Sample;
use gouji::app::state::{Action, Settings, State};
use gouji::app::view::drawn::Drawn;
use gouji::app::view::opened::OpenedProps;
use gouji::app::view::reading::{Phase, not_read};
use gouji::app::view::verdict::verdict_band;
use gouji::app::view::workbench::workbench;
use gouji::app::view::{Dispatch, Page};
use gouji::explain::Lang;
use gouji::form::{CellId, TableId};
use yew::{Html, LocalServerRenderer, NodeRef, Properties, component, html};

const TOTAL: CellId = CellId::new(TableId::Applications, 23, 0);

#[derive(Clone, PartialEq, Properties)]
struct ShownProps {
    sample: Sample,
    actions: Vec<Action>,
    lang: Lang,
}

/// The result of a sample after some actions.
#[component]
fn Shown(props: &ShownProps) -> Html {
    let mut state = State::new(Settings { lang: props.lang, ..Settings::default() });
    let source = props.sample.source();
    state.apply(Action::Open(Rc::clone(&source), Given::Whole));
    props.actions.iter().for_each(|it| state.apply(it.clone()));
    let reading = original(&source);
    let report = Rc::new(Report::new(reading, &state.work));
    let drawn = Rc::new(Drawn::new(&report, props.lang));
    let page = Page {
        is_embedded: false,
        year: None,
        state: Rc::new(state),
        source,
        report,
        drawn,
        dispatch: Dispatch::noop(),
    };
    html! { <>{ verdict_band(&page) }{ workbench(&page) }</> }
}

async fn shown_in(lang: Lang, sample: Sample, actions: Vec<Action>) -> String {
    let props = ShownProps { sample, actions, lang };
    LocalServerRenderer::<Shown>::with_props(props).hydratable(false).render().await
}

async fn shown(sample: Sample, actions: Vec<Action>) -> String {
    shown_in(Lang::Zh, sample, actions).await
}

/// The element of a cell, from its tag to the end of it.
fn cell(html: &str, row: usize, column: usize) -> &str {
    let id = format!("<td id=\"gouji-cell-applications-{row}-{column}\"");
    let start = html.find(&id).unwrap_or_else(|| panic!("no cell {row} {column}"));
    let end = html[start..].find("</td>").expect("a cell ends");
    &html[start..start + end]
}

#[tokio::test]
async fn an_error_is_named_in_the_verdict_on_a_card_and_in_its_cell() {
    let html = shown(Sample::Bars, Vec::new()).await;
    assert!(html.contains("42 项勾稽关系中 3 项不平"), "{html}");
    assert!(html.contains("<del>26</del>") && html.contains("<ins>62</ins>"), "{html}");
    let suspect = cell(&html, 23, 0);
    for part in
        ["figure read suspect", "aria-invalid", "badge suspect", "gouji-card-1-text", "可能有误"]
    {
        assert!(suspect.contains(part), "{part}: {suspect}");
    }
    assert!(cell(&html, 23, 6).contains("figure read target"));
    assert!(!cell(&html, 0, 6).contains("badge"), "its sums hold");
}

#[tokio::test]
async fn a_report_that_reconciles_bears_no_mark() {
    let html = shown(Sample::Lines, Vec::new()).await;
    assert!(html.contains("已核对 42 项勾稽关系，全部平衡"), "{html}");
    assert!(html.contains("25 / 25 项平衡"));
    for class in ["figure read suspect", "figure read target", "badge", "legend"] {
        assert!(!html.contains(class), "{class}");
    }
}

#[tokio::test]
async fn a_lost_cell_looks_lost_and_not_wrong() {
    let html = shown(Sample::Tabs, Vec::new()).await;
    let lost = cell(&html, 1, 0);
    assert!(
        lost.contains("figure lost") && lost.contains("？") && lost.contains("没有读到"),
        "{lost}"
    );
    assert!(!html.contains("aria-invalid"));
}

#[tokio::test]
async fn a_cell_is_edited_in_its_place() {
    let html = shown(Sample::Bars, vec![Action::Edit(TOTAL, None)]).await;
    assert!(cell(&html, 23, 0).contains("<input"));
    let html = shown(Sample::Bars, vec![Action::Commit(TOTAL, "62".into(), None)]).await;
    assert!(html.contains("全部平衡"), "{html}");
    let edited = cell(&html, 23, 0);
    assert!(edited.contains("edited") && edited.contains("原为 26"), "{edited}");
}

#[tokio::test]
async fn a_search_that_was_not_finished_is_never_all() {
    // Six wrong cells, a column each: no set of four mends them.
    let edits: Vec<_> = (0..6)
        .map(|column| (CellId::new(TableId::Applications, 23, column), "900".into()))
        .collect();
    let html = shown(Sample::Lines, vec![Action::Adopt(Rc::from(edits))]).await;
    assert!(html.contains("未能搜完：") && html.contains("没有搜索"), "{html}");
    // A part that is wrong in its column and in its row's total may be any row: all are listed.
    let cell = |column| CellId::new(TableId::Applications, 12, column);
    let edits = [(cell(0), "40".into()), (cell(6), "43".into())];
    let html = shown(Sample::Lines, vec![Action::Adopt(Rc::new(edits))]).await;
    assert!(html.contains("其他可能") && !html.contains("未能搜完"), "{html}");
}

#[tokio::test]
async fn what_is_set_aside_is_listed_with_its_reason_and_the_verdict_stays() {
    let source = Sample::Bars.source();
    let reading = original(&source);
    let judgement = gouji::check::judge(&reading);
    let keys: Rc<[FindingKey]> = judgement.findings.iter().map(FindingKey::of).collect();
    let html = shown(Sample::Bars, vec![Action::Ignore(keys, "已核对台账".into())]).await;
    assert!(html.contains("3 项不平") && html.contains("已核对台账"), "{html}");
    assert!(!cell(&html, 23, 0).contains("badge"));
}

#[tokio::test]
async fn the_page_speaks_english_too() {
    let html = shown_in(Lang::En, Sample::Bars, Vec::new()).await;
    assert!(html.contains("Of 42 sums 3 do not hold"), "{html}");
    assert!(html.contains("natural persons") && html.contains("Adopt"));
}

#[tokio::test]
async fn no_style_stands_in_an_attribute() {
    for sample in Sample::ALL {
        let html = shown(sample, Vec::new()).await;
        assert!(!html.contains(" style="), "the policy forbids it");
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WaitingProps {
    share: Option<u8>,
    lang: Lang,
}

/// What stands in place of a report that is being read, or is not read any more.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let settings = Settings { lang: props.lang, ..Settings::default() };
    let opened = OpenedProps {
        root: NodeRef::default(),
        host: gouji::app::intake::host::Host::default(),
        state: Rc::new(State::new(settings)),
        source: Rc::new(gouji::Source::text("", "1".repeat(1_500_000))),
        field_open: false,
        year: None,
        listener: None,
        dispatch: Dispatch::noop(),
    };
    not_read(&opened, &props.share.map_or(Phase::Halted, Phase::Reading))
}

#[tokio::test]
async fn a_long_text_says_how_far_it_is_and_can_be_cancelled() {
    let shown = async |share, lang| {
        let props = WaitingProps { share, lang };
        LocalServerRenderer::<Waiting>::with_props(props).hydratable(false).render().await
    };
    let reading = shown(Some(40), Lang::Zh).await;
    for part in ["正在读取 1.5 MB", "value=\"40\"", "aria-busy=\"true\"", "role=\"status\"", "取消"]
    {
        assert!(reading.contains(part), "{part}: {reading}");
    }
    let halted = shown(None, Lang::Zh).await;
    assert!(halted.contains("已取消读取") && halted.contains("重新读取"), "{halted}");
    assert!(!halted.contains("aria-busy") && !halted.contains("<progress"), "{halted}");
    let english = shown(Some(40), Lang::En).await;
    assert!(english.contains("Reading 1.5 MB") && english.contains("Cancel"), "{english}");
}
