//! A table with a column more than the form has: it is left out and named, and the others are
//! read by the head.

mod support;

use gouji::check::{Checked, check};
use gouji::explain::{Lang, message};
use gouji::form::{APPLICANTS, CellId, Edition, TableId, table};
use gouji::rules::Status;
use gouji::source::Source;
use support::report::Report;

/// The applications table with 小计 of the five kinds of organisations, or another column, behind
/// the column `at`.
fn page(report: &Report, at: usize, name: &str) -> String {
    let extra = |it: usize, cell: String| if it == at { cell } else { String::new() };
    let mut head = String::new();
    for (idx, column) in APPLICANTS.iter().enumerate() {
        head += &format!("<td>{}</td>{}", column.label, extra(idx, format!("<td>{name}</td>")));
    }
    let mut rows = String::new();
    for (row, form) in table(TableId::Applications, report.edition).rows.iter().enumerate() {
        let amount = |column| report.get(CellId::new(TableId::Applications, row, column));
        let mut cells = String::new();
        for column in 0..APPLICANTS.len() {
            let sum = (1..6).map(amount).sum::<gouji::decimal::Decimal>();
            cells +=
                &format!("<td>{}</td>{}", amount(column), extra(column, format!("<td>{sum}</td>")));
        }
        rows += &match form.group {
            Some(group) => {
                format!("<tr><td>{}</td><td>{}</td>{cells}</tr>", group.label, form.label)
            }
            None => format!("<tr><td colspan=2>{}</td>{cells}</tr>", form.label),
        };
    }
    format!(
        "<table><tr><td colspan=2 rowspan=2>（本列数据的勾稽关系）</td><td colspan=8>申请人情况</td></tr><tr>{head}</tr>{rows}</table>"
    )
}

fn checked(text: String) -> Checked {
    check(&Source::html("", text))
}

fn extra(checked: &Checked) -> Vec<String> {
    let judgement = &checked.judgement;
    let found = judgement.findings.iter().filter(|it| it.rule == "column-extra");
    found.map(|it| message(it, &checked.reading, &judgement.identities, Lang::Zh)).collect()
}

#[test]
fn a_column_that_the_form_does_not_have_is_named_and_left_out() {
    for (round, edition) in [Edition::Form2019, Edition::Form2021].into_iter().enumerate() {
        let report = Report::balanced(edition, 40, round as u64);
        for (at, name) in [(5, "小计"), (6, "备注"), (0, "法人小计")] {
            let checked = checked(page(&report, at, name));
            let [sentence] = &extra(&checked)[..] else { panic!("{at}: {:?}", extra(&checked)) };
            assert!(sentence.contains(&format!("多出一列“{name}”")), "{sentence}");
            for cell in table(TableId::Applications, edition).cells() {
                let read = checked.reading.cell(cell).and_then(|it| it.value);
                assert_eq!(read, Some(report.get(cell)), "{at}: {cell:?}");
            }
            let fails = |it: &gouji::rules::Evaluated| it.status == Status::Fails;
            assert!(!checked.judgement.identities.iter().any(fails));
        }
    }
}

#[test]
fn the_form_s_own_table_has_no_column_too_many() {
    let report = Report::balanced(Edition::Form2021, 40, 3);
    assert_eq!(extra(&checked(page(&report, 99, ""))), [""; 0]);
}
