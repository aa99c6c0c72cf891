//! Figures without anything between them, in rows whose other figures say how they are cut.

use gouji::form::{APPLICANTS, Edition, TableId, table};
use gouji::reading::{ReadCell, Reading, Remark, State, read};
use gouji::source::Source;

const OPEN: &str = "… … … … … … …";

fn label(row: usize) -> &'static str {
    table(TableId::Applications, Edition::Form2021).rows[row].label
}

/// 三 with these figures behind the labels of rows, zeros behind all others; `lost` has no label.
fn with_rows(rows: &[(usize, &str)], lost: Option<usize>) -> String {
    let names = APPLICANTS.map(|it| it.label).join(" ");
    let row = |it: usize| {
        let figures = rows.iter().find(|row| row.0 == it).map_or("0 0 0 0 0 0 0", |it| it.1);
        let label = if lost == Some(it) { "" } else { label(it) };
        // A figure may stand directly behind its label.
        let is_glued = figures.starts_with('+');
        format!("{label}{}{}\n", if is_glued { "" } else { " " }, figures.trim_start_matches('+'))
    };
    format!("申请人情况\n{names}\n{}", (0..25).map(row).collect::<String>())
}

fn of_text(text: &str) -> Reading {
    read(&Source::text("", format!("{text}五、存在的主要问题\n")))
}

/// The figures of a row, `?` behind what was assumed and `…` for what is open.
fn cells(reading: &Reading, table: TableId, row: usize) -> String {
    let table = reading.table(table).expect("the table is found");
    let cell = |it: &ReadCell| match it.state {
        State::Read => it.raw.to_string(),
        State::Assumed => format!("{}?", it.raw),
        _ => "…".to_owned(),
    };
    table.rows[row].cells.iter().map(cell).collect::<Vec<_>>().join(" ")
}

fn of_row(reading: &Reading, row: usize) -> String {
    cells(reading, TableId::Applications, row)
}

/// The names of the remarks about rows and figures.
fn remarks(reading: &Reading) -> Vec<String> {
    let name = |it: &Remark| format!("{it:?}").split(' ').next().unwrap_or_default().to_owned();
    let of_text = |it: &&String| !matches!(it.as_str(), "TableMissing" | "GroupMissing");
    reading.remarks.iter().map(name).collect::<Vec<_>>().iter().filter(of_text).cloned().collect()
}

#[test]
fn a_total_that_is_wrong_by_just_what_another_cut_would_change() {
    // 21 and 3 would mend the first column, 2 and 13 the row.
    let row = "21 13 0 0 0 0 34";
    let reading = of_text(&with_rows(&[(0, row), (2, row), (23, "213000015")], None));
    assert_eq!(of_row(&reading, 23), OPEN);
    assert_eq!(remarks(&reading), ["GluedAmbiguous"]);
}

#[test]
fn a_row_on_which_all_ways_to_cut_the_others_agree() {
    // Of two rows one has 3 and 30, the other 33 and 0; either way the first row's cut is the same.
    let rows = [
        (0, "110000011"),
        (1, "35 20 0 0 0 0 55"),
        (2, "330000033"),
        (3, "330000033"),
        (23, "36 30 0 0 0 0 66"),
    ];
    let reading = of_text(&with_rows(&rows, None));
    assert_eq!(of_row(&reading, 0), "1? 10? 0? 0? 0? 0? 11?");
    assert_eq!((of_row(&reading, 2), of_row(&reading, 3)), (OPEN.into(), OPEN.into()));
    assert_eq!(remarks(&reading), ["GluedCut", "GluedAmbiguous", "GluedAmbiguous"]);
}

#[test]
fn two_rows_behind_one_label_of_which_the_first_does_not_add_up() {
    let text = with_rows(&[(2, "+5 3 0 0 0 0 9"), (3, "2 0 0 0 0 0 2")], Some(3));
    let reading = of_text(&text);
    assert_eq!((of_row(&reading, 2), of_row(&reading, 3)), (OPEN.into(), OPEN.into()));
    let glued = |it: &Remark| match it {
        Remark::GluedAmbiguous { text, .. } => Some(text.clone()),
        _ => None,
    };
    let glued: Vec<String> = reading.remarks.iter().filter_map(glued).collect();
    assert_eq!(glued, ["5 3 0 0 0 0 9 2 0 0 0 0 0 2"]);
    assert!(!remarks(&reading).contains(&"RowUnlabelled".to_owned()));
}

#[test]
fn a_figure_that_was_cut_stands_where_its_digits_do() {
    let row = "71 3 0 0 0 0 74";
    let text = with_rows(&[(0, row), (2, "713000074"), (23, row)], None);
    let reading = of_text(&text);
    let table = reading.table(TableId::Applications).expect("the table is found");
    for (cell, figure) in table.rows[2].cells.iter().zip(row.split(' ')) {
        assert_eq!((cell.raw.as_str(), cell.state), (figure, State::Assumed));
        assert_eq!(cell.amount().map(|it| it.to_string()).as_deref(), Some(figure));
        assert_eq!(cell.span.map(|it| it.of(&text)), Some("713000074"));
    }
}

#[test]
fn two_ways_to_cut_fourteen_figures_of_which_one_adds_up() {
    let outcomes = "结果维持 结果纠正 其他结果 尚未审结 总计";
    let head = format!(
        "四、政府信息公开行政复议、行政诉讼情况\n行政复议 行政诉讼\n{outcomes} 未经复议直接起诉 复议后起诉\n{outcomes} {outcomes}\n"
    );
    let read = |row: &str| {
        let reading = of_text(&format!("{}{head}{row}\n", with_rows(&[], None)));
        (0..3).map(|it| cells(&reading, TableId::Disputes, it)).collect::<Vec<_>>().join(" ")
    };
    let cut = "9? 3? 0? 0? 12? 0? 0? 0? 0? 0? 3? 4? 0? 0? 7?";
    assert_eq!(read("9 3 0 0 12 0 0 0 0 0 34 0 0 7"), cut);
    // No other way to cut them adds up either.
    assert_eq!(read("9 3 0 0 12 0 0 0 2 0 34 0 0 7"), ["…"; 15].join(" "));
}
