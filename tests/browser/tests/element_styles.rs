//! An element between the host's styles: those that the host means for it have an effect, those that
//! it means for others have none.

use browser_tests::{POLICY, Portal, STRICT};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
/// The tables of properties and parts.
const GUIDE: &str = include_str!("../../../docs/embedding.md");
const PAGE: &str = "/editor.html";

/// The editor with the sample on it, in an element that is wide.
async fn opened(policy: &'static str, sheet: &str) -> Portal {
    let portal = Portal::open(PAGE, policy, "").await;
    portal.ready(0).await;
    let script = "
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(arguments[1]);
        document.adoptedStyleSheets = [sheet];
        const next = result(checker(0));
        checker(0).value = arguments[0];
        await next";
    portal.run(script, vec![json!(SAMPLE), json!(sheet)]).await;
    portal
}

/// What begins a row of a table in the guide, in backquotes.
fn documented(start: &str) -> BTreeSet<&'static str> {
    let rows = GUIDE.lines().filter_map(|it| it.strip_prefix("| `")?.split('`').next());
    rows.filter_map(|it| it.strip_prefix(start)).collect()
}

/// The words behind `start` in a text.
fn words_behind<'a>(text: &'a str, start: &str) -> BTreeSet<&'a str> {
    let is_word = |it: char| it.is_ascii_lowercase() || it == '-';
    let found = text.split(start).skip(1);
    found.map(|it| it.split(|it| !is_word(it)).next().unwrap_or_default()).collect()
}

#[test]
fn every_property_is_documented() {
    let style = include_str!("../../../static/style.css");
    let used = words_behind(style, "var(--gouji-");
    assert!(used.len() > 10, "{used:?}");
    assert_eq!(used, documented("--gouji-"));
}

#[tokio::test]
async fn every_documented_property_has_an_effect() {
    let portal = opened(STRICT, "").await;
    // A switch that is on has the accent's tint.
    portal.run("shadow(0).querySelector('.switches button').click()", vec![]).await;
    portal.until("shadow(0).querySelector('.gouji.large')").await;
    let script = "
        const all = () => Array.from(shadow(0).querySelectorAll('*')).flatMap(it => ['', '::before', '::after']
            .map(pseudo => { const style = getComputedStyle(it, pseudo || null);
                return [style.color, style.backgroundColor, style.borderTopColor, style.borderLeftColor,
                    style.borderBottomColor, style.top, style.fontFamily].join(); })).join('\\n');
        const before = all();
        checker(0).style.setProperty(arguments[0], arguments[1]);
        const after = all();
        checker(0).style.removeProperty(arguments[0]);
        return [before !== after, all() === before]";
    let names = documented("--gouji-");
    assert!(names.len() > 10, "{names:?}");
    for name in names {
        let value = match name {
            "font" => "cursive",
            "top" => "37px",
            _ => "rgb(1, 2, 3)",
        };
        let told = portal.run(script, vec![json!(format!("--gouji-{name}")), json!(value)]).await;
        assert_eq!(told, json!([true, true]), "--gouji-{name}");
    }
}

/// All parts of an element that is waiting, working, failed or stopped.
const PARTS: &str = "
    return Array.from(shadow(0).querySelectorAll('[part]')).flatMap(it => Array.from(it.part))";

#[tokio::test]
async fn every_part_is_documented_and_can_be_styled() {
    let portal = Portal::open(PAGE, STRICT, "").await;
    portal.site.hide("/gouji/gouji_bg.wasm");
    portal.browser.open_path(&portal.site, PAGE).await;
    portal.until("shadow(0).querySelector('[part=retry]')").await;
    let mut seen = documented_in(&portal).await;
    portal.site.heal();
    portal.run("shadow(0).querySelector('[part=retry]').click()", vec![]).await;
    portal.ready(0).await;
    seen.extend(documented_in(&portal).await);
    portal
        .run("checker(0).value = arguments[0]; await result(checker(0))", vec![json!(SAMPLE)])
        .await;
    seen.extend(documented_in(&portal).await);
    // The program stops without a word.
    let stop = "
        const error = new Error('stopped');
        error.stack = new URL('/gouji/gouji.js', location).href;
        window.dispatchEvent(new ErrorEvent('error', { error }))";
    portal.run(stop, vec![]).await;
    portal.until("shadow(0).querySelector('[part=given-back]').value.includes('青石镇')").await;
    seen.extend(documented_in(&portal).await);
    let documented: BTreeSet<String> =
        documented("::part(").iter().map(|it| it.trim_end_matches(')').to_owned()).collect();
    assert_eq!(seen, documented);
}

/// The parts that are there now, each of which the host can style.
async fn documented_in(portal: &Portal) -> BTreeSet<String> {
    let found = portal.run(PARTS, vec![]).await;
    let names = found.as_array().into_iter().flatten().filter_map(Value::as_str);
    let names: BTreeSet<String> = names.map(str::to_owned).collect();
    for name in &names {
        let script = "
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(`gouji-checker::part(${arguments[0]}) { outline: 5px solid rgb(1, 2, 3); }`);
            document.adoptedStyleSheets = [sheet];
            return getComputedStyle(shadow(0).querySelector(`[part=${arguments[0]}]`)).outlineColor";
        assert_eq!(portal.run(script, vec![json!(name)]).await, json!("rgb(1, 2, 3)"), "{name}");
    }
    names
}

/// How a few telling places look.
const LOOK: &str = "
    const of = selector => getComputedStyle(shadow(0).querySelector(selector));
    const names = ['display', 'color', 'direction', 'letterSpacing', 'textTransform', 'textIndent',
        'whiteSpace', 'fontSize', 'fontStyle', 'fontWeight', 'lineHeight', 'wordSpacing', 'textAlign',
        'writingMode', 'textShadow', 'listStyleType', 'boxSizing'];
    const places = ['.gouji', '.verdict h2', '.sheet td.figure', '.sheet th.row', '.card .sentence', '.toolbar button'];
    return places.map(place => [place, ...names.map(name => of(place)[name])].join(' | '))";

#[tokio::test]
async fn the_hosts_styles_do_not_reach_inside() {
    let plain = opened(STRICT, "").await;
    let usual = plain.run(LOOK, vec![]).await;
    let inherited = "html { direction: rtl; } body, gouji-checker { color: lime; letter-spacing: 9px;
        text-transform: uppercase; text-indent: 40px; white-space: pre; font: italic bold 40px/3 cursive;
        word-spacing: 20px; text-align: right; text-shadow: 1px 1px red; list-style: square;
        visibility: visible; }";
    let names = "table, td, button, h2 { color: red !important; display: none !important; }
        .gouji, .verdict, .figure { font-size: 60px !important; background: lime !important; }";
    let unset = "* { all: unset !important; }";
    for sheet in [inherited, names, unset] {
        let portal = opened(STRICT, sheet).await;
        let found = portal.run(LOOK, vec![]).await;
        assert_eq!(found, usual, "{sheet}");
    }
}

/// An inline element has no width of its own: what counts is how wide its content is.
#[tokio::test]
async fn the_layout_follows_the_elements_own_width() {
    let portal = opened(POLICY, "* { all: unset !important; } main { display: block !important; width: 1200px !important; }").await;
    let columns = "getComputedStyle(shadow(0).querySelector('.workbench')).gridTemplateColumns.split(' ').length";
    portal.until(&format!("{columns} === 2")).await;
    let narrow = "document.adoptedStyleSheets = []; checker(0).style.width = '700px'";
    portal.run(narrow, vec![]).await;
    portal.until(&format!("{columns} === 1")).await;
}

#[tokio::test]
async fn it_can_begin_unseen() {
    let portal = Portal::open(PAGE, STRICT, "").await;
    portal.ready(0).await;
    let script = "
        const it = checker(0);
        const told = [];
        const height = () => it.getBoundingClientRect().height > 100;
        for (const [hide, show] of [
            [() => { it.hidden = true; }, () => { it.hidden = false; }],
            [() => { it.style.display = 'none'; }, () => { it.style.display = ''; }]
        ]) {
            it.remove();
            await pause();
            hide();
            document.querySelector('main').append(it);
            it.value = arguments[0];
            await result(it);
            told.push(height());
            show();
            await new Promise(done => setTimeout(done, 300));
            told.push(height());
            const grid = getComputedStyle(it.shadowRoot.querySelector('.workbench')).gridTemplateColumns;
            told.push(grid.split(' ').length);
        }
        return told";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    assert_eq!(told, json!([false, true, 2, false, true, 2]));
    let hidden = "checker(0).style.visibility = 'hidden';
        return getComputedStyle(shadow(0).querySelector('.verdict')).visibility";
    assert_eq!(portal.run(hidden, vec![]).await, json!("hidden"));
}
