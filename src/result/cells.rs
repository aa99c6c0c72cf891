//! The rows and cells of a table as results. No object is as frequent: they are made while they are
//! written, so that none of them is ever kept.

use serde::{Serialize, Serializer};

use super::{CellResult, Figure, RowResult};
use crate::form::Column;
use crate::reading::{ReadCell, ReadTable};
use crate::source::Utf16Index;

/// The rows of a table.
#[derive(Clone, Debug)]
pub struct Rows<'a> {
    pub(super) table: &'a ReadTable,
    pub(super) text: &'a str,
    pub(super) utf16: &'a Utf16Index,
}

/// The cells of a row.
#[derive(Clone, Debug)]
pub struct Cells<'a> {
    columns: &'static [Column],
    cells: &'a [ReadCell],
    text: &'a str,
    utf16: &'a Utf16Index,
}

impl Rows<'_> {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = RowResult<'_>> {
        let rows = self.table.form.rows.iter().zip(&self.table.rows);
        let Self { text, utf16, .. } = *self;
        rows.map(move |(form, row)| RowResult {
            row: form.key,
            label: form.label,
            cells: Cells { columns: form.columns, cells: &row.cells, text, utf16 },
        })
    }
}

impl Cells<'_> {
    /// One after the other.
    pub fn iter(&self) -> impl Iterator<Item = CellResult<'_>> {
        let mut utf16 = self.utf16.cursor(self.text);
        self.columns.iter().zip(self.cells).map(move |(column, cell)| CellResult {
            column: column.key,
            value: cell.value.map(Figure),
            raw: &cell.raw,
            state: cell.state.key(),
            span: cell.span.map(|it| utf16.span(it)),
        })
    }
}

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

impl Serialize for Cells<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
