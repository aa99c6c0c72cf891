//! What is read of the outputs of real tools and of the lab's damaged reports, a line for each text.
//! `tests/corpus/readings.txt` has what was read of old: who changes the reader sees here which texts
//! it reads otherwise, whether more or less of them. This test fails where one does;
//! `UPDATE=1 cargo test --test readings` writes it anew.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use gouji::form::CellId;
use gouji::reading::{ReadTable, Reading, Remark, State, read};
use gouji::source::Source;
use support::lab::Case;
use support::lab::damage::Damage;
use support::report::{Report, Rng};
use support::tools::pack::unpack;

/// Cases of the lab, as they are and damaged once more.
const N_CASES: u64 = 1_000;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus")
}

/// Hands on one text after the other, with the report that it was made of where that is known.
fn each_text(mut with: impl FnMut(&Source, Option<&Report>)) {
    let entries = fs::read_dir(corpus().join("tools")).expect("the corpus can be read");
    let mut paths: Vec<_> = entries.map(|it| it.expect("an entry can be read").path()).collect();
    paths.sort();
    for path in paths.iter().filter(|it| !it.ends_with("truths.txt")) {
        let tool = path.file_stem().unwrap_or_default().to_string_lossy();
        for (file, text) in unpack(&fs::read_to_string(path).expect("a pack is UTF-8")) {
            with(&Source::detect(format!("{tool} {file}"), text), None);
        }
    }
    for seed in 0..N_CASES {
        let Case { shape, damage, source, report, .. } = Case::new(seed);
        let Some(damage) = damage else { continue };
        let rng = &mut Rng::new(seed ^ 2);
        let again = Damage::any(rng);
        let text = again.of_text(&source.text, shape, rng);
        let name = format!("{seed} {shape:?} {damage:?}");
        let twice = format!("{name} {again:?}");
        with(&Source { name, ..source.clone() }, Some(&report));
        with(&Source { name: twice, text, ..source }, Some(&report));
    }
}

/// What was read, in one line: each table's cells in the order of the form, then the remarks.
fn line(source: &Source, reading: &Reading, report: Option<&Report>) -> String {
    let mut res = format!("{}:", source.name);
    for table in &reading.tables {
        let (key, form) = (table.form.id.key(), table.form.edition.key());
        let n_labels = table.rows.iter().filter(|it| it.label.is_some()).count();
        let cells = cells(table, report.filter(|it| it.edition == table.form.edition));
        write!(res, " {key} {form} {:?} {n_labels} {cells}", table.layout).expect("a string");
    }
    let mut last = String::new();
    for (name, place) in reading.remarks.iter().map(short) {
        if name != last {
            write!(res, "; {name}").expect("a string takes all");
        }
        write!(res, "{place}").expect("a string takes all");
        last = name;
    }
    if let Some(refusal) = &reading.refusal {
        write!(res, " {refusal:?}").expect("a string takes all");
    }
    res
}

/// The cells of a table: `.` for what is known, `?` for what is assumed, `_` for what is open, `!` for
/// a figure that is not the report's, each with the number of cells in a row that are so.
fn cells(table: &ReadTable, report: Option<&Report>) -> String {
    let mut letters = Vec::new();
    for (row, it) in table.rows.iter().enumerate() {
        for (column, cell) in it.cells.iter().enumerate() {
            let id = CellId::new(table.form.id, row, column);
            let is_other = |report: &Report| cell.amount().is_some_and(|it| it != report.get(id));
            letters.push(match cell.state {
                _ if report.is_some_and(is_other) => '!',
                State::Read | State::Blank | State::Dash => '.',
                State::Assumed => '?',
                State::Lost | State::Unreadable => '_',
            });
        }
    }
    let runs = letters.chunk_by(|a, b| a == b).map(|it| format!("{}{}", it.len(), it[0]));
    runs.collect::<Vec<_>>().join("")
}

/// The name of a remark, and its row or column or how many figures it speaks of.
fn short(remark: &Remark) -> (String, String) {
    let name = format!("{remark:?}");
    let name = name.split([' ', '{']).next().unwrap_or_default().to_owned();
    let place = match remark {
        Remark::RowShort { place, .. }
        | Remark::RowLong { place, .. }
        | Remark::RowMissing { place, .. }
        | Remark::RowDoubled { place, .. }
        | Remark::RowOutOfOrder { place, .. }
        | Remark::RowUnlabelled { place, .. }
        | Remark::GluedCut { place, .. }
        | Remark::GluedAmbiguous { place, .. }
        | Remark::ColumnMissing { place, .. }
        | Remark::OrdinalDiffers { place, .. }
        | Remark::LabelDiffers { place, .. } => place.row.or(place.column).map(u64::from),
        Remark::RowExtra { n_figures, .. } | Remark::FiguresUnplaced { n_figures, .. } => {
            Some(*n_figures as u64)
        }
        _ => None,
    };
    (name, place.map_or_else(String::new, |it| format!(" {it}")))
}

#[test]
fn every_text_is_read_as_it_was() {
    let path = corpus().join("readings.txt");
    if std::env::var_os("UPDATE").is_some() {
        let mut all = String::new();
        each_text(|source, report| all += &(line(source, &read(source), report) + "\n"));
        fs::write(&path, all).expect("the file can be written");
    }
    let old = fs::read_to_string(&path).expect("tests/corpus/readings.txt is there");
    let mut old = old.lines();
    each_text(|source, report| {
        let now = line(source, &read(source), report);
        let stale = "UPDATE=1 cargo test --test readings writes it anew";
        assert_eq!(Some(now.as_str()), old.next(), "{stale}\n{}", source.text);
    });
    assert_eq!(old.next(), None, "texts are gone");
}
