//! Compares the reader of HTML with one that walks the DOM of html5ever and builds tables word
//! for word as the standard says.
//!
//! Left out of the comparison, because the reader deliberately differs or goes further:
//! - marks of Word and Excel (`mso-…`, rows without height, `display:none`): unit tests have them;
//! - where lines outside of tables begin and end, and their order around captions and around text
//!   that stands directly in a table: their characters are compared, in any order;
//! - `rt` and `rp`, which hide what is inside: a table always ends the paragraph before it here, in
//!   quirks mode it does not, and so it can be inside of them;
//! - `sup`, `del` and the like, whose text the reader puts in brackets, `visibility`, and pictures
//!   and fields in cells without text;
//! - `pre`, `select`, `svg`, `math`, `template`, frames, and the full table of named references.

mod oracle;

use gouji::grid::{Block, Document};
use gouji::source::html;
use oracle::Reading;
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

/// What the reader under test found, in the oracle's terms.
fn read(source: &str) -> Reading {
    let Document { blocks } = html::read(source);
    let mut reading = Reading::default();
    for block in blocks {
        match block {
            Block::Line(line) => {
                reading.rest.extend(line.cells.iter().map(|it| it.text.to_string()))
            }
            Block::Table(mut table) => {
                for placed in table.rows.iter_mut().flat_map(|it| &mut it.cells) {
                    placed.cell.text = placed.cell.text.replace('\u{fffc}', "").into();
                }
                reading.tables.push(table.into());
            }
        }
    }
    reading
}

#[track_caller]
fn compare(source: &str) -> Result<(), TestCaseError> {
    let (found, expected) = (read(source), oracle::read(source));
    prop_assert_eq!(&found.tables, &expected.tables, "{}", source);
    prop_assert_eq!(found.characters(), expected.characters(), "{}", source);
    Ok(())
}

#[test]
fn agrees_on_the_corpus() {
    let dir = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/html");
    let files = std::fs::read_dir(dir).expect("the corpus is part of the project");
    let mut n_tables = 0;
    for file in files {
        let path = file.expect("the directory can be listed").path();
        let source = std::fs::read_to_string(&path).expect("the file is UTF-8");
        // The oracle knows the standard only; what Word and Excel add is in another test.
        if !source.contains("mso-") && !source.contains("<!--StartFragment") {
            compare(&source).unwrap_or_else(|it| panic!("{}: {it}", path.display()));
            n_tables += read(&source).tables.len();
        }
    }
    assert!(n_tables >= 4, "the corpus holds tables");
}

#[test]
fn agrees_on_tag_soup() {
    let config = Config { cases: 4000, failure_persistence: None, ..Config::default() };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    runner.run(&soup(), |it| compare(&it)).unwrap_or_else(|it| panic!("{it}"));
}

/// Tags around tables in any order, mostly sensible, with text between them.
fn soup() -> impl Strategy<Value = String> {
    const PARTS: [&str; 24] = [
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<td>",
        "</td>",
        "<th>",
        "</th>",
        "<tbody>",
        "</tbody>",
        "<thead>",
        "<tfoot>",
        "</tfoot>",
        "<caption>",
        "</caption>",
        "<colgroup>",
        "</colgroup>",
        "<col>",
        "<td colspan=2>",
        "<td rowspan='2'>",
        "<td rowspan=0>",
        "<th colspan=3 rowspan=\"2\">",
        "<td colspan=x rowspan=-1>",
        "<TD ROWSPAN=3 class=a>",
    ];
    const OTHERS: &[&str] = &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "</b>",
        "<span>",
        "</span>",
        "<font color='a>b'>",
        "</font>",
        "<a href=x>",
        "</a>",
        "<i>",
        "</i>",
        "<em>",
        "</em>",
        "<br>",
        "<br/>",
        "</br>",
        "<ul>",
        "</ul>",
        "<ol>",
        "</ol>",
        "<li>",
        "</li>",
        "<h2>",
        "</h2>",
        "<h3>",
        "<o:p>",
        "</o:p>",
        "<form>",
        "</form>",
        "<hr>",
        "<img src=x>",
        "<input type=hidden>",
        "<script><td></script>",
        "<style></td></style>",
        "<center>",
        "</center>",
        "<section>",
        "<button>",
        "</button>",
        "<object>",
        "</object>",
        "<nobr>",
        "<ruby>",
        "</ruby>",
        "<dl>",
        "<dd>",
        "<dt>",
        "</dd>",
        "</dl>",
        "<p class=\"a\"/>",
        "<body>",
        "</body>",
        "</html>",
        "<!-- <td> -->",
        "<![if x]>",
        "<?xml a?>",
        "<!doctype html>",
    ];
    const TEXTS: [&str; 12] = [
        " ",
        "\n\t",
        "&nbsp;",
        "&#19968;",
        "&amp;nbsp;",
        "甲&lt",
        " x ",
        "1&#x31;",
        "\u{3000}",
        "a < b",
        "&unknown;",
        "&notit;",
    ];
    let part = proptest::sample::select(&PARTS[..]).prop_map(str::to_owned);
    let other = proptest::sample::select(OTHERS).prop_map(str::to_owned);
    let text = proptest::sample::select(&TEXTS[..]).prop_map(str::to_owned);
    let number = (0..1000u32).prop_map(|it| it.to_string());
    let token = prop_oneof![6 => part, 4 => other, 2 => text, 5 => number];
    proptest::collection::vec(token, 0..60).prop_map(|it| it.concat())
}
