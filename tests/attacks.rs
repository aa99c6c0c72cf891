//! What clerks, converters and accidents do to a report: nothing is read wrong, and a report that
//! reconciles raises no error.

mod support;

use gouji::check::{Checked, Verdict, check};
use gouji::form::{CellId, Edition, TableId};
use gouji::reading::{Refusal, State};
use gouji::rules::Severity;
use gouji::rules::identity::Status;
use gouji::source::Source;
use support::print::{Shape, blank_zeros, plain, print};
use support::report::{Report, Rng};

const LINES: [Shape; 5] =
    [Shape::Bars, Shape::CellPerLine, Shape::TabSelection, Shape::Markdown, Shape::OneLine];

fn report() -> Report {
    Report::balanced(Edition::Form2021, 40, 1)
}

fn text(report: &Report, shape: Shape) -> String {
    print(report, shape, plain).text
}

fn checked(text: &str) -> Checked {
    check(&Source::text("", text.to_owned()))
}

fn errors(checked: &Checked) -> Vec<&'static str> {
    let all = checked.judgement.findings.iter();
    all.filter(|it| it.severity == Severity::Error).map(|it| it.rule).collect()
}

/// Every cell that is not left open holds what the report says.
fn reads_nothing_wrong(report: &Report, text: &str) -> Checked {
    let res = checked(text);
    for id in report.cells() {
        let Some(cell) = res.reading.cell(id) else { continue };
        let got = cell.amount();
        assert!(
            got.is_none_or(|it| it == report.get(id)),
            "{id:?} is {}, read as {got:?} {:?}\n{text}",
            report.get(id),
            cell.state
        );
    }
    res
}

/// As [`reads_nothing_wrong`], and the whole report reconciles.
fn reads_whole(report: &Report, text: &str) {
    let res = reads_nothing_wrong(report, text);
    assert_eq!(res.judgement.verdict, Verdict::Reconciles, "{text}");
    assert!(errors(&res).is_empty(), "{:?}\n{text}", errors(&res));
}

fn in_every_shape(change: impl Fn(&str) -> String) {
    for shape in LINES {
        reads_whole(&report(), &change(&text(&report(), shape)));
    }
}

#[test]
fn line_ends_of_every_system() {
    in_every_shape(|it| it.replace('\n', "\r\n"));
    in_every_shape(|it| it.replace('\n', "\r"));
    in_every_shape(|it| it.replace('\n', "\n\n"));
    in_every_shape(|it| it.replace('\n', "  \n\u{3000}\u{3000}"));
}

#[test]
fn radicals_and_pinyin() {
    let radicals =
        [('一', '⼀'), ('二', '⼆'), ('人', '⼈'), ('行', '⾏'), ('大', '⼤'), ('见', '⻅')];
    in_every_shape(|it| {
        let pair = |ch| radicals.iter().find(|it| it.0 == ch).map_or(ch, |it| it.1);
        it.chars().map(pair).collect()
    });
    in_every_shape(|it| it.replace("复议", "複(fù)議(yì)").replace("结转", "結(jié)轉(zhuǎn)"));
}

#[test]
fn words_of_taiwan() {
    in_every_shape(|it| it.replace("信息", "資訊").replace("规范性文件", "規範性檔案"));
}

#[test]
fn ordinals_of_every_style() {
    for (mark, behind) in [("、", "、"), (" . ", "．"), ("）", "）")] {
        in_every_shape(|it| {
            let mut res = it.to_owned();
            for digit in 1..=8 {
                res = res.replace(&format!("{digit}."), &format!("{digit}{}", behind));
            }
            res.replace("（一）", "(一)").replace(mark, behind)
        });
    }
}

#[test]
fn units_behind_every_figure() {
    for shape in LINES {
        let report = report();
        let figure = |report: &Report, id: CellId| format!("{}件", plain(report, id));
        reads_nothing_wrong(&report, &print(&report, shape, figure).text);
    }
}

#[test]
fn full_width_figures() {
    let wide = |report: &Report, id: CellId| -> String {
        let wide = |it: char| match it {
            '0'..='9' => char::from_u32(it as u32 + 0xfee0).unwrap_or(it),
            _ => it,
        };
        plain(report, id).chars().map(wide).collect()
    };
    for shape in LINES {
        reads_nothing_wrong(&report(), &print(&report(), shape, wide).text);
    }
}

#[test]
fn thousands_marks_of_every_kind() {
    let report = Report::balanced(Edition::Form2021, 20_000, 1);
    for mark in [",", "，", "'", "\u{a0}", " "] {
        let whole = |digits: &str| {
            let n = digits.len();
            let ch = |(idx, ch): (usize, char)| {
                let is_group = idx > 0 && (n - idx).is_multiple_of(3);
                if is_group { format!("{mark}{ch}") } else { ch.to_string() }
            };
            digits.chars().enumerate().map(ch).collect::<String>()
        };
        for shape in LINES {
            let mut text = text(&report, shape);
            let mut figures: Vec<String> = report
                .cells()
                .into_iter()
                .filter(|it| it.table != TableId::Disclosure)
                .map(|it| plain(&report, it))
                .filter(|it| it.len() > 3)
                .collect();
            figures.sort_by_key(|it| std::cmp::Reverse(it.len()));
            figures.dedup();
            for figure in figures {
                let is_digit =
                    |it: Option<char>| it.is_some_and(|it| it.is_ascii_digit() || it == '.');
                let mut from = 0;
                while let Some(at) = text[from..].find(&figure).map(|it| it + from) {
                    let end = at + figure.len();
                    let inside = is_digit(text[..at].chars().next_back())
                        || is_digit(text[end..].chars().next());
                    from = end;
                    if !inside {
                        let marked = whole(&figure);
                        text.replace_range(at..end, &marked);
                        from = at + marked.len();
                    }
                }
            }
            reads_nothing_wrong(&report, &text);
        }
    }
}

#[test]
fn page_marks_between_any_two_lines() {
    for mark in ["- 4 -", "—4—", "第4页 共9页", "Page 4 of 9"] {
        for shape in LINES {
            let whole = text(&report(), shape);
            let lines: Vec<&str> = whole.lines().collect();
            for at in (0..lines.len()).step_by(7) {
                let mut lines = lines.clone();
                lines.insert(at, mark);
                reads_whole(&report(), &lines.join("\n"));
            }
        }
    }
}

#[test]
fn running_heads_between_any_two_lines() {
    for shape in LINES {
        let whole = text(&report(), shape);
        let lines: Vec<&str> = whole.lines().collect();
        for at in (0..lines.len()).step_by(11) {
            let mut lines = lines.clone();
            lines.insert(at, "青石镇政府信息公开工作年度报告");
            let res = reads_nothing_wrong(&report(), &lines.join("\n"));
            assert!(errors(&res).is_empty());
        }
    }
}

#[test]
fn one_line_of_any_table_is_gone() {
    for shape in [Shape::Bars, Shape::TabSelection, Shape::Markdown] {
        let whole = text(&report(), shape);
        let lines: Vec<&str> = whole.lines().collect();
        for at in 0..lines.len() {
            let mut lines = lines.clone();
            lines.remove(at);
            let res = reads_nothing_wrong(&report(), &lines.join("\n"));
            assert_ne!(res.judgement.verdict, Verdict::DoesNotReconcile, "line {at}, {shape:?}");
        }
    }
}

#[test]
fn text_cut_between_any_two_lines() {
    for shape in [Shape::Bars, Shape::TabSelection, Shape::Markdown, Shape::CellPerLine] {
        let whole = text(&report(), shape);
        let ends: Vec<usize> = whole.match_indices('\n').map(|it| it.0).collect();
        for end in ends.into_iter().step_by(3) {
            reads_nothing_wrong(&report(), &whole[..end]);
            reads_nothing_wrong(&report(), &whole[end..]);
        }
    }
}

#[test]
fn two_whole_reports_in_one_paste() {
    let second = Report::balanced(Edition::Form2021, 40, 0);
    for shape in LINES {
        let both = text(&report(), shape) + &text(&second, shape).replace("青石镇", "白云乡");
        reads_nothing_wrong(&report(), &both);
    }
}

/// Without one of its tables, a report does not get that of the report behind it.
#[test]
fn two_reports_and_the_first_lacks_a_table() {
    let first = Report::balanced(Edition::Form2021, 900, 0);
    let second = Report::balanced(Edition::Form2021, 900, 1);
    for shape in [Shape::Bars, Shape::CellPerLine, Shape::TabSelection, Shape::Html] {
        for (table, head) in [
            (TableId::Applications, "三、收到和处理政府信息公开申请情况"),
            (TableId::Disputes, "四、政府信息公开行政复议、行政诉讼情况"),
        ] {
            let whole = text(&first, shape);
            let at = whole.find(head).expect("the section is there");
            let rest = &whole[at..];
            let next = ["四、政府", "五、存在"].iter().filter_map(|it| rest[3..].find(it)).min();
            let cut = whole[..at].to_owned() + &rest[next.expect("a section follows") + 3..];
            let both = format!("{cut}\n{}", text(&second, shape));
            let source =
                if shape == Shape::Html { Source::html("", both) } else { Source::text("", both) };
            let res = check(&source);
            assert!(res.reading.table(table).is_none(), "{shape:?} {table:?}");
            let names: Vec<&str> = res.judgement.findings.iter().map(|it| it.rule).collect();
            assert!(names.contains(&"second-report"), "{shape:?} {names:?}");
        }
    }
}

#[test]
fn cells_joined_by_any_mark() {
    for mark in ["、", "，", ";", "；"] {
        reads_whole(&report(), &text(&report(), Shape::TabSelection).replace('\t', mark));
    }
}

/// A line end is lost, and two rows stand on one line.
#[test]
fn two_rows_on_one_line() {
    for shape in [Shape::Bars, Shape::TabSelection, Shape::Markdown] {
        for figure in [plain, blank_zeros] {
            let whole = print(&report(), shape, figure).text;
            for (at, _) in whole.match_indices('\n') {
                let joined = format!("{} {}", &whole[..at], &whole[at + 1..]);
                let res = checked(&joined);
                for id in
                    report().cells().into_iter().filter(|it| it.table == TableId::Applications)
                {
                    let got = res.reading.cell(id).and_then(|it| it.amount());
                    assert!(got.is_none_or(|it| it == report().get(id)), "{id:?}\n{joined}");
                }
            }
        }
    }
}

/// One label stands behind its figures, as some tools print PDF files.
#[test]
fn one_label_behind_its_figures() {
    let whole = text(&report(), Shape::CellPerLine);
    let lines: Vec<&str> = whole.lines().collect();
    let is_figure = |it: &str| !it.is_empty() && it.bytes().all(|it| it.is_ascii_digit());
    let is_label = |at: usize| {
        lines.get(at + 1..at + 8).is_some_and(|it| it.iter().all(|it| is_figure(it)))
            && !is_figure(lines[at])
    };
    for at in (0..lines.len()).filter(|it| is_label(*it)) {
        let mut moved = lines.clone();
        moved[at..at + 8].rotate_left(1);
        let res = reads_nothing_wrong(&report(), &moved.join("\n"));
        assert!(errors(&res).is_empty(), "{} {:?}", lines[at], errors(&res));
    }
}

/// The figures of 二 that this text has for a row, `None` for an open cell.
fn disclosed(text: &str, row: &str) -> Vec<Option<String>> {
    let res = checked(text);
    let table = res.reading.table(TableId::Disclosure).expect("the table is found");
    let row = table.form.row_idx(row).expect("the row is one of the form");
    table.rows[row].cells.iter().map(|it| it.amount().map(|it| it.to_string())).collect()
}

#[test]
fn figures_of_disclosure_without_a_certain_row() {
    // A merged cell may be printed twice.
    let text =
        "第二十条第（八）项\n信息内容\t上一年项目数量\t本年增/减\n行政事业性收费\t\t-6\t-6\n";
    assert_eq!(disclosed(text, "fees"), [None, None]);
    // A page number before a row that has its own figure, or the first line of a wrapped one.
    let fees = |cell: &str| {
        let head = "第二十条第（八）项\n信息内容 本年收费金额（单位：万元）";
        disclosed(&format!("{head}\n2\n行政事业性收费 {cell}\n三、\n"), "fees")
    };
    assert_eq!(fees("85"), [Some("85".to_owned())]);
    assert_eq!(fees("8"), [None]);
    // The row before lacks figures: those on lines of their own may be its.
    let head = "第二十条第（一）项\n信息内容\n本年制发件数\n本年废止件数\n现行有效件数\n";
    let text = format!("{head}规章\n31\n行政规范性文件\n4\n5\n6\n三、收到\n");
    assert_eq!(disclosed(&text, "normative_documents"), [None, None, None]);
    let text = format!("{head}规章\n31\n0\n2\n行政规范性文件\n4\n5\n6\n三、收到\n");
    assert_eq!(disclosed(&text, "normative_documents")[2].as_deref(), Some("6"));
}

#[test]
fn groups_of_disputes_in_another_order() {
    let whole = print(&report(), Shape::Html, plain);
    let (first, rest) = ("未经复议直接起诉", "复议后起诉");
    let text = whole.text.replace(first, "甲").replace(rest, first).replace('甲', rest);
    let res = check(&Source { text, ..whole });
    let names: Vec<&str> = res.judgement.findings.iter().map(|it| it.rule).collect();
    assert!(names.contains(&"columns-reordered"), "{names:?}");
    let table = res.reading.table(TableId::Disputes).expect("the table is found");
    assert!(table.rows.iter().flat_map(|it| &it.cells).all(|it| it.amount().is_none()));
}

#[test]
fn text_cut_at_any_character() {
    let report = Report::balanced(Edition::Form2021, 900, 1);
    for shape in LINES.into_iter().chain([Shape::Html, Shape::Glued]) {
        let whole = print(&report, shape, plain);
        let places: Vec<usize> = whole.text.char_indices().map(|it| it.0).collect();
        for at in places.into_iter().step_by(7) {
            let text = whole.text[..at].to_owned();
            let res = check(&Source { text, ..whole.clone() });
            let end: String = whole.text[..at].chars().rev().take(60).collect();
            let end: String = end.chars().rev().collect();
            assert!(errors(&res).is_empty(), "{shape:?} {:?} …{end}", errors(&res));
        }
    }
}

#[test]
fn the_form_of_the_other_year() {
    for (edition, year) in [(Edition::Form2021, 2020), (Edition::Form2019, 2023)] {
        let mut report = Report::balanced(edition, 40, 1);
        report.year = year;
        for shape in LINES {
            reads_whole(&report, &text(&report, shape));
        }
    }
}

#[test]
fn broken_characters() {
    let text = text(&report(), Shape::TabSelection);
    let no_cjk = |with: char| -> String {
        text.chars().map(|it| if it.is_ascii() { it } else { with }).collect()
    };
    let latin: String = text.bytes().map(char::from).collect();
    for broken in [no_cjk('?'), no_cjk('\u{fffd}'), latin] {
        let res = checked(&broken);
        assert_eq!(res.judgement.verdict, Verdict::NothingToCheck);
        assert_eq!(res.reading.refusal, Some(Refusal::BrokenEncoding));
    }
}

#[test]
fn documents_that_are_no_report() {
    for text in [
        "2023年部门预算表\n项目\t合计\t一般公共预算\t政府性基金\n行政许可\t12\t3\t4\n行政处罚\t5\t0\t0\n行政事业性收费\t33\t2\t1\n其他\t3\t3\t0\n总计\t173.5\t138.5\t5\n",
        "2023年行政执法统计年报\n单位\t警告\t罚款\t合计\n行政处罚\t12\t3\t19\n行政强制\t1\t2\t3\n行政许可\t3\t3\t9\n",
        "第二十条 行政机关应当主动公开：\n（一）行政法规、规章和规范性文件；\n（六）实施行政处罚、行政强制的依据；\n（八）行政事业性收费项目及其依据、标准；\n",
        "青石镇2016年政府信息公开工作年度报告\n一、概述\n指标名称\t单位\t统计数\n（一）收到申请数\t件\t12\n1.当面申请数\t件\t2\n（三）申请答复数\t件\t12\n1.属于已主动公开范围数\t件\t3\n",
        "会议纪要〔2023〕7号\n一、本年新收案件 12 件\n二、上年结转 5 件\n三、本年度办理结果\n四、结转下年度继续办理 10 件\n",
        "总计\t其他\t自然人\n张三\t13800000000\t1\n",
        "0 0 0 0 0 0 0\n||||||\n\t\t\t\n",
    ] {
        let res = checked(text);
        assert_eq!(res.judgement.verdict, Verdict::NothingToCheck, "{text}");
        assert!(errors(&res).is_empty(), "{text}");
    }
}

#[test]
fn prose_holds_no_cells() {
    let text = "青石镇2023年政府信息公开工作年度报告\n制发规范性文件 3 件，废止 0 件，现行有效 12 件；行政许可 120 件，行政处罚 13 件；行政事业性收费 3.5 万元。\n三、收到和处理政府信息公开申请情况\n本年新收政府信息公开申请数量 6 件，其中自然人 6 件；上年结转政府信息公开申请数量 0 件。予以公开 3 件，部分公开 1 件，结转下年度继续办理 0 件。\n行政复议 1 件，结果维持 1 件；未经复议直接起诉 0 件，复议后起诉 0 件。\n";
    let res = checked(text);
    let cells = res.reading.tables.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells);
    assert!(cells.into_iter().all(|it| it.state == State::Lost), "{:#?}", res.reading.tables);
    assert!(errors(&res).is_empty());
}

/// What a figure is mistyped to.
fn mistyped(old: &str) -> Vec<String> {
    let n: u64 = old.parse().expect("counts are whole numbers");
    let mut res = vec![n + 1, n + 7, n * 10, n + 1000, n / 10, n.saturating_sub(1)];
    if old.len() > 1 {
        let swapped = format!("{}{}{}", &old[1..2], &old[..1], &old[2..]);
        res.push(swapped.parse().expect("digits are a number"));
    }
    res.retain(|it| *it != n);
    res.iter().map(ToString::to_string).collect()
}

/// One cell mistyped: exactly its identities fail, and it is the first suspect with its old
/// figure (in a group of the disputes table, where nothing tells the cells apart, one of them).
#[test]
fn one_wrong_cell_is_named_in_every_shape() {
    let rng = &mut Rng::new(7);
    for shape in Shape::ALL.into_iter().filter(|it| *it != Shape::Glued) {
        for edition in Edition::ALL {
            for size in [3, 900] {
                let report = Report::balanced(edition, size, 0);
                let figure = if shape.keeps_blanks() { blank_zeros } else { plain };
                let mut cells = report.cells();
                cells.retain(|it| it.table != TableId::Disclosure);
                for _ in 0..6 {
                    let cell = cells[rng.below(cells.len() as u64) as usize];
                    for new in mistyped(&plain(&report, cell)) {
                        is_named(&report, cell, &new, |it| print(it, shape, figure));
                    }
                }
            }
        }
    }
}

fn is_named(report: &Report, cell: CellId, new: &str, print: impl Fn(&Report) -> Source) {
    let mut mistyped = report.clone();
    mistyped.set(cell, new.parse::<i64>().expect("a count").into());
    let source = print(&mistyped);
    let judgement = check(&source).judgement;
    let context = || format!("{cell:?} {} to {new}\n{}", report.get(cell), source.text);
    for it in &judgement.identities {
        let is_of_cell = it.identity.cells().any(|it| it == cell);
        assert_eq!(it.status == Status::Fails, is_of_cell, "{}: {}", it.identity.id(), context());
    }
    let mut suspects = judgement.suspects.suspects.iter().map(|it| match it.cells.as_slice() {
        [only] => only.cell == cell && only.proposed == Some(report.get(cell)),
        _ => false,
    });
    let is_tie = cell.table == TableId::Disputes;
    let is_named = if is_tie { suspects.any(|it| it) } else { suspects.next() == Some(true) };
    assert!(is_named, "{}", context());
}
