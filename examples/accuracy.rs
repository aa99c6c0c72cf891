//! Runs the accuracy lab and prints its tables in markdown.
//!
//! `accuracy REPORTS [FIRST]` runs that many cases from number `FIRST` on; `accuracy show NUMBER`
//! prints one case and what must not be about it. Exit status 1 if anything must not be.

#![allow(clippy::print_stdout, reason = "its tables are its output")]

#[path = "../tests/support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::process::ExitCode;
use std::thread;

use support::lab::Case;
use support::lab::tally::{self, Tally};

/// The tallies of one run: by shape, by damage, and of all.
#[derive(Default)]
struct Tallies {
    shapes: BTreeMap<(bool, usize), Tally>,
    damages: BTreeMap<Option<support::lab::damage::Damage>, Tally>,
    all: Tally,
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |idx: usize| arguments.get(idx).and_then(|it| it.parse::<u64>().ok());
    if arguments.first().is_some_and(|it| it == "show") {
        return show(number(1).expect("the number of a case"));
    }
    let (n, first) = (number(0).unwrap_or(100_000), number(1).unwrap_or(0));
    let n_threads = thread::available_parallelism().map_or(1, usize::from) as u64;
    let parts = thread::scope(|scope| {
        let part = |it: u64| move || run((first + it..first + n).step_by(n_threads as usize));
        let handles: Vec<_> = (0..n_threads).map(|it| scope.spawn(part(it))).collect();
        handles.into_iter().map(|it| it.join().expect("no case stops the lab")).collect::<Vec<_>>()
    });
    let mut sum = Tallies::default();
    parts.iter().for_each(|it| sum.add(it));
    sum.print();
    if sum.all.n_objections == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn run(seeds: impl Iterator<Item = u64>) -> Tallies {
    let mut res = Tallies::default();
    for seed in seeds {
        let case = Case::new(seed);
        let mut tally = Tally::default();
        case.run(&mut tally);
        if case.damage.is_none() {
            let key = (case.blanks, case.shape as usize);
            res.shapes.entry(key).or_default().add(&tally);
        }
        res.damages.entry(case.damage).or_default().add(&tally);
        res.all.add(&tally);
    }
    res
}

impl Tallies {
    fn add(&mut self, other: &Self) {
        other.shapes.iter().for_each(|(key, it)| self.shapes.entry(*key).or_default().add(it));
        other.damages.iter().for_each(|(key, it)| self.damages.entry(*key).or_default().add(it));
        self.all.add(&other.all);
    }

    fn print(&self) {
        let of = |blanks: bool| -> Vec<(String, Tally)> {
            let rows = self.shapes.iter().filter(|it| it.0.0 == blanks);
            rows.map(|((_, shape), it)| {
                (support::print::Shape::ALL[*shape].name().to_owned(), it.clone())
            })
            .collect()
        };
        println!("### Zeros printed\n\n{}", tally::table("shape", &of(false)));
        println!("### Blanks for zeros\n\n{}", tally::table("shape", &of(true)));
        let damages: Vec<(String, Tally)> = self
            .damages
            .iter()
            .filter_map(|(key, it)| Some(((*key)?.name().to_owned(), it.clone())))
            .collect();
        println!("### Damaged on the way\n\n{}", tally::table("damage", &damages));
        println!("### Errors put in\n\n{}", tally::located(&self.all));
        println!("### All\n\n{}", tally::table("", &[("all".to_owned(), self.all.clone())]));
        for it in &self.all.objections {
            eprintln!("{it}");
        }
        eprintln!("{} objections", self.all.n_objections);
    }
}

fn show(seed: u64) -> ExitCode {
    let case = Case::new(seed);
    let mut tally = Tally::default();
    case.run(&mut tally);
    println!("{}", case.source.text);
    let Case { shape, blanks, damage, injection, .. } = &case;
    eprintln!("{shape:?} blanks {blanks} {damage:?} {injection:?}");
    tally.objections.iter().for_each(|it| eprintln!("{it}"));
    if tally.n_objections == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
