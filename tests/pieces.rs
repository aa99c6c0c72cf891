//! A report that is read piece by piece, or in a worker, reads as it does at one go.

mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use gouji::form::Edition;
use gouji::reading::{read, read_in_pieces};
use gouji::source::{Kind, Source};
use support::print::{Shape, blank_zeros, plain, print};
use support::report::{Report, Rng};

/// How many pieces the source came to. The reading is that of the whole text.
fn pieces(source: Source) -> usize {
    let source = Rc::new(source);
    let mut work = read_in_pieces(Rc::clone(&source));
    let mut n_pieces = 1;
    let mut done = work.done();
    let reading = loop {
        match work.step() {
            Some(it) => break it,
            None => n_pieces += 1,
        }
        assert!(work.done() >= done, "progress goes forth only");
        done = work.done();
    };
    assert_eq!(reading, read(&source), "{}", source.name);
    n_pieces
}

/// The report in this shape, with so much prose before and behind it that it has several pieces.
fn long(report: &Report, shape: Shape, len: usize) -> Source {
    let mut source = print(report, shape, blank_zeros);
    let sentence = "全年主动公开政府信息328条，其中财政信息36条；组织培训3次。";
    let line =
        if shape.is_html() { format!("<p>{sentence}</p>\n") } else { format!("{sentence}\n") };
    let prose = line.repeat(len / line.len());
    let at = if shape.is_html() { source.text.find("<p").unwrap_or(0) } else { 0 };
    source.text.insert_str(at, &prose);
    let end = source.text.rfind("</body>").unwrap_or(source.text.len());
    source.text.insert_str(end, &format!("\n{prose}"));
    source.name = format!("{shape:?}");
    source
}

#[test]
fn every_shape_reads_the_same_in_pieces() {
    for (seed, shape) in Shape::ALL.into_iter().enumerate() {
        for edition in Edition::ALL {
            let report = Report::balanced(edition, 200, seed as u64);
            pieces(print(&report, shape, plain));
            let n_pieces = pieces(long(&report, shape, 150_000));
            assert!(n_pieces > 6, "{shape:?}: {n_pieces} pieces");
        }
    }
}

#[test]
fn a_text_that_is_torn_reads_the_same_in_pieces() {
    let rng = &mut Rng::new(3);
    for seed in 0..40 {
        let shape = Shape::ALL[rng.below(Shape::ALL.len() as u64) as usize];
        let mut source = long(&Report::balanced(Edition::Form2021, 30, seed), shape, 70_000);
        let mut cut = rng.below(source.text.len() as u64) as usize;
        while !source.text.is_char_boundary(cut) {
            cut -= 1;
        }
        source.text.truncate(cut);
        pieces(source);
    }
}

#[test]
fn the_corpora_read_the_same_in_pieces() {
    let mut n_files = 0;
    for file in files(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")) {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let source = Source::detect(file.display().to_string(), text);
        // The same again: a second report behind the first, and longer.
        let twice = Source { text: source.text.repeat(3), ..source.clone() };
        pieces(source);
        pieces(twice);
        n_files += 1;
    }
    assert!(n_files > 20, "the corpora are there: {n_files}");
}

fn files(folder: PathBuf) -> Vec<PathBuf> {
    let entries = fs::read_dir(&folder).unwrap_or_else(|it| panic!("{}: {it}", folder.display()));
    let paths = entries.filter_map(|it| Some(it.ok()?.path()));
    paths.flat_map(|it| if it.is_dir() { files(it) } else { vec![it] }).collect()
}

#[test]
fn what_is_no_report_reads_the_same_in_pieces() {
    for text in ["", " ", "1", "\n\n", "锟斤拷"] {
        pieces(Source::text("", text));
        pieces(Source::html("", text));
    }
    for line in ["1 2 3 4 5 6 7\n", "一,2,3,4,5,6,7\n", "—", "<td>7", "<table><tr><td>1</table>"]
    {
        for kind in [Kind::Text, Kind::Html] {
            let text = line.repeat(300_000 / line.len());
            pieces(Source { name: line.to_owned(), kind, text });
        }
    }
}
