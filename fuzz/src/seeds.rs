//! The inputs that fuzzing begins with.

use gouji::form::Edition;
use gouji::source::Kind;

use super::support::print::{Shape, blank_zeros, plain, print};
use super::support::report::Report;
use super::text;

const SAMPLE: &str = include_str!("../../docs/sample.txt");

const PAGES: [&str; 4] = [
    include_str!("../../tests/corpus/html/excel-2021.html"),
    include_str!("../../tests/corpus/html/word-2021.html"),
    include_str!("../../tests/corpus/html/loose-2019.html"),
    include_str!("../../tests/corpus/html/wps-2019.html"),
];

/// All targets.
pub const TARGETS: [&str; 5] = ["text", "html", "cut", "suspects", "args"];

/// The inputs of a target, with names.
pub fn of(target: &str) -> Vec<(String, Vec<u8>)> {
    let inputs = match target {
        "text" => [reports(Kind::Text), described()].concat(),
        "html" => [reports(Kind::Html), PAGES.map(|it| it.as_bytes().to_vec()).to_vec()].concat(),
        "cut" => cuts(),
        "suspects" => systems(),
        "args" => calls(),
        _ => Vec::new(),
    };
    inputs.into_iter().enumerate().map(|(at, it)| (format!("seed-{at}"), it)).collect()
}

/// Reports in every shape of this kind.
fn reports(kind: Kind) -> Vec<Vec<u8>> {
    let mut res = Vec::new();
    for (at, shape) in Shape::ALL.into_iter().enumerate() {
        for figure in [plain, blank_zeros] {
            let report = Report::balanced(Edition::ALL[at % 2], [3, 40, 900][at % 3], at as u64);
            let source = print(&report, shape, figure);
            if source.kind == kind {
                res.push(source.text.into_bytes());
            }
        }
    }
    if kind == Kind::Text {
        res.push(SAMPLE.as_bytes().to_vec());
    }
    res
}

/// Reports as the target `text` describes them.
fn described() -> Vec<Vec<u8>> {
    let ways = [0, 1, 3, 4, 8, 16, 32, 63];
    let one = |at: usize| {
        let [kind, way] = [at as u8, ways[at % ways.len()]];
        vec![text::REPORT, kind, kind / 2, kind, kind, kind / 4, way, kind * 9, kind, kind * 5, 3]
    };
    (0..16).map(one).collect()
}

fn cuts() -> Vec<Vec<u8>> {
    let digits = [
        "713000074",
        "200 000121",
        "330000033",
        "0000000",
        "35-15",
        "７１３0000７４",
        "12a4567",
        "1111111111111111111111",
        "10010000020001000110",
    ];
    let of = |it: &str, head: [u8; 3]| [&head[..], it.as_bytes()].concat();
    digits.iter().flat_map(|it| [of(it, [6, 0, 6]), of(it, [4, 2, 1])]).collect()
}

fn systems() -> Vec<Vec<u8>> {
    let fill =
        |seed: usize| (0..160).map(|at| (at * 37 + seed * 101 + at * at / 7) as u8).collect();
    (0..12).map(fill).collect()
}

fn calls() -> Vec<Vec<u8>> {
    let calls = [
        "check a b",
        "check --format jsonl -",
        "check a --format=json -- --odd",
        "--help",
        "--version",
        "check --last-year old new",
        "check new --last-year=old",
        "judge a",
        "",
    ];
    calls.iter().map(|it| it.replace(' ', "\0").into_bytes()).collect()
}
