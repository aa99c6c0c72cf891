//! How the page starts, and what it says where it cannot.

use browser_tests::{Browser, NARROW, Site, WIDE};

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const READY: &str = "html[data-gouji='ready'] #app main textarea";
/// The checker is there too.
const WHOLE: &str = ".sample:not([disabled])";
const TROUBLE: &str = "html[data-gouji='failed'] #gouji-status.trouble";
const WASM: &str = "/gouji_bg.wasm";
const LATER: &str = "/split_checker.wasm";

/// Opens `site` in a browser in which `script` ran first, and returns the trouble it tells of.
async fn trouble(site: &Site, script: &str) -> String {
    let browser = Browser::start(NARROW).await;
    browser.before_load(script).await;
    browser.open(site).await;
    browser.text(TROUBLE).await
}

#[tokio::test]
async fn starts_under_the_strict_policy_and_asks_nobody_else() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.wait_for(WHOLE).await;
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
    let mut requests = site.requests();
    requests.sort();
    let files = [
        "/",
        "/boot.js",
        "/favicon.svg",
        "/framed.js",
        "/gouji.js",
        WASM,
        "/load.js",
        LATER,
        "/style.css",
    ];
    assert_eq!(requests, files, "each file is fetched once, and nothing else");
}

#[tokio::test]
async fn shows_what_it_is_before_any_script_has_arrived() {
    let site = Site::start();
    site.hide("/boot.js");
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    let text = browser.text("#app").await;
    assert!(text.contains("勾稽") && text.contains("不会上传"), "{text}");
}

#[tokio::test]
async fn names_the_policy_that_blocks_it() {
    let site = Site::start();
    site.set_policy("default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'");
    let text = trouble(&site, "").await;
    assert!(text.contains("安全策略") && text.contains("'wasm-unsafe-eval'"), "{text}");
}

#[tokio::test]
async fn offers_to_fetch_again_what_did_not_arrive() {
    for path in [WASM, "/gouji.js", "/load.js"] {
        let site = Site::start();
        site.hide(path);
        let browser = Browser::start(NARROW).await;
        browser.open(&site).await;
        let text = browser.text(TROUBLE).await;
        assert!(text.contains("没有下载成功") && text.contains(path), "{text}");
        site.heal();
        browser.click("#gouji-status button").await;
        browser.wait_for(READY).await;
    }
}

#[tokio::test]
async fn tells_a_damaged_program_from_a_missing_one() {
    let site = Site::start();
    site.replace(WASM, b"<html>blocked by gateway</html>");
    let browser = Browser::start(NARROW).await;
    browser.open(&site).await;
    let text = browser.text(TROUBLE).await;
    assert!(text.contains("不完整"), "{text}");
    site.heal();
    browser.click("#gouji-status button").await;
    browser.wait_for(READY).await;
}

#[tokio::test]
async fn keeps_the_text_while_the_checker_does_not_arrive() {
    let damage: [fn(&Site); 2] =
        [|it| it.hide(LATER), |it| it.replace(LATER, b"<html>blocked by gateway</html>")];
    for damage in damage {
        let site = Site::start();
        damage(&site);
        let browser = Browser::start(NARROW).await;
        browser.open(&site).await;
        browser.paste(READY, SAMPLE, None).await;
        let text = browser.text(".notice.warns").await;
        assert!(text.contains("没有下载成功") && text.contains("您的文字还在"), "{text}");
        site.heal();
        browser.click(".notice.warns button").await;
        let verdict = browser.text(".verdict h2").await;
        assert!(verdict.contains("3 项不平"), "{verdict}");
    }
}

#[tokio::test]
async fn tells_internet_explorer_how_to_leave_compatibility_mode() {
    let site = Site::start();
    let script = "Object.defineProperty(document, 'documentMode', { value: 11 })";
    let text = trouble(&site, script).await;
    assert!(text.contains("兼容模式") && text.contains("极速模式"), "{text}");
}

#[tokio::test]
async fn says_which_browsers_are_too_old() {
    let site = Site::start();
    for script in [
        "window.WebAssembly = undefined",
        "WebAssembly.validate = () => false",
        "window.Promise = undefined",
    ] {
        let text = trouble(&site, script).await;
        assert!(text.contains("太旧") && text.contains("Chromium 80"), "{text}");
    }
}

#[tokio::test]
async fn says_so_when_the_program_stops_later() {
    let site = Site::start();
    let glue = b"export default async () => {
        setTimeout(() => { throw new WebAssembly.RuntimeError('unreachable'); });
    }";
    site.replace("/gouji.js", glue);
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    let text = browser.text(TROUBLE).await;
    assert!(text.contains("不是报告的问题") && text.contains("文字还在"), "{text}");
    browser.wait_for("#app textarea").await;
}
