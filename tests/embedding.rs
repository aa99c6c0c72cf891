//! What docs/embedding.md shows is what the examples have, and the tests run.

use std::fs;
use std::path::Path;

const GUIDE: &str = include_str!("../docs/embedding.md");

/// A snippet, and the comment above it.
struct Snippet {
    mark: &'static str,
    kind: &'static str,
    lines: Vec<&'static str>,
}

fn snippets() -> Vec<Snippet> {
    let mut res = Vec::new();
    let mut lines = GUIDE.lines();
    let mut mark = "";
    while let Some(line) = lines.next() {
        if let Some(kind) = line.strip_prefix("```") {
            let lines = lines.by_ref().take_while(|it| *it != "```").collect();
            res.push(Snippet { mark, kind, lines });
        }
        mark = line;
    }
    res
}

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    fs::read_to_string(&path).unwrap_or_else(|it| panic!("{}: {it}", path.display()))
}

/// Whether the lines stand in `text` in this order, wherever they are indented to.
fn stands_in(lines: &[&str], text: &str) -> bool {
    let mut rest = text.lines().map(str::trim);
    lines
        .iter()
        .map(|it| it.trim())
        .filter(|it| !it.is_empty())
        .all(|it| rest.any(|line| line == it))
}

#[test]
fn every_snippet_is_taken_from_what_is_tested() {
    let snippets = snippets();
    assert!(snippets.len() > 10, "the guide shows hardly anything");
    for Snippet { mark, kind, lines } in snippets {
        if let Some(path) = mark.strip_prefix("<!-- from: ").and_then(|it| it.strip_suffix(" -->"))
        {
            assert!(stands_in(&lines, &read(path)), "{path} has other lines than {lines:#?}");
        } else if let Some(path) = mark.strip_prefix("<!-- run by: ") {
            let path = path.trim_end_matches(" -->");
            assert!(read(path).contains("docs/embedding.md"), "{path} does not read the guide");
        } else {
            // Policies are compared with those of the tests' server.
            assert_eq!(kind, "text", "nothing tests {lines:#?}");
        }
    }
}

#[test]
fn the_policies_are_those_of_the_tests() {
    let server = read("xtask/src/server.rs");
    // A string that goes on in the next line, as Rust has it.
    let joined: String = server.split("\\\n").map(str::trim_start).collect();
    let policies = snippets().into_iter().filter(|it| it.kind == "text").flat_map(|it| it.lines);
    let policies: Vec<&str> = policies.collect();
    assert_eq!(policies.len(), 2);
    for policy in policies {
        assert!(joined.contains(&format!("\"{policy}\";")), "the tests do not send {policy}");
    }
}
