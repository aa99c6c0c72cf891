//! Which report is on the page, and the way to another one.

use yew::{Html, html};

use super::Page;
use super::mixed::mixed;
use crate::app::state::{Action, Settings};
use crate::app::text::{self, Say};
use crate::explain;

/// The bar above the verdict.
pub fn report_bar(page: &Page, field_open: bool) -> Html {
    let toggle = if field_open { Say::HideField } else { Say::ShowField };
    let settings = page.state.settings;
    let kept = Settings { keep: !settings.keep, ..settings };
    html! {
        <div class="report-bar" part="report-bar">
            <p class="print-only print-title">{ page.say(Say::ReportTitle) }</p>
            <p class="report-name">{ mixed(&name(page), page.lang()) }</p>
            { for other_year(page) }
            <p class="print-only print-line">
                { page.say(Say::PrintedAt) }<span class="print-time" />
                { " · Gouji " }{ env!("CARGO_PKG_VERSION") }
            </p>
            <div class="report-actions">
                <button type="button" class="quiet" aria-expanded={if field_open { "true" } else { "false" }}
                    onclick={page.click(Action::Field(!field_open))}>{ page.say(toggle) }</button>
                if !page.is_embedded {
                    <button type="button" class="quiet" aria-pressed={if settings.keep { "true" } else { "false" }}
                        onclick={page.click(Action::Set(kept))}>{ page.say(Say::KeepDraft) }</button>
                }
                <button type="button" class="quiet" onclick={page.click(Action::Clear)}>
                    { page.say(Say::NewReport) }
                </button>
            </div>
        </div>
    }
}

/// The report's title, else the file's name.
fn name(page: &Page) -> String {
    let title = page.report.reading.title.as_deref().filter(|it| !it.is_empty());
    let file = Some(page.source.name.as_str()).filter(|it| !it.is_empty());
    explain::visible(title.or(file).unwrap_or_else(|| page.say(Say::Unnamed))).into_owned()
}

/// A line where the report is of another year than the one that is expected.
fn other_year(page: &Page) -> Option<Html> {
    let (expected, found) = (page.year?, page.report.reading.year?);
    let text = text::other_year(expected, found, page.lang());
    (expected != found).then(|| html! { <p class="report-year" role="status">{ text }</p> })
}
