//! Reading what was pasted, and writing tables back so that Word and Excel take them.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, Document, Event, File};

use super::Taken;
use crate::app::state::Unfit;
use crate::source::Source;

/// What a paste or a drop holds, best first.
#[derive(Debug)]
pub enum Given {
    /// Text or HTML, ready.
    Text(Taken),
    /// A file that has yet to be read.
    File(File),
    /// Nothing.
    Nothing,
}

/// What was pasted.
pub fn pasted(event: &Event) -> Given {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data);
    data.map_or(Given::Nothing, |it| given(&it))
}

/// What a transfer holds: HTML with a table, else text, else a file. Office programs add a
/// picture of the range, so files come last.
pub fn given(data: &DataTransfer) -> Given {
    let flavour = |it: &str| data.get_data(it).unwrap_or_default();
    let html = flavour("text/html");
    if has_table(&html) {
        return Given::Text(super::take(Source::html("", html)));
    }
    let text = flavour("text/plain");
    if !text.trim().is_empty() {
        return Given::Text(super::take(Source::detect("", text)));
    }
    if let Some(file) = data.files().and_then(|it| it.get(0)) {
        return match file.type_().starts_with("image/") {
            true => Given::Text(Err(Unfit::Picture)),
            false => Given::File(file),
        };
    }
    match html.is_empty() {
        true => Given::Nothing,
        false => Given::Text(super::take(Source::html("", html))),
    }
}

fn has_table(html: &str) -> bool {
    let has = |it: &str| html.contains(it);
    has("<table") || has("<TABLE")
}

/// Puts both flavours on the clipboard. Works on plain http too, where the asynchronous
/// clipboard does not exist. Whether it succeeded.
pub fn copy(html: String, text: String) -> bool {
    let document = gloo::utils::document();
    let options = EventListenerOptions::enable_prevent_default();
    let write = move |event: &Event| {
        let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(|it| it.clipboard_data())
        else {
            return;
        };
        event.prevent_default();
        event.stop_propagation();
        let _ = data.set_data("text/html", &html);
        let _ = data.set_data("text/plain", &text);
    };
    let listener = EventListener::new_with_options(&document, "copy", options, write);
    let done = exec_copy(&document);
    drop(listener);
    done
}

/// `document.execCommand('copy')`, which `web_sys` has on `HtmlDocument` only.
fn exec_copy(document: &Document) -> bool {
    let name = wasm_bindgen::JsValue::from_str("execCommand");
    let function = js_sys::Reflect::get(document, &name).ok();
    let function = function.and_then(|it| it.dyn_into::<js_sys::Function>().ok());
    function
        .and_then(|it| it.call1(document, &"copy".into()).ok())
        .and_then(|it| it.as_bool())
        .unwrap_or(false)
}
