//! The tables of the report, in the order of the form.

use std::rc::Rc;

use yew::{Html, Properties, component, html};

use super::Dispatch;
use super::table::TableSection;
use crate::app::report::Report;
use crate::app::state::{Editing, FindingKey};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::form::{CellId, TableId};

/// Properties of [`Tables`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct TablesProps {
    pub lang: Lang,
    pub report: Rc<Report>,
    pub selected: Option<CellId>,
    pub editing: Option<Editing>,
    pub lit: Option<FindingKey>,
    pub dispatch: Dispatch,
}

/// The tables of the report.
#[component]
pub fn Tables(props: &TablesProps) -> Html {
    let TablesProps { lang, report, dispatch, .. } = props;
    if report.reading.tables.is_empty() {
        return Html::default();
    }
    let one = |id: TableId| {
        let here = |it: &CellId| it.table == id;
        match report.reading.table(id) {
            Some(_) => html! {
                <TableSection key={id.key()} lang={*lang} {id} report={report.clone()}
                    selected={props.selected.filter(here)}
                    editing={props.editing.clone().filter(|it| here(&it.cell))}
                    lit={props.lit} dispatch={dispatch.clone()} />
            },
            None => missing(id, *lang),
        }
    };
    html! {
        <section class="tables" aria-label={say(Say::TablesRegion, *lang)}>
            { legend(*lang) }
            { for TableId::ALL.into_iter().map(one) }
        </section>
    }
}

fn missing(id: TableId, lang: Lang) -> Html {
    html! {
        <section key={id.key()} class="sheet missing">
            <h2>{ text::heading(id, lang) }</h2>
            <p>{ say(Say::TableAbsent, lang) }</p>
        </section>
    }
}

fn legend(lang: Lang) -> Html {
    let entry = |class: &'static str, sample: &'static str, it: Say| {
        html! { <li><span class={format!("swatch {class}")} aria-hidden="true">{ sample }</span>{ say(it, lang) }</li> }
    };
    html! {
        <ul class="legend" aria-label={say(Say::Legend, lang)}>
            { entry("suspect", "12", Say::LegendSuspect) }
            { entry("target", "12", Say::LegendTarget) }
            { entry("part", "12", Say::LegendPart) }
            { entry("lost", "？", Say::LegendLost) }
            { entry("assumed", "12", Say::LegendAssumed) }
            { entry("edited", "12", Say::LegendEdited) }
        </ul>
    }
}
