//! A report, a script or a page around a frame that means harm, in a real browser.
//! docs/security.md names these tests.

use browser_tests::{Browser, STRICT, Site, WIDE};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
const SAMPLE: &str = include_str!("../../../docs/sample.txt");

/// Notes what must not happen before anything of the page has run.
const ALARM: &str = "
    window.alarms = [];
    window.pwned = what => window.alarms.push('ran ' + what);
    for (const name of ['alert', 'confirm', 'prompt', 'open']) {
        window[name] = () => window.alarms.push(name);
    }
    // The library that draws empties a place through innerHTML, and has a way to put markup there.
    const watch = (prototype, name) => {
        const usual = Object.getOwnPropertyDescriptor(prototype, name);
        const set = function (value) {
            if (value !== '') { window.alarms.push(name); }
            usual.set.call(this, value);
        };
        Object.defineProperty(prototype, name, { ...usual, set });
    };
    watch(Element.prototype, 'innerHTML');
    watch(Element.prototype, 'outerHTML');
    watch(ShadowRoot.prototype, 'innerHTML');
    watch(HTMLIFrameElement.prototype, 'srcdoc');
    const refuse = (prototype, name) => {
        prototype[name] = () => window.alarms.push(name);
    };
    refuse(Element.prototype, 'insertAdjacentHTML');
    refuse(Document.prototype, 'write');
    refuse(Document.prototype, 'writeln');
    refuse(DOMParser.prototype, 'parseFromString');
    refuse(Range.prototype, 'createContextualFragment');
    document.addEventListener('securitypolicyviolation', event =>
        window.alarms.push('policy ' + event.violatedDirective + ' ' + event.blockedURI));
";

/// What a report would bring in, if any of it became part of the page.
const BROUGHT: &str = "
    const root = arguments[0] ? document.querySelector(arguments[0]).shadowRoot : document;
    const app = root.querySelector('.gouji');
    const inside = app.querySelectorAll('script, img, svg, math, iframe, object, embed, base, meta, ' +
        'template, noscript, link, a, form, style, video, audio, marquee, [is], [srcdoc], [style]');
    const names = Array.from(inside, it => it.outerHTML);
    for (const element of app.querySelectorAll('*')) {
        for (const it of element.attributes) {
            if (/^on/i.test(it.name) || /^\\s*javascript:/i.test(it.value)) { names.push(it.name); }
        }
    }
    return names.concat(window.alarms, document.querySelectorAll('head base, head meta[http-equiv=refresh]').length || []);
";

/// Markup of every kind that runs, loads, leads away or closes what stands around it.
const MARKUP: &str = "<script>pwned('script')</script><img src=x onerror=\"pwned('img')\">\
    <svg onload=\"pwned('svg')\"><script>pwned('svg script')</script></svg>\
    <a href=\"javascript:pwned('link')\">公开</a><base href=\"https://example.org/\">\
    <meta http-equiv=\"refresh\" content=\"0;url=https://example.org/\">\
    <template><img src=x onerror=\"pwned('template')\"></template>\
    <noscript><p title=\"</noscript><img src=x onerror=pwned('noscript')>\"></noscript>\
    <iframe srcdoc=\"<script>parent.pwned('frame')</script>\"></iframe>\
    <math><mtext><table><mglyph><style><img src=x onerror=pwned('mxss')></style></mglyph></table></mtext></math>\
    <link rel=stylesheet href=\"https://example.org/a.css\"><style>@import 'https://example.org/b.css';</style>\
    <form action=\"https://example.org/\"><input autofocus onfocus=\"pwned('focus')\"></form>\
    <video src=x onerror=\"pwned('video')\"></video><object data=\"https://example.org/\"></object>\
    <x onclick=pwned('x') style=\"background:url(https://example.org/c)\" tabindex=0>文</x>";

/// The sample as a page, with `markup` in its title, a label, and a cell.
fn hostile_page(markup: &str) -> String {
    let row = |it: &str| it.split(" | ").map(|it| format!("<td>{it}</td>")).collect::<String>();
    let lines = SAMPLE.lines().map(|it| it.trim_end_matches(" |"));
    let body: String = lines
        .map(|it| match it.contains(" | ") {
            true => format!("<tr>{}</tr>", row(it)),
            false => format!("</table><p>{it}</p><table>"),
        })
        .collect();
    let body = body.replacen("（一）予以公开", &format!("（一）予以{markup}公开"), 1);
    let body = body.replacen("<td>0</td>", &format!("<td>{markup}零件</td>"), 1);
    format!("<html><head>{markup}</head><body>{markup}<table>{body}</table>{markup}</body></html>")
}

/// The same markup as a report shows it to its readers: as text.
fn escaped(markup: &str) -> String {
    markup.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Looks at everything that is drawn of a report: cards, source, English, the text field.
async fn look_everywhere(browser: &Browser) {
    browser.wait_for(".verdict").await;
    browser
        .run(
            "document.querySelectorAll('.panel details').forEach(it => { it.open = true })",
            vec![],
        )
        .await;
    browser.click(".tabs button:last-child").await;
    browser.wait_for(".source-text li").await;
    browser.click(".report-actions button:first-child").await;
    browser.click(".switches button[lang]").await;
    browser.wait_for(".gouji[lang='en']").await;
}

#[tokio::test]
async fn nothing_of_a_report_becomes_part_of_the_page() {
    for markup in [MARKUP.to_owned(), escaped(MARKUP), escaped(&escaped(MARKUP))] {
        let site = Site::start();
        let browser = Browser::start(WIDE).await;
        browser.before_load(ALARM).await;
        browser.open(&site).await;
        browser.paste(FIELD, MARKUP, Some(&hostile_page(&markup))).await;
        look_everywhere(&browser).await;
        assert_eq!(browser.run(BROUGHT, vec![]).await, json!([]));
        assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
        let address = browser.run("return location.href", vec![]).await;
        assert_eq!(address, json!(format!("{}/", site.origin())));
        assert_eq!(browser.console().await, [""; 0]);
    }
}

#[tokio::test]
async fn names_of_files_and_titles_are_text() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.before_load(ALARM).await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    let name = "<img src=x onerror=pwned('name')>\u{202e}txt.exe";
    let text = format!("{MARKUP}政府信息公开工作年度报告\n{SAMPLE}");
    let drop = "const data = new DataTransfer();
        data.items.add(new File([arguments[1]], arguments[0]));
        document.querySelector('main').dispatchEvent(new DragEvent('drop',
            { dataTransfer: data, bubbles: true, cancelable: true }))";
    for (name, text) in
        [(name, SAMPLE.lines().skip(1).collect::<Vec<_>>().join("\n")), ("a.txt", text)]
    {
        browser.run(drop, vec![json!(name), json!(text)]).await;
        browser.wait_for(".report-name").await;
        look_everywhere(&browser).await;
        assert_eq!(browser.run(BROUGHT, vec![]).await, json!([]));
        let shown = browser.text(".report-name").await;
        assert!(!shown.contains('\u{202e}'), "{shown}");
        browser.click(".switches button[lang]").await;
        browser.click(".report-actions button:last-child").await;
        browser.wait_for(".sample:not([disabled])").await;
    }
    assert_eq!(browser.foreign_requests(&site).await, [""; 0]);
}

/// What is hidden in a report is written out wherever its own words are shown.
#[tokio::test]
async fn hidden_characters_are_shown_as_their_numbers() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    let bad = SAMPLE.replacen("| 0 |", "| \u{202e}21\u{200b}3 |", 1);
    browser.paste(FIELD, &bad, None).await;
    look_everywhere(&browser).await;
    let text = browser.run("return document.querySelector('.workbench').textContent", vec![]).await;
    let text = text.as_str().unwrap_or_default();
    assert!(text.contains("[U+202E]21[U+200B]3"), "{text}");
    assert!(!text.contains(['\u{202e}', '\u{200b}']), "{text}");
}

/// What another page of the same origin left in the browser's storage is no draft, or a harmless one.
#[tokio::test]
async fn a_draft_by_somebody_else_does_no_harm() {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.before_load(ALARM).await;
    browser.open(&site).await;
    browser.wait_for(".sample:not([disabled])").await;
    let head = "gouji-draft 1\nhtml\nname <img src=x onerror=pwned('draft')>\n\
        edit applications 9999 9999 1\nedit applications 0 0 <b onclick=pwned('edit')>\n\
        edit disputes -1 99999999999999999999 1\nignore x\t<script>pwned('why')</script>\n\n";
    let draft = format!("{head}{}", hostile_page(MARKUP));
    let cell = "applications 65535 65535 9";
    for (draft, cell) in
        [(draft.as_str(), cell), ("gouji-draft 1\nhtml", cell), ("\0\u{feff}", "\0")]
    {
        let script = "localStorage['gouji-settings'] = 'draft __proto__ <b>';
            localStorage['gouji-draft'] = arguments[0];
            localStorage['gouji-draft-cell'] = arguments[1]";
        browser.run(script, vec![json!(draft), json!(cell)]).await;
        browser.run("window.onbeforeunload = null", vec![]).await;
        browser.open(&site).await;
        browser.wait_for(".verdict, .sample:not([disabled])").await;
        assert_eq!(browser.run(BROUGHT, vec![]).await, json!([]), "{draft}");
        assert_eq!(
            browser.run("return document.querySelector('.fault')", vec![]).await,
            Value::Null
        );
    }
}

/// What a host hands to the script interface, and what comes of it.
const SCRIPTS: &str = "
    const done = arguments[arguments.length - 1];
    const sample = arguments[0];
    (async () => {
        const { init, check, checkFile } = await import('/gouji/index.js');
        await init();
        const outcome = act => {
            try { return act().verdict; } catch (error) { return error instanceof Error ? error.name : String(error); }
        };
        const thrown = new EvalError('the host');
        let calls = 0;
        Object.prototype.text = sample;
        Object.prototype.html = '<table></table>';
        const polluted = [outcome(() => check({})), outcome(() => check([])), outcome(() => check({ text: sample }))];
        delete Object.prototype.text;
        delete Object.prototype.html;
        const results = {
            polluted,
            proto: outcome(() => check(JSON.parse('{\"__proto__\": {\"text\": \"x\"}}'))),
            inherited: outcome(() => check(Object.create({ text: sample }))),
            bare: outcome(() => check(Object.assign(Object.create(null), { text: sample }))),
            frozen: outcome(() => check(Object.freeze({ text: sample, name: 'a' }))),
            own: outcome(() => check({ text: sample, hasOwnProperty: () => false })),
            getter: outcome(() => check({ get text() { calls += 1; return sample; } })),
            calls: calls,
            getterThrows: outcome(() => check({ get text() { throw thrown; } })),
            proxyThrows: outcome(() => check(new Proxy({}, { getOwnPropertyDescriptor() { throw thrown; } }))),
            proxyGets: outcome(() => check(new Proxy({ text: sample }, { get() { throw thrown; } }))),
            proxyLies: outcome(() => check(new Proxy({ text: sample }, { get: () => 7 }))),
            revoked: outcome(() => { const it = Proxy.revocable({}, {}); it.revoke(); return check(it.proxy); }),
            again: outcome(() => check({ get text() { check(sample); return sample; } })),
            array: outcome(() => check(new Array(4294967295))),
            numbers: [undefined, null, 7, NaN, true, Symbol('x'), 7n, () => sample, new String(sample), new Date(0)]
                .map(it => outcome(() => check(it))),
            fields: [{ text: 7 }, { text: null, html: {} }, { html: [sample] }].map(it => outcome(() => check(it))),
            name: check({ text: sample, name: '__proto__' }).source.name,
            plain: Object.getPrototypeOf(check(sample)) === Object.prototype,
            untouched: Object.keys(Object.prototype).length,
            surrogates: check({ text: '\\ud800' + sample + '\\udc00', name: '\\ud800\\0' }).source.name,
            zero: outcome(() => check('\\0' + sample)),
            long: outcome(() => check('7'.repeat(30 << 20))),
            longField: outcome(() => check({ text: '7'.repeat(30 << 20) })),
            file: [7, 'x', null, new ArrayBuffer(8), new Proxy(new Uint8Array(8), {})]
                .map(it => outcome(() => checkFile('a.txt', it))),
            fileName: [null, undefined, {}, Symbol('x')].map(it => outcome(() => checkFile(it, new Uint8Array(8)))),
            longFile: outcome(() => checkFile('a.txt', new Uint8Array(400 << 20))),
            detached: outcome(() => {
                const bytes = new Uint8Array(8);
                structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
                return checkFile('a.txt', bytes);
            }),
        };
        // A thousand calls that throw leave the program as it was.
        for (let nth = 0; nth < 20000; nth += 1) {
            outcome(() => check(new Proxy({}, { getOwnPropertyDescriptor() { throw thrown; } })));
        }
        results.after = outcome(() => check(sample));
        return results;
    })().then(done, error => done(String(error && error.stack)));
";

#[tokio::test]
async fn tricks_through_the_script_interface_come_to_nothing() {
    let site = Site::portal();
    site.set_policy(STRICT);
    let browser = Browser::start(WIDE).await;
    browser.open_path(&site, "/editor.html").await;
    browser
        .run(
            &format!(
                "const start = function () {{ {SCRIPTS} }};
        start(arguments[0], it => {{ window.outcome = it }})"
            ),
            vec![json!(SAMPLE)],
        )
        .await;
    let outcome = until(&browser, "window.outcome").await;
    let wrong = vec![json!("TypeError"); 10];
    let expected = json!({
        "polluted": ["TypeError", "TypeError", "does-not-reconcile"],
        "proto": "TypeError", "inherited": "TypeError",
        "bare": "does-not-reconcile", "frozen": "does-not-reconcile", "own": "does-not-reconcile",
        "getter": "does-not-reconcile", "calls": 1, "getterThrows": "EvalError",
        "proxyThrows": "EvalError", "proxyGets": "EvalError", "proxyLies": "TypeError",
        "revoked": "TypeError", "again": "does-not-reconcile", "array": "TypeError",
        "numbers": wrong, "fields": ["TypeError", "TypeError", "TypeError"],
        "name": "__proto__", "plain": true, "untouched": 0,
        "surrogates": "\u{fffd}\0", "zero": "does-not-reconcile",
        "long": "RangeError", "longField": "RangeError",
        "file": ["TypeError", "TypeError", "TypeError", "TypeError", "TypeError"],
        "fileName": ["nothing-to-check", "nothing-to-check", "nothing-to-check", "nothing-to-check"],
        "longFile": "nothing-to-check", "detached": "nothing-to-check", "after": "does-not-reconcile",
    });
    for (name, value) in expected.as_object().expect("it is written as an object") {
        assert_eq!(&outcome[name], value, "{name} of {outcome}");
    }
    assert_eq!(browser.console().await, [""; 0]);
}

/// What a script in the page says, once it says something.
async fn until(browser: &Browser, script: &str) -> Value {
    for _ in 0..1200 {
        let value = browser.run(&format!("return {script}"), vec![]).await;
        if !matches!(value, Value::Null | Value::Bool(false)) {
            return value;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {script}");
}

/// A folder with these pages beside the files of `from`.
fn pages(name: &str, from: Option<&Path>, pages: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _absent_is_fine = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("the folder can be made");
    for entry in from.into_iter().flat_map(|it| fs::read_dir(it).expect("the page is built")) {
        let path = entry.expect("an entry can be read").path();
        if path.is_file() {
            fs::copy(&path, folder.join(path.file_name().unwrap_or_default())).expect("a copy");
        }
    }
    for (name, text) in pages {
        fs::write(folder.join(name), text).expect("the page can be written");
    }
    folder
}

/// A page that sends its parent what it is told to, and remembers what it hears.
const CHILD: &str = "
    window.heard = [];
    addEventListener('message', event => {
        if (event.data && event.data.send !== undefined) {
            parent.postMessage(event.data.send, '*');
        } else {
            window.heard.push(event.data);
        }
    });
    parent.postMessage({ child: true }, '*');
";

const FRAMES: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; \
                      img-src data: 'self'; connect-src 'self'; frame-src *";

/// The page around a frame believes nobody but that frame, and no number that is none.
#[tokio::test]
async fn forged_messages_change_nothing_around_a_frame() {
    const HOST: &str = "<!DOCTYPE html><title>host</title><link rel=icon href='data:,'>\
        <iframe data-gouji src=child.html></iframe><iframe id=sibling src=child.html></iframe>\
        <script src=host.js></script><script src=frame.js></script>";
    const COUNT: &str = "window.results = [];
        addEventListener('gouji-result', event => results.push(event.detail));
        window.children = 0;
        addEventListener('message', event => { if (event.data.child) { children += 1 } })";
    let root = pages(
        "forged",
        None,
        &[
            ("host.html", HOST),
            ("host.js", COUNT),
            ("child.html", "<!DOCTYPE html><title>child</title><script src=child.js></script>"),
            ("child.js", CHILD),
            ("frame.js", include_str!("../../../static/package/frame.js")),
        ],
    );
    let site = Site::at(root);
    site.set_policy(FRAMES);
    let browser = Browser::start(WIDE).await;
    browser.open_path(&site, "/host.html").await;
    until(&browser, "children === 2").await;
    // The frame itself may tell a height, within bounds, and a result.
    let tell = "const frame = document.querySelectorAll('iframe')[arguments[0]];
        for (const send of arguments[1]) { frame.contentWindow.postMessage({ send }, '*') }";
    let height = |it: i64| json!({ "type": "gouji-height", "height": it });
    browser.run(tell, vec![json!(0), json!([height(700)])]).await;
    until(&browser, "document.querySelector('[data-gouji]').style.height === '700px'").await;
    // A sibling, the host's own scripts and whatever else has a window may not.
    let result = json!({ "type": "gouji-result", "result": { "verdict": "reconciles" } });
    browser.run(tell, vec![json!(1), json!([height(900), result])]).await;
    browser.run("window.postMessage(arguments[0], '*')", vec![result.clone()]).await;
    // The frame tells what is no height at all.
    let odd = "const frame = document.querySelector('[data-gouji]');
        window.heights = [];
        new MutationObserver(() => heights.push(frame.style.height)).observe(frame, { attributes: true });
        const height = it => ({ type: 'gouji-height', height: it });
        const odd = [NaN, -Infinity, Infinity, 1e308, -5, 0, '100000', '9;position:fixed', {}, [1, 2], null, undefined,
            true, new Date(0), 7n].map(height).concat([null, 0, '', 'gouji-height', [], { type: 'gouji-height' },
            { type: '__proto__' }, { type: ['gouji-height'], height: 5 }]);
        for (const send of odd) { frame.contentWindow.postMessage({ send }, '*') }
        frame.contentWindow.postMessage({ send: height(701) }, '*')";
    browser.run(odd, vec![]).await;
    until(&browser, "document.querySelector('[data-gouji]').style.height === '701px'").await;
    let heights = browser.run("return heights", vec![]).await;
    for height in heights.as_array().expect("a list") {
        let pixels = height.as_str().and_then(|it| it.strip_suffix("px")).map(str::parse::<u32>);
        assert!(matches!(pixels, Some(Ok(200..=30_000))), "{heights}");
    }
    assert_eq!(browser.run("return results", vec![]).await, json!([]));
    browser.run(tell, vec![json!(0), json!([result])]).await;
    let told = until(&browser, "results.length && results").await;
    assert_eq!(told, json!([{ "verdict": "reconciles" }]));
}

/// The page in a frame answers the origin that it comes from, and no other that says hello.
#[tokio::test]
async fn a_page_in_a_frame_answers_no_stranger() {
    const HEAR: &str = "window.heard = [];
        addEventListener('message', event => heard.push(event.data))";
    let built = std::env::var_os("GOUJI_SITE").expect("GOUJI_SITE names the built page");
    let host = |frame: &str| {
        format!(
            "<!DOCTYPE html><title>host</title><link rel=icon href='data:,'>\
             <script src=host.js></script><iframe width=800 height=600 {frame}></iframe>"
        )
    };
    let own = host("src=index.html");
    let root = pages(
        "framed",
        Some(Path::new(&built)),
        &[
            ("own.html", &own),
            ("host.js", HEAR),
            ("nested.html", &host("src=middle.html")),
            ("middle.html", "<!DOCTYPE html><title>m</title><iframe src=index.html></iframe>"),
        ],
    );
    let site = Site::at(root);
    site.set_policy(FRAMES);
    let foreign = host(&format!("src='{}/index.html'", site.origin()));
    let opaque = host(&format!(
        "srcdoc=\"<iframe width=700 height=500 src='{}/index.html'></iframe>\" sandbox=allow-scripts",
        site.origin()
    ));
    let stranger = Site::at(pages(
        "stranger",
        None,
        &[("foreign.html", &foreign), ("opaque.html", &opaque), ("host.js", HEAR)],
    ));
    stranger.set_policy(FRAMES);
    let browser = Browser::start(WIDE).await;
    let hello = "frames[0].postMessage({ type: 'gouji-hello' }, '*'); return heard";
    // Its own origin is answered: with a height, and with the result, of which there is none yet.
    browser.open_path(&site, "/own.html").await;
    let mut heard = json!([]);
    for _ in 0..400 {
        heard = browser.run(hello, vec![]).await;
        if heard.as_array().is_some_and(|it| it.len() >= 2) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    assert!(heard[0]["type"] == "gouji-height" && heard[1]["type"] == "gouji-result", "{heard}");
    // A stranger is not, however often it asks; nor is a page that is not the parent, nor one
    // without an origin.
    for (site, path) in
        [(&stranger, "/foreign.html"), (&stranger, "/opaque.html"), (&site, "/nested.html")]
    {
        browser.open_path(site, path).await;
        for _ in 0..40 {
            let deepest = "let it = frames[0]; try { while (it.frames.length) { it = it.frames[0] } } catch (e) {}
                it.postMessage({ type: 'gouji-hello' }, '*'); return heard";
            assert_eq!(browser.run(deepest, vec![]).await, json!([]), "{path}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}
