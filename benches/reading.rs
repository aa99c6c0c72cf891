//! Time of reading and judging a report: each shape of text, Word's HTML, a thousand reports.
//!
//! `cargo bench --bench reading`. An argument picks the reports whose names contain it;
//! `--write DIR` writes the reports there instead, for the same measurement in a browser.

#![allow(clippy::print_stdout, reason = "a bench prints")]
#![allow(dead_code, reason = "the tests' support is used in part")]

#[path = "../tests/support/print.rs"]
mod print;
#[path = "../tests/support/report.rs"]
mod report;
mod reports;

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use gouji::check::{check, judge};
use gouji::reading::read;
use gouji::source::{Kind, Source};

/// Medians are taken of so many runs.
const N_RUNS: usize = 201;
const N_RUNS_OF_MIXED: usize = 5;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|it| it != "--bench");
    match (arguments.next().as_deref(), arguments.next()) {
        (Some("--write"), Some(folder)) => write(Path::new(&folder)),
        (wanted, _) => measure(wanted.unwrap_or("")),
    }
}

fn measure(wanted: &str) {
    println!("report              bytes    read µs   judge µs   check µs: median   least");
    let mut single = reports::by_shape();
    single.push(reports::word());
    for source in single.iter().filter(|it| it.name.contains(wanted)) {
        report_single(source);
    }
    if "1000 mixed".contains(wanted) {
        report_mixed();
    }
    if "curve".contains(wanted) {
        report_curve();
    }
}

/// That time grows as the text does: the same report between ever more prose.
fn report_curve() {
    println!("\n     bytes       text: µs   ns a byte       HTML: µs   ns a byte");
    for len in [10_000, 50_000, 250_000, 1_000_000, 5_000_000, 20_000_000, 50_000_000] {
        let n_runs = (200_000_000 / len).clamp(3, N_RUNS);
        let cost = |source: &Source| {
            let times = times(n_runs, || drop(black_box(check(black_box(source)))));
            let median = times[n_runs / 2];
            let tenths = median.as_nanos() * 10 / source.text.len() as u128;
            format!("{:>14} {:>9}.{}", micros(median), tenths / 10, tenths % 10)
        };
        let [text, html] = reports::of_len(len);
        println!("{len:>10} {} {}", cost(&text), cost(&html));
    }
}

fn report_single(source: &Source) {
    let reading = read(source);
    let reads = times(N_RUNS, || drop(black_box(read(black_box(source)))));
    let judgements = times(N_RUNS, || drop(black_box(judge(black_box(&reading)))));
    let checks = times(N_RUNS, || drop(black_box(check(black_box(source)))));
    println!(
        "{:16} {:>8} {:>10} {:>10} {:>18} {:>7}",
        source.name,
        source.text.len(),
        micros(reads[N_RUNS / 2]),
        micros(judgements[N_RUNS / 2]),
        micros(checks[N_RUNS / 2]),
        micros(checks[0]),
    );
}

fn report_mixed() {
    let mixed = reports::mixed();
    let bytes: usize = mixed.iter().map(|it| it.text.len()).sum();
    let all = || mixed.iter().for_each(|it| drop(black_box(check(black_box(it)))));
    let times = times(N_RUNS_OF_MIXED, all);
    let median = times[N_RUNS_OF_MIXED / 2];
    println!("{:16} {bytes:>8} {:>40} {:>7}", "1000 mixed", micros(median), micros(times[0]));
}

fn micros(time: Duration) -> String {
    format!("{}.{}", time.as_micros(), time.as_nanos() / 100 % 10)
}

/// Times of so many runs, sorted, after some that warm up.
fn times(n_runs: usize, mut run: impl FnMut()) -> Vec<Duration> {
    (0..n_runs.div_ceil(10)).for_each(|_| run());
    let time = |_| {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    let mut res: Vec<Duration> = (0..n_runs).map(time).collect();
    res.sort_unstable();
    res
}

/// Writes every report to a file; the mixed ones below `mixed/`.
fn write(folder: &Path) {
    let mut single = reports::by_shape();
    single.push(reports::word());
    let file = |it: &Source, name: &str| {
        let ending = if it.kind == Kind::Html { "html" } else { "txt" };
        fs::write(folder.join(format!("{name}.{ending}")), &it.text).expect("the file is written");
    };
    fs::create_dir_all(folder.join("mixed")).expect("the folder can be made");
    single.iter().for_each(|it| file(it, &it.name));
    for (idx, it) in reports::mixed().iter().enumerate() {
        file(it, &format!("mixed/{idx:04}"));
    }
}
