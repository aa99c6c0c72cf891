//! The script interface: `check(input)` for other programs on a page.
//!
//! `input` is a string (text or HTML) or an object `{ text?, html?, name? }`. Where both are
//! given, the HTML is read: it keeps the cells of the tables apart.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::prelude::*;

use crate::check;
use crate::explain::Lang;
use crate::result::CheckResult;
use crate::source::Source;

/// Checks one report and returns the result as a plain object.
///
/// # Errors
///
/// Throws where `input` is neither a string nor an object with a text.
#[wasm_bindgen(js_name = check)]
pub fn check_input(input: &JsValue) -> Result<JsValue, JsValue> {
    let source = source(input)?;
    let result = CheckResult::new(&source, &check(&source), Lang::Zh);
    Ok(result.serialize(&Serializer::json_compatible())?)
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

fn source(input: &JsValue) -> Result<Source, JsValue> {
    if let Some(text) = input.as_string() {
        return Ok(Source::detect("", text));
    }
    let field = |name: &str| {
        let value = js_sys::Reflect::get(input, &JsValue::from_str(name)).ok()?;
        value.as_string()
    };
    let name = field("name").unwrap_or_default();
    match (field("html"), field("text")) {
        (Some(html), _) => Ok(Source::html(name, html)),
        (None, Some(text)) => Ok(Source::text(name, text)),
        (None, None) => Err(js_sys::TypeError::new("neither text nor html").into()),
    }
}
