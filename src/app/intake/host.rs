//! What the page stands in: a document of its own, or an element of somebody else's page.

use wasm_bindgen::JsValue;
use web_sys::{Element, EventTarget};

/// The place of the page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Host(Option<Element>);

impl Host {
    /// An element of somebody else's page.
    pub const fn element(element: Element) -> Self {
        Self(Some(element))
    }

    /// Whether the document is the page's own: its title, its settings, its drafts.
    pub const fn is_page(&self) -> bool {
        self.0.is_none()
    }

    /// Where keys, pastes and drops are meant for the page.
    pub fn target(&self) -> EventTarget {
        match &self.0 {
            Some(it) => it.clone().into(),
            None => gloo::utils::document().into(),
        }
    }

    /// Leaves the text of the report where scripts find it if the program stops.
    pub fn leave_text(&self, text: &str) {
        let holder: JsValue = match &self.0 {
            Some(it) => it.into(),
            None => gloo::utils::window().into(),
        };
        let _ = js_sys::Reflect::set(&holder, &"goujiText".into(), &text.into());
    }
}
