//! The sentences that are not findings.

mod support;

use gouji::check::{Judgement, judge};
use gouji::decimal::Decimal;
use gouji::explain::{self, Lang};
use gouji::form::TableId;
use gouji::rules::{Reason, Status};
use gouji::suspects::{Ended, ProposedCell, Searched, Slip, Suspect};
use support::script::{Sheet, cell_id, run};

fn judged(script: &str) -> (Sheet, Judgement) {
    let sheet = run(script).unwrap_or_else(|it| panic!("{it}"));
    let judgement = judge(&sheet.reading);
    (sheet, judgement)
}

fn verdicts(script: &str) -> [String; 2] {
    let (_, judgement) = judged(script);
    Lang::ALL.map(|it| explain::verdict(&judgement, it))
}

#[test]
fn the_verdict_is_one_line() {
    for (script, zh, en) in [
        ("", "已核对 42 项勾稽关系，全部平衡", "Checked 42 sums; all of them hold"),
        ("form 2019", "已核对 40 项勾稽关系，全部平衡", "Checked 40 sums; all of them hold"),
        (
            "remark row-doubled applications received \"一、 24\"",
            "已核对 42 项勾稽关系，全部平衡；另有 1 处错误",
            "Checked 42 sums; all of them hold; other errors: 1",
        ),
        (
            "disputes reconsideration total = 3",
            "42 项勾稽关系中 1 项不平",
            "Of 42 sums 1 do not hold",
        ),
        (
            "disputes reconsideration total = 3\napplications received other = lost",
            "42 项勾稽关系中 1 项不平，另有 2 项无法核对",
            "Of 42 sums 1 do not hold, 2 could not be checked",
        ),
        (
            "without disputes\napplications received total = assumed 24",
            "已核对 39 项勾稽关系，未发现不平，另有 3 项无法核对，2 项按推断的读法核对",
            "Checked 39 sums; all of them hold, 3 could not be checked, 2 rest on how the text was read",
        ),
        ("* * * = lost", "42 项勾稽关系都无法核对", "None of 42 sums could be checked"),
        ("refusal empty", "没有可以核对的表格", "There is no table to check"),
    ] {
        assert_eq!(verdicts(script), [zh, en], "{script}");
    }
}

#[test]
fn a_formula_shows_its_numbers() {
    let formula = |script: &str, id: &str| {
        let (sheet, judgement) = judged(script);
        let found = judgement.identities.iter().find(|it| it.identity.id() == id);
        let found = found.expect("the identity is one of the form's");
        Lang::ALL.map(|it| explain::formula(found, &sheet.reading, it))
    };
    assert_eq!(
        formula("", "carry-over/total"),
        [
            "本年新收24＋上年结转2＝26 ＝ （七）总计23＋结转下年度3＝26",
            "1 received this year 24 + 2 carried over from last year 2 = 26 = (7) total 23 + 4 carried over to next year 3 = 26",
        ]
    );
    assert_eq!(
        formula("disputes reconsideration total = 3", "group-total/reconsideration")[0],
        "结果维持1＋结果纠正0＋其他结果0＋尚未审结1＝2 ≠ 总计3"
    );
    assert_eq!(
        formula("", "column-total/business")[0],
        "（一）予以公开1＋（二）部分公开1＋（四）1.本机关不掌握相关政府信息1＝3 ＝ （七）总计3"
    );
    assert_eq!(
        formula("disputes reconsideration other = lost", "group-total/reconsideration")[0],
        "结果维持1＋结果纠正0＋其他结果？＋尚未审结1 ？＝ 总计2"
    );
}

#[test]
fn what_was_not_checked_has_a_reason() {
    let reasons = |script: &str| {
        let (sheet, judgement) = judged(script);
        let not_checked = judgement.identities.iter().find_map(|it| match &it.status {
            Status::NotChecked(reason) => Some(reason.clone()),
            _ => None,
        });
        let reason: Reason = not_checked.expect("one identity is not checked");
        Lang::ALL.map(|it| explain::reason(&reason, &sheet.reading, it))
    };
    assert_eq!(
        reasons("disputes reconsideration other = lost"),
        [
            "「行政复议·其他结果」没有读到数，未核对。",
            "Not checked: the text does not give “reconsideration / other outcome”."
        ]
    );
    assert_eq!(reasons("without disputes")[0], "没有识别到表四（复议诉讼），未核对。");
    assert_eq!(
        reasons("disputes reconsideration other = \"见附件\"")[0],
        "「行政复议·其他结果」不是数字，未核对。"
    );
}

#[test]
fn a_suspect_is_only_possible() {
    let (sheet, judgement) = judged("disputes reconsideration total = 3");
    let cell = |column| cell_id(&sheet.reading, TableId::Disputes, "reconsideration", column);
    let proposed = |column, found: i64, proposed: Option<i64>| ProposedCell {
        cell: cell(column).expect("the form has this cell"),
        found: Decimal::from(found),
        proposed: proposed.map(Decimal::from),
        slip: None,
    };
    let says = |cells: Vec<ProposedCell>, slip| {
        let suspect = Suspect { cells, identities: vec![0], slip };
        Lang::ALL.map(|it| explain::suspect(&suspect, &sheet.reading, &judgement.identities, it))
    };
    assert_eq!(
        says(vec![proposed("total", 3, Some(2))], Some(Slip::ChangedDigit)),
        [
            "可能是「行政复议·总计」填错：现为3，若为2，1项勾稽关系即可平衡（可能是一位数字写错），建议核对。",
            "Possibly “reconsideration / total” is wrong: it has 3; with 2, 1 failing sums would hold (one digit wrong?). Please check.",
        ]
    );
    assert_eq!(
        says(vec![proposed("upheld", 1, Some(2)), proposed("pending", 1, None)], None)[0],
        "可能有2格同时填错：「行政复议·结果维持」由1改为2、「行政复议·尚未审结」（现为1）；一并更正后1项勾稽关系可以平衡，建议核对。"
    );
}

#[test]
fn a_change_under_an_assumption_says_so() {
    let says = |script: &str| {
        let (sheet, judgement) = judged(script);
        let suspect = judgement.suspects.suspects.first().expect("a sum fails");
        Lang::ALL.map(|it| explain::suspect(suspect, &sheet.reading, &judgement.identities, it))
    };
    let [zh, en] = says("disputes reconsideration total = assumed 3");
    assert!(
        zh.ends_with(
            "建议核对。（这一改法以推断的读法为前提：其中有按推断位置读取的数，请先核对读取结果。）"
        ),
        "{zh}"
    );
    assert!(en.contains("Please check. (This rests on an assumption"), "{en}");
    // A sum that holds under an assumption bears on the changes of its cells as well.
    let [zh, _] = says(
        "applications carried_in total = 3\napplications carried_in natural_person = assumed 2",
    );
    assert!(zh.contains("以推断的读法为前提"), "{zh}");
    let [zh, en] =
        says("disputes reconsideration total = 3\napplications received total = assumed 24");
    assert!(!zh.contains("推断") && !en.contains("assumption"), "{zh} {en}");
}

#[test]
fn a_search_that_was_not_finished_says_so() {
    let says = |ended| {
        let search = Searched { identities: vec![0, 1, 2], ended };
        Lang::ALL.map(|it| explain::unfinished(&search, it))
    };
    for ended in [
        Ended::More,
        Ended::NoneUpTo(4),
        Ended::OutOfSteps(3),
        Ended::Overflow(0),
        Ended::Undecided(2),
    ] {
        let [zh, en] = says(ended).map(|it| it.expect("the search was not finished"));
        assert!(zh.starts_with("未能搜完：3项不平") && zh.ends_with('。'), "{zh}");
        assert!(en.starts_with("Not searched to the end (3 failing sums): "), "{en}");
    }
    assert_eq!(says(Ended::Complete), [None, None]);
    // More errors than a set has cells: nothing is listed, and that is said.
    let far_off = "applications received * = 9\napplications disclosed * = 7
        applications unavailable.not_held * = 5\napplications handled_total * = 70";
    let (_, judgement) = judged(far_off);
    let search = judgement.suspects.searches.first().expect("sums fail");
    assert!(explain::unfinished(search, Lang::Zh).is_some(), "{:?}", search.ended);
}

#[test]
fn hints_are_only_possible() {
    let script = "applications received natural_person = 22\napplications received total = 26";
    let (sheet, judgement) = judged(script);
    let finding = &judgement.findings[0];
    assert_eq!(
        explain::hints(finding, &sheet.reading, Lang::Zh),
        ["差额恰好等于上年结转数，可能「本年新收」中已经包含上年结转。"]
    );
    for hint in explain::hints(finding, &sheet.reading, Lang::En) {
        assert!(hint.contains("may"), "{hint}");
    }
}
