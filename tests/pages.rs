//! What PDF tools make of a printed page: lines in another order, figures that go on below, columns
//! guessed from the places of words. What is not certain stays open.

mod support;

use gouji::check::{Checked, check};
use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, table};
use gouji::reading::{Remark, State};
use gouji::rules::Severity;
use gouji::source::Source;
use support::print::{Shape, blank_zeros, plain, print};
use support::report::Report;

const HEAD: &str = "三、收到和处理政府信息公开申请情况\n申请人情况\n自然人 法人或其他组织 总计\n\
                    商业企业 科研机构 社会公益组织 法律服务机构 其他";

/// A report in which all rows differ.
fn report() -> Report {
    let mut res = Report::balanced(Edition::Form2021, 40, 1);
    for row in 2..23 {
        let n = row as i64;
        set_row(&mut res, row, [n, 0, 100 + n, 0, 0, 0, 100 + 2 * n]);
    }
    let sum: i64 = (2..23).sum();
    let total = [sum, 0, 2100 + sum, 0, 0, 0, 2100 + 2 * sum];
    set_row(&mut res, 0, total);
    set_row(&mut res, 1, [0; 7]);
    set_row(&mut res, 23, total);
    set_row(&mut res, 24, [0; 7]);
    res
}

fn set_row(report: &mut Report, row: usize, figures: [i64; 7]) {
    for (column, it) in figures.into_iter().enumerate() {
        report.set(CellId::new(TableId::Applications, row, column), it.into());
    }
}

fn label(row: usize) -> &'static str {
    table(TableId::Applications, Edition::Form2021).rows[row].label
}

fn figures(report: &Report, row: usize) -> String {
    let figure = |it| report.get(CellId::new(TableId::Applications, row, it)).to_string();
    (0..7).map(figure).collect::<Vec<_>>().join(" ")
}

/// All rows, each on a line, but for those between `from` and `to`, which stand so.
fn page(report: &Report, from: usize, to: usize, lines: &[String]) -> String {
    let row = |it| format!("{} {}", label(it), figures(report, it));
    let rows = (0..from).map(row).chain(lines.iter().cloned()).chain((to..25).map(row));
    format!("{HEAD}\n{}\n五、存在的主要问题及改进情况\n", rows.collect::<Vec<_>>().join("\n"))
}

/// What is read of the text in these rows; no cell may be read wrong.
fn read(report: &Report, text: &str, rows: impl Iterator<Item = usize>) -> Vec<Option<Decimal>> {
    let checked = check(&Source::text("", text));
    let got = |id| checked.reading.cell(id).and_then(|it| it.amount());
    for id in report.cells().into_iter().filter(|it| it.table == TableId::Applications) {
        assert!(got(id).is_none_or(|it| it == report.get(id)), "{id:?} {:?}\n{text}", got(id));
    }
    let cells = |row| (0..7).map(move |it| CellId::new(TableId::Applications, row, it));
    rows.flat_map(cells).map(got).collect()
}

fn is_read(cells: &[Option<Decimal>]) -> bool {
    cells.iter().all(Option::is_some)
}

fn is_open(cells: &[Option<Decimal>]) -> bool {
    cells.iter().all(Option::is_none)
}

#[test]
fn rows_of_one_order_are_read_whole() {
    let report = report();
    assert!(is_read(&read(&report, &page(&report, 0, 0, &[]), 0..25)));
    let apart: Vec<String> =
        (0..25).flat_map(|it| [label(it).to_owned(), figures(&report, it)]).collect();
    assert!(is_read(&read(&report, &page(&report, 0, 25, &apart), 0..25)));
}

#[test]
fn figures_before_some_labels_go_by_their_order_or_nowhere() {
    let report = report();
    let flipped = [figures(&report, 12), label(12).into(), figures(&report, 13), label(13).into()];
    let text = page(&report, 12, 14, &flipped);
    assert!(is_read(&read(&report, &text, 0..25)));
    // With another row open, no sum of a column speaks for the order.
    let text = text.replacen(&figures(&report, 5), "5 0", 1);
    assert!(is_open(&read(&report, &text, 12..14)));
    assert!(is_read(&read(&report, &text, 6..11)));
}

#[test]
fn a_row_beside_the_label_of_its_group_may_be_any_of_them() {
    let report = report();
    let lines = [
        "（六）其他".to_owned(),
        format!("处理 {}", figures(&report, 21)),
        label(20).into(),
        figures(&report, 20),
        label(21).into(),
    ];
    assert!(is_open(&read(&report, &page(&report, 20, 22, &lines), 20..22)));
}

#[test]
fn from_the_bottom_to_the_top_nothing_tells_whose_figures_are_whose() {
    let report = report();
    let mut lines: Vec<String> =
        (0..25).flat_map(|it| [label(it).to_owned(), figures(&report, it)]).collect();
    lines.reverse();
    assert!(is_open(&read(&report, &page(&report, 0, 25, &lines), 2..23)));
}

#[test]
fn the_rest_of_a_wrapped_label_is_no_label_of_another_row() {
    let report = report();
    let lines = [
        format!("1.申请人无正当理 {}", figures(&report, 20)),
        "由逾期不补正、行政机关不再处理其政府信息公开申请".to_owned(),
        format!("2.申请人逾期未按 {}", figures(&report, 21)),
        "收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请".to_owned(),
    ];
    let checked = read_only(&page(&report, 20, 22, &lines)).0;
    let state =
        |it| checked.reading.cell(CellId::new(TableId::Applications, 21, it)).map(|it| it.state);
    assert!((0..7).all(|it| state(it) == Some(State::Read)), "{:?}", state(0));
}

#[test]
fn a_total_that_goes_on_below_is_open() {
    let mut report = report();
    // The total is wrong, and its first digits are the sum.
    set_row(&mut report, 5, [520, 0, 0, 0, 0, 0, 5200]);
    let lines = [format!("{} 520 0 0 0 0 0 520", label(5)), "0".to_owned()];
    let got = read(&report, &page(&report, 5, 6, &lines), 5..6);
    assert!(got[6].is_none(), "{got:?}");
}

#[test]
fn totals_of_one_width_are_open_where_several_are_clipped() {
    let report = report();
    let tabs = print(&report, Shape::TabGrid, plain).text;
    let clip = |text: &str, row: usize| {
        let whole = figures(&report, row).replace(' ', "\t");
        assert!(text.contains(&whole), "{whole}");
        text.replacen(&whole, &whole[..whole.len() - 1], 1)
    };
    let once = read_only(&clip(&tabs, 3));
    assert_eq!(once.cell(3, 6), Some(10.into()), "one total may be mistyped");
    let twice = read_only(&clip(&clip(&tabs, 3), 4));
    assert!(twice.cell(3, 6).is_none() && twice.cell(7, 6).is_none());
    assert_eq!(twice.cell(1, 6), Some(0.into()));
}

struct Read(Checked);

impl Read {
    fn cell(&self, row: usize, column: usize) -> Option<Decimal> {
        let id = CellId::new(TableId::Applications, row, column);
        self.0.reading.cell(id).and_then(|it| it.amount())
    }
}

fn read_only(text: &str) -> Read {
    Read(check(&Source::text("", text)))
}

#[test]
fn guessed_columns_are_open() {
    let report = report();
    let tabs = print(&report, Shape::TabGrid, plain).text;
    let cut = |n: usize, text: &str| {
        (2..2 + n).fold(text.to_owned(), |text, row| {
            let whole = figures(&report, row).replace(' ', "\t");
            let joined = whole.replacen("\t0\t1", "\t0 1\t", 1);
            text.replacen(&whole, &joined, 1)
        })
    };
    let few = read_only(&cut(3, &tabs));
    assert!(few.cell(2, 0).is_none() && few.cell(10, 0).is_some(), "the rows themselves are open");
    let many = read_only(&cut(4, &tabs));
    assert!(many.cell(10, 0).is_none());
    let disclosure = CellId::new(TableId::Disclosure, 0, 0);
    assert!(many.0.reading.cell(disclosure).is_some_and(|it| it.amount().is_none()));
}

#[test]
fn headings_of_markdown_hold_no_figures() {
    let report = report();
    let text = print(&report, Shape::CellPerLine, plain).text;
    let figure = report.get(CellId::new(TableId::Disclosure, 2, 0)).to_string();
    let (before, behind) = text.split_once("行政许可").expect("the row is there");
    let text = format!("{before}行政许可{}", behind.replacen(&figure, "# 2023", 1));
    let cell = read_only(&text).0.reading.cell(CellId::new(TableId::Disclosure, 2, 0)).cloned();
    assert!(cell.is_some_and(|it| it.amount().is_none()), "{text}");
}

#[test]
fn a_row_is_missing_for_certain_in_the_document_itself() {
    let report = report();
    for (shape, severity) in
        [(Shape::Html, Severity::Error), (Shape::TabSelection, Severity::Unread)]
    {
        let text = print(&report, shape, plain).text;
        let rows: Vec<&str> = text.split_inclusive('\n').collect();
        let is_other = |it: &&&str| !it.contains("重复申请");
        let without: String = rows.iter().filter(is_other).copied().collect();
        assert_ne!(without, text);
        let checked = check(&Source::detect("", without.clone()));
        let found = checked.judgement.findings.iter().find(|it| it.rule == "row-missing");
        assert_eq!(found.map(|it| it.severity), Some(severity), "{without}");
    }
    let text = print(&report, Shape::Html, plain).text;
    let without: String =
        text.split_inclusive('\n').filter(|it| !it.contains("重复申请")).collect();
    // A sentence that begins so is no row.
    let (label, sentence) = ("2.重复申请".to_owned(), format!("2.重复申请{}", "另".repeat(62)));
    for (outside, severity) in [(label, Severity::Unread), (sentence, Severity::Error)] {
        let checked = check(&Source::html("", format!("{without}<p>{outside}</p>")));
        let found = checked.judgement.findings.iter().find(|it| it.rule == "row-missing");
        assert_eq!(found.map(|it| it.severity), Some(severity), "{outside}");
    }
}

#[test]
fn a_name_of_a_column_in_pieces_is_no_missing_column() {
    let report = report();
    let tabs = print(&report, Shape::TabSelection, plain).text;
    let short = |row: usize| figures(&report, row).replace(' ', "\t");
    // No row has all of its figures.
    let tabs = (0..25).fold(tabs, |text, row| {
        text.replacen(&short(row), short(row).rsplit_once('\t').map_or("", |it| it.0), 1)
    });
    let severity = |text: &str| {
        let findings = read_only(text).0.judgement.findings;
        findings.iter().find(|it| it.rule == "column-missing").map(|it| it.severity)
    };
    let head = "法律服务机构\t其他";
    assert!(tabs.contains(head), "{tabs}");
    // What makes text of a page may lose its edge.
    assert_eq!(severity(&tabs.replacen(head, "法律服务机构", 1)), Some(Severity::Unread));
    assert_eq!(severity(&tabs.replacen(head, "法律服务机构\t其\n他", 1)), None);
}

#[test]
fn figures_repeated_by_merged_cells_are_open() {
    let mut report = report();
    set_row(&mut report, 6, [36, 40, 22, 0, 0, 0, 98]);
    let tabs = print(&report, Shape::TabSelection, plain).text;
    let row = figures(&report, 6).replace(' ', "\t");
    let repeated = tabs.replacen(&row, "36\t36\t40\t40\t22\t22\t\t\t98", 1);
    assert_ne!(repeated, tabs);
    let read = read_only(&repeated);
    assert!((0..7).all(|it| read.cell(6, it).is_none()));
}

#[test]
fn headings_cut_between_cells_are_those_of_guessed_columns() {
    let report = report();
    let tabs = print(&report, Shape::TabGrid, plain).text;
    let cut = |n: usize| tabs.replacen("第二十条第", "第二\t十条第", n);
    assert!(read_only(&cut(3)).cell(10, 0).is_some());
    assert!(read_only(&cut(4)).cell(10, 0).is_none());
    let in_three = tabs.replacen("第二十条第", "第二\t十条\t第", 4);
    assert!(read_only(&in_three).cell(10, 0).is_none());
    let behind_an_edge = tabs.replacen("第二十条第", "条例\t第二十条第", 4);
    assert!(read_only(&behind_an_edge).cell(10, 0).is_some());
}

#[test]
fn labels_cut_between_cells_are_those_of_guessed_columns() {
    let report = report();
    let tabs = print(&report, Shape::TabSelection, plain).text;
    let cut = |n: usize| {
        let labels = ["危及“三安", "保护第三方", "属于三类内部", "属于四类过程"];
        labels[..n].iter().fold(tabs.clone(), |text, begun| {
            assert!(text.contains(begun), "{begun}");
            text.replacen(begun, &format!("{begun}\t"), 1)
        })
    };
    assert!(read_only(&cut(3)).cell(16, 0).is_some());
    assert!(read_only(&cut(4)).cell(16, 0).is_none());
    // One character alone is hardly the beginning of a label.
    let first = ["危及“", "保护第三", "属于三类", "属于四类"];
    let of_first = first.iter().fold(tabs.clone(), |text, begun| {
        let len = begun.chars().next().map_or(0, char::len_utf8);
        text.replacen(begun, &format!("{}\t{}", &begun[..len], &begun[len..]), 1)
    });
    assert!(read_only(&of_first).cell(16, 0).is_some());
}

#[test]
fn pairs_of_cells_are_no_rows_of_guessed_columns() {
    let report = report();
    let tabs = print(&report, Shape::TabSelection, plain).text;
    let pairs = "2023 12\t31\n".repeat(5);
    assert!(read_only(&(pairs + &tabs)).cell(10, 0).is_some());
}

#[test]
fn figures_before_their_labels_are_open_where_a_row_is_lost() {
    let report = report();
    let lines: Vec<String> =
        (0..25).flat_map(|it| [figures(&report, it), label(it).to_owned()]).collect();
    let text = page(&report, 0, 25, &lines);
    assert!(is_read(&read(&report, &text, 0..25)));
    let text = text.replacen(&figures(&report, 18), "18 0", 1);
    assert!(is_open(&read(&report, &text, 0..25)));
}

#[test]
fn other_figures_are_clipped_where_totals_are() {
    let mut report = report();
    for (column, it) in [120, 0, 0, 0, 120].into_iter().enumerate() {
        report.set(CellId::new(TableId::Disputes, 2, column), it.into());
    }
    // Only these two have totals of three digits.
    for row in 0..25 {
        let n = if row == 3 || row == 4 { 200 + row as i64 } else { 1 };
        set_row(&mut report, row, [n, 0, n, 0, 0, 0, 2 * n]);
    }
    let total = CellId::new(TableId::Disputes, 2, 4);
    let clip = |text: &str, whole: &str, clipped: &str| {
        assert!(text.contains(whole), "{whole}");
        text.replacen(whole, clipped, 1)
    };
    let tabs = print(&report, Shape::TabGrid, plain).text;
    let tabs = clip(&tabs, "120\t0\t0\t0\t120", "120\t0\t0\t0\t12");
    let got = |text: &str| read_only(text).0.reading.cell(total).and_then(|it| it.amount());
    assert_eq!(got(&tabs), Some(12.into()), "one total may be mistyped");
    let row = |it: usize| figures(&report, it).replace(' ', "\t");
    let clipped = [3, 4]
        .iter()
        .fold(tabs, |text, it| clip(&text, &row(*it), &row(*it)[..row(*it).len() - 1]));
    assert_eq!(got(&clipped), None);
}

#[test]
fn a_blank_row_beside_a_repeated_head_may_have_lost_its_figures() {
    let mut report = report();
    set_row(&mut report, 12, [0; 7]);
    let tabs = print(&report, Shape::TabGrid, blank_zeros).text;
    let blank = |text: &str| read_only(text).0.reading.cell(cell(12, 0)).map(|it| it.state);
    assert_eq!(blank(&tabs), Some(State::Blank));
    let head = "\t\t\t申请人情况\n\t\t\t自然人\t法人或其他组织\t\t\t\t\t总计\n";
    let at = |label: &str| {
        let place = tabs.find(label).expect("the label is there");
        tabs[..place].rfind('\n').map_or(0, |it| it + 1)
    };
    for row in ["1.本机关不掌握", "2.没有现成信息"] {
        let (before, behind) = tabs.split_at(at(row));
        assert_eq!(blank(&format!("{before}{head}{behind}")), Some(State::Lost), "{row}");
    }
}

#[test]
fn a_torn_head_lacks_no_column_of_a_whole_row() {
    let report = report();
    let tabs = print(&report, Shape::TabSelection, plain).text;
    // The first figure of most rows stands in the cell of their label.
    let joined = (0..22).fold(tabs, |text, row| {
        text.replacen(&format!("{}\t", label(row)), &format!("{} ", label(row)), 1)
    });
    let joined = joined.replacen("法律服务机构\t其他", "法律服务机构", 1);
    let read = read_only(&joined);
    let wrong = |row: usize| {
        (0..7).any(|it| read.cell(row, it).is_some_and(|got| got != report.get(cell(row, it))))
    };
    assert!(!(0..25).any(wrong), "{joined}");
    assert!(read.cell(24, 0).is_some());
}

#[test]
fn a_row_without_gaps_beside_other_words_is_out_of_order() {
    let report = report();
    let glued = |row: usize| figures(&report, row).replace(' ', "");
    let mut lines = Vec::new();
    for row in (2..23).rev() {
        let beside = if row == 14 { format!("无法提 {}", glued(13)) } else { glued(row) };
        lines.extend([label(row).to_owned(), beside]);
    }
    let got = read(&report, &page(&report, 2, 23, &lines), 14..15);
    assert!(is_open(&got), "{got:?}");
}

fn cell(row: usize, column: usize) -> CellId {
    CellId::new(TableId::Applications, row, column)
}

#[test]
fn columns_moved_to_the_left_are_open() {
    let mut report = report();
    set_row(&mut report, 12, [13, 0, 0, 0, 12, 0, 25]);
    set_row(&mut report, 13, [14, 0, 0, 0, 12, 0, 26]);
    let tabs = print(&report, Shape::TabGrid, blank_zeros).text;
    let state = |text: &str| read_only(text).0.reading.cell(cell(12, 0)).map(|it| it.state);
    assert_eq!(state(&tabs), Some(State::Read));
    let moved = tabs.replacen("13\t\t\t\t12\t\t25", "13\t\t\t\t12\t25\t", 1);
    assert_ne!(moved, tabs);
    assert_eq!(state(&moved), Some(State::Read), "its total may be blank");
    let moved = moved.replacen("14\t\t\t\t12\t\t26", "14\t\t\t\t12\t26\t", 1);
    assert_eq!(state(&moved), Some(State::Lost));
    // Its first figure stands in the cell of its label.
    let joined = tabs.replacen("关政府信息\t13\t", "关政府信息 13\t\t", 1);
    assert_ne!(joined, tabs);
    assert_eq!(state(&joined), Some(State::Lost));
}

#[test]
fn a_head_that_names_as_many_columns_as_a_row_has_figures() {
    let mut report = report();
    for row in 2..23 {
        let n = 100 + row as i64;
        set_row(&mut report, row, [n, 0, n, n, 0, 0, 3 * n]);
    }
    let tabs = print(&report, Shape::TabSelection, blank_zeros).text;
    // Two columns are named in one cell, and rows have too many cells.
    let torn = tabs.replacen("商业企业\t科研机构", "商业企业 科研机构", 1);
    let torn = torn.replacen("法律服务机构\t其他", "法律服务机构", 1);
    let torn = torn.replacen("1.属于国家秘密\t", "1.属于国家秘密\t\t", 1);
    read(&report, &torn, 0..25);
}

#[test]
fn marks_of_a_list_before_labels_are_no_figures() {
    let report = report();
    let text = page(&report, 0, 0, &[]);
    let list: String = text.lines().map(|it| format!("- {it}\n")).collect();
    assert!(is_read(&read(&report, &list, 0..25)));
}

/// A line for each of these rows: label and figures.
fn line(report: &Report, row: usize) -> String {
    format!("{} {}", label(row), figures(report, row))
}

/// A page of these lines.
fn lines(lines: &[String]) -> String {
    format!("{HEAD}\n{}\n五、存在的主要问题及改进情况\n", lines.join("\n"))
}

/// The lines of all rows, some of them replaced.
fn replaced(report: &Report, others: &[(usize, &[String])]) -> String {
    let of_row = |it: usize| match others.iter().find(|other| other.0 == it) {
        Some(other) => other.1.to_vec(),
        None => vec![line(report, it)],
    };
    lines(&(0..25).flat_map(of_row).collect::<Vec<_>>())
}

/// A report whose details are these in rows 12 and 13.
fn report_with(row_12: [i64; 7], row_13: [i64; 7]) -> Report {
    report_with_rows(&[row_12, row_13])
}

/// A report whose details are these from row 12 on.
fn report_with_rows(rows: &[[i64; 7]]) -> Report {
    let mut res = report();
    rows.iter().enumerate().for_each(|(idx, it)| set_row(&mut res, 12 + idx, *it));
    let sum = |column: usize| -> Decimal { (2..23).map(|row| res.get(cell(row, column))).sum() };
    let sums: Vec<Decimal> = (0..7).map(sum).collect();
    for (column, it) in sums.into_iter().enumerate() {
        res.set(cell(0, column), it);
        res.set(cell(23, column), it);
    }
    res
}

#[test]
fn rows_without_labels_may_have_been_printed_column_by_column() {
    let zeros = [0; 7];
    for (row_12, row_13, is_certain) in [
        ([1, 0, 2, 0, 0, 0, 3], [0, 4, 0, 0, 0, 0, 4], true),
        (zeros, zeros, true),
        // Column by column these are 0, 0, 0, 3, 0, 0, 3 and 3, 0, 0, 5, 0, 0, 8.
        ([0, 3, 0, 0, 0, 0, 3], [5, 0, 0, 0, 0, 3, 8], false),
    ] {
        let report = report_with(row_12, row_13);
        let apart = ["无法提供".to_owned(), figures(&report, 12), figures(&report, 13)];
        let rows = read(&report, &replaced(&report, &[(12, &apart), (13, &[])]), 12..14);
        assert_eq!((is_read(&rows), is_open(&rows)), (is_certain, !is_certain), "{row_13:?}");
        let text = replaced(&report, &[(12, &apart), (13, &[])]);
        let remarks = read_only(&text).0.reading.remarks;
        let by_order = remarks.iter().filter_map(|it| match it {
            Remark::RowUnlabelled { span, .. } => Some(span.of(&text)),
            _ => None,
        });
        let expected = if is_certain { &apart[1..] } else { &[] };
        assert_eq!(by_order.collect::<Vec<_>>(), expected, "{row_13:?}");
    }
}

#[test]
fn three_rows_that_are_the_same_column_by_column() {
    let report = report_with_rows(&[[0; 7], [0, 0, 0, 0, 4, 0, 4], [0, 0, 0, 4, 0, 4, 8]]);
    let figures = |it| figures(&report, it);
    let apart = ["无法提供".to_owned(), figures(12), figures(13), figures(14)];
    let text = replaced(&report, &[(12, &apart), (13, &[]), (14, &[])]);
    assert!(is_read(&read(&report, &text, 12..15)));
}

#[test]
fn a_label_told_twice_with_other_figures() {
    let report = report();
    let flipped = ["无法提供".to_owned(), figures(&report, 12), label(12).into()];
    let twice = [label(16).into(), "9 9 9 9 9 9 54".into(), label(16).into(), figures(&report, 16)];
    let text = replaced(&report, &[(12, &flipped), (16, &twice)]);
    assert!(is_open(&read(&report, &text, 16..17)));
}

#[test]
fn a_row_between_rows_that_are_not_its_neighbours() {
    let report = report();
    // Figures without a label make all labels doubtful that stand on lines of their own.
    let flipped = [figures(&report, 12), label(12).into()];
    let moved = [line(&report, 7), label(20).into(), figures(&report, 20)];
    let text = replaced(&report, &[(7, &moved), (12, &flipped), (20, &[])]);
    assert!(is_open(&read(&report, &text, 20..21)));
    assert!(is_read(&read(&report, &text, 2..11)));
}

#[test]
fn figures_of_two_rows_behind_one_label() {
    let mut report = report();
    let apart = |report: &Report| -> Vec<String> {
        let lines = |it: usize| {
            let label = if it == 13 { String::new() } else { label(it).to_owned() + "\n" };
            label + &figures(report, it).replace(' ', "\n")
        };
        (0..25).map(lines).collect()
    };
    assert!(is_read(&read(&report, &lines(&apart(&report)), 12..14)));
    set_row(&mut report, 12, [9, 0, 100, 0, 0, 0, 110]);
    assert!(is_open(&read(&report, &lines(&apart(&report)), 12..14)));
}

#[test]
fn a_figure_directly_behind_the_label_of_two_rows() {
    let report = report_with([1, 0, 2, 0, 0, 0, 3], [0, 4, 0, 0, 0, 0, 4]);
    let joined = |between: &str| {
        let figures = |it: usize| figures(&report, it).replace(' ', between);
        [label(12).to_owned() + &figures(12), figures(13)]
    };
    let text = replaced(&report, &[(12, &joined(" ")), (13, &[])]);
    assert!(is_read(&read(&report, &text, 12..14)));
    // The same with a figure a line.
    let row = |it: usize| format!("{}\n{}", label(it), figures(&report, it).replace(' ', "\n"));
    let rows = (0..12).map(row).chain(joined("\n")).chain((14..25).map(row));
    let text = lines(&rows.collect::<Vec<_>>());
    assert!(is_read(&read(&report, &text, 12..14)));
}

#[test]
fn labels_before_the_figures_of_the_row_below() {
    let report = report();
    let upward = |rows: std::ops::Range<usize>| -> Vec<String> {
        let row = |it: usize| [figures(&report, it), label(it).to_owned()];
        rows.rev().flat_map(row).skip(1).collect()
    };
    assert!(is_open(&read(&report, &lines(&upward(0..25)), 2..23)));
    let half: Vec<String> = (0..9).map(|it| line(&report, it)).chain(upward(9..25)).collect();
    assert!(is_open(&read(&report, &lines(&half), 10..23)));
    // In pairs that are swapped each label has its own figures.
    let pair =
        |it: usize| [it + 1, it].map(|it| format!("{}\n{}", label(it), figures(&report, it)));
    let pairs: Vec<String> = (0..24).step_by(2).flat_map(pair).collect();
    assert!(is_read(&read(&report, &lines(&pairs), 0..24)));
}

#[test]
fn seven_digits_beside_other_words_are_a_row_out_of_order() {
    let report = report_with([1, 0, 2, 0, 0, 0, 3], [1, 0, 2, 0, 0, 0, 3]);
    let mut lines_of = Vec::new();
    for row in (2..23).rev() {
        let glued = figures(&report, row).replace(' ', "");
        let beside = if row == 14 { format!("无法提 {}", "1020003") } else { glued };
        lines_of.extend([label(row).to_owned(), beside]);
    }
    let got = read(&report, &page(&report, 2, 23, &lines_of), 14..15);
    assert!(is_open(&got), "{got:?}");
}

#[test]
fn labels_with_a_wrong_character_in_a_stream() {
    let report = report();
    let figures = |it| figures(&report, it);
    let wrong = |row: usize, from: &str, to: &str| {
        assert!(label(row).contains(from));
        format!("{} {}", label(row).replacen(from, to, 1), figures(row))
    };
    for (row, its) in [
        (16, vec![wrong(16, "重复", "重夏")]),
        // Behind the label of its group.
        (15, vec!["（五）不予处理".to_owned(), wrong(15, "信访", "信仿")]),
        (20, vec!["（六）其他处理".to_owned(), wrong(20, "无正当理由逾期不", "无止当理由逾期木")]),
    ] {
        let text = replaced(&report, &[(row, &its)]);
        assert!(is_read(&read(&report, &text, row..row + 1)), "{its:?}");
    }
    // In the form of 2019 （六） is a row, and other labels of groups are none.
    let rows_of_2019 = table(TableId::Applications, Edition::Form2019).rows.iter().enumerate();
    let rows_of_2019: Vec<String> = rows_of_2019
        .map(|(row, it)| match row {
            15 => format!("（五）不予处理\n{} {}", it.label.replace("信访", "信仿"), figures(row)),
            _ => format!("{} {}", it.label, figures(row)),
        })
        .collect();
    assert_eq!(read_only(&lines(&rows_of_2019)).cell(15, 6), Some(report.get(cell(15, 6))));
    // Behind one that lost its figures.
    let wrong = |row: usize, from: &str, to: &str| {
        format!("{} {}", label(row).replacen(from, to, 1), figures(row))
    };
    let joined = [format!("{} {}", label(15), wrong(16, "重复", "重夏"))];
    assert!(is_open(&read(&report, &replaced(&report, &[(15, &[]), (16, &joined)]), 15..17)));
    // Behind the next section's heading nothing is a row.
    let behind = wrong(24, "年度", "年底");
    let text = replaced(&report, &[(24, &[])]) + &behind;
    let checked = read_only(&text).0;
    assert!(checked.judgement.findings.iter().any(|it| it.rule == "row-missing"));
}

#[test]
fn a_label_told_twice_before_another() {
    let report = report();
    let twice = [label(16).to_owned(), line(&report, 17)];
    let text = replaced(&report, &[(17, &twice)]);
    let state = read_only(&text).0.reading.cell(cell(17, 0)).map(|it| it.state);
    assert_eq!(state, Some(State::Assumed));
}

#[test]
fn labels_behind_their_figures_to_the_end_of_the_text() {
    let report = report();
    let rows: Vec<String> =
        (0..25).flat_map(|it| [figures(&report, it), label(it).to_owned()]).collect();
    let text = format!("{HEAD}\n{}", rows.join("\n"));
    assert!(is_read(&read(&report, &text, 0..25)));
    assert!(is_read(&read(&report, &format!("{text}\n"), 0..25)));
    let findings = read_only(&text).0.judgement.findings;
    assert!(findings.iter().all(|it| it.rule != "row-unlabelled"));
    // The last label has figures behind it: the first are somebody's own.
    let before = format!("{HEAD}\n9 9 9 9 9 9 54\n");
    let text = before + &(0..25).map(|it| line(&report, it) + "\n").collect::<String>();
    assert!(is_read(&read(&report, &text, 0..25)));
}

#[test]
fn words_of_a_stream_are_told_whole() {
    let report = report();
    let spaced =
        ["2.重复 申请 ".to_owned() + &figures(&report, 16), "转办件办理 5 0 0 0 0 0 5".into()];
    let text = replaced(&report, &[(16, &spaced)]);
    let reading = read_only(&text).0.reading;
    let table = reading.table(TableId::Applications).expect("the table is found");
    let label = table.rows[16].label.as_ref().map(|it| it.span.of(&text));
    assert_eq!(label, Some("2.重复 申请"));
    let extra = reading.remarks.iter().find_map(|it| match it {
        Remark::RowExtra { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(extra, Some("转办件办理"));
}

#[test]
fn figures_without_gaps_where_other_rows_have_none() {
    // Each row has one digit for each column.
    let mut short = report_with([1, 0, 2, 0, 0, 0, 3], [1, 0, 2, 0, 0, 0, 3]);
    (2..23).for_each(|row| set_row(&mut short, row, [1, 0, 0, 0, 0, 0, 1]));
    set_row(&mut short, 0, [21, 0, 0, 0, 0, 0, 21]);
    set_row(&mut short, 23, [21, 0, 0, 0, 0, 0, 21]);
    let text = print(&short, Shape::Glued, plain).text;
    let n_read = |text: &str| {
        let read = read_only(text);
        (2..23).filter(|it| read.cell(*it, 6).is_some()).count()
    };
    assert_eq!(n_read(&text), 21);
    let without = text.replacen("类申请1000001", "类申请", 1);
    assert_ne!(without, text);
    assert_eq!(n_read(&without), 0);
    // In a text with gaps a row without figures says nothing of another without gaps.
    let report = report_with([1, 0, 2, 0, 0, 0, 3], [1, 0, 2, 0, 0, 0, 3]);
    let joined = [format!("{} 1020003", label(13))];
    let lost = [label(24).to_owned()];
    let text = replaced(&report, &[(13, &joined), (24, &lost)]);
    assert!(is_read(&read(&report, &text, 13..14)));
    let cut = read_only(&text).0.reading.remarks.into_iter().find_map(|it| match it {
        Remark::GluedCut { text, .. } => Some(text),
        _ => None,
    });
    assert_eq!(cut.as_deref(), Some("1020003"));
    let span = read_only(&text).0.reading.cell(cell(13, 0)).and_then(|it| it.span);
    assert_eq!(span.map(|it| it.of(&text)), Some("1020003"));
}

#[test]
fn few_figures_of_several_digits_are_a_short_row() {
    let report = report();
    let short = [format!("{} 12 34 567", label(13))];
    let reading = read_only(&replaced(&report, &[(13, &short)])).0.reading;
    let is_short = |it: &Remark| matches!(it, Remark::RowShort { n_figures: 3, .. });
    assert!(reading.remarks.iter().any(is_short), "{:?}", reading.remarks);
}

#[test]
fn rows_told_again() {
    let report = report();
    let again = [line(&report, 16), "重复申请 9 9 9 9 9 9 54".to_owned()];
    let reading = read_only(&replaced(&report, &[(16, &again)])).0.reading;
    let is_doubled = |it: &Remark| matches!(it, Remark::RowDoubled { .. });
    assert!(reading.remarks.iter().any(is_doubled), "{:?}", reading.remarks);
    let thrice = |it: usize| vec![format!("{}\n{}", label(it), figures(&report, it)); 3];
    let text = lines(&(0..25).flat_map(thrice).collect::<Vec<_>>());
    assert!(is_read(&read(&report, &text, 0..25)));
}
