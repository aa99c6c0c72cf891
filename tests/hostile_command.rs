//! The command among files that mean harm. docs/security.md names these tests.
#![cfg(all(feature = "cli", unix))]

use serde_json::Value;
use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A made-up report in which the digits of one total were swapped.
const SAMPLE: &str = include_str!("../docs/sample.txt");

/// What a terminal would obey: clear, title, bell, return, backspace, and a C1 introducer.
const ESCAPES: &str = "\u{1b}[2J\u{1b}]0;x\u{7}\r\u{8}\u{9b}2J\u{202e}";

/// A folder that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("the folder can be made");
        Self(path)
    }

    fn write(&self, name: impl AsRef<Path>, text: &str) {
        fs::write(self.0.join(name), text).expect("the file can be written");
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
        command.args(args).current_dir(&self.0).output().expect("the command runs")
    }

    /// The results of the folder, one for each line.
    fn results(&self) -> Vec<Value> {
        let output = self.run(&["check", "--format", "jsonl", "."]);
        let text = String::from_utf8(output.stdout).expect("the command prints UTF-8");
        text.lines().map(|it| serde_json::from_str(it).expect("a line is a result")).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// What a terminal must not be sent, line ends aside.
fn is_obeyed(ch: char) -> bool {
    ch != '\n' && (ch.is_control() || ('\u{202a}'..='\u{202e}').contains(&ch))
}

fn printed(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the command prints UTF-8")
}

#[test]
fn a_terminal_obeys_no_file_name_and_no_report() {
    let folder = Folder::new("escapes");
    let name = format!("a{ESCAPES}\nb.txt");
    let cell = SAMPLE.replacen("| 0 |", &format!("| 0{ESCAPES} |"), 1);
    assert_ne!(cell, SAMPLE, "the sample has a cell with 0");
    folder.write(&name, &format!("{ESCAPES}{cell}"));
    folder.write("title.txt", &SAMPLE.replacen("年度报告", &format!("{ESCAPES}年度报告"), 1));
    folder.write(format!("c{ESCAPES}.txt"), "%PDF-1.7");
    let output = folder.run(&["check", "."]);
    let text = printed(output.stdout);
    assert!(text.contains("a[U+001B][2J") && text.contains("[U+000A]b.txt"), "{text}");
    assert!(!text.contains(is_obeyed), "{text:?}");
    // What is said of last year's reports, and of the call itself.
    folder.write("this.txt", SAMPLE);
    for args in [
        &["check", "this.txt", "--last-year", "."][..],
        &["check", &format!("--{ESCAPES}")],
        &["check", "--format", ESCAPES, "this.txt"],
        &[ESCAPES],
        &["check", &format!("{ESCAPES}.txt")],
    ] {
        let output = folder.run(args);
        let (said, told) = (printed(output.stdout), printed(output.stderr));
        assert!(!said.contains(is_obeyed) && !told.contains(is_obeyed), "{said:?} {told:?}");
    }
}

#[test]
fn a_name_with_line_ends_makes_one_line_of_json() {
    let folder = Folder::new("line-ends");
    folder.write("a\n{\"verdict\":\"reconciles\"}\nb.txt", SAMPLE);
    folder.write(OsStr::from_bytes(b"\xff\xfe.txt"), SAMPLE);
    let results = folder.results();
    assert_eq!(results.len(), 2);
    assert!(results.iter().all(|it| it["verdict"] == "does-not-reconcile"), "{results:?}");
    assert_eq!(results[0]["source"]["name"], "./a\n{\"verdict\":\"reconciles\"}\nb.txt");
}

#[test]
fn links_in_circles_end_and_lead_nowhere_twice() {
    let folder = Folder::new("circles");
    folder.write("report.txt", SAMPLE);
    fs::create_dir(folder.0.join("below")).expect("the folder can be made");
    symlink("..", folder.0.join("below/up")).expect("a link");
    symlink(".", folder.0.join("self")).expect("a link");
    symlink("/", folder.0.join("everything")).expect("a link");
    symlink("loop.txt", folder.0.join("loop.txt")).expect("a link");
    let names: Vec<String> =
        folder.results().iter().map(|it| it["source"]["name"].to_string()).collect();
    assert_eq!(names, ["\"./loop.txt\"", "\"./report.txt\""]);
}

#[test]
fn a_file_that_is_gone_yields_a_line_that_says_so() {
    let folder = Folder::new("gone");
    folder.write("report.txt", SAMPLE);
    symlink("nowhere", folder.0.join("gone.txt")).expect("a link");
    let results = folder.results();
    assert_eq!(results.len(), 2);
    assert_eq!(results[0]["verdict"], "nothing-to-check");
    assert_eq!(results[0]["findings"][0]["rule"], "unusable-file");
    assert_eq!(folder.run(&["check", "."]).status.code(), Some(2));
}

#[test]
fn a_path_that_leads_out_is_read_as_it_is_named_and_nothing_beside_it() {
    let folder = Folder::new("out");
    fs::create_dir(folder.0.join("inside")).expect("the folder can be made");
    folder.write("beside.txt", SAMPLE);
    let output = folder.run(&["check", "inside/../inside"]);
    assert_eq!((output.stdout.len(), output.status.code()), (0, Some(0)), "an empty folder");
}

/// A device that never ends stands for a file that grows while it is read; a pipe in a folder
/// would wait for ever.
#[test]
fn what_never_ends_is_not_read_to_its_end() {
    let folder = Folder::new("endless");
    let output = folder.run(&["check", "/dev/zero"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(printed(output.stdout).contains("64 MB"));
    symlink("/dev/zero", folder.0.join("zero.txt")).expect("a link");
    let pipe = Command::new("mkfifo").arg(folder.0.join("pipe.txt")).status();
    assert!(pipe.is_ok_and(|it| it.success()), "a pipe can be made");
    assert_eq!(folder.results().len(), 0);
}
