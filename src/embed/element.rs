//! The whole page in an element of somebody else's page. The custom element `<gouji-checker>`
//! (`static/package/element.js`) is a thin layer around it.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, Callback, Html, Properties, Renderer, component, html};

use crate::app::intake::host::Host;
use crate::app::intake::listener::{Listener, Outcome};
use crate::app::state::Settings;
use crate::app::view::app::{App, AppProps};
use crate::explain::Lang;
use crate::source::Source;

/// A place for a page. What yew listens to at the root of what it draws, it listens to for ever: so
/// a place whose page is gone is kept, and has another page later.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Mounted {
    handle: AppHandle<Place>,
    place: Element,
    page: PlaceProps,
    present: Rc<RefCell<Option<Outcome>>>,
}

#[wasm_bindgen]
impl Mounted {
    /// Takes `place`, which must be empty, and shows nothing yet.
    #[must_use]
    #[wasm_bindgen(constructor)]
    pub fn new(place: Element) -> Self {
        let handle = Renderer::<Place>::with_root(place.clone()).render();
        Self { handle, place, page: PlaceProps::default(), present: Rc::default() }
    }

    /// Shows a new page. `on_result` is called with the contract's result after every step of the
    /// user's, and with null when there is no report any more.
    pub fn show(&mut self, english: bool, contrast: bool, on_result: Function) {
        self.present = Rc::default();
        self.page.nth = self.page.nth.wrapping_add(1);
        self.page.shown = Some(AppProps {
            settings: settings(english, contrast),
            host: Host::element(self.place.clone()),
            listener: Some(listener(Rc::clone(&self.present), on_result)),
            ..AppProps::default()
        });
        self.update();
    }

    /// Changes language and contrast.
    pub fn set_look(&mut self, english: bool, contrast: bool) {
        self.change(|it| it.settings = settings(english, contrast));
    }

    /// The year whose report is expected; none for any.
    pub fn set_year(&mut self, year: Option<u16>) {
        self.change(|it| it.year = year);
    }

    /// Opens a text, or HTML; an empty one clears the page.
    ///
    /// # Errors
    ///
    /// Throws a `RangeError` where the text has more than 20 MB.
    pub fn set_value(&mut self, text: &JsValue) -> Result<(), JsValue> {
        let text = super::text_of(text)?.unwrap_or_default();
        let source = (!text.trim().is_empty()).then(|| Rc::new(Source::detect("", text)));
        self.change(|it| it.given = (it.given.0.wrapping_add(1), source));
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

    /// Takes the page away, with all that it listens to. The place can have another.
    pub fn hide(&mut self) {
        self.page.shown = None;
        self.update();
        self.present = Rc::default();
    }

    fn change(&mut self, change: impl FnOnce(&mut AppProps)) {
        if let Some(it) = &mut self.page.shown {
            change(it);
            self.update();
        }
    }

    fn update(&mut self) {
        self.handle.update(self.page.clone());
    }
}

/// What a place shows.
#[derive(Clone, Debug, Default, PartialEq, Properties)]
struct PlaceProps {
    /// Which page of the place it is: each begins anew.
    #[prop_or_default]
    nth: u32,
    #[prop_or_default]
    shown: Option<AppProps>,
}

#[component]
fn Place(props: &PlaceProps) -> Html {
    match props.shown.clone() {
        Some(page) => html! { <App key={props.nth} ..page /> },
        None => Html::default(),
    }
}

fn settings(english: bool, contrast: bool) -> Settings {
    let lang = if english { Lang::En } else { Lang::Zh };
    Settings { lang, contrast, ..Settings::default() }
}

fn listener(present: Rc<RefCell<Option<Outcome>>>, on_result: Function) -> Listener {
    Listener(Callback::from(move |outcome: Option<Outcome>| {
        let result = outcome.as_ref().map_or(JsValue::NULL, |it| it.result.clone());
        *present.borrow_mut() = outcome;
        let _a_listener_that_throws_is_the_hosts = on_result.call1(&JsValue::NULL, &result);
    }))
}
