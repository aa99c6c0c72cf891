//! The outputs of real tools that are kept in `tests/corpus/tools/`: nothing is read wrong, nothing
//! is a false alarm, errors are named, and what a tool does not lose is read whole.

mod support;

use std::fs;
use std::path::Path;

use support::tools::Sample;
use support::tools::pack::{pack, unpack};
use support::tools::score::Score;
use support::tools::truth;

/// The outputs of one tool: its name, and the files by name.
struct Pack {
    tool: String,
    text: String,
}

fn packs() -> Vec<Pack> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus/tools");
    let entries = fs::read_dir(folder).expect("the corpus can be read");
    let paths = entries.map(|it| it.expect("an entry can be read").path());
    let mut res: Vec<Pack> = paths
        .map(|it| Pack {
            tool: it.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            text: fs::read_to_string(it).expect("a pack is UTF-8"),
        })
        .collect();
    res.sort_by(|a, b| a.tool.cmp(&b.tool));
    res
}

/// The truths, by the name of the report.
fn truths(packs: &[Pack]) -> Vec<(String, Sample)> {
    let pack = packs.iter().find(|it| it.tool == "truths").expect("the truths are there");
    let parse = |it: (&str, &str)| (it.0.to_owned(), truth::parse(it.1).expect("a truth is read"));
    unpack(&pack.text).into_iter().map(parse).collect()
}

/// What is read out of the pack, changed by `edit`.
fn score(pack: &Pack, truths: &[(String, Sample)], edit: impl Fn(&str) -> String) -> Score {
    let mut res = Score::default();
    for (file, text) in unpack(&pack.text) {
        let name = file.split('.').next();
        let truth = truths.iter().find(|it| Some(it.0.as_str()) == name);
        res.add(&pack.tool, file, &truth.expect("a file has its truth").1, &edit(text));
    }
    res
}

#[test]
fn what_real_tools_wrote_is_never_read_wrong() {
    let packs = packs();
    let truths = truths(&packs);
    let outputs = packs.iter().filter(|it| it.tool != "truths");
    let scores: Vec<Score> = outputs.map(|it| score(it, &truths, str::to_owned)).collect();
    assert!(scores.len() >= 60, "{} tools are hardly all", scores.len());
    let objections: Vec<&String> = scores.iter().flat_map(|it| &it.objections).collect();
    assert!(objections.is_empty(), "{objections:#?}");
}

/// Every error that was put in is found somewhere, and blanks and both forms occur.
#[test]
fn the_corpus_has_all_kinds_of_reports() {
    let packs = packs();
    let truths = truths(&packs);
    let page = packs.iter().find(|it| it.tool == "page").expect("the pages themselves are there");
    let score = score(page, &truths, str::to_owned);
    let with_error = truths.iter().filter(|it| it.1.injection.is_some()).count() as u64;
    let located = |it: &support::lab::tally::Tally| it.located.values().map(|it| it.n).sum::<u64>();
    assert_eq!(located(&score.filled) + located(&score.blank), with_error);
    assert!(with_error > 0 && score.blank.n_reports > 0);
    let editions: std::collections::BTreeSet<_> =
        truths.iter().map(|it| it.1.report.edition).collect();
    assert_eq!(editions.len(), 2);
}

#[test]
fn a_spoilt_output_is_noticed() {
    let packs = packs();
    let truths = truths(&packs);
    let page = packs.iter().find(|it| it.tool == "page").expect("the pages themselves are there");
    let spoilt = score(page, &truths, |it| it.replace(">0<", ">7<"));
    assert!(spoilt.filled.cells.wrong > 0 && spoilt.filled.n_alarms > 0);
    let short = score(page, &truths, |it| it.replace("总计", "共"));
    assert!(short.objections.iter().any(|it| it.contains("not read whole")), "{short:?}");
}

#[test]
fn packs_and_truths_come_back_as_they_were() {
    let files: Vec<_> = (0..12u64)
        .map(|it| {
            let sample = Sample::new(it);
            (sample.name(), truth::print(&sample))
        })
        .collect();
    let packed = pack(&files);
    for ((name, text), (got, truth)) in files.iter().zip(unpack(&packed)) {
        assert_eq!((name.as_str(), text.as_str()), (got, truth));
        let sample = truth::parse(truth).expect("a truth can be read");
        assert_eq!(truth::print(&sample), truth);
    }
}
