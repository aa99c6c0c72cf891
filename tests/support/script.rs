//! The patches by which the examples of the rules change a balanced report, a line each:
//!
//! ```text
//! form 2019                                 the 2019 form; else it is the 2021 form
//! year = 2020                               the report's year, or none
//! organ = 某某镇人民政府                      the report's public body
//! edition applications 2019                 this table in another edition
//! without disputes                          this table was not found
//! refusal old-form 2016                     nothing to check, and why
//! applications received total = 24          a cell's text; * stands for every row or column
//! applications received total = "24件"      the same in quotation marks
//! applications received total = blank       also: lost, assumed 24
//! remark row-short applications received 2  a remark of the reading: its place, a text in
//!                                           quotation marks, a number of figures
//! also blank-cells                          the example finds this too, as an error
//! last                                      a report of the year before is there as well
//! last applications carried_out total = 3   any of the lines above, for that report
//! last missing                              it was looked for, and is not there
//! ```

use gouji::form::{CellId, Edition, Table, TableId};
use gouji::reading::{Place, ReadCell, Reading, Refusal, Remark};
use gouji::rules::years::last_year_unmatched::Unmatched;
use gouji::source::Span;

use super::forms::{assumed_cell, balanced, balanced_table, lay_out, read_cell, year_before};

/// A report made by a script.
pub struct Sheet {
    /// The report as it was read.
    pub reading: Reading,
    /// Its text.
    pub text: String,
    /// Rules that the script allows to find errors besides its own.
    pub also: Vec<String>,
    /// Last year's report, where the script speaks of it.
    pub last: Option<Result<Reading, Unmatched>>,
}

/// Runs a script; what it does not understand is a mistake in the script.
pub fn run(script: &str) -> Result<Sheet, String> {
    let lines: Vec<_> = script.lines().map(str::trim).filter(|it| !it.is_empty()).collect();
    let is_2019 = lines.first() == Some(&"form 2019");
    let edition = if is_2019 { Edition::Form2019 } else { Edition::Form2021 };
    let mut reading = balanced(edition);
    let mut also = Vec::new();
    let mut last: Option<Result<Reading, Unmatched>> = None;
    for line in &lines[usize::from(is_2019)..] {
        if let Some(rule) = line.strip_prefix("also ") {
            also.push(rule.to_owned());
            continue;
        }
        if let Some(line) = line.strip_prefix("last") {
            let res = last_line(last, edition, line.trim());
            last = Some(res.ok_or_else(|| format!("not understood: last{line}"))?);
            continue;
        }
        command(&mut reading, line).ok_or_else(|| format!("not understood: {line}"))?;
    }
    let text = lay_out(&mut reading);
    Ok(Sheet { reading, text, also, last })
}

fn last_line(
    last: Option<Result<Reading, Unmatched>>,
    edition: Edition,
    line: &str,
) -> Option<Result<Reading, Unmatched>> {
    let mut res = last.unwrap_or_else(|| Ok(year_before(edition)));
    match (line, &mut res) {
        ("", _) => {}
        ("missing", _) => res = Err(Unmatched::Missing),
        (line, Ok(reading)) => command(reading, line)?,
        (_, Err(_)) => return None,
    }
    Some(res)
}

fn command(reading: &mut Reading, line: &str) -> Option<()> {
    let words: Vec<_> = line.split_whitespace().collect();
    match words[..] {
        ["year", "=", year] => reading.year = year.parse().ok(),
        ["organ", "=", organ] => reading.organ = Some(organ.to_owned()),
        ["edition", id, edition] => {
            let edition = Edition::ALL.into_iter().find(|it| it.key() == edition)?;
            let id = table_id(id)?;
            let table = reading.tables.iter_mut().find(|it| it.form.id == id)?;
            *table = balanced_table(id, edition);
        }
        ["without", id] => {
            let id = table_id(id)?;
            reading.tables.retain(|it| it.form.id != id);
        }
        ["refusal", kind, ..] => {
            reading.tables.clear();
            reading.refusal = Some(refusal(kind, words.get(2))?);
        }
        ["remark", kind, id, ..] => reading.remarks.push(remark(reading, kind, id, line)?),
        [table, row, column, "=", ..] => {
            let (_, value) = line.split_once('=')?;
            return set(reading, [table, row, column], value.trim());
        }
        _ => return None,
    }
    Some(())
}

fn table_id(key: &str) -> Option<TableId> {
    TableId::ALL.into_iter().find(|it| it.key() == key)
}

fn refusal(kind: &str, year: Option<&&str>) -> Option<Refusal> {
    Some(match kind {
        "empty" => Refusal::Empty,
        "broken-encoding" => Refusal::BrokenEncoding,
        "old-form" => Refusal::OldForm { year: year?.parse().ok()? },
        "no-tables" => Refusal::NoTables,
        "not-a-report" => Refusal::NotAReport,
        _ => return None,
    })
}

/// Sets all cells that `address` names: table, row and column, each a key or `*`.
fn set(reading: &mut Reading, address: [&str; 3], value: &str) -> Option<()> {
    let cell = new_cell(value);
    let named = |key: &str, pattern: &str| pattern == "*" || pattern == key;
    let mut n_set = 0;
    for table in &mut reading.tables {
        let rows = table.form.rows.iter().zip(&mut table.rows);
        let rows = rows.filter(|it| named(it.0.key, address[1]));
        for (form, row) in rows.filter(|_| named(table.form.id.key(), address[0])) {
            let cells = form.columns.iter().zip(&mut row.cells);
            for (_, place) in cells.filter(|it| named(it.0.key, address[2])) {
                *place = cell.clone();
                n_set += 1;
            }
        }
    }
    (n_set > 0).then_some(())
}

fn new_cell(value: &str) -> ReadCell {
    match value {
        "blank" => read_cell(""),
        "lost" => ReadCell::lost(),
        _ => value
            .strip_prefix("assumed ")
            .map_or_else(|| read_cell(value.trim_matches('"')), assumed_cell),
    }
}

fn remark(reading: &Reading, kind: &str, id: &str, line: &str) -> Option<Remark> {
    let table = table_id(id)?;
    let form = reading.table(table)?.form;
    let text = line.split('"').nth(1).unwrap_or_default().to_owned();
    let bare = line.split('"').next()?;
    let words: Vec<_> = bare.split_whitespace().skip(3).collect();
    let place = place(form, &words)?;
    let last = line.split_whitespace().last();
    let n_figures = last.and_then(|it| it.parse().ok()).unwrap_or(0);
    let n_columns = match place.row {
        Some(row) => form.rows[row as usize].columns.len(),
        None => form.cells().count(),
    };
    let span = Span::new(0, 4);
    Some(match kind {
        "row-missing" => Remark::RowMissing { place, is_certain: true },
        "row-doubled" => Remark::RowDoubled { place, text, span },
        "row-extra" => Remark::RowExtra { table, text, span, n_figures },
        "row-out-of-order" => Remark::RowOutOfOrder { place, span },
        "row-short" => Remark::RowShort { place, n_figures, n_columns, span },
        "row-long" => Remark::RowLong { place, n_figures, n_columns, span },
        "row-unlabelled" => Remark::RowUnlabelled { place, span },
        "glued-cut" => Remark::GluedCut { place, text, span },
        "glued-ambiguous" => Remark::GluedAmbiguous { place, text, span },
        "column-missing" => Remark::ColumnMissing { place, span, is_certain: true },
        "column-extra" => Remark::ColumnExtra { table, text, span },
        "group-missing" => group_missing(form, words.first()?)?,
        "ordinal-differs" => Remark::OrdinalDiffers { place, printed: text, span },
        "label-differs" => Remark::LabelDiffers { place, printed: text, span },
        "head-cut" => Remark::HeadCut { table, printed: text, span },
        "columns-reordered" => Remark::ColumnsReordered { table, printed: text, span },
        "figures-unplaced" => Remark::FiguresUnplaced { table, n_figures, span },
        "table-missing" => Remark::TableMissing { table, span },
        "second-report" => Remark::SecondReport { span },
        "table-doubled" => Remark::TableDoubled { table, span },
        _ => return None,
    })
}

/// The row, or the column of the whole table, that the first of these words names.
fn place(form: &'static Table, words: &[&str]) -> Option<Place> {
    let Some(key) = words.first() else { return Some(Place::table(form.id)) };
    if let Some(row) = form.row_idx(key) {
        return Some(Place::row(form.id, row));
    }
    let column = form.rows[0].columns.iter().position(|it| it.key == *key);
    Some(column.map_or(Place::table(form.id), |it| Place::column(form.id, it)))
}

fn group_missing(form: &'static Table, key: &str) -> Option<Remark> {
    let of_group = |row: &gouji::form::Row| row.group.is_some_and(|it| it.key == key);
    let first_row = form.rows.iter().position(of_group)?;
    let group = form.rows[first_row].group?;
    Some(Remark::GroupMissing { table: form.id, group, first_row: first_row as u8 })
}

/// The cell of this address in the reading's form.
pub fn cell_id(reading: &Reading, table: TableId, row: &str, column: &str) -> Option<CellId> {
    let form = reading.table(table)?.form;
    let row = form.row_idx(row)?;
    let column = form.rows[row].columns.iter().position(|it| it.key == column)?;
    Some(CellId::new(table, row, column))
}
