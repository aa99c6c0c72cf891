//! A focus that would be lost: the element that had it has left the page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};
use yew::NodeRef;

use super::dom;

/// Notes in `last` which element below `root` got the focus, until it is dropped.
pub fn listen(root: &NodeRef, last: Rc<RefCell<Option<Element>>>) -> Option<EventListener> {
    let root: EventTarget = root.cast::<Element>()?.into();
    Some(EventListener::new(&root, "focusin", move |event| {
        *last.borrow_mut() = event.target().and_then(|it| it.dyn_into().ok());
    }))
}

/// Where the element that had the `last` focus is gone, and nothing has it now, moves the focus to
/// what stands around it: the list of findings.
pub fn rescue(root: &NodeRef, last: &RefCell<Option<Element>>) {
    if last.borrow().as_ref().is_none_or(|it| it.is_connected()) {
        return;
    }
    // Nothing is borrowed any more when the focus moves: that is an event, which is noted at once.
    last.take();
    let focused = gloo::utils::document().active_element();
    let is_nowhere = focused.is_none_or(|it| it.tag_name() == "BODY");
    let root = root.cast::<Element>().filter(|_| is_nowhere);
    let place = root.and_then(|it| it.query_selector(".panel").ok().flatten());
    place.iter().for_each(dom::focus_without_scroll);
}
