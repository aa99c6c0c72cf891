//! Core types turned into results.

use super::excerpt::excerpt;
use super::{
    CellAddress, Figure, FindingResult, IdentityId, IdentityResult, ProposedResult, Rows,
    SearchResult, SuspectResult, TableResult,
};
use crate::explain::{self, Lang};
use crate::form::{CellId, TableId};
use crate::reading::{Place, ReadTable, Reading};
use crate::rules::identity::{Evaluated, Reason, Status};
use crate::rules::{Finding, Severity};
use crate::source::{SourceRef, Span, Utf16Index};
use crate::suspects::{Searched, Slip, Suspect};

/// What is needed to turn core types into results.
pub(super) struct View<'a> {
    source: SourceRef<'a>,
    reading: &'a Reading,
    identities: &'a [Evaluated],
    utf16: &'a Utf16Index,
    lang: Lang,
}

impl<'a> View<'a> {
    pub(super) fn new(
        source: SourceRef<'a>,
        reading: &'a Reading,
        identities: &'a [Evaluated],
        utf16: &'a Utf16Index,
        lang: Lang,
    ) -> Self {
        Self { source, reading, identities, utf16, lang }
    }
}

impl<'a> View<'a> {
    fn span(&self, span: Option<Span>) -> Option<[u32; 2]> {
        span.map(|it| self.utf16.cursor(self.source.text).span(it))
    }

    pub(super) fn identity(&self, it: &Evaluated) -> IdentityResult {
        let reason = match &it.status {
            Status::NotChecked(reason) => Some(self.reason(reason)),
            Status::Holds | Status::Fails => None,
        };
        IdentityResult {
            id: IdentityId::of(it.identity),
            status: it.status.key(),
            assumed: it.assumed,
            left: it.left.map(Figure),
            right: it.right.map(Figure),
            reason,
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        explain::reason(reason, self.reading, self.lang)
    }

    pub(super) fn table(&self, table: &'a ReadTable) -> TableResult<'a> {
        TableResult {
            table: table.form.id.key(),
            form: table.form.edition.key(),
            rows: Rows { table, text: self.source.text, utf16: self.utf16 },
        }
    }

    fn address(&self, cell: CellId) -> CellAddress {
        let (row, column) = self.keys(Place::cell(cell));
        CellAddress {
            table: cell.table.key(),
            row: row.unwrap_or_default(),
            column: column.unwrap_or_default(),
        }
    }

    /// The keys of a place's row and column.
    fn keys(&self, place: Place) -> (Option<&'static str>, Option<&'static str>) {
        let Some(table) = self.reading.table(place.table) else { return (None, None) };
        let rows = table.form.rows;
        let row = place.row.and_then(|it| rows.get(it as usize));
        // The columns of a table without a row in view are those of its first row: only
        // applications and disputes have columns that run through all rows.
        let columns = row.or(rows.first()).map_or(&[][..], |it| it.columns);
        let column = place.column.and_then(|it| columns.get(it as usize));
        (row.map(|it| it.key), column.map(|it| it.key))
    }

    pub(super) fn findings(&self, all: &[Finding]) -> Vec<FindingResult> {
        let mut res = Vec::with_capacity(all.len());
        for it in all {
            let message = explain::message(it, self.reading, self.identities, self.lang);
            res.push(self.finding(it, message));
        }
        res
    }

    pub(super) fn finding<F>(&self, it: &Finding<F>, message: String) -> FindingResult {
        let (row, column) = it.place.map_or((None, None), |place| self.keys(place));
        FindingResult {
            rule: it.rule,
            severity: Severity::key(it.severity),
            table: it.place.map(|it| TableId::key(it.table)),
            row,
            column,
            message,
            expected: it.expected.map(Figure),
            found: it.found.map(Figure),
            difference: it.difference.map(Figure),
            identities: self.ids(&it.identities),
            cells: it.cells.iter().map(|cell| self.address(*cell)).collect(),
            span: self.span(it.span),
            quote: it.span.map(|it| excerpt(self.source, it)),
        }
    }

    fn ids(&self, places: &[usize]) -> Vec<IdentityId> {
        let known = places.iter().filter_map(|it| self.identities.get(*it));
        known.map(|it| IdentityId::of(it.identity)).collect()
    }

    pub(super) fn suspect(&self, it: &Suspect) -> SuspectResult {
        let proposed = |it: &crate::suspects::ProposedCell| {
            let CellAddress { table, row, column } = self.address(it.cell);
            ProposedResult {
                table,
                row,
                column,
                found: Figure(it.found),
                proposed: it.proposed.map(Figure),
            }
        };
        SuspectResult {
            cells: it.cells.iter().map(proposed).collect(),
            identities: self.ids(&it.identities),
            slip: it.slip.map(Slip::key),
        }
    }

    pub(super) fn search(&self, it: &Searched) -> SearchResult {
        SearchResult {
            identities: self.ids(&it.identities),
            ended: it.ended.key(),
            message: explain::unfinished(it, self.lang),
        }
    }
}
