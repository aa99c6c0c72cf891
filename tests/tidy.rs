//! What no formatter and no lint looks after.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A text file of the repository, by its path from the root.
struct File {
    path: String,
    text: String,
}

/// All text files that are committed or about to be.
fn files() -> Vec<File> {
    let output = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("git lists the files of the repository");
    let names = String::from_utf8(output.stdout).expect("paths are UTF-8");
    let files: Vec<File> = names.split('\0').filter_map(read).collect();
    assert!(files.iter().any(|it| it.path == "src/lib.rs"), "git lists no sources");
    files
}

/// A deleted file is still listed, and a binary one is nobody's prose: neither is read.
fn read(path: &str) -> Option<File> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).ok()?;
    Some(File { path: path.to_owned(), text })
}

/// Fails with every line of the files in `scope` that `wrong` objects to.
fn refuse(scope: fn(&str) -> bool, wrong: impl Fn(&str) -> bool) {
    let mut found = Vec::new();
    for file in files().iter().filter(|it| scope(&it.path)) {
        let lines = file.text.lines().enumerate().filter(|(_, line)| wrong(line));
        found.extend(lines.map(|(at, line)| format!("{}:{}: {line}", file.path, at + 1)));
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

fn is_rust(path: &str) -> bool {
    path.ends_with(".rs")
}

fn is_source(path: &str) -> bool {
    is_rust(path) && path.starts_with("src/")
}

#[test]
fn rust_files_have_no_tabs_and_no_trailing_space() {
    refuse(is_rust, |line| line.contains('\t') || line.ends_with([' ', '\r']));
}

#[test]
fn every_source_file_says_first_what_it_is_for() {
    let silent: Vec<String> = files()
        .into_iter()
        .filter(|it| is_source(&it.path) && !it.text.starts_with("//! "))
        .map(|it| it.path)
        .collect();
    assert_eq!(silent, [""; 0], "these files do not start with a line of `//!`");
}

#[test]
fn sources_give_the_reason_when_they_unwrap() {
    refuse(is_source, |line| line.contains(".unwrap()"));
}

/// The page draws and decides without the browser; what it asks of it stands in one place.
#[test]
fn the_browser_is_called_at_its_edge_only() {
    let all = files();
    let at_edge = all.iter().filter(|it| is_browser_edge(&it.path) && calls_browser(&it.text));
    assert!(at_edge.count() > 3, "the browser is hardly called at its edge");
    refuse(|path| is_source(path) && !is_browser_edge(path), calls_browser);
}

fn is_browser_edge(path: &str) -> bool {
    ["src/app/intake/", "src/embed/", "src/main.rs"].iter().any(|it| path.starts_with(it))
}

fn calls_browser(text: &str) -> bool {
    ["web_sys", "js_sys"].iter().any(|it| text.contains(it))
}

/// What other programs see is decided in one place; the core may change its types.
#[test]
fn only_the_result_serialises() {
    let is_trait = |line: &str| {
        let mut words = line.split(|it: char| !it.is_alphanumeric());
        words.any(|it| it == "Serialize" || it == "Deserialize")
    };
    // To call the trait's method one has to name it; deriving it would name it again.
    let is_import = |line: &str| line == "use serde::Serialize;";
    let values = read("src/result/values.rs").expect("the declarations are there");
    assert!(values.text.lines().any(|it| it.contains("derive(") && is_trait(it)));
    refuse(
        |path| is_source(path) && !path.starts_with("src/result/"),
        |line| is_trait(line) && !is_import(line),
    );
}

/// The patterns are put together here, so that this file does not find itself.
#[test]
fn no_test_is_switched_off_or_content_with_a_panic() {
    let ignore = ["#[", "ignore"].concat();
    let panic = ["should", "_panic"].concat();
    refuse(is_rust, |line| line.contains(&ignore) || line.contains(&panic));
}

#[test]
fn nothing_names_a_folder_of_one_machine() {
    let folders = ["work", "root", "home"].map(|it| format!("/{it}/"));
    let names = |line: &str| folders.iter().any(|it| starts_a_path(line, it));
    refuse(|path| !path.ends_with(".lock"), names);
}

/// Whether `folder` stands in `line` as the start of an absolute path.
fn starts_a_path(line: &str, folder: &str) -> bool {
    let before = |at: usize| line[..at].chars().next_back();
    let mut places = line.match_indices(folder);
    places.any(|(at, _)| before(at).is_none_or(|it| !it.is_alphanumeric() && !"./_-~".contains(it)))
}

/// Text of a report is drawn as text. These would make markup or a program of it.
#[test]
fn markup_is_never_put_into_the_page() {
    let words = [
        "innerHTML",
        "inner_html",
        "outerHTML",
        "outer_html",
        "insertAdjacentHTML",
        "insert_adjacent_html",
        "document.write",
        "from_html_unchecked",
        "VRaw",
        "DOMParser",
        "createContextualFragment",
        "srcdoc",
        "javascript:",
        "eval(",
        "new Function",
    ];
    let is_shipped =
        |path: &str| ["src/", "static/", "examples/portal/"].iter().any(|it| path.starts_with(it));
    refuse(is_shipped, |line| words.iter().any(|it| line.contains(it)));
}

/// A crate that is not on this list has to be looked at: what speaks to a network is not put on it.
#[test]
fn nothing_in_the_core_and_the_command_speaks_to_a_network() {
    const CALL: [&str; 12] = [
        "tree",
        "--locked",
        "--package",
        "gouji",
        "--edges",
        "normal,no-proc-macro",
        "--no-default-features",
        "--features",
        "cli",
        "--prefix",
        "none",
        "--format={lib}",
    ];
    const KNOWN: [&str; 15] = [
        "cfg_if",
        "core_detect",
        "encoding_rs",
        "gouji",
        "itoa",
        "libmimalloc_sys",
        "memchr",
        "mimalloc",
        "scopeguard",
        "serde",
        "serde_core",
        "serde_json",
        "simdutf8",
        "smol_str",
        "zmij",
    ];
    let output = Command::new(env!("CARGO"))
        .args(CALL)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo lists the crates");
    let names = String::from_utf8(output.stdout).expect("names are ASCII");
    let names: Vec<&str> = names.split_whitespace().filter(|it| *it != "(*)").collect();
    assert!(names.contains(&"gouji"), "{}", String::from_utf8_lossy(&output.stderr));
    let strange: Vec<&str> = names.into_iter().filter(|it| !KNOWN.contains(it)).collect();
    assert_eq!(strange, [""; 0], "crates that nobody has looked at");
}

/// Internet Explorer must be able to run the file that tells its users what to do. That it can read it
/// is for a parser to say, which `cargo xtask test` calls; these functions it does not have.
#[test]
fn the_first_script_calls_no_function_that_the_oldest_browsers_lack() {
    let modern = [
        ".includes(",
        ".startsWith(",
        ".endsWith(",
        ".append(",
        ".prepend(",
        ".remove()",
        ".closest(",
        ".find(",
        ".replaceWith(",
        "Object.assign",
        "Object.entries",
        "Array.from",
        "new URL(",
        "Symbol",
    ];
    refuse(|path| path == "static/boot.js", |line| modern.iter().any(|it| line.contains(it)));
}
