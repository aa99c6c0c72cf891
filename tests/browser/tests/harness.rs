//! The means of these tests, held against a page that does what the real one must not do.

use browser_tests::{Browser, NARROW, Site, WIDE};
use serde_json::json;

#[tokio::test]
async fn sees_requests_to_other_hosts_and_what_the_console_says() {
    let site = Site::start();
    site.set_policy("");
    site.replace("/", b"<img src='http://elsewhere.test/a.png'><img src='/none.png'>");
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    let foreign = browser.foreign_requests(&site).await;
    assert!(foreign.contains(&"http://elsewhere.test/a.png".to_owned()), "{foreign:?}");
    assert!(!browser.console().await.is_empty());
    assert!(site.requests().contains(&"/none.png".to_owned()));
}

#[tokio::test]
async fn sees_what_the_policy_has_held_back() {
    let site = Site::start();
    site.replace("/", b"<img src='http://elsewhere.test/a.png'>");
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    let console = browser.console().await;
    assert!(console.iter().any(|it| it.contains("Content Security Policy")), "{console:?}");
}

#[tokio::test]
async fn pastes_both_flavours() {
    let site = Site::start();
    site.replace("/", b"<textarea></textarea>");
    let browser = Browser::start(NARROW).await;
    browser.open(&site).await;
    let listen = "document.onpaste = event => {
        window.html = event.clipboardData.getData('text/html');
    }";
    browser.run(listen, vec![]).await;
    browser.paste("textarea", "甲\t1", Some("<td>甲<td>1")).await;
    let seen = browser.run("return [document.querySelector('textarea').value, html]", vec![]);
    assert_eq!(seen.await, json!(["甲\t1", "<td>甲<td>1"]));
    assert_eq!(browser.run("return [innerWidth, innerHeight]", vec![]).await, json!([390, 844]));
}
