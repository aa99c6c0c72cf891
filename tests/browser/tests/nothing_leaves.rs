//! Nothing leaves the page: a whole session, in which every way out of a page is recorded, comes to
//! the page's own files and the settings that the user chose.

use browser_tests::{Browser, STRICT, Site, WIDE};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::Duration;

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const FIELD: &str = "html[data-gouji='ready'] #app main textarea";
/// Words of the report, of an edit and of a reason: where one of them turns up, the report does.
const SECRETS: [&str; 4] = ["青石镇", "自然人", "31337", "台账"];

/// Records every call that could carry something out of the page or leave it behind, and whatever
/// the page calls a network by. The calls work as usual.
const RECORDER: &str = r#"
    window.record = [];
    window.printed = 0;
    const note = (name, args) => {
        const told = Array.from(args, it => {
            try { return typeof it === 'object' && it ? String(it.url || it.href || JSON.stringify(it)) : String(it); }
            catch (error) { return '?'; }
        });
        record.push([name, ...told]);
    };
    const method = (owner, ownerName, name) => {
        const usual = owner && owner[name];
        if (typeof usual !== 'function') { return; }
        owner[name] = function (...args) {
            note(ownerName + '.' + name, args);
            return Reflect.apply(usual, this, args);
        };
    };
    const constructor = name => {
        const usual = window[name];
        if (typeof usual !== 'function') { return; }
        window[name] = new Proxy(usual, { construct(target, args, self) {
            note('new ' + name, args);
            return Reflect.construct(target, args, self);
        } });
    };
    const setter = (owner, ownerName, name) => {
        const usual = owner && Object.getOwnPropertyDescriptor(owner, name);
        if (!usual || !usual.set) { return; }
        Object.defineProperty(owner, name, { ...usual, set(value) {
            note(ownerName + '.' + name + '=', [value]);
            usual.set.call(this, value);
        } });
    };
    ['fetch', 'open', 'postMessage'].forEach(it => method(window, 'window', it));
    ['XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'EventSource', 'WebTransport', 'RTCPeerConnection', 'Image',
        'Audio', 'Worker', 'SharedWorker', 'BroadcastChannel', 'MessageChannel', 'Notification', 'Request',
        'PaymentRequest', 'FormData', 'PresentationRequest'].forEach(constructor);
    method(Navigator.prototype, 'navigator', 'sendBeacon');
    method(Navigator.prototype, 'navigator', 'share');
    method(Navigator.prototype, 'navigator', 'registerProtocolHandler');
    method(XMLHttpRequest.prototype, 'XMLHttpRequest', 'send');
    method(HTMLFormElement.prototype, 'form', 'submit');
    method(HTMLFormElement.prototype, 'form', 'requestSubmit');
    method(HTMLAnchorElement.prototype, 'a', 'click');
    if (window.ServiceWorkerContainer) { method(ServiceWorkerContainer.prototype, 'serviceWorker', 'register'); }
    if (window.IDBFactory) { method(IDBFactory.prototype, 'indexedDB', 'open'); }
    if (window.CacheStorage) { method(CacheStorage.prototype, 'caches', 'open'); }
    if (window.StorageManager) { method(StorageManager.prototype, 'storage', 'getDirectory'); }
    if (window.CookieStore) { method(CookieStore.prototype, 'cookieStore', 'set'); }
    if (window.Clipboard) {
        ['write', 'writeText', 'read', 'readText'].forEach(it => method(Clipboard.prototype, 'clipboard', it));
    }
    ['pushState', 'replaceState'].forEach(it => method(History.prototype, 'history', it));
    method(Storage.prototype, 'storage', 'setItem');
    setter(Document.prototype, 'document', 'cookie');
    setter(Document.prototype, 'document', 'title');
    setter(HTMLImageElement.prototype, 'img', 'src');
    setter(HTMLScriptElement.prototype, 'script', 'src');
    setter(HTMLIFrameElement.prototype, 'iframe', 'src');
    setter(HTMLLinkElement.prototype, 'link', 'href');
    setter(HTMLAnchorElement.prototype, 'a', 'href');
    setter(HTMLFormElement.prototype, 'form', 'action');
    setter(window, 'window', 'name');
    window.print = () => { printed += 1; };
    document.addEventListener('securitypolicyviolation', event =>
        note('policy', [event.violatedDirective, event.blockedURI]));
    addEventListener('submit', event => note('submit', [event.target.action]), true);
"#;

/// All that a page can leave behind in its browser, but for what the settings are kept in.
const LEFT_BEHIND: &str = "
    (async () => {
        const databases = indexedDB.databases ? await indexedDB.databases() : [];
        const caches = [];
        for (const name of window.caches ? await window.caches.keys() : []) {
            for (const it of await (await window.caches.open(name)).keys()) { caches.push(it.url); }
        }
        const files = [];
        if (navigator.storage && navigator.storage.getDirectory) {
            for await (const name of (await navigator.storage.getDirectory()).keys()) { files.push(name); }
        }
        return { databases, caches, files, cookie: document.cookie, session: Object.entries(sessionStorage),
            local: Object.entries(localStorage), name: window.name, state: history.state, address: location.href,
            title: document.title };
    })().then(it => { window.left = it }, error => { window.left = String(error) });
";

/// What a script in the page says, once it says something.
async fn until(browser: &Browser, script: &str) -> Value {
    for _ in 0..600 {
        let value = browser.run(&format!("return {script}"), vec![]).await;
        if !matches!(value, Value::Null | Value::Bool(false)) {
            return value;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("never: {script}");
}

/// A session and what it has done so far.
struct Session {
    site: Site,
    browser: Browser,
    /// The files that the page consists of, as their addresses.
    own: Vec<String>,
    titles: &'static [&'static str],
}

impl Session {
    /// Opens `path` of `site`, whose files lie in the folder that `variable` names.
    async fn start(
        site: Site,
        variable: &str,
        path: &str,
        titles: &'static [&'static str],
    ) -> Self {
        let folder = std::env::var_os(variable).expect("`cargo xtask test` builds the page");
        let mut own = vec![format!("{}{path}", site.origin())];
        list(Path::new(&folder), site.origin(), &mut own);
        let browser = Browser::with_worker(WIDE).await;
        browser.before_load(RECORDER).await;
        browser.open_path(&site, path).await;
        Self { site, browser, own, titles }
    }

    async fn run(&self, script: &str) -> Value {
        self.browser.run(script, vec![]).await
    }

    /// What was asked of the network and called since the last look: only the page's own files, by
    /// calls that name nothing else.
    async fn look(&self, step: &str) {
        self.look_at_network(step).await;
        let record = self.run("return record.splice(0)").await;
        for call in record.as_array().expect("the record is a list") {
            self.judge(step, call);
        }
    }

    /// What the browser's log of the network has: whole addresses, so that nothing hides in a query.
    async fn look_at_network(&self, step: &str) {
        let asked = self.browser.network().await;
        for it in asked.iter().filter(|it| !it.starts_with("GET data:")) {
            let address = it.strip_prefix("GET ").unwrap_or_default();
            assert!(self.is_own(address), "{step}: {it}");
        }
    }

    /// What the server was asked for since it had been asked `n_before` times: files of the page,
    /// which the browser may keep for the time without a network.
    fn asked_for_own_files(&self, step: &str, n_before: usize) {
        for path in self.site.requests().split_off(n_before) {
            assert!(self.is_own(&format!("{}{path}", self.site.origin())), "{step}: {path}");
        }
    }

    fn judge(&self, step: &str, call: &Value) {
        let words: Vec<&str> =
            call.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let kept = words[..2.min(words.len())] == ["storage.setItem", "gouji-draft"]
            || words[..2.min(words.len())] == ["storage.setItem", "gouji-draft-cell"];
        if kept && step.contains("draft") {
            return;
        }
        let text = call.to_string();
        assert!(!SECRETS.iter().any(|it| text.contains(it)), "{step}: {text}");
        let argument = words.get(1).copied().unwrap_or_default();
        let allowed = match words.first().copied().unwrap_or_default() {
            "window.fetch"
            | "new Request"
            | "script.src="
            | "new Worker"
            | "serviceWorker.register" => {
                self.is_own(argument)
                    || self.is_own(&format!("{}/{argument}", self.site.origin()))
                    || argument.starts_with("blob:")
                    || self.is_own(&self.resolved(argument))
            }
            "storage.setItem" => {
                argument == "gouji-settings" && words.get(2).is_some_and(|it| are_settings(it))
            }
            "document.title=" => self.titles.contains(&argument),
            "caches.open" => true,
            _ => false,
        };
        assert!(allowed, "{step}: {text}");
    }

    fn resolved(&self, address: &str) -> String {
        format!("{}/{}", self.site.origin(), address.trim_start_matches("./"))
    }

    fn is_own(&self, address: &str) -> bool {
        // Browsers ask for this of themselves.
        let icon = format!("{}/favicon.ico", self.site.origin());
        address == icon || self.own.iter().any(|it| it == address)
    }

    /// What the browser holds of the page: nothing, but for `local`.
    async fn holds(&self, step: &str, path: &str, local: Value) {
        self.run("window.left = null").await;
        self.run(LEFT_BEHIND).await;
        let left = until(&self.browser, "window.left").await;
        for name in ["databases", "files", "session"] {
            assert_eq!(left[name], json!([]), "{step}: {name} in {left}");
        }
        let cached = left["caches"].as_array().into_iter().flatten().filter_map(Value::as_str);
        assert!(cached.into_iter().all(|it| self.is_own(it)), "{step}: {left}");
        for name in ["cookie", "name"] {
            assert_eq!(left[name], json!(""), "{step}: {name}");
        }
        assert_eq!(left["state"], Value::Null, "{step}");
        assert_eq!(left["address"], json!(format!("{}{path}", self.site.origin())), "{step}");
        let title = left["title"].as_str().unwrap_or_default();
        assert!(self.titles.contains(&title), "{step}: {title}");
        assert_eq!(left["local"], local, "{step}: what the browser keeps");
        self.run("record.splice(0)").await;
    }
}

/// The addresses of the files below `folder`.
fn list(folder: &Path, address: &str, own: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the built page can be read") {
        let path = entry.expect("an entry can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let address = format!("{address}/{name}");
        if path.is_dir() { list(&path, &address, own) } else { own.push(address) }
    }
}

fn are_settings(words: &str) -> bool {
    words.split(' ').all(|it| ["", "en", "large", "contrast", "draft"].contains(&it))
}

const TITLES: [&str; 3] = [
    "勾稽 · 政府信息公开年报核对",
    "勾稽 · 政府信息公开年度报告 · 数字核对",
    "Gouji · Annual reports that add up",
];

/// Types `text` into the field for `selector` and ends with the key Enter.
fn typed(selector: &str, text: &str) -> String {
    format!(
        "const field = document.querySelector({selector:?});
        field.value = {text:?};
        field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
        field.dispatchEvent(new KeyboardEvent('keydown', {{ key: 'Enter', bubbles: true, cancelable: true }}))"
    )
}

fn key(name: &str) -> String {
    format!(
        "document.activeElement.dispatchEvent(new KeyboardEvent('keydown',
        {{ key: {name:?}, bubbles: true, cancelable: true }}))"
    )
}

fn settings(words: &str) -> Value {
    json!([["gouji-settings", words]])
}

/// What is done with a report, each step with the place that shows that it was done.
fn steps() -> Vec<(&'static str, String, &'static str)> {
    let click = |selector: &str| format!("document.querySelector({selector:?}).click()");
    let cell = "#gouji-cell-applications-0-0";
    vec![
        ("to the next finding", key("F8"), "td.figure:focus"),
        ("adopt a proposal", click(".proposal button.primary"), ".notice"),
        ("undo", click("button[title='Ctrl+Z']"), ".proposal button.primary"),
        (
            "begin to edit",
            format!(
                "document.querySelector({cell:?}).dispatchEvent(new MouseEvent('dblclick', {{ bubbles: true }}))"
            ),
            ".cell-field",
        ),
        ("edit", typed(".cell-field", "31337"), "td.figure.edited"),
        ("set aside", click(".card .card-actions button.quiet:last-child"), ".reason-field"),
        ("give a reason", typed(".reason-field", "已核对台账"), ".reason"),
        ("copy", click(".tool-group.last button"), ".notice"),
        (
            "print",
            format!(
                "dispatchEvent(new Event('beforeprint')); {};
                dispatchEvent(new Event('afterprint'))",
                click(".tool-group.last button:last-child")
            ),
            ".verdict",
        ),
        ("help", click(".switches .key"), ".dialog-head"),
        ("close the help", click(".dialog-head button"), ".verdict"),
        ("the source", click(".tabs button:last-child"), ".source-text li"),
        ("a line of it", click(".source .quote"), ".source-text .marked"),
        ("English", click(".switches button[lang]"), ".gouji[lang='en']"),
        ("large type", click(".switches button"), ".gouji.large"),
        ("contrast", click(".switches button:nth-child(2)"), ".gouji.contrast"),
    ]
}

#[tokio::test]
async fn a_whole_session_leaves_nothing_and_sends_nothing() {
    let it = Session::start(Site::start(), "GOUJI_SITE", "/", &TITLES).await;
    it.browser.wait_for(".sample:not([disabled])").await;
    it.look("open").await;
    it.holds("open", "/", settings("")).await;
    it.browser.paste(FIELD, SAMPLE, None).await;
    it.browser.wait_for(".verdict").await;
    it.look("paste").await;
    let n_requests = it.site.requests().len();
    for (step, script, shows) in steps() {
        it.run(&script).await;
        it.browser.wait_for(shows).await;
        it.look(step).await;
    }
    assert_eq!(it.run("return printed").await, json!(1), "the page was printed");
    it.holds("a report in hand", "/", settings("en large contrast")).await;
    // A file, by its name and its bytes.
    let drop = "const data = new DataTransfer();
        data.items.add(new File([arguments[0]], '青石镇.txt'));
        document.querySelector('main').dispatchEvent(new DragEvent('drop',
            { dataTransfer: data, bubbles: true, cancelable: true }))";
    it.browser.run(drop, vec![json!(SAMPLE)]).await;
    it.browser.wait_for(".verdict").await;
    it.look("a file").await;
    // The draft, for as long as it is wanted and no longer.
    let keep = ".report-actions [aria-pressed]";
    it.browser.click(keep).await;
    it.browser.wait_for(".report-actions [aria-pressed='true']").await;
    until(&it.browser, "localStorage['gouji-draft']").await;
    it.look("draft on").await;
    it.browser.click(keep).await;
    it.browser.wait_for(".report-actions [aria-pressed='false']").await;
    it.look("draft off").await;
    it.holds("draft off", "/", settings("en large contrast")).await;
    it.browser.click(keep).await;
    it.browser.wait_for(".report-actions [aria-pressed='true']").await;
    it.browser.click(".report-actions button:last-child").await;
    it.browser.wait_for(".sample:not([disabled])").await;
    it.look("draft cleared").await;
    it.holds("cleared", "/", settings("en large contrast draft")).await;
    it.asked_for_own_files("a report in hand", n_requests);
    // Reloaded and left: what is sent while a page goes is sent now.
    it.browser.open(&it.site).await;
    it.browser.wait_for(".sample:not([disabled])").await;
    it.look("reload").await;
    it.holds("reload", "/", settings("en large contrast draft")).await;
    it.browser.paste(FIELD, SAMPLE, None).await;
    it.browser.wait_for(".verdict").await;
    it.browser.click(keep).await;
    it.browser.wait_for(".report-actions [aria-pressed='false']").await;
    it.look("draft off again").await;
    let n_requests = it.site.requests().len();
    let leave = "window.onbeforeunload = null;
        for (const it of ['visibilitychange', 'pagehide', 'freeze', 'beforeunload', 'unload']) {
            (it === 'visibilitychange' ? document : window).dispatchEvent(new Event(it, { cancelable: true }));
        }";
    it.run(leave).await;
    it.look("about to leave").await;
    it.browser.open_path(&it.site, "/LICENSE-MIT").await;
    it.look_at_network("left").await;
    it.asked_for_own_files("left", n_requests);
    let local = it.run("return Object.entries(localStorage)").await;
    assert_eq!(local, settings("en large contrast"));
}

/// In somebody else's page the checker keeps nothing at all, and touches neither its title nor its
/// storage.
#[tokio::test]
async fn an_element_leaves_nothing_in_its_hosts_page() {
    const HOST: [&str; 1] = ["发布文章 · 内容管理（示例）"];
    let site = Site::portal();
    site.set_policy(STRICT);
    let it = Session::start(site, "GOUJI_PORTAL", "/editor.html", &HOST).await;
    let shadow = "document.querySelector('gouji-checker').shadowRoot";
    let shows =
        |selector: &str| format!("{shadow} && {shadow}.querySelector({selector:?}) && true");
    until(&it.browser, &shows("textarea.field")).await;
    it.look("open").await;
    let n_requests = it.site.requests().len();
    let paste = format!(
        "const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        {shadow}.querySelector('.field').dispatchEvent(new ClipboardEvent('paste',
            {{ clipboardData: data, bubbles: true, cancelable: true, composed: true }}))"
    );
    it.browser.run(&paste, vec![json!(SAMPLE)]).await;
    until(&it.browser, &shows(".verdict")).await;
    it.look("paste").await;
    for (step, script, place) in steps() {
        // The element's language and looks are the host's.
        if matches!(step, "English" | "large type" | "contrast") {
            continue;
        }
        let script = script
            .replace("document.querySelector(", &format!("{shadow}.querySelector("))
            .replace(
                "document.activeElement.",
                &format!("({shadow}.activeElement || {shadow}.querySelector('.verdict h2'))."),
            )
            .replace("bubbles: true", "bubbles: true, composed: true");
        it.run(&script).await;
        until(&it.browser, &shows(place)).await;
        it.look(step).await;
    }
    for attribute in ["lang', 'en", "theme', 'contrast", "year', '2020"] {
        it.run(&format!("document.querySelector('gouji-checker').setAttribute('{attribute}')"))
            .await;
    }
    until(&it.browser, &shows(".gouji[lang='en'].contrast")).await;
    it.look("attributes").await;
    it.run("const it = document.querySelector('gouji-checker'); it.value = ''; it.remove()").await;
    it.look("taken away").await;
    it.holds("taken away", "/editor.html", json!([])).await;
    assert_eq!(it.site.requests().split_off(n_requests), [""; 0]);
}

/// Ways out of a page, and the name that each has in the record.
const WAYS: [(&str, &str); 26] = [
    ("fetch('/x')", "window.fetch"),
    ("open('https://example.org/')", "window.open"),
    ("window.postMessage('x', '*')", "window.postMessage"),
    ("new XMLHttpRequest()", "new XMLHttpRequest"),
    ("XMLHttpRequest.prototype.send.call(null, 'x')", "XMLHttpRequest.send"),
    ("new WebSocket('wss://example.org/')", "new WebSocket"),
    ("new EventSource('/x')", "new EventSource"),
    ("new RTCPeerConnection({})", "new RTCPeerConnection"),
    ("new Image()", "new Image"),
    ("new Worker('/x.js')", "new Worker"),
    ("new BroadcastChannel('x')", "new BroadcastChannel"),
    ("navigator.sendBeacon('/x', 'x')", "navigator.sendBeacon"),
    ("HTMLFormElement.prototype.submit.call(null)", "form.submit"),
    ("document.createElement('a').click()", "a.click"),
    ("navigator.serviceWorker.register('/x.js')", "serviceWorker.register"),
    ("indexedDB.open('x')", "indexedDB.open"),
    ("caches.open('x')", "caches.open"),
    ("navigator.clipboard.writeText('x')", "clipboard.writeText"),
    ("history.replaceState(null, '', '#x')", "history.replaceState"),
    ("sessionStorage.setItem('x', 'x')", "storage.setItem"),
    ("document.cookie = 'x=x'", "document.cookie="),
    ("document.title = 'x'", "document.title="),
    ("document.createElement('img').src = '/x'", "img.src="),
    ("document.createElement('iframe').src = '/x'", "iframe.src="),
    ("document.createElement('a').href = '/x'", "a.href="),
    ("window.name = 'x'", "window.name="),
];

/// The record is deaf to none of them; what it hears would be objected to above.
#[tokio::test]
async fn every_way_out_is_recorded() {
    let it = Session::start(Site::start(), "GOUJI_SITE", "/", &TITLES).await;
    it.browser.wait_for(".sample:not([disabled])").await;
    for (way, name) in WAYS {
        it.run("record.splice(0)").await;
        // Some of them are refused, after they were recorded.
        it.run(&format!("try {{ Promise.resolve({way}).catch(() => {{}}) }} catch (error) {{ }}"))
            .await;
        let record = it.run("return record.map(it => it[0])").await;
        let is_there = record.as_array().is_some_and(|all| all.iter().any(|it| it == name));
        assert!(is_there, "{way}: {record}");
    }
    // What the record is deaf to, the browser's own log is not.
    it.browser.network().await;
    it.run("document.body.append(Object.assign(new Image(), { src: '/x?report' }))").await;
    until(&it.browser, "performance.getEntriesByName(location.origin + '/x?report').length").await;
    let asked = it.browser.network().await;
    assert!(asked.iter().any(|it| it.ends_with("/x?report")), "{asked:?}");
}

/// The program reaches the browser by its glue alone, and that has no word for sending: it asks for
/// its own modules, and for nothing else, and tells its own worker.
#[test]
fn the_glue_has_no_word_for_sending() {
    const WORDS: [&str; 18] = [
        "XMLHttpRequest",
        "WebSocket",
        "EventSource",
        "WebTransport",
        "RTCPeerConnection",
        "sendBeacon",
        "BroadcastChannel",
        "indexedDB",
        "sessionStorage",
        "cookie",
        "caches",
        "serviceWorker",
        "pushState",
        "replaceState",
        ".submit(",
        "window.open",
        "eval(",
        "new Function",
    ];
    let read = |variable: &str, name: &str| {
        let folder = std::env::var_os(variable).expect("`cargo xtask test` builds the page");
        fs::read_to_string(Path::new(&folder).join(name)).expect("the glue is built")
    };
    for (glue, n_fetches) in
        [(read("GOUJI_SITE", "gouji.js"), 2), (read("GOUJI_PORTAL", "gouji/gouji.js"), 1)]
    {
        for word in WORDS {
            assert!(!glue.contains(word), "the glue knows {word}");
        }
        assert_eq!(glue.matches("fetch(").count(), n_fetches, "one for each module");
        // A long text is given to the page's own worker, and with it goes what is transferred: no
        // window's origin could stand there.
        assert_eq!(glue.matches("postMessage(").count(), 1, "more than the worker is told");
    }
}
