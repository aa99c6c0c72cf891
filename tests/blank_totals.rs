//! Totals and details that were never entered: one cause, one finding.

mod support;

use gouji::check::judge;
use gouji::explain::{Lang, message};
use gouji::rules::{Finding, Severity};
use support::script::{Sheet, run};

/// The errors of the report that this script makes: rule, identities, sentence.
fn errors(script: &str) -> Vec<(&'static str, Vec<String>, String)> {
    let sheet = sheet(script);
    let judgement = judge(&sheet.reading);
    let is_error = |it: &&Finding| it.severity == Severity::Error;
    let found = judgement.findings.iter().filter(is_error);
    let ids = |it: &Finding| -> Vec<String> {
        it.identities.iter().map(|idx| judgement.identities[*idx].identity.id()).collect()
    };
    let says = |it: &Finding| message(it, &sheet.reading, &judgement.identities, Lang::Zh);
    found.map(|it| (it.rule, ids(it), says(it))).collect()
}

fn rules(script: &str) -> Vec<&'static str> {
    errors(script).into_iter().map(|it| it.0).collect()
}

fn sheet(script: &str) -> Sheet {
    run(script).unwrap_or_else(|it| panic!("{it}"))
}

#[test]
fn a_blank_total_of_a_table_that_lost_its_cells_is_one_error() {
    let script = "applications * * = blank
        applications received * = lost
        applications received total = assumed 4
        applications disclosed * = lost
        applications disclosed total = assumed 4
        remark row-short applications received 2
        remark row-short applications disclosed 2";
    let found = errors(script);
    assert_eq!(found.len(), 1, "{found:#?}");
    let (rule, identities, says) = &found[0];
    assert_eq!(*rule, "total-left-blank");
    assert_eq!(identities[..], ["column-total/total", "carry-over/total"]);
    let expected = "表三「（七）总计·总计」没有填，按明细应为4。（其中有按推断位置读取的数，请先核对读取结果。）";
    assert_eq!(says, expected);
}

#[test]
fn a_blank_row_of_totals_is_one_error() {
    let found = errors("applications handled_total * = blank");
    assert_eq!(found.len(), 1, "{found:#?}");
    let (rule, identities, says) = &found[0];
    assert_eq!(*rule, "total-left-blank");
    let sums = ["column-total", "carry-over"];
    let columns = ["natural_person", "business", "total"];
    let expected: Vec<_> =
        sums.iter().flat_map(|sum| columns.iter().map(move |it| format!("{sum}/{it}"))).collect();
    assert_eq!(*identities, expected);
    assert_eq!(says, "表三「（七）总计」没有填，按明细应为：自然人20、商业企业3、总计23。");
}

#[test]
fn a_blank_column_of_totals_is_one_error() {
    let found = errors("applications * total = blank");
    assert_eq!(found.len(), 1, "{found:#?}");
    let expected = "表三「总计」没有填，按明细应为：一、本年新收政府信息公开申请数量24、二、上年结转政府信息公开申请数量2、（一）予以公开10等11处。";
    assert_eq!(found[0].2, expected);
    let n_row_totals = found[0].1.iter().filter(|it| it.starts_with("row-total/")).count();
    assert_eq!(n_row_totals, 11);
}

#[test]
fn several_blank_totals_explain_their_sum_together() {
    let script =
        "applications disclosed total = blank\napplications partly_disclosed total = blank";
    let found = errors(script);
    let identities: Vec<_> = found.iter().map(|it| it.1.join(" ")).collect();
    assert_eq!(
        identities,
        ["row-total/disclosed column-total/total", "row-total/partly_disclosed column-total/total"]
    );
}

#[test]
fn sums_that_a_blank_total_does_not_mend_are_reported() {
    let script = "applications handled_total total = blank\napplications received total = 25";
    let found = rules(script);
    assert_eq!(found, ["carry-over-mismatch", "row-total-mismatch", "total-left-blank"]);
}

#[test]
fn a_blank_total_whose_parts_disagree_explains_nothing() {
    let script = "applications handled_total total = blank\napplications disclosed total = 11";
    let found = errors(script);
    let blank = found.iter().find(|it| it.0 == "total-left-blank");
    let (_, identities, says) = blank.expect("the blank is reported");
    assert_eq!(identities.len(), 0);
    assert_eq!(
        says,
        "表三「（七）总计·总计」没有填，且按本行横向合计应为23、按（一）至（六）纵向合计应为24，两者不一致，建议核对明细。"
    );
    assert_eq!(
        found.iter().filter(|it| it.0 == "row-total-mismatch").count(),
        2,
        "the row of the wrong part, and the row of the blank"
    );
}

#[test]
fn a_blank_total_of_nothing_is_right() {
    let script =
        "applications withheld.state_secret * = blank\ndisputes direct_litigation * = blank";
    assert_eq!(rules(script), [""; 0]);
}

#[test]
fn a_dash_is_no_total_either() {
    assert_eq!(rules("disputes reconsideration total = \"—\""), ["total-left-blank"]);
}

#[test]
fn a_lost_total_is_not_blank() {
    assert_eq!(rules("applications handled_total total = lost"), [""; 0]);
}

#[test]
fn details_of_a_whole_column_may_be_blank() {
    let script = "applications disclosed natural_person = blank
        applications partly_disclosed natural_person = blank
        applications handled_total natural_person = 20";
    assert!(!rules(script).contains(&"details-left-blank"), "some parts are there");
    let script =
        "form 2019\ndisputes reconsideration * = blank\ndisputes reconsideration total = 2";
    assert_eq!(rules(script), ["details-left-blank"]);
}
