//! What hosts do with an element: set its value, move it, copy it, hide it, take it away, two hundred
//! times over.

use browser_tests::{POLICY, Portal, STRICT};
use serde_json::{Value, json};

const SAMPLE: &str = include_str!("../../../docs/sample.txt");
const PAGE: &str = "/editor.html";

/// Notes every result, where it was raised, and what the window and the document are asked to tell.
const HOOKS: &str = "
    window.heard = [];
    document.addEventListener('gouji-result', event => heard.push(event.detail && event.detail.verdict));
    window.listening = [];
    const isGlobal = it => [window, document, document.documentElement, document.body].includes(it);
    const same = (a, b) => a.every((it, idx) => it === b[idx]);
    const entry = (target, [type, call, options]) =>
        [target, type, call, Boolean(options && typeof options === 'object' ? options.capture : options)];
    const { addEventListener, removeEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (...given) {
        const it = entry(this || window, given);
        if (isGlobal(it[0]) && !listening.some(other => same(it, other))) { listening.push(it); }
        return addEventListener.apply(this, given);
    };
    EventTarget.prototype.removeEventListener = function (...given) {
        const it = entry(this || window, given);
        window.listening = listening.filter(other => !same(it, other));
        return removeEventListener.apply(this, given);
    };
    window.observing = new Set();
    const { observe, disconnect } = ResizeObserver.prototype;
    ResizeObserver.prototype.observe = function (it) { observing.add(this); observe.call(this, it); };
    ResizeObserver.prototype.disconnect = function () { observing.delete(this); disconnect.call(this); };
    const { instantiate } = WebAssembly;
    WebAssembly.instantiate = async function (...given) {
        const made = await instantiate.apply(WebAssembly, given);
        window.memory = (made.instance || made).exports.memory;
        return made;
    };
";

async fn editor() -> Portal {
    let portal = Portal::open(PAGE, STRICT, HOOKS).await;
    portal.ready(0).await;
    portal
}

/// The editor with the sample on it.
async fn opened() -> Portal {
    let portal = editor().await;
    portal.run("checker(0).value = arguments[0]", vec![json!(SAMPLE)]).await;
    portal.until("heard.includes('does-not-reconcile')").await;
    portal
}

async fn is_silent(portal: &Portal) {
    assert_eq!(portal.browser.console().await, [""; 0]);
}

#[tokio::test]
async fn the_value_is_what_was_set() {
    let portal = editor().await;
    let script = "
        const it = checker(0);
        const [sample] = arguments;
        const told = [];
        const set = async value => {
            const next = result(it);
            it.value = value;
            told.push(it.value === String(value === null || value === undefined ? '' : value));
            told.push(await next.then(event => event.detail && event.detail.verdict));
        };
        await set(sample);
        await set(sample);
        await set(null);
        told.push(it.result);
        await set(2023);
        await set(undefined);
        await set(`<table><tr><td>${sample}</table>`);
        told.push(it.result.source.kind);
        // Twice at once is opened once; the last one counts.
        it.value = '';
        it.value = sample;
        await result(it);
        await pause();
        told.push(it.value === sample, it.result.verdict);
        return told";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    let wrong = "does-not-reconcile";
    let expected = json!([
        true,
        wrong,
        true,
        wrong,
        true,
        null,
        null,
        true,
        "nothing-to-check",
        true,
        null,
        true,
        "nothing-to-check",
        "html",
        true,
        wrong
    ]);
    assert_eq!(told.as_array().map(Vec::len), expected.as_array().map(Vec::len), "{told}");
    for (at, (told, expected)) in told
        .as_array()
        .into_iter()
        .flatten()
        .zip(expected.as_array().into_iter().flatten())
        .enumerate()
    {
        // What a report in one cell comes to is not this test's concern.
        if at != 12 {
            assert_eq!(told, expected, "the {at}th of {told:?}");
        }
    }
    is_silent(&portal).await;
}

#[tokio::test]
async fn a_value_that_is_set_before_and_after_is_taken_up() {
    let portal = editor().await;
    let script = "
        const [sample] = arguments;
        // Of another document it is no element of ours yet: the property is the object's own.
        const early = document.implementation.createHTMLDocument('').createElement('gouji-checker');
        early.value = sample;
        const made = document.createElement('gouji-checker');
        made.value = sample;
        const told = [];
        for (const it of [early, made]) {
            const next = result(it);
            document.querySelector('form').append(it);
            told.push((await next).detail.verdict, it.value === sample);
        }
        made.remove();
        await pause();
        told.push(made.value === sample, made.result);
        made.value = null;
        told.push(made.value);
        made.value = sample;
        const again = result(made);
        document.querySelector('main').append(made);
        told.push((await again).detail.verdict);
        return told";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    let wrong = "does-not-reconcile";
    assert_eq!(told, json!([wrong, true, wrong, true, true, null, "", wrong]));
    is_silent(&portal).await;
}

/// A host that sorts its blocks moves them: the user's corrections stay.
#[tokio::test]
async fn what_is_moved_keeps_the_users_work() {
    let portal = opened().await;
    portal.run("shadow(0).querySelector('.proposal button.primary').click()", vec![]).await;
    portal.until("heard[heard.length - 1] === 'reconciles'").await;
    let script = "
        const it = checker(0);
        const n_heard = heard.length;
        document.querySelector('main').prepend(it);
        await pause();
        const box = document.createElement('div');
        box.attachShadow({ mode: 'open' });
        document.querySelector('main').append(box);
        box.shadowRoot.append(it);
        await pause();
        const told = [it.result.verdict, heard.length - n_heard,
            it.shadowRoot.querySelectorAll('td.edited').length];
        it.value = '';
        await result(it);
        told.push(heard[heard.length - 1]);
        return told";
    assert_eq!(portal.run(script, vec![]).await, json!(["reconciles", 0, 1, null]));
    is_silent(&portal).await;
}

/// Constructed sheets belong to a document, and do not go with the element into another one.
#[tokio::test]
async fn it_can_go_into_a_frames_document_and_back() {
    let portal = opened().await;
    let script = "
        const it = checker(0);
        const look = view => {
            const style = view.getComputedStyle(it.shadowRoot.querySelector('.verdict'));
            const grid = view.getComputedStyle(it.shadowRoot.querySelector('.workbench')).gridTemplateColumns;
            return [style.display, grid.split(' ').length, it.shadowRoot.adoptedStyleSheets.length];
        };
        const frame = document.createElement('iframe');
        document.querySelector('main').append(frame);
        frame.style.width = '420px';
        const told = [look(window)];
        frame.contentDocument.body.append(it);
        await new Promise(done => setTimeout(done, 300));
        told.push(look(frame.contentWindow));
        const next = result(it);
        it.value = arguments[0];
        told.push((await next).detail.verdict);
        document.querySelector('form').prepend(it);
        await new Promise(done => setTimeout(done, 300));
        told.push(look(window), it.result.verdict);
        // Nobody sees the document of a template's content.
        document.createElement('template').content.append(it);
        await pause();
        told.push(it.result, it.value === arguments[0]);
        return told";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    let wrong = "does-not-reconcile";
    let wide = json!(["grid", 2, 1]);
    assert_eq!(told, json!([wide, ["grid", 1, 1], wrong, wide, wrong, null, true]));
    is_silent(&portal).await;
}

#[tokio::test]
async fn copies_and_markup_make_elements() {
    let portal = Portal::open(PAGE, POLICY, HOOKS).await;
    portal.ready(0).await;
    let script = "
        const [sample] = arguments;
        checker(0).value = sample;
        await result(checker(0));
        const copy = checker(0).cloneNode(true);
        copy.lang = 'en';
        document.querySelector('main').append(copy);
        const box = document.createElement('div');
        box.innerHTML = '<gouji-checker lang=en year=2020></gouji-checker>';
        document.querySelector('main').append(box);
        const told = [copy.value, copy.getAttribute('theme')];
        const next = result(box.firstChild);
        box.firstChild.value = sample;
        told.push((await next).detail.verdict);
        told.push(box.firstChild.shadowRoot.querySelector('.report-year').textContent);
        told.push(copy.shadowRoot.querySelector('.gouji').lang, copy.result);
        box.innerHTML = '';
        await pause();
        return told";
    let told = portal.run(script, vec![json!(SAMPLE)]).await;
    let year = "The report of 2020 is wanted here; this is that of 2023.";
    assert_eq!(told, json!(["", "light", "does-not-reconcile", year, "en", null]));
    is_silent(&portal).await;
}

/// Takes elements away in every state, and counts what is left of them.
const CYCLES: &str = "
    const cycle = async waits => {
        const it = document.createElement('gouji-checker');
        it.value = sample;
        document.querySelector('main').append(it);
        if (waits) { await result(it); }
        it.remove();
        await pause();
    };
    const cycles = async count => {
        for (let nth = 0; nth < count; nth += 1) { await cycle(nth % 4 !== 0); }
    };
";

#[tokio::test]
async fn what_is_taken_away_leaves_nothing_behind() {
    let portal = editor().await;
    let script = format!(
        "const [sample] = arguments;
        {CYCLES}
        const busy = [...listening.map(it => it[1]), observing.size];
        checker(0).remove();
        await pause();
        const silent = [...listening.map(it => it[1]), observing.size];
        await cycles(40);
        const pages = memory.buffer.byteLength / 65536;
        await cycles(200);
        const grown = memory.buffer.byteLength / 65536 - pages;
        return [busy, silent, [...listening.map(it => it[1]), observing.size], grown]"
    );
    let told = portal.run(&script, vec![json!(SAMPLE)]).await;
    assert_eq!(told[0], json!(["error", "unhandledrejection", 1]), "an element has these");
    assert_eq!((&told[1], &told[2]), (&json!([0]), &json!([0])), "something still listens");
    let grown = told[3].as_f64().expect("a number of pages");
    assert!(grown <= 2.0, "the memory has grown by {grown} pages in 200 cycles");
    is_silent(&portal).await;
}

/// The time of the user's pause in typing ends when the element is gone.
#[tokio::test]
async fn an_element_that_is_gone_raises_nothing() {
    let portal = editor().await;
    let script = "
        const it = checker(0);
        const field = it.shadowRoot.querySelector('.field');
        field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
        let n_own = 0;
        it.addEventListener('gouji-result', () => { n_own += 1; });
        it.remove();
        await new Promise(done => setTimeout(done, 800));
        it.value = 'x';
        await pause();
        return [n_own, heard.length, it.result]";
    assert_eq!(portal.run(script, vec![json!(SAMPLE)]).await, json!([0, 0, null]));
    is_silent(&portal).await;
}

#[tokio::test]
async fn a_form_around_it_is_not_sent() {
    let portal = opened().await;
    let script = "
        let n_sent = 0;
        document.querySelector('form').addEventListener('submit', event => {
            event.preventDefault();
            n_sent += 1;
        });
        for (const it of Array.from(shadow(0).querySelectorAll('.masthead button, .toolbar button, .card button'))) {
            it.click();
            await pause();
        }
        return [n_sent, new FormData(document.querySelector('form')).get('gouji')]";
    assert_eq!(portal.run(script, vec![]).await, json!([0, null]));
    portal
        .run("checker(0).value = arguments[0]; await result(checker(0))", vec![json!(SAMPLE)])
        .await;
    // A real Enter in a cell's field, which would send the form of a field of the host's.
    let edit = "
        const cell = shadow(0).querySelector('#gouji-cell-applications-0-0');
        cell.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, composed: true }))";
    portal.run(edit, vec![]).await;
    portal.until("shadow(0).querySelector('.cell-field')").await;
    portal.run("window.sent = 0; document.querySelector('form').addEventListener('submit', () => { sent += 1; })", vec![]).await;
    portal.browser.press(&["\u{e007}"]).await;
    portal.until("!shadow(0).querySelector('.cell-field')").await;
    assert_eq!(portal.run("return sent", vec![]).await, json!(0));
}

/// Whether the page would have kept a key from its host, by where the focus is.
async fn keeps(portal: &Portal, place: &str, key: &str) -> Value {
    let script = format!(
        "const event = new KeyboardEvent('keydown', {{ {key}, bubbles: true, composed: true, cancelable: true }});
        {place}.dispatchEvent(event);
        return event.defaultPrevented"
    );
    portal.run(&script, vec![]).await
}

#[tokio::test]
async fn keys_are_the_hosts_unless_the_focus_is_inside() {
    let portal = opened().await;
    let inside = "shadow(0).querySelector('.verdict h2')";
    let keys = [
        "key: 'F8'",
        "key: '?'",
        "key: 'z', ctrlKey: true",
        "code: 'KeyA', key: 'a', altKey: true",
        "key: 'Escape'",
    ];
    for key in keys {
        for outside in ["document.body", "document.querySelector('#title')", "checker(0)"] {
            assert_eq!(keeps(&portal, outside, key).await, json!(false), "{outside} {key}");
        }
    }
    let script =
        "return shadow(0).activeElement === null || !shadow(0).activeElement.matches('td')";
    assert_eq!(portal.run(script, vec![]).await, json!(true), "nothing was done");
    assert_eq!(keeps(&portal, inside, "key: 'F8'").await, json!(true));
    portal.until("shadow(0).activeElement.matches('td.figure')").await;
    // A key that means nothing to it goes on to the host.
    assert_eq!(keeps(&portal, inside, "key: 'F1'").await, json!(false));
    assert_eq!(keeps(&portal, inside, "key: 's', ctrlKey: true").await, json!(false));
    // So does what is pasted or dropped elsewhere.
    let elsewhere = "
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
        document.querySelector('#title').dispatchEvent(paste);
        const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
        document.body.dispatchEvent(drop);
        await pause();
        return [paste.defaultPrevented, drop.defaultPrevented, heard.length]";
    assert_eq!(portal.run(elsewhere, vec![json!(SAMPLE)]).await, json!([false, false, 1]));
}
