//! What the reader of HTML makes of markup.

use super::read;
use crate::grid::{Block, Document, Line, PlacedCell, Table};

/// Draws a document: `cell¦cell` for a line; for a table one line a row, every cell as
/// `column:text`, with `+columns` and `/rows` where it covers more than one.
pub(super) fn show(document: &Document) -> String {
    let blocks = document.blocks.iter().map(|it| match it {
        Block::Line(it) => show_line(it),
        Block::Table(it) => show_table(it),
    });
    blocks.collect::<Vec<_>>().join("\n")
}

fn show_line(line: &Line) -> String {
    line.cells.iter().map(|it| &*it.text).collect::<Vec<_>>().join("¦")
}

fn show_table(table: &Table) -> String {
    let rows = table.rows.iter().map(|it| it.cells.iter().map(show_cell).collect::<String>());
    format!("[{}{}]", table.width, rows.map(|it| format!("\n{it}")).collect::<String>())
}

fn show_cell(cell: &PlacedCell) -> String {
    let over = |mark: &str, n: usize| if n > 1 { format!("{mark}{n}") } else { String::new() };
    let (columns, rows) = (over("+", cell.colspan), over("/", cell.rowspan));
    format!(" {}{columns}{rows}:{}", cell.column, cell.cell.text.replace('\n', "↵"))
}

#[track_caller]
fn t(html: &str, expected: &str) {
    let document = read(html);
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let shown = show(&document);
    let shown: Vec<&str> = shown.lines().map(str::trim).collect();
    assert_eq!(shown, expected, "{html}");
}

#[test]
fn blocks_make_lines() {
    t("<h1>甲</h1>乙<b>丙</b>丁<br>戊<p>己<p>庚</div>辛<hr>壬", "甲\n乙丙丁\n戊\n己\n庚辛\n壬");
    t("<ul><li>一<li>二</ul><dl><dt>三<dd>四</dl>", "一\n二\n三\n四");
    t("<pre>a | 1 |\r\n|--|--|\n b\t2\t\t3</pre>", "a¦1\nb¦2¦¦3");
    t("<p>规章 | 0 | 1</p><p>甲\t1\t\t2\t</p>", "规章¦0¦1\n甲¦1¦¦2¦");
    t("<p>- 4 -</p>甲", "甲");
}

#[test]
fn what_is_not_seen_is_left_out() {
    t("甲<span style='display:none'>x<b>y</b></span>乙<p hidden>z<p>丙", "甲乙\n丙");
    t("<div style='mso-hide:all'>x<div>y</div>z</div>甲", "甲");
    t("<head><title>x</title><style>y</style></head><body hidden>甲<script>z</script>", "甲");
    t("<xml><w:a>x</w:a></xml>甲<!--[if mso]>y<![endif]-->乙<![if !x]>丙<![endif]>", "甲乙丙");
    t("<ruby>號<rp>(</rp><rt>hào</rt><rp>)</rp></ruby>令", "號令");
    t("<b style='display:none'>x<p>y</b>甲</p>", "甲");
}

#[test]
fn missing_tags_are_implied() {
    t("<table>甲<td>1<td>2<tr><th>3</table>", "甲\n[2\n0:1 1:2\n0:3]");
    t("<table><tr><td><p>1<td><b>2</tr></b></table>乙", "[2\n0:1 1:2]\n乙");
    t("<table><td>1<td>2</th></table></td>3<td>4", "[2\n0:1 1:2]\n3\n4");
    t("<table><caption>表<td>1<td>2<table><td>3<td>4", "表\n1\n2\n[2\n0:3 1:4]");
    t("<table><colgroup><col><tr><td>1<td>2</table", "[2\n0:1 1:2]");
}

#[test]
fn cells_keep_their_lines() {
    t("<table><td> 一 <br>二<p>三</p>四&nbsp;<td>&nbsp;</table>", "[2\n0:一↵二↵三↵四 1:]");
    t("<table><td>1\t2<td><div>a</div> <div>b</div></table>", "[2\n0:1 2 1:a↵b]");
}

#[test]
fn spans_cover_columns_and_rows() {
    t(
        "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d</table>",
        "[3\n0/2:a 1+2:b\n1:c 2:d]",
    );
    t(
        "<table><tr><td rowspan=0>a<td rowspan=9>b<tr><td>c<tbody><tr><td>d</table>",
        "[3\n0/2:a 1/2:b\n2:c\n0:d]",
    );
    t("<table><tfoot><tr><td>f<td>g<tbody><tr><td>b</table>", "[2\n0:b\n0:f 1:g]");
    t("<table><td colspan=0>a<td rowspan=x>b</table>", "[2\n0:a 1:b]");
}

#[test]
fn excel_and_word_add_rows_and_columns() {
    t("<table><td colspan=3 style='mso-ignore:colspan'>a<td>b</table>", "[4\n0:a 1: 2: 3:b]");
    t(
        "<table><tr><td>a<td>b<![if !supportMisalignedColumns]><tr height=0><td><td></tr><![endif]></table>",
        "[2\n0:a 1:b]",
    );
    t("<table><tr height=0><td>a<td>b<tr style='display:none'><td>c</table>", "[2\n0:a 1:b]");
}

#[test]
fn tables_in_tables() {
    t(
        "<table><tr><td>甲<br>乙<td><table><td>1<td>2</table>丙<tr><td>丁</table>",
        "甲\n乙\n[2\n0:1 1:2]\n丙\n丁",
    );
    t("<table><td><p>甲<p>乙|1</table>", "甲\n乙¦1");
    t("<table><td>1<td>2<table hidden><td>3</table></table>", "[2\n0:1 1:2]");
}

#[test]
fn clipboards_show_what_was_selected() {
    t("<html>x<!--StartFragment--><p>甲</p><!--EndFragment-->y", "甲");
    t("x<table><!--StartFragment--><td>1<td>2<!--EndFragment--></table>y", "[2\n0:1 1:2]");
    t("<!doctype html>x<!--StartFragment--><p>甲</p><!--EndFragment-->y", "x\n甲\ny");
    t(
        "Version:0.9\nStartHTML:1\n<!doctype html>x<p><!--StartFragment-->甲<br><!--EndFragment-->y",
        "甲",
    );
}

#[test]
fn tables_are_read_however_deep() {
    let deep = format!("{}<table><td>1<td>2</table>", "<span>".repeat(2000));
    t(&deep, "[2\n0:1 1:2]");
    let wide = format!("<table>{}</table>", "<td colspan=1000 rowspan=2>x".repeat(30));
    assert_eq!(show(&read(&wide)).lines().next(), Some("[20010"));
}

#[test]
fn text_off_the_line_stands_in_brackets() {
    t("5<sup>1</sup>6<sub> 2</sub>", "5[1]6 [2]");
    t("<del>4</del><ins>5</ins><s><b>6</b>7</s>8", "[4]5[67]8");
    t("<table><tr><td>5<s></s><td><strike>4<td>3</table>", "[3\n0:5 1:[4] 2:3]");
}

#[test]
fn pictures_are_not_blank() {
    let cells = "<td><img src=x><td>3<img><td><input type=hidden><td><img width=1><td><svg/>";
    t(&format!("<table><tr>{cells}</table>"), "[5\n0:\u{fffc} 1:3 2: 3: 4:\u{fffc}]");
}

#[test]
fn what_is_not_visible_keeps_its_place() {
    let row = |style: &str| format!("<tr style='visibility:{style}'><td>1<td>2");
    let table = format!("<table>{}<tr><td>3<td>4</table>", row("collapse"));
    t(&table, "[2\n0: 1:\n0:3 1:4]");
    t(
        &format!("<table>{}<td style='visibility:visible'>3</table>", row("hidden")),
        "[3\n0: 1: 2:3]",
    );
}
