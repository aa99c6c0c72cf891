//! The page without a network after one visit, and what happens when a new build is published.
//! 127.0.0.1 is as good as https for a service worker.

use browser_tests::{Browser, Site, WIDE};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
/// The checker is there too.
const WHOLE: &str = ".sample:not([disabled])";
/// Makes the page that was built with faults fail, and no other.
const FAULT: &str = "FAULT-PANIC";
const LATER: &str = "/split_checker.wasm";

/// A site of which this browser keeps the present build.
async fn kept() -> (Site, Browser) {
    let site = Site::start();
    let browser = Browser::with_worker(WIDE).await;
    browser.open(&site).await;
    browser.wait_for(WHOLE).await;
    browser.run("return navigator.serviceWorker.ready.then(() => true)", vec![]).await;
    (site, browser)
}

/// Visits the page anew, once no page of the site is open.
async fn visit(browser: &Browser, site: &Site) {
    browser.leave().await;
    browser.open(site).await;
    browser.wait_for(WHOLE).await;
}

/// Pastes the sample with a line that only the build with faults fails on.
async fn is_faulty(browser: &Browser) -> bool {
    browser.paste(FIELD, &format!("{SAMPLE}\n{FAULT}"), None).await;
    browser.wait_for(".verdict, .fault textarea").await;
    browser.run("return Boolean(document.querySelector('.fault'))", vec![]).await == json!(true)
}

/// Has the browser look for a new build, and waits until that has arrived or has failed.
async fn updated(browser: &Browser) {
    let settled = "return navigator.serviceWorker.getRegistration().then(it => it.update())
        .catch(() => null).then(() => true)";
    browser.run(settled, vec![]).await;
    let busy =
        "return navigator.serviceWorker.getRegistration().then(it => Boolean(it.installing))";
    until(async || browser.run(busy, vec![]).await == json!(false)).await;
}

async fn waits(browser: &Browser) -> bool {
    let script = "return navigator.serviceWorker.getRegistration().then(it => Boolean(it.waiting))";
    browser.run(script, vec![]).await == json!(true)
}

async fn until(condition: impl AsyncFn() -> bool) {
    for _ in 0..600 {
        if condition().await {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("it never comes true");
}

/// The paths that are kept, in all caches, and whether one of their bodies has `word`.
async fn in_caches(browser: &Browser, word: &str) -> (BTreeSet<String>, Value) {
    let script = "return (async word => {
        const paths = [];
        let found = false;
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
                paths.push(request.url.slice(location.origin.length));
                found = found || (await (await cache.match(request)).text()).includes(word);
            }
        }
        return [paths, found];
    })(arguments[0])";
    let answer = browser.run(script, vec![json!(word)]).await;
    let paths = answer[0].as_array().into_iter().flatten();
    let paths = paths.filter_map(Value::as_str).map(str::to_owned);
    (paths.collect(), answer[1].clone())
}

async fn status_of(browser: &Browser, address: &str) -> Value {
    let script = "return fetch(arguments[0]).then(it => it.status)";
    browser.run(script, vec![json!(address)]).await
}

#[tokio::test]
async fn works_without_a_network_after_one_visit() {
    let (site, browser) = kept().await;
    let n_requests = site.requests().len();
    site.stop();
    visit(&browser, &site).await;
    browser.paste(FIELD, &SAMPLE.replace("青石镇", "某某镇"), None).await;
    let verdict = browser.text(".verdict h2").await;
    assert!(verdict.contains("3 项不平"), "{verdict}");
    // A second attempt asks the server and nobody else.
    assert_eq!(status_of(&browser, "./gouji.js").await, json!(200));
    assert_eq!(status_of(&browser, "./gouji.js?retry=2").await, json!(503));
    let asked: BTreeSet<String> = site.requests().split_off(n_requests).into_iter().collect();
    let expected = ["/gouji.js", "/sw.js"].map(str::to_owned);
    assert!(asked.is_subset(&BTreeSet::from(expected)), "{asked:?}");
    let (paths, has_report) = in_caches(&browser, "某某镇").await;
    assert_eq!(paths, site.files(), "all files are kept, and nothing else");
    assert_eq!(has_report, json!(false));
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
}

#[tokio::test]
async fn the_policy_is_kept_with_the_page() {
    let (site, browser) = kept().await;
    site.stop();
    visit(&browser, &site).await;
    let script = "return new Promise(done => {
        document.addEventListener('securitypolicyviolation', it => done(it.effectiveDirective));
        document.body.append(Object.assign(new Image(), { src: 'http://elsewhere.test/a.png' }));
    })";
    assert_eq!(browser.run(script, vec![]).await, json!("img-src"));
}

#[tokio::test]
async fn a_new_build_takes_over_at_the_next_visit() {
    let (site, browser) = kept().await;
    let version = browser.run("return caches.keys()", vec![]).await;
    visit(&browser, &site).await;
    site.publish_faulty();
    updated(&browser).await;
    assert!(waits(&browser).await);
    // The page that is open stays of one build.
    assert!(!is_faulty(&browser).await);
    let took_over = async || {
        visit(&browser, &site).await;
        !waits(&browser).await
    };
    until(took_over).await;
    let now = browser.run("return caches.keys()", vec![]).await;
    assert_eq!(now.as_array().map(Vec::len), Some(1), "the old build is gone: {now}");
    assert_ne!(now, version);
    visit(&browser, &site).await;
    assert!(is_faulty(&browser).await);
}

#[tokio::test]
async fn a_build_that_arrives_in_part_or_altered_is_not_used() {
    let damage: [fn(&Site); 2] =
        [|it| it.hide(LATER), |it| it.replace("/gouji.js", b"export default null;")];
    for damage in damage {
        let (site, browser) = kept().await;
        site.publish_faulty();
        damage(&site);
        visit(&browser, &site).await;
        updated(&browser).await;
        assert!(!waits(&browser).await);
        visit(&browser, &site).await;
        assert!(!is_faulty(&browser).await);
        site.heal();
        updated(&browser).await;
        assert!(waits(&browser).await);
    }
}

/// As over http, and in a frame of somebody else's page.
#[tokio::test]
async fn elsewhere_none_is_asked_for() {
    const AT_ONCE: &str = "const usual = window.setTimeout;
        window.setTimeout = (work, _, ...rest) => usual(work, 0, ...rest);";
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.before_load(AT_ONCE).await;
    browser.open(&site).await;
    browser.wait_for(WHOLE).await;
    assert_eq!(browser.console().await, [""; 0]);
    let host = Browser::with_worker(WIDE).await;
    host.before_load(AT_ONCE).await;
    site.set_policy("");
    site.replace("/index.html", b"<!DOCTYPE html><iframe src='/'></iframe>");
    host.open_path(&site, "/index.html").await;
    let inside = "const page = frames[0].document;
        return Boolean(page.querySelector('.sample:not([disabled])'))";
    until(async || host.run(inside, vec![]).await == json!(true)).await;
    let registered = "return navigator.serviceWorker.getRegistrations().then(it => it.length)";
    assert_eq!(host.run(registered, vec![]).await, json!(0));
    assert!(!site.requests().contains(&"/sw.js".to_owned()));
}
