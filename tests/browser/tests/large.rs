//! A report that is too long to be read in the blink of an eye: it is read in a worker, or in slices
//! where there can be none; the page answers meanwhile, and the text is never lost.

use browser_tests::{Browser, STRICT, Site, WIDE};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
/// The checker is there too.
const WHOLE: &str = ".sample:not([disabled])";
const READING: &str = "#gouji-reading";

/// Makes a worker's words wait until `release()` is called: what happens before is no matter of how
/// fast it is.
const HELD: &str = "
    window.nWorkers = 0;
    window.released = new Promise(resolve => { window.release = resolve; });
    window.Worker = class extends Worker {
        constructor(...given) {
            super(...given);
            window.nWorkers += 1;
            let isFree = false;
            released.then(() => { isFree = true; });
            this.addEventListener('message', event => {
                if (isFree) { return; }
                event.stopImmediatePropagation();
                released.then(() => this.dispatchEvent(
                    new MessageEvent('message', { data: event.data })));
            });
        }
    };
";

/// The sample among so much prose that it has so many bytes.
const LONG: &str = "
    const long = (sample, bytes) => {
        const line = '坚持以公开为常态、不公开为例外，组织培训3次，清理文件15件。\\n';
        const prose = line.repeat(bytes / 2 / new TextEncoder().encode(line).length);
        return prose + sample + '\\n' + prose;
    };
";

/// Pastes the sample among prose, with `word` behind it, into the first element for `selector`.
async fn paste_long(browser: &Browser, selector: &str, bytes: usize, word: &str) {
    let script = "
        const [selector, sample, bytes] = arguments;
        window.pasted = long(sample, bytes);
        const data = new DataTransfer();
        data.setData('text/plain', pasted);
        document.querySelector(selector).dispatchEvent(new ClipboardEvent('paste',
            { clipboardData: data, bubbles: true, cancelable: true, composed: true }));
    ";
    browser.wait_for(selector).await;
    let sample = format!("{SAMPLE}\n{word}");
    let arguments = vec![json!(selector), json!(sample), json!(bytes)];
    browser.run(&format!("{LONG}{script}"), arguments).await;
}

async fn opened(site: &Site, before: &str) -> Browser {
    let browser = Browser::start(WIDE).await;
    browser.before_load(before).await;
    browser.open(site).await;
    browser.wait_for(WHOLE).await;
    browser
}

async fn is_there(browser: &Browser, selector: &str) -> bool {
    let script = "return document.querySelector(arguments[0]) !== null";
    browser.run(script, vec![json!(selector)]).await == json!(true)
}

async fn verdict_is_that_of_the_sample(browser: &Browser) {
    let verdict = browser.text(".verdict h2").await;
    assert!(verdict.contains("3 项不平"), "{verdict}");
}

#[tokio::test]
async fn the_page_answers_while_a_worker_reads() {
    let site = Site::start();
    let browser = opened(&site, HELD).await;
    paste_long(&browser, FIELD, 5_000_000, "").await;
    let text = browser.text(READING).await;
    assert!(text.contains("正在读取 5.0 MB"), "{text}");
    assert!(is_there(&browser, "[aria-busy=true] progress").await);
    assert!(is_there(&browser, &format!("{READING}:focus")).await);
    browser.click(".switches button").await;
    browser.wait_for(".gouji.large").await;
    assert!(!is_there(&browser, ".verdict").await);
    browser.run("release()", vec![]).await;
    verdict_is_that_of_the_sample(&browser).await;
    assert!(!is_there(&browser, "[aria-busy]").await);
    // The worker is this page's program: nothing else is fetched than its two scripts.
    let requests = site.requests();
    let count = |name: &str| requests.iter().filter(|it| it.ends_with(name)).count();
    let counts = ["worker.js", "gouji_bg.wasm", "split_checker.wasm"].map(count);
    assert_eq!(counts, [1, 1, 1], "{requests:?}");
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
    assert_eq!(browser.console().await, [""; 0]);
}

#[tokio::test]
async fn a_reading_that_is_cancelled_gives_the_text_back() {
    let site = Site::start();
    let browser = opened(&site, HELD).await;
    paste_long(&browser, FIELD, 300_000, "").await;
    browser.wait_for(READING).await;
    browser.click("[aria-busy=true] button").await;
    let in_field = "return document.querySelector('main textarea').value === pasted";
    browser.wait_for("main textarea:focus").await;
    assert_eq!(browser.run(in_field, vec![]).await, json!(true));
    let text = browser.text(READING).await;
    assert!(text.contains("已取消") && text.contains("没有丢失"), "{text}");
    browser.run("release()", vec![]).await;
    assert!(!is_there(&browser, ".verdict").await, "nobody wants it any more");
    browser.click(".notice button").await;
    verdict_is_that_of_the_sample(&browser).await;
    assert_eq!(browser.run("return nWorkers", vec![]).await, json!(2));
}

#[tokio::test]
async fn of_a_text_too_long_for_the_field_it_says_that_it_is_kept() {
    let site = Site::start();
    let browser = opened(&site, HELD).await;
    paste_long(&browser, FIELD, 2_000_000, "").await;
    browser.click("[aria-busy=true] button").await;
    let script = "const it = document.querySelector('main textarea');
        return [it.value, it.placeholder.includes('完整保留')]";
    browser.wait_for("main textarea").await;
    assert_eq!(browser.run(script, vec![]).await, json!(["", true]));
    browser.run("release()", vec![]).await;
    browser.click(".notice button").await;
    verdict_is_that_of_the_sample(&browser).await;
    // The lines around the tables are shown, under their numbers in the whole text.
    browser.click(".tabs button:last-child").await;
    let script = "const lines = [...document.querySelectorAll('.source-text li')];
        const line = lines.find(it => it.textContent.includes('三、收到和处理'));
        return [lines.length, pasted.split('\\n')[line.dataset.line - 1] === line.textContent]";
    browser.wait_for(".source-text li").await;
    assert_eq!(browser.run(script, vec![]).await, json!([1000, true]));
}

#[tokio::test]
async fn another_paste_takes_the_place_of_a_reading() {
    let site = Site::start();
    let browser = opened(&site, HELD).await;
    paste_long(&browser, FIELD, 5_000_000, "").await;
    browser.wait_for(READING).await;
    browser.paste("body", &SAMPLE.replace("74 |", "47 |"), None).await;
    let verdict = browser.text(".verdict h2").await;
    assert!(verdict.contains("全部平衡"), "{verdict}");
    browser.run("release()", vec![]).await;
    // Undo goes back to the long one, which is read then.
    browser.run("document.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }))", vec![]).await;
    browser.wait_for(".verdict.wrong, .verdict h2").await;
    let script = "return new Promise(resolve => {
        const look = () => document.querySelector('.verdict h2')?.textContent.includes('3 项不平')
            ? resolve(true) : setTimeout(look, 20);
        look();
    })";
    assert_eq!(browser.run(script, vec![]).await, json!(true));
}

#[tokio::test]
async fn without_a_worker_the_page_reads_in_slices() {
    let hidden: fn(&Site) = |it| it.hide("/worker.js");
    let forbidden: fn(&Site) = |it| {
        it.set_policy(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
             img-src 'self'; connect-src 'self'; worker-src 'none'",
        );
    };
    let damaged: fn(&Site) = |it| it.replace("/worker.js", b"<html>blocked by gateway</html>");
    for spoil in [hidden, forbidden, damaged] {
        let site = Site::start();
        spoil(&site);
        let browser = opened(&site, SEEN).await;
        paste_long(&browser, FIELD, 5_000_000, "").await;
        verdict_is_that_of_the_sample(&browser).await;
        let shares = browser.run("return seen", vec![]).await;
        assert!(is_rising(&shares), "{shares}");
    }
}

/// Notes the shares that the page shows, once for each time that it answers.
const SEEN: &str = "
    window.seen = [];
    const look = root => {
        const bar = root && root.querySelector('progress');
        if (bar && bar.value !== seen[seen.length - 1]) { seen.push(bar.value); }
    };
    setInterval(() => {
        const element = document.querySelector('gouji-checker');
        look(element ? element.shadowRoot : document);
    }, 0);
";

/// The page answered several times while it read.
fn is_rising(shares: &Value) -> bool {
    let shares: Vec<f64> =
        shares.as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    shares.len() > 3 && shares.is_sorted()
}

#[tokio::test]
async fn a_worker_that_fails_is_the_tools_fault_and_the_page_goes_on() {
    let site = Site::faulty();
    let browser = opened(&site, "").await;
    paste_long(&browser, FIELD, 600_000, "FAULT-PANIC").await;
    let text = browser.text(".fault").await;
    assert!(text.contains("本工具的问题") && text.contains("没有丢失"), "{text}");
    let given_back = "return document.querySelector('.fault textarea').value === pasted";
    assert_eq!(browser.run(given_back, vec![]).await, json!(true));
    browser.paste("body", SAMPLE, None).await;
    verdict_is_that_of_the_sample(&browser).await;
    assert!(!is_there(&browser, ".fault").await);
}

#[tokio::test]
async fn slices_that_fail_give_the_text_back() {
    let site = Site::faulty();
    site.hide("/worker.js");
    let browser = opened(&site, "").await;
    paste_long(&browser, FIELD, 600_000, "FAULT-PANIC").await;
    browser.wait_for(".fault textarea").await;
    let given_back = "return document.querySelector('.fault textarea').value === pasted";
    assert_eq!(browser.run(given_back, vec![]).await, json!(true));
}

/// Opens the portal's editor, gives its element a long report, and waits for what it comes to.
async fn in_an_element(site: &Site) -> Browser {
    let browser = Browser::start(WIDE).await;
    browser.before_load(SEEN).await;
    browser.open_path(site, "/editor.html").await;
    let script = "
        const [sample] = arguments;
        return new Promise(async resolve => {
            await customElements.whenDefined('gouji-checker');
            window.heard = [];
            window.addEventListener('gouji-result', event => {
                heard.push(event.detail && event.detail.verdict);
                if (event.detail) { resolve(heard); }
            });
            document.querySelector('gouji-checker').value = long(sample, 5000000);
        });
    ";
    browser.wait_for("gouji-checker").await;
    let heard = browser.run(&format!("{LONG}{script}"), vec![json!(SAMPLE)]).await;
    let verdicts = heard.as_array().expect("a list").clone();
    assert_eq!(verdicts.last(), Some(&json!("does-not-reconcile")), "{heard}");
    browser
}

#[tokio::test]
async fn an_element_under_trusted_types_reads_in_slices() {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = in_an_element(&site).await;
    assert!(!site.requests().iter().any(|it| it.ends_with("/worker.js")));
    let shares = browser.run("return seen", vec![]).await;
    assert!(is_rising(&shares), "{shares}");
}

#[tokio::test]
async fn an_element_reads_in_a_worker_where_it_may() {
    let site = Site::portal();
    let browser = in_an_element(&site).await;
    assert!(site.requests().iter().any(|it| it.ends_with("/worker.js")));
    assert_eq!(browser.console().await, [""; 0]);
}
