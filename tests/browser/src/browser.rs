//! A headless Chromium with one tab.

use crate::Site;
use crate::driver::{Driver, Post};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// The inner size of a window.
#[derive(Clone, Copy, Debug)]
pub struct Window {
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
}

/// The usual office screen.
pub const WIDE: Window = Window { width: 1366, height: 768 };
/// A telephone.
pub const NARROW: Window = Window { width: 390, height: 844 };

/// A busy machine needs up to forty seconds to start a browser.
const PATIENCE: Duration = Duration::from_secs(60);

const ARGUMENTS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // Whatever the page asks of another host finds none, and shows in the log of requests.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
];

/// A browser of its own for each test; it closes with this value.
pub struct Browser {
    client: Client,
    session: String,
    driver: Driver,
}

impl Browser {
    /// Starts a browser with a window of this size.
    pub async fn start(window: Window) -> Self {
        let driver = Driver::start();
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities())
            .connect(&driver.address())
            .await
            .expect("the browser starts");
        let session = client.session_id().await.expect("the driver answers");
        let browser = Self { client, session: session.expect("it has a session"), driver };
        browser.resize(window).await;
        browser
    }

    /// Gives the page this inner size. A real window cannot be as narrow as a telephone.
    pub async fn resize(&self, Window { width, height }: Window) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// Leaves scroll bars out of pictures.
    pub async fn hide_scrollbars(&self) {
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await;
    }

    /// Runs `script` in every page that is opened from now on, before the page's own scripts.
    pub async fn before_load(&self, script: &str) {
        let source = json!({ "source": script });
        self.devtools("Page.addScriptToEvaluateOnNewDocument", source).await;
    }

    /// Opens the page of `site`.
    pub async fn open(&self, site: &Site) {
        self.client.goto(&format!("{}/", site.origin())).await.expect("the page opens");
    }

    /// Opens another path of `site`.
    pub async fn open_path(&self, site: &Site, path: &str) {
        let address = format!("{}{path}", site.origin());
        self.client.goto(&address).await.expect("the page opens");
    }

    /// Opens a file as a double click on it does.
    pub async fn open_file(&self, path: &Path) {
        self.client.goto(&file_address(path)).await.expect("the page opens");
    }

    /// Whatever follows happens in the frame for `selector`, until [`Browser::leave_frame`].
    pub async fn enter_frame(&self, selector: &str) {
        self.wait_for(selector).await.enter_frame().await.expect("the frame can be entered");
    }

    /// Goes back to the page around the frame.
    pub async fn leave_frame(&self) {
        self.client.clone().enter_parent_frame().await.expect("the frame has a parent");
    }

    /// Waits until `script` returns true in the page.
    pub async fn until(&self, script: &str) {
        let start = Instant::now();
        while self.run(script, vec![]).await != json!(true) {
            assert!(start.elapsed() < PATIENCE, "never true: {script}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    /// Waits until the page has an element for `selector`, and returns it.
    pub async fn wait_for(&self, selector: &str) -> Element {
        let wait = self.client.wait().at_most(PATIENCE).every(Duration::from_millis(50));
        let found = wait.for_element(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("nothing for {selector:?} appears: {error}"))
    }

    /// The visible text of the first element for `selector`, once there is one.
    pub async fn text(&self, selector: &str) -> String {
        self.wait_for(selector).await.text().await.expect("the element still stands")
    }

    /// Clicks the first element for `selector`, once there is one.
    pub async fn click(&self, selector: &str) {
        self.wait_for(selector).await.click().await.expect("the element can be clicked");
    }

    /// Runs the body of a function in the page and returns what it returns.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.client.execute(script, arguments).await.expect("the script runs")
    }

    /// Pastes into the first element for `selector` as a user does who copied both flavours
    /// elsewhere: a real paste event, and where the page leaves it alone, its usual effect.
    pub async fn paste(&self, selector: &str, text: &str, html: Option<&str>) {
        self.wait_for(selector).await;
        self.run(PASTE, vec![json!(selector), json!(text), json!(html)]).await;
    }

    /// Writes what is seen of the page to a PNG file.
    pub async fn screenshot(&self, path: &Path) {
        let picture = self.client.screenshot().await.expect("the browser takes a picture");
        fs::write(path, picture).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    }

    /// What the console has said since the last call, errors and warnings alike.
    pub async fn console(&self) -> Vec<String> {
        let grave = |it: &Value| matches!(it["level"].as_str(), Some("SEVERE" | "WARNING"));
        let entries = self.log("browser").await;
        entries.iter().filter(|it| grave(it)).map(|it| it["message"].to_string()).collect()
    }

    /// Every address outside of `site` that the page has tried to reach since the last call.
    pub async fn foreign_requests(&self, site: &Site) -> Vec<String> {
        let own = format!("{}/", site.origin());
        let mut addresses = self.requested().await;
        addresses.retain(|it| !it.starts_with(&own) && !it.starts_with("data:"));
        addresses
    }

    /// Every address that the page has tried to reach since the last call, whether it was reached
    /// or not, by the browser's log and by the page's own account.
    pub async fn requested(&self) -> Vec<String> {
        let mut addresses: Vec<String> =
            self.log("performance").await.iter().filter_map(requested).collect();
        let timed =
            self.run("return performance.getEntriesByType('resource').map(it => it.name)", vec![]);
        addresses.extend(timed.await.as_array().into_iter().flatten().map(string));
        addresses
    }

    async fn log(&self, kind: &str) -> Vec<Value> {
        let answer = self.client.issue_cmd(Post::new("se/log", json!({ "type": kind }))).await;
        match answer.expect("the driver keeps logs") {
            Value::Array(entries) => entries,
            other => panic!("a log that is no list: {other}"),
        }
    }

    async fn devtools(&self, command: &str, params: Value) {
        let body = json!({ "cmd": command, "params": params });
        let answer = self.client.issue_cmd(Post::new("goog/cdp/execute", body)).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"));
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        self.driver.end_session(&self.session);
    }
}

const PASTE: &str = "
    const [selector, text, html] = arguments;
    const place = document.querySelector(selector);
    const data = new DataTransfer();
    data.setData('text/plain', text);
    if (html !== null) { data.setData('text/html', html); }
    place.focus();
    const options = { clipboardData: data, bubbles: true, cancelable: true, composed: true };
    const untouched = place.dispatchEvent(new ClipboardEvent('paste', options));
    if (untouched) { document.execCommand('insertText', false, text); }
";

fn capabilities() -> serde_json::Map<String, Value> {
    let value = json!({
        "browserName": "chrome",
        // A thousand reports are read in one script.
        "timeouts": { "script": 300_000 },
        "goog:chromeOptions": { "args": ARGUMENTS },
        "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
    });
    value.as_object().expect("it is written as an object").clone()
}

/// The address of a file.
pub fn file_address(path: &Path) -> String {
    let path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    format!("file://{}", path.display())
}

/// The address in an entry of the performance log, where it tells of a request.
fn requested(entry: &Value) -> Option<String> {
    let message: Value = serde_json::from_str(entry["message"].as_str()?).ok()?;
    let event = &message["message"];
    let request = event["method"] == "Network.requestWillBeSent";
    request.then(|| string(&event["params"]["request"]["url"]))
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
