//! Where the page goes in the document.

use js_sys::Function;
use wasm_bindgen::{JsCast, JsValue};
use yew::{Callback, Renderer};

use super::listener::{Listener, Outcome};
use super::settings;
use crate::app::view::app::{App, AppProps};

/// Puts the page into `#app`, in place of what `index.html` shows until then. A worker has no
/// document, and nothing happens there.
pub fn mount() {
    let document = web_sys::window().and_then(|it| it.document());
    if let Some(place) = document.and_then(|it| it.get_element_by_id("app")) {
        let props =
            AppProps { settings: settings::load(), listener: frame(), ..AppProps::default() };
        Renderer::<App>::with_root_and_props(place, props).render();
    }
}

/// The page around a frame, for which `static/framed.js` speaks.
fn frame() -> Option<Listener> {
    let hear = js_sys::Reflect::get(&gloo::utils::window(), &"goujiResult".into()).ok()?;
    let hear: Function = hear.dyn_into().ok()?;
    Some(Listener(Callback::from(move |outcome: Option<Outcome>| {
        let result = outcome.map_or(JsValue::NULL, |it| it.result);
        let _nobody_may_hear = hear.call1(&JsValue::NULL, &result);
    })))
}
