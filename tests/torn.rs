//! Rows and figures that were torn on the way: what belongs together is put together where the
//! text tells, and left open where it does not.

mod support;

use gouji::check::{Checked, check};
use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId};
use gouji::source::Source;
use support::print::{Figure, Shape, blank_zeros, plain, print};
use support::report::Report;

fn report() -> Report {
    Report::balanced(Edition::Form2021, 40, 1)
}

fn set_row(report: &mut Report, row: usize, figures: [i64; 7]) {
    for (column, it) in figures.into_iter().enumerate() {
        report.set(CellId::new(TableId::Applications, row, column), it.into());
    }
}

fn amount(checked: &Checked, row: usize, column: usize) -> Option<Decimal> {
    checked.reading.cell(CellId::new(TableId::Applications, row, column))?.amount()
}

/// Prints the report, changes the text at `from`, and reads it: no cell but as it was printed.
fn reads(report: &Report, shape: Shape, figure: Figure, from: &str, to: &str) -> Checked {
    let printed = print(report, shape, figure).text;
    assert!(printed.contains(from), "{from:?} is not in\n{printed}");
    let text = printed.replacen(from, to, 1);
    let res = check(&Source::text("", text.clone()));
    for id in report.cells() {
        let got = res.reading.cell(id).and_then(|it| it.amount());
        assert!(got.is_none_or(|it| it == report.get(id)), "{id:?} read as {got:?}\n{text}");
    }
    res
}

#[test]
fn a_label_broken_before_its_cells_is_not_the_rest_of_a_blank_row_above() {
    let mut report = report();
    set_row(&mut report, 9, [0; 7]);
    set_row(&mut report, 10, [2, 0, 0, 0, 0, 1, 3]);
    let checked =
        reads(&report, Shape::TabSelection, blank_zeros, "7.属于行政执", "7.属于行\n政执");
    assert_eq!(amount(&checked, 9, 0), Some(0.into()));
    assert_eq!(amount(&checked, 10, 6), Some(3.into()));
}

#[test]
fn an_ordinal_apart_from_its_mark_is_no_figure() {
    let mut report = report();
    // With the ordinal behind it the short row would end in its own sum.
    set_row(&mut report, 15, [1, 0, 0, 0, 0, 0, 1]);
    reads(&report, Shape::CellPerLine, blank_zeros, "2.重复", "2 .重复");
    let checked = reads(&report, Shape::CellPerLine, plain, "2.重复", "2 .重复");
    assert_eq!(
        amount(&checked, 16, 0),
        Some(report.get(CellId::new(TableId::Applications, 16, 0)))
    );
}

#[test]
fn a_number_goes_on_below_behind_a_running_head() {
    let mut report = Report::balanced(Edition::Form2019, 40, 1);
    let amount = CellId::new(TableId::Disclosure, 7, 1);
    report.set(amount, Decimal::parse("124117.372351").expect("digits"));
    let checked =
        reads(&report, Shape::Boxes, plain, "│ 政府集中采购", "某镇年度报告\n│ 政府集中采购");
    let got = checked.reading.cell(amount).and_then(|it| it.amount());
    assert_eq!(got, Some(report.get(amount)));
}

#[test]
fn a_row_that_other_text_divides_stays_open() {
    let mut report = Report::balanced(Edition::Form2019, 40, 1);
    let amount = CellId::new(TableId::Disclosure, 7, 1);
    report.set(amount, Decimal::parse("124117.372351").expect("digits"));
    let checked = reads(&report, Shape::Boxes, plain, "│\n│  │  │ 1 │", "│\n年报\n│  │  │ 1 │");
    let got = checked.reading.cell(amount).and_then(|it| it.amount());
    assert_eq!(got, None);
}

#[test]
fn glued_figures_of_a_wrong_row_are_not_cut_by_chance() {
    let mut report = Report::balanced(Edition::Form2021, 20_000, 1);
    // Its own sum is wrong, and digits cut elsewhere add up.
    set_row(&mut report, 23, [46_113, 16, 0, 77_815, 44_923, 0, 168_851]);
    let checked = check(&print(&report, Shape::Glued, plain));
    for column in 0..7 {
        assert_eq!(amount(&checked, 23, column), None, "{column}");
    }
}
