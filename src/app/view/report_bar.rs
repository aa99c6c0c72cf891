//! Which report is on the page, and the way to another one.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::Dispatch;
use crate::app::report::Report;
use crate::app::state::Action;
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

/// Properties of [`ReportBar`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct ReportBarProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub source: Rc<Source>,
    pub field_open: bool,
    pub dispatch: Dispatch,
}

/// The bar above the verdict.
#[component]
pub fn ReportBar(props: &ReportBarProps) -> Html {
    let ReportBarProps { lang, report, source, field_open, dispatch } = props;
    let toggle = if *field_open { Say::HideField } else { Say::ShowField };
    let open = !*field_open;
    html! {
        <div class="report-bar">
            <p class="print-only print-title">{ say(Say::ReportTitle, *lang) }</p>
            <p class="report-name">{ name(report, source, *lang) }</p>
            <p class="print-only print-line">
                { say(Say::PrintedAt, *lang) }<span class="print-time" />
                { " · Gouji " }{ env!("CARGO_PKG_VERSION") }
            </p>
            <div class="report-actions">
                <button type="button" class="quiet" aria-expanded={field_open.to_string()}
                    onclick={dispatch.reform(move |_| Action::Field(open))}>{ say(toggle, *lang) }</button>
                <button type="button" class="quiet" onclick={dispatch.reform(|_| Action::Clear)}>
                    { say(Say::NewReport, *lang) }
                </button>
            </div>
        </div>
    }
}

/// The report's title, else the file's name.
pub fn name(report: &Report, source: &Source, lang: Lang) -> String {
    let title = report.reading.title.as_deref().filter(|it| !it.is_empty());
    let file = Some(source.name.as_str()).filter(|it| !it.is_empty());
    title.or(file).unwrap_or_else(|| say(Say::Unnamed, lang)).to_owned()
}
