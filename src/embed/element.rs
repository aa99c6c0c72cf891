//! The whole page in an element of somebody else's page. The custom element `<gouji-checker>`
//! (`static/package/element.js`) is a thin layer around it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Renderer};

use crate::app::intake::host::Host;
use crate::app::intake::listener::{Listener, Outcome};
use crate::app::state::Settings;
use crate::app::view::app::{App, AppProps};
use crate::explain::Lang;
use crate::source::Source;

/// A page in an element, until it is removed.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    handle: Option<AppHandle<App>>,
    props: AppProps,
    present: Rc<RefCell<Option<Outcome>>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Puts the page into `place`, which must be empty. `on_result` is called with the contract's
    /// result after every step of the user's, and with null when there is no report any more.
    #[wasm_bindgen(constructor)]
    pub fn new(place: Element, english: bool, contrast: bool, on_result: Function) -> Self {
        let present = Rc::new(RefCell::new(None));
        let lang = if english { Lang::En } else { Lang::Zh };
        let props = AppProps {
            settings: Settings { lang, contrast, ..Settings::default() },
            host: Host::element(place.clone()),
            listener: Some(listener(Rc::clone(&present), on_result)),
            ..AppProps::default()
        };
        let renderer = Renderer::<App>::with_root_and_props(place, props.clone());
        Self { handle: Some(renderer.render()), props, present }
    }

    /// Changes language and contrast.
    pub fn set_look(&mut self, english: bool, contrast: bool) {
        let lang = if english { Lang::En } else { Lang::Zh };
        self.props.settings = Settings { lang, contrast, ..Settings::default() };
        self.update();
    }

    /// The year whose report is expected; none for any.
    pub fn set_year(&mut self, year: Option<u16>) {
        self.props.year = year;
        self.update();
    }

    /// Opens a text, or HTML; an empty one clears the page.
    ///
    /// # Errors
    ///
    /// Throws a `RangeError` where the text has more than 20 MB.
    pub fn set_value(&mut self, text: &JsValue) -> Result<(), JsValue> {
        let text = super::text_of(text)?.unwrap_or_default();
        let source = (!text.trim().is_empty()).then(|| Rc::new(Source::detect("", text)));
        self.props.given = (self.props.given.0.wrapping_add(1), source);
        self.update();
        Ok(())
    }

    /// The report on the page as it was given; empty where there is none.
    #[must_use]
    pub fn value(&self) -> String {
        self.present.borrow().as_ref().map_or_else(String::new, |it| it.source.text.clone())
    }

    /// The contract's result for the report on the page; null where there is none.
    #[must_use]
    pub fn result(&self) -> JsValue {
        self.present.borrow().as_ref().map_or(JsValue::NULL, |it| it.result.clone())
    }

    /// Takes the page away, with all that it listens to.
    pub fn remove(&mut self) {
        if let Some(it) = self.handle.take() {
            it.destroy();
        }
    }

    fn update(&mut self) {
        if let Some(it) = &mut self.handle {
            it.update(self.props.clone());
        }
    }
}

fn listener(present: Rc<RefCell<Option<Outcome>>>, on_result: Function) -> Listener {
    Listener(Callback::from(move |outcome: Option<Outcome>| {
        let result = outcome.as_ref().map_or(JsValue::NULL, |it| it.result.clone());
        *present.borrow_mut() = outcome;
        let _a_listener_that_throws_is_the_hosts = on_result.call1(&JsValue::NULL, &result);
    }))
}
