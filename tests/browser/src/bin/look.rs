//! Takes pictures of the page in its states: `look OUT [REPORT]`, called by `cargo xtask look`.
//! `look OUT scenes` takes them in every state that the tests of accessibility go through, in both
//! languages.

use browser_tests::scenes::{self, SCENES, Theme, Tongue};
use browser_tests::{Browser, NARROW, Site, WIDE, Window};
use std::fs;
use std::path::{Path, PathBuf};

const WINDOWS: [(&str, Window); 2] = [("wide", WIDE), ("narrow", NARROW)];

/// A state of the page, by what makes the server or the browser bring it about.
struct State {
    name: &'static str,
    /// What the server must not have.
    missing: &'static str,
    /// What runs before the page's own scripts.
    before: &'static str,
    /// What shows that the state is reached.
    reached: &'static str,
}

const READY: &str = "html[data-gouji='ready'] #app main";
const FAILED: &str = "html[data-gouji='failed']";

const STATES: [State; 4] = [
    State { name: "start", missing: "", before: "", reached: READY },
    State { name: "loading", missing: "/boot.js", before: "", reached: "#gouji-status" },
    State { name: "not-downloaded", missing: "/gouji_bg.wasm", before: "", reached: FAILED },
    State {
        name: "internet-explorer",
        missing: "",
        before: "Object.defineProperty(document, 'documentMode', { value: 11 })",
        reached: FAILED,
    },
];

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let out = arguments.next().expect("look OUT [REPORT]");
    fs::create_dir_all(&out).expect("the folder for the pictures can be made");
    let report = arguments.next();
    if report.as_deref() == Some(Path::new("scenes")) {
        return show_scenes(&out).await;
    }
    for state in &STATES {
        show(state, &out).await;
    }
    if let Some(report) = report {
        show_report(&report, &out).await;
    }
}

async fn show_scenes(out: &Path) {
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    for tongue in Tongue::BOTH {
        for scene in SCENES {
            browser.resize(WIDE).await;
            scenes::show(&browser, &site, "/", tongue, scene).await;
            take(&browser, out, &format!("{}-{}", scene.name, tongue.tag())).await;
        }
    }
    let active = SCENES.iter().find(|it| it.name == "active").expect("there is such a state");
    for theme in Theme::ALL {
        browser.resize(WIDE).await;
        scenes::show(&browser, &site, "/", Tongue::Chinese, active).await;
        theme.wear(&browser).await;
        take(&browser, out, &format!("active-{theme:?}").to_lowercase()).await;
    }
}

async fn show(state: &State, out: &Path) {
    let site = Site::start();
    site.hide(state.missing);
    let browser = Browser::start(WIDE).await;
    browser.before_load(state.before).await;
    browser.open(&site).await;
    browser.wait_for(state.reached).await;
    take(&browser, out, state.name).await;
}

/// The page after `report` was pasted, as text or, for a file of markup, as both flavours; then
/// with its draft kept.
async fn show_report(report: &Path, out: &Path) {
    let text = fs::read_to_string(report).expect("the report is a text file in UTF-8");
    let markup = report.extension().is_some_and(|it| it == "html" || it == "htm");
    let site = Site::start();
    let browser = Browser::start(WIDE).await;
    browser.open(&site).await;
    browser.wait_for(READY).await;
    browser.paste("#app textarea", &text, markup.then_some(text.as_str())).await;
    take(&browser, out, "report").await;
    browser.click(".report-actions [aria-pressed]").await;
    browser.wait_for(".notice").await;
    take(&browser, out, "draft").await;
}

async fn take(browser: &Browser, out: &Path, name: &str) {
    for (size, window) in WINDOWS {
        browser.resize(window).await;
        let path = out.join(format!("{name}-{size}.png"));
        browser.screenshot(&path).await;
        println!("{}", path.display());
    }
}
