//! What must hold for every report and every text.

mod support;

use gouji::check::{Verdict, check};
use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, identities, table};
use gouji::source::Source;
use proptest::prelude::*;
use support::print::{Shape, plain, print};
use support::report::{Report, Rng};

/// Shapes in which a report reads whole, so that what is judged is known exactly.
const WHOLE: [Shape; 13] = [
    Shape::Bars,
    Shape::BarsCellPerLine,
    Shape::CellPerLine,
    Shape::TabGrid,
    Shape::TabSelection,
    Shape::Markdown,
    Shape::Comma,
    Shape::Boxes,
    Shape::PdfStream,
    Shape::PdfLayout,
    Shape::OneLine,
    Shape::Html,
    Shape::WordHtml,
];

/// The ids of all identities that hold this cell.
fn identities_of(edition: Edition, cell: CellId) -> Vec<String> {
    let all = TableId::ALL.iter().flat_map(|it| identities(table(*it, edition)));
    all.filter(|it| it.cells().any(|it| it == cell)).map(|it| it.id()).collect()
}

/// Changes one cell of a table with sums; returns it with its old value.
fn corrupt(report: &mut Report, rng: &mut Rng) -> (CellId, Decimal) {
    let cells: Vec<CellId> =
        report.cells().into_iter().filter(|it| it.table != TableId::Disclosure).collect();
    let cell = cells[rng.below(cells.len() as u64) as usize];
    let old = report.get(cell);
    let change = [1, 2, 9, 10, 90, 100][rng.below(6) as usize];
    report.set(cell, old + Decimal::from(change));
    (cell, old)
}

#[test]
fn one_wrong_cell_fails_exactly_its_identities_and_is_the_first_suspect() {
    let rng = &mut Rng::new(7);
    for round in 0..600 {
        let edition = Edition::ALL[round % 2];
        let shape = WHOLE[round % WHOLE.len()];
        let mut report = Report::balanced(edition, [3, 40, 900][round % 3], round as u64);
        let (cell, old) = corrupt(&mut report, rng);
        let source = print(&report, shape, plain);
        let checked = check(&source);
        let judgement = &checked.judgement;
        let is_failing = |it: &&gouji::rules::Evaluated| it.status == gouji::rules::Status::Fails;
        let failing: Vec<String> =
            judgement.identities.iter().filter(is_failing).map(|it| it.identity.id()).collect();
        assert_eq!(failing, identities_of(edition, cell), "{shape:?} {edition:?} {cell:?}");
        assert_eq!(judgement.verdict, Verdict::DoesNotReconcile);
        // A group of disputes has one sum only: every cell of it mends it.
        let sets = &judgement.suspects.suspects;
        let mends = |it: &gouji::suspects::Suspect| {
            it.cells.len() == 1 && it.cells[0].cell == cell && it.cells[0].proposed == Some(old)
        };
        if cell.table == TableId::Applications {
            assert_eq!(sets.len(), 1, "{shape:?} {cell:?}: {sets:?}");
            assert!(mends(&sets[0]), "{shape:?} {cell:?}: {sets:?}");
        } else {
            assert!(sets.iter().any(mends), "{shape:?} {cell:?}: {sets:?}");
        }
    }
}

/// Ways of writing that change nothing.
fn rewritten(text: &str) -> Vec<(&'static str, String)> {
    let full_width = |it: char| match it {
        '0'..='9' => char::from_u32(it as u32 - '0' as u32 + '０' as u32).unwrap_or(it),
        '(' => '（',
        ')' => '）',
        _ => it,
    };
    vec![
        ("CRLF", text.replace('\n', "\r\n")),
        ("CR", text.replace('\n', "\r")),
        ("full width", text.chars().map(full_width).collect()),
        ("half width brackets", text.replace('（', "(").replace('）', ")")),
        ("no-break spaces", text.replace(' ', "\u{a0}")),
        ("zero-width spaces", text.replace('、', "、\u{200b}")),
        ("byte order mark", format!("\u{feff}{text}")),
        (
            "Traditional",
            text.replace('总', "總")
                .replace('复', "復")
                .replace('诉', "訴")
                .replace('结', "結")
                .replace('属', "屬"),
        ),
    ]
}

#[test]
fn ways_of_writing_change_nothing() {
    for (idx, shape) in WHOLE.into_iter().enumerate() {
        let report = Report::balanced(Edition::ALL[idx % 2], 60, idx as u64);
        let source = print(&report, shape, plain);
        for (name, text) in rewritten(&source.text) {
            if name == "full width" && matches!(shape, Shape::Html | Shape::WordHtml) {
                continue;
            }
            let checked = check(&Source { text, ..source.clone() });
            for cell in report.cells() {
                let got = checked.reading.cell(cell).and_then(|it| it.amount());
                assert_eq!(got, Some(report.get(cell)), "{shape:?} {name} {cell:?}");
            }
            assert_eq!(checked.judgement.verdict, Verdict::Reconciles, "{shape:?} {name}");
        }
    }
}

#[test]
fn a_text_that_is_cut_anywhere_is_never_called_wrong() {
    // A browser never cuts markup; a selection of cells is a whole document again.
    let shapes = Shape::ALL.into_iter().filter(|it| !it.is_html());
    for (idx, shape) in shapes.enumerate() {
        let report = Report::balanced(Edition::ALL[idx % 2], 60, 3);
        let source = print(&report, shape, plain);
        let chars: Vec<(usize, char)> = source.text.char_indices().collect();
        let is_digit =
            |idx: usize| chars.get(idx).is_some_and(|it| it.1.is_ascii_digit() || it.1 == '.');
        for step in 0..60 {
            // A figure that is cut itself is another figure: nothing shows it.
            let at = (step * chars.len() / 60..)
                .find(|it| !is_digit(*it) || *it == 0 || !is_digit(it - 1));
            let at = at.and_then(|it| chars.get(it)).map_or(source.text.len(), |it| it.0);
            for text in [&source.text[..at], &source.text[at..]] {
                let checked = check(&Source { text: text.to_owned(), ..source.clone() });
                for cell in report.cells() {
                    let got = checked.reading.cell(cell).and_then(|it| it.amount());
                    assert!(
                        got.is_none_or(|it| it == report.get(cell)),
                        "{shape:?} cut at {at}: {cell:?} {got:?} for {:?}\n{text}",
                        report.get(cell)
                    );
                }
                assert_ne!(
                    checked.judgement.verdict,
                    Verdict::DoesNotReconcile,
                    "{shape:?} cut at {at}"
                );
            }
        }
    }
}

/// Pieces of which hostile texts are made.
fn pieces() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "一、本年新收政府信息公开申请数量",
        "二、上年结转政府信息公开申请数量",
        "三、本年度办理结果",
        "（一）予以公开",
        "（二）部分公开",
        "（三）不予公开",
        "1.属于国家秘密",
        "3.其他",
        "（六）其他处理",
        "（七）总计",
        "四、结转下年度继续办理",
        "自然人",
        "总计",
        "申请人情况",
        "未经复议直接起诉",
        "复议后起诉",
        "第二十条第（一）项",
        "信息内容",
        "规章",
        "行政许可",
        "0",
        "12",
        "1 2",
        "-",
        "/",
        "",
        " ",
        "\t",
        "|",
        "\n",
        "\n\n",
        "\u{c}",
        "<td>",
        "<tr>",
        "</table>",
        "<table>",
        "<td colspan=99999>",
        "&nbsp;",
        "（",
        "）",
        "000",
        "123456789012345678901",
        "1,234",
        "#REF!",
        "- 4 -",
        "\u{feff}",
        "\u{202e}",
        "⼀",
        "總計",
    ]);
    prop::collection::vec(words, 0..120).prop_map(|it| it.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic_and_twice_alike(text in prop_oneof![pieces(), ".{0,400}"]) {
        for source in [Source::text("", &*text), Source::html("", &*text)] {
            let checked = check(&source);
            prop_assert_eq!(&checked, &check(&source));
            let judgement = &checked.judgement;
            let it = judgement.coverage;
            prop_assert_eq!(it.hold + it.fail + it.not_checked, it.identities);
            prop_assert_eq!(judgement.verdict == Verdict::NothingToCheck, checked.reading.tables.is_empty());
            for span in checked.reading.tables.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells).filter_map(|it| it.span) {
                prop_assert!(source.text.get(span.start as usize..span.end as usize).is_some());
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = check(&Source::detect("", &*text));
    }
}
