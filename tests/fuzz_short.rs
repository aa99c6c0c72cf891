//! What `cargo xtask fuzz` asserts, for a fixed number of inputs: every seed, every input that
//! failed once, and seeds changed at random by a seeded generator.

#[allow(dead_code)]
#[path = "../fuzz/src/lib.rs"]
mod fuzz;

use std::fs;
use std::path::Path;

use fuzz::seeds;
use fuzz::support::report::Rng;
use gouji::Source;
use gouji::check::check;
use gouji::probe::counted;

/// Pieces that are put into inputs.
const WORDS: [&str; 40] = [
    "本年新收政府信息公开申请数量",
    "（三）不予公开",
    "3.其他",
    "（七）总计",
    "四、结转下年度继续办理",
    "一、总体情况",
    "二、主动公开政府信息情况",
    "总计",
    "未经复议直接起诉",
    "自然人",
    "第二十条第（一）项",
    "信息内容",
    "年",
    "（",
    "）",
    "一",
    "0",
    "00",
    "-",
    "--",
    ".",
    ",",
    "123456789012345678901",
    "\t",
    "|",
    "|---|",
    "+---+",
    "┼─┼",
    "\n",
    "\u{c}",
    "\u{3000}",
    "\u{feff}",
    "<table>",
    "</table>",
    "<tr><td>",
    "<td colspan=99999 rowspan=0>",
    "</p>",
    "<b>",
    "&#x4e00;",
    "\0",
];

/// A few changes of an input.
fn changed(input: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut res = input.to_vec();
    for _ in 0..1 + rng.below(6) {
        let at = rng.below(res.len() as u64 + 1) as usize;
        let end = (at + rng.below(24) as usize).min(res.len());
        match rng.below(6) {
            0 => res.truncate(at),
            1 => _ = res.drain(at..end),
            2 => {
                let piece = res[at..end].to_vec();
                let to = rng.below(res.len() as u64 + 1) as usize;
                let twice = piece.repeat(1 + rng.below(9) as usize);
                res.splice(to..to, twice);
            }
            3 if at < res.len() => res[at] = rng.below(256) as u8,
            _ => {
                let word = WORDS[rng.below(WORDS.len() as u64) as usize];
                res.splice(at..at, word.bytes());
            }
        }
    }
    res
}

/// Runs `check` over the seeds of `target`, its failures of old, and `n` changed seeds.
fn run(target: &str, check: fn(&[u8]), n: usize) {
    let seeds: Vec<Vec<u8>> = seeds::of(target).into_iter().map(|it| it.1).collect();
    assert!(seeds.len() > 7, "{target} has hardly any seeds");
    seeds.iter().chain(&failures(target)).for_each(|it| check(it));
    let rng = &mut Rng::new(1);
    for round in 0..n {
        let input = changed(&seeds[round % seeds.len()], rng);
        if let Err(panic) = std::panic::catch_unwind(|| check(&input)) {
            eprintln!("{target}, round {round}: {:?}", String::from_utf8_lossy(&input));
            std::panic::resume_unwind(panic);
        }
    }
}

/// Inputs that failed once, kept in `fuzz/failures/TARGET/`.
fn failures(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/failures").join(target);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<_> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    paths.iter().map(|it| fs::read(it).expect("a kept input can be read")).collect()
}

#[test]
fn text() {
    run("text", fuzz::text::check, 300);
}

#[test]
fn html() {
    run("html", fuzz::html::check, 300);
}

#[test]
fn cut() {
    run("cut", fuzz::cut::check, 200);
}

#[test]
fn suspects() {
    run("suspects", fuzz::suspects::check, 1000);
}

#[test]
fn args() {
    run("args", fuzz::args::check, 5000);
}

/// Repeated without end, none of these takes more work for a byte than it does once.
#[test]
fn work_grows_no_faster_than_the_input() {
    const PAIRS: [&str; 14] = [
        "+---+\n| a |\n| 1 |\n",
        "一、总体情况\n二、主动公开政府信息情况\n",
        "（一）予以公开 1 2 3\n",
        "（一）予以公开1234567\n",
        "本年新收政府信息公开申请数量713000074",
        "予（予以（",
        "2023年 ",
        "<div><p>",
        "<b><p></b>",
        "<table><td>",
        "<tr><td>0",
        "<td colspan=9 rowspan=9>1",
        "<div style=display:none>",
        "<span></p>",
    ];
    let steps = |unit: &str, len: usize, as_html: bool| {
        let text = unit.repeat(len / unit.len());
        let source = if as_html { Source::html("", text) } else { Source::text("", text) };
        counted(|| check(&source)).1
    };
    for unit in WORDS.into_iter().chain(PAIRS) {
        for as_html in [false, true] {
            let (one, four) = (steps(unit, 20_000, as_html), steps(unit, 80_000, as_html));
            assert!(four <= 6 * one + 1_000, "{unit:?}: {one} steps, then {four}");
        }
    }
}
