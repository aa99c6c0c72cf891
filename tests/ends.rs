//! What a text ends with may have been cut with it; what it goes on with may be another report.

mod support;

use gouji::check::check;
use gouji::form::{CellId, Edition, TableId};
use gouji::reading::{ReadCell, Reading, Remark, State, read};
use gouji::source::Source;
use support::print::{Shape, blank_zeros, plain, print};
use support::report::Report;

fn report() -> Report {
    Report::balanced(Edition::Form2021, 40, 1)
}

fn of_text(text: &str) -> Reading {
    read(&Source::detect("", text))
}

fn cell(reading: &Reading, table: TableId, row: usize, column: usize) -> &ReadCell {
    reading.cell(CellId::new(table, row, column)).expect("the table is there")
}

fn set_row(report: &mut Report, row: usize, figures: [i64; 7]) {
    for (column, it) in figures.into_iter().enumerate() {
        report.set(CellId::new(TableId::Applications, row, column), it.into());
    }
}

#[test]
fn a_rule_before_a_heading_leaves_it_one_as_long_as_the_line_is_short() {
    let first = print(&report(), Shape::TabSelection, plain).text;
    for (n_dashes, is_second) in [(0, true), (16, true), (17, false)] {
        let heading = format!("{}总体情况\n这一年按时公开。\n", "—".repeat(n_dashes));
        let text = format!("{first}{heading}");
        let is_cut = |it: &Remark| matches!(it, Remark::SecondReport { .. });
        assert_eq!(of_text(&text).remarks.iter().any(is_cut), is_second, "{n_dashes}");
    }
}

#[test]
fn a_figure_with_which_the_text_ends_is_open_unless_it_is_0() {
    let text = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n\
                第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t";
    let state = |end: &str| {
        let reading = of_text(&format!("{text}{end}"));
        cell(&reading, TableId::Disclosure, 2, 0).state
    };
    assert_eq!([state("7"), state("0")], [State::Lost, State::Read]);
    assert_eq!([state("7\n"), state("0\n")], [State::Read, State::Read]);
}

#[test]
fn a_total_is_clipped_where_its_sum_begins_with_it() {
    let mut report = report();
    set_row(&mut report, 12, [600, 0, 603, 0, 0, 0, 1203]);
    let text = print(&report, Shape::PdfStream, plain).text;
    let whole = "600 0 603 0 0 0 1203";
    assert!(text.contains(whole));
    let state = |printed: &str| {
        let total = whole.replace("1203", printed);
        let reading = of_text(&text.replacen(whole, &total, 1));
        cell(&reading, TableId::Applications, 12, 6).state
    };
    // Two digits are gone, or another digit stands there.
    assert_eq!([state("12"), state("7")], [State::Lost, State::Read]);
    // One digit may be left out by whoever types.
    assert_eq!([state("120"), state("1203")], [State::Read, State::Read]);
}

#[test]
fn a_blank_cell_with_which_the_text_ends_is_open() {
    let mut report = report();
    set_row(&mut report, 24, [2, 0, 0, 0, 0, 0, 2]);
    let text = print(&report, Shape::TabGrid, blank_zeros).text;
    let at = text.find("2\t\t\t\t\t\t2\n").expect("the row is there");
    let row = &text[..at + "2\t\t\t\t\t\t".len()];
    let last = |text: &str| {
        let reading = of_text(text);
        let cells = (5..7).map(|it| cell(&reading, TableId::Applications, 24, it).state);
        cells.collect::<Vec<_>>()
    };
    for end in ["", "\n"] {
        assert_eq!(last(&format!("{row}{end}")), [State::Blank, State::Lost], "{end:?}");
    }
    assert_eq!(last(&format!("{row}\n五、存在的主要问题")), [State::Blank, State::Blank]);
    let page = print(&report, Shape::Html, blank_zeros).text;
    let at = page.rfind("下年度继续办理").expect("the row is there");
    let cells = page[at..].match_indices("<td").nth(6).expect("seven cells stand behind").0;
    let begun = page[at + cells..].find('>').expect("the tag ends") + 1;
    let (cut, tag) = page[..at + cells + begun].split_at(at + cells);
    assert_eq!(last(&format!("{cut}{tag}"))[1], State::Lost);
    assert_eq!(last(&format!("{cut}{tag}</td"))[1], State::Lost);
    assert_eq!(last(&format!("{cut}{tag}</td></tr></table>"))[1], State::Blank);
    let checked = check(&Source::detect("", format!("{cut}{tag}")));
    assert!(checked.judgement.findings.iter().all(|it| it.rule != "total-left-blank"));
}

/// A change may be below zero, and a dash is the sign of it then.
#[test]
fn a_dash_with_which_the_text_ends_may_be_a_sign() {
    let documents =
        "第二十条第（一）项 信息内容 本年新制作数量 本年新公开数量 对外公开总数量 规章 1 2 3 ";
    let fees = "第二十条第（八）项 信息内容 上一年项目数量 本年增/减 行政事业性收费 4 -";
    let last = |text: &str| {
        let reading = of_text(text);
        let table = reading.table(TableId::Disclosure).expect("the table is found");
        table.rows.iter().flat_map(|it| &it.cells).rfind(|it| it.span.is_some()).map(|it| it.state)
    };
    let text = format!("{documents}{fees}");
    assert_eq!(last(&text), Some(State::Read), "the figure before it");
    assert_eq!(last(&format!("{text}\n")), Some(State::Dash));
    let of_2021 = "第二十条第（五）项 信息内容 本年处理决定数量 行政许可 -";
    assert_eq!(last(of_2021), Some(State::Dash), "no count is below zero");
}
