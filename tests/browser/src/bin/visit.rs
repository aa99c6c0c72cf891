//! Opens the page at an address, pastes a report, and reads the verdict: `visit ADDRESS REPORT`,
//! called by `cargo xtask servers`.

use browser_tests::{Browser, WIDE};

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let (address, report) = arguments.next().zip(arguments.next()).expect("visit ADDRESS REPORT");
    let text = std::fs::read_to_string(report).expect("the report can be read");
    let browser = Browser::start(WIDE).await;
    browser.open_address(&address).await;
    browser.paste("html[data-gouji='ready'] #app main textarea", &text, None).await;
    let verdict = browser.text(".verdict h2").await;
    let console = browser.console().await;
    println!("{address}: {verdict}");
    assert!(verdict.contains("勾稽"), "no verdict: {verdict}");
    assert!(console.is_empty(), "the console says: {console:?}");
}
