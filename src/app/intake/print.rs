//! Printing: what is folded on the screen is unfolded on paper, and the paper bears the time.

use gloo::events::EventListener;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Element;
use yew::NodeRef;

/// Prints the page.
pub fn print() {
    let _ = gloo::utils::window().print();
}

/// Prepares the page for paper whenever the browser is about to print it.
pub fn listen(root: NodeRef) -> [EventListener; 2] {
    let window = gloo::utils::window();
    let after = root.clone();
    let before = EventListener::new(&window, "beforeprint", move |_| {
        each(&root, ".print-time", |it| it.set_text_content(Some(&now())));
        each(&root, ".panel details:not([open])", |it| {
            let _ = it.set_attribute("open", "");
            let _ = it.set_attribute("data-unfolded", "");
        });
    });
    let after = EventListener::new(&window, "afterprint", move |_| {
        each(&after, "[data-unfolded]", |it| {
            let _ = it.remove_attribute("open");
            let _ = it.remove_attribute("data-unfolded");
        });
    });
    [before, after]
}

fn each(root: &NodeRef, selector: &str, act: impl Fn(&Element)) {
    let Some(root) = root.cast::<Element>() else { return };
    let Ok(found) = root.query_selector_all(selector) else { return };
    let elements = (0..found.length()).filter_map(|it| found.get(it)?.dyn_into().ok());
    elements.for_each(|it: Element| act(&it));
}

/// The time where the user is.
fn now() -> String {
    let date = js_sys::Date::new_0();
    date.to_locale_string("zh-CN", &JsValue::UNDEFINED).into()
}
