//! The result at work: the toolbar, the panel with findings or source, the tables.

use yew::{Html, html};

use super::Page;
use super::findings::findings;
use super::source_panel::SourcePanel;
use super::tables::tables;
use super::toolbar::toolbar;
use crate::app::state::{Action, Panel};
use crate::app::text::Say;

/// The result at work.
pub fn workbench(page: &Page) -> Html {
    let panel = page.state.panel;
    let n_open = page.report.board.numbered().count();
    html! {
        <>
        { toolbar(page) }
        <div class="workbench">
            <section class="panel" part="panel" tabindex="-1" aria-label={page.say(Say::Findings)}>
                <div class="tabs">
                    { tab(page, format!("{} {n_open}", page.say(Say::Findings)), Panel::Findings) }
                    { tab(page, page.say(Say::Basis).to_owned(), Panel::Source) }
                </div>
                <div class="panel-body" hidden={panel != Panel::Findings}>{ findings(page) }</div>
                if panel == Panel::Source {
                    <div class="panel-body"><SourcePanel page={page.clone()} /></div>
                }
            </section>
            { tables(page) }
        </div>
        </>
    }
}

fn tab(page: &Page, label: String, panel: Panel) -> Html {
    let pressed = if page.state.panel == panel { "true" } else { "false" };
    html! {
        <button type="button" aria-pressed={pressed} onclick={page.click(Action::Panel(panel))}>{ label }</button>
    }
}
