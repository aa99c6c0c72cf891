//! This program in a worker: it has no page, and reads what the page gives it.

use js_sys::{Function, Uint8Array};
use wasm_bindgen::prelude::*;

use crate::app::checker;
use crate::source::Source;

/// Reads a text and calls `told` with how far it is, in hundredths, and at last with the reading as
/// bytes for the page, or with null. What `static/worker.js` calls.
#[wasm_bindgen(js_name = readReport)]
pub fn read_report(is_html: bool, text: String, told: Function) {
    let tell = move |it: &JsValue| {
        let _the_page_may_be_gone = told.call1(&JsValue::NULL, it);
    };
    wasm_bindgen_futures::spawn_local(async move {
        #[cfg(feature = "fault-hook")]
        super::fault::provoke(&text);
        let source = if is_html { Source::html("", text) } else { Source::text("", text) };
        match checker::load().await {
            Ok(it) => {
                let bytes = (it.read)(source, &|share| tell(&share.into()));
                tell(&Uint8Array::from(bytes.as_slice()));
            }
            Err(_) => tell(&JsValue::NULL),
        }
    });
}
