//! Where the head of 三 stands, and in which order it names the columns.

mod support;

use gouji::check::check;
use gouji::form::{APPLICANTS, Edition, TableId, table};
use gouji::reading::{Reading, Remark, State, read};
use gouji::source::Source;

const HEADING: &str = "三、收到和处理政府信息公开申请情况\n";
const END: &str = "四、政府信息公开行政复议、行政诉讼情况\n五、存在的主要问题\n";

/// Places of the form's columns.
type Order = [usize; 7];
const OWN: Order = [0, 1, 2, 3, 4, 5, 6];
/// Orders in which no head of the form names the columns.
const OTHERS: [Order; 3] = [[6, 0, 1, 2, 3, 4, 5], [6, 5, 4, 3, 2, 1, 0], [0, 2, 1, 3, 4, 5, 6]];

fn names(order: Order) -> [&'static str; 7] {
    order.map(|it| APPLICANTS[it].label)
}

fn label(row: usize) -> &'static str {
    table(TableId::Applications, Edition::Form2021).rows[row].label
}

/// Every row differs, and each adds up.
fn figures(row: usize, order: Order) -> [String; 7] {
    let own = [row + 1, 0, row + 30, 0, 2, 4, 2 * row + 37];
    order.map(|it| own[it].to_string())
}

fn row(row: usize, order: Order, between: &str) -> String {
    format!("{}{between}{}\n", label(row), figures(row, order).join(between))
}

fn rows(rows: std::ops::Range<usize>, order: Order, between: &str) -> String {
    rows.map(|it| row(it, order, between)).collect()
}

/// How many cells are read as they stand in [`figures`], otherwise, and not at all.
fn counts(reading: &Reading) -> [usize; 3] {
    let table = reading.table(TableId::Applications).expect("the table is found");
    let mut res = [0; 3];
    for (idx, row) in table.rows.iter().enumerate() {
        for (cell, printed) in row.cells.iter().zip(figures(idx, OWN)) {
            let amount = cell.amount().map(|it| it.to_string());
            res[amount.map_or(2, |it| usize::from(it != printed))] += 1;
        }
    }
    res
}

fn printed_head(reading: &Reading) -> Option<&str> {
    reading.remarks.iter().find_map(|it| match it {
        Remark::ColumnsReordered { printed, .. } => Some(printed.as_str()),
        _ => None,
    })
}

fn is_reordered(reading: &Reading) -> bool {
    printed_head(reading).is_some()
}

fn of_text(text: &str) -> Reading {
    read(&Source::text("", text))
}

/// A row of the page for each line, a cell between two tabs.
fn html(lines: &str) -> String {
    let row = |it: &str| format!("<tr><td>{}</td></tr>", it.replace('\t', "</td><td>"));
    format!("<table>{}</table>", lines.lines().map(row).collect::<String>())
}

fn of_page(page: &str) -> Reading {
    read(&Source::html("", format!("{page}<p>五、存在的主要问题</p>")))
}

#[test]
fn the_order_is_seen_though_no_cell_stands_over_the_names() {
    for between in ["\t", " | ", ",", " ", "\n"] {
        let text = |order: Order, front: &str, behind: &str| {
            let names = names(order).join(between);
            format!("{HEADING}{front}{names}\n{behind}{}{END}", rows(0..25, order, between))
        };
        for (front, behind) in
            [("", ""), ("项目\t", ""), ("", "单位：件\n"), ("", "1 2 3 4 5 6 7\n")]
        {
            let own = of_text(&text(OWN, front, behind));
            assert_eq!((counts(&own), is_reordered(&own)), ([175, 0, 0], false), "{behind}");
            for order in OTHERS {
                let odd = of_text(&text(order, front, behind));
                assert_eq!((counts(&odd), is_reordered(&odd)), ([0, 0, 175], true), "{behind}");
                let names = names(order).concat();
                assert!(printed_head(&odd).is_some_and(|it| it.starts_with(&names)), "{behind}");
            }
        }
    }
}

#[test]
fn the_order_is_seen_where_no_cell_holds_a_figure() {
    let text = |order: Order| {
        let row = |it: usize| format!("{}\t\t\t\t\t\t\t\n", label(it));
        let rows: String = (0..25).map(row).collect();
        format!("{HEADING}\t{}\n{rows}{END}", names(order).join("\t"))
    };
    let is_blank = |it: &Reading| {
        let table = it.table(TableId::Applications).expect("the table is found");
        table.rows[9].cells[0].state == State::Blank
    };
    assert!(is_blank(&of_text(&text(OWN))));
    for order in OTHERS {
        let odd = of_text(&text(order));
        assert_eq!((is_blank(&odd), is_reordered(&odd)), (false, true));
    }
}

#[test]
fn names_in_other_rows_are_none_of_the_head() {
    let names = names(OWN).join(" ");
    let table = format!("{names}\n{}{END}", rows(0..25, OWN, " "));
    let above = format!("总计\n12\n{HEADING}{table}");
    let own_row = table.replacen("自然人", "白然人", 1);
    let own_row = own_row.replacen("总计\n", "总计\n1 2 3 4 5 6 7\n自然人来件 1 0 0 0 0 0 1\n", 1);
    for text in [above, HEADING.to_owned() + "申请人情况\n" + &own_row] {
        assert_eq!(counts(&of_text(&text)), [175, 0, 0], "{text}");
    }
}

#[test]
fn the_order_is_seen_above_a_first_row_with_wrong_characters() {
    let text = |order: Order, between: &str| {
        let table = names(order).join(between) + "\n" + &rows(0..25, order, between);
        HEADING.to_owned() + &table.replacen("新收政府信息", "亲收致府信惜", 1) + END
    };
    for between in ["\t", " "] {
        assert_eq!(counts(&of_text(&text(OWN, between))), [168, 0, 7]);
        for order in OTHERS {
            assert_eq!(counts(&of_text(&text(order, between))), [0, 0, 175]);
        }
    }
}

#[test]
fn the_order_is_seen_where_a_name_is_wrapped() {
    let text = |order: Order| {
        let names = names(order).join(" ").replace("公益", "公益\n");
        HEADING.to_owned() + &names + "\n" + &rows(0..25, order, " ") + END
    };
    assert_eq!(counts(&of_text(&text(OWN))), [175, 0, 0]);
    let first = [3, 0, 1, 2, 4, 5, 6];
    assert_eq!(counts(&of_text(&text(first))), [0, 0, 175]);
}

#[test]
fn the_order_is_seen_where_the_characters_of_names_stand_apart() {
    let spaced = |it: &str| it.chars().map(String::from).collect::<Vec<_>>().join(" ");
    let text = |order: Order| {
        let names = names(order).map(spaced).join("\t");
        format!("{HEADING}{names}\n{}{END}", rows(0..25, order, "\t"))
    };
    assert_eq!(counts(&of_text(&text(OWN))), [175, 0, 0]);
    for order in OTHERS {
        assert_eq!(counts(&of_text(&text(order))), [0, 0, 175]);
    }
}

#[test]
fn the_order_is_seen_on_a_page_that_begins_within_the_table() {
    let page = |order: Order| names(order).join("\t") + "\n" + &rows(9..25, order, "\t") + END;
    assert_eq!(counts(&of_text(&page(OWN))), [16 * 7, 0, 9 * 7]);
    for order in OTHERS {
        assert_eq!(counts(&of_text(&page(order))), [0, 0, 175]);
    }
}

#[test]
fn a_head_may_stand_apart_from_its_table() {
    let page = |order: Order, head: fn(String) -> String, notes: &str| {
        let names = names(order).join("\t");
        of_page(&(head(format!("项目\t{names}")) + notes + &html(&rows(0..25, order, "\t"))))
    };
    let heads: [fn(String) -> String; 3] = [
        |it| html(&it),
        |it| format!("<p>{}</p>", it.replace('\t', " ")),
        |it| format!("<p>{}</p>", it.replace('\t', "</p><p>")),
    ];
    for head in heads {
        for notes in ["", "<p>单位：件</p>", "<p>单位：件</p><p>截至年底</p><p>见下表</p>"]
        {
            let own = page(OWN, head, notes);
            assert_eq!((counts(&own), is_reordered(&own)), ([175, 0, 0], false), "{notes}");
            for order in OTHERS {
                let odd = page(order, head, notes);
                assert_eq!((counts(&odd), is_reordered(&odd)), ([0, 0, 175], true), "{notes}");
            }
        }
    }
}

#[test]
fn what_stands_far_above_a_table_is_not_its_head() {
    let head = |order: Order, n_notes: usize| {
        let notes = "<p>单位：件</p>".repeat(n_notes);
        format!("<p>{}</p>{notes}{}", names(order).join(" "), html(&rows(0..25, OWN, "\t")))
    };
    assert_eq!(counts(&of_page(&head(OTHERS[0], 3))), [0, 0, 175]);
    assert_eq!(counts(&of_page(&head(OTHERS[0], 4))), [175, 0, 0]);
}

#[test]
fn a_few_names_above_a_table_are_no_head() {
    for above in ["总计 其他 自然人", "按总计 其他 自然人 三类 填报 单位：件"]
    {
        let page = format!("<p>{above}</p>{}", html(&rows(0..25, OWN, "\t")));
        assert_eq!(counts(&of_page(&page)), [175, 0, 0], "{above}");
    }
}

#[test]
fn four_names_in_another_order_right_above_a_table_are_its_head() {
    let of = |above: &str| counts(&of_page(&format!("{above}{}", html(&rows(0..25, OWN, "\t")))));
    let names = "总计 自然人 商业企业 科研机构";
    assert_eq!(of(&format!("<p>{names}</p>")), [0, 0, 175]);
    assert_eq!(of(&format!("<p>单位：件</p><p>{names}</p>")), [0, 0, 175], "a note above");
    for names in [names, "总计 自然人 商业企业 科研机构 社会公益组织 其他"] {
        let prose = format!("<p>来件按 {names} 等分类</p><p>详见下表</p>");
        assert_eq!(of(&prose), [175, 0, 0], "these are no head");
    }
}

#[test]
fn a_note_above_the_names_is_no_head() {
    for note in ["其他渠道及总计另见说明", "人 数 说明： 其他渠道及总计另计"]
    {
        let names = names(OWN).join(" ");
        let text = format!("{HEADING}{note}\n{names}\n{}{END}", rows(0..25, OWN, " "));
        assert_eq!(counts(&of_text(&text)), [175, 0, 0], "{note}");
    }
}

#[test]
fn what_goes_on_behind_a_head_stands_in_its_columns() {
    for order in OTHERS.into_iter().chain([OWN]) {
        let names = names(order).join("\t");
        let first = format!("\t{names}\n{}", rows(0..10, order, "\t"));
        let page = html(&first) + "<p>- 2 -</p>" + &html(&rows(10..25, order, "\t"));
        assert_eq!(counts(&of_page(&page)), [175, 0, 0]);
    }
}

#[test]
fn words_of_the_head_in_prose_begin_no_table() {
    let disclosed = "第二十条第（一）项\n信息内容\t本年制发件数\t本年废止件数\t现行有效件数\n规章\t1\t2\t3\n行政规范性文件\t4\t5\t6\n";
    for prose in [
        "收到公民、法人或其他组织提出的申请15件，予以公开13件，部分公开2件。",
        "全年收到公民、法人或其他组织\n提出的申请15件，予以公开13件。",
        "从申请人情况看，自然人15件，予以公开13件。",
        "本年新收政府信息公开申请数量为15件，予以公开13件。",
        "办理申请（含自然人、法人或其他组织提出的）15件，予以公开13件。",
    ] {
        for (between, over) in [("\t", "申请人情况\n"), (" ", "申请人情况\n"), ("\t", "")]
        {
            let disclosed = disclosed.replace('\t', between);
            let table = over.to_owned() + &names(OWN).join(between) + "\n";
            let rows = rows(0..25, OWN, between);
            let text = format!("{prose}\n{disclosed}{HEADING}{table}{rows}{END}");
            let checked = check(&Source::text("", text));
            let reading = &checked.reading;
            assert_eq!(counts(reading), [175, 0, 0], "{prose}");
            let disclosure = reading.table(TableId::Disclosure).expect(prose);
            assert!(disclosure.rows[..2].iter().all(|it| it.cells[0].value.is_some()), "{prose}");
            let rules: Vec<&str> = checked.judgement.findings.iter().map(|it| it.rule).collect();
            assert!(!rules.contains(&"row-doubled"), "{prose}: {rules:?}");
        }
    }
}

#[test]
fn cells_of_the_head_may_stand_without_anything_between() {
    for over in [
        "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）申请人情况",
        "申请人情况",
        "",
    ] {
        let head =
            format!("{over}自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他");
        let text = HEADING.trim().to_owned() + &head + &rows(0..25, OWN, " ") + END;
        assert_eq!(counts(&of_text(&text)), [175, 0, 0], "{over}");
    }
}
