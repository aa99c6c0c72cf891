//! The single file: opened from disk, and in a sandboxed frame of a portal with a strict policy.

use browser_tests::scenes::{Tongue, settle, until, within};
use browser_tests::{Browser, NARROW, STRICT, Site, WIDE, file_address};
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// A made-up report in which the digits of one total were swapped.
const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] .gouji textarea.field";
const TROUBLE: &str = "html[data-gouji='failed'] #gouji-status.trouble";
const FRAME: &str = "iframe[data-gouji]";

fn single() -> PathBuf {
    Site::portal_folder().join("gouji.html")
}

/// A folder for the files of one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("the folder can be made");
    folder
}

#[tokio::test]
async fn does_its_work_from_a_disk_and_asks_nobody() {
    let browser = Browser::start(WIDE).await;
    browser.open_file(&single()).await;
    browser.paste(FIELD, SAMPLE, None).await;
    let verdict = browser.text(".verdict h2").await;
    assert!(verdict.contains("3 项不平"), "{verdict}");
    browser.click(".proposal button.primary").await;
    browser.wait_for(".verdict.reconciles").await;
    assert_eq!(browser.console().await, [""; 0]);
    let mut requests = browser.requested().await;
    requests.retain(|it| !it.starts_with("data:"));
    assert_eq!(requests, [file_address(&single())]);
}

/// What a page says of each text, one pasted after the other; every second time in English.
async fn answers(browser: &Browser, texts: &[String]) -> Vec<String> {
    let paste = "
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        document.body.dispatchEvent(new ClipboardEvent('paste',
            { clipboardData: data, bubbles: true, cancelable: true, composed: true }));";
    let mut answers = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        within(browser, paste, vec![json!(text)]).await;
        let tongue = if at % 2 == 0 { Tongue::Chinese } else { Tongue::English };
        tongue.speak(browser).await;
        settle(browser).await;
        let said = within(browser, "return at('.gouji').textContent", vec![]).await;
        answers.push(said.as_str().expect("a text").to_owned());
    }
    answers
}

/// A part of the program is cut away for the file, and what nothing leads to is taken out of it.
#[tokio::test]
async fn says_what_the_site_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../corpus");
    let mut texts = Vec::new();
    for (name, step) in [("html", 1), ("tools", 3)] {
        let files = fs::read_dir(folder.join(name)).expect("the corpus is there");
        let mut files: Vec<_> = files.map(|it| it.expect("a file").path()).collect();
        files.sort();
        let read = |it: &PathBuf| String::from_utf8_lossy(&fs::read(it).expect("a file")).into();
        texts.extend(files.iter().step_by(step).map(read));
    }
    assert!(texts.len() > 50);

    let site = Site::start();
    let page = Browser::start(WIDE).await;
    page.open(&site).await;
    page.wait_for(FIELD).await;
    until(&page, "at('.sample:not([disabled])')").await;
    let of_site = answers(&page, &texts).await;
    let file = Browser::start(WIDE).await;
    file.open_file(&single()).await;
    file.wait_for(FIELD).await;
    let of_file = answers(&file, &texts).await;
    assert!(of_site.iter().filter(|it| it.contains("不平") || it.contains("do not")).count() > 10);
    for (at, (one, other)) in of_site.iter().zip(&of_file).enumerate() {
        assert_eq!(one, other, "text {at}");
    }
}

#[tokio::test]
async fn may_neither_evaluate_nor_ask() {
    let browser = Browser::start(WIDE).await;
    browser.open_file(&single()).await;
    browser.wait_for(FIELD).await;
    // What the driver itself runs is exempt from the policy; what it leaves for later is not.
    let script = "setTimeout(() => {
        try { new Function(''); window.evaluated = 'yes' } catch (it) { window.evaluated = it.name }
    });
    setTimeout(() => fetch('data:,x').catch(() => { window.refused = true }))";
    browser.run(script, vec![]).await;
    browser.until("return window.evaluated !== undefined && window.refused === true").await;
    assert_eq!(browser.run("return window.evaluated", vec![]).await, json!("EvalError"));
}

#[tokio::test]
async fn tells_a_portal_around_its_frame_and_nobody_else() {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = Browser::start(WIDE).await;
    browser.open_path(&site, "/index.html").await;
    // What the portal's own window says is not the frame's word.
    let forged =
        "window.postMessage({ type: 'gouji-result', result: { verdict: 'reconciles' } }, '*')";
    browser.run(forged, vec![]).await;
    browser.enter_frame(FRAME).await;
    browser.paste(FIELD, SAMPLE, None).await;
    browser.wait_for(".verdict").await;
    let stored = "try { return localStorage.length } catch (error) { return error.name }";
    assert_eq!(browser.run(stored, vec![]).await, json!("SecurityError"));
    let before = browser.run("return document.body.getBoundingClientRect().height", vec![]).await;
    browser.leave_frame().await;
    let outcome = "document.querySelector('#frame-outcome').textContent";
    browser.until(&format!("return {outcome}.includes('不平')")).await;
    let height = before.as_f64().map(|it| it.ceil() as u64).expect("a height is a number");
    browser
        .until(&format!("return document.querySelector('{FRAME}').offsetHeight >= {height}"))
        .await;
    browser.enter_frame(FRAME).await;
    browser.click(".proposal button.primary").await;
    browser.leave_frame().await;
    browser.until(&format!("return {outcome}.includes('可以报送')")).await;
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
}

/// A page that says hello to the frame with the single file at `address`, and keeps its answers.
fn stranger(address: &str) -> String {
    format!(
        "<!DOCTYPE html><meta charset=\"utf-8\"><iframe data-gouji sandbox=\"allow-scripts\" \
         src=\"{address}\" width=\"900\" height=\"700\"></iframe>\
         <script>window.heard = []; onmessage = it => heard.push(it.data);\
         const frame = document.querySelector('iframe');\
         const hello = () => frame.contentWindow.postMessage({{ type: 'gouji-hello' }}, '*');\
         frame.onload = hello; setInterval(hello, 100);</script>"
    )
}

/// Pastes a report in the stranger's frame, and gives an answer time to arrive.
async fn hears_nothing(browser: &Browser) {
    browser.enter_frame(FRAME).await;
    browser.paste(FIELD, SAMPLE, None).await;
    browser.wait_for(".verdict").await;
    browser.leave_frame().await;
    browser.run("window.asked = 0; setInterval(() => { window.asked += 1 }, 100)", vec![]).await;
    browser.until("return window.asked > 5").await;
    assert_eq!(browser.run("return heard", vec![]).await, json!([]));
}

#[tokio::test]
async fn a_page_of_another_origin_hears_nothing() {
    let portal = Site::portal();
    let folder = folder("stranger");
    let page = stranger(&format!("{}/gouji.html", portal.origin()));
    fs::write(folder.join("index.html"), page).expect("the page can be written");
    let site = Site::at(folder);
    site.set_policy("script-src 'unsafe-inline'");
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    hears_nothing(&browser).await;
}

#[tokio::test]
async fn a_page_on_the_same_disk_hears_nothing() {
    let page = folder("disk").join("index.html");
    fs::write(&page, stranger(&file_address(&single()))).expect("the page can be written");
    let browser = Browser::start(WIDE).await;
    browser.open_file(&page).await;
    hears_nothing(&browser).await;
}

#[tokio::test]
async fn says_so_when_the_file_is_damaged() {
    let text = fs::read_to_string(single()).expect("the single file is built");
    let mark = "id=\"gouji-packed\">";
    let at = text.find(mark).expect("it carries the program") + mark.len();
    let damaged = [&text[..at], "damaged", &text[at + 7..]].concat();
    let path = folder("damaged").join("gouji.html");
    fs::write(&path, damaged).expect("the file can be written");
    let browser = Browser::start(NARROW).await;
    browser.open_file(&path).await;
    let trouble = browser.text(TROUBLE).await;
    assert!(trouble.contains("不完整") && trouble.contains("重新获取"), "{trouble}");
}

#[tokio::test]
async fn says_which_browsers_are_too_old_for_it() {
    let cases = [
        ("window.DecompressionStream = undefined", "火狐 113"),
        ("window.Promise = undefined", "Chromium 80"),
        ("Object.defineProperty(document, 'documentMode', { value: 11 })", "极速模式"),
    ];
    for (script, word) in cases {
        let browser = Browser::start(NARROW).await;
        browser.before_load(script).await;
        browser.open_file(&single()).await;
        let trouble = browser.text(TROUBLE).await;
        assert!(trouble.contains(word), "{trouble}");
    }
}
