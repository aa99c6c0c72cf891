//! 四、行政复议、行政诉讼 in shapes that tell what stands where, and in shapes that do not.

use gouji::form::TableId;
use gouji::reading::{Layout, Reading, Remark, State, read};
use gouji::source::Source;

const OUTCOMES: &str = "结果维持\t结果纠正\t其他结果\t尚未审结\t总计";
const FIGURES: &str = "1\t0\t0\t2\t3\t0\t4\t0\t0\t4\t0\t0\t5\t0\t5";

/// The head in the order of its rows: two groups, the first group's outcomes with the names of
/// the other two, the outcomes of these.
fn head() -> String {
    format!(
        "行政复议\t行政诉讼\n{OUTCOMES}\t未经复议直接起诉\t复议后起诉\n{OUTCOMES}\t{OUTCOMES}\n"
    )
}

fn of_text(text: &str) -> Reading {
    read(&Source::text("", text))
}

/// A page with this table; a line is a row and a tab stands between two cells.
fn of_page(table: &str) -> Reading {
    let row = |it: &str| format!("<tr><td>{}</td></tr>", it.replace('\t', "</td><td>"));
    let rows: String = table.lines().map(row).collect();
    read(&Source::html("", format!("<table>{rows}</table>")))
}

/// The cells in order: `?` behind what was assumed, `_` for a blank cell, `…` for what is open.
fn cells(reading: &Reading) -> String {
    let Some(table) = reading.table(TableId::Disputes) else { return String::new() };
    let cell = |it: &gouji::reading::ReadCell| match it.state {
        State::Read => it.raw.to_string(),
        State::Assumed => format!("{}?", it.raw),
        State::Blank => "_".to_owned(),
        _ => "…".to_owned(),
    };
    table.rows.iter().flat_map(|it| &it.cells).map(cell).collect::<Vec<_>>().join("\t")
}

/// The names of the remarks.
fn remarks(reading: &Reading) -> Vec<String> {
    let name = |it: &Remark| format!("{it:?}").split(' ').next().unwrap_or_default().to_owned();
    let own = |it: &&Remark| !matches!(it, Remark::TableMissing { .. });
    reading.remarks.iter().filter(own).map(name).collect()
}

fn open() -> String {
    ["…"; 15].join("\t")
}

#[test]
fn a_table_of_a_page_is_read_by_its_cells() {
    let reading = of_page(&(head() + FIGURES));
    assert_eq!(cells(&reading), FIGURES);
    assert_eq!(reading.table(TableId::Disputes).map(|it| it.layout), Some(Layout::Grid));
    let labelled = of_page(&format!("{}数量\t{FIGURES}", head()));
    assert_eq!(cells(&labelled), FIGURES);
    let blank = of_page(&(head() + &"\t".repeat(14)));
    assert_eq!(cells(&blank), ["_"; 15].join("\t"));
    // A row of other blank cells is not the one.
    let spaced = of_page(&format!("{}\t\t\n{FIGURES}", head()));
    assert_eq!(cells(&spaced), FIGURES);
    // Figures above the head are somebody else's.
    let above = of_page(&format!("7\t8\n{}{FIGURES}", head()));
    assert_eq!(cells(&above), FIGURES);
}

#[test]
fn a_row_of_a_page_may_be_short() {
    let short = of_page(&(head() + "1\t0\t\t2\t3"));
    assert_eq!((cells(&short), remarks(&short)), (open(), vec!["RowShort".to_owned()]));
    let short = short.remarks.iter().find_map(|it| match it {
        Remark::RowShort { n_figures, .. } => Some(*n_figures),
        _ => None,
    });
    assert_eq!(short, Some(4));
}

#[test]
fn names_in_another_order_leave_everything_open() {
    let odd = OUTCOMES.replace("结果维持\t结果纠正", "结果纠正\t结果维持");
    let below =
        format!("行政复议\t行政诉讼\n\t未经复议直接起诉\t复议后起诉\n{odd}\t{odd}\t{odd}\n");
    for head in [head().replace(OUTCOMES, &odd), below] {
        let text = head + FIGURES;
        for reading in [of_page(&text), of_text(&text)] {
            assert_eq!(cells(&reading), open());
            assert_eq!(remarks(&reading), ["ColumnsReordered"]);
        }
    }
}

/// PDF text that puts the head of the last column behind the row.
fn displaced(row: &str, between: &str, last: &str) -> Reading {
    let (head, figures) = (head(), row.replace('\t', " "));
    let head = head.strip_suffix("\t总计\n").expect("总计 is the last name of the head");
    of_text(&format!("{}\n{figures}\n{between}\n{last}\n", head.replace('\t', " ")))
}

#[test]
fn the_head_of_the_last_column_may_stand_behind_the_row() {
    let (row, last) = FIGURES.rsplit_once('\t').expect("there are fifteen figures");
    let assumed = FIGURES.split('\t').map(|it| format!("{it}?")).collect::<Vec<_>>().join("\t");
    assert_eq!(cells(&displaced(row, "总计", last)), assumed);
    for (row, between, last) in [
        (&row[2..], "总计", last),
        (row, "总计", "5 6"),
        (row, "共计", last),
        (FIGURES, "总计", last),
    ] {
        let reading = displaced(row, between, last);
        assert_ne!(cells(&reading), assumed, "{row} {between} {last}");
        assert!(!cells(&reading).contains('?'), "{row} {between} {last}");
    }
    let head_is_whole = format!("{}{row}\n总计\n{last}\n", head()).replace('\t', " ");
    assert!(!cells(&of_text(&head_is_whole)).contains('?'));
}

#[test]
fn lines_with_other_numbers_of_cells_are_open() {
    let outcome = |row: &str| {
        // Another section follows, so that the text does not end with the row.
        let reading = of_text(&format!("{}{row}\n五、存在的主要问题\n", head()));
        (cells(&reading), remarks(&reading).join(" "))
    };
    let of_remark = |it: &str| (open(), it.to_owned());
    let (short, _) = FIGURES.rsplit_once('\t').expect("there are fifteen figures");
    assert_eq!(outcome(short), of_remark("RowShort"));
    assert_eq!(outcome(&format!("{FIGURES}\t6")), of_remark("RowLong"));
    assert_eq!(outcome(""), of_remark(""));
    let inner = FIGURES.replacen("\t0\t", "\t\t", 1);
    assert_eq!(outcome(&inner), (inner.replace("\t\t", "\t_\t"), String::new()));
    let blank = ["_"; 15].join("\t");
    assert_eq!(outcome(&"\t".repeat(14)), (blank, String::new()));
    assert_eq!(outcome(&format!("{short}\t")), of_remark("RowShort"), "the blank may have moved");
    assert_eq!(outcome(&FIGURES.replace('\t', "")), of_remark("GluedAmbiguous"));
    assert_eq!(outcome(&short.replace('\t', "")), of_remark("RowShort"));
}

#[test]
fn the_layout_is_that_of_the_figures() {
    let layout = |between: &str| {
        let reading = of_text(&format!("{}{}\n", head(), FIGURES.replace('\t', between)));
        assert_eq!(cells(&reading), FIGURES);
        reading.table(TableId::Disputes).map(|it| it.layout)
    };
    assert_eq!(layout(" "), Some(Layout::Flow));
    assert_eq!(layout("\n"), Some(Layout::CellPerLine));
}

/// One figure a line, or all of them on one.
fn lines(figures: &str, one_a_line: bool) -> String {
    figures.replace('\t', if one_a_line { "\n" } else { " " }) + "\n"
}

const WRAPPED: &str = "0\t4354\t1218\t0\t557\t0\t0\t0\t0\t0\t2\t0\t0\t0\t2";

#[test]
fn a_total_below_a_torn_head_may_go_on() {
    let torn = head().replace("结果维持", "结果维");
    for (head, first) in [(head(), "557"), (torn, "…")] {
        for text in
            [format!("{head}{WRAPPED}\n五、存在的主要问题"), head.clone() + &lines(WRAPPED, true)]
        {
            let cells = cells(&of_text(&text));
            assert_eq!(cells.split('\t').nth(4), Some(first), "{text}");
            assert_eq!(cells.split('\t').nth(10), Some("2"), "{text}");
        }
    }
    // The head of the last column is cut off, and so may its figure be.
    let clipped = head();
    let clipped = format!("{}\n", clipped.trim_end().trim_end_matches("\t总计"));
    let figures = FIGURES.replace("5\t0\t5", "4206\t0\t42");
    assert!(cells(&of_text(&(head() + &figures + "\n"))).ends_with("4206\t0\t42"));
    assert!(cells(&of_text(&(clipped + &figures + "\n"))).ends_with("4\t…\t…\t…\t…\t…"));
}

#[test]
fn several_groups_of_a_stream_that_fail_are_out_of_order() {
    let one = FIGURES.replacen("3\t0\t4", "4\t0\t4", 1);
    let two = one.replacen("5\t0\t5", "5\t0\t6", 1);
    for one_a_line in [true, false] {
        let read = |it: &str| cells(&of_text(&(head() + &lines(it, one_a_line))));
        assert_eq!((read(&one), read(&two)), (one.clone(), open()));
    }
    assert_eq!(cells(&of_text(&(head() + &two + "\n"))), two, "cells of a row are in order");
}

#[test]
fn figures_scattered_over_lines_have_to_add_up() {
    let scattered = |it: &str| head() + &it.replacen('\t', "\n", 3).replace('\t', " ") + "\n";
    assert_eq!(cells(&of_text(&scattered(FIGURES))), FIGURES);
    let wrong = FIGURES.replacen("3\t0\t4", "4\t0\t4", 1);
    assert_eq!(cells(&of_text(&scattered(&wrong))), open());
}

#[test]
fn figures_among_the_words_of_the_head_are_out_of_order() {
    let heading = "四、政府信息公开行政复议、行政诉讼情况\n行政复议\n行政诉讼\n";
    let outcomes = head();
    let outcomes = outcomes.split_once('\n').map_or("", |it| it.1);
    let text = |among: &str| format!("{heading}{among}{outcomes}{FIGURES}\n");
    assert_eq!(cells(&of_text(&text(""))), FIGURES);
    assert_eq!(cells(&of_text(&text("0\n"))), open());
}

#[test]
fn cells_with_several_figures_among_cells_with_one() {
    let joined = FIGURES.replacen("1\t0\t0", "1 0 0", 1);
    assert_eq!(cells(&of_text(&(head() + &joined + "\n"))), open());
    let all = FIGURES.replace('\t', " ");
    assert_eq!(
        cells(&of_text(&format!("{}\t{all}\n", head()))),
        FIGURES,
        "in one cell they are in order"
    );
    let groups = FIGURES.split('\t').collect::<Vec<_>>();
    let groups: Vec<String> = groups.chunks(5).map(|it| it.join(" ")).collect();
    assert_eq!(cells(&of_text(&format!("{}{}\n", head(), groups.join("\t")))), open());
    let beside_dashes = "—\t".repeat(13) + "1 2";
    assert_eq!(cells(&of_text(&format!("{}{beside_dashes}\n", head()))), open());
    let among_blanks = "1\t\t\t2\t3\t\t4 0\t\t\t4\t\t\t5\t\t5";
    let page = of_page(&format!("{}{among_blanks}\n", head()));
    assert!(cells(&page).starts_with("1\t_\t_\t2\t3\t_\t…\t_"), "a page has its places");
    let text = of_text(&format!("{}{among_blanks}\n五、存在的主要问题", head()));
    assert_eq!(cells(&text), open());
}

#[test]
fn a_cell_with_an_error_value_leaves_the_others() {
    let text = format!("{}{}\n五、存在的主要问题", head(), FIGURES.replacen("4", "#REF!", 1));
    assert_eq!(cells(&of_text(&text)), FIGURES.replacen("4", "…", 1));
}

#[test]
fn blank_totals_of_several_groups_were_lost() {
    let text = |figures: &str| format!("{}{figures}\n五、存在的主要问题", head());
    let one = "1\t0\t0\t2\t\t0\t4\t0\t0\t4\t0\t0\t5\t0\t5";
    assert_eq!(cells(&of_text(&text(one))), one.replace("\t\t", "\t_\t"));
    let two = "1\t0\t0\t2\t\t0\t4\t0\t0\t\t0\t0\t5\t0\t5";
    assert_eq!(cells(&of_text(&text(two))), two.replace("\t\t", "\t…\t"));
    let of_nothing = "1\t0\t0\t2\t\t0\t0\t0\t0\t\t0\t0\t5\t0\t5";
    assert_eq!(cells(&of_text(&text(of_nothing))), of_nothing.replace("\t\t", "\t_\t"));
}

#[test]
fn a_head_in_another_order_below_figures_of_somebody_else() {
    let odd = head().replace("未经复议直接起诉\t复议后起诉", "复议后起诉\t未经复议直接起诉");
    let reading = of_page(&format!("7\t8\n{odd}{FIGURES}"));
    assert_eq!((cells(&reading), remarks(&reading).join(" ")), (open(), "ColumnsReordered".into()));
    let printed = reading.remarks.iter().find_map(|it| match it {
        Remark::ColumnsReordered { printed, .. } => Some(printed.as_str()),
        _ => None,
    });
    assert!(printed.is_some_and(|it| it.ends_with("复议后起诉未经复议直接起诉")), "{printed:?}");
}

#[test]
fn figures_and_dashes_of_the_head_are_no_row() {
    let above = head().replacen('\n', "\n7\t8\n", 1);
    let dashes = head().replacen("行政诉讼\n", "行政诉讼\n—\t", 1);
    for head in [above, dashes] {
        assert_eq!(cells(&of_page(&(head.clone() + FIGURES))), FIGURES, "{head}");
    }
}

#[test]
fn lines_of_a_group_each_are_as_good_as_one() {
    let wrong = FIGURES.replacen("3\t0\t4", "4\t0\t4", 1);
    let figures: Vec<&str> = wrong.split('\t').collect();
    let lines: Vec<String> = figures.chunks(5).map(|it| it.join(" ")).collect();
    assert_eq!(cells(&of_text(&format!("{}{}\n", head(), lines.join("\n")))), wrong);
}

#[test]
fn several_groups_below_a_torn_head_that_fail_are_open() {
    let torn = head().replace("结果维持", "结果维");
    let one = FIGURES.replacen("3\t0\t4", "4\t0\t4", 1);
    let two = one.replacen("5\t0\t5", "6\t0\t5", 1);
    let read = |it: &str| cells(&of_text(&format!("{torn}{it}\n五、存在的主要问题\n")));
    assert_eq!((read(&one), read(&two)), (one.clone(), open()));
}

#[test]
fn a_blank_cell_above_a_figure_may_be_its_place() {
    let blank = FIGURES.replace("5\t0\t5", "0\t0\t");
    // Another stands before a figure, so that blanks are where the report has them.
    let row = blank.replacen("1\t0", "1\t", 1);
    let read =
        |below: &str| cells(&of_text(&format!("{}{row}\n{below}五、存在的主要问题\n", head())));
    assert!(read("").ends_with("0\t0\t_"));
    assert_eq!(read("7\n"), open());
}

#[test]
fn fifteen_figures_directly_behind_a_name_are_not_too_many() {
    let text = format!("{}{}\n五、存在的主要问题\n", head().trim_end(), FIGURES).replace('\t', " ");
    assert_eq!(remarks(&of_text(&text)), ["GluedAmbiguous"]);
}

/// Fourteen figures with as many digits as fifteen: in a line one may be two, but not where each has a
/// line of its own.
#[test]
fn figures_on_lines_of_their_own_are_not_cut() {
    let figures = "10\t8\t0\t11\t29\t0\t0\t6\t0\t6\t0\t0\t2\t13";
    let glued = of_text(&(head() + &lines(figures, false)));
    assert_eq!(remarks(&glued), ["GluedAmbiguous"]);
    let short = of_text(&(head() + &lines(figures, true)));
    assert_eq!((cells(&short), remarks(&short)), (open(), vec!["RowShort".to_owned()]));
    // So few may be groups.
    let groups = of_text(&(head() + &lines("1080112\t900606\t1100213", true)));
    assert_eq!(remarks(&groups), ["GluedAmbiguous"]);
}
