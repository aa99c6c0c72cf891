//! The tables of a report as they are drawn: layout and cells, made once for each judgement.

use super::cell::CellView;
use crate::app::report::Report;
use crate::app::sheet::{Sheet, sheet};
use crate::explain::Lang;
use crate::form::CellId;

/// The tables of a report in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawn {
    /// The layout of each table that was found, in the order of the form.
    pub sheets: Vec<Sheet>,
    /// What each cell shows, in the order of the form.
    cells: Vec<CellView>,
}

impl Drawn {
    /// The tables of `report`.
    pub fn new(report: &Report, lang: Lang) -> Self {
        let forms = || report.reading.tables.iter().map(|it| it.form);
        Self {
            sheets: forms().map(|it| sheet(it, lang)).collect(),
            cells: forms()
                .flat_map(|it| it.cells())
                .map(|it| CellView::new(it, report, lang))
                .collect(),
        }
    }

    /// What a cell shows.
    pub fn cell(&self, at: CellId) -> Option<&CellView> {
        self.cells.binary_search_by_key(&at, |it| it.id).ok().map(|it| &self.cells[it])
    }
}
