//! When the program fails while it works, or the browser denies it something: the user's text is
//! still there, and the page says whose fault it is.

use browser_tests::{Browser, NARROW, Site, WIDE};
use serde_json::json;

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
/// The checker is there too.
const WHOLE: &str = ".sample:not([disabled])";

/// Pastes the sample with `word` in it into the page that fails on it.
async fn provoked(word: &str) -> (Site, Browser) {
    let site = Site::faulty();
    let browser = Browser::start(NARROW).await;
    browser.open(&site).await;
    browser.wait_for(WHOLE).await;
    browser.paste(FIELD, &format!("{SAMPLE}\n{word}"), None).await;
    (site, browser)
}

/// The text that the page gives back in the first element for `selector` has all of the sample.
async fn gives_back(browser: &Browser, selector: &str) {
    let value = "return document.querySelector(arguments[0]).value";
    browser.wait_for(selector).await;
    let value = browser.run(value, vec![json!(selector)]).await;
    let value = value.as_str().unwrap_or_default();
    assert!(value.contains("自然人") && value.contains("FAULT"), "{value}");
    let kept =
        browser.run("return JSON.stringify([{ ...localStorage }, { ...sessionStorage }])", vec![]);
    assert!(!kept.await.to_string().contains("自然人"), "a text is kept");
}

#[tokio::test]
async fn a_panic_is_the_tools_fault_and_gives_the_text_back() {
    let (_site, browser) = provoked("FAULT-PANIC").await;
    let text = browser.text(".fault").await;
    assert!(text.contains("本工具的问题") && text.contains("没有丢失"), "{text}");
    gives_back(&browser, ".fault textarea").await;
}

#[tokio::test]
async fn a_stack_that_overflows_gives_the_text_back() {
    let (_site, browser) = provoked("FAULT-STACK").await;
    let text = browser.text("#gouji-status.trouble").await;
    assert!(text.contains("本工具的错误") && text.contains("文字还在"), "{text}");
    gives_back(&browser, "#gouji-status textarea").await;
}

#[tokio::test]
async fn memory_that_runs_out_gives_the_text_back() {
    let (_site, browser) = provoked("FAULT-MEMORY").await;
    browser.wait_for(".fault textarea, #gouji-status textarea").await;
    gives_back(&browser, ".fault textarea, #gouji-status textarea").await;
}

#[tokio::test]
async fn the_published_page_has_no_such_faults() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.paste(FIELD, &format!("{SAMPLE}\nFAULT-PANIC FAULT-STACK"), None).await;
    let verdict = browser.text(".verdict h2").await;
    assert!(verdict.contains("3 项不平"), "{verdict}");
}

/// Full: writing throws. Denied: the storage itself does.
#[tokio::test]
async fn without_storage_settings_are_forgotten_and_nothing_else() {
    let full =
        "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }";
    let denied = "Object.defineProperty(window, 'localStorage', {
        get() { throw new DOMException('', 'SecurityError') } })";
    for script in [full, denied] {
        let site = Site::start();
        let browser = Browser::start(WIDE).await;
        browser.before_load(script).await;
        browser.open(&site).await;
        browser.wait_for(WHOLE).await;
        browser.click(".switches button").await;
        browser.wait_for(".gouji.large").await;
        browser.paste(FIELD, SAMPLE, None).await;
        let verdict = browser.text(".verdict h2").await;
        assert!(verdict.contains("3 项不平"), "{verdict}");
        assert_eq!(browser.console().await, [""; 0]);
        browser.open(&site).await;
        browser.wait_for(".gouji:not(.large)").await;
    }
}
