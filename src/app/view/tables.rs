//! The tables of the report, in the order of the form.

use yew::{Html, html};

use super::Page;
use super::table::table_section;
use crate::app::text::{self, Say};
use crate::form::TableId;

/// The tables of the report.
pub fn tables(page: &Page) -> Html {
    if page.report.reading.tables.is_empty() {
        return Html::default();
    }
    let one = |id: TableId| {
        let found = page.drawn.sheets.iter().find(|it| it.table == id);
        found.map_or_else(|| missing(page, id), |it| table_section(page, it))
    };
    html! {
        <section class="tables" aria-label={page.say(Say::TablesRegion)}>
            if has_marks(page) {
                { legend(page) }
            }
            { for TableId::ALL.into_iter().map(one) }
        </section>
    }
}

fn missing(page: &Page, id: TableId) -> Html {
    html! {
        <section key={id.key()} class="sheet missing">
            <h2>{ text::heading(id, page.lang()) }</h2>
            <p>{ page.say(Say::TableAbsent) }</p>
        </section>
    }
}

fn has_marks(page: &Page) -> bool {
    page.report.board.numbered().next().is_some() || page.report.changes().next().is_some()
}

fn legend(page: &Page) -> Html {
    let entry = |(class, sample, it): (&'static str, &'static str, Say)| {
        html! { <li><span {class} aria-hidden="true">{ sample }</span>{ page.say(it) }</li> }
    };
    let entries = [
        ("swatch suspect", "12", Say::LegendSuspect),
        ("swatch target", "12", Say::LegendTarget),
        ("swatch part", "12", Say::LegendPart),
        ("swatch lost", "？", Say::LegendLost),
        ("swatch assumed", "12", Say::LegendAssumed),
        ("swatch edited", "12", Say::LegendEdited),
    ];
    html! { <ul class="legend" aria-label={page.say(Say::Legend)}>{ for entries.into_iter().map(entry) }</ul> }
}
