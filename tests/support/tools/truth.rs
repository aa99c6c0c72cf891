//! What a report of the corpus holds, as text: a line of `key value`s, then a line a row of the
//! form.

use std::fmt::Write;

use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, table};

use super::super::lab::inject::{Injection, Kind};
use super::super::report::Report;
use super::Sample;
use super::page::{Style, Zeros};

/// Writes it down.
pub fn print(sample: &Sample) -> String {
    let Sample { number, style, zeros, report, injection } = sample;
    let (form, year) = (report.edition.key(), report.year);
    let mut res = format!(
        "number {number} form {form} year {year} style {} zeros {}\n",
        style.name(),
        zeros.name()
    );
    if let Some(injection) = injection {
        writeln!(res, "put in: {}", injection.kind.name()).expect("a string takes all");
        for (cell, was) in &injection.cells {
            let (row, column) = keys(*cell, report.edition);
            writeln!(res, "was: {} {row} {column} {was}", cell.table.key())
                .expect("a string takes all");
        }
    }
    for id in TableId::ALL {
        for (idx, row) in table(id, report.edition).rows.iter().enumerate() {
            write!(res, "{} {}", id.key(), row.key).expect("a string takes all");
            for column in 0..row.columns.len() {
                let figure = report.get(CellId::new(id, idx, column));
                write!(res, " {figure}").expect("a string takes all");
            }
            res.push('\n');
        }
    }
    res
}

/// Reads what [`print`] wrote.
pub fn parse(text: &str) -> Option<Sample> {
    let mut lines = text.lines();
    let head: Vec<&str> = lines.next()?.split(' ').collect();
    let value =
        |key: &str| head.chunks(2).find(|it| it[0] == key).and_then(|it| it.get(1).copied());
    let edition = Edition::ALL.into_iter().find(|it| Some(it.key()) == value("form"))?;
    let mut report = Report::balanced(edition, 0, 0);
    report.year = value("year")?.parse().ok()?;
    let mut injection: Option<Injection> = None;
    for line in lines {
        if let Some(name) = line.strip_prefix("put in: ") {
            let kind = Kind::ALL.into_iter().find(|it| it.name() == name)?;
            injection = Some(Injection { kind, cells: Vec::new() });
            continue;
        }
        if let Some(was) = line.strip_prefix("was: ") {
            let [name, row, column, was] = was.split(' ').collect::<Vec<_>>()[..] else {
                return None;
            };
            let cell = cell(name, row, column, edition)?;
            injection.as_mut()?.cells.push((cell, Decimal::parse(was)?));
            continue;
        }
        let words: Vec<&str> = line.split(' ').collect();
        let (id, row) = (table_id(words[0])?, words.get(1)?);
        let row = table(id, edition).row_idx(row)?;
        for (column, figure) in words[2..].iter().enumerate() {
            report.set(CellId::new(id, row, column), Decimal::parse(figure)?);
        }
    }
    Some(Sample {
        number: value("number")?.parse().ok()?,
        style: Style::ALL.into_iter().find(|it| Some(it.name()) == value("style"))?,
        zeros: Zeros::ALL.into_iter().find(|it| Some(it.name()) == value("zeros"))?,
        report,
        injection,
    })
}

fn table_id(key: &str) -> Option<TableId> {
    TableId::ALL.into_iter().find(|it| it.key() == key)
}

fn keys(cell: CellId, edition: Edition) -> (&'static str, &'static str) {
    let row = &table(cell.table, edition).rows[cell.row as usize];
    (row.key, row.columns[cell.column as usize].key)
}

fn cell(id: &str, row: &str, column: &str, edition: Edition) -> Option<CellId> {
    let id = table_id(id)?;
    let form = table(id, edition);
    let row = form.row_idx(row)?;
    let column = form.rows[row].columns.iter().position(|it| it.key == column)?;
    Some(CellId::new(id, row, column))
}
