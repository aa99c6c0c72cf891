//! 二、主动公开 in shapes that tell what stands where, and in shapes that do not.

use gouji::form::{Edition, TableId, table};
use gouji::reading::{Layout, Reading, Remark, State, read};
use gouji::source::Source;

const DOCUMENTS: &str = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n";
const LICENSING: &str = "第二十条第（五）项\n信息内容\t本年处理决定数量\n行政许可\t7\n";
const PENALTIES: &str =
    "第二十条第（六）项\n信息内容\t本年处理决定数量\n行政处罚\t8\n行政强制\t9\n";
const FEES: &str =
    "第二十条第（八）项\n信息内容\t本年收费金额（单位：万元）\n行政事业性收费\t10.5\n";

fn of_text(text: &str) -> Reading {
    read(&Source::text("", text))
}

/// A page with these tables; a line is a row and a tab stands between two cells.
fn of_page(tables: &[&str]) -> Reading {
    let row = |it: &str| format!("<tr><td>{}</td></tr>", it.replace('\t', "</td><td>"));
    let table = |it: &&str| format!("<table>{}</table>", it.lines().map(row).collect::<String>());
    read(&Source::html("", tables.iter().map(table).collect::<String>()))
}

/// The rows of which something is known, as "key figure …": `?` behind what was assumed, `_` for
/// a blank cell.
fn rows(reading: &Reading) -> Vec<String> {
    let Some(table) = reading.table(TableId::Disclosure) else { return Vec::new() };
    let rows = table.form.rows.iter().zip(&table.rows);
    let known = rows.filter(|it| it.1.cells.iter().any(|it| it.state != State::Lost));
    let cell = |it: &gouji::reading::ReadCell| match it.state {
        State::Read => format!(" {}", it.raw),
        State::Assumed => format!(" {}?", it.raw),
        State::Blank => " _".to_owned(),
        _ => " …".to_owned(),
    };
    known.map(|it| it.0.key.to_owned() + &it.1.cells.iter().map(cell).collect::<String>()).collect()
}

/// The names of the remarks.
fn remarks(reading: &Reading) -> Vec<String> {
    let name = |it: &Remark| format!("{it:?}").split(' ').next().unwrap_or_default().to_owned();
    let own = |it: &&Remark| !matches!(it, Remark::TableMissing { .. });
    reading.remarks.iter().filter(own).map(name).collect()
}

/// How many figures have no certain place, and from which to which they stand.
fn unplaced(text: &str) -> Vec<(usize, &str)> {
    let figures = |it: &Remark| match it {
        Remark::FiguresUnplaced { n_figures, span, .. } => Some((*n_figures, span.of(text))),
        _ => None,
    };
    of_text(text).remarks.iter().filter_map(figures).collect()
}

fn all() -> String {
    [DOCUMENTS, LICENSING, PENALTIES, FEES].concat()
}

/// The rows of the whole table, but for those of these keys.
fn all_but(keys: &[&str]) -> Vec<String> {
    let rows = rows(&of_text(&all()));
    let is_kept = |it: &String| !keys.iter().any(|key| it.split(' ').next() == Some(key));
    rows.into_iter().filter(is_kept).collect()
}

/// What is read where the table has one text in place of another.
fn with(one: &str, other: &str) -> Reading {
    assert!(all().contains(one), "{one}");
    of_text(&all().replace(one, other))
}

#[test]
fn tables_of_a_page_are_read_by_their_cells() {
    for tables in [vec![all()], vec![[DOCUMENTS, LICENSING].concat(), [PENALTIES, FEES].concat()]] {
        let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
        let reading = of_page(&tables);
        assert_eq!(reading.table(TableId::Disclosure).map(|it| it.layout), Some(Layout::Grid));
        assert_eq!(rows(&reading), all_but(&[]));
    }
    // Behind a page break the rows stand without a head; before any head they are somebody else's.
    let broken = of_page(&[DOCUMENTS, "行政许可\t7"]);
    assert_eq!(rows(&broken).last().map(String::as_str), Some("licensing 7"));
    let headless = of_page(&["行政许可\t7", DOCUMENTS]);
    assert_eq!(rows(&headless), ["regulations 1 2 3", "normative_documents 4 5 6"]);
}

#[test]
fn a_head_that_a_page_break_parts_from_its_row_tells_the_edition() {
    let tables = |head: &'static str| {
        ["第二十条第（五）项\n信息内容\t数量\n行政许可\t7", head, "政府集中采购\t1\t2.5"]
    };
    let edition =
        |head| of_page(&tables(head)).table(TableId::Disclosure).map(|it| it.form.edition);
    assert_eq!(edition("信息内容\t采购项目数量\t采购总金额"), Some(Edition::Form2019));
    // Another table's words are no head's.
    assert_eq!(edition("单位\t采购项目数量\t采购总金额"), Some(Edition::Form2021));
}

#[test]
fn rows_of_a_page_may_have_other_numbers_of_cells() {
    let second = |cells: &str| of_page(&[&DOCUMENTS.replace("4\t5\t6", cells)]);
    let both = ["regulations 1 2 3", "normative_documents 4 5 6"];
    let outcome = |it: &Reading| (rows(it).len(), remarks(it).join(" "));
    assert_eq!(outcome(&second("4\t5")), (1, "RowShort".to_owned()));
    assert_eq!(outcome(&second("4\t5\t6\t7")), (1, "RowLong".to_owned()));
    assert_eq!(rows(&second("4\t5\t6\t")), both);
    let indented = of_page(&[&DOCUMENTS.replace("规章", "\t规章")]);
    assert_eq!(rows(&indented), both);
    let other_label = of_page(&[&DOCUMENTS.replace("规章", "废止的规章")]);
    assert_eq!(rows(&other_label), ["normative_documents 4 5 6"]);
    let twice = of_page(&[&(all() + "行政强制\t8\n")]);
    assert_eq!((rows(&twice), remarks(&twice)), (all_but(&[]), vec!["RowDoubled".to_owned()]));
}

#[test]
fn a_head_in_another_order_opens_its_rows_only() {
    let odd = DOCUMENTS.replace(
        "本年制发件数\t本年废止件数\t现行有效件数",
        "现行有效件数\t本年制发件数\t本年废止件数",
    ) + LICENSING;
    for reading in [of_page(&[&odd]), of_text(&odd)] {
        assert_eq!(rows(&reading), ["licensing 7"]);
        assert_eq!(remarks(&reading), ["ColumnsReordered"]);
    }
}

#[test]
fn figures_before_the_only_label_below_a_head_are_its_own() {
    let fees = with("行政事业性收费\t10.5", "10.5\n行政事业性收费");
    assert_eq!(rows(&fees).last().map(String::as_str), Some("fees 10.5?"));
    let before_labels = "信息内容\t本年处理决定数量\n7\n行政许可\n第二十条第（六）项
        信息内容\t本年处理决定数量\n8\n行政处罚\n第二十条第（八）项
        信息内容\t本年收费金额（单位：万元）\n10.5\n行政事业性收费\n";
    let reading = of_text(&format!("{DOCUMENTS}第二十条第（五）项\n{before_labels}"));
    let alone = ["licensing 7?", "fees 10.5?"];
    assert_eq!(rows(&reading)[2..], alone, "行政强制 stands below the head of 行政处罚 as well");
    let numbered = before_labels.replace("第（六）项", "第（六）项V1");
    let reading = of_text(&format!("{DOCUMENTS}第二十条第（五）项\n{numbered}"));
    assert_eq!(rows(&reading)[2..], alone, "digits behind the next head");
    let two = with("行政事业性收费\t10.5", "10.5\t3\n行政事业性收费");
    assert_eq!(rows(&two), all_but(&["fees"]), "too many figures");
    let marked = with("行政事业性收费\t10.5", "10.5\n行政事业性收费（2021年）");
    assert_eq!(rows(&marked).last().map(String::as_str), Some("fees 10.5?"));
    let known = all() + "信息内容\t本年收费金额（单位：万元）\n11\n行政事业性收费\n";
    assert_eq!(rows(&of_text(&known)), all_but(&[]), "it was read before");
}

#[test]
fn in_the_form_of_2019_other_services_stand_below_the_head_of_licensing() {
    let documents = "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1\t2\t3\n";
    let licensing = "第二十条第（五）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n7\t-2\t3\n行政许可\n";
    let procurement =
        "第二十条第（九）项\n信息内容\t采购项目数量\t采购总金额\n1\t2.5\n政府集中采购\n";
    let reading = of_text(&[documents, licensing, procurement].concat());
    assert_eq!(rows(&reading), ["regulations 1 2 3", "procurement 1? 2.5?"]);
    let other_head = procurement.replace("采购项目数量\t采购总金额", "项目数量\t总金额");
    let reading = of_text(&[documents, licensing, &other_head].concat());
    assert_eq!(rows(&reading), ["regulations 1 2 3"]);
}

#[test]
fn figures_on_lines_of_their_own_are_certain_in_whole_blocks_only() {
    let whole = with("行政处罚\t8\n行政强制\t9", "行政处罚\n8\n行政强制\n9");
    assert_eq!(rows(&whole), all_but(&[]));
    for torn in [
        "行政处罚\n8\n行政强制",
        "行政处罚\n8\n9\n行政强制",
        "行政处罚\n8\n行政征收\n3\n行政强制\n9",
    ] {
        let reading = with("行政处罚\t8\n行政强制\t9", torn);
        assert_eq!(rows(&reading), all_but(&["penalties", "coercion"]), "{torn}");
    }
    let above_a_head =
        with(LICENSING, "行政许可\n第二十条第（五）项\n信息内容\t本年处理决定数量\n7\n");
    assert_eq!(rows(&above_a_head), all_but(&["licensing"]));
}

#[test]
fn labels_on_one_line_share_no_figures() {
    for joined in ["行政处罚行政强制\t8", "行政处罚行政强制\t8\t9"] {
        let reading = with("行政处罚\t8\n行政强制\t9", joined);
        assert_eq!(rows(&reading), all_but(&["penalties", "coercion"]), "{joined}");
    }
    let digits = with("行政处罚\t8", "行政处罚8\t9");
    assert_eq!(rows(&digits), all_but(&["penalties"]));
    let head_in_label = with("行政处罚\t8", "行政处罚 本年处理决定数量\t8");
    assert_eq!(rows(&head_in_label), all_but(&["penalties"]));
}

#[test]
fn a_row_of_somebody_s_own_is_named() {
    let behind = |row: &str| remarks(&with("行政强制\t9", &format!("行政强制\t9\n{row}")));
    assert_eq!(behind("行政征收\t5"), ["RowExtra"]);
    for other in
        ["征收\t5", "（行政征收）\t5", "2023年\t5", "政府信息公开收到\t5", "本年征收件数\t5"]
    {
        assert_eq!(behind(other), [""; 0], "{other}");
    }
    assert_eq!(remarks(&with("规章\t1", "行政征收决定\t5\n规章\t1")), [""; 0], "before any row");
}

#[test]
fn lines_with_other_numbers_of_cells_are_open() {
    let second = |cells: &str| with("4\t5\t6", cells);
    let outcome = |it: &Reading| (rows(it), remarks(it).join(" "));
    let lost = all_but(&["normative_documents"]);
    assert_eq!(outcome(&second("4\t5")), (lost.clone(), "RowShort".to_owned()));
    assert_eq!(outcome(&second("4\t5\t6\t7")), (lost.clone(), "RowLong".to_owned()));
    assert_eq!(outcome(&second("\t5\t5\t6")), (lost, "RowShort".to_owned()), "merged cells");
    for (cells, read) in [("4\t\t6", "4 _ 6"), ("\t5\t6", "_ 5 6"), ("\t\t", "_ _ _")] {
        assert_eq!(rows(&second(cells))[1], format!("normative_documents {read}"));
    }
}

#[test]
fn a_figure_that_goes_on_below_is_open() {
    assert_eq!(rows(&with("4\t5\t6", "4\t5\t6\n7")), all_but(&["normative_documents"]));
    assert_eq!(rows(&with("\t10.5", "\t10\n.5")), all_but(&["fees"]));
    assert_eq!(rows(&with("\t10.5", "\t")), all_but(&["fees"]), "the text may have been cut");
}

#[test]
fn digits_that_are_no_figure_behind_blank_cells_are_the_row_s() {
    let blank = with("行政事业性收费\t10.5", "行政事业性收费\t\t");
    assert_eq!(rows(&blank).last().map(String::as_str), Some("fees _"));
    let broken = with("行政事业性收费\t10.5", "行政事业性收费\t\t105.\t");
    assert_eq!(rows(&broken), all_but(&["fees"]));
}

#[test]
fn a_blank_row_that_may_have_lost_its_figures_is_told_as_such() {
    let text = all().replace("许可\t7", "许可\t0").replace("10.5", "") + "三、收到和处理\n";
    let checked = gouji::check::check(&Source::text("", text));
    let of_table =
        |it: &&gouji::rules::Finding| it.place.is_some_and(|it| it.table == TableId::Disclosure);
    let rules = checked.judgement.findings.iter().filter(of_table).map(|it| it.rule);
    assert_eq!(rules.collect::<Vec<_>>(), ["cells-lost"]);
}

#[test]
fn one_blank_row_where_zeros_are_printed_may_have_lost_its_figures() {
    let read = |from: &str, to: &str| {
        let text = all().replace(from, to).replace("10.5", "") + "三、收到和处理\n";
        rows(&of_text(&text)).last().cloned()
    };
    assert_eq!(read("许可\t7", "许可\t0"), Some("coercion 9".to_owned()));
    assert_eq!(read("许可\t7", "许可\t7"), Some("fees _".to_owned()));
    let another = all().replace("处罚\t8", "处罚\t0").replace("许可\t7", "许可\t");
    assert!(!rows(&of_text(&another)).contains(&"licensing _".to_owned()));
}

#[test]
fn a_figure_behind_the_head_of_another_block_is_not_adopted() {
    let block = |head: &str| format!("{DOCUMENTS}{head}\n9\n行政事业性收费\n三、收到和处理");
    let own = block("第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）");
    assert_eq!(rows(&of_text(&own)).last().map(String::as_str), Some("fees 9?"));
    let other = block("第二十条第（五）项\n信息内容\n本年处理决定数量");
    assert!(!rows(&of_text(&other)).iter().any(|it| it.starts_with("fees")));
}

#[test]
fn a_figure_behind_a_head_is_adopted_by_the_only_label_of_its_block() {
    let licensing = LICENSING.replace("行政许可\t7", "7\n行政许可");
    let fees = FEES.replace("行政事业性收费\t10.5", "10.5\n行政事业性收费");
    let blank = PENALTIES.replace("\t8", "").replace("\t9", "");
    let text = [DOCUMENTS, &licensing, &blank, &fees].concat();
    assert_eq!(rows(&of_text(&text))[2..], ["licensing 7?", "fees 10.5?"]);
    // The head of licensing has no row, and stands in one piece with that of fees.
    let below_another = LICENSING.replace("\t7", "") + &FEES.replace("行政事业性收费\t", "");
    let fees = rows(&of_text(&format!("{DOCUMENTS}{below_another}行政事业性收费\n")));
    assert_eq!(fees[2..], ["fees 10.5?"]);
    let of_block = |head: &str, labels: &str| {
        let text = format!("{DOCUMENTS}{head}\n9\n{labels}\n三、收到和处理");
        rows(&of_text(&text))[2..].join(", ")
    };
    let of_fees = "第二十条第（八）项\n信息内容\n本年收费金额（单位：万元）";
    assert_eq!(of_block(of_fees, "行政许可\n行政事业性收费"), "", "whose it is, nothing tells");
    assert_eq!(of_block(of_fees, "行政许可"), "", "its head is another");
    assert_eq!(of_block("全年收费金额", "行政事业性收费"), "", "these are no words of a head");
}

#[test]
fn an_adopted_figure_is_that_of_its_row() {
    let fees = FEES.replace("行政事业性收费\t10.5", "10.5\n行政事业性收费");
    let licensing = LICENSING.replace("行政许可\t7", "7\n行政许可\n行政事业性收费\t11");
    let reading = of_text(&[DOCUMENTS, &fees, &licensing].concat());
    assert_eq!(rows(&reading)[2..], ["fees 10.5?"]);
    let own = with("行政事业性收费\t10.5", "10\n行政事业性收费\t.5");
    assert_eq!(rows(&own), all_but(&["fees"]), "the row has its own, or the end of it");
}

#[test]
fn figures_before_a_label_are_not_its_own_where_blanks_are_lost_or_other_text_touches_them() {
    let text = |row: &str, before: &str| {
        let fees = FEES.replace("行政事业性收费\t10.5", &format!("{before}行政事业性收费"));
        let labels = table(TableId::Applications, Edition::Form2021).rows.iter().map(|it| it.label);
        let rows: String = labels.map(|it| format!("{it} {row}\n")).collect();
        format!("{DOCUMENTS}{fees}三、\n申请人情况\n{rows}四、")
    };
    let fees = |row: &str, before: &str| rows(&of_text(&text(row, before))).last().cloned();
    assert_eq!(fees("1 0 0 0 0 0 1", "10.5\n").as_deref(), Some("fees 10.5?"));
    assert_ne!(fees("1 1", "10.5\n").as_deref(), Some("fees 10.5?"));
    assert_ne!(fees("1 0 0 0 0 0 1", "11,").as_deref(), Some("fees 11?"));
}

#[test]
fn a_figure_in_the_cell_of_the_label_leaves_the_row_open() {
    for label in ["行政规范性文件", "规范性文件"] {
        let torn = with("行政规范性文件\t4\t5\t6", &format!("{label} 4\t\t5\t6"));
        assert_eq!(rows(&torn), all_but(&["normative_documents"]));
    }
}

#[test]
fn several_figures_in_a_cell_beside_blank_cells_have_no_certain_places() {
    for figures in ["12 345", "12 345 6"] {
        let row = format!("规章 | {figures} |  |  ");
        let torn = all().replace('\t', " | ").replace("规章 | 1 | 2 | 3", &row);
        assert!(!rows(&of_text(&torn)).iter().any(|it| it.contains("12")), "{torn}");
    }
}

#[test]
fn pieces_of_figures_may_be_as_many_as_the_columns() {
    let torn = all().replace("规章\t1\t2\t3", "规章 16 93 49").replace("许可\t7", "许可 56 64 3");
    let torn = torn.replace("强制\t9", "强制 10 16");
    assert!(!rows(&of_text(&torn)).iter().any(|it| it.starts_with("regulations")));
    assert!(rows(&of_text(&torn)).contains(&"penalties 8".to_owned()));
    assert_eq!(unplaced(&torn), [(3, "16 93 49"), (3, "4\t5\t6")]);
}

#[test]
fn a_label_cut_short_below_another_has_the_figures() {
    let cut = with("行政处罚\t8\n行政强制\t9", "行政处罚\n行政\u{fffd}   9");
    assert!(!rows(&cut).iter().any(|it| it.starts_with("penalties")));
}

#[test]
fn columns_between_those_of_the_form_move_the_figures() {
    let text = |first: &str| {
        let spread = DOCUMENTS.replace("规章\t1\t2\t3", first);
        spread.replace("规范性文件\t4\t5\t6", "规范性文件\t\t4\t\t") + LICENSING
    };
    let with_rows = |first: &str| rows(&of_text(&text(first)));
    assert_eq!(unplaced(&text("规章\t\t1\t\t2")), [(1, "4")]);
    assert!(with_rows("规章\t\t1\t2\t").contains(&"normative_documents _ 4 _".to_owned()));
    let spread = with_rows("规章\t\t1\t\t2");
    assert!(!spread.iter().any(|it| it.starts_with("normative_documents")), "{spread:?}");
}

#[test]
fn a_comma_between_thousands_does_not_end_a_figure() {
    let joined = with("行政许可\t7", "行政许可，2,309");
    assert!(!rows(&joined).iter().any(|it| it.starts_with("licensing")));
}

#[test]
fn counts_of_a_note_are_no_row() {
    let noted = rows(&of_text(&all().replace(LICENSING, &format!("注：共3类。\n{LICENSING}"))));
    assert_eq!(noted, all_but(&[]));
}

#[test]
fn a_row_with_more_cells_than_its_head_has_other_columns() {
    let read = |row: &str| {
        let documents = DOCUMENTS.replace("规范性文件\t4\t5\t6", &format!("规范性文件\t{row}"));
        rows(&of_text(&(documents + LICENSING)))
    };
    assert!(read("\t5\t").contains(&"normative_documents _ 5 _".to_owned()));
    assert!(!read("\t5\t\t\t").iter().any(|it| it.starts_with("normative")));
}

#[test]
fn a_lone_blank_row_where_others_have_dashes_lost_its_figures() {
    let text = all().replace("规章\t1\t2\t3", "规章\t—\t2\t3");
    let blank = text.replace("行政规范性文件\t4\t5\t6", "行政规范性文件\t\t\t");
    assert_eq!(rows(&of_text(&text))[1], "normative_documents 4 5 6");
    assert!(!rows(&of_text(&blank)).iter().any(|it| it.starts_with("normative")), "{blank}");
}

#[test]
fn below_a_name_without_its_end_figures_may_lack_theirs() {
    let text = all().replace("4\t5\t6", "4\t500\t542");
    let cut = text.replace("现行有效件数", "现行有");
    let read = |text: &str| rows(&of_text(text))[..2].join(", ");
    assert_eq!(read(&text), "regulations 1 2 3, normative_documents 4 500 542");
    assert_eq!(read(&cut), "regulations 1 2 3, normative_documents 4 500 …");
    assert_eq!(unplaced(&cut), [(1, "542")]);
    assert_eq!(unplaced(&text), []);
}

#[test]
fn digits_and_words_in_brackets_behind_a_label() {
    let read = |label: &str| rows(&with("行政处罚\t8", &format!("{label}\t8")));
    for label in ["行政处罚（2018年修订）", "行政处罚\t决定", "<行政处罚>"] {
        assert_eq!(read(label), all_but(&[]), "{label}");
    }
    for label in ["行政处罚\t（含18件）", "行政处罚\t决定书", "行政处罚\t<td>"] {
        assert_eq!(read(label), all_but(&["penalties"]), "{label}");
    }
    let in_brackets = with("行政许可\t7", "其他事项（行政许可除外）\t7");
    assert_eq!(rows(&in_brackets), all_but(&["licensing"]));
}

#[test]
fn rows_of_a_page_by_their_words_and_cells() {
    let page = |one: &str, other: &str| of_page(&[&all().replacen(one, other, 1)]);
    assert_eq!(rows(&page("行政许可\t7", "本级行政许可\t7")), all_but(&[]));
    let twice = page("行政强制\t9", "行政强制\t9\n行政强制\t9");
    assert_eq!((rows(&twice), remarks(&twice)), (all_but(&[]), vec![]));
    let short = page("4\t5\t6", "4\t5");
    let n_figures = short.remarks.iter().find_map(|it| match it {
        Remark::RowShort { n_figures, .. } => Some(*n_figures),
        _ => None,
    });
    assert_eq!(n_figures, Some(2));
    // A table of one cell is no table of rows, but the frame of a text.
    let lines = all().replace('\t', " ").replace('\n', "<br>");
    let frame = read(&Source::html("", format!("<table><tr><td>{lines}</table>")));
    assert_eq!(rows(&frame), all_but(&[]));
}

/// Narrow cells wrap figures: what stands on the line of a label is the end of them then.
#[test]
fn rows_beside_figures_that_are_no_row_s_are_open() {
    let open = |one: &str, other: &str, keys: &[&str]| {
        assert_eq!(rows(&with(one, other)), all_but(keys), "{other}");
    };
    let documents = ["regulations", "normative_documents"];
    open("行政许可\t7", "34\n行政许可\t7", &["licensing"]);
    open("行政事业性收费\t10.5", "21\n.000\n行政事业性收费", &["fees"]);
    open("行政事业性收费\t10.5", "8100.\n行政事业性收费\t0243", &["fees"]);
    open("行政事业性收费\t10.5", "1.行政事业性收费\t10.5", &[]);
    open("行政事业性收费\t10.5", "21.\n000\n行政事业性收费\t063", &["fees"]);
    open("规章\t1\t2\t3", "规章\t1\t2\t3\n8", &documents);
    open("规章\t1\t2\t3", "规章\t1\t2\n8\t7", &documents);
    open("规章\t1\t2\t3", "规章\n1\t2\t3\t4", &documents);
    open("规章\t1\t2\t3", "规章\t1\n2\n3", &["regulations"]);
    open("数量\n行政处罚\t8", "数量\n行政处罚\t12345\n67", &["penalties", "coercion"]);
    // Columns differ in width.
    open("规章\t1\t2\t3", "8\n规章\t1\t2\t345", &["regulations"]);
    open("行政许可\t7", "1. 行政许可\t7", &[]);
    // Behind the rest of a label, and behind other words.
    let rest = |words: &str| format!("规章\t1\t2\t3\n{words}\t4\t5\n行政规范性文件");
    open("规章\t1\t2\t3\n行政规范性文件", &rest("文件"), &documents);
    open("规章\t1\t2\t3\n行政规范性文件", &rest("其他文件"), &[]);
    // A head has rows of its own.
    open("9\n", "9\n1\n", &["coercion"]);
    // What stands below blank cells is the row's, if nothing else is.
    open("行政许可\t7", "行政许可\t\n\t7", &[]);
    // Where blank cells are lost, the line below a label need not be all of its own.
    let labels = table(TableId::Applications, Edition::Form2021).rows.iter().map(|it| it.label);
    let applications: String = labels.map(|it| format!("{it}\n5\n5\n")).collect();
    let text = all().replace("规章\t1\t2\t3", "规章\t1\n2");
    let rest = format!("三、收到和处理\n申请人情况\n{applications}五、问题\n");
    assert!(!rows(&of_text(&format!("{text}{rest}"))).iter().any(|it| it.starts_with("normative")));
}

#[test]
fn blank_cells_below_a_head_whose_names_stand_below_one_another_have_no_places() {
    let head = "信息内容\t本年制发件数\t本年废止件数\t现行有效件数";
    let kept = with("4\t5\t6", "4\t\t6");
    assert_eq!(rows(&kept)[1], "normative_documents 4 _ 6");
    let stacked = all().replace(head, &head.replace('\t', "\t\t\t\n")).replace("4\t5\t6", "4\t\t6");
    assert_eq!(rows(&of_text(&stacked)), all_but(&["normative_documents"]));
}

#[test]
fn a_figure_with_zeros_before_it_may_be_the_end_of_the_one_before() {
    assert_eq!(rows(&with("4\t5\t6", "4\t5\t06")), all_but(&["normative_documents"]));
    assert_eq!(rows(&with("4\t5\t6", "04\t5\t6"))[1], "normative_documents 04 5 6");
}

#[test]
fn a_count_below_zero_tells_that_figures_on_lines_of_their_own_are_in_another_order() {
    let documents = "第二十条第（一）项\n信息内容\t本年新制作数量\t本年新公开数量\t对外公开总数量\n规章\t1\t2\t3\n";
    let fees = |cells: &str| {
        let head = "第二十条第（八）项\n信息内容\t上一年项目数量\t本年增/减\n行政事业性收费";
        rows(&of_text(&format!("{documents}{head}{cells}\n"))).get(1).cloned()
    };
    assert_eq!(fees("\n-15411\n0"), None);
    assert_eq!(fees("\n5\n-2"), Some("fees 5 -2".to_owned()));
    assert_eq!(fees("\n-5\n-2"), Some("fees -5 -2".to_owned()), "both are below zero");
    assert_eq!(fees("\t-15411\t0"), Some("fees -15411 0".to_owned()), "cells have their places");
    let penalties = "第二十条第（六）项\n信息内容\t上一年项目数量\t本年增/减\t处理决定数量\n行政处罚\n-3\n5\n7\n";
    assert_eq!(rows(&of_text(&format!("{documents}{penalties}"))).get(1), None);
    // The form of 2021 has no changes.
    assert_eq!(rows(&with("规章\t1\t2\t3", "规章\n-1\n2\n3"))[0], "regulations -1 2 3");
}
