//! Focus, scrolling and the contents of fields.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, HtmlElement, HtmlInputElement, HtmlTextAreaElement, Node, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::{NodeRef, TargetCast};

use crate::form::{CellId, TableId};

/// The text of the input field that the event is about.
pub fn input_text(event: &impl TargetCast) -> String {
    event.target_dyn_into::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default()
}

/// The text of the text area.
pub fn area_text(area: &NodeRef) -> String {
    area.cast::<HtmlTextAreaElement>().map(|it| it.value()).unwrap_or_default()
}

/// The text of the input field.
pub fn field_text(field: &NodeRef) -> String {
    field.cast::<HtmlInputElement>().map(|it| it.value()).unwrap_or_default()
}

/// Begins to edit a field: puts this text into it, moves the focus there, and selects the text
/// or goes behind it.
pub fn begin(field: &NodeRef, text: &str, select: bool) {
    let Some(field) = field.cast::<HtmlInputElement>() else { return };
    field.set_value(text);
    let _ = field.focus();
    if select {
        field.select();
    } else {
        let end = text.encode_utf16().count() as u32;
        let _ = field.set_selection_range(end, end);
    }
}

/// Moves the focus to an element.
pub fn focus(element: &NodeRef) {
    if let Some(it) = element.cast::<HtmlElement>() {
        let _ = it.focus();
    }
}

/// The element of the page that has the focus.
pub fn focused(root: &NodeRef) -> Option<Element> {
    root.cast::<Element>()?.query_selector(":focus").ok().flatten()
}

/// Gives an element the focus that it had before, if it is still there.
pub fn focus_again(element: Option<&Element>) {
    if let Some(it) = element.filter(|it| it.is_connected()) {
        focus_without_scroll(it);
    }
}

/// Opens the browser's own dialog of a file field.
pub fn click(element: &NodeRef) {
    if let Some(it) = element.cast::<HtmlElement>() {
        it.click();
    }
}

/// Scrolls the element with this id into view, moves the focus there and makes it pulse.
pub fn visit(root: &NodeRef, id: &str, pulse: bool) {
    let Some(element) = find(root, id) else { return };
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_inline(ScrollLogicalPosition::Nearest);
    options.set_behavior(ScrollBehavior::Auto);
    element.scroll_into_view_with_scroll_into_view_options(&options);
    focus_without_scroll(&element);
    if pulse {
        self::pulse(&element);
    }
}

/// Moves the focus to the element with this id and scrolls no more than needed.
pub fn step_to(root: &NodeRef, id: &str) {
    if let Some(it) = find(root, id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = it.focus();
    }
}

/// Scrolls the list that an element stands in, and nothing else, until the element is in sight.
pub fn reveal(root: &NodeRef, id: &str) {
    let Some(element) = find(root, id) else { return };
    let Ok(Some(list)) = element.closest(".panel-body") else { return };
    let (item, frame) = (element.get_bounding_client_rect(), list.get_bounding_client_rect());
    if list.scroll_height() > list.client_height()
        && (item.top() < frame.top() || item.bottom() > frame.bottom())
    {
        list.set_scroll_top(list.scroll_top() + (item.top() as i32 - frame.top() as i32));
    }
}

fn find(root: &NodeRef, id: &str) -> Option<Element> {
    root.cast::<Element>()?.query_selector(&format!("[id=\"{id}\"]")).ok().flatten()
}

/// `focus({ preventScroll: true })`.
pub fn focus_without_scroll(element: &Element) {
    let options = js_sys::Object::new();
    let _ = js_sys::Reflect::set(&options, &"preventScroll".into(), &true.into());
    let Ok(function) = js_sys::Reflect::get(element, &"focus".into()) else { return };
    if let Some(function) = function.dyn_ref::<js_sys::Function>() {
        let _ = function.call1(element, &options);
    }
}

/// Starts the animation again, even where it has just run.
fn pulse(element: &Element) {
    let classes = element.class_list();
    let _ = classes.remove_1("pulse");
    if let Some(it) = element.dyn_ref::<HtmlElement>() {
        let _ = it.offset_width();
    }
    let _ = classes.add_1("pulse");
}

/// Whether the event happened in a field where text is typed.
pub fn is_in_field(event: &Event) -> bool {
    // Inside a shadow root the event's target is the host for those outside: look at the path.
    let target = event.composed_path().get(0);
    target.is_instance_of::<HtmlInputElement>() || target.is_instance_of::<HtmlTextAreaElement>()
}

/// Whether the pointer left the element for good, and not for one of its children.
pub fn left(event: &web_sys::DragEvent) -> bool {
    let inside = |it: Node| {
        let to = event.related_target().and_then(|to| to.dyn_into::<Node>().ok());
        it.contains(to.as_ref())
    };
    !event.current_target().and_then(|it| it.dyn_into::<Node>().ok()).is_some_and(inside)
}

/// Tells the browser which language the page is in.
pub fn set_page_language(tag: &str, title: &str) {
    let document = gloo::utils::document();
    if let Some(it) = document.document_element() {
        let _ = it.set_attribute("lang", tag);
    }
    document.set_title(title);
}

/// Whether a paste into a text area would replace all of its text.
pub fn takes_whole_field(event: &Event) -> bool {
    let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() else { return true };
    let length = field.value().encode_utf16().count() as u32;
    let start = field.selection_start().ok().flatten().unwrap_or(0);
    let end = field.selection_end().ok().flatten().unwrap_or(0);
    field.value().trim().is_empty() || (start == 0 && end == length)
}

/// The element id of a cell.
pub fn cell_id(cell: CellId) -> String {
    format!("gouji-cell-{}-{}-{}", cell.table.key(), cell.row, cell.column)
}

/// The cell that an event happened in.
pub fn cell_of(event: &Event) -> Option<CellId> {
    let element = event.target_dyn_into::<Element>()?.closest("td").ok()??;
    let id = element.id();
    let mut parts = id.strip_prefix("gouji-cell-")?.split('-');
    let table = parts.next()?;
    let table = TableId::ALL.into_iter().find(|it| it.key() == table)?;
    Some(CellId::new(table, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}
