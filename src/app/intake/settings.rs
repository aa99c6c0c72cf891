//! What the user set, kept in the browser: four switches, never anything of a report.

use super::storage;
use crate::app::state::Settings;
use crate::explain::Lang;

const KEY: &str = "gouji-settings";

/// The settings of an earlier visit; the usual ones where there are none or the browser denies it.
pub fn load() -> Settings {
    let text = storage::get(KEY);
    let has = |it: &str| text.split(' ').any(|word| word == it);
    Settings {
        lang: if has("en") { Lang::En } else { Lang::Zh },
        large: has("large"),
        contrast: has("contrast"),
        keep: has("draft"),
    }
}

/// Keeps the settings. A browser that denies it only forgets them.
pub fn save(settings: Settings) {
    let words = [
        (settings.lang == Lang::En, "en"),
        (settings.large, "large"),
        (settings.contrast, "contrast"),
        (settings.keep, "draft"),
    ];
    let text: Vec<&str> = words.iter().filter(|it| it.0).map(|it| it.1).collect();
    storage::set(KEY, &text.join(" "));
}
