//! What other programs call: [`check`](check_input) and `checkFile` for scripts, and the whole page
//! in an element of theirs ([`element`]). `static/package/` has the JavaScript around it.

pub mod element;

use wasm_bindgen::prelude::*;

use crate::app::intake::{MAX_BYTES, files, listener};
use crate::app::state::{Notice, Unfit};
use crate::app::text;
use crate::check;
use crate::explain::Lang;
use crate::result::CheckResult;
use crate::source::Source;

/// The rule of the one finding about a file that is no text; the command's word.
const UNUSABLE: &str = "unusable-file";

/// The version of this program.
#[must_use]
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Checks one report, a string (text or HTML) or an object `{ text?, html?, name? }`, and returns
/// the contract's result as a plain object. Where both are given, the HTML is read: it keeps the
/// cells of the tables apart.
///
/// # Errors
///
/// Throws a `TypeError` where `input` is neither a string nor an object with a text, and a
/// `RangeError` where it has more than 20 MB.
#[wasm_bindgen(js_name = check)]
pub fn check_input(input: &JsValue) -> Result<JsValue, JsValue> {
    let source = source(input)?;
    Ok(listener::object(&CheckResult::new(&source, &check(&source), Lang::Zh)))
}

/// Checks a file: its name and its bytes, of text or HTML in UTF-8, GB18030, Big5 or UTF-16. Of a
/// file of another kind the result has the verdict `nothing-to-check`, and a finding says what
/// to do instead.
#[must_use]
#[wasm_bindgen(js_name = checkFile)]
pub fn check_file(name: String, bytes: &js_sys::Uint8Array) -> JsValue {
    let taken = match bytes.length() as usize {
        // Also an array whose memory was given away, which cannot be copied.
        0 => Err(Unfit::Empty),
        it if it > MAX_BYTES => Err(Unfit::TooBig),
        _ => files::source(name.clone(), &bytes.to_vec()),
    };
    let unfit = taken.as_ref().err().copied();
    let source = taken.unwrap_or_else(|_| Source::text(name, ""));
    let checked = check(&source);
    let mut result = CheckResult::new(&source, &checked, Lang::Zh);
    if let Some(unfit) = unfit {
        let message = text::notice(Notice::Unfit(unfit), Lang::Zh);
        result.replace_findings(UNUSABLE, message.to_owned());
    }
    listener::object(&result)
}

/// The verdict alone, which costs no more than reading and judging the report.
///
/// # Errors
///
/// As [`check_input`].
#[wasm_bindgen(js_name = verdict)]
pub fn verdict_of_input(input: &JsValue) -> Result<String, JsValue> {
    Ok(check(&source(input)?).judgement.verdict.key().to_owned())
}

/// What a script gave as a source. Only own properties of an object count, and only strings.
fn source(input: &JsValue) -> Result<Source, JsValue> {
    let source = match text_of(input)? {
        Some(text) => Source::detect("", text),
        None => {
            let name = field(input, "name")?.unwrap_or_default();
            match (field(input, "html")?, field(input, "text")?) {
                (Some(html), _) => Source::html(name, html),
                (None, Some(text)) => Source::text(name, text),
                (None, None) => {
                    let message = "check() takes a string or an object { text?, html?, name? }";
                    return Err(js_sys::TypeError::new(message).into());
                }
            }
        }
    };
    if source.text.len() > MAX_BYTES { Err(too_big()) } else { Ok(source) }
}

fn too_big() -> JsValue {
    js_sys::RangeError::new("the report has more than 20 MB").into()
}

/// The text of a string; `None` of anything else. What is too big is refused before it is copied:
/// memory that runs out would end the program.
fn text_of(value: &JsValue) -> Result<Option<String>, JsValue> {
    match value.dyn_ref::<js_sys::JsString>() {
        Some(it) if it.length() as usize > MAX_BYTES => Err(too_big()),
        _ => Ok(value.as_string()),
    }
}

/// The text of an object's own property. `Object.hasOwn` is too new, and an object may bring a
/// `hasOwnProperty` of its own; what a getter or a proxy throws goes to who called.
fn field(input: &JsValue, name: &str) -> Result<Option<String>, JsValue> {
    // `instanceof` knows neither objects without a prototype nor those of another frame.
    if !input.is_object() {
        return Ok(None);
    }
    let object: &js_sys::Object = input.unchecked_ref();
    let name = JsValue::from_str(name);
    if js_sys::Reflect::get_own_property_descriptor(object, &name)?.is_undefined() {
        return Ok(None);
    }
    text_of(&js_sys::Reflect::get(object, &name)?)
}
