//! What can be measured of a page as it is seen: what does not fit, what is too small to hit, where
//! the focus is.

use crate::Browser;
use crate::scenes::within;
use serde_json::Value;

/// What is wrong with how the page fits its window, a line each: the page scrolls sideways, text is
/// cut off, a control cannot be hit.
pub async fn misfits(browser: &Browser) -> Vec<String> {
    lines(&within(browser, MISFITS, vec![]).await)
}

/// Widens the spacing of all text as WCAG 1.4.12 has it.
pub async fn widen_spacing(browser: &Browser) {
    within(browser, SPACING, vec![]).await;
}

/// What has the focus, and what is wrong with how it shows; `None` where nothing has it.
pub async fn focus(browser: &Browser) -> Option<Focus> {
    let found = within(browser, FOCUS, vec![]).await;
    let name = found["name"].as_str()?.to_owned();
    Some(Focus { name, faults: lines(&found["faults"]) })
}

/// The element that has the focus.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// Its name, class and text, for messages and comparisons.
    pub name: String,
    /// What is wrong with how it shows.
    pub faults: Vec<String>,
}

/// The strings of a list.
pub fn lines(list: &Value) -> Vec<String> {
    let all = list.as_array().expect("the script returns a list");
    all.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A control is 24 px high and wide at least; what the page asks for first is 44 px high where the
/// window is small. A figure of a table is no button: its row and column are its name.
const MISFITS: &str = "
    const wrong = [];
    const name = it => `${it.localName}.${it.className} ${it.textContent.slice(0, 24)}`;
    const page = document.documentElement;
    if (page.scrollWidth > innerWidth) {
        wrong.push(`the page is ${page.scrollWidth} px wide in ${innerWidth}`);
        root.querySelectorAll('.gouji *').forEach(it => {
            const right = it.getBoundingClientRect().right;
            if (right > innerWidth + 1 && !it.closest('.scroll, .source-text')) {
                wrong.push(`${name(it)} reaches ${right}`);
            }
        });
    }
    const covers = at('.dialog');
    const shown = it => it.getClientRects().length > 0 && (!covers || covers.contains(it));
    const controls = 'button:not(.skip), summary, input:not(.chooser):not(.cell-field), textarea';
    const main = '.zone-foot button, .primary, .steps button';
    root.querySelectorAll(controls).forEach(it => {
        if (!shown(it)) { return; }
        const box = it.getBoundingClientRect();
        const least = innerWidth <= 860 && it.matches(main) ? 44 : 24;
        if (box.width < 23.9 || box.height < least - 0.1) {
            wrong.push(`${name(it)} is ${box.width} x ${box.height}`);
        }
        if (!it.closest('.scroll') && (box.left < -0.5 || box.right > innerWidth + 0.5)) {
            wrong.push(`${name(it)} lies outside, ${box.left} to ${box.right}`);
        }
    });
    root.querySelectorAll('.gouji *').forEach(it => {
        if (!shown(it) || it.closest('.unseen, caption, .ticks, .chooser, textarea, input')) { return; }
        const style = getComputedStyle(it);
        const clips = axis => ['hidden', 'clip'].includes(style[`overflow${axis}`]);
        if ((clips('X') && it.scrollWidth > it.clientWidth + 1) ||
            (clips('Y') && it.scrollHeight > it.clientHeight + 1)) {
            wrong.push(`${name(it)} is cut off`);
        }
        if (!it.matches('button, .badge, .tag, .count, th, td.figure, summary, .tool-verdict b')) { return; }
        const words = document.createRange();
        words.selectNodeContents(it);
        const text = words.getBoundingClientRect();
        const box = it.getBoundingClientRect();
        const spills = text.left < box.left - 2 || text.right > box.right + 2 ||
            text.top < box.top - 2 || text.bottom > box.bottom + 2;
        if (text.width && spills && !it.matches('td:has(.badges), td.editing')) {
            wrong.push(`${name(it)}: its text spills, ${text.width} x ${text.height} in ${box.width} x ${box.height}`);
        }
    });
    return wrong;";

/// The policy of the page forbids styles in the markup, not those that its own sheets take up.
const SPACING: &str = "
    const sheet = host ? root.adoptedStyleSheets[0] : document.styleSheets[0];
    sheet.insertRule('.gouji p { margin-bottom: 2em !important }', sheet.cssRules.length);
    sheet.insertRule(`.gouji, .gouji * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important }`, sheet.cssRules.length);";

/// A ring or a shadow is there, the element is in sight, and nothing lies above it.
const FOCUS: &str = "
    const it = root.activeElement;
    if (!it || it === document.body) { return { name: null }; }
    const faults = [];
    const style = getComputedStyle(it);
    const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
    if (!outlined && style.boxShadow === 'none') { faults.push('no ring'); }
    const box = it.getBoundingClientRect();
    const x = Math.min(Math.max((box.left + box.right) / 2, 1), innerWidth - 1);
    const y = Math.min(Math.max((Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2, 1), innerHeight - 1);
    if (box.bottom <= 0 || box.top >= innerHeight || box.right <= 0 || box.left >= innerWidth) {
        faults.push('out of sight');
    } else {
        const above = root.elementFromPoint(x, y);
        if (!above || !(it.contains(above) || above.contains(it))) {
            faults.push(`below ${above && above.className}`);
        }
    }
    const name = `${it.localName}#${it.id}.${it.className} ` +
        (it.getAttribute('aria-label') || it.textContent).trim().slice(0, 40);
    return { name, faults };";
