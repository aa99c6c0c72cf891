//! The draft that the browser keeps, where the user wants it kept: it survives a tab that is
//! killed, and is gone when it is cleared or switched off.

use browser_tests::{Browser, Site, WIDE};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
const KEEP: &str = ".report-actions [aria-pressed]";
const CELL: &str = "#gouji-cell-applications-23-0";

async fn opened() -> (Site, Browser) {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    browser.paste(FIELD, SAMPLE, None).await;
    browser.wait_for(KEEP).await;
    (site, browser)
}

/// What the browser keeps of a report.
async fn kept(browser: &Browser) -> String {
    let script = "return Object.keys(localStorage).filter(it => it.startsWith('gouji-draft'))
        .map(it => localStorage[it]).join('\\n')";
    browser.run(script, vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// The page as after a crash: nothing of it is asked or told before it is gone.
async fn revive(browser: &Browser, site: &Site) {
    browser.run("window.onbeforeunload = null", vec![]).await;
    browser.open(site).await;
    browser.wait_for(".sample:not([disabled]), .verdict").await;
}

/// Types into the cell that is being edited, without ending the edit.
async fn type_in(browser: &Browser, text: &str) {
    let script = "const field = document.querySelector('.cell-field');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.wait_for(".cell-field").await;
    browser.run(script, vec![json!(text)]).await;
}

async fn edit(browser: &Browser) {
    let script = "const cell = document.querySelector(arguments[0]);
        cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
    browser.run(script, vec![json!(CELL)]).await;
}

#[tokio::test]
async fn nothing_is_kept_unless_it_is_switched_on() {
    let (site, browser) = opened().await;
    assert_eq!(kept(&browser).await, "");
    revive(&browser, &site).await;
    assert_eq!(browser.run("return document.querySelector('.verdict')", vec![]).await, Value::Null);
}

#[tokio::test]
async fn a_tab_killed_in_the_middle_of_an_edit_comes_back_there() {
    let (site, browser) = opened().await;
    browser.click(KEEP).await;
    assert!(browser.text(".notice").await.contains("公用电脑请勿开启"));
    edit(&browser).await;
    type_in(&browser, "4321").await;
    revive(&browser, &site).await;
    let field = browser.wait_for(".cell-field").await;
    drop(field);
    let value = "return document.querySelector('.cell-field').value";
    assert_eq!(browser.run(value, vec![]).await, json!("4321"));
    assert!(browser.text(".notice").await.contains("已恢复"));
    let key = "document.querySelector('.cell-field').dispatchEvent(
        new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
    browser.run(key, vec![]).await;
    browser.wait_for(&format!("{CELL}.edited")).await;
    let before = browser.text(".verdict h2").await;
    revive(&browser, &site).await;
    browser.wait_for(&format!("{CELL}.edited")).await;
    assert_eq!(browser.text(".verdict h2").await, before);
    assert!(browser.foreign_requests(&site).await.is_empty());
}

#[tokio::test]
async fn clearing_or_switching_off_deletes_it() {
    let (site, browser) = opened().await;
    browser.click(KEEP).await;
    browser.wait_for(".report-actions [aria-pressed='true']").await;
    assert!(kept(&browser).await.contains("自然人"));
    browser.click(KEEP).await;
    browser.wait_for(".report-actions [aria-pressed='false']").await;
    assert_eq!(kept(&browser).await, "");
    browser.click(KEEP).await;
    browser.wait_for(".report-actions [aria-pressed='true']").await;
    assert!(kept(&browser).await.contains("自然人"));
    browser.click(".report-actions button:last-child").await;
    browser.wait_for(".zone").await;
    assert_eq!(kept(&browser).await, "");
    revive(&browser, &site).await;
    assert_eq!(browser.run("return document.querySelector('.verdict')", vec![]).await, Value::Null);
}

#[tokio::test]
async fn a_browser_that_takes_no_draft_says_so() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser
        .before_load("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError') }")
        .await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    browser.paste(FIELD, SAMPLE, None).await;
    browser.click(KEEP).await;
    browser.wait_for(".notice.warns").await;
    assert!(browser.text(".notice").await.contains("没有存下草稿"));
}

/// The text that the page fails on is given back once, and is not taken up again to fail again.
#[tokio::test]
async fn a_text_on_which_the_page_fails_does_not_come_back() {
    let site = Site::faulty();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    let draft = format!("gouji-draft 1\ntext\nname \n\n{SAMPLE}\nFAULT-PANIC");
    let script =
        "localStorage['gouji-settings'] = 'draft'; localStorage['gouji-draft'] = arguments[0]";
    browser.run(script, vec![json!(draft)]).await;
    browser.open(&site).await;
    browser.wait_for(".fault textarea").await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    assert_eq!(browser.run("return document.querySelector('.fault')", vec![]).await, Value::Null);
}
