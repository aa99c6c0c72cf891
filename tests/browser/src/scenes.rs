//! The states of the page: how to bring each about, on the site and inside the custom element. The
//! tests of accessibility and the pictures go through the same list.

use crate::{Browser, Site, Window};
use serde_json::{Value, json};
use std::time::Duration;

/// A made-up report in which the digits of one total were swapped.
pub const SAMPLE: &str = include_str!("../../../docs/sample.txt");

/// What a script finds: `root`, the document or the shadow root of the first checker, and `at`, the
/// first element there for a selector.
const WITH: &str = "
    const host = document.querySelector('gouji-checker');
    const root = host ? host.shadowRoot : document;
    const at = selector => root.querySelector(selector);
";

/// A step on the way to a state.
#[derive(Clone, Copy, Debug)]
pub enum Step {
    /// Pastes a report into the field.
    Paste(Report),
    /// Clicks an element.
    Click(&'static str),
    /// Runs a script.
    Do(&'static str),
    /// Waits until there is such an element.
    Wait(&'static str),
}

/// A report to paste.
#[derive(Clone, Copy, Debug)]
pub enum Report {
    /// One total is wrong.
    Wrong,
    /// Everything holds.
    Right,
    /// A text without a table.
    None,
}

impl Report {
    fn text(self) -> String {
        match self {
            Self::Wrong => SAMPLE.to_owned(),
            Self::Right => SAMPLE.replace("74 |", "47 |"),
            Self::None => "今天下午三点开会，请各科室准时参加。".to_owned(),
        }
    }
}

/// A state of the page.
#[derive(Clone, Copy, Debug)]
pub struct Scene {
    /// Its name, for files and messages.
    pub name: &'static str,
    /// How to get there from the page without a report.
    pub steps: &'static [Step],
}

use Step::{Click, Do, Paste, Wait};

const OPEN: Step = Paste(Report::Wrong);
const FAILS: Step = Wait(".verdict.fails");
const FOLDED: Step = Do("root.querySelectorAll('details').forEach(it => { it.open = true })");

const fn scene(name: &'static str, steps: &'static [Step]) -> Scene {
    Scene { name, steps }
}

/// All states that can be reached on a page whose program runs.
pub const SCENES: &[Scene] = &[
    scene("empty", &[]),
    scene("unfit", &[Do(PICTURE), Wait(".notice.warns")]),
    scene("help-empty", &[Click(".switches .key"), Wait(".dialog")]),
    scene("fails", &[OPEN, FAILS]),
    scene("reconciles", &[Paste(Report::Right), Wait(".verdict.reconciles"), FOLDED]),
    scene("undecided", &[Click("li:nth-child(3) > .sample"), Wait(".verdict.undecided"), FOLDED]),
    scene("nothing-to-check", &[Paste(Report::None), Wait(".verdict.nothing")]),
    scene("form-of-2019", &[Click("li:nth-child(5) > .sample"), FAILS]),
    scene("alternatives", &[Click("li:nth-child(4) > .sample"), FAILS, FOLDED]),
    scene("active", &[OPEN, FAILS, Click(".card-actions button"), Wait(".card.active")]),
    scene("editing", &[OPEN, FAILS, Do(EDIT), Wait(".cell-field")]),
    scene("edited", &[OPEN, FAILS, Click(".proposal .primary"), Wait(".edited"), FOLDED]),
    scene("asking", &[OPEN, FAILS, ASK, Wait(".reason-field")]),
    scene("ignored", &[OPEN, FAILS, ASK, Click(".ignore-usual button"), Wait("details"), FOLDED]),
    scene("help", &[OPEN, FAILS, Click(".switches .key"), Wait(".dialog")]),
    scene(
        "source",
        &[OPEN, FAILS, Click(".card-actions button:nth-child(2)"), Wait("#gouji-marked"), FOLDED],
    ),
    scene(
        "many-possibilities",
        &[
            Click("li:nth-child(2) > .sample"),
            Wait(".verdict.reconciles"),
            Do(EDIT_PART),
            Wait(".cell-field"),
            Do(TYPE_40),
            Wait("#gouji-cell-applications-12-0.edited"),
            Do(EDIT_TOTAL),
            Wait(".cell-field"),
            Do(TYPE_43),
            Wait("#gouji-cell-applications-12-6.edited"),
            Click(".card-actions button"),
            Wait(".candidate"),
            FOLDED,
        ],
    ),
    scene(
        "unreadable",
        &[
            OPEN,
            FAILS,
            Do(EDIT),
            Wait(".cell-field"),
            Do(TYPE_WORDS),
            Wait(".figure.unreadable"),
            FOLDED,
        ],
    ),
    scene("copied", &[OPEN, FAILS, Click(".sheet .copy"), Wait(".notice")]),
    scene("field-open", &[OPEN, FAILS, Click(".report-actions button"), Wait(".zone")]),
    scene(
        "cleared",
        &[OPEN, FAILS, Click(".report-actions button:last-child"), Wait(".zone"), Wait(".notice")],
    ),
];

const ASK: Step = Click(".card-actions button:last-child");
const EDIT: &str = "at('#gouji-cell-applications-23-0')
    .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
const EDIT_PART: &str = "at('#gouji-cell-applications-12-0')
    .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
const EDIT_TOTAL: &str = "at('#gouji-cell-applications-12-6')
    .dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))";
const TYPE_40: &str = "at('.cell-field').value = '40'; at('.cell-field')
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
const TYPE_43: &str = "at('.cell-field').value = '43'; at('.cell-field')
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
const TYPE_WORDS: &str = "at('.cell-field').value = '若干'; at('.cell-field')
    .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))";
const PICTURE: &str = "
    const data = new DataTransfer();
    data.items.add(new File(['%PNG'], 'scan.png', { type: 'image/png' }));
    at('.field').dispatchEvent(new ClipboardEvent('paste',
        { clipboardData: data, bubbles: true, cancelable: true, composed: true }))";

impl Scene {
    /// Brings the state about on an opened page.
    pub async fn enter(&self, browser: &Browser) {
        until(browser, "at('.sample:not([disabled])')").await;
        for step in self.steps {
            match *step {
                Paste(report) => paste(browser, &report.text()).await,
                Click(selector) => {
                    within(browser, "at(arguments[0]).click()", vec![json!(selector)]).await;
                }
                Do(script) => {
                    within(browser, script, vec![]).await;
                }
                Wait(selector) => until(browser, &format!("at({})", json!(selector))).await,
            }
        }
        settle(browser).await;
    }
}

/// How the page looks besides its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// As it comes.
    Light,
    /// The system is dark.
    Dark,
    /// 高对比.
    Contrast,
    /// 高对比 where the system is dark.
    ContrastDark,
    /// The system asks for more contrast, the user of the page for nothing.
    MoreContrast,
    /// 大字.
    Large,
    /// The system chooses the colours.
    Forced,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Light,
        Self::Dark,
        Self::Contrast,
        Self::ContrastDark,
        Self::MoreContrast,
        Self::Large,
        Self::Forced,
    ];

    /// Gives the page this look.
    pub async fn wear(self, browser: &Browser) {
        let is_dark = matches!(self, Self::Dark | Self::ContrastDark);
        browser
            .media(&[
                ("prefers-color-scheme", if is_dark { "dark" } else { "light" }),
                ("prefers-contrast", if self == Self::MoreContrast { "more" } else { "" }),
                ("forced-colors", if self == Self::Forced { "active" } else { "none" }),
            ])
            .await;
        let contrast = matches!(self, Self::Contrast | Self::ContrastDark);
        let wanted = vec![json!(self == Self::Large), json!(contrast)];
        within(browser, SWITCH, wanted).await;
        settle(browser).await;
    }
}

/// The first two switches are 大字 and 高对比.
const SWITCH: &str = "
    const switches = root.querySelectorAll('.switches [aria-pressed]');
    [...arguments].forEach((wanted, at) => {
        const is = switches[at].getAttribute('aria-pressed') === 'true';
        if (is !== wanted) { switches[at].click(); }
    })";

/// A language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// 中文.
    Chinese,
    /// English.
    English,
}

impl Tongue {
    /// Both.
    pub const BOTH: [Self; 2] = [Self::Chinese, Self::English];

    /// Its tag, as the page has it.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Chinese => "zh-CN",
            Self::English => "en",
        }
    }

    /// Makes the page speak it, if it does not.
    pub async fn speak(self, browser: &Browser) {
        let tag = self.tag();
        let script = "if (at('.gouji').lang !== arguments[0]) { at('.switches [lang]').click(); }";
        until(browser, "at('.switches [lang]')").await;
        within(browser, script, vec![json!(tag)]).await;
        until(browser, &format!("at('.gouji').lang === '{tag}'")).await;
    }
}

/// Opens a page of `site` and brings a state about.
pub async fn show(browser: &Browser, site: &Site, path: &str, tongue: Tongue, scene: &Scene) {
    // A report that was worked on would hold the page.
    browser
        .run(
            "window.addEventListener('beforeunload', it => it.stopImmediatePropagation(), true)",
            vec![],
        )
        .await;
    browser.open_path(site, path).await;
    tongue.speak(browser).await;
    scene.enter(browser).await;
}

/// Runs a script with `root` and `at`.
pub async fn within(browser: &Browser, script: &str, arguments: Vec<Value>) -> Value {
    browser.run(&format!("{WITH}{script}"), arguments).await
}

/// Waits until a condition on `root` and `at` is true.
pub async fn until(browser: &Browser, condition: &str) {
    let script = format!("try {{ return Boolean({condition}) }} catch (error) {{ return false }}");
    for _ in 0..1200 {
        if within(browser, &script, vec![]).await == json!(true) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
    panic!("never true: {condition}");
}

/// Pastes a text into the field.
pub async fn paste(browser: &Browser, text: &str) {
    let script = "
        const data = new DataTransfer();
        data.setData('text/plain', arguments[0]);
        at('.field').focus();
        at('.field').dispatchEvent(new ClipboardEvent('paste',
            { clipboardData: data, bubbles: true, cancelable: true, composed: true }))";
    within(browser, script, vec![json!(text)]).await;
}

/// Waits until the page has drawn what it has to draw and its animations are over.
pub async fn settle(browser: &Browser) {
    let script =
        "return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => {
        root.querySelectorAll('.pulse').forEach(it => it.classList.remove('pulse'));
        done(at('.fault') === null);
    })))";
    assert_eq!(within(browser, script, vec![]).await, json!(true), "the program has failed");
}

/// The windows in which nothing may be lost: as narrow as 320 px, and the usual office screen at
/// 200 %.
pub const SMALL: [Window; 2] =
    [Window { width: 320, height: 640 }, Window { width: 683, height: 384 }];
