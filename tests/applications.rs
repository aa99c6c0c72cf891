//! 三 in shapes that tell what stands where, and in shapes that do not.

mod support;

use gouji::form::{APPLICANTS, CellId, Edition, TableId, table};
use gouji::reading::{Layout, Reading, Remark, State, read};
use gouji::source::Source;
use support::print::{Shape, plain, print};
use support::report::Report;

/// The head's names, behind the cell over the labels.
fn head() -> String {
    let names: Vec<&str> = APPLICANTS.iter().map(|it| it.label).collect();
    format!("\t{}\n", names.join("\t"))
}

fn label(row: usize) -> &'static str {
    table(TableId::Applications, Edition::Form2021).rows[row].label
}

/// Every row differs, and each adds up.
fn figures(row: usize) -> [usize; 7] {
    [row + 1, 0, row + 30, 0, 2, 0, 2 * row + 33]
}

fn printed(row: usize, between: &str) -> String {
    figures(row).map(|it| it.to_string()).join(between)
}

/// A row a line: the label, a tab, the figures with tabs between.
fn rows(rows: impl Iterator<Item = usize>) -> String {
    rows.map(|it| format!("{}\t{}\n", label(it), printed(it, "\t"))).collect()
}

fn of_text(text: &str) -> Reading {
    read(&Source::text("", text))
}

fn html(table: &str) -> String {
    let row = |it: &str| format!("<tr><td>{}</td></tr>", it.replace('\t', "</td><td>"));
    format!("<table>{}</table>", table.lines().map(row).collect::<String>())
}

/// A page with this table; a line is a row and a tab stands between two cells.
fn of_page(table: &str) -> Reading {
    read(&Source::html("", html(table) + "<p>五、存在的主要问题</p>"))
}

/// The rows of which not all is read as it stands in [`figures`]: "row: what is read", `?` behind
/// what was assumed, `_` for a blank cell, `…` for what is open.
fn other_rows(reading: &Reading) -> Vec<String> {
    let table = reading.table(TableId::Applications).expect("the table is found");
    let cell = |it: &gouji::reading::ReadCell| match it.state {
        State::Read => it.raw.to_string(),
        State::Assumed => format!("{}?", it.raw),
        State::Blank => "_".to_owned(),
        _ => "…".to_owned(),
    };
    let row = |it: usize| table.rows[it].cells.iter().map(cell).collect::<Vec<_>>().join(" ");
    let others = (0..table.rows.len()).filter(|it| row(*it) != printed(*it, " "));
    others.map(|it| format!("{it}: {}", row(it))).collect()
}

/// The rows that are open, all cells of them; no other row is read otherwise than it stands.
fn open_rows(reading: &Reading) -> Vec<usize> {
    let open = |it: String| {
        let (row, cells) = it.split_once(": ").expect("a row is named");
        assert_eq!(cells, ["…"; 7].join(" "), "{row}");
        row.parse().expect("a row has a number")
    };
    other_rows(reading).into_iter().map(open).collect()
}

/// The names of the remarks about this table.
fn remarks(reading: &Reading) -> Vec<String> {
    let name = |it: &Remark| format!("{it:?}").split(' ').next().unwrap_or_default().to_owned();
    let own =
        |it: &&Remark| !matches!(it, Remark::TableMissing { .. } | Remark::GroupMissing { .. });
    reading.remarks.iter().filter(own).map(name).collect()
}

fn whole() -> String {
    head() + &rows(0..25)
}

/// What is read of a page with one text in place of another.
fn page_with(one: &str, other: &str) -> Reading {
    assert!(whole().contains(one), "{one}");
    of_page(&whole().replacen(one, other, 1))
}

#[test]
fn the_whole_table_is_read() {
    for reading in [of_page(&whole()), of_text(&whole())] {
        assert_eq!((other_rows(&reading), remarks(&reading)), (vec![], vec![]));
    }
}

#[test]
fn rows_behind_the_end_of_a_page_are_not_missing() {
    let cut = html(&(head() + &rows(0..23)));
    let missing = |page: String| {
        let reading = read(&Source::html("", page));
        let is_missing = |it: &&Remark| matches!(it, Remark::RowMissing { .. });
        reading.remarks.iter().filter(is_missing).count()
    };
    assert_eq!(missing(cut.clone()), 0);
    assert_eq!(missing(cut.clone() + "<p>五、存在的主要问题</p>"), 2);
    assert_eq!(missing(format!("<p>三、</p>{cut}")), 0);
    assert_eq!(missing(cut + "<p>五、</p><table><tr><td>办公室<td>2人</table>"), 2);
}

#[test]
fn a_head_may_lack_names_or_columns() {
    // Where the figures stand is told by the rows.
    let nameless = page_with("\t法律服务机构", "\t");
    assert_eq!((other_rows(&nameless), remarks(&nameless)), (vec![], vec!["HeadCut".to_owned()]));
    let cut = nameless.remarks.iter().find_map(|it| match it {
        Remark::HeadCut { printed, .. } => Some(printed.clone()),
        _ => None,
    });
    assert_eq!(cut.as_deref(), Some("自然人 商业企业 科研机构 社会公益组织 其他 总计"));
    // The column is gone from all rows: the head tells where the others stand.
    let without = |line: &str| {
        let mut cells: Vec<&str> = line.split('\t').collect();
        cells.remove(2);
        cells.join("\t") + "\n"
    };
    let reading = of_page(&whole().lines().map(without).collect::<String>());
    let row = |it: usize| {
        let [first, _, rest @ ..] = figures(it).map(|it| it.to_string());
        format!("{it}: {first} … {}", rest.join(" "))
    };
    assert_eq!(other_rows(&reading), (0..25).map(row).collect::<Vec<_>>());
    // A note behind the cells of a row changes nothing.
    let text: String = whole().lines().map(without).collect();
    let text = text.replacen("\t65\n", "\t65\t*\n", 1);
    assert!(text.contains('*'));
    assert_eq!(other_rows(&of_page(&text)), (0..25).map(row).collect::<Vec<_>>());
}

#[test]
fn four_rows_of_five_tell_where_the_figures_stand() {
    let head = head().replacen("\t法律服务机构", "\t", 1);
    let read = |n_odd: usize| {
        let odd = rows(0..n_odd).replace('\n', "\t\n");
        other_rows(&of_page(&(head.clone() + &odd + &rows(n_odd..25)))).len()
    };
    assert_eq!((read(5), read(6)), (5, 25));
}

#[test]
fn a_row_is_missing_where_no_words_stand_in_its_place() {
    let missing = |page: String| {
        let reading = read(&Source::html("", page + "<p>五、存在的主要问题</p>"));
        let row = |it: &Remark| match it {
            Remark::RowMissing { place, .. } => place.row,
            _ => None,
        };
        reading.remarks.iter().filter_map(row).collect::<Vec<_>>()
    };
    let table = |between: &str| html(&(head() + &rows(0..10) + between + &rows(11..25)));
    assert_eq!(missing(table("")), [10]);
    assert_eq!(missing(table("\t\t\t\t\t\t\t\n")), [10]);
    assert_eq!(missing(table("其他情形的申请\t\t\t\t\t\t\t\n")), [0u8; 0], "perhaps its own");
    let pages =
        html(&(head() + &rows(0..10))) + &html(&(format!("项目{}", head()) + &rows(11..25)));
    assert_eq!(missing(pages), [10]);
}

#[test]
fn another_cell_beside_a_label_is_no_row() {
    let row = |it: usize| format!("{}\t{}\n", label(it), printed(it, "\t"));
    let group = |it: usize, group: &str| format!("{group}\t{}", row(it));
    let rows = |words: &str| -> String {
        let others = |it: usize| if it == 16 { String::new() } else { group(it, "") };
        (0..15).chain(16..25).map(others).fold(String::new(), |all, it| all + &it).replacen(
            &group(17, ""),
            &(group(15, words) + &group(17, "")),
            1,
        )
    };
    let reading = of_page(&(format!("\t{}", head()) + &rows("2.重夏申请")));
    assert_eq!(open_rows(&reading), [16]);
}

#[test]
fn an_incomplete_head_in_another_order_leaves_everything_open() {
    let odd = page_with("商业企业\t科研机构\t社会公益组织", "社会公益组织\t商业企业\t");
    assert_eq!(open_rows(&odd).len(), 25);
    assert_eq!(remarks(&odd), ["ColumnsReordered"]);
}

#[test]
fn a_head_that_stands_a_column_too_far_to_the_left() {
    // A cell of the head lacks its span, and a row its label.
    let numbered = |(idx, it): (usize, &str)| match idx {
        0 => format!("{it}\n"),
        _ => format!("{idx}\t{it}\n"),
    };
    // Without the row of totals no sum of a column can speak against an order.
    let text = head() + &rows((0..23).chain([24]));
    let text: String = text.lines().enumerate().map(numbered).collect();
    assert_eq!(open_rows(&of_page(&text)), [23]);
    let reading = of_page(&text.replacen(label(4), "", 1));
    let by_order = figures(4).map(|it| format!("{it}?")).join(" ");
    assert_eq!(other_rows(&reading)[0], format!("4: {by_order}"));
    assert_eq!(remarks(&reading)[0], "RowUnlabelled");
}

#[test]
fn rows_of_numbers_above_the_first_and_empty_rows_are_no_rows() {
    let numbers = page_with("总计\n", "总计\n\t1\t2\t3\t4\t5\t6\t7\n");
    assert_eq!((other_rows(&numbers), remarks(&numbers)), (vec![], vec![]));
    let empty = page_with(label(9), &format!("\t\t\t\t\t\t\t\n{}", label(9)));
    assert_eq!((other_rows(&empty), remarks(&empty)), (vec![], vec![]));
}

#[test]
fn a_label_with_a_wrong_character_between_its_neighbours() {
    let one = page_with("重复申请", "重夏申请");
    assert_eq!((other_rows(&one), remarks(&one)), (vec![], vec!["LabelDiffers".to_owned()]));
    // Two rows of that kind: whose the figures are, nothing tells.
    let row = format!("{}\t{}", label(16), printed(16, "\t"));
    let twice = ["重夏申请", "重复审请"].map(|it| row.replace("重复申请", it)).join("\n");
    let twice = page_with(&row, &twice);
    assert_eq!(open_rows(&twice), [16]);
    let extra = ["RowExtra"; 2].map(str::to_owned).to_vec();
    let n_extra = remarks(&twice).into_iter().filter(|it| *it == "RowExtra").collect::<Vec<_>>();
    assert_eq!(n_extra, extra);
    // Such a label behind its neighbours is another's.
    let moved = whole().replacen(&format!("{row}\n"), "", 1) + &row.replace("重复", "重夏") + "\n";
    assert_eq!(open_rows(&of_page(&moved)), [16]);
}

#[test]
fn a_column_of_the_head_without_cells_in_the_rows_is_no_column() {
    let reading = page_with("总计\n", "总计\t备注\n");
    assert_eq!((other_rows(&reading), remarks(&reading)), (vec![], vec![]));
    let noted = whole().replace('\n', "\t0\n").replacen("总计\t0", "总计\t备 注", 1);
    let noted = format!("项目{noted}");
    let reading = of_page(&noted);
    assert_eq!(other_rows(&reading), [""; 0]);
    let names = reading.remarks.iter().filter_map(|it| match it {
        Remark::ColumnExtra { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(names.collect::<Vec<_>>(), ["备注"]);
}

#[test]
fn a_table_of_the_page_leaves_no_other_open() {
    let stream = format!("三、收到和处理\n申请人情况\n{}", whole().replace('\t', " "));
    let stream: String = stream.lines().map(|it| format!("<p>{it}</p>")).collect();
    let disclosure = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n";
    let disputes = "未经复议直接起诉\t复议后起诉\n1\t2\n";
    // The last holds no row, and is text like any other.
    let no_row = "第二十条第（五）项\n信息内容\t本年处理决定数量\n";
    for (table, n_open) in [(disclosure, 0), (disputes, 0), (no_row, 25)] {
        // Its own lines are cut as tools do that guess columns.
        let table = html(&(table.to_owned() + &"存在的\t主要问题\n".repeat(4)));
        let reading = read(&Source::html("", format!("{table}{stream}<p>五、存在的问题</p>")));
        assert_eq!(open_rows(&reading).len(), n_open, "{table}");
    }
}

#[test]
fn the_words_of_an_odd_head_are_told_whole() {
    let text = whole().replacen("商业企业\t科研机构", "科研机构\t商业企业", 1);
    let text = format!("申请人情况\n{text}");
    let reading = of_text(&text);
    assert_eq!(open_rows(&reading).len(), 25);
    let span = reading.remarks.iter().find_map(|it| match it {
        Remark::ColumnsReordered { span, .. } => Some(*span),
        _ => None,
    });
    let odd = head().replacen("商业企业\t科研机构", "科研机构\t商业企业", 1);
    assert_eq!(
        span.map(|it| it.of(&text)),
        Some(format!("申请人情况\n{}", odd.trim_end()).as_str())
    );
}

#[test]
fn columns_in_another_order_are_open_where_their_names_do_not_tell_their_places() {
    let report = Report::balanced(Edition::Form2021, 40, 1);
    let at = |row, column| CellId::new(TableId::Applications, row, column);
    for shape in Shape::ALL {
        let text = print(&report, shape, plain).text;
        let odd = text.replacen("商业企业", "…", 1).replacen("科研机构", "商业企业", 1);
        let reading = read(&Source::detect("", odd.replacen('…', "科研机构", 1)));
        for row in 0..25 {
            for (column, printed) in [(0, 0), (1, 2), (2, 1), (6, 6)] {
                let expected = shape.is_html().then(|| report.get(at(row, printed)));
                let got = reading.cell(at(row, column)).and_then(|it| it.amount());
                assert_eq!(got, expected, "{shape:?} {row} {column}");
            }
        }
    }
}

#[test]
fn a_text_is_glued_where_most_rows_are() {
    let layout = |all: std::ops::Range<usize>, n_glued: usize| {
        let row = |it: usize| match it < n_glued {
            true => format!("{}{}\n", label(it), printed(it, "")),
            false => format!("{} {}\n", label(it), printed(it, " ")),
        };
        let text = head().replace('\t', " ") + &all.map(row).collect::<String>();
        let reading = of_text(&format!("三、\n申请人情况{text}五、存在的主要问题\n"));
        reading.table(TableId::Applications).map(|it| it.layout)
    };
    assert_eq!(layout(0..25, 13), Some(Layout::Glued));
    assert_eq!(layout(0..24, 12), Some(Layout::Flow));
    assert_eq!(layout(0..25, 12), Some(Layout::Flow));
}

/// Some text browsers leave no space between a wide label and the first figure.
#[test]
fn a_figure_right_behind_the_bracket_of_a_label_is_apart() {
    let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
    let rows: String = (0..25).map(line).collect();
    let text = format!("三、\n申请人情况\n{rows}五、存在的主要问题\n");
    for bracket in ["）", ")"] {
        let beside = text.replace("不计其他情形） ", &format!("不计其他情形{bracket}"));
        assert_ne!(beside, text);
        assert_eq!(other_rows(&of_text(&beside)), [""; 0]);
        for dash in ["-", "—", "–", "－", "/", "／"] {
            let dashes = beside.replace(&printed(3, " "), &[dash; 7].join(" "));
            // The label may be of two words.
            for dashes in [dashes.replace("部分公开", "部分公开 "), dashes] {
                let reading = of_text(&dashes);
                let table = reading.table(TableId::Applications).expect("the table is found");
                assert!(table.rows[3].cells.iter().all(|it| it.state == State::Dash), "{dash}");
                assert_eq!(open_rows(&reading), [3]);
            }
        }
    }
}

/// Some tools put the words of a cell with two lines around the figures beside them.
#[test]
fn figures_before_their_label_leave_those_behind_it_open() {
    let line = |it: usize| format!("{} {} ", label(it), printed(it, " "));
    let first: String = (0..21).map(line).collect();
    let of =
        |rest: &str| of_text(&format!("三、\n申请人情况\n{first}{rest}{}\n五、问题\n", line(24)));
    let row = |it: usize| printed(it, " ");
    let labels = (label(21), format!("{} {}", label(23), label(22)));
    let reading = of(&format!("{} {} {} {} {} ", row(21), labels.0, row(22), labels.1, row(23)));
    assert_eq!(open_rows(&reading), [20, 21, 22, 23]);
    // Where but a label is lost, those behind it have their own.
    assert_eq!(open_rows(&of(&format!("{} {}{}", row(21), line(22), line(23)))), [20, 21]);
}

/// A label that stands directly before the figures of two rows is that of the first.
#[test]
fn the_label_of_figures_beside_it_is_kept() {
    let line = |it: usize| format!("{} {} ", label(it), printed(it, " "));
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let both = format!("{}{} {} ", label(20), printed(20, " "), printed(21, " "));
    let behind = format!("{} {} {} ", label(22), label(21), printed(22, " "));
    let text = format!("{}{both}{behind}{}", lines(0..20), lines(23..25));
    let reading = of_text(&format!("三、\n申请人情况\n{text}\n五、问题\n"));
    assert_eq!(open_rows(&reading), [20, 21, 22]);
    let unlabelled = remarks(&reading).into_iter().filter(|it| it == "RowUnlabelled");
    assert_eq!(unlabelled.count(), 2);
}

/// Once figures are open for too many and too few of them, labels behind them that share one row of
/// figures open those rows only.
#[test]
fn rows_between_two_places_with_too_few_figures_are_read() {
    let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let pair =
        |it: usize, row: usize| format!("{} {} {}\n", label(it), label(it + 1), printed(row, " "));
    let first = format!("{}{}\n{}", lines(0..9), printed(9, " "), pair(9, 10));
    let text = format!("{first}{}{}{}", lines(11..20), pair(20, 21), lines(22..25));
    let reading = of_text(&format!("三、\n申请人情况\n{text}五、问题\n"));
    assert_eq!(open_rows(&reading), [8, 9, 10, 20, 21]);
}

#[test]
fn words_between_slashes_are_no_dashes() {
    let text = whole().replace('\t', " ").replacen(&printed(3, " "), "4 A/B 33 A/B 2 A/B 39", 1);
    let reading = of_text(&format!("三、\n申请人情况\n{text}\n五、问题\n"));
    assert_eq!(open_rows(&reading), [3, 4]);
}

/// A number before （六）其他处理 is none of a first row.
#[test]
fn a_numbered_row_of_the_older_form() {
    let rows = table(TableId::Applications, Edition::Form2019).rows;
    let row = |it: usize| format!("{}.{}\t{}\n", it + 1, rows[it].label, printed(it, "\t"));
    let all: String = (0..23).map(row).collect();
    let reading = of_text(&format!("三、\n{}{all}五、问题\n", head()));
    let form = reading.table(TableId::Applications).expect("the table is found").form;
    assert_eq!(form.edition, Edition::Form2019);
    assert_eq!(open_rows(&reading), [0; 0]);
}

#[test]
fn a_row_of_the_older_form_with_a_wrong_character() {
    let rows = table(TableId::Applications, Edition::Form2019).rows;
    let row = |it: usize| format!("{}\t{}\n", rows[it].label, printed(it, "\t"));
    let all: String = (0..23).map(row).collect();
    let odd = all.replace("其他处理", "其他处埋");
    assert_ne!(odd, all);
    let reading = of_page(&(head() + &odd));
    let form = reading.table(TableId::Applications).expect("the table is found").form;
    assert_eq!(form.edition, Edition::Form2019);
    assert_eq!(open_rows(&reading), [0; 0]);
}

/// （六）其他处理 and an ordinal are the label of the first row of a group, not a row of 2019.
#[test]
fn a_group_with_an_ordinal_is_no_row_of_the_older_form() {
    let row = |label: &str, it: usize| format!("| {label} | {} |\n", printed(it, " | "));
    let whole: String = (0..4).map(|it| row(label(it), it)).collect();
    let torn: String = (4..20).map(|it| row("1.", it)).collect();
    let title = "某镇2023年政府信息公开工作年度报告\n";
    let below = format!("（六）其他处理{}\n（六）其他处理 1.", " | 0".repeat(7));
    for first in ["（六）其他处 | 1.", "（六） 其他处 | １ ．", &below] {
        let others = [first, "2.", "3.", label(23), label(24)];
        let others: String = others.iter().zip(20..).map(|(label, it)| row(label, it)).collect();
        let head = head().replace('\t', " | ");
        let reading = of_text(&format!("{title}{head}{whole}{torn}{others}"));
        let form = reading.table(TableId::Applications).expect("the table is found").form;
        assert_eq!(form.edition, Edition::Form2021);
        assert_eq!(open_rows(&reading), (4..23).collect::<Vec<_>>());
    }
    // A figure in the label's cell is no ordinal.
    let rows: String = (0..20).map(|it| row(label(it), it)).collect();
    for single in ["（六）其他处理 1 | 0", "（六）其他处理1 | 0"] {
        let single = format!("| {single}{} |\n", " | 0".repeat(5));
        let head = head().replace('\t', " | ");
        let reading = of_text(&format!("{head}{rows}{single}{}", row(label(23), 23)));
        let form = reading.table(TableId::Applications).expect("the table is found").form;
        assert_eq!(form.edition, Edition::Form2019, "{single}");
    }
}

/// A figure alone and a row without figures of its own: a tool has moved columns of the one behind
/// the label of the other.
#[test]
fn a_row_behind_a_lone_figure_is_open() {
    let text = |of_total: &str| {
        let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
        let rows: String = (0..23).map(line).collect();
        let last = format!("{} {of_total}\n{} {}\n", label(23), label(24), printed(24, " "));
        of_text(&format!("三、\n申请人情况\n{rows}{last}五、存在的主要问题\n"))
    };
    assert_eq!(other_rows(&text("7")), ["23: … … … … … … …", "24: … … … … … … …"]);
    for figures in ["7 7", "0"] {
        assert_eq!(other_rows(&text(figures)), ["23: … … … … … … …"], "{figures}");
    }
    // All of a row, with nothing between its figures.
    assert!(!other_rows(&text("1000001")).iter().any(|it| it.starts_with("24")));
}

/// Digits in a label's cell are a column's, but for marks of notes.
#[test]
fn a_figure_among_the_words_of_a_label_leaves_the_row_open() {
    let with =
        |words: &str| other_rows(&text_with(&[(17, &format!("{words}\t{}", printed(17, "\t")))]));
    assert_eq!(with("3.要求提供公开出版物"), [""; 0]);
    assert_eq!(with("3.要求提供公开出版物①"), [""; 0]);
    assert_eq!(with("3.要求提供公开出版物（2023年）"), [""; 0]);
    let words =
        ["3.要求提供公开出 784.版物", "3.要求提供公开出版物<br>784", "3.要求提供公开出板物 5"];
    for words in words {
        assert_eq!(with(words), ["17: … … … … … … …"], "{words}");
    }
    let of_group = "3.要求提供公开出版物\n（五）不予处理 784";
    assert_eq!(with(of_group), ["17: … … … … … … …"]);
}

/// Nothing tells where the figures beside a cell with several stand.
#[test]
fn a_figure_and_a_dash_in_a_cell_leave_the_row_open() {
    let with = |cells: &str| other_rows(&text_with(&[(9, &row(9, cells))]));
    assert_eq!(with("10\t0 —\t39\t0\t2\t0\t51"), ["9: … … … … … … …"]);
    assert_eq!(with("10\t见附件\t39\t0\t2\t0\t51"), ["9: 10 … 39 0 2 0 51"]);
}

/// In running text too it keeps the place of its cell.
#[test]
fn what_programs_and_people_write_for_nothing_is_a_cell() {
    for between in [" ", "\n"] {
        let with = |word: &str| {
            let own = printed(9, between).replacen(
                &format!("{between}0"),
                &format!("{between}{word}"),
                1,
            );
            let line = |it: usize| match it {
                9 => format!("{}{between}{own}\n", label(it)),
                _ => format!("{}{between}{}\n", label(it), printed(it, between)),
            };
            let rows: String = (0..25).map(line).collect();
            other_rows(&of_text(&format!("申请人情况\n{rows}五、存在的主要问题\n")))
        };
        for word in ["N/A", "n/a", "NA", "nan", "None", "—"] {
            assert_eq!(with(word), ["9: 10 … 39 0 2 0 51"], "{word}");
        }
        assert_ne!(with("OK"), ["9: 10 … 39 0 2 0 51"]);
    }
}

/// Where most rows are glued and cannot be cut, what stands apart in another may be pieces.
#[test]
fn a_row_among_glued_ones_has_to_add_up() {
    let first = |n_glued: usize, first: &str| {
        let row = |it: usize| match (4..4 + n_glued).contains(&it) {
            true => format!("{}{}1 2 3\n", label(it), it + 10),
            false => format!("{} {}\n", label(it), printed(it, " ")),
        };
        let rows: String = (1..25).map(row).collect();
        let text = format!("三、\n申请人情况\n{} {first}\n{rows}五、存在的主要问题\n", label(0));
        other_rows(&of_text(&text)).first().cloned()
    };
    let [right, wrong] = ["64 4 0 0 0 0 68", "64 4 0 0 0 0 8"];
    for (n_glued, figures, expected) in
        [(21, right, right), (21, wrong, OPEN), (13, wrong, OPEN), (12, wrong, wrong)]
    {
        assert_eq!(first(n_glued, figures), Some(format!("0: {expected}")), "{n_glued} {figures}");
    }
}

/// A label on a line of its own, and a row of somebody's own behind it.
#[test]
fn a_label_above_another_row_is_not_that_of_a_later_one() {
    let own = "1.属于国家秘密\n转办各科室的件\t5\t0\t0\t0\t0\t0\t5";
    let group = format!("（三）不予公开\t{}", printed(4, "\t"));
    let near = text_with(&[(4, &format!("1.属于国家秘密\n{group}"))]);
    assert_eq!(other_rows(&near), [""; 0]);
    let far = text_with(&[(4, &format!("{own}\n{group}"))]);
    assert_ne!(other_rows(&far), [""; 0]);
}

/// What is read of a text with the row of each number replaced by these lines.
fn text_with(lines: &[(usize, &str)]) -> Reading {
    let line = |it: usize| match lines.iter().find(|other| other.0 == it) {
        Some((_, "")) => String::new(),
        Some((_, lines)) => format!("{lines}\n"),
        None => rows(it..it + 1),
    };
    let rows: String = (0..25).map(line).collect();
    of_text(&format!("申请人情况\n{}{rows}五、存在的主要问题\n", head()))
}

/// A row with these cells behind its label.
fn row(row: usize, cells: &str) -> String {
    format!("{}\t{cells}", label(row))
}

fn printed_with(one: usize, cells: &str) -> Vec<String> {
    vec![format!("{one}: {cells}")]
}

const BLANK: &str = "\t\t\t\t\t\t";
const ALL_BLANK: &str = "_ _ _ _ _ _ _";
const OPEN: &str = "… … … … … … …";

#[test]
fn rows_and_heads_of_a_text_are_told_by_their_words() {
    let own = format!("{}转办件\t\t（各科室）\t5\t0\t0\t0\t0\t0\t5", rows(9..10));
    let reading = text_with(&[(9, &own)]);
    assert_eq!((other_rows(&reading), remarks(&reading)), (vec![], vec!["RowExtra".to_owned()]));
    let text = reading.remarks.iter().find_map(|it| match it {
        Remark::RowExtra { text, .. } => Some(text.as_str()),
        _ => None,
    });
    assert_eq!(text, Some("转办件 （各科室）"));
    let short = format!("{}转办件\t5\t0\t0\t0\t0\t0\t5", rows(9..10));
    assert_eq!(remarks(&text_with(&[(9, &short)])), ["RowExtra"]);
    // Beside the name of a column stands no row.
    let name = format!("{}商业企业\t5\t0\t0\t0\t0\t0\t5", rows(9..10));
    let reading = text_with(&[(9, &name)]);
    assert_eq!((other_rows(&reading), remarks(&reading)), (vec![], vec!["FiguresUnplaced".into()]));
    let nameless = whole().replacen("\t法律服务机构", "\t", 1);
    let nameless = of_text(&format!("申请人情况\n{nameless}"));
    let cut = nameless.remarks.iter().find_map(|it| match it {
        Remark::HeadCut { printed, .. } => Some(printed.as_str()),
        _ => None,
    });
    assert_eq!(cut, Some("申请人情况 自然人 商业企业 科研机构 社会公益组织 其他 总计"));
    let wrong = whole().replacen("法律服务机构", "法律服务机沟", 1);
    assert_eq!(remarks(&of_text(&format!("申请人情况\n{wrong}"))), [""; 0]);
}

#[test]
fn a_label_of_a_text_with_a_wrong_character() {
    let figures = printed(16, "\t");
    let one = text_with(&[(16, &format!("2.重夏申请\t{figures}"))]);
    assert_eq!((other_rows(&one), remarks(&one)), (vec![], vec!["LabelDiffers".to_owned()]));
    let blank = text_with(&[(16, &format!("2.重夏申请\t{BLANK}"))]);
    assert_eq!(other_rows(&blank), printed_with(16, ALL_BLANK));
    let twice = format!("2.重夏申请\t{figures}\n2.重复审请\t{figures}");
    let twice = text_with(&[(16, &twice)]);
    assert_eq!(open_rows(&twice), [16]);
    assert_eq!(remarks(&twice).iter().filter(|it| *it == "RowExtra").count(), 2);
    let behind = format!("{}2.重夏申请\t{figures}", rows(20..21));
    let moved = text_with(&[(16, ""), (20, &behind)]);
    assert_eq!(open_rows(&moved), [16]);
    assert!(remarks(&moved).contains(&"RowExtra".to_owned()));
}

#[test]
fn a_row_of_a_text_is_missing_where_no_words_stand_in_its_place() {
    let missing = |between: &str| {
        let lines = format!("{}{between}", rows(9..10));
        let reading = text_with(&[(9, lines.trim_end_matches('\n')), (10, "")]);
        remarks(&reading).contains(&"RowMissing".to_owned())
    };
    assert!(missing(""));
    assert!(!missing(&format!("其他情形的申请\t{BLANK}")), "perhaps its own");
    assert!(missing("其他情形的申请\t\t\t\t\t\t"), "too few cells");
    assert!(missing(&format!("（四）无法提供\t{BLANK}")), "the label of a group");
}

#[test]
fn labels_and_figures_on_lines_of_their_own() {
    let figures = printed(11, "\t");
    let across = |before: &str, beside: &str| {
        other_rows(&text_with(&[(11, &format!("{before}\n{beside}\t{figures}"))]))
    };
    assert_eq!(across("8.属于行政", "查询事项"), [""; 0]);
    assert_eq!(across("8.属于行政", "查询事项和执法文书"), printed_with(11, OPEN));
    assert_eq!(across("8.属于行政\n查询事项", ""), printed_with(11, OPEN));
    // The row above is blank, and a line without words stands between.
    let wrapped = format!("8.属于行政查\t{BLANK}\n——\n询事项\t{figures}");
    assert_eq!(other_rows(&text_with(&[(11, &wrapped)])), [""; 0]);
    // 事项 would do for the blank row as well, were it not for the label between.
    let lines = format!("1.本机关不掌握\n事项\t{}", printed(12, "\t"));
    let reading = text_with(&[(11, &row(11, BLANK)), (12, &lines)]);
    assert_eq!(other_rows(&reading), printed_with(11, ALL_BLANK));
}

/// A tool that guesses where cells end may put the names of the columns below one another, and the
/// figures into other cells than those they stand below.
#[test]
fn blank_cells_have_no_place_below_names_that_stand_in_one_cell() {
    let line = |it: usize| row(it, &printed(it, "\t").replace("\t0", "\t")) + "\n";
    let rows: String = (0..25).map(line).collect();
    let with = |head: &str| {
        let table = format!("{head}{rows}").replace('\t', " | ");
        of_text(&format!("申请人情况\n{table}五、存在的主要问题\n"))
    };
    let alone = |it: usize| format!("\t{}{}\n", APPLICANTS[it].label, "\t".repeat(6));
    let stacked: String = (0..7).map(alone).collect();
    let n_open = |it: &Reading| other_rows(it).iter().filter(|it| it.contains('…')).count();
    assert_eq!(n_open(&with(&head())), 0);
    let first_row = format!("0: {}", printed(0, " ").replace(" 0", " _"));
    assert_eq!(other_rows(&with(&head())).first(), Some(&first_row));
    assert_eq!(n_open(&with(&stacked)), 25);
    assert_eq!(n_open(&with(&format!("{}{}", head(), alone(0)))), 0, "the first of a line, again");
}

/// Beside other blank rows: what the text kept of this one does not say that it is blank too.
#[test]
fn a_label_at_the_end_of_the_text_is_no_blank_row() {
    let bars = |it: usize| format!("{} | {}", label(it), printed(it, " | "));
    let blank = |it: usize| label(it).to_owned() + &"|".repeat(9);
    let rows: Vec<String> = (0..6).map(|it| if it == 3 { blank(it) } else { bars(it) }).collect();
    let text = |end: &str| format!("申请人情况\n{}\n{} | \n{end}", rows.join("\n"), label(6));
    let row = |text: &str| other_rows(&of_text(text)).into_iter().find(|it| it.starts_with("6: "));
    assert_eq!(row(&text("五、存在的主要问题\n")), Some(format!("6: {ALL_BLANK}")));
    assert_eq!(row(&text("")), Some(format!("6: {OPEN}")));
}

/// Rows of different widths, so that no place tells which cells are the columns.
#[test]
fn words_among_as_many_cells_as_columns_leave_the_row_open() {
    let rows: Vec<String> =
        (0..25).map(|it| row(it, &printed(it, "\t")) + &"\t".repeat(it % 2)).collect();
    let with = |cells: &str| {
        let lines = rows.iter().enumerate().map(|(idx, it)| match idx {
            9 => row(idx, cells) + "\n",
            _ => format!("{it}\n"),
        });
        let table = lines.collect::<String>();
        other_rows(&of_text(&format!("申请人情况\n{}{table}五、存在的主要问题\n", head())))
    };
    assert_eq!(with(&printed(9, "\t")), [""; 0]);
    for words in ["已办结", "OK"] {
        assert_eq!(with(&format!("10\t0\t39\t0\t2\t{words}\t51")), [format!("9: {OPEN}")]);
    }
    assert_eq!(with("10\t0\t39\t0\t2\t#N/A\t51"), ["9: 10 0 39 0 2 … 51"]);
}

/// A table of somebody's own behind a last row whose blank cells are lost in the text.
#[test]
fn figures_of_another_table_are_not_those_of_the_last_row() {
    let last = table(TableId::Applications, Edition::Form2021).rows.len() - 1;
    let line = |it: usize| format!("{}\n{}\n", label(it), printed(it, "\n"));
    let rows: String = (0..last).map(line).collect();
    let others = ["附：各科室办理情况", "科室", "受理", "其他", "合计", "党政综合办公室"];
    let own = format!("{rows}{}\n{}\n12\n9\n4\n3\n2\n1\n31\n", label(last), others.join("\n"));
    let reading = of_text(&own);
    assert_eq!(other_rows(&reading), ["24: … … … … … … …"]);
    for rest in ["（含网上申请）", "件数", "件数\n次数"] {
        let own = format!("{rows}{}\n{rest}\n{}\n", label(last), printed(last, "\n"));
        assert_eq!(other_rows(&of_text(&own)), [""; 0], "{rest}");
    }
}

/// A cell whose characters stand apart is one word, and other words may stand before figures of
/// somebody else; single words of one or two characters are a label's rest.
#[test]
fn spaced_out_words_between_a_label_and_figures() {
    let last = table(TableId::Applications, Edition::Form2021).rows.len() - 1;
    let line = |it: usize| format!("{}\n{}\n", label(it), printed(it, "\n"));
    let rows: String = (0..last).map(line).collect();
    let with = |words: &str| {
        let own = format!("件数\t{words}\n{}\n", printed(last, "\n"));
        other_rows(&of_text(&format!("{rows}{}\n{own}", label(last))))
    };
    for words in ["收 件 数", "其 他 渠 道 收 件", "其 他 渠 道 收件"] {
        assert_eq!(with(words), ["24: … … … … … … …"], "{words}");
    }
    for words in ["收", "收 件 人数", "其他 渠道 收 件"] {
        assert_eq!(with(words), [""; 0], "{words}");
    }
}

#[test]
fn figures_below_a_row_of_a_text() {
    let below = |cells: &str, line: &str| {
        other_rows(&text_with(&[(9, &format!("{}\n{line}", row(9, cells)))]))
    };
    let whole = printed(9, "\t");
    assert_eq!(below(&whole, "\t3\t\t\t\t\t\t"), printed_with(9, "… 0 39 0 2 0 51"));
    assert_eq!(below(&whole, "\t3\t\t\t\t\t"), [""; 0], "its columns are others");
    assert_eq!(below("10\t0\t39\t0\t2\t0\t5", "1"), printed_with(9, "10 0 39 0 2 0 …"));
    assert_eq!(below("10\t0\t39\t0\t2\t0\t5", "\t1"), printed_with(9, "10 0 39 0 2 0 …"));
    assert_eq!(below("10\t0\t39\t0\t2\t0\t5", "页"), printed_with(9, "10 0 39 0 2 0 5"));
}

#[test]
fn a_label_alone_on_its_line_is_a_blank_row_among_others() {
    // A row that is too short says that the cells of the text do not stand in columns.
    let short = row(20, "1\t2\t3\t4\t6");
    let blank = row(10, BLANK);
    let state = |lines: &[(usize, &str)]| {
        let reading = text_with(lines);
        other_rows(&reading).into_iter().find(|it| it.starts_with("16: "))
    };
    let bare = "（五）不予处理\t2.重复申请";
    let [is_blank, is_open] = [ALL_BLANK, OPEN].map(|it| Some(format!("16: {it}")));
    assert_eq!(state(&[(10, &blank), (16, bare), (20, &short)]), is_blank);
    assert_eq!(state(&[(10, &blank), (16, "2.重复申请"), (20, &short)]), is_open);
    assert_eq!(state(&[(16, bare), (20, &short)]), is_open, "no row is blank");
    let glued = format!("{bare} 4883131");
    assert_eq!(state(&[(10, &blank), (16, &glued), (20, &short)]), is_open, "it has figures");
}

#[test]
fn few_rows_tell_nothing_of_blank_cells() {
    let read = |n_rows: usize| {
        let text = format!("申请人情况\n{}{}", head(), rows(0..n_rows));
        let text = text.replacen("32\t0\t2\t0\t37", "32\t\t2\t\t37", 1);
        assert!(text.contains("\t\t2"));
        other_rows(&of_text(&(text + "五、存在的主要问题\n"))).into_iter().next()
    };
    assert_eq!(read(4).as_deref(), Some("2: 3 0 32 _ 2 _ 37"));
    assert_ne!(read(3).as_deref(), Some("2: 3 0 32 _ 2 _ 37"));
}

#[test]
fn blank_cells_at_the_end_of_a_row() {
    let one = |cells: &str| other_rows(&text_with(&[(9, &row(9, cells))]));
    assert_eq!(one("10\t0\t39\t0\t2\t0\t"), printed_with(9, "10 0 39 0 2 0 _"));
    assert_eq!(one("10\t0\t39\t0\t\t\t"), printed_with(9, "10 0 39 0 _ _ _"));
    assert_eq!(one("\t\t\t\t\t5\t5"), printed_with(9, "_ _ _ _ _ 5 5"));
    // Its figures end in their sum: blanks were dropped, and the rest moved.
    assert_eq!(one("10\t39\t49\t\t\t\t"), printed_with(9, "… … … … … … 49?"));
    // In another row a blank stands between figures, so that blanks are where they were.
    let inner = row(14, "15\t\t44\t\t2\t\t61");
    let two = |cells: &str| {
        let lines = [(9, row(9, cells)), (12, row(12, cells)), (14, inner.clone())];
        let lines: Vec<(usize, &str)> = lines.iter().map(|it| (it.0, it.1.as_str())).collect();
        other_rows(&text_with(&lines))
    };
    let both = |cells: &str| {
        let inner = "14: 15 _ 44 _ 2 _ 61".to_owned();
        vec![format!("9: {cells}"), format!("12: {cells}"), inner]
    };
    assert_eq!(two("3\t5\t0\t0\t0\t8\t"), both(OPEN));
    assert_eq!(two("\t0\t\t\t\t\t"), both("_ 0 _ _ _ _ _"));
}

#[test]
fn the_last_cell_of_a_row_that_is_cut() {
    let cut = |cells: &str| other_rows(&text_with(&[(24, &row(24, cells))]));
    assert_eq!(cut("25\t0\t5"), printed_with(24, "25 0 … … … … …"));
    assert_eq!(cut("25\t0\t54\t0"), printed_with(24, "25 0 54 0 … … …"));
}

#[test]
fn figures_that_are_equal_side_by_side() {
    let long = row(20, "1\t2\t3\t4\t5\t6\t7\t28");
    let equal = row(9, "10\t10\t39\t0\t2\t0\t51");
    let reading = text_with(&[(9, &equal), (20, &long)]);
    let row = |it: &&String| it.starts_with("9: ");
    assert_eq!(
        other_rows(&reading).iter().find(row).map(String::as_str),
        Some("9: 10 10 39 0 2 0 51")
    );
}

#[test]
fn a_row_told_twice_has_its_figures_once() {
    let (blank, figures) = (row(16, BLANK), row(16, &printed(16, "\t")));
    for lines in [format!("{blank}\n{figures}"), format!("{figures}\n{blank}")] {
        let reading = text_with(&[(16, &lines)]);
        assert_eq!((other_rows(&reading), remarks(&reading)), (vec![], vec![]), "{lines}");
    }
    let other_words = format!("8.属于行政查\t{BLANK}\n附注\n询事项\t{}", printed(11, "\t"));
    assert_eq!(other_rows(&text_with(&[(11, &other_words)])), printed_with(11, OPEN));
}

#[test]
fn blank_cells_at_both_ends_of_all_rows() {
    let read = |inner: &str, total: &str| {
        let line = |it: usize| {
            let of_9 = [inner.to_owned(), total.to_owned()];
            let others = ["0".to_owned(), (it + 32).to_string()];
            let [cell, total] = if it == 9 { of_9 } else { others };
            format!("{}\t\t0\t{}\t{cell}\t2\t0\t{total}\t\n", label(it), it + 30)
        };
        let rows: String = (0..25).map(line).collect();
        let reading = of_text(&format!("申请人情况\n{}{rows}五、存在的主要问题\n", head()));
        let others = other_rows(&reading);
        [8, 9].map(|row| others[row].clone())
    };
    assert_eq!(read("", "41"), ["8: _ 0 38 0 2 0 40", "9: _ 0 39 _ 2 0 41"]);
    assert_eq!(read("", "43")[0], "8: … … … … … … 40?", "a sum is wrong");
    assert_eq!(read("0", "41")[0], "8: … … … … … … 40?", "no blank stands between figures");
}

#[test]
fn a_column_that_a_text_does_not_have() {
    // No row has a figure for 商业企业, nor is it named; a row has none but zeros.
    let table = |row: &dyn Fn(usize) -> [usize; 7]| {
        let without = |it: Vec<String>| {
            let kept = it.into_iter().enumerate().filter(|it| it.0 != 1).map(|it| it.1);
            kept.collect::<Vec<_>>().join("\t")
        };
        let names = without(APPLICANTS.iter().map(|it| it.label.to_owned()).collect());
        let rows: String = (0..25)
            .map(|it| {
                let cells = without(row(it).iter().map(usize::to_string).collect());
                format!("{}\t{cells}\n", label(it))
            })
            .collect();
        other_rows(&of_text(&format!("申请人情况\n\t{names}\n{rows}五、存在的主要问题\n")))
    };
    let assumed = |it: [usize; 7]| {
        let [first, _, rest @ ..] = it.map(|it| format!("{it}?"));
        format!("{first} … {}", rest.join(" "))
    };
    let with_zeros = |it: usize| if it == 9 { [0; 7] } else { figures(it) };
    let expected: Vec<String> =
        (0..25).map(|it| format!("{it}: {}", assumed(with_zeros(it)))).collect();
    assert_eq!(table(&with_zeros), expected);
    assert_eq!(table(&|_| [0; 7]), (0..25).map(|it| format!("{it}: {OPEN}")).collect::<Vec<_>>());
}

#[test]
fn totals_of_short_rows_where_most_of_them_end_in_their_sums() {
    let read = |n_sums: usize| {
        let cells = |it: usize| if it < n_sums { "10\t39\t49\t\t\t\t" } else { "1\t2\t5\t\t\t\t" };
        let lines: Vec<(usize, String)> =
            (0..4).map(|it| (9 + it, row(9 + it, cells(it)))).collect();
        let lines: Vec<(usize, &str)> = lines.iter().map(|it| (it.0, it.1.as_str())).collect();
        other_rows(&text_with(&lines))[0].clone()
    };
    assert_eq!([1, 2].map(read), [format!("9: {OPEN}"), format!("9: {OPEN}")]);
    assert_eq!(read(3), "9: … … … … … … 49?");
}

#[test]
fn rows_in_another_order_and_rows_told_twice() {
    let swapped = text_with(&[(12, rows(13..14).trim_end()), (13, rows(12..13).trim_end())]);
    let of = |it: &Reading| (other_rows(it), remarks(it));
    assert_eq!(of(&swapped), (vec![], vec!["RowOutOfOrder".to_owned()]));
    let twice = |n_rows: usize| {
        let wrong = whole().replacen("重复申请", "重夏申请", 1);
        of(&of_page(&(wrong + &rows(2..2 + n_rows))))
    };
    let of_label = "LabelDiffers".to_owned();
    let of_rows = |name: &str| vec![name.to_owned(); 4];
    let four = [of_rows("RowOutOfOrder"), vec![of_label.clone()], of_rows("RowDoubled")].concat();
    assert_eq!(twice(4), (vec![], four));
    assert_eq!(twice(5), (vec![], vec![of_label, "TableDoubled".to_owned()]));
}

#[test]
fn a_row_that_stands_later_is_not_free_for_figures_without_a_label() {
    let report = Report::balanced(Edition::Form2021, 40, 1);
    let line = |it: usize| {
        let cells = (0..7)
            .map(|column| report.get(CellId::new(TableId::Applications, it, column)).to_string());
        (label(it), cells.collect::<Vec<_>>().join("\t"))
    };
    let order = (0..13).chain(14..16).chain([13]).chain(16..25);
    let lines = order.map(|it| match line(it) {
        (_, cells) if it == 12 => format!("\t{cells}\n"),
        (label, cells) => format!("{label}\t{cells}\n"),
    });
    let rows: String = lines.collect();
    let reading = of_text(&format!("申请人情况\n{}{rows}五、存在的主要问题\n", head()));
    let table = reading.table(TableId::Applications).expect("the table is found");
    assert!(table.rows[12].cells.iter().all(|it| it.state == State::Assumed));
    assert_eq!(
        table.rows[12].cells[6].amount().map(|it| it.to_string()),
        line(12).1.rsplit('\t').next().map(str::to_owned)
    );
}

#[test]
fn a_group_without_its_label_has_rows_in_the_table() {
    let reading = of_page(&(head() + &rows(0..9)));
    let group = |it: &Remark| match it {
        Remark::GroupMissing { group, .. } => Some(group.key),
        _ => None,
    };
    assert_eq!(reading.remarks.iter().filter_map(group).collect::<Vec<_>>(), ["withheld"]);
}

#[test]
fn a_group_without_its_label_in_rows_of_text() {
    let names = ["（三）不予公开", "（四）无法提供", "（五）不予处理", "（六）其他处理"];
    let firsts = [4, 12, 15, 20];
    let missing_with = |group: &dyn Fn(usize) -> &'static str, blank: std::ops::Range<usize>| {
        let cells = |it: usize| match blank.contains(&it) {
            true => format!("{}\t{BLANK}\n", label(it)),
            false => rows(it..it + 1),
        };
        let row = |it: usize| format!("{}\t{}", group(it), cells(it));
        let rows: String = (0..25).map(row).collect();
        let reading = of_text(&format!("申请人情况\n\t{}{rows}五、存在的主要问题\n", head()));
        let is_blank = |it: &String| it.ends_with(ALL_BLANK);
        assert!(other_rows(&reading).iter().all(is_blank));
        let group = |it: &Remark| match it {
            Remark::GroupMissing { group, .. } => Some(group.key),
            _ => None,
        };
        reading.remarks.iter().filter_map(group).collect::<Vec<_>>()
    };
    let missing = |group: &dyn Fn(usize) -> &'static str| missing_with(group, 0..0);
    let of_row = |it: usize| firsts.iter().position(|first| *first == it).map(|it| names[it]);
    assert_eq!(missing(&|it| of_row(it).unwrap_or("")), [""; 0]);
    let lost = |it: usize| of_row(it).filter(|_| it != 15).unwrap_or("");
    assert_eq!(missing(&lost), ["not_processed"]);
    // A label torn over its rows is none that is missing, nor need any other be.
    let torn = |it: usize| match it {
        15 => "（五）",
        16 => "不予",
        17 => "处理",
        _ => lost(it),
    };
    assert_eq!(missing(&torn), [""; 0]);
    assert_eq!(missing_with(&torn, 15..18), [""; 0], "nor if these are blank");
}

#[test]
fn more_figures_than_columns_are_a_long_row_whatever_their_digits() {
    let long = row(9, "1\t2\t3\t4\t5\t6\t7\t1234567");
    let reading = text_with(&[(9, &long)]);
    assert_eq!((open_rows(&reading), remarks(&reading)[0].as_str()), (vec![9], "RowLong"));
}

#[test]
fn a_head_of_four_names_tells_where_the_figures_stand() {
    let of_row = |it: [String; 7]| [0, 1, 2, 6].map(|column| it[column].clone()).join("\t");
    let names = of_row(std::array::from_fn(|it| APPLICANTS[it].label.to_owned()));
    let row =
        |it: usize| format!("{}\t{}\n", label(it), of_row(figures(it).map(|it| it.to_string())));
    let table = format!("\t{names}\n{}", (0..25).map(row).collect::<String>());
    let expected = |it: usize| {
        let [first, second, third, .., total] = figures(it);
        format!("{it}: {first} {second} {third} … … … {total}")
    };
    assert_eq!(other_rows(&of_page(&table)), (0..25).map(expected).collect::<Vec<_>>());
}

#[test]
fn a_cell_can_be_corrected() {
    let mut reading = of_page(&whole());
    let corrected = CellId::new(TableId::Applications, 9, 6);
    let other = reading.cell(CellId::new(TableId::Applications, 9, 5)).cloned();
    let cell = reading.cell_mut(corrected).expect("the cell is there");
    *cell = other.expect("the cell is there");
    assert_eq!(other_rows(&reading), printed_with(9, "10 0 39 0 2 0 0"));
    assert!(reading.cell_mut(CellId::new(TableId::Disputes, 0, 0)).is_none());
}

#[test]
fn cells_of_a_blank_row_stand_where_the_row_does() {
    // A short row says that the cells of the text do not stand in columns.
    let (blank, short) = (row(10, BLANK), row(20, "1\t2\t3\t4\t6"));
    let reading = text_with(&[(10, &blank), (20, &short)]);
    let cell = reading.cell(CellId::new(TableId::Applications, 10, 3)).expect("the cell is there");
    assert_eq!((cell.state, cell.span.is_some()), (State::Blank, true));
}

#[test]
fn the_label_of_a_group_in_a_row_of_its_own() {
    let remarks = |reading: &Reading| {
        let others = |it: &String| it != "LabelDiffers";
        remarks(reading).into_iter().filter(others).collect::<Vec<_>>()
    };
    let wrong = "1.申请人无止当理由逾其不补正、行政机关不再处理其政府信息公开申请";
    let tables = |group: &str, first: &str| {
        let row = format!("{group}\t{BLANK}\n{first}\t{}", printed(20, "\t"));
        let page = format!("{}{}{row}\n{}", head(), rows(0..20), rows(21..25));
        [of_page(&page), text_with(&[(20, &row)])]
    };
    for group in ["（六）其他处理", "（六）其信处理"] {
        for first in [label(20), wrong] {
            for reading in tables(group, first) {
                assert_eq!(other_rows(&reading), [""; 0], "{group} {first}");
                assert_eq!(remarks(&reading), [""; 0], "{group} {first}");
            }
        }
        for reading in tables(group, "其余各种情形") {
            assert_eq!(open_rows(&reading), [20], "{group}");
            assert!(!remarks(&reading).contains(&"FiguresUnplaced".to_owned()), "{group}");
        }
    }
}

/// Where the right half of a table is gone, two figures that are alike are no figure and its total.
#[test]
fn the_total_of_a_short_row_is_not_assumed_where_the_head_names_others_only() {
    let cells = |row: usize| match row {
        0 | 23 => "\t7\t7\t\t",
        7 => "\t3\t\t\t",
        _ => "\t\t\t\t",
    };
    let rows: String = (0..25).map(|it| format!("{}{}\n", label(it), cells(it))).collect();
    let totals = |head: &str| -> Vec<Option<u64>> {
        let above = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）";
        let reading = of_text(&format!("{above}\n{head}\n{rows}五、存在的主要问题\n"));
        let total = |row| reading.cell(CellId::new(TableId::Applications, row, 6));
        [0, 23].map(|it| total(it)?.amount()?.as_count()).to_vec()
    };
    assert_eq!(totals("自然人\n商业企业\t科研机构"), [None, None]);
    assert_eq!(totals("自然人\n总计"), [Some(7), Some(7)]);
    assert_eq!(totals("自然人\t商业企业\t总计"), [Some(7), Some(7)]);
    assert_eq!(totals("自然人\t商业企业\t科研机构\t总计"), [None, None], "a row has more cells");
}

/// Narrow cells wrap long figures: their beginnings stand above the line of the label.
#[test]
fn figures_that_go_on_below_their_label_may_begin_above_it() {
    let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let open = |rest: &str| open_rows(&of_text(&format!("三、\n申请人情况\n{rest}五、问题\n")));
    let wrapped = |it: usize| format!("{} 0 0\n1 4 0 5 10\n", label(it));
    let both = format!("1516 1379 2895\n{}5284 9658 6057 3581 2458\n{}", wrapped(22), wrapped(23));
    assert_eq!(open(&format!("{}{both}{}", lines(0..22), lines(24..25))), [21, 22, 23]);
    // Figures behind a piece of a label.
    let behind = |cells: &str| {
        let wrapped = printed(22, " ").replacen(" 0 ", " 0\n", 1);
        let rows = format!("处理 {cells}\n{} {wrapped}\n", label(22));
        open(&format!("{}{rows}{}", lines(0..21), lines(23..25)))
    };
    assert_eq!(behind("1 8 9 5284 9658 6057 3581 2458"), [20, 21, 22]);
    assert_eq!(behind(&printed(21, " ")), [21], "a whole row has no other's beginnings");
    assert_eq!(behind("1 2 3 4 5 6 7"), [20, 21, 22], "one that does not add up may have");
}

/// Their ends stand on the line of the label where cells are set to the bottom of the row.
#[test]
fn figures_on_the_line_of_their_label_may_begin_above_it() {
    let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let with = |above: &str, row: &str| {
        let rows = format!("{}{above}\n{} {row}\n{}", lines(0..9), label(9), lines(10..25));
        open_rows(&of_text(&format!("三、\n申请人情况\n{rows}五、问题\n")))
    };
    let row = printed(9, " ");
    assert_eq!(with("10 39", &row), [8, 9]);
    assert_eq!(with("三、本年度办理结 10 39", &row), [9]);
    assert_eq!(with("12", &row), [8], "the number of a page");
    assert_eq!(with("12", &row.replace(" 51", " 50")), [8, 9]);
    assert_eq!(with("12", &row.replacen(" 0 ", " 0\n", 1)), [8, 9]);
    assert_eq!(with(&format!("{} 1 1", printed(7, " ")), &row), [8, 9]);
    assert_eq!(with(&printed(7, " "), &row), [8], "a row without its label");
    // An eighth column stands beside its row.
    let eighth = lines(0..8) + &format!("{} {} 3 4\n", label(8), printed(8, " ")) + &lines(9..25);
    assert_eq!(open_rows(&of_text(&format!("三、\n申请人情况\n{eighth}五、问题\n"))), [8]);
}

/// Two rows that became one line, where a group has no rows of its own.
#[test]
fn a_group_s_label_behind_the_figures_of_a_row_tells_that_two_were_joined() {
    let form = table(TableId::Applications, Edition::Form2019);
    let row = |it: usize| match it {
        19 => "5\t\t\t6\t\t\t11（六）其他处理\t\t\t7\t\t8\t\t15".to_owned(),
        _ => "1\t\t\t\t\t\t1".to_owned(),
    };
    let rows = (0..23).filter(|it| *it != 20);
    let rows: String = rows.map(|it| format!("{}\t{}\n", form.rows[it].label, row(it))).collect();
    let reading = of_text(&format!("申请人情况\n{}{rows}五、存在的主要问题\n", head()));
    let cells = &reading.table(TableId::Applications).expect("the table is found").rows[19].cells;
    assert!(cells.iter().all(|it| it.state == State::Lost), "{cells:?}");
    // Or one cell of labels.
    let row = |it: usize| match it {
        19 => format!("（六）其他处理\t{}\t2\t\t\t\t\t\t2\n", form.rows[19].label),
        _ => format!("\t{}\t1\t\t\t\t\t\t1\n", form.rows[it].label),
    };
    let rows: String = (0..23).filter(|it| *it != 20).map(row).collect();
    let reading = of_text(&format!("申请人情况\n\t{}{rows}五、存在的主要问题\n", head()));
    let cells = &reading.table(TableId::Applications).expect("the table is found").rows[19].cells;
    assert!(cells.iter().all(|it| it.state == State::Lost), "{cells:?}");
}

/// Two figures that are equal, and below them their sum: the second is no total.
#[test]
fn a_total_below_its_row_takes_the_place_of_another() {
    let torn = |below: &str| {
        // A blank cell stands behind the label, as where a cell of others covers two columns.
        let line = |it: usize| match it {
            20 => format!("{}\t\t25\t\t\t\t\t25\n{below}\n", label(20)),
            _ => format!("{}\t\t{}\n", label(it), printed(it, "\t").replace("\t0", "\t")),
        };
        let rows: String = (0..25).map(line).collect();
        of_text(&format!("申请人情况\n{}{rows}五、存在的主要问题\n", head()))
    };
    let row = |below: &str| other_rows(&torn(below)).into_iter().find(|it| it.starts_with("20: "));
    assert_eq!(row("\t50").as_deref(), Some("20: … … … … … … …"));
    assert_eq!(row("\t4").as_deref(), Some("20: … … … … … … 25?"));
}

/// A row that a line end has torn, whose first part adds up.
#[test]
fn a_short_row_above_figures_may_go_on_there() {
    let torn = |end: &str| {
        let row = format!("{},0,0,1,0,1{end}", label(14));
        let line = |it: usize| match it {
            14 => format!("{row}\n"),
            _ => format!("{},{}\n", label(it), printed(it, ",")),
        };
        let rows: String = (0..25).map(line).collect();
        let names = head().trim().replace('\t', ",");
        of_text(&format!("申请人情况\n,{names}\n{rows}五、存在的主要问题\n"))
    };
    assert_eq!(open_rows(&torn("\n,0,2")), [14]);
    assert_eq!(other_rows(&torn("")), printed_with(14, "… … … … … … 1?"));
}

#[test]
fn a_cell_of_several_figures_tells_that_the_cells_were_guessed() {
    let blanks = row(12, "13\t\t42\t\t2\t\t57");
    let with = |cells: &str| text_with(&[(9, &row(9, cells)), (12, &blanks)]);
    let kept = with("10\t0\t39\t0\t2\t0\t51");
    assert_eq!(other_rows(&kept), printed_with(12, "13 _ 42 _ 2 _ 57"));
    assert_eq!(open_rows(&with("10 0\t\t39\t0\t2\t0\t51")), [9, 12]);
}

/// One row in a text of which hardly any figure has a place may add up by chance.
#[test]
fn a_row_among_many_figures_without_a_place_is_open() {
    let open = |n_joined: usize| {
        let joined = |it: usize| {
            let (one, other) = (label(2 * it + 1), label(2 * it + 2));
            format!("{one}\t{other}\t{}\n", printed(it, "\t"))
        };
        let joined: String = (0..n_joined).map(joined).collect();
        let text = format!("申请人情况\n{}{}{joined}五、问题\n", head(), rows(0..1));
        open_rows(&of_text(&text)).contains(&0)
    };
    assert_eq!([open(10), open(11)], [false, true]);
}

/// A wrapped label may be told again by its own words.
#[test]
fn figures_behind_the_rest_of_a_label_are_no_row_told_twice() {
    let line = |it: usize| format!("{} {}\n", label(it), printed(it, " "));
    let lines = |range: std::ops::Range<usize>| range.map(line).collect::<String>();
    let wrapped = "1.申请人无正当理 0 0 0 0 0 1 1\n由逾期不补正、行政 8 8\n机关不再处理 1 1\n";
    let text = format!("三、\n申请人情况\n{}{wrapped}{}五、问题\n", lines(0..20), lines(21..25));
    let row = other_rows(&of_text(&text)).into_iter().find(|it| it.starts_with("20: "));
    assert_eq!(row.as_deref(), Some(format!("20: {OPEN}").as_str()));
}

#[test]
fn a_row_of_text_whose_cells_may_be_cut_or_others_is_open() {
    let short = row(20, "1\t2\t3\t4\t11");
    let open = |cells: &str| open_rows(&text_with(&[(9, &row(9, cells)), (20, &short)]));
    assert_eq!(open("10\t0\t39\t0\t2\t0\t051"), [9, 20], "the end of another figure");
    assert_eq!(open("Col3\t0\t39\t0\t2\t0\t0"), [9, 20], "the name of another column");
    // Figures in the cell of the rest of a label are the first of its row.
    let wrapped =
        format!("一、本年新收政府信息公开申请{}\n数量 1 0 30\t\t\t0\t2\t0\t33", "\t".repeat(7));
    assert_eq!(open_rows(&text_with(&[(0, &wrapped)])), [0]);
}
