//! The rules: their files, their examples, their sentences.

mod support;

use std::collections::BTreeSet;

use gouji::check::{against_last_year, judge};
use gouji::explain::{Lang, between_years, message};
use gouji::reading::{Place, Remark};
use gouji::rules::{RULES, Severity, years};
use gouji::source::Span;
use support::manual::{Entry, entries};
use support::script::{Sheet, run};

const HEADINGS: [&str; 4] = ["Why it matters", "Fails", "Corrected", "Source"];

#[test]
fn the_table_lists_every_rule_file_once() {
    let files: BTreeSet<_> = entries().into_iter().map(|it| it.name).collect();
    let listed: BTreeSet<_> = rule_names().into_iter().map(str::to_owned).collect();
    assert_eq!(files, listed);
    assert_eq!(listed.len(), rule_names().len(), "a rule is listed twice");
}

/// The rules about one report, and those about two years.
fn rule_names() -> Vec<&'static str> {
    RULES.iter().map(|it| it.name).chain(years::RULES.iter().map(|it| it.name)).collect()
}

#[test]
fn names_say_what_is_wrong() {
    for name in rule_names() {
        let is_kebab = name.split('-').all(|word| {
            !word.is_empty()
                && word.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit())
        });
        assert!(is_kebab, "{name} is not in kebab-case");
        let first = name.split('-').next().unwrap_or_default();
        let orders = ["avoid", "should", "must", "check", "use", "prefer", "do", "ensure"];
        assert!(!orders.contains(&first), "{name} says what to do, not what is wrong");
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
    for script in ["", "form 2019", "last", "form 2019\nlast"] {
        let found: Vec<_> = said(&sheet(script)).into_iter().map(|it| it.zh).collect();
        assert_eq!(found, [""; 0], "{script}");
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
        for Said { rule, span, zh, en, .. } in said(&sheet) {
            let has_place = span.is_some() || sheet.reading.tables.is_empty();
            assert!(has_place, "{}: {rule} has no span", entry.name);
            assert!(zh.ends_with(['。', '）']), "{}: {zh}", entry.name);
            assert!(en.ends_with(['.', ')']), "{}: {en}", entry.name);
            assert!(zh.chars().count() < 200, "{}: too long: {zh}", entry.name);
        }
    }
}

#[test]
fn what_was_not_read_is_never_called_wrong() {
    for entry in entries() {
        for Said { severity, zh, en, .. } in said(&example(&entry, "Fails")) {
            let never = ["违法", "违规", "非法", "illegal", "invalid", "violat"];
            assert!(!never.iter().any(|it| zh.contains(it) || en.contains(it)), "{zh} {en}");
            let blames = ["不平", "错误", "填错", "wrong", "error", "mistake"];
            let blamed = blames.iter().find(|it| zh.contains(*it) || en.contains(*it));
            let is_unread = severity == Severity::Unread;
            assert!(!is_unread || blamed.is_none(), "{}: {blamed:?} in {zh} {en}", entry.name);
        }
    }
}

#[test]
fn findings_come_in_their_order() {
    for entry in entries() {
        let found = judge(&example(&entry, "Fails").reading).findings;
        assert!(found.is_sorted_by_key(|it| (it.severity, it.place)), "{}", entry.name);
        let said = said(&example(&entry, "Fails"));
        assert_eq!(said, self::said(&example(&entry, "Fails")), "{}", entry.name);
    }
}

#[test]
fn what_is_found_twice_is_said_once() {
    let found = |script: &str| names(&sheet(script));
    let row = "remark row-extra applications 1\n";
    assert_eq!(found(&row.repeat(2)), ["row-extra"]);
    // Another table, another rule, or another place in the text.
    let disputes = row.replace("applications", "disputes");
    assert_eq!(found(&format!("{row}{disputes}")), ["row-extra"; 2]);
    let column = row.replace("row", "column");
    assert_eq!(found(&format!("{row}{column}")), ["row-extra", "column-extra"]);
    let mut rows = sheet(&row.repeat(2));
    if let Some(Remark::RowExtra { span, .. }) = rows.reading.remarks.last_mut() {
        *span = Span::new(4, 8);
    }
    assert_eq!(names(&rows), ["row-extra"; 2]);
    // The total of a row and of a column.
    let blank = "applications * * = blank\napplications handled_total total = 21";
    assert_eq!(found(blank).iter().filter(|it| **it == "details-left-blank").count(), 2);
}

#[test]
fn last_year_changes_neither_verdict_nor_coverage() {
    let sheet = sheet("last applications carried_out * = 9");
    let judgement = judge(&sheet.reading);
    assert_eq!(judgement.coverage.hold, 42);
    assert_eq!(names(&sheet).len(), 7, "a finding for each column");
}

fn sheet(script: &str) -> Sheet {
    run(script).unwrap_or_else(|it| panic!("{it}"))
}

fn example(entry: &Entry, heading: &str) -> Sheet {
    let script = entry.script(heading);
    let script = script.unwrap_or_else(|| panic!("{}: {heading} has no example", entry.name));
    run(script).unwrap_or_else(|it| panic!("{}: {heading}: {it}", entry.name))
}

/// A finding of either kind, in words.
#[derive(Debug, PartialEq)]
struct Said {
    rule: &'static str,
    severity: Severity,
    place: Option<Place>,
    span: Option<Span>,
    zh: String,
    en: String,
}

/// What is found in a sheet, and against last year's where it has one.
fn said(sheet: &Sheet) -> Vec<Said> {
    let reading = &sheet.reading;
    let judgement = judge(reading);
    let mut res = Vec::new();
    for it in &judgement.findings {
        let [zh, en] = Lang::ALL.map(|lang| message(it, reading, &judgement.identities, lang));
        let (rule, severity, place, span) = (it.rule, it.severity, it.place, it.span);
        res.push(Said { rule, severity, place, span, zh, en });
    }
    let Some(last) = &sheet.last else { return res };
    for it in against_last_year(reading, last.as_ref().map_err(Clone::clone)) {
        let [zh, en] = Lang::ALL.map(|lang| between_years(&it, reading, lang));
        let (rule, severity, place, span) = (it.rule, it.severity, it.place, it.span);
        res.push(Said { rule, severity, place, span, zh, en });
    }
    res
}

fn names(sheet: &Sheet) -> Vec<&'static str> {
    said(sheet).iter().map(|it| it.rule).collect()
}

fn assert_no_other_error(entry: &Entry, sheet: &Sheet) {
    let allowed = |it: &str| it == entry.name || sheet.also.iter().any(|also| also == it);
    for it in said(sheet) {
        let is_error = it.severity == Severity::Error;
        assert!(!is_error || allowed(it.rule), "{}: {}: {}", entry.name, it.rule, it.zh);
    }
}
