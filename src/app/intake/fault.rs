//! If the checker fails: on wasm a panic ends the module, so the page must say at once that the
//! fault is the tool's, and give back the user's text.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Once;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlTextAreaElement};
use yew::NodeRef;

use super::host::Host;
use crate::app::text::{Say, say};
use crate::explain::Lang;
use crate::source::Source;

/// A page that is watched, and the text that it would have to give back.
struct Watched {
    root: Element,
    text: Option<Rc<Source>>,
    lang: Lang,
}

thread_local! {
    static WATCHED: RefCell<Vec<Watched>> = const { RefCell::new(Vec::new()) };
}

/// Remembers the text that is about to be checked, to give it back if the check fails. Where no
/// panic is told of (the stack overflows, memory runs out), scripts find the text at the host
/// (`static/boot.js`).
pub fn remember(host: &Host, root: &NodeRef, source: Rc<Source>, lang: Lang) {
    host.leave_text(&source.text);
    let root = root.cast::<Element>();
    WATCHED.with_borrow_mut(|all| {
        if let Some(it) = all.iter_mut().find(|it| Some(&it.root) == root.as_ref()) {
            (it.text, it.lang) = (Some(source), lang);
        }
    });
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

/// Until the guard is dropped, a panic shows itself above `root`.
pub fn watch(root: Element) -> Watch {
    /// One hook is enough for all pages of the program.
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            show();
            usual(info);
        }));
    });
    WATCHED.with_borrow_mut(|all| {
        all.push(Watched { root: root.clone(), text: None, lang: Lang::Zh })
    });
    Watch(root)
}

/// A page is watched as long as this is kept.
#[derive(Debug)]
pub struct Watch(Element);

impl Drop for Watch {
    fn drop(&mut self) {
        WATCHED.with_borrow_mut(|all| all.retain(|it| it.root != self.0));
    }
}

/// Once stopped, the program may fail again on every event; one notice is enough. It has stopped
/// for all of its pages.
fn show() {
    let taken = WATCHED.with(|it| it.try_borrow_mut().map(|mut it| std::mem::take(&mut *it)));
    for Watched { root, text, lang } in taken.unwrap_or_default() {
        let text = text.map_or_else(String::new, |it| it.text.clone());
        if let Some(notice) = notice(&gloo::utils::document(), &text, lang) {
            let _ = root.insert_before(&notice, root.first_child().as_ref());
            notice.scroll_into_view();
        }
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
