//! The main job: paste a report, read the verdict, go to the cell, mend it.

use browser_tests::{Browser, Site, WIDE};

const TEXTAREA: &str = "html[data-gouji='ready'] #app main textarea";
const VERDICT: &str = ".verdict h2";
/// A made-up report in which the digits of one total were swapped.
const SAMPLE: &str = include_str!("../../../docs/sample.txt");
/// The keys Enter and F8 of WebDriver.
const ENTER: &str = "\u{e007}";
const F8: &str = "\u{e038}";

async fn paste(text: &str, html: Option<&str>) -> (Site, Browser) {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.paste(TEXTAREA, text, html).await;
    (site, browser)
}

/// Nothing left the origin, and nothing was asked for once the page stood.
async fn asked_nobody(site: &Site, browser: &Browser, before: usize) {
    assert_eq!(browser.foreign_requests(site).await, [""; 0]);
    assert_eq!(site.requests().len(), before);
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_wrong_cell_is_found_followed_and_mended() {
    let (site, browser) = paste(SAMPLE, None).await;
    let verdict = browser.text(VERDICT).await;
    assert!(verdict.contains("3 项不平"), "{verdict}");
    let n_requests = site.requests().len();
    browser.wait_for("body").await.send_keys(F8).await.expect("keys reach the page");
    let cell = browser.wait_for("td.figure:focus").await;
    assert!(cell.text().await.expect("the cell stands").starts_with("74"));
    cell.send_keys(ENTER).await.expect("the cell takes keys");
    let field = browser.wait_for("td.editing input").await;
    field.send_keys(&format!("47{ENTER}")).await.expect("the field takes keys");
    browser.wait_for("td.figure.edited").await;
    assert_eq!(browser.text(VERDICT).await, "已核对 42 项勾稽关系，全部平衡");
    asked_nobody(&site, &browser, n_requests).await;
}

#[tokio::test]
async fn the_rich_flavour_is_preferred() {
    let html = include_str!("../../corpus/html/word-2021.html");
    // Read from the text, three sums would not hold.
    let (_site, browser) = paste(SAMPLE, Some(html)).await;
    let verdict = browser.text(VERDICT).await;
    assert!(verdict.contains("全部平衡"), "{verdict}");
}

#[tokio::test]
async fn what_is_no_report_is_said_to_be_none() {
    let (_site, browser) = paste("今天下午三点开会，请各科室准时参加。", None).await;
    let page = browser.text("#app main").await;
    assert!(!page.contains("不平") && page.contains("年度报告"), "{page}");
}
