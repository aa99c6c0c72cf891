//! The result at work: the toolbar, the panel with findings or source, the tables.

use std::rc::Rc;

use yew::{Callback, Html, MouseEvent, Properties, UseReducerHandle, component, html};

use super::Dispatch;
use super::findings::Findings;
use super::source_panel::SourcePanel;
use super::tables::Tables;
use super::toolbar::Toolbar;
use crate::app::report::Report;
use crate::app::state::{Action, Panel, State};
use crate::app::text::{Say, say};
use crate::source::Source;

/// Properties of [`Workbench`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct WorkbenchProps {
    pub state: UseReducerHandle<State>,
    pub report: Rc<Report>,
    pub source: Rc<Source>,
    pub dispatch: Dispatch,
}

/// The result at work.
#[component]
pub fn Workbench(props: &WorkbenchProps) -> Html {
    let WorkbenchProps { state, report, source, dispatch } = props;
    let lang = state.settings.lang;
    let lit = state.hovered.or(state.active);
    let n_open = report.board.numbered().count();
    let show = |it: Panel| dispatch.reform(move |_| Action::Panel(it));
    let findings = format!("{} {n_open}", say(Say::Findings, lang));
    html! {
        <>
        <Toolbar state={state.clone()} report={report.clone()} source={source.clone()} dispatch={dispatch.clone()} />
        <div class="workbench">
            <section class="panel" aria-label={say(Say::Findings, lang)}>
                <div class="tabs">
                    { tab(findings, state.panel == Panel::Findings, show(Panel::Findings)) }
                    { tab(say(Say::Basis, lang).to_owned(), state.panel == Panel::Source, show(Panel::Source)) }
                </div>
                <div class="panel-body findings-body" hidden={state.panel != Panel::Findings}>
                    <Findings {lang} report={report.clone()} active={state.active} {lit}
                        asking={state.asking} dispatch={dispatch.clone()} />
                </div>
                if state.panel == Panel::Source {
                    <div class="panel-body">
                        <SourcePanel {lang} report={report.clone()} source={source.clone()}
                            marked={state.marked} dispatch={dispatch.clone()} />
                    </div>
                }
            </section>
            <Tables {lang} report={report.clone()} selected={state.selected}
                editing={state.editing.clone()} {lit} dispatch={dispatch.clone()} />
        </div>
        </>
    }
}

fn tab(label: String, on: bool, onclick: Callback<MouseEvent>) -> Html {
    html! { <button type="button" aria-pressed={on.to_string()} {onclick}>{ label }</button> }
}
