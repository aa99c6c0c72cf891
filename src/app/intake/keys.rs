//! Keys, pastes and drops that work everywhere on the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{DragEvent, Event, KeyboardEvent};
use yew::Callback;

use super::dom;
use super::host::Host;
use crate::app::commands::Command;

/// Listens to the keys of the page until it is dropped. The callback says whether the command came
/// to anything: one that did not is left to whoever listens next, and to the browser.
pub fn listen(host: &Host, on_command: Callback<Command, bool>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let target = host.target();
    EventListener::new_with_options(&target, "keydown", options, move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if command(key).is_some_and(|it| on_command.emit(it)) {
            event.prevent_default();
        }
    })
}

/// Listens to pastes that no field takes.
pub fn listen_paste(host: &Host, on_paste: Callback<Event>) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let target = host.target();
    EventListener::new_with_options(&target, "paste", options, move |event: &Event| {
        if !dom::is_in_field(event) {
            on_paste.emit(event.clone());
        }
    })
}

/// Listens to files that are dropped beside the field, until it is dropped itself: without this
/// the browser would leave the page for the file.
pub fn listen_drop(host: &Host, on_drop: Callback<DragEvent>) -> [EventListener; 2] {
    let target = host.target();
    let listen = |name: &'static str, on_drop: Option<Callback<DragEvent>>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&target, name, options, move |event: &Event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            if event.default_prevented() || dom::is_in_field(event) {
                return;
            }
            event.prevent_default();
            if let Some(on_drop) = &on_drop {
                on_drop.emit(event.clone());
            }
        })
    };
    [listen("dragover", None), listen("drop", Some(on_drop))]
}

/// Asks before the page is left, as long as this is kept.
pub fn hold_page() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let window = gloo::utils::window();
    EventListener::new_with_options(&window, "beforeunload", options, |event: &Event| {
        event.prevent_default();
        let _ = js_sys::Reflect::set(event, &"returnValue".into(), &"".into());
    })
}

fn command(event: &KeyboardEvent) -> Option<Command> {
    if event.is_composing() || event.default_prevented() {
        return None;
    }
    let key = event.key();
    let shift = event.shift_key();
    let alone = !event.ctrl_key() && !event.meta_key() && !event.alt_key();
    match key.as_str() {
        "F8" if shift => return Some(Command::Previous),
        "F8" => return Some(Command::Next),
        "Escape" => return Some(Command::Escape),
        _ => {}
    }
    if event.alt_key() && !event.ctrl_key() {
        return by_code_with_alt(event);
    }
    if dom::is_in_field(event) {
        return None;
    }
    match key.as_str() {
        "?" | "？" if alone => Some(Command::Help),
        "z" | "Z" if !alone && shift => Some(Command::Redo),
        "z" | "Z" if !alone => Some(Command::Undo),
        "y" | "Y" if !alone => Some(Command::Redo),
        _ => None,
    }
}

/// With Alt some keyboards type other characters; the key's place is what counts.
fn by_code_with_alt(event: &KeyboardEvent) -> Option<Command> {
    match event.code().as_str() {
        "ArrowDown" => Some(Command::Next),
        "ArrowUp" => Some(Command::Previous),
        "KeyA" => Some(Command::Adopt),
        "KeyI" => Some(Command::Ignore),
        _ => None,
    }
}
