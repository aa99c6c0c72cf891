//! The script interface in a page and in a worker, under a policy that allows the site's own scripts
//! and WebAssembly. `tests/package/` has the same in Node.

use browser_tests::{POLICY, Portal, STRICT, Site};
use serde_json::{Value, json};
use std::path::Path;

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
/// A page in whose place an empty one is sent.
const EMPTY: &str = "/editor.html";
const WASM: &str = "/gouji/gouji_bg.wasm";

/// A page without an element, so that nothing but the test starts the program.
async fn bare() -> Portal {
    let site = Site::portal();
    site.set_policy(POLICY);
    site.replace(EMPTY, b"<!DOCTYPE html><link rel='icon' href='data:,'>");
    Portal::of(site, EMPTY, "").await
}

#[tokio::test]
async fn a_portal_checks_a_file_that_was_chosen() {
    let portal = Portal::open("/", STRICT, "").await;
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/sample.txt");
    let sample = sample.canonicalize().expect("the sample is there");
    let field = portal.browser.wait_for("#file").await;
    field.send_keys(&sample.to_string_lossy()).await.expect("a file can be chosen");
    portal.until("document.querySelector('#script-outcome.bad')").await;
    let outcome = portal.browser.text("#script-outcome").await;
    assert!(outcome.contains("勾稽关系不平"), "{outcome}");
}

#[tokio::test]
async fn two_calls_come_to_the_same_and_init_may_be_called_twice() {
    let portal = bare().await;
    let script = "
        const { init, check, checkFile, version } = await import('/gouji/index.js');
        const first = init();
        const same = init() === first;
        await first;
        await init();
        const [text] = arguments;
        const results = [check(text), check(text), check({ text }),
            checkFile('', new TextEncoder().encode(text))].map(it => JSON.stringify(it));
        return [same, /^[0-9.]+$/.test(version()), new Set(results).size, check(text).verdict]";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    assert_eq!(told, json!([true, true, 1, "does-not-reconcile"]));
    assert_eq!(portal.browser.console().await, [""; 0]);
    let asked = portal.site.requests().iter().filter(|it| *it == WASM).count();
    assert_eq!(asked, 1, "the program is fetched once");
}

/// What `check` comes to in a worker of the portal's.
async fn in_worker(portal: &Portal) -> Value {
    let script = "
        const worker = new Worker('./worker.js', { type: 'module' });
        const told = await new Promise((done, failed) => {
            worker.onmessage = event => done(event.data);
            worker.onerror = failed;
            worker.postMessage({ id: 7, input: arguments[0] });
        });
        worker.terminate();
        const { init, check } = await import('/gouji/index.js');
        await init();
        return [told.id, JSON.stringify(told.result) === JSON.stringify(check(arguments[0]))]";
    portal.run(script, vec![json!(SAMPLE)]).await
}

#[tokio::test]
async fn a_worker_comes_to_the_same_as_the_page() {
    let portal = bare().await;
    assert_eq!(in_worker(&portal).await, json!([7, true]));
    assert_eq!(portal.browser.console().await, [""; 0]);
}

#[tokio::test]
async fn what_does_not_arrive_is_told_and_can_be_tried_again() {
    let portal = bare().await;
    portal.site.hide(WASM);
    let init = "
        const { init, check } = await import('/gouji/index.js');
        try { await init(); return check(arguments[0]).verdict; } catch (error) { return error.message; }";
    let told = portal.run(init, vec![json!(SAMPLE)]).await;
    assert!(told.as_str().is_some_and(|it| it.contains("HTTP 404")), "{told}");
    portal.site.heal();
    assert_eq!(portal.run(init, vec![json!(SAMPLE)]).await, json!("does-not-reconcile"));
}

/// A server that does not know WebAssembly calls it text.
#[tokio::test]
async fn the_kind_that_the_server_tells_does_not_matter() {
    for kind in ["text/plain", "application/octet-stream"] {
        let portal = bare().await;
        portal.site.call_it(WASM, kind);
        let script = "
            const { init, check } = await import('/gouji/index.js');
            await init();
            return check(arguments[0]).verdict";
        let verdict = portal.run(script, vec![json!(SAMPLE)]).await;
        assert_eq!(verdict, json!("does-not-reconcile"), "{kind}");
        assert_eq!(portal.browser.console().await, [""; 0]);
    }
}

#[tokio::test]
async fn without_the_word_for_webassembly_init_says_that_the_policy_forbids_it() {
    let portal = bare().await;
    let policy = "default-src 'none'; script-src 'self'; connect-src 'self'";
    portal.site.set_policy(policy);
    portal.browser.open_path(&portal.site, EMPTY).await;
    let script = "
        const { init } = await import('/gouji/index.js');
        try { await init(); return 'started'; } catch (error) { return String(error); }";
    let told = portal.run(script, vec![]).await;
    assert!(told.as_str().is_some_and(|it| it.contains("CompileError")), "{told}");
}
