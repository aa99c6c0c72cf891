//! What the page stands in: a document of its own, or an element of somebody else's page.

use js_sys::{Reflect, Uint8Array};
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

    /// Leaves the text of the report where scripts find it if the program stops; as bytes, which
    /// costs little however long it is.
    pub fn leave_text(&self, text: &str) {
        let bytes = Uint8Array::from(text.as_bytes());
        let _ = Reflect::set(&self.holder(), &"goujiText".into(), &bytes);
    }

    /// A worker that was given this program, where there can be one. The scripts around the page
    /// know how it is made: they left a function at the host.
    #[cfg(feature = "worker")]
    pub fn worker(&self) -> Option<web_sys::Worker> {
        use wasm_bindgen::JsCast;
        let make = Reflect::get(&self.holder(), &"goujiWorker".into()).ok()?;
        make.dyn_into::<js_sys::Function>().ok()?.call0(&JsValue::NULL).ok()?.dyn_into().ok()
    }

    fn holder(&self) -> JsValue {
        match &self.0 {
            Some(it) => it.into(),
            None => gloo::utils::window().into(),
        }
    }
}
