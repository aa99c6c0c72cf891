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
    for table in [disclosure, disputes] {
        // Its own lines are cut as tools do that guess columns.
        let table = html(&(table.to_owned() + &"存在的\t主要问题\n".repeat(4)));
        let reading = read(&Source::html("", format!("{table}{stream}<p>五、存在的问题</p>")));
        assert_eq!(other_rows(&reading), [""; 0], "{table}");
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
