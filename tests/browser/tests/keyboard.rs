//! The whole job without a mouse.

use browser_tests::scenes::{SAMPLE, SCENES, Tongue, paste, settle, show, until, within};
use browser_tests::sight::{Focus, focus};
use browser_tests::{Browser, NARROW, Site, WIDE};
use serde_json::json;

const TAB: &str = "\u{e004}";
const ENTER: &str = "\u{e007}";
const SHIFT: &str = "\u{e008}";
const CONTROL: &str = "\u{e009}";
const ALT: &str = "\u{e00a}";
const ESCAPE: &str = "\u{e00c}";
const SPACE: &str = " ";
const F8: &str = "\u{e038}";

/// More stops than any page has.
const MANY: usize = 120;

async fn opened() -> (Site, Browser) {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    until(&browser, "at('.sample:not([disabled])')").await;
    (site, browser)
}

async fn type_text(browser: &Browser, text: &str) {
    for key in text.chars() {
        browser.press(&[&key.to_string()]).await;
    }
}

/// Presses Tab, or Shift and Tab, until the focus is on an element for `selector`.
async fn tab_to(browser: &Browser, back: bool, selector: &str) {
    for _ in 0..MANY {
        if has_focus(browser, selector).await {
            return;
        }
        if back {
            browser.press(&[SHIFT, TAB]).await;
        } else {
            browser.press(&[TAB]).await;
        }
    }
    panic!("Tab never comes to {selector}");
}

async fn has_focus(browser: &Browser, selector: &str) -> bool {
    let script = "return Boolean(root.activeElement && root.activeElement.matches(arguments[0]))";
    within(browser, script, vec![json!(selector)]).await == json!(true)
}

async fn expect_focus(browser: &Browser, selector: &str) {
    settle(browser).await;
    until(browser, &format!("root.activeElement.matches({})", json!(selector))).await;
}

#[tokio::test]
async fn a_report_is_checked_and_mended_by_keys_alone() {
    let (_site, browser) = opened().await;
    tab_to(&browser, false, ".field").await;
    paste(&browser, SAMPLE).await;
    until(&browser, "root.activeElement.textContent === '42 项勾稽关系中 3 项不平'").await;
    // To the wrong cell, and mend it.
    browser.press(&[F8]).await;
    expect_focus(&browser, "td.figure.suspect").await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".cell-field").await;
    type_text(&browser, "47").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.verdict.reconciles')").await;
    expect_focus(&browser, "td.figure").await;
    // Back and forth.
    browser.press(&[CONTROL, "z"]).await;
    until(&browser, "at('.verdict.fails')").await;
    browser.press(&[CONTROL, "y"]).await;
    until(&browser, "at('.verdict.reconciles')").await;
    browser.press(&[CONTROL, "z"]).await;
    until(&browser, "at('.verdict.fails')").await;
    // An edit that is given up leaves the cell as it was, and the focus on it.
    browser.press(&[F8]).await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".cell-field").await;
    type_text(&browser, "9").await;
    browser.press(&[ESCAPE]).await;
    expect_focus(&browser, "td.figure.suspect").await;
    // The proposal is adopted.
    browser.press(&[F8]).await;
    browser.press(&[ALT, "a"]).await;
    until(&browser, "at('.verdict.reconciles')").await;
    expect_focus(&browser, "td.figure.edited").await;
    browser.press(&[CONTROL, "z"]).await;
    until(&browser, "at('.verdict.fails')").await;
}

#[tokio::test]
async fn a_finding_is_ignored_by_keys_and_the_focus_is_never_lost() {
    let (_site, browser) = opened().await;
    paste(&browser, SAMPLE).await;
    until(&browser, "at('.verdict.fails')").await;
    browser.press(&[F8]).await;
    browser.press(&[ALT, "i"]).await;
    expect_focus(&browser, ".reason-field").await;
    // Whoever does not answer stands on the card.
    browser.press(&[ESCAPE]).await;
    expect_focus(&browser, ".card").await;
    browser.press(&[ALT, "i"]).await;
    expect_focus(&browser, ".reason-field").await;
    type_text(&browser, "台账属实").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.reason').textContent.includes('台账属实')").await;
    expect_focus(&browser, ".panel").await;
    // The next stop is in the panel.
    browser.press(&[TAB]).await;
    expect_focus(&browser, ".panel .tabs button").await;
    tab_to(&browser, false, ".folded > summary").await;
    browser.press(&[ENTER]).await;
    tab_to(&browser, false, ".card-actions button:last-child").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.verdict p').textContent && !at('.reason')").await;
    expect_focus(&browser, ".panel").await;
    // A proposal adopted on its button takes the button along.
    tab_to(&browser, false, ".proposal .primary").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.verdict.reconciles')").await;
    expect_focus(&browser, ".panel").await;
}

#[tokio::test]
async fn the_help_holds_the_focus_and_gives_it_back() {
    let (_site, browser) = opened().await;
    tab_to(&browser, false, ".switches .key").await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".dialog button").await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".switches .key").await;
    paste(&browser, SAMPLE).await;
    until(&browser, "at('.verdict.fails')").await;
    browser.press(&[F8]).await;
    expect_focus(&browser, "td.suspect").await;
    browser.press(&["?"]).await;
    expect_focus(&browser, ".dialog button").await;
    // No key leads out of the dialog, or does anything behind it.
    for keys in
        [&[TAB][..], &[SHIFT, TAB], &[TAB], &[F8], &[ALT, "a"], &[ALT, "i"], &[CONTROL, "z"]]
    {
        browser.press(keys).await;
        settle(&browser).await;
        assert!(has_focus(&browser, ".dialog button").await, "{keys:?}");
    }
    until(&browser, "at('.verdict.fails') && !at('.reason-field')").await;
    browser.press(&[ESCAPE]).await;
    expect_focus(&browser, "td.suspect").await;
    assert_eq!(within(&browser, "return at('.dialog')", vec![]).await, json!(null));
}

#[tokio::test]
async fn settings_copying_and_clearing_need_no_mouse() {
    let (_site, browser) = opened().await;
    // The first stop leads past the head of the page.
    browser.press(&[TAB]).await;
    expect_focus(&browser, ".skip").await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".field").await;
    paste(&browser, SAMPLE).await;
    until(&browser, "at('.verdict.fails')").await;
    tab_to(&browser, true, ".switches [lang]").await;
    browser.press(&[ENTER]).await;
    until(
        &browser,
        "at('.gouji').lang === 'en' && at('.verdict h2').textContent.includes('do not hold')",
    )
    .await;
    assert!(has_focus(&browser, ".switches [lang]").await);
    for (selector, class) in [("button:nth-child(2)", "contrast"), ("button:nth-child(1)", "large")]
    {
        tab_to(&browser, true, &format!(".switches {selector}")).await;
        browser.press(&[SPACE]).await;
        until(&browser, &format!("at('.gouji').classList.contains('{class}')")).await;
        browser.press(&[SPACE]).await;
        until(&browser, &format!("!at('.gouji').classList.contains('{class}')")).await;
    }
    browser.press(&[SHIFT, TAB]).await;
    expect_focus(&browser, ".skip").await;
    browser.press(&[ENTER]).await;
    expect_focus(&browser, ".verdict h2").await;
    tab_to(&browser, false, ".sheet .copy").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.notice').textContent.includes('Copied')").await;
    tab_to(&browser, true, ".notice button:last-child").await;
    browser.press(&[ENTER]).await;
    until(&browser, "!at('.notice')").await;
    expect_focus(&browser, ".panel").await;
    tab_to(&browser, true, ".report-actions button:last-child").await;
    browser.press(&[ENTER]).await;
    until(&browser, "!at('.verdict')").await;
    expect_focus(&browser, ".field").await;
    tab_to(&browser, false, ".notice button").await;
    browser.press(&[ENTER]).await;
    until(&browser, "at('.verdict.fails')").await;
    expect_focus(&browser, ".verdict h2").await;
}

/// Every stop of the Tab key, from the top of the page to its end.
async fn stops(browser: &Browser) -> Vec<Focus> {
    within(browser, "scrollTo(0, 0); at('.skip').focus()", vec![]).await;
    // A page gets the focus of its window with the first key.
    browser.press(&[TAB]).await;
    browser.press(&[SHIFT, TAB]).await;
    let mut stops: Vec<Focus> = focus(browser).await.into_iter().collect();
    while stops.len() < MANY {
        browser.press(&[TAB]).await;
        match focus(browser).await {
            Some(stop) => stops.push(stop),
            None => break,
        }
    }
    stops
}

#[tokio::test]
async fn every_stop_shows_its_ring_and_none_is_a_trap() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    let mut faults = Vec::new();
    for tongue in Tongue::BOTH {
        for name in ["empty", "fails", "alternatives", "source", "asking", "field-open", "edited"] {
            let scene = SCENES.iter().find(|it| it.name == name).expect("there is such a state");
            for window in [WIDE, NARROW] {
                browser.resize(WIDE).await;
                show(&browser, &site, "/", tongue, scene).await;
                browser.resize(window).await;
                let stops = stops(&browser).await;
                assert!(stops.len() > 8 && stops.len() < MANY, "{name}: {} stops", stops.len());
                assert!(stops[0].name.contains(".skip"), "{name}: {:?}", stops[0]);
                for stop in stops.iter().filter(|it| !it.faults.is_empty()) {
                    faults.push(format!("{name} {tongue:?} {}: {stop:?}", window.width));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What comes first on the page comes first: no stop is moved out of the order of the document.
#[tokio::test]
async fn the_order_of_the_stops_is_that_of_the_page() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    for scene in SCENES {
        show(&browser, &site, "/", Tongue::Chinese, scene).await;
        let script =
            "return [...root.querySelectorAll('[tabindex]')].filter(it => it.tabIndex > 0).length";
        assert_eq!(within(&browser, script, vec![]).await, json!(0), "{}", scene.name);
    }
}
