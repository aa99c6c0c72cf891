//! One cell of a table: its figure, its marks, and the field to change it.

use std::rc::Rc;

use yew::{
    AttrValue, Callback, FocusEvent, Html, KeyboardEvent, MouseEvent, Properties, classes,
    component, html, use_effect_with, use_mut_ref, use_node_ref,
};

use super::Dispatch;
use super::table::Form;
use crate::app::intake::dom;
use crate::app::marks::Role;
use crate::app::moves::{Move, neighbour};
use crate::app::report::Report;
use crate::app::state::{Action, FindingKey};
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::form::CellId;
use crate::reading::{ReadCell, State};

/// The element id of a cell.
pub fn id(cell: CellId) -> String {
    format!("gouji-cell-{}-{}-{}", cell.table.key(), cell.row, cell.column)
}

/// What a cell shows.
#[derive(Clone, Debug, PartialEq)]
pub struct CellView {
    /// Which cell.
    pub id: CellId,
    /// What is known of it.
    pub state: State,
    /// What it shows.
    pub text: String,
    /// The text as it stands in the report, to be edited.
    pub raw: String,
    /// What stood there before the user changed it.
    pub was: Option<String>,
    /// The numbers of its cards, with what it is to each.
    pub marks: Vec<(usize, Role)>,
    /// The card that it leads to.
    pub card: Option<FindingKey>,
    /// Its name and state in words.
    pub name: String,
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
            text: shown(cell),
            raw: cell.raw.clone(),
            was,
            card: report.board.card_at(id).map(|it| it.key),
            marks,
            name: String::new(),
        };
        res.name = res.describe(report, lang);
        res
    }

    fn describe(&self, report: &Report, lang: Lang) -> String {
        let mut parts = vec![text::cell_name(self.id, report, lang)];
        parts.push(match self.state {
            State::Read => self.text.clone(),
            State::Assumed => format!("{} ({})", self.text, say(Say::Assumed, lang)),
            state => text::cell_state(state, lang).to_owned(),
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
        _ => cell.raw.chars().take(12).collect(),
    }
}

/// Properties of [`Cell`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct CellProps {
    pub view: CellView,
    pub colspan: usize,
    pub form: Form,
    pub lang: Lang,
    /// What it is to the card that is lit.
    pub lit: Option<Role>,
    /// Whether the Tab key stops here.
    pub reachable: bool,
    pub editing: bool,
    /// The text that the field begins with, if not the cell's own.
    pub first: Option<AttrValue>,
    pub dispatch: Dispatch,
}

/// A cell of a table.
#[component]
pub fn Cell(props: &CellProps) -> Html {
    let CellProps { view, colspan, dispatch, lit, .. } = props;
    let class = classes!(
        "figure",
        view.state.key(),
        (view.text == "0").then_some("zero"),
        view.role().map(role_class),
        lit.map(|_| "lit"),
        lit.filter(|_| view.role().is_none()).map(role_class),
        view.was.is_some().then_some("edited"),
        props.editing.then_some("editing"),
    );
    let at = view.id;
    let hover = |key: Option<FindingKey>| {
        view.card.map(|_| dispatch.reform(move |_: MouseEvent| Action::Hover(key)))
    };
    let described = view.marks.first().map(|it| super::card::text_id(it.0));
    html! {
        <td id={id(at)} {class} colspan={(*colspan > 1).then(|| colspan.to_string())}
            tabindex={if props.reachable && !props.editing { "0" } else { "-1" }}
            aria-label={view.name.clone()} aria-describedby={described}
            aria-invalid={(view.role() >= Some(Role::Target)).then_some("true")}
            title={title(view, props.lang)}
            onkeydown={on_key(props)}
            ondblclick={dispatch.reform(move |_| Action::Edit(at, None))}
            onfocus={dispatch.reform(move |_: FocusEvent| Action::Select(at))}
            onclick={on_click(view, dispatch)}
            onmouseenter={hover(view.card)} onmouseleave={hover(None)}>
            if props.editing {
                <Field raw={view.raw.clone()} first={props.first.clone()} {at} form={props.form}
                    lang={props.lang} dispatch={dispatch.clone()} />
            } else {
                <span class="value">{ &view.text }</span>
                if let Some(was) = &view.was {
                    <del class="was">{ was }</del>
                }
                if !view.marks.is_empty() {
                    <span class="badges" aria-hidden="true">
                        { for view.marks.iter().map(|(number, role)| html! {
                            <b class={classes!("badge", role_class(*role))}>{ *number }</b>
                        }) }
                    </span>
                }
            }
        </td>
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

fn title(view: &CellView, lang: Lang) -> Option<String> {
    let is_plain = view.state == State::Read && view.marks.is_empty() && view.was.is_none();
    let written = view.raw != view.text && view.state == State::Read;
    match (is_plain, written) {
        (true, false) => None,
        (true, true) => Some(text::written(&view.raw, lang)),
        _ => Some(view.name.clone()),
    }
}

/// A click lights the cell's card; a click on any other cell only selects it.
fn on_click(view: &CellView, dispatch: &Dispatch) -> Callback<MouseEvent> {
    let (at, card) = (view.id, view.card);
    dispatch.reform(move |_| match card {
        Some(key) => Action::Light(key, at),
        None => Action::Select(at),
    })
}

fn on_key(props: &CellProps) -> Callback<KeyboardEvent> {
    let (dispatch, at, form) = (props.dispatch.clone(), props.view.id, props.form);
    let editing = props.editing;
    Callback::from(move |event: KeyboardEvent| {
        if editing || event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        if let Some(action) = action(&event.key(), at, form) {
            event.prevent_default();
            dispatch.emit(action);
        }
    })
}

/// What a key does on a cell.
fn action(key: &str, at: CellId, form: Form) -> Option<Action> {
    let go = |it: Move| Some(Action::Move(neighbour(form.0, at, it)));
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

/// Properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
struct FieldProps {
    raw: String,
    first: Option<AttrValue>,
    at: CellId,
    form: Form,
    lang: Lang,
    dispatch: Dispatch,
}

/// The field in a cell. Its text is the browser's until the edit is done.
#[component]
fn Field(props: &FieldProps) -> Html {
    let field = use_node_ref();
    // The field leaves the page when an edit ends, and loses the focus then: that is no second end.
    let ended = use_mut_ref(|| false);
    {
        let (field, first, raw) = (field.clone(), props.first.clone(), props.raw.clone());
        use_effect_with((), move |()| match first {
            Some(first) => dom::begin(&field, &first, false),
            None => dom::begin(&field, &raw, true),
        });
    }
    let end = {
        let (field, props) = (field.clone(), props.clone());
        Callback::from(move |end: End| {
            if !ended.replace(true) {
                props.dispatch.emit(props.action(end, &dom::field_text(&field)));
            }
        })
    };
    let onkeydown = {
        let end = end.clone();
        Callback::from(move |event: KeyboardEvent| {
            if event.is_composing() {
                return;
            }
            if let Some(it) = End::by(&event.key(), event.shift_key()) {
                event.prevent_default();
                event.stop_propagation();
                end.emit(it);
            }
        })
    };
    let onblur = end.reform(|_: FocusEvent| End::Leave);
    html! {
        <input ref={field} class="cell-field" type="text" inputmode="decimal" autocomplete="off"
            aria-label={say(Say::EditField, props.lang)} {onkeydown} {onblur} />
    }
}

/// How an edit ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    GiveUp,
    To(Move),
    Leave,
}

impl End {
    fn by(key: &str, shift: bool) -> Option<Self> {
        match (key, shift) {
            ("Escape", _) => Some(Self::GiveUp),
            ("Enter", false) => Some(Self::To(Move::Down)),
            ("Enter", true) => Some(Self::To(Move::Up)),
            ("Tab", false) => Some(Self::To(Move::Next)),
            ("Tab", true) => Some(Self::To(Move::Previous)),
            _ => None,
        }
    }
}

impl FieldProps {
    fn action(&self, end: End, text: &str) -> Action {
        let same = text == self.raw;
        match end {
            End::GiveUp => Action::Cancel,
            End::To(step) if same => Action::Move(neighbour(self.form.0, self.at, step)),
            End::To(step) => {
                let next = neighbour(self.form.0, self.at, step);
                Action::Commit(self.at, text.into(), Some(next))
            }
            End::Leave if same => Action::Leave,
            End::Leave => Action::Commit(self.at, text.into(), None),
        }
    }
}
