//! Reads pages as portals, Word, WPS, Excel and browsers write them. The same tables must come
//! out whoever wrote them: the pages of one edition hold the same numbers.

use gouji::grid::{Block, Table};
use gouji::source::html;

struct Page {
    lines: Vec<String>,
    tables: Vec<Table<'static>>,
}

fn page(name: &str) -> Page {
    let path = format!("{}/tests/corpus/html/{name}.html", env!("CARGO_MANIFEST_DIR"));
    let source = std::fs::read_to_string(path).expect("the corpus is part of the project");
    // The tables' text is that of the page, which stays as long as any test runs.
    let source = source.leak();
    assert!(html::looks_like_html(source), "{name}");
    let mut page = Page { lines: Vec::new(), tables: Vec::new() };
    for block in html::read(source).blocks {
        match block {
            Block::Line(line) => page.lines.extend(line.cells.iter().map(|it| it.text.to_string())),
            Block::Table(table) => page.tables.push(table),
        }
    }
    page
}

/// Every cell of a table as its place and its text without white space.
fn cells(table: &Table) -> Vec<Vec<String>> {
    let squeeze = |it: &str| it.chars().filter(|it| !it.is_whitespace()).collect::<String>();
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|it| {
            format!("{}+{}/{} {}", it.column, it.colspan, it.rowspan, squeeze(&it.cell.text))
        });
        cells.collect()
    });
    rows.collect()
}

fn all_cells(page: &Page) -> Vec<Vec<Vec<String>>> {
    page.tables.iter().map(cells).collect()
}

#[test]
fn word_writes_the_same_as_a_portal() {
    let (portal, word) = (page("portal-2021"), page("word-2021"));
    assert_eq!(portal.tables.len(), 3);
    assert_eq!(all_cells(&portal), all_cells(&word));
    assert_eq!(portal.tables.iter().map(|it| it.width).collect::<Vec<_>>(), [4, 10, 15]);
    assert_eq!(portal.tables.iter().map(|it| it.rows.len()).collect::<Vec<_>>(), [14, 28, 4]);
    assert!(!word.lines.iter().any(|it| it.contains("隐藏")), "{:?}", word.lines);
    assert_eq!(word.lines[0], "一、总体情况");
}

#[test]
fn wps_writes_the_same_as_a_loose_page() {
    let (loose, wps) = (page("loose-2019"), page("wps-2019"));
    assert_eq!(loose.tables.len(), 3);
    assert_eq!(all_cells(&loose), all_cells(&wps));
    assert_eq!(loose.tables.iter().map(|it| it.rows.len()).collect::<Vec<_>>(), [18, 26, 4]);
    assert_eq!(loose.lines.last().map(String::as_str), Some("无"));
}

#[test]
fn lines_stand_around_the_tables_of_a_layout() {
    let lines = page("portal-2021").lines;
    let expected = [
        "首页 > 政府信息公开",
        "2024年1月",
        "公开指南",
        "公开制度",
        "年度报告",
        "某区水务局2023年政府信息公开工作年度报告",
        "一、总体情况",
    ];
    assert_eq!(lines[..7], expected);
    let expected = [
        "四、政府信息公开行政复议、行政诉讼情况",
        "五、存在的主要问题及改进情况",
        "问题 < 三项，措施 ≥ 三项。",
        "特此报告。",
        "扫一扫，手机打开",
    ];
    assert_eq!(lines[10..], expected);
}

#[test]
fn excel_adds_rows_and_does_not_merge() {
    let (excel, portal) = (page("excel-2021"), page("portal-2021"));
    let [table] = excel.tables.as_slice() else { panic!("one table") };
    let title = &table.rows[0].cells;
    assert_eq!(title.len(), 10);
    assert!(title.iter().all(|it| it.colspan == 1));
    assert!(title[1..].iter().all(|it| it.cell.text.is_empty()));
    assert_eq!(cells(table)[1..], cells(&portal.tables[1]));
}

#[test]
fn a_cut_selection_keeps_its_middle() {
    let (cut, portal) = (page("chromium-cut-2021"), page("portal-2021"));
    let (cut, whole) = (cells(&cut.tables[0]), cells(&portal.tables[1]));
    assert_eq!(cut.len(), 24);
    assert_eq!(cut[0].len(), 4, "the first row starts in the middle");
    assert_eq!(cut[1..23], whole[5..27]);
    assert_eq!(cut[23], whole[27][..3]);
}
