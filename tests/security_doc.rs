//! docs/security.md names a test for every line, and every test that it names exists.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    fs::read_to_string(path).unwrap_or_else(|it| panic!("{name}: {it}"))
}

/// The lines of the tables, each as its first and its last column.
fn rows(text: &str) -> Vec<(&str, &str)> {
    let lines = text.lines().filter(|it| it.starts_with("| ") && !it.starts_with("| what "));
    let columns = lines.map(|it| it.trim_matches('|').split(" | ").collect::<Vec<_>>());
    columns.map(|it| (it[0], *it.last().unwrap_or(&""))).collect()
}

/// What stands in backquotes: a file, and the tests in it until the next file.
fn tests(column: &str) -> Vec<(&str, &str)> {
    let mut file = "";
    let mut res = Vec::new();
    for quoted in column.split('`').skip(1).step_by(2) {
        if quoted.ends_with(".rs") { file = quoted } else { res.push((file, quoted)) }
    }
    res
}

/// Whether `text` has a test of this name: the function, right below the attribute of a test, or
/// within a macro that makes tests of its arguments.
fn has_test(text: &str, name: &str) -> bool {
    let call = format!("fn {name}(");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines.iter().position(|it| it.trim_start_matches("async ").starts_with(&call));
    at.is_some_and(|at| {
        let above = lines[..at].iter().rev().take_while(|it| it.starts_with("#["));
        above.into_iter().any(|it| ["#[test]", "#[tokio::test]"].contains(it))
    })
}

#[test]
fn every_line_names_tests_that_exist() {
    let text = read("docs/security.md");
    let mut files: BTreeMap<&str, String> = BTreeMap::new();
    let mut n_tests = 0;
    for (threat, column) in rows(&text) {
        let named = tests(column);
        // A list that lies elsewhere cannot be tested here.
        let is_elsewhere = threat.trim() == "A crate with a known fault";
        assert!(!named.is_empty() || is_elsewhere, "no test for: {threat}");
        for (file, name) in named {
            let text = files.entry(file).or_insert_with(|| read(file));
            assert!(has_test(text, name), "{file} has no test {name}, which is to show: {threat}");
            n_tests += 1;
        }
    }
    assert!(n_tests > 40, "hardly any test is named: {n_tests}");
}

#[test]
fn a_function_that_is_no_test_does_not_count() {
    let text = "fn helper() {}\n#[test]\nfn a() {}\n#[tokio::test]\nasync fn b() {}\n";
    assert!(has_test(text, "a") && has_test(text, "b"));
    assert!(!has_test(text, "helper") && !has_test(text, "c"));
}
