//! What the browser keeps between visits, where it lets the page.

use web_sys::Storage;

/// What is kept under a name; empty where nothing is.
pub fn get(name: &str) -> String {
    storage().and_then(|it| it.get_item(name).ok().flatten()).unwrap_or_default()
}

/// Keeps a text under a name; whether the browser did.
pub fn set(name: &str, text: &str) -> bool {
    storage().is_some_and(|it| it.set_item(name, text).is_ok())
}

/// Keeps nothing under a name any more.
pub fn remove(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// The browser's storage; `None` where it is denied. (`gloo` panics there.)
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
