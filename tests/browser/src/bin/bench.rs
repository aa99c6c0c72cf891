//! Measures the page in a browser: `bench MEASURED PAGE EMPTY`, called by `cargo xtask bench`.
//!
//! `MEASURED` is the page with its script interface and the reports beside it, `PAGE` the page as
//! it is published, `EMPTY` a page of yew's that does nothing.

use browser_tests::{Browser, Site, WIDE};
use serde_json::{Value, json};
use std::path::PathBuf;

const READY: &str = "html[data-gouji='ready']";
const STARTS: usize = 9;
const WARM_UP: usize = 2;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [measured, page, empty] = folders.as_slice() else { panic!("bench MEASURED PAGE EMPTY") };
    measure_reports(&Site::at(measured)).await;
    measure_starts(&Site::at(page), &Site::at(empty)).await;
}

/// `performance.now()` is coarse: every time is that of so many runs that they take 20 ms.
const MEASURE: &str = "
    const [name] = arguments;
    return (async () => {
        const { check, verdict } = await import(new URL('gouji.js', document.baseURI).href);
        const response = await fetch('reports/' + name);
        const text = await response.text();
        const input = name.endsWith('.html') ? { html: text } : { text: text };
        const result = check(input);
        if (result.tables.length !== 3 || result.verdict !== verdict(input)) {
            throw new Error('check and verdict disagree over ' + name);
        }
        // The median of fifty times, and the least of them.
        function measure(run) {
            let batch = 1;
            const time = () => {
                const start = performance.now();
                for (let it = 0; it < batch; it += 1) { run(input); }
                return (performance.now() - start) / batch;
            };
            for (let it = 0; it < 30; it += 1) { run(input); }
            batch = Math.max(1, Math.ceil(20 / Math.max(0.01, time())));
            const times = Array.from({ length: 50 }, time).sort((a, b) => a - b);
            return [times[25], times[0]];
        }
        return [...measure(verdict), ...measure(check)];
    })();
";

const MEASURE_MIXED: &str = "
    const names = arguments[0];
    return (async () => {
        const { verdict } = await import(new URL('gouji.js', document.baseURI).href);
        const inputs = [];
        for (const name of names) {
            const text = await (await fetch('reports/' + name)).text();
            inputs.push(name.endsWith('.html') ? { html: text } : { text: text });
        }
        const times = [];
        for (let it = 0; it < 6; it += 1) {
            const start = performance.now();
            for (const input of inputs) { verdict(input); }
            times.push(performance.now() - start);
        }
        return times.slice(1).sort((a, b) => a - b);
    })();
";

async fn measure_reports(site: &Site) {
    let browser = Browser::start(WIDE).await;
    browser.open(site).await;
    browser.wait_for(READY).await;
    let list = browser.run("return fetch('reports/list.txt').then(it => it.text())", vec![]).await;
    let names: Vec<&str> = list.as_str().expect("there is a list").lines().collect();
    println!(
        "report                read and judge ms: median   least   as an object: median   least"
    );
    for name in names.iter().filter(|it| !it.starts_with("mixed/")) {
        let times = browser.run(MEASURE, vec![json!(name)]).await;
        let [median, least, object, least_object] = [0, 1, 2, 3].map(|it| number(&times[it]));
        println!("{name:22} {median:>25.3} {least:>7.3} {object:>22.3} {least_object:>7.3}");
    }
    let mixed: Vec<&&str> = names.iter().filter(|it| it.starts_with("mixed/")).collect();
    let times = browser.run(MEASURE_MIXED, vec![json!(mixed)]).await;
    let name = format!("{} mixed", mixed.len());
    println!("{name:22} {:>25.0} {:>7.0}", number(&times[2]), number(&times[0]));
}

/// Notes when the page is ready, in milliseconds since its navigation began.
const WATCH: &str = "
    new MutationObserver(() => {
        if (window.benchReady || document.documentElement?.dataset.gouji !== 'ready') { return; }
        window.benchReady = performance.now();
    }).observe(document, { attributes: true, childList: true, subtree: true });
";

async fn measure_starts(page: &Site, empty: &Site) {
    let browser = Browser::start(WIDE).await;
    browser.before_load(WATCH).await;
    let (mut pages, mut empties) = (Vec::new(), Vec::new());
    for _ in 0..STARTS + WARM_UP {
        pages.push(start(&browser, page).await);
        empties.push(start(&browser, empty).await);
    }
    let (page, empty) = (median(pages), median(empties));
    println!("\nstart of the page         {page:>8.1} ms");
    println!("start of an empty page    {empty:>8.1} ms");
    println!("ratio                     {:>8.2}", page / empty);
}

async fn start(browser: &Browser, site: &Site) -> f64 {
    browser.open(site).await;
    browser.wait_for(READY).await;
    number(&browser.run("return window.benchReady", vec![]).await)
}

fn median(times: Vec<f64>) -> f64 {
    let mut times = times[WARM_UP..].to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("the script returns a number")
}
