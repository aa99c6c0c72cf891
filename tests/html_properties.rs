//! What holds for any input: no panic, exact places, no more output than input.

use gouji::check::check_with;
use gouji::grid::{Block, Cell, Document};
use gouji::reading::Learnt;
use gouji::source::{Source, Span, html};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

fn check(strategy: impl Strategy<Value = String>, cases: u32) {
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let res = TestRunner::new_with_rng(config, rng).run(&strategy, |source| {
        let _ = html::looks_like_html(&source);
        places_are_exact(&source, &html::read(&source))?;
        is_counted(&source)
    });
    res.unwrap_or_else(|it| panic!("{it}"));
}

/// Every place lies in the source and on whole characters; places in one line or table ascend.
fn places_are_exact(source: &str, document: &Document) -> Result<(), TestCaseError> {
    for block in &document.blocks {
        let cells: Vec<&Cell> = match block {
            Block::Line(line) => line.cells.iter().collect(),
            Block::Table(table) => {
                table.rows.iter().flat_map(|it| &it.cells).map(|it| &it.cell).collect()
            }
        };
        let mut last_end = 0;
        for cell in cells {
            let (start, end) = (cell.span.start as usize, cell.span.end as usize);
            prop_assert!(last_end <= start && start <= end, "{cell:?} in {source:?}");
            prop_assert!(source.get(start..end).is_some(), "{cell:?} in {source:?}");
            // A picture stands for a text that is not there.
            let is_nowhere = matches!(&*cell.text, "" | "\u{fffc}");
            prop_assert!(is_nowhere || start < end, "{cell:?} in {source:?}");
            last_end = end;
        }
    }
    Ok(())
}

/// The page is counted in UTF-16 while it is read, also where all that it says was learnt before.
fn is_counted(html: &str) -> Result<(), TestCaseError> {
    let mut learnt = Learnt::default();
    for _ in 0..2 {
        let counted = check_with(Source::html("", html).borrowed(), &mut learnt).utf16;
        let mut cursor = counted.cursor(html);
        let mut expected = 0;
        for (at, ch) in html.char_indices() {
            prop_assert_eq!(cursor.utf16(at as u32), expected, "byte {} of {:?}", at, html);
            expected += ch.len_utf16() as u32;
        }
        prop_assert_eq!(cursor.span(Span::new(0, html.len())), [0, expected]);
    }
    Ok(())
}

#[test]
fn any_text_is_read() {
    check("\\PC{0,80}", 1500);
    check(proptest::collection::vec(any::<char>(), 0..80).prop_map(String::from_iter), 1500);
}

#[test]
fn any_pieces_of_markup_are_read() {
    const PIECES: [&str; 50] = [
        "<",
        ">",
        "/",
        "!",
        "--",
        "<!--",
        "-->",
        "&",
        "#",
        ";",
        "&#x",
        "&nbsp;",
        "𠀀",
        "\"",
        "'",
        "=",
        " ",
        "\n",
        "\t",
        "\0",
        "\u{a0}",
        "　",
        "|",
        "｜",
        ",",
        "0",
        "一",
        "<table>",
        "</table>",
        "<tr>",
        "<td>",
        "<td colspan=3 ",
        "style='mso-ignore:colspan'",
        "style=display:none",
        "style=visibility:hidden>",
        "<s>",
        "</s>",
        "<sup>",
        "<img>",
        "<pre>",
        "</pre>",
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<xml>",
        "<!--StartFragment-->",
        "<!--EndFragment-->",
        "<script>",
        "<rt>",
    ];
    let piece = proptest::sample::select(&PIECES[..]);
    check(proptest::collection::vec(piece, 0..40).prop_map(|it| it.concat()), 4000);
}

/// A measure of everything that reading keeps.
fn size(document: &Document) -> usize {
    let cells = |it: &[Cell]| it.iter().map(|it| it.text.len() + size_of::<Cell>()).sum::<usize>();
    let blocks = document.blocks.iter().map(|it| match it {
        Block::Line(it) => cells(&it.cells),
        Block::Table(it) => {
            let cells = it.rows.iter().flat_map(|it| &it.cells);
            it.rows.len() * 24 + cells.map(|it| it.cell.text.len() + size_of_val(it)).sum::<usize>()
        }
    });
    blocks.map(|it| it + size_of::<Block>()).sum()
}

#[test]
fn no_input_makes_more_than_its_share() {
    // Twenty thousand cells a document may have from nothing; beyond that, a byte yields at most
    // so many bytes as the smallest cell has for its tag.
    const FOR_NOTHING: usize = 20_000 * 100;
    const PER_BYTE: usize = 100;
    for unit in [
        "<div>",
        "<table>",
        "<table><td>",
        "<tr>",
        "<td>",
        "<td colspan=99999999 rowspan=65534>x",
        "<!--",
        "<a b='",
        "</p>",
        "<b><p>",
        "</b>",
        "<pre>\n|",
        "&",
        "&nbsp;",
        "<xml>",
        "<script>",
        "<script></script>",
        "\0",
        "\t",
        "|",
        "<p>|||\t\t",
        "<td colspan=1000 style=mso-ignore:colspan>",
        "<table><td colspan=1000 style=mso-ignore:colspan>a</table>",
        "<table><tr><td rowspan=0 colspan=1000>a<tr><td>b</table>",
        "<form></form>",
        "<li>",
        "<ruby><rt>",
        "<",
        "</",
        "<!",
    ] {
        let source = unit.repeat(300_000 / unit.len());
        let document = html::read(&source);
        assert!(
            size(&document) <= FOR_NOTHING + PER_BYTE * source.len(),
            "{unit}: {}",
            size(&document)
        );
        places_are_exact(&source, &document).unwrap_or_else(|it| panic!("{unit}: {it}"));
    }
}

#[test]
fn deep_and_long_inputs_end() {
    let deep = "<div><table><td>".repeat(1_000_000);
    assert!(html::read(&deep).blocks.len() <= 1_000_000);
    let long = format!("<table><td>1<td>{}<td>2</table>", "甲 乙".repeat(3_000_000));
    let document = html::read(&long);
    let [Block::Table(table)] = document.blocks.as_slice() else { panic!("one table") };
    assert_eq!(table.rows[0].cells.len(), 3);
}

#[test]
fn a_table_keeps_its_first_cells() {
    let source = format!("<table>{}</table>", "<tr><td>1<td>2".repeat(15_000));
    let document = html::read(&source);
    let [Block::Table(table)] = document.blocks.as_slice() else { panic!("one table") };
    assert_eq!(table.rows.iter().map(|it| it.cells.len()).sum::<usize>(), 20_000);
    assert!(table.rows[..10_000].iter().all(|it| it.cells.len() == 2));
}
