//! WCAG 2.1 AA in every state, look and language: what a program can decide of it.

use browser_tests::scenes::{SCENES, SMALL, Scene, Theme, Tongue, settle, show, until, within};
use browser_tests::sight::{lines, misfits, widen_spacing};
use browser_tests::{Axe, Browser, NARROW, STRICT, Site, WIDE, Window};
use serde_json::{Value, json};

/// What was found, each with where it was found.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    fn add(&mut self, place: &str, faults: Vec<String>) {
        self.0.extend(faults.iter().map(|it| format!("{place}: {it}")));
    }

    fn assert_nothing(self) {
        assert!(self.0.is_empty(), "{} faults\n{}", self.0.len(), self.0.join("\n"));
    }
}

fn place(scene: &Scene, about: impl std::fmt::Debug) -> String {
    format!("{} {about:?}", scene.name)
}

async fn started(window: Window) -> (Site, Browser) {
    let browser = Browser::start(window).await;
    Axe::bring(&browser).await;
    (Site::start(), browser)
}

fn named(name: &str) -> &'static Scene {
    SCENES.iter().find(|it| it.name == name).expect("there is such a state")
}

#[tokio::test]
async fn axe_objects_to_nothing_in_any_state() {
    let (site, browser) = started(WIDE).await;
    let mut found = Found::default();
    for tongue in Tongue::BOTH {
        for scene in SCENES {
            show(&browser, &site, "/", tongue, scene).await;
            found.add(&place(scene, tongue), Axe::All.objections(&browser).await);
        }
    }
    found.assert_nothing();
}

#[tokio::test]
async fn axe_objects_to_nothing_in_any_look() {
    let (site, browser) = started(NARROW).await;
    let mut found = Found::default();
    for scene in SCENES {
        show(&browser, &site, "/", Tongue::Chinese, scene).await;
        for theme in Theme::ALL {
            theme.wear(&browser).await;
            found.add(&place(scene, theme), Axe::Contrast.objections(&browser).await);
            found.add(&place(scene, theme), faint_on_hatch(&browser).await);
        }
    }
    found.assert_nothing();
}

/// Axe does not judge text on a pattern: here it is judged on the darkest of it.
async fn faint_on_hatch(browser: &Browser) -> Vec<String> {
    const SCRIPT: &str = "
        const numbers = text => (text.match(/[\\d.]+/g) || []).map(Number);
        const light = rgb => rgb.slice(0, 3).map(it => it / 255).map(it =>
            it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
            .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
        const over = (top, below) => below.slice(0, 3).map((it, at) =>
            top[at] * (top.length > 3 ? top[3] : 1) + it * (1 - (top.length > 3 ? top[3] : 1)));
        const faint = [];
        root.querySelectorAll('.figure, .swatch, .chip').forEach(it => {
            const style = getComputedStyle(it);
            if (style.backgroundImage === 'none') { return; }
            const under = getComputedStyle(it.closest('table, .basis, .swatch')).backgroundColor;
            const own = numbers(style.backgroundColor);
            const ground = own[3] === 0 ? numbers(under) : own;
            const hatch = style.backgroundImage.match(/rgba?\\([^)]*\\)/g).map(numbers);
            const darkest = hatch.map(top => over(top, ground));
            const text = numbers(getComputedStyle(it.querySelector('.value') || it).color);
            darkest.forEach(below => {
                const [a, b] = [light(text), light(below)].sort((a, b) => b - a);
                const ratio = (a + 0.05) / (b + 0.05);
                if (ratio < 4.5) { faint.push(`${it.className}: ${ratio}`); }
            });
        });
        return faint;";
    lines(&within(browser, SCRIPT, vec![]).await)
}

/// The page before its program runs, and where it never does.
#[tokio::test]
async fn axe_objects_to_nothing_where_the_page_cannot_work() {
    const IE: &str = "Object.defineProperty(document, 'documentMode', { value: 11 })";
    const FAILED: &str = "html[data-gouji='failed']";
    let mut found = Found::default();
    for (missing, before, reached) in [
        ("/boot.js", "", "#gouji-status"),
        ("/gouji_bg.wasm", "", FAILED),
        ("", IE, FAILED),
        ("/split_checker.wasm", "", ".notice.warns"),
    ] {
        let (site, browser) = started(WIDE).await;
        site.hide(missing);
        browser.before_load(before).await;
        browser.open(&site).await;
        browser.wait_for(reached).await;
        for window in [WIDE, SMALL[0]] {
            browser.resize(window).await;
            found.add(&format!("without {missing:?}"), Axe::All.objections(&browser).await);
            found.add(&format!("without {missing:?}"), misfits(&browser).await);
        }
    }
    found.assert_nothing();
}

#[tokio::test]
async fn axe_objects_to_nothing_after_a_fault() {
    let browser = Browser::start(WIDE).await;
    Axe::bring(&browser).await;
    let site = Site::faulty();
    browser.open(&site).await;
    until(&browser, "at('.sample:not([disabled])')").await;
    browser.paste(".field", "FAULT-PANIC", None).await;
    browser.wait_for(".fault").await;
    assert_eq!(Axe::All.objections(&browser).await, [""; 0]);
}

#[tokio::test]
async fn axe_objects_to_nothing_in_somebody_elses_page() {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = Browser::start(WIDE).await;
    Axe::bring(&browser).await;
    let mut found = Found::default();
    for tongue in Tongue::BOTH {
        for scene in SCENES {
            show(&browser, &site, "/editor.html", tongue, scene).await;
            found.add(&place(scene, tongue), Axe::All.objections(&browser).await);
        }
    }
    for theme in ["dark", "contrast"] {
        let script = "host.setAttribute('theme', arguments[0])";
        within(&browser, script, vec![json!(theme)]).await;
        settle(&browser).await;
        found.add(theme, Axe::Contrast.objections(&browser).await);
    }
    show(&browser, &site, "/", Tongue::Chinese, named("fails")).await;
    found.add("the portal", Axe::All.objections(&browser).await);
    found.assert_nothing();
}

/// The test of the test: axe sees what is wrong, inside a shadow root too.
#[tokio::test]
async fn axe_objects_to_what_is_wrong() {
    let (site, browser) = started(WIDE).await;
    show(&browser, &site, "/", Tongue::Chinese, named("empty")).await;
    let spoil = "
        const host = document.createElement('div');
        document.querySelector('main').append(host);
        host.attachShadow({ mode: 'open' }).append(document.createElement('button'));
        document.querySelector('.field').removeAttribute('id');
        document.querySelector('.samples h2').style.color = '#ccc'";
    browser.run(spoil, vec![]).await;
    let found = Axe::All.objections(&browser).await.join("\n");
    for rule in ["button-name", "color-contrast", "aria"] {
        let is_named = found.contains(rule) || (rule == "aria" && found.contains("label"));
        assert!(is_named, "{rule}: {found}");
    }
}

#[tokio::test]
async fn nothing_is_lost_in_a_small_window() {
    let (site, browser) = started(WIDE).await;
    let mut found = Found::default();
    for tongue in Tongue::BOTH {
        for scene in SCENES {
            show(&browser, &site, "/", tongue, scene).await;
            for window in [SMALL[0], SMALL[1], NARROW, WIDE] {
                browser.resize(window).await;
                for theme in [Theme::Light, Theme::Large] {
                    theme.wear(&browser).await;
                    let about = (tongue, window.width, theme);
                    found.add(&place(scene, about), misfits(&browser).await);
                }
            }
            browser.resize(WIDE).await;
        }
    }
    found.assert_nothing();
}

#[tokio::test]
async fn nothing_is_lost_where_text_is_spaced_wider() {
    let (site, browser) = started(WIDE).await;
    let mut found = Found::default();
    for tongue in Tongue::BOTH {
        for scene in SCENES {
            show(&browser, &site, "/", tongue, scene).await;
            widen_spacing(&browser).await;
            for window in [WIDE, SMALL[0]] {
                browser.resize(window).await;
                found.add(&place(scene, (tongue, window.width)), misfits(&browser).await);
            }
            browser.resize(WIDE).await;
        }
    }
    found.assert_nothing();
}

/// Where the system chooses the colours, what is pressed, marked or focused still differs.
#[tokio::test]
async fn forced_colours_leave_the_marks_and_the_focus() {
    let (site, browser) = started(WIDE).await;
    show(&browser, &site, "/", Tongue::Chinese, named("active")).await;
    Theme::Forced.wear(&browser).await;
    let script = "
        const ground = it => getComputedStyle(it).backgroundColor;
        const [on, off] = root.querySelectorAll('.tabs button');
        const frames = ['suspect', 'target'].map(it =>
            getComputedStyle(at(`.figure.${it}`), '::after').borderTopStyle);
        at('.figure[tabindex=\"0\"]').focus();
        const ring = getComputedStyle(root.activeElement).outlineStyle;
        return [ground(on) !== ground(off), ...frames, ring];";
    let seen = within(&browser, script, vec![]).await;
    assert_eq!(seen, json!([true, "double", "solid", "solid"]));
}

#[tokio::test]
async fn nothing_moves_for_those_who_do_not_want_it() {
    let (site, browser) = started(WIDE).await;
    browser.media(&[("prefers-reduced-motion", "reduce")]).await;
    let mut found = Found::default();
    for scene in SCENES {
        show(&browser, &site, "/", Tongue::Chinese, scene).await;
        let script = "
            const cell = at('.figure');
            if (cell) { cell.classList.add('pulse'); }
            const seconds = text => text.split(',').some(it => parseFloat(it) > 0);
            const moving = [...document.querySelectorAll('*')].filter(it => {
                const style = getComputedStyle(it);
                return (style.animationName !== 'none' && seconds(style.animationDuration)) ||
                    seconds(style.transitionDuration) || style.scrollBehavior === 'smooth';
            });
            return moving.map(it => `${it.localName}.${it.className}`);";
        found.add(scene.name, lines(&within(&browser, script, vec![]).await));
    }
    found.assert_nothing();
}

/// Whoever wants motion has it: else the test above would find nothing in any page.
#[tokio::test]
async fn a_cell_that_is_gone_to_pulses_and_the_page_jumps_there() {
    let (site, browser) = started(WIDE).await;
    let spy = "
        window.jumps = [];
        const usual = Element.prototype.scrollIntoView;
        Element.prototype.scrollIntoView = function (options) {
            jumps.push(options && options.behavior);
            return usual.call(this, options);
        }";
    browser.before_load(spy).await;
    show(&browser, &site, "/", Tongue::Chinese, named("fails")).await;
    browser.run("document.querySelector('.card-actions button').click()", vec![]).await;
    until(&browser, "getComputedStyle(at('.figure.pulse')).animationName === 'pulse'").await;
    assert_eq!(browser.run("return jumps", vec![]).await, json!(["auto"]));
}

/// Every state of a cell shows by a sign, a line or a pattern, and in words.
#[tokio::test]
async fn colour_is_never_the_only_carrier() {
    const SCRIPT: &str = "
        const [state, word] = arguments;
        const cells = [...root.querySelectorAll(`td.figure.${state}`)];
        const plain = root.querySelector('td.figure.read:not(.suspect):not(.target):not(.part):not(.candidate):not(.asked):not(.edited)');
        const form = it => {
            const [own, before, after] = [null, '::before', '::after'].map(part => getComputedStyle(it, part));
            const value = getComputedStyle(it.querySelector('.value'));
            return JSON.stringify([own.backgroundImage !== 'none', before.content, after.borderTopWidth,
                after.borderTopStyle, value.textDecorationLine, value.borderTopStyle,
                [...it.querySelectorAll('[data-number], [data-was]')].map(it =>
                    getComputedStyle(it, '::before').content), it.textContent === '？' ]);
        };
        return [cells.length > 0, cells.every(it => form(it) !== form(plain)),
            cells.every(it => it.getAttribute('aria-label').includes(word))];";
    let (site, browser) = started(WIDE).await;
    for (scene, state, zh, en) in [
        ("active", "suspect", "可能有误", "probably wrong"),
        ("active", "target", "不平", "does not hold"),
        ("active", "part", "", ""),
        ("many-possibilities", "candidate", "", ""),
        ("unreadable", "unreadable", "不是数字", "not a number"),
        ("undecided", "lost", "没有读到", "not"),
        ("undecided", "assumed", "推断", "inference"),
        ("edited", "edited", "原为", "was"),
    ] {
        for (tongue, word) in [(Tongue::Chinese, zh), (Tongue::English, en)] {
            show(&browser, &site, "/", tongue, named(scene)).await;
            let seen = within(&browser, SCRIPT, vec![json!(state), json!(word)]).await;
            assert_eq!(seen, json!([true, true, true]), "{state} {tongue:?}");
        }
    }
}

/// A screen reader changes its voice where the language changes.
#[tokio::test]
async fn an_english_page_marks_its_chinese_and_has_none_of_its_own() {
    const SCRIPT: &str = "
        const chinese = /[\\u3400-\\u9fff]/;
        const found = [];
        const walk = document.createTreeWalker(at('.gouji'), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) {
            const text = walk.currentNode.textContent;
            if (chinese.test(text) && walk.currentNode.parentElement.closest('[lang]').lang === 'en') {
                found.push(text);
            }
        }
        root.querySelectorAll('.gouji *').forEach(it => {
            ['aria-label', 'title', 'placeholder'].forEach(name => {
                const text = it.getAttribute(name) || '';
                // What a cell holds is named as it is: a name has no language of its own.
                if (it.matches('.unreadable')) { return; }
                if (chinese.test(text) && it.closest('[lang]').lang === 'en') { found.push(`${name}: ${text}`); }
            });
        });
        return found;";
    let (site, browser) = started(WIDE).await;
    let mut found = Found::default();
    for scene in SCENES {
        show(&browser, &site, "/", Tongue::English, scene).await;
        found.add(scene.name, lines(&within(&browser, SCRIPT, vec![]).await));
    }
    let titles =
        browser.run("return [document.title, document.documentElement.lang]", vec![]).await;
    assert_eq!(titles, json!(["Gouji · Annual reports that add up", "en"]));
    found.assert_nothing();
}

/// No row and no column of figures is without a head, also where a head covers several.
#[tokio::test]
async fn every_figure_has_the_heads_of_its_row_and_column() {
    const SCRIPT: &str = "
        const lacking = [];
        root.querySelectorAll('.sheet table').forEach(table => {
            const places = [];
            [...table.rows].forEach((row, y) => {
                let x = 0;
                places[y] = places[y] || [];
                [...row.cells].forEach(cell => {
                    while (places[y][x]) { x += 1; }
                    for (let down = 0; down < cell.rowSpan; down += 1) {
                        places[y + down] = places[y + down] || [];
                        for (let right = 0; right < cell.colSpan; right += 1) {
                            places[y + down][x + right] = cell;
                        }
                    }
                });
            });
            const is = (cell, scopes) => cell.localName === 'th' && scopes.includes(cell.scope);
            const flat = table.rows.length === 4 && !table.querySelector('th[scope=row]');
            places.forEach((row, y) => row.forEach((cell, x) => {
                if (!cell.matches('.figure')) { return; }
                const across = flat || row.slice(0, x).some(it => is(it, ['row']));
                const above = places.slice(0, y).some(it => is(it[x], ['col']));
                if (!across || !above) { lacking.push(cell.id); }
            }));
            if (!table.caption.textContent) { lacking.push('a caption'); }
        });
        return [root.querySelectorAll('td.figure').length > 100, lacking];";
    let (site, browser) = started(WIDE).await;
    for scene in ["fails", "form-of-2019"] {
        show(&browser, &site, "/", Tongue::Chinese, named(scene)).await;
        assert_eq!(within(&browser, SCRIPT, vec![]).await, json!([true, []]), "{scene}");
    }
}

/// What the browser hands to a screen reader.
#[tokio::test]
async fn a_screen_reader_learns_names_descriptions_and_the_verdict() {
    let (site, browser) = started(WIDE).await;
    show(&browser, &site, "/", Tongue::Chinese, named("fails")).await;
    let tree = browser.accessibility_tree().await;
    let cells = of_role(&tree, "gridcell");
    assert!(cells.len() > 150, "{}", cells.len());
    let nameless: Vec<&&Value> = cells.iter().filter(|it| text(it, "name").is_empty()).collect();
    assert!(nameless.is_empty(), "{nameless:?}");
    let total = cells.iter().find(|it| text(it, "name").contains("可能有误"));
    let total = total.expect("the wrong cell is among them");
    assert!(text(total, "name").starts_with("（七）总计 · 总计，74"), "{total}");
    assert!(text(total, "description").contains("相差27"), "{total}");
    for (role, name) in [
        ("banner", ""),
        ("main", ""),
        ("contentinfo", ""),
        ("region", "问题"),
        ("region", "报告表格"),
        ("grid", "三、收到和处理政府信息公开申请情况"),
        ("heading", "42 项勾稽关系中 3 项不平"),
        ("columnheader", "自然人"),
        ("rowheader", "（七）总计"),
        ("group", "操作"),
    ] {
        assert!(of_role(&tree, role).iter().any(|it| text(it, "name") == name), "{role} {name}");
    }
    show(&browser, &site, "/", Tongue::Chinese, named("help")).await;
    let tree = browser.accessibility_tree().await;
    let dialogs = of_role(&tree, "dialog");
    assert_eq!(dialogs.iter().map(|it| text(it, "name")).collect::<Vec<_>>(), ["帮助与快捷键"]);
    show(&browser, &site, "/", Tongue::English, named("asking")).await;
    let tree = browser.accessibility_tree().await;
    let named = |role: &str| {
        of_role(&tree, role).iter().any(|it| text(it, "name") == "Reason for ignoring")
    };
    assert!(named("group") && named("textbox"));
}

fn of_role<'a>(tree: &'a [Value], role: &str) -> Vec<&'a Value> {
    tree.iter().filter(|it| it["ignored"] != true && it["role"]["value"] == role).collect()
}

fn text<'a>(node: &'a Value, what: &str) -> &'a str {
    node[what]["value"].as_str().unwrap_or_default()
}

/// The focus tells the first verdict; each later one is told by one line, once.
#[tokio::test]
async fn a_verdict_is_told_once() {
    let (site, browser) = started(WIDE).await;
    let listen = "
        window.told = [];
        const note = records => records.forEach(it => {
            const target = it.target.nodeType === 1 ? it.target : it.target.parentElement;
            const line = target && target.closest('[role=status], [role=alert], [aria-live]');
            const text = line && line.textContent.trim();
            if (text && told[told.length - 1] !== text) { told.push(text); }
        });
        new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true })";
    show(&browser, &site, "/", Tongue::Chinese, named("empty")).await;
    browser.run(listen, vec![]).await;
    named("fails").enter(&browser).await;
    assert_eq!(
        browser.run("return [told, document.activeElement.textContent]", vec![]).await,
        json!([[], "42 项勾稽关系中 3 项不平"])
    );
    within(&browser, "at('.proposal .primary').click()", vec![]).await;
    until(&browser, "at('.verdict.reconciles') && at('.notice')").await;
    settle(&browser).await;
    let told = browser.run("return told.filter(it => it.includes('勾稽关系'))", vec![]).await;
    let told = lines(&told);
    assert!(told.len() == 1 && told[0].starts_with("已核对 42 项勾稽关系，全部平衡"), "{told:?}");
}
