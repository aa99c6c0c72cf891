//! Reports in, readings out: every shape of text in both editions.

mod support;

use gouji::check::{Checked, Verdict, check};
use gouji::form::{CellId, Edition, TableId};
use gouji::reading::State;
use support::print::{Shape, blank_zeros, plain, print};
use support::report::Report;

/// The cells that were read otherwise than printed, as text.
fn misread(report: &Report, checked: &Checked, states: &[State]) -> Vec<String> {
    let mut res = Vec::new();
    for id in report.cells() {
        let expected = report.get(id);
        let got = checked.reading.cell(id);
        let fits =
            got.is_some_and(|it| it.amount() == Some(expected) && states.contains(&it.state));
        if !fits {
            res.push(format!(
                "{id:?}: {expected} read as {:?} {:?}",
                got.map(|it| it.state),
                got.and_then(|it| it.value)
            ));
        }
    }
    res
}

fn sizes() -> impl Iterator<Item = (u64, u64)> {
    [3, 40, 900].into_iter().flat_map(|size| (0..8).map(move |seed| (size, seed)))
}

fn reads_whole(shape: Shape) {
    for edition in Edition::ALL {
        for (size, seed) in sizes() {
            let report = Report::balanced(edition, size, seed);
            let source = print(&report, shape, plain);
            let checked = check(&source);
            let misread = misread(&report, &checked, &[State::Read]);
            assert!(
                misread.is_empty(),
                "{shape:?} {edition:?} {size} {seed}: {:#?}\n{:#?}\n{}",
                misread,
                checked.reading.remarks,
                source.text
            );
            assert_eq!(
                checked.judgement.verdict,
                Verdict::Reconciles,
                "{shape:?} {edition:?} {size} {seed}"
            );
            let grave: Vec<_> = checked
                .judgement
                .findings
                .iter()
                .filter(|it| {
                    it.severity < gouji::rules::Severity::Note
                        && it.place.is_none_or(|it| it.table != gouji::form::TableId::Disclosure)
                })
                .collect();
            assert!(grave.is_empty(), "{shape:?} {edition:?} {size} {seed}: {grave:#?}");
        }
    }
}

fn reads_blanks(shape: Shape) {
    for edition in Edition::ALL {
        for (size, seed) in sizes() {
            let report = Report::balanced(edition, size, seed);
            let source = print(&report, shape, blank_zeros);
            let checked = check(&source);
            let misread = misread(&report, &checked, &[State::Read, State::Blank]);
            assert!(
                misread.is_empty(),
                "{shape:?} {edition:?} {size} {seed}: {misread:#?}\n{:#?}\n{}",
                checked.reading.remarks,
                source.text
            );
        }
    }
}

/// Nothing is read wrong; what is open is called so.
fn reads_nothing_wrong(shape: Shape, figure: support::print::Figure) {
    for edition in Edition::ALL {
        for (size, seed) in sizes() {
            let report = Report::balanced(edition, size, seed);
            let source = print(&report, shape, figure);
            let checked = check(&source);
            for id in report.cells() {
                let got = checked.reading.cell(id).and_then(|it| it.amount());
                assert!(
                    got.is_none_or(|it| it == report.get(id)),
                    "{shape:?} {edition:?} {size} {seed}: {id:?} {got:?} for {:?}\n{}",
                    report.get(id),
                    source.text
                );
            }
            assert_ne!(checked.judgement.verdict, Verdict::DoesNotReconcile);
        }
    }
}

macro_rules! whole {
    ($($name:ident $shape:ident)*) => { $(#[test] fn $name() { reads_whole(Shape::$shape); })* };
}

whole! {
    bars Bars
    bars_one_cell_a_line BarsCellPerLine
    one_cell_a_line CellPerLine
    tab_grid TabGrid
    tab_selection TabSelection
    markdown Markdown
    comma Comma
    boxes Boxes
    pdf_stream PdfStream
    pdf_layout PdfLayout
    one_line OneLine
    html Html
    word_html WordHtml
}

macro_rules! blanks {
    ($($name:ident $shape:ident)*) => { $(#[test] fn $name() { reads_blanks(Shape::$shape); })* };
}

blanks! {
    blanks_in_a_tab_grid TabGrid
    blanks_in_a_tab_selection TabSelection
    blanks_in_markdown Markdown
    blanks_in_comma Comma
    blanks_in_html Html
    blanks_in_word_html WordHtml
}

#[test]
fn glued_figures_are_never_cut_wrongly() {
    reads_nothing_wrong(Shape::Glued, plain);
}

/// The sums decide on every row of short figures, and on most of long ones; where a column does not
/// add up, on fewer.
#[test]
fn glued_figures_are_cut_where_the_sums_decide() {
    let n_cut = |size: u64, wrong: i64| {
        let rows = (0..12).map(|seed| {
            let mut report = Report::balanced(Edition::Form2021, size, seed);
            for column in [0, 6] {
                let id = CellId::new(TableId::Applications, 5, column);
                report.set(id, report.get(id) + wrong.into());
            }
            let checked = check(&print(&report, Shape::Glued, plain));
            let table = checked.reading.table(TableId::Applications).expect("the table is found");
            table.rows.iter().filter(|it| it.cells[0].amount().is_some()).count()
        });
        rows.sum::<usize>()
    };
    assert_eq!([250, 20_000].map(|it| n_cut(it, 0)), [300, 257]);
    assert_eq!([250, 20_000].map(|it| n_cut(it, 10)), [190, 252]);
}

#[test]
fn dropped_blanks_are_never_placed_wrongly() {
    for shape in Shape::ALL {
        reads_nothing_wrong(shape, blank_zeros);
    }
}
