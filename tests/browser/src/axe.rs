//! axe-core in the page: the rules of WCAG that a program can decide.

use crate::Browser;
use serde_json::{Value, json};
use std::fs;

/// What axe may look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Axe {
    /// WCAG 2.0 and 2.1, levels A and AA, and what is good practice besides.
    All,
    /// Only the contrast of text: what a change of colours can break.
    Contrast,
}

impl Axe {
    /// Gives every page that is opened from now on its axe.
    pub async fn bring(browser: &Browser) {
        browser.before_load(&source()).await;
    }

    /// What axe objects to, a line each: the rule, the element, what would mend it.
    pub async fn objections(self, browser: &Browser) -> Vec<String> {
        let found = browser.run(RUN, vec![self.options()]).await;
        let lines = found.as_array().expect("the script returns a list");
        lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    fn options(self) -> Value {
        let only = match self {
            Self::All => {
                json!({ "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] })
            }
            Self::Contrast => json!({ "type": "rule", "values": ["color-contrast"] }),
        };
        json!({ "runOnly": only, "resultTypes": ["violations"] })
    }
}

const RUN: &str = "return axe.run(document, arguments[0]).then(found => {
    const line = (rule, node) =>
        `${rule.id}: ${node.target.flat().join(' ')}: ${node.failureSummary}`;
    return found.violations.flatMap(rule => rule.nodes.map(node => line(rule, node)));
})";

fn source() -> String {
    let path = std::env::var_os("GOUJI_AXE")
        .expect("GOUJI_AXE names no axe-core: run `cargo xtask test`, which fetches it");
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}
