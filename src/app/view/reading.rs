//! A long text while it is read, and what stands there if it is not read.

use std::rc::Rc;

use yew::{Html, hook, html, use_memo, use_state};

use super::click;
use super::effect::use_effect_on;
use super::opened::{OpenedProps, Same};
use crate::app::intake::reading::{Told, begin};
use crate::app::intake::{dom, fault};
use crate::app::long::is_long;
use crate::app::report::original;
use crate::app::state::Action;
use crate::app::text::{self, Say, say};
use crate::explain::Lang;
use crate::reading::Reading;
use crate::source::Source;

/// The id of the line that says so.
const ID: &str = "gouji-reading";

/// How far a text has been read.
#[derive(Clone, Debug)]
pub enum Phase {
    /// It is read.
    Read(Rc<Reading>),
    /// So many hundredths.
    Reading(u8),
    /// The user gave it up.
    Halted,
    /// The worker that read it has failed.
    Failed,
}

/// Reads the text of the page: at once, or if that would be felt, in its own time. A text that comes
/// instead of it ends the reading.
#[hook]
pub fn use_reading(props: &OpenedProps) -> Phase {
    let OpenedProps { root, host, state, source, field_open, .. } = props;
    let lang = state.settings.lang;
    let at_once = use_memo(Same(Rc::clone(source)), |source| {
        fault::remember(host, root, Rc::clone(&source.0), lang);
        (!is_long(&source.0)).then(|| {
            #[cfg(feature = "fault-hook")]
            fault::provoke(&source.0.text);
            original(&source.0)
        })
    });
    let told = use_state(|| None);
    let (root, host, tell, field_open) = (root.clone(), host.clone(), told.clone(), *field_open);
    let wanted = (at_once.is_none() && !state.halted).then(|| Same(Rc::clone(source)));
    use_effect_on(wanted, move |wanted| {
        let job = wanted.clone().map(|source| {
            if !field_open {
                // The field that had the focus is gone.
                dom::step_to(&root, ID);
            }
            let on_told = {
                let source = source.clone();
                move |it: Told| tell.set(Some((source.clone(), it)))
            };
            begin(&host, source.0, on_told.into())
        });
        move || drop(job)
    });
    if let Some(it) = &*at_once {
        return Phase::Read(Rc::clone(it));
    }
    let told = told.as_ref().filter(|(of, _)| Rc::ptr_eq(&of.0, source)).map(|it| &it.1);
    match told {
        _ if state.halted => Phase::Halted,
        Some(Told::Read(it)) => Phase::Read(Rc::clone(it)),
        Some(Told::Failed) => Phase::Failed,
        Some(Told::Share(it)) => Phase::Reading(*it),
        None => Phase::Reading(0),
    }
}

impl Phase {
    /// The reading, if it is there.
    pub const fn reading(&self) -> Option<&Rc<Reading>> {
        match self {
            Self::Read(it) => Some(it),
            Self::Reading(_) | Self::Halted | Self::Failed => None,
        }
    }
}

/// What stands in place of the report as long as there is no reading.
pub fn not_read(props: &OpenedProps, phase: &Phase) -> Html {
    let (lang, len) = (props.state.settings.lang, props.source.text.len());
    let button = |it: &'static str, halt: bool| {
        let onclick = click(&props.dispatch, Action::Halt(halt));
        html! { <button type="button" {onclick}>{ it }</button> }
    };
    let (text, rest) = match phase {
        Phase::Reading(share) => {
            let text = text::reading(len, lang);
            let bar = html! { <progress max="100" value={share.to_string()} aria-label={text.clone()} /> };
            (text, html! { <>{ bar }{ button(say(Say::Cancel, lang), true) }</> })
        }
        Phase::Halted => (text::halted(len, lang), button(text::read_again(lang), false)),
        Phase::Failed => return failed(&props.source, lang),
        Phase::Read(_) => return Html::default(),
    };
    let busy = matches!(phase, Phase::Reading(_)).then_some("true");
    html! {
        <div class="notices" aria-busy={busy}>
            <div class="notice"><p id={ID} role="status" tabindex="-1">{ text }</p>{ rest }</div>
        </div>
    }
}

/// That the tool has failed, with the text to be taken away.
fn failed(source: &Source, lang: Lang) -> Html {
    html! {
        <section class="fault" role="alert">
            <h2>{ say(Say::Fault, lang) }</h2>
            <p>{ say(Say::FaultText, lang) }</p>
            <textarea readonly=true aria-label={say(Say::FieldLabel, lang)} defaultvalue={source.text.clone()} />
        </section>
    }
}
