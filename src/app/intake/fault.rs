//! If the checker fails: on wasm a panic ends the module, so the page must say at once that the
//! fault is the tool's, and give back the user's text.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::atomic::{AtomicBool, Ordering};

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Element, HtmlTextAreaElement};

use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

/// Once stopped, the module may fail again on every event; one notice is enough.
static SHOWN: AtomicBool = AtomicBool::new(false);

thread_local! {
    static LAST: RefCell<(Option<Rc<Source>>, Lang)> = const { RefCell::new((None, Lang::Zh)) };
}

/// Remembers the text that is about to be checked, to give it back if the check fails. Where no
/// panic is told of (the stack overflows, memory runs out), the page's first script finds the text
/// at the window (`static/boot.js`).
pub fn remember(source: Option<Rc<Source>>, lang: Lang) {
    let text = JsValue::from_str(source.as_deref().map_or("", |it| it.text.as_str()));
    let _ = js_sys::Reflect::set(&gloo::utils::window(), &"goujiText".into(), &text);
    LAST.with(|it| *it.borrow_mut() = (source, lang));
}

/// Fails as the text tells it to.
#[cfg(feature = "fault-hook")]
pub fn provoke(text: &str) {
    /// Uses the stack up; the sum keeps it from becoming a loop.
    fn deepen(depth: &std::cell::Cell<u64>) -> u64 {
        depth.set(depth.get() + 1);
        if depth.get() == u64::MAX { 0 } else { deepen(depth) + depth.get() }
    }
    if text.contains("FAULT-PANIC") {
        panic!("provoked");
    }
    if text.contains("FAULT-STACK") {
        gloo::utils::document().set_title(&deepen(&std::cell::Cell::new(0)).to_string());
    }
    if text.contains("FAULT-MEMORY") {
        let mut all = Vec::new();
        loop {
            all.push(vec![1u8; 1 << 28]);
        }
    }
}

/// From now on a panic shows itself on the page, above `root`.
pub fn watch(root: Element) {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        show(&root);
        usual(info);
    }));
}

fn show(root: &Element) {
    if SHOWN.swap(true, Ordering::Relaxed) {
        return;
    }
    let document = gloo::utils::document();
    let (source, lang) = LAST.with(|it| it.try_borrow().map(|it| it.clone()).unwrap_or_default());
    let text = source.map_or_else(String::new, |it| it.text.clone());
    if let Some(notice) = notice(&document, &text, lang) {
        let _ = root.insert_before(&notice, root.first_child().as_ref());
        notice.scroll_into_view();
    }
}

fn notice(document: &Document, text: &str, lang: Lang) -> Option<Element> {
    let child = |name: &str, text: &str| -> Option<Element> {
        let res = document.create_element(name).ok()?;
        res.set_text_content(Some(text));
        Some(res)
    };
    let res = document.create_element("section").ok()?;
    res.set_class_name("fault");
    let _ = res.set_attribute("role", "alert");
    res.append_child(&*child("h2", say(Say::Fault, lang))?).ok()?;
    res.append_child(&*child("p", say(Say::FaultText, lang))?).ok()?;
    let field = child("textarea", "")?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_read_only(true);
    field.set_value(text);
    let _ = field.set_attribute("aria-label", say(Say::FieldLabel, lang));
    res.append_child(&field).ok()?;
    Some(res)
}
