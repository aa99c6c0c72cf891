//! A page of somebody else's that has the checker in it. `cargo xtask test` lays it out.

use crate::{Browser, Site, WIDE};
use serde_json::{Value, json};
use std::time::Duration;

/// The portal's page in a browser.
pub struct Portal {
    /// What serves it.
    pub site: Site,
    /// What shows it.
    pub browser: Browser,
}

/// What scripts and conditions may call.
const HELPERS: &str = "
    const checker = n => document.querySelectorAll('gouji-checker')[n];
    const shadow = n => checker(n).shadowRoot;
    const result = it => new Promise(done => it.addEventListener('gouji-result', done, { once: true }));
    const pause = () => new Promise(done => setTimeout(done));
    ";

impl Portal {
    /// Opens `path` of the portal under `policy`, with `before` run before its scripts.
    pub async fn open(path: &str, policy: &'static str, before: &str) -> Self {
        let site = Site::portal();
        site.set_policy(policy);
        Self::of(site, path, before).await
    }

    /// Opens `path` of a page that is served already.
    pub async fn of(site: Site, path: &str, before: &str) -> Self {
        let browser = Browser::start(WIDE).await;
        browser.before_load(before).await;
        browser.open_path(&site, path).await;
        Self { site, browser }
    }

    /// Runs the body of an async function in the page: `checker(n)` is the page's n-th element,
    /// `shadow(n)` its shadow root, `result(it)` the next event of an element.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let body = format!("return (async function () {{ {HELPERS} {script} }})(...arguments)");
        self.browser.run(&body, arguments).await
    }

    /// Waits until `condition` is true in the page.
    pub async fn until(&self, condition: &str) {
        let script =
            format!("try {{ return Boolean({condition}) }} catch (error) {{ return false }}");
        for _ in 0..600 {
            if self.run(&script, vec![]).await == json!(true) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("never true: {condition}");
    }

    /// Waits until the n-th element can be pasted into.
    pub async fn ready(&self, n: usize) {
        self.until(&format!("shadow({n}).querySelector('.field')")).await;
    }
}
