//! Who wants to know what a check came to: the page around an element, or around a frame.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use yew::Callback;

use crate::app::report::Report;
use crate::explain::Lang;
use crate::result::CheckResult;
use crate::source::{Source, Utf16Index};

/// The report on the page, and the contract's result as a plain object.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The text as it was given.
    pub source: Rc<Source>,
    /// What was judged of it, with the user's edits.
    pub result: JsValue,
}

/// Hears of every result; of none when there is no report any more.
#[derive(Clone, Debug, PartialEq)]
pub struct Listener(pub Callback<Option<Outcome>>);

impl Listener {
    /// A report was judged.
    pub fn tell(&self, source: &Rc<Source>, report: &Report, lang: Lang) {
        let Report { reading, judgement, .. } = report;
        let utf16 = Utf16Index::new(&source.text);
        let result = CheckResult::of(source.borrowed(), reading, judgement, &utf16, lang);
        let result = object(&result);
        self.0.emit(Some(Outcome { source: Rc::clone(source), result }));
    }

    /// There is no report any more.
    pub fn tell_none(&self) {
        self.0.emit(None);
    }
}

/// The result as a plain object: no `Map`, numbers as numbers, nothing as `null`.
pub fn object(result: &CheckResult) -> JsValue {
    result.serialize(&Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
