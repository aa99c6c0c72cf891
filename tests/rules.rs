//! The rules: their files, their examples, their sentences.

mod support;

use std::collections::BTreeSet;

use gouji::check::judge;
use gouji::explain::{Lang, message};
use gouji::rules::{Finding, RULES, Severity};
use support::manual::{Entry, entries};
use support::script::{Sheet, run};

const HEADINGS: [&str; 4] = ["Why it matters", "Fails", "Corrected", "Source"];

#[test]
fn the_table_lists_every_rule_file_once() {
    let files: BTreeSet<_> = entries().into_iter().map(|it| it.name).collect();
    let listed: BTreeSet<_> = RULES.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(files, listed);
    assert_eq!(listed.len(), RULES.len(), "a rule is listed twice");
}

#[test]
fn names_say_what_is_wrong() {
    for rule in RULES {
        let is_kebab = rule.name.split('-').all(|word| {
            !word.is_empty()
                && word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        });
        assert!(is_kebab, "{} is not in kebab-case", rule.name);
        let first = rule.name.split('-').next().unwrap_or_default();
        let orders = ["avoid", "should", "must", "check", "use", "prefer", "do", "ensure"];
        assert!(!orders.contains(&first), "{} says what to do, not what is wrong", rule.name);
    }
}

#[test]
fn every_rule_file_has_its_headings() {
    for entry in entries() {
        let headings: Vec<_> = entry.sections.iter().map(|it| it.0.as_str()).collect();
        assert_eq!(headings, HEADINGS, "{}", entry.name);
        assert!(!entry.summary.is_empty(), "{} does not say what it finds", entry.name);
        for (heading, text) in &entry.sections {
            assert!(!text.trim().is_empty(), "{}: nothing under {heading}", entry.name);
        }
    }
}

#[test]
fn balanced_reports_have_no_findings() {
    for script in ["", "form 2019"] {
        assert_eq!(lines(&sheet(script)), [""; 0], "{script}");
    }
}

#[test]
fn examples_fail_and_are_corrected() {
    for entry in entries() {
        let failing = example(&entry, "Fails");
        assert!(names(&failing).contains(&entry.name.as_str()), "{}: does not fail", entry.name);
        assert_no_other_error(&entry, &failing);
        let corrected = example(&entry, "Corrected");
        let found = names(&corrected);
        assert!(!found.contains(&entry.name.as_str()), "{}: not corrected", entry.name);
        assert_no_other_error(&entry, &corrected);
    }
}

#[test]
fn findings_have_a_place_and_a_sentence() {
    for entry in entries() {
        let sheet = example(&entry, "Fails");
        for finding in judge(&sheet.reading).findings {
            let has_place = finding.span.is_some() || sheet.reading.tables.is_empty();
            assert!(has_place, "{}: {} has no span", entry.name, finding.rule);
            let [zh, en] = Lang::ALL.map(|it| sentence(&sheet, &finding, it));
            assert!(zh.ends_with(['。', '）']), "{}: {zh}", entry.name);
            assert!(en.ends_with(['.', ')']), "{}: {en}", entry.name);
            assert!(zh.chars().count() < 200, "{}: too long: {zh}", entry.name);
        }
    }
}

#[test]
fn what_was_not_read_is_never_called_wrong() {
    for entry in entries() {
        let sheet = example(&entry, "Fails");
        for finding in judge(&sheet.reading).findings {
            let [zh, en] = Lang::ALL.map(|it| sentence(&sheet, &finding, it));
            let never = ["违法", "违规", "非法", "illegal", "invalid", "violat"];
            assert!(!never.iter().any(|it| zh.contains(it) || en.contains(it)), "{zh} {en}");
            let blames = ["不平", "错误", "填错", "wrong", "error", "mistake"];
            let blamed = blames.iter().find(|it| zh.contains(*it) || en.contains(*it));
            let is_unread = finding.severity == Severity::Unread;
            assert!(!is_unread || blamed.is_none(), "{}: {blamed:?} in {zh} {en}", entry.name);
        }
    }
}

#[test]
fn findings_come_in_their_order() {
    let every_example = entries();
    for entry in &every_example {
        let found = judge(&example(entry, "Fails").reading).findings;
        assert!(found.is_sorted_by_key(|it| (it.severity, it.place)), "{}", entry.name);
        assert_eq!(found, judge(&example(entry, "Fails").reading).findings, "{}", entry.name);
    }
}

fn sheet(script: &str) -> Sheet {
    run(script).unwrap_or_else(|it| panic!("{it}"))
}

fn example(entry: &Entry, heading: &str) -> Sheet {
    let script = entry.script(heading);
    let script = script.unwrap_or_else(|| panic!("{}: {heading} has no example", entry.name));
    run(script).unwrap_or_else(|it| panic!("{}: {heading}: {it}", entry.name))
}

fn names(sheet: &Sheet) -> Vec<&'static str> {
    judge(&sheet.reading).findings.iter().map(|it| it.rule).collect()
}

fn lines(sheet: &Sheet) -> Vec<String> {
    judge(&sheet.reading).findings.iter().map(|it| sentence(sheet, it, Lang::Zh)).collect()
}

fn sentence(sheet: &Sheet, finding: &Finding, lang: Lang) -> String {
    message(finding, &sheet.reading, &judge(&sheet.reading).identities, lang)
}

fn assert_no_other_error(entry: &Entry, sheet: &Sheet) {
    let allowed =
        |it: &Finding| it.rule == entry.name || sheet.also.iter().any(|also| also == it.rule);
    for finding in judge(&sheet.reading).findings {
        let is_error = finding.severity == Severity::Error;
        let message = sentence(sheet, &finding, Lang::Zh);
        assert!(!is_error || allowed(&finding), "{}: {}: {message}", entry.name, finding.rule);
    }
}
