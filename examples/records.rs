//! Applications tables with two wrong cells as records for another localiser, and how long ours takes
//! for the same ones: `records FOLDER`. Writes `records.csv` and `edits.txt`; prints the median of
//! ours in nanoseconds of CPU-bound work.

#![allow(clippy::print_stdout, reason = "an example prints")]

#[path = "../tests/localiser/tables.rs"]
mod tables;

use std::fmt::Write;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::Instant;
use std::{env, fs, io};

use gouji::form::CellId;
use tables::{Figures, Random, all_identities};

const N_RECORDS: u64 = 20;
const N_WRONG: usize = 2;
const N_PASSES: usize = 200;

fn main() -> io::Result<()> {
    let folder: PathBuf = env::args_os().nth(1).expect("records FOLDER").into();
    fs::create_dir_all(&folder)?;
    let mut random = Random(2);
    let right = Figures::sparse();
    let records: Vec<Figures> =
        (0..N_RECORDS).map(|_| right.with(&random.errors(&right, N_WRONG))).collect();
    fs::write(folder.join("records.csv"), csv(&records))?;
    fs::write(folder.join("edits.txt"), edits())?;
    println!("{}", median(&records));
    Ok(())
}

fn name(row: usize, column: usize) -> String {
    format!("X{row:02}{column}")
}

fn csv(records: &[Figures]) -> String {
    let names = (0..25).flat_map(|row| (0..7).map(move |column| name(row, column)));
    let mut res = String::from("IDENT");
    names.for_each(|it| write!(res, ",{it}").expect("a string takes it"));
    for (idx, record) in records.iter().enumerate() {
        write!(res, "\nR{idx:03}").expect("a string takes it");
        let figures = record.0.as_flattened().iter();
        figures.for_each(|it| write!(res, ",{it}").expect("a string takes it"));
    }
    res + "\n"
}

/// The identities as Banff writes them.
fn edits() -> String {
    let side = |cells: &[CellId]| {
        let names: Vec<String> =
            cells.iter().map(|it| name(it.row.into(), it.column.into())).collect();
        names.join(" + ")
    };
    let edit = |it: &gouji::form::Identity| format!("{} = {};\n", side(&it.left), side(&it.right));
    all_identities().iter().map(edit).collect()
}

/// The median over the records of the best of many passes, in nanoseconds.
fn median(records: &[Figures]) -> u128 {
    let sums = all_identities();
    let time = |it: &Figures| {
        let start = Instant::now();
        drop(black_box(black_box(it).located_by(&sums, |_| false)));
        start.elapsed().as_nanos()
    };
    let best = |it: &Figures| (0..N_PASSES).map(|_| time(it)).min().expect("there are passes");
    let mut times: Vec<u128> = records.iter().map(best).collect();
    times.sort_unstable();
    times[times.len() / 2]
}
