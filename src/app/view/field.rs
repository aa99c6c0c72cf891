//! The field in a cell that is being edited.

use yew::{
    AttrValue, Callback, FocusEvent, Html, InputEvent, KeyboardEvent, Properties, component, html,
    use_mut_ref, use_node_ref,
};

use super::Dispatch;
use super::effect::use_effect_on;
use crate::app::intake::{dom, drafts};
use crate::app::moves::{Move, neighbour};
use crate::app::state::Action;
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::form::{CellId, Table};

/// A table of the form, the same one or not.
#[derive(Clone, Copy, Debug)]
pub struct Form(pub &'static Table);

impl PartialEq for Form {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.0, other.0)
    }
}

/// Properties of [`Field`].
#[derive(Clone, PartialEq, Properties)]
#[allow(missing_docs, reason = "the names say it")]
pub struct FieldProps {
    pub raw: String,
    pub first: Option<AttrValue>,
    pub at: CellId,
    pub form: Form,
    pub lang: Lang,
    pub keep: bool,
    pub dispatch: Dispatch,
}

/// The field in a cell. Its text is the browser's until the edit is done.
#[component]
pub fn Field(props: &FieldProps) -> Html {
    let field = use_node_ref();
    // The field leaves the page when an edit ends, and loses the focus then: that is no second end.
    let ended = use_mut_ref(|| false);
    {
        let (field, first, raw) = (field.clone(), props.first.clone(), props.raw.clone());
        use_effect_on((), move |()| match first {
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
    let oninput = {
        let (field, at, keep) = (field.clone(), props.at, props.keep);
        Callback::from(move |_: InputEvent| {
            if keep {
                drafts::keep_cell(at, &dom::field_text(&field));
            }
        })
    };
    let onblur = end.reform(|_: FocusEvent| End::Leave);
    html! {
        <input ref={field} class="cell-field" type="text" inputmode="decimal" autocomplete="off"
            aria-label={say(Say::EditField, props.lang)} {onkeydown} {oninput} {onblur} />
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
