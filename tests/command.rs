//! The command: last year's reports beside this year's.
#![cfg(feature = "cli")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of reports that goes when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("last")).expect("the folder can be made");
        Self(path)
    }

    /// Writes a report of a body on a year; it carries `carried_in` over from the year before.
    fn report(&self, name: &str, organ: &str, year: u16, carried_in: u32, carried_out: u32) {
        let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/sample.txt");
        let text = fs::read_to_string(sample).expect("the sample is there");
        let mut rows = String::new();
        for line in text.lines() {
            let figures = match line {
                it if it.starts_with("二、上年结转") => carried_in,
                it if it.starts_with("四、结转下年度") => carried_out,
                it => {
                    rows += &format!("{it}\n");
                    continue;
                }
            };
            let label = line.split(" |").next().unwrap_or_default();
            rows += &format!("{label} | {figures} | 0 | 0 | 0 | 0 | 0 | {figures} |\n");
        }
        let rows = rows.replace("云溪县青石镇2023年", &format!("{organ}{year}年"));
        fs::write(self.0.join(name), rows).expect("the report can be written");
    }

    fn run(&self, args: &[&str]) -> Output {
        let command = Command::new(env!("CARGO_BIN_EXE_gouji"))
            .arg("check")
            .args(args)
            .current_dir(&self.0)
            .output();
        command.expect("the command runs")
    }

    fn says(&self, args: &[&str]) -> String {
        String::from_utf8(self.run(args).stdout).expect("the command prints UTF-8")
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

const DIFFERS: &str =
    "表三「总计」列上年结转与上年报告不一致：上年报告结转下年度3，本年报告上年结转4，相差1";

#[test]
fn one_file_is_compared_with_one_file() {
    let folder = Folder::new("one-for-one");
    folder.report("this.txt", "青石镇", 2023, 4, 1);
    folder.report("last/old.txt", "青石镇人民政府", 2022, 0, 3);
    let text = folder.says(&["--last-year", "last/old.txt", "this.txt"]);
    assert!(text.contains("[需核对]") && text.contains(DIFFERS), "{text}");
    let without = folder.says(&["this.txt"]);
    assert!(!without.contains("上年报告"), "{without}");
}

#[test]
fn a_folder_is_searched_for_the_body_and_the_year_before() {
    let folder = Folder::new("folder");
    folder.report("this.txt", "青石镇", 2023, 4, 1);
    folder.report("that.txt", "白石镇", 2023, 3, 1);
    folder.report("last/a.txt", "青石镇", 2022, 0, 3);
    folder.report("last/b.txt", "白石镇", 2022, 0, 3);
    folder.report("last/c.txt", "青石镇", 2021, 0, 9);
    let text = folder.says(&["this.txt", "that.txt", "--last-year=last"]);
    assert_eq!(text.matches("与上年报告不一致").count(), 2, "two columns of one report: {text}");
    assert!(text.contains(DIFFERS), "{text}");
}

#[test]
fn what_was_not_matched_is_said() {
    let folder = Folder::new("unmatched");
    folder.report("this.txt", "青石镇", 2023, 4, 1);
    folder.report("that.txt", "白石镇", 2023, 3, 1);
    folder.report("last/a.txt", "青石镇", 2022, 0, 3);
    folder.report("last/b.txt", "青石镇", 2022, 0, 4);
    let text = folder.says(&["--last-year", "last", "this.txt", "that.txt"]);
    assert!(text.contains("[无法核对] 上年报告有2份"), "{text}");
    assert!(text.contains("[无法核对] 没有找到白石镇2022年度的报告"), "{text}");
    let text = folder.says(&["--last-year", "this.txt", "that.txt"]);
    assert!(text.contains("单位不一致"), "{text}");
}

#[test]
fn the_result_holds_it_among_the_findings_and_nowhere_else() {
    let folder = Folder::new("json");
    folder.report("this.txt", "青石镇", 2023, 4, 1);
    folder.report("last/a.txt", "青石镇", 2022, 0, 3);
    let parse = |args: &[&str]| -> serde_json::Value {
        serde_json::from_str(&folder.says(args)).expect("a line of JSON")
    };
    let with = parse(&["--format", "jsonl", "--last-year", "last", "this.txt"]);
    let without = parse(&["--format", "jsonl", "this.txt"]);
    for same in ["verdict", "coverage", "identities", "tables", "suspects", "searches"] {
        assert_eq!(with[same], without[same], "{same}");
    }
    let findings = with["findings"].as_array().expect("findings are a list");
    let found = findings.iter().find(|it| it["rule"] == "carried-in-differs").expect("4 is no 3");
    assert_eq!(found["severity"], "warning");
    assert_eq!((&found["expected"], &found["found"]), (&"3".into(), &"4".into()));
    assert_eq!((&found["row"], &found["column"]), (&"carried_in".into(), &"total".into()));
    assert_eq!((&found["quote"], &found["identities"]), (&"4".into(), &serde_json::json!([])));
    let order = ["error", "warning", "unread", "note"];
    let rank =
        |it: &serde_json::Value| order.iter().position(|severity| it["severity"] == *severity);
    assert!(findings.is_sorted_by_key(rank), "{findings:#?}");
}

#[test]
fn a_report_of_last_year_that_cannot_be_read_is_a_complaint() {
    let folder = Folder::new("unusable");
    folder.report("this.txt", "青石镇", 2023, 4, 1);
    fs::write(folder.0.join("last/a.txt"), b"%PDF-1.7").expect("the file can be written");
    for path in ["last", "nowhere"] {
        let output = folder.run(&["--last-year", path, "this.txt"]);
        assert_eq!(output.status.code(), Some(2), "{path}");
        assert!(!output.stderr.is_empty(), "{path}");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("没有找到青石镇2022年度的报告"), "{text}");
    }
}
