//! One cell of a table: its figure, its marks, its keys.

use std::rc::Rc;

use yew::{AttrValue, Html, classes, html};

use super::Page;
use super::field::{Field, Form};
use super::mixed::mixed;
use super::table::span;
use crate::app::intake::dom;
use crate::app::marks::Role;
use crate::app::moves::{Move, neighbour};
use crate::app::report::Report;
use crate::app::state::{Action, Editing};
use crate::app::text;
use crate::explain::{self, Lang};
use crate::form::{CellId, Table};
use crate::reading::{ReadCell, State};

/// The element id of a cell.
pub fn id(cell: CellId) -> String {
    dom::cell_id(cell)
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CellView {
    /// Which cell.
    pub id: CellId,
    /// What is known of it.
    pub state: State,
    /// What it shows.
    pub text: AttrValue,
    /// The text as it stands in the report, to be edited.
    pub raw: String,
    /// What stood there before the user changed it.
    pub was: Option<String>,
    /// The numbers of its cards, with what it is to each.
    pub marks: Vec<(usize, Role)>,
    /// Its name and state in words.
    pub name: AttrValue,
}

impl CellView {
    /// The view of a cell.
    pub fn new(id: CellId, report: &Report, lang: Lang) -> Self {
        let lost = ReadCell::lost();
        let cell = report.reading.cell(id).unwrap_or(&lost);
        let was = report.edited(id).map(shown);
        let marks = report.board.marks(id);
        let mut res = Self {
            id,
            state: cell.state,
            text: shown(cell).into(),
            raw: cell.raw.to_string(),
            was,
            marks,
            name: AttrValue::default(),
        };
        res.name = res.describe(report, lang).into();
        res
    }

    fn describe(&self, report: &Report, lang: Lang) -> String {
        let mut parts = vec![text::cell_name(self.id, report, lang)];
        parts.push(match self.state {
            State::Read => self.text.to_string(),
            state @ (State::Assumed | State::Unreadable) => {
                format!("{} ({})", self.text, explain::state(state, lang))
            }
            state => explain::state(state, lang).to_owned(),
        });
        let roles = self.marks.iter().map(|(number, role)| text::role(*number, *role, lang));
        parts.extend(roles);
        if let Some(was) = &self.was {
            parts.push(text::was(was, lang));
        }
        parts.join(if lang == Lang::Zh { "，" } else { ", " })
    }

    fn role(&self) -> Option<Role> {
        self.marks.iter().map(|it| it.1).max()
    }
}

/// What a cell shows: its number as a number, else what stands there.
pub fn shown(cell: &ReadCell) -> String {
    match (cell.state, cell.value) {
        (State::Read | State::Assumed, Some(value)) => value.to_string(),
        (State::Lost, _) => "？".to_owned(),
        (State::Blank, _) => String::new(),
        _ => explain::visible(&cell.raw).chars().take(12).collect(),
    }
}

/// A cell of a table.
pub fn cell(page: &Page, at: CellId, colspan: usize, is_stop: bool, form: &'static Table) -> Html {
    let Some(view) = page.drawn.cell(at) else { return Html::default() };
    let card = page.lit().and_then(|it| page.report.board.card(it));
    let lit = card.and_then(|it| it.role(at));
    let editing = page.state.editing.as_ref().filter(|it| it.cell == at);
    let described: Vec<String> = view.marks.iter().map(|it| super::card::text_id(it.0)).collect();
    let described = (!described.is_empty()).then(|| described.join(" "));
    html! {
        <td id={id(at)} class={class(view, lit, editing.is_some())} colspan={span(colspan)}
            tabindex={if is_stop && editing.is_none() { "0" } else { "-1" }}
            aria-label={view.name.clone()} aria-describedby={described}
            aria-invalid={(view.role() >= Some(Role::Target)).then_some("true")}
            title={title(view, page.lang())}>
            { editing.map_or_else(|| content(view, page.lang()), |it| field(page, view, it, form)) }
        </td>
    }
}

fn class(view: &CellView, lit: Option<Role>, is_editing: bool) -> yew::Classes {
    classes!(
        "figure",
        view.state.key(),
        (view.text == "0").then_some("zero"),
        view.role().or(lit).map(role_class),
        lit.map(|_| "lit"),
        view.was.is_some().then_some("edited"),
        is_editing.then_some("editing"),
    )
}

fn content(view: &CellView, lang: Lang) -> Html {
    let badge = |(number, role): &(usize, Role)| {
        html! { <b class={classes!("badge", role_class(*role))} data-number={number.to_string()} /> }
    };
    html! {
        <>
        <span class="value">{ mixed(&view.text, lang) }</span>
        { for view.was.iter().map(|it| html! { <del class="was" data-was={it.clone()} /> }) }
        if !view.marks.is_empty() {
            <span class="badges" aria-hidden="true">{ for view.marks.iter().map(badge) }</span>
        }
        </>
    }
}

fn field(page: &Page, view: &CellView, editing: &Editing, form: &'static Table) -> Html {
    let first = editing.first.as_deref().map(|it| AttrValue::from(it.to_owned()));
    html! {
        <Field raw={view.raw.clone()} {first} at={view.id} form={Form(form)} lang={page.lang()} keep={page.state.settings.keep}
            dispatch={page.dispatch.clone()} />
    }
}

const fn role_class(role: Role) -> &'static str {
    match role {
        Role::Part => "part",
        Role::Candidate => "candidate",
        Role::Asked => "asked",
        Role::Target => "target",
        Role::Suspect => "suspect",
    }
}

fn title(view: &CellView, lang: Lang) -> Option<AttrValue> {
    let is_plain = view.state == State::Read && view.marks.is_empty() && view.was.is_none();
    let written = view.raw != view.text && view.state == State::Read;
    match (is_plain, written) {
        (true, false) => None,
        (true, true) => Some(text::written(&view.raw, lang).into()),
        _ => Some(view.name.clone()),
    }
}

/// What a key does on a cell.
pub fn action(key: &str, at: CellId, form: &'static Table) -> Option<Action> {
    let go = |it: Move| Some(Action::Move(neighbour(form, at, it)));
    match key {
        "Enter" | "F2" => Some(Action::Edit(at, None)),
        "ArrowLeft" => go(Move::Left),
        "ArrowRight" => go(Move::Right),
        "ArrowUp" => go(Move::Up),
        "ArrowDown" => go(Move::Down),
        "Home" => go(Move::Home),
        "End" => go(Move::End),
        "Delete" | "Backspace" => Some(Action::Edit(at, Some(Rc::from("")))),
        // An input method takes the next key: the field must be there first.
        "Process" => Some(Action::Edit(at, Some(Rc::from("")))),
        _ => {
            let mut chars = key.chars();
            let only = chars.next().filter(|_| chars.next().is_none())?;
            let is_figure = only.is_numeric() || "-－—+./无".contains(only);
            is_figure.then(|| Action::Edit(at, Some(Rc::from(key))))
        }
    }
}
