//! Time per report of naming the wrong cells of an applications table (39 identities, 175 cells).
//!
//! `cargo bench --bench suspects`. `search` is [`Searcher`] alone on a system that is set up;
//! `report` is [`locate`] from the identities to the ranked suspects.

#![allow(clippy::print_stdout, reason = "a bench prints")]

#[path = "../tests/localiser/tables.rs"]
mod tables;

use std::hint::black_box;
use std::time::Instant;

use gouji::decimal::Decimal;
use gouji::suspects::{Equation, Limits, Searcher, System, Variable};
use tables::{Figures, Random, all_identities};

const N_REPORTS: usize = 400;
const N_PASSES: u32 = 15;

fn main() {
    let sums = all_identities();
    println!("table   k   search µs: median   p99    max   report µs: median   p99    max");
    for (name, figures) in [("sparse", Figures::sparse()), ("dense", Figures::dense())] {
        for k in 0..=4 {
            let mut random = Random(k as u64 + 1);
            let spoil = |_| figures.with(&random.errors(&figures, k));
            let reports: Vec<_> = (0..N_REPORTS).map(spoil).collect();
            let search = times_of_search(&reports);
            let report = times_of(&reports, |it| drop(black_box(it.located_by(&sums, |_| false))));
            println!("{name:7} {k}   {}         {}", line(search), line(report));
        }
    }
}

fn times_of_search(reports: &[Figures]) -> Vec<u128> {
    let mut system = system();
    let mut searcher = Searcher::default();
    times_of(reports, |it| {
        let values = it.0.as_flattened();
        values.iter().enumerate().for_each(|(place, &value)| {
            system.set_value(place, Decimal::from(value));
        });
        black_box(searcher.smallest_changes(&system, &Limits::default()));
    })
}

/// The best time of each report in nanoseconds, sorted.
fn times_of(reports: &[Figures], mut job: impl FnMut(&Figures)) -> Vec<u128> {
    let mut time = |it: &Figures| {
        let start = Instant::now();
        job(black_box(it));
        start.elapsed().as_nanos()
    };
    let mut res: Vec<u128> = reports
        .iter()
        .map(|it| (0..N_PASSES).map(|_| time(it)).min().expect("there are passes"))
        .collect();
    res.sort_unstable();
    res
}

fn line(times: Vec<u128>) -> String {
    let at = |percent: usize| times[(times.len() - 1) * percent / 100];
    let micros = |it: u128| format!("{}.{}", it / 1000, it / 100 % 10);
    format!("{:>12} {:>7} {:>7}", micros(at(50)), micros(at(99)), micros(at(100)))
}

fn system() -> System {
    let place = |it: &gouji::form::CellId| usize::from(it.row) * 7 + usize::from(it.column);
    let equation = |it: &gouji::form::Identity| {
        let left = it.left.iter().map(|it| (place(it), 1));
        Equation::zero(left.chain(it.right.iter().map(|it| (place(it), -1))).collect())
    };
    let equations = all_identities().iter().map(equation).collect();
    System::new(vec![Variable::count(Decimal::ZERO); 175], equations)
        .expect("the form's identities make a system")
}
