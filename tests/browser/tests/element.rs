//! The checker in a page of somebody else's, under a strict policy with Trusted Types: the custom
//! element, and the editor that refuses to publish. `cargo xtask test` lays out the portal.

use browser_tests::{Browser, NARROW, STRICT, Site, WIDE};
use serde_json::{Value, json};

/// A made-up report in which the digits of one total were swapped.
const SAMPLE: &str = include_str!("../../../docs/sample.txt");

/// Runs `script` with `shadow(n)`, the shadow root of the page's n-th checker.
async fn run(browser: &Browser, script: &str, arguments: Vec<Value>) -> Value {
    const WITH: &str =
        "const shadow = n => document.querySelectorAll('gouji-checker')[n].shadowRoot;\n";
    browser.run(&format!("{WITH}{script}"), arguments).await
}

/// Waits until `condition` is true in the page.
async fn until(browser: &Browser, condition: &str) {
    let script = format!("try {{ return Boolean({condition}) }} catch (error) {{ return false }}");
    for _ in 0..600 {
        if run(browser, &script, vec![]).await == json!(true) {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("never true: {condition}");
}

/// Opens the page `path` of the portal with `before` run before its scripts.
async fn portal(path: &str, before: &str) -> (Site, Browser) {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = Browser::start(WIDE).await;
    browser.before_load(before).await;
    browser.open_path(&site, path).await;
    (site, browser)
}

const HEAR: &str = "
    window.heard = [];
    window.addEventListener('gouji-result', event => heard.push([
        event.target.localName, event.composed, event.detail && event.detail.verdict]));
";

#[tokio::test]
async fn an_element_checks_and_tells_its_host() {
    let (site, browser) = portal("/editor.html", HEAR).await;
    until(&browser, "shadow(0).querySelector('textarea.field')").await;
    // Whoever writes the title is not called away by what the host does.
    run(
        &browser,
        "document.getElementById('title').focus();
        document.querySelector('gouji-checker').value = arguments[0]",
        vec![json!(SAMPLE)],
    )
    .await;
    until(&browser, "shadow(0).querySelector('.verdict h2').textContent.includes('3 项不平')")
        .await;
    until(&browser, "heard.length > 0").await;
    let heard = run(&browser, "return heard", vec![]).await;
    assert_eq!(heard, json!([["gouji-checker", true, "does-not-reconcile"]]));
    let focused = browser.run("return document.activeElement.id", vec![]).await;
    assert_eq!(focused, json!("title"));
    let refused = browser
        .run(
            "document.querySelector('.publish').click();
        return document.querySelector('#outcome').textContent",
            vec![],
        )
        .await;
    assert!(refused.as_str().is_some_and(|it| it.contains("不能发布")), "{refused}");
    run(&browser, "shadow(0).querySelector('.proposal button.primary').click()", vec![]).await;
    until(&browser, "heard[heard.length - 1][2] === 'reconciles'").await;
    let published = browser
        .run(
            "document.querySelector('.publish').click();
        return document.querySelector('#outcome').textContent",
            vec![],
        )
        .await;
    assert_eq!(published, json!("已发布。"));
    let value = "return document.querySelector('gouji-checker').value";
    assert_eq!(browser.run(value, vec![]).await, json!(SAMPLE));
    browser.run("document.querySelector('gouji-checker').value = ''", vec![]).await;
    until(&browser, "heard[heard.length - 1][2] === null").await;
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
    assert_eq!(browser.console().await, [""; 0]);
    assert_eq!(browser.run("return Object.keys(localStorage).length", vec![]).await, json!(0));
}

#[tokio::test]
async fn two_elements_keep_to_themselves_and_clean_up() {
    let (_site, browser) = portal("/editor.html", HEAR).await;
    browser
        .run(
            "document.querySelector('form').append(document.createElement('gouji-checker'))",
            vec![],
        )
        .await;
    until(&browser, "shadow(0).querySelector('.field') && shadow(1).querySelector('.field')").await;
    run(
        &browser,
        "
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        shadow(1).querySelector('.field').dispatchEvent(new ClipboardEvent('paste',
            { clipboardData: data, bubbles: true, cancelable: true, composed: true }))",
        vec![json!(SAMPLE)],
    )
    .await;
    until(&browser, "shadow(1).querySelector('.verdict')").await;
    let script = "return [shadow(0).querySelector('.verdict') === null, heard.length]";
    assert_eq!(run(&browser, script, vec![]).await, json!([true, 1]));
    // F8 is for the element that has the focus.
    run(
        &browser,
        "shadow(1).querySelector('.verdict h2').dispatchEvent(new KeyboardEvent('keydown',
        { key: 'F8', bubbles: true, composed: true, cancelable: true }))",
        vec![],
    )
    .await;
    until(&browser, "shadow(1).activeElement.matches('td.figure')").await;
    // Taken away and put elsewhere it still has its text; taken away for good it does nothing.
    browser
        .run(
            "const it = document.querySelectorAll('gouji-checker')[1];
        window.taken = it; it.remove();
        document.querySelector('main').prepend(it)",
            vec![],
        )
        .await;
    until(&browser, "shadow(0).querySelector('.verdict')").await;
    let n_heard =
        run(&browser, "taken.remove(); taken.value = 'x'; return heard.length", vec![]).await;
    run(
        &browser,
        "document.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', bubbles: true }))",
        vec![],
    )
    .await;
    let left = run(
        &browser,
        "return [taken.shadowRoot.querySelector('.gouji') === null, heard.length]",
        vec![],
    )
    .await;
    assert_eq!(left, json!([true, n_heard]));
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn attributes_and_the_hosts_styles_act_as_told() {
    let (_site, browser) = portal("/editor.html", HEAR).await;
    until(&browser, "shadow(0).querySelector('.field')").await;
    let of = "const at = selector => getComputedStyle(shadow(0).querySelector(selector));";
    let style = |what: &'static str| format!("{of} return {what}");
    // The portal makes all buttons purple; none of the element's is.
    let color = run(&browser, &style("at('.zone-foot button').color"), vec![]).await;
    assert_ne!(color, json!("rgb(128, 0, 128)"));
    browser
        .run("document.querySelector('gouji-checker').setAttribute('theme', 'dark')", vec![])
        .await;
    let paper =
        run(&browser, &style("at('.gouji').getPropertyValue('--sheet').trim()"), vec![]).await;
    assert_eq!(paper, json!("#1b1e24"));
    browser.run("document.querySelector('gouji-checker').setAttribute('lang', 'en')", vec![]).await;
    until(&browser, "shadow(0).querySelector('.gouji').lang === 'en'").await;
    browser.run("document.querySelector('gouji-checker').style.setProperty('--gouji-accent', 'rgb(1, 2, 3)')", vec![]).await;
    let accent =
        run(&browser, &style("at('.gouji').getPropertyValue('--accent').trim()"), vec![]).await;
    assert_eq!(accent, json!("rgb(1, 2, 3)"));
    run(
        &browser,
        "const it = document.querySelector('gouji-checker');
        it.setAttribute('year', '2019'); it.value = arguments[0]",
        vec![json!(SAMPLE)],
    )
    .await;
    until(&browser, "shadow(0).querySelector('.report-year').textContent.includes('2019')").await;
    // As narrow as a telephone by the element's width, though the window is wide.
    browser.run("document.querySelector('gouji-checker').style.width = '390px'", vec![]).await;
    until(&browser, "getComputedStyle(shadow(0).querySelector('.workbench')).gridTemplateColumns.split(' ').length === 1").await;
}

#[tokio::test]
async fn a_program_that_does_not_arrive_is_said_and_tried_again() {
    let site = Site::portal();
    site.set_policy(STRICT);
    site.hide("/gouji/gouji_bg.wasm");
    let browser = Browser::start(NARROW).await;
    browser.open_path(&site, "/editor.html").await;
    until(&browser, "shadow(0).querySelector('[role=alert]').textContent.includes('重试')").await;
    site.heal();
    run(&browser, "shadow(0).querySelector('button').click()", vec![]).await;
    until(&browser, "shadow(0).querySelector('.field')").await;
}
