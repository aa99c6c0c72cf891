//! Rows and figures that were torn on the way: what belongs together is put together where the
//! text tells, and left open where it does not.

mod support;

use gouji::check::{Checked, check};
use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, table};
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
fn a_total_that_the_edge_of_the_page_clipped_is_open() {
    let mut report = report();
    let disputes = [1740, 0, 0, 849, 2589];
    for (column, it) in disputes.into_iter().enumerate() {
        report.set(CellId::new(TableId::Disputes, 2, column), it.into());
    }
    let total = CellId::new(TableId::Disputes, 2, 4);
    for (clipped, is_open) in [("2", true), ("25", true), ("258", false)] {
        let text = print(&report, Shape::PdfStream, plain).text;
        let text = text.replacen(" 849 2589", &format!(" 849 {clipped}"), 1);
        let cell = check(&Source::text("", text)).reading.cell(total).and_then(|it| it.amount());
        assert_eq!(cell.is_none(), is_open, "{clipped}: {cell:?}");
    }
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
fn a_label_whose_cells_stand_on_the_next_line_is_no_blank_row() {
    let mut report = report();
    set_row(&mut report, 24, [0, 45, 0, 0, 0, 0, 45]);
    let to = "办理\t\n\t45";
    let checked = reads(&report, Shape::TabSelection, blank_zeros, "办理\t\t45", to);
    assert_eq!(amount(&checked, 24, 1), None);
}

#[test]
fn other_words_between_a_label_and_figures() {
    let report = report();
    let to = "行政处罚\n注：由各股室报送，共 17 个单位。\n";
    let checked = reads(&report, Shape::CellPerLine, plain, "行政处罚\n", to);
    assert_eq!(
        checked.reading.cell(CellId::new(TableId::Disclosure, 3, 0)).and_then(|it| it.amount()),
        None
    );
    reads(&report, Shape::CellPerLine, blank_zeros, "行政强制", "行政强的");
}

#[test]
fn thin_spaces_between_thousands() {
    let mut report = report();
    set_row(&mut report, 12, [0, 5669, 0, 7040, 0, 0, 12_709]);
    let text = print(&report, Shape::PdfStream, plain).text;
    let text =
        text.replace("0 5669 0 7040 0 0 12709", "0 5\u{2009}669 0 7\u{2009}040 0 0 12\u{2009}709");
    let checked = check(&Source::text("", text));
    assert_eq!(amount(&checked, 12, 1), Some(5669.into()));
    assert_eq!(amount(&checked, 12, 6), Some(12_709.into()));
}

#[test]
fn rows_that_only_their_ordinals_tell() {
    let report = report();
    for shape in [Shape::CellPerLine, Shape::TabSelection, Shape::PdfStream] {
        let checked = reads(&report, shape, plain, "3.其他", "其他");
        assert!(amount(&checked, 22, 6).is_some(), "{shape:?}");
        let checked = reads(&report, shape, plain, "（七）总计", "合计");
        assert!(amount(&checked, 23, 6).is_some(), "{shape:?}");
    }
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

#[test]
fn a_short_row_before_one_without_a_label_has_no_total_for_certain() {
    let mut report = report();
    set_row(&mut report, 18, [0; 7]);
    set_row(&mut report, 19, [9, 0, 0, 0, 0, 7, 16]);
    let label = "5.要求行政机关确认或重新出具已获取信息\n";
    let checked = reads(&report, Shape::CellPerLine, blank_zeros, label, "");
    assert_eq!(amount(&checked, 18, 6), None);
}

#[test]
fn a_blank_row_under_other_words_is_not_called_missing() {
    let mut report = report();
    set_row(&mut report, 21, [0; 7]);
    for shape in [Shape::TabSelection, Shape::Html] {
        let text = print(&report, shape, blank_zeros).text.replacen("3.其他", "3的其他", 1);
        let checked = check(&Source::detect("", text.clone()));
        let is_missing = |it: &&str| *it == "row-missing";
        let mut rules = checked.judgement.findings.iter().map(|it| it.rule);
        assert!(!rules.any(|it| is_missing(&it)), "{text}");
        let without = text.lines().filter(|it| !it.contains("3的其他")).collect::<Vec<_>>();
        let checked = check(&Source::detect("", without.join("\n")));
        let mut rules = checked.judgement.findings.iter().map(|it| it.rule);
        assert!(rules.any(|it| is_missing(&it)), "{}", without.join("\n"));
    }
}

/// The figures of a row as they stand on its line, between `mark`s.
fn row_of(report: &Report, row: usize, mark: &str) -> String {
    let figure = |it| report.get(CellId::new(TableId::Applications, row, it)).to_string();
    (0..7).map(figure).collect::<Vec<_>>().join(mark)
}

/// No cell of the applications table but as the report has it; how many are known.
fn n_known(report: &Report, text: &str) -> usize {
    let res = check(&Source::text("", text));
    let cells = report.cells().into_iter().filter(|it| it.table == TableId::Applications);
    let known = cells.filter(|id| {
        let got = res.reading.cell(*id).and_then(|it| it.amount());
        assert!(got.is_none_or(|it| it == report.get(*id)), "{id:?} read as {got:?}\n{text}");
        got.is_some()
    });
    known.count()
}

#[test]
fn figures_above_the_last_labels_where_others_stand_apart_from_theirs() {
    let mut report = report();
    set_row(&mut report, 24, [1, 0, 0, 0, 0, 2, 3]);
    let [received, total, carried] = [0, 23, 24].map(|it| row_of(&report, it, " "));
    let (first, rest) = received.split_at(received.match_indices(' ').nth(2).expect("three").0);
    let text = format!(
        "一、本年新收政府信息公开申请数量\n{first}\n社会公益法律服务机其他\n{rest}\n{total}\n（七）总计\n\n\
         {carried}\n四、结转下年度继续办理\n"
    );
    assert_eq!(n_known(&report, &text), 0);
}

#[test]
fn rows_without_labels_above_a_row_without_figures() {
    let mut report = report();
    for (row, figures) in
        [(1, [2, 0, 0, 0, 0, 0, 2]), (2, [0, 3, 0, 0, 0, 0, 3]), (3, [0, 0, 4, 0, 0, 0, 4])]
    {
        set_row(&mut report, row, figures);
    }
    set_row(&mut report, 4, [0; 7]);
    let rows = table(TableId::Applications, Edition::Form2021).rows;
    let lines = |shown: std::ops::Range<usize>, label: bool| -> String {
        let label = |it: usize| if label { rows[it].label } else { "" };
        shown
            .map(|it| format!("|  |  | {} | {} |\n", label(it), row_of(&report, it, " | ")))
            .collect()
    };
    let (loose, rest) = (lines(1..5, false), lines(5..12, true));
    let above = rows[..4].iter().map(|it| format!("{}\n", it.label)).collect::<String>();
    let blank = format!("|  |  | {} |  |  |  |  |  |  |  |\n", rows[4].label);
    let text = format!("三、收到和处理政府信息公开申请情况\n{above}\n{loose}{blank}{rest}");
    assert_eq!(n_known(&report, &text), 7 * 7);
}
