//! Takes the pictures of the README: `pictures OUT`, called by `cargo xtask pictures`.

use browser_tests::{Browser, NARROW, STRICT, Site, WIDE, Window};
use serde_json::json;
use std::path::{Path, PathBuf};

/// A made-up report in which the digits of one total were swapped.
const SAMPLE: &str = include_str!("../../../../docs/sample.txt");

const FIELD: &str = "#app textarea";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let out = std::env::args_os().nth(1).map(PathBuf::from).expect("pictures OUT");
    std::fs::create_dir_all(&out).expect("the folder for the pictures can be made");
    site(WIDE, &out.join("site.png")).await;
    site(NARROW, &out.join("phone.png")).await;
    portal(&out.join("portal.png")).await;
}

/// The page with its verdict.
async fn site(window: Window, path: &Path) {
    let site = Site::start();
    let browser = Browser::start(window).await;
    browser.hide_scrollbars().await;
    browser.open(&site).await;
    browser.wait_for("html[data-gouji='ready'] #app main").await;
    browser.paste(FIELD, SAMPLE, None).await;
    browser.wait_for(".verdict").await;
    take(&browser, path).await;
}

/// The element in the editor of a portal that does not publish such a report.
async fn portal(path: &Path) {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = Browser::start(WIDE).await;
    browser.hide_scrollbars().await;
    browser.open_path(&site, "/editor.html").await;
    browser.wait_for("gouji-checker").await;
    let open = "document.querySelector('gouji-checker').value = arguments[0]";
    browser.run(open, vec![json!(SAMPLE)]).await;
    browser.wait_for(".outcome.bad").await;
    take(&browser, path).await;
}

async fn take(browser: &Browser, path: &Path) {
    browser.screenshot(path).await;
    println!("{}", path.display());
}
