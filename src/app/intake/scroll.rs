//! Whether the verdict has scrolled out of sight: then the toolbar shows it in short.

use gloo::events::EventListener;
use web_sys::Element;
use yew::NodeRef;

/// Notes on `root` whether the verdict is out of sight, until it is dropped.
pub fn listen(root: NodeRef) -> EventListener {
    let document = gloo::utils::document();
    EventListener::new(&document, "scroll", move |_| {
        let Some(root) = root.cast::<Element>() else { return };
        let verdict = root.query_selector(".verdict").ok().flatten();
        let is_past = verdict.is_some_and(|it| it.get_bounding_client_rect().bottom() < 0.0);
        let _ = root.toggle_attribute_with_force("data-past-verdict", is_past);
    })
}
