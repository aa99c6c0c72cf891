//! A report that means harm: what is hidden in it does not change a number, and what has no end
//! ends. docs/security.md names these tests.

mod support;

use gouji::check::{Checked, Verdict, check};
use gouji::explain::{self, Lang, is_hidden};
use gouji::form::{CellId, Edition, TableId};
use gouji::grid::number::{Figure, figure};
use gouji::reading::State;
use gouji::source::Source;
use std::cell::RefCell;
use support::print::{Shape, plain, print};
use support::report::Report;

/// A row with figures of several digits, and its label.
const ROW: &str = "一、本年新收政府信息公开申请数量";

fn report() -> Report {
    Report::balanced(Edition::Form2021, 900, 1)
}

/// `source` as text of the shape `shape`.
fn source(shape: Shape, text: String) -> Source {
    Source { text, ..print(&report(), shape, plain) }
}

/// Every cell that is not left open holds what the report says.
fn reads_nothing_wrong(source: &Source) -> Checked {
    let report = report();
    let res = check(source);
    for id in report.cells() {
        let got = res.reading.cell(id).and_then(|it| it.amount());
        assert!(
            got.is_none_or(|it| it == report.get(id)),
            "{id:?} is {}, read as {got:?}\n{}",
            report.get(id),
            source.text
        );
    }
    res
}

type Write = Box<dyn Fn(&str) -> String>;

thread_local! {
    /// How figures are written; the printer takes a plain function.
    static WRITE: RefCell<Write> = RefCell::new(Box::new(str::to_owned));
}

/// The report in this shape, with every figure as `write` has it.
fn written(shape: Shape, write: impl Fn(&str) -> String + 'static) -> Source {
    WRITE.set(Box::new(write));
    print(&report(), shape, |report, id| WRITE.with_borrow(|it| it(&plain(report, id))))
}

/// Characters that are not seen, or that turn round what is.
fn hidden() -> Vec<char> {
    let all = ('\0'..='\u{ffff}').filter(|it| is_hidden(*it));
    let res: Vec<char> = all.filter(|it| !matches!(it, '\u{b}' | '\u{c}' | '\u{85}')).collect();
    assert!(res.len() > 100, "hardly any character is hidden: {}", res.len());
    res
}

#[test]
fn what_is_hidden_within_a_number_makes_no_other_number_of_it() {
    for (nth, ch) in hidden().into_iter().enumerate() {
        // Those that end lines are seen, and with U+0007 Word ends its cells.
        if matches!(ch, '\u{2028}' | '\u{2029}' | '\u{7}') {
            continue;
        }
        // A third of the shapes for each, all of them for its neighbours together.
        for shape in Shape::ALL.into_iter().skip(nth % 3).step_by(3) {
            let inside = move |it: &str| match it.len() {
                1 => it.to_owned(),
                _ => format!("{}{ch}{}", &it[..1], &it[1..]),
            };
            reads_nothing_wrong(&written(shape, inside));
        }
    }
}

#[test]
fn a_number_that_is_shown_turned_round_is_left_open() {
    for shape in [Shape::Html, Shape::WordHtml, Shape::TabSelection, Shape::Bars, Shape::OneLine] {
        let res = reads_nothing_wrong(&written(shape, |it| format!("\u{202e}{it}")));
        let cells = res.reading.tables.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells);
        assert!(cells.into_iter().all(|it| it.amount().is_none()), "{shape:?}");
        assert_ne!(res.judgement.verdict, Verdict::Reconciles, "{shape:?}");
    }
}

#[test]
fn hidden_characters_around_a_number_change_nothing() {
    for ch in ['\u{200b}', '\u{200e}', '\u{feff}', '\u{ad}', '\u{2060}', '\u{2068}'] {
        for shape in [Shape::Html, Shape::TabSelection, Shape::Bars] {
            let res = reads_nothing_wrong(&written(shape, move |it| format!("{ch}{it}{ch}")));
            assert_eq!(res.judgement.verdict, Verdict::Reconciles, "{shape:?} {ch:?}");
        }
    }
}

#[test]
fn sentences_write_out_what_is_hidden() {
    let raw = "1\u{202e}2\u{1b}";
    let whole = written(Shape::TabSelection, str::to_owned).text;
    let line = whole.lines().find(|it| it.contains(ROW)).expect("the row is printed");
    let first = line.split('\t').nth(1).expect("the row has figures");
    let bad = whole.replacen(line, &line.replacen(first, raw, 1), 1);
    let res = check(&Source::text("", bad));
    let cell = res.reading.cell(CellId::new(TableId::Applications, 0, 0)).expect("it is there");
    assert_eq!((cell.state, cell.raw.as_str()), (State::Unreadable, raw), "raw is what was given");
    for lang in Lang::ALL {
        let judgement = &res.judgement;
        let findings = judgement.findings.iter();
        let all: Vec<String> = findings
            .map(|it| explain::message(it, &res.reading, &judgement.identities, lang))
            .collect();
        assert!(all.iter().any(|it| it.contains("1[U+202E]2[U+001B]")), "{all:?}");
        assert!(all.iter().all(|it| !it.contains(is_hidden)), "{all:?}");
    }
}

#[test]
fn characters_that_look_like_digits_are_no_digits() {
    for text in ["١٢", "𝟏𝟐", "１2", "1O", "l2", "①②", "1²", "੧", "Ⅻ", "1\u{336}2", "1\u{20dd}"]
    {
        let is_read = matches!(figure(text), Figure::Number(..));
        // Digits of full width are what they look like.
        assert_eq!(is_read, text == "１2", "{text}");
    }
}

/// Markup in the text of cells and titles is text, or nothing.
#[test]
fn markup_in_a_report_changes_no_number() {
    for markup in [
        "<script>document.write('9')</script>",
        "<style>td::before{content:'9'}</style>",
        "<template>9</template>",
        "<svg><title>9</title></svg>",
        "<!-- 9 -->",
        "<img src=x onerror=\"9\" alt=9>",
        "<a href=\"javascript:9\"></a>",
        "<base href=\"https://example.org/9\">",
        "<meta http-equiv=refresh content=\"9;url=https://example.org\">",
        "<input type=hidden value=9>",
        "<span style=\"display:none\">9</span>",
    ] {
        let whole = written(Shape::Html, move |it| format!("{markup}{it}"));
        reads_nothing_wrong(&whole);
        let behind = written(Shape::Html, move |it| format!("{it}{markup}"));
        reads_nothing_wrong(&behind);
    }
}

#[test]
fn spans_that_no_table_has_move_no_figure() {
    let plain_cell = "<td>";
    for span in [
        "colspan=-1",
        "colspan=0",
        "colspan=-999999999999",
        "colspan=99999999999999999999",
        "colspan=1000000000",
        "rowspan=-1",
        "rowspan=1000000000",
        "rowspan=0",
        "colspan=1e9 rowspan=1e9",
        "colspan=٣",
        "colspan='&#x39;'",
    ] {
        let whole = written(Shape::Html, str::to_owned).text;
        assert!(whole.contains(plain_cell), "the page has cells without attributes");
        // On one cell, and on every cell.
        let at = whole.find(ROW).expect("the row is printed");
        let (before, behind) = whole.split_at(at);
        let one = format!("{before}{}", behind.replacen(plain_cell, &format!("<td {span}>"), 1));
        reads_nothing_wrong(&source(Shape::Html, one));
        let every = whole.replace(plain_cell, &format!("<td {span}>"));
        reads_nothing_wrong(&source(Shape::Html, every));
    }
}

#[test]
fn a_report_below_a_hundred_thousand_tags_is_still_read() {
    for tag in ["div", "b", "a"] {
        let whole = written(Shape::Html, str::to_owned).text;
        let deep = format!("{}{whole}", format!("<{tag}>").repeat(100_000));
        let res = reads_nothing_wrong(&source(Shape::Html, deep));
        assert_eq!(res.judgement.verdict, Verdict::Reconciles, "<{tag}>");
    }
}

#[test]
fn twenty_megabytes_on_one_line_end() {
    // One of all; the others smaller, since nothing here is optimised.
    let units = [("总计 12 ", 20 << 20), ("7", 2 << 20), ("|", 2 << 20), ("<td>1", 2 << 20)];
    for (unit, size) in units {
        let line = unit.repeat(size / unit.len());
        let res = check(&Source::detect("", line));
        assert_ne!(res.judgement.verdict, Verdict::Reconciles, "{unit}");
    }
}

/// The other page is told nothing unless it is named: no message with content goes to anybody.
#[test]
fn a_frame_names_whom_it_tells() {
    let framed = include_str!("../static/framed.js");
    assert!(framed.contains("postMessage(message, parent)") && !framed.contains("'*'"));
    assert_eq!(framed.matches("postMessage(").count(), 1);
    let parent = include_str!("../static/package/frame.js");
    let posts: Vec<&str> = parent.lines().filter(|it| it.contains("postMessage(")).collect();
    assert_eq!(posts.len(), 1, "{posts:?}");
    assert!(posts[0].contains("{ type: 'gouji-hello' }"), "{posts:?}");
}
