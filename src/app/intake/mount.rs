//! Where the page goes in the document.

use yew::Renderer;

use super::settings;
use crate::app::view::app::{App, AppProps};

/// Puts the page into `#app`, in place of what `index.html` shows until then. A worker has no
/// document, and nothing happens there.
pub fn mount() {
    let document = web_sys::window().and_then(|it| it.document());
    if let Some(place) = document.and_then(|it| it.get_element_by_id("app")) {
        let props = AppProps { settings: settings::load(), ..AppProps::default() };
        Renderer::<App>::with_root_and_props(place, props).render();
    }
}
