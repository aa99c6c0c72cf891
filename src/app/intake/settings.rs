//! What the user set, kept in the browser: three switches, never anything of a report.

use web_sys::Storage;

use crate::app::state::Settings;
use crate::explain::Lang;

const KEY: &str = "gouji-settings";

/// The settings of an earlier visit; the usual ones where there are none or the browser denies it.
pub fn load() -> Settings {
    let text = storage().and_then(|it| it.get_item(KEY).ok().flatten()).unwrap_or_default();
    let has = |it: &str| text.split(' ').any(|word| word == it);
    Settings {
        lang: if has("en") { Lang::En } else { Lang::Zh },
        large: has("large"),
        contrast: has("contrast"),
    }
}

/// Keeps the settings. A browser that denies it only forgets them.
pub fn save(settings: Settings) {
    let words = [
        (settings.lang == Lang::En, "en"),
        (settings.large, "large"),
        (settings.contrast, "contrast"),
    ];
    let text: Vec<&str> = words.iter().filter(|it| it.0).map(|it| it.1).collect();
    if let Some(storage) = storage() {
        let _ = storage.set_item(KEY, &text.join(" "));
    }
}

/// The browser's storage; `None` where it is denied. (`gloo` panics there.)
fn storage() -> Option<Storage> {
    gloo::utils::window().local_storage().ok().flatten()
}
