//! Tables whose cells have known places (HTML, word processors) laid against the form.

use super::applications::N_COLUMNS;
use super::applications::{self, Found, Head};
use super::disclosure;
use super::disputes;
use super::fold::fold_tokens;
use super::head::odd_head_above;
use super::labels::{LabelId, OTHER_HANDLING, all_mentions, owns_figures};
use super::model::{Label, Layout, ReadTable, Remark};
use super::respelt;
use super::unit::{Datum, Unit, UnitLabel, span_of};
use super::words::{CellWords, Lexicon, TableWords, squeeze};
use crate::form::{APPLICANTS, Edition};
use crate::grid::{Block, Document, PlacedCell, Row, Table};
use crate::order;
use crate::source::Span;

/// What was read out of placed tables.
#[derive(Debug, Default)]
pub struct Matched {
    /// The tables of the form, in its order.
    pub tables: Vec<ReadTable>,
    /// How they were read.
    pub remarks: Vec<Remark>,
    /// The blocks of the document that they were read from.
    pub blocks: Vec<usize>,
}

/// Reads every placed table that has labels of the form. A table of the form may be spread over
/// several tables of the document (page breaks), and one table may hold several of the form.
pub fn read(document: &Document, fallback: Edition, lexicon: &mut Lexicon) -> Matched {
    let mut res = Matched::default();
    let mut found = Applications::default();
    let mut disclosure = disclosure::Placed::default();
    let mut disputes = None;
    for (idx, block) in document.blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let words = TableWords::of(table, lexicon);
        let mut is_used = found.read(&words, &document.blocks[..idx]);
        found.found.ends_the_text = is_used && idx + 1 == document.blocks.len();
        is_used |= disclosure.read(&words);
        if disputes.is_none() {
            disputes = disputes::placed(&words);
            is_used |= disputes.is_some();
        }
        if is_used {
            res.blocks.push(idx);
        }
    }
    if let Some((table, remarks)) = disclosure.finish(fallback) {
        res.tables.push(table);
        res.remarks.extend(remarks);
    }
    let edition = found.finish(fallback, &mut res).unwrap_or(fallback);
    if let Some(placed) = disputes {
        let (table, remarks) = disputes::of_placed(placed, edition);
        res.tables.push(table);
        res.remarks.extend(remarks);
    }
    res
}

/// The applications table, gathered from one table of the document or several.
#[derive(Default)]
struct Applications {
    found: Found,
    span: Option<Span>,
    /// Where the columns stand, from the table that has the head.
    columns: Option<Columns>,
    /// The columns of the first head that the form does not have.
    extra_columns: Vec<(String, Span)>,
}

/// The places of the form's columns; `None` for one that the head lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Columns {
    places: [Option<usize>; N_COLUMNS],
    /// How many cells most rows have behind their label.
    n_cells: usize,
}

impl Columns {
    fn are_in_order(&self) -> bool {
        self.places.iter().flatten().is_sorted()
    }
}

impl Applications {
    /// Reads a table of the document, behind these blocks; `false` where it holds no row of the form.
    fn read(&mut self, words: &TableWords<'_>, before: &[Block]) -> bool {
        let table = words.table;
        let mut labelled = labelled_rows(words);
        if !labelled.is_empty() {
            respell(words, &mut labelled);
        }
        let Some(first) = labelled.first().map(|it| it.0) else { return false };
        let (columns, head) = self.columns_of(words, first, &labelled, before);
        let Some(columns) = columns else { return false };
        if head.is_some() {
            self.found.head = head;
        }
        if self.extra_columns.is_empty() {
            self.extra_columns = extra_columns(&table.rows[..first], &columns);
        }
        for (_, _, words) in words.with_words() {
            self.found.labels.extend_from_slice(&words.labels);
        }
        self.found.units.reserve(labelled.len());
        let mut labels = labelled.into_iter().peekable();
        for (idx, row) in table.rows.iter().enumerate() {
            let label =
                labels.next_if(|it| it.0 == idx).map(|(_, label, cell)| (label, cell.column));
            self.row(row, label, &columns, idx > first);
        }
        self.columns = Some(columns);
        true
    }

    /// Where the columns stand: as the head says; else where the cells behind the labels stand,
    /// if there are seven in nearly every row; else as in the table before.
    fn columns_of(
        &mut self,
        words: &TableWords<'_>,
        first: usize,
        labelled: &[Labelled<'_>],
        before: &[Block],
    ) -> (Option<Columns>, Option<Head>) {
        let table = words.table;
        let named = named_columns(words, first)
            .map(|it| Columns { n_cells: usual_n_cells(table, labelled), ..it });
        let head = |columns| Head::of_rows(&table.rows[..first], columns);
        let is_complete = |it: &Columns| it.places.iter().all(Option::is_some);
        let by_cells = columns_behind_labels(table, labelled);
        match named {
            Some(columns)
                if is_complete(&columns)
                    && (fits(&columns, &by_cells) || !columns.are_in_order()) =>
            {
                (Some(columns), None)
            }
            // Some names in another order: no place is certain.
            Some(columns) if !columns.are_in_order() => {
                let head = head(&columns);
                self.found.odd_head.get_or_insert((head.text, head.span));
                (Some(columns), None)
            }
            Some(columns) => {
                let head = head(&columns);
                (Some(by_cells.unwrap_or(columns)), Some(head))
            }
            None => {
                if self.columns.is_none() && by_cells.is_some() {
                    self.found.odd_head = odd_head_above(before);
                }
                // What goes on behind a head in another order stands in its columns.
                let odd = self.columns.clone().filter(|it| !it.are_in_order());
                (odd.or(by_cells).or_else(|| self.columns.clone()), None)
            }
        }
    }

    fn row(
        &mut self,
        row: &Row,
        label: Option<(UnitLabel, usize)>,
        columns: &Columns,
        is_body: bool,
    ) {
        if label.is_none() && !is_body {
            return;
        }
        let data = match &label {
            Some((_, column)) => data_behind(row, *column, columns),
            None => columns.places.iter().map(|it| datum_at(row, *it)).collect(),
        };
        let label = label.map(|it| it.0);
        let has_figures = data.iter().any(|it| !it.is_blank());
        let is_whole = data.iter().all(|it| !it.is_missing);
        if label.is_none() && !(has_figures && is_whole) {
            if is_whole && foreign_words(row, columns).is_some() {
                let before = self.found.units.iter().rev().find_map(|it| it.label.as_ref());
                self.found.unknown_blanks.extend(before.map(|it| it.id));
            }
            return;
        }
        let Some(span) = span_of(&data) else { return };
        self.span = Some(self.span.map_or(span, |it| it.join(span)));
        let words = if label.is_none() { foreign_words(row, columns) } else { None };
        let unit = Unit {
            is_firm: label.is_some(),
            label,
            is_positional: true,
            is_blank_row: false,
            data,
            span,
        };
        match words {
            Some(text) => self.found.extras.push(applications::Extra { text, unit }),
            None => self.found.units.push(unit),
        }
    }

    fn finish(self, fallback: Edition, res: &mut Matched) -> Option<Edition> {
        let span = self.span?;
        let found = Found { is_placed: true, ..self.found };
        let placed = applications::place(found, Layout::Grid, fallback);
        let form = placed.form;
        res.tables.push(ReadTable { form, rows: placed.rows, layout: Layout::Grid, span });
        res.remarks.extend(placed.remarks);
        for (text, span) in self.extra_columns {
            res.remarks.push(Remark::ColumnExtra { table: form.id, text, span });
        }
        Some(form.edition)
    }
}

/// A row with its label, and the cell that holds it.
type Labelled<'a> = (usize, UnitLabel, &'a PlacedCell<'a>);

/// The labels of rows: of each row the last cell that begins with a row's label.
fn labelled_rows<'a>(words: &TableWords<'a>) -> Vec<Labelled<'a>> {
    let mut res: Vec<Labelled<'a>> = Vec::with_capacity(words.table.rows.len());
    for (row, cell, words) in words.with_words() {
        let Some(id) = words.in_front.filter(|it| owns_figures(*it)) else { continue };
        if res.last().is_some_and(|it| it.0 == row) {
            res.pop();
        }
        res.push((row, whole_label(id, cell, words), cell));
    }
    res
}

/// Adds the labels with wrong characters.
fn respell<'a>(words: &TableWords<'a>, labelled: &mut Vec<Labelled<'a>>) {
    let named: Vec<LabelId> = labelled.iter().map(|it| it.1.id).collect();
    let mut found: Vec<Labelled<'a>> = Vec::new();
    for (row, cell, words) in words.with_words() {
        let at = labelled.partition_point(|it| it.0 < row);
        if labelled.get(at).is_some_and(|it| it.0 == row) {
            continue;
        }
        let before = at.checked_sub(1).map(|it| labelled[it].1.id);
        let behind = labelled.get(at).map(|it| it.1.id);
        // Most rows that lack a label stand where the form has none.
        if !(0..=OTHER_HANDLING).any(|it| respelt::fits(it, before, behind, &named)) {
            continue;
        }
        let Some(id) = respelt::resembling(&words.chars) else { continue };
        if respelt::fits(id, before, behind, &named) {
            found.push((row, whole_label(id, cell, words), cell));
        }
    }
    let ids: Vec<LabelId> = found.iter().map(|it| it.1.id).collect();
    found.retain(|it| ids.iter().filter(|id| **id == it.1.id).count() == 1);
    labelled.extend(found);
    order::sort_by_key(labelled, |it| it.0);
}

fn whole_label(id: LabelId, placed: &PlacedCell, words: &CellWords) -> UnitLabel {
    let printed = Label { text: words.squeezed.clone(), span: placed.cell.span };
    UnitLabel { id, printed, is_whole: true }
}

/// The columns that the cells of a head of so many rows name.
fn named_columns(words: &TableWords<'_>, n_rows: usize) -> Option<Columns> {
    const FEWEST_NAMES: usize = 4;
    let mut places = [None; N_COLUMNS];
    for (cell, words) in (0..n_rows).flat_map(|it| words.cells(it)) {
        let named = APPLICANTS.iter().position(|it| it.label == words);
        if let Some(column) = named {
            places[column].get_or_insert(cell.column);
        }
    }
    let n_names = places.iter().flatten().count();
    (n_names >= FEWEST_NAMES).then_some(Columns { places, n_cells: N_COLUMNS })
}

impl Head {
    /// The head that names `columns`.
    fn of_rows(rows: &[Row], columns: &Columns) -> Self {
        let cells = || rows.iter().flat_map(|it| &it.cells);
        let texts = cells().map(|it| squeeze(&it.cell.text)).filter(|it| !it.is_empty());
        let span = cells().map(|it| it.cell.span).reduce(Span::join);
        Self {
            columns: (0..N_COLUMNS).filter(|it| columns.places[*it].is_some()).collect(),
            text: texts.collect::<Vec<_>>().join(" "),
            span: span.unwrap_or(Span::new(0, 0)),
        }
    }
}

/// The columns that a head names besides all those of the form, where the rows have a cell for
/// each of both. The others are read by the head.
fn extra_columns(head: &[Row], columns: &Columns) -> Vec<(String, Span)> {
    let mut res = Vec::new();
    let Some(leftmost) = columns.places.iter().flatten().min() else { return res };
    let is_named = |it: &PlacedCell| columns.places.contains(&Some(it.column));
    let is_extra = |it: &&PlacedCell| it.column > *leftmost && it.colspan == 1 && !is_named(it);
    for row in head.iter().skip_while(|it| !it.cells.iter().any(is_named)) {
        for it in row.cells.iter().filter(is_extra) {
            let text = squeeze(&it.cell.text);
            if !text.is_empty() {
                res.push((text, it.cell.span));
            }
        }
    }
    let is_complete = columns.places.iter().all(Option::is_some);
    if !is_complete || columns.n_cells != N_COLUMNS + res.len() {
        res.clear();
    }
    res
}

/// How many cells most rows have behind their label.
fn usual_n_cells(table: &Table, labelled: &[Labelled<'_>]) -> usize {
    let n_behind = |it: &Labelled<'_>| {
        table.rows[it.0].cells.iter().filter(|cell| cell.column > it.2.column).count()
    };
    let counts: Vec<usize> = labelled.iter().map(n_behind).collect();
    let n_votes = |it: &usize| counts.iter().filter(|other| *other == it).count();
    counts.iter().copied().max_by_key(n_votes).unwrap_or(N_COLUMNS)
}

/// Where the seven cells behind the labels stand, if nearly all rows agree.
fn columns_behind_labels(table: &Table, labelled: &[Labelled<'_>]) -> Option<Columns> {
    let mut votes: Vec<(Vec<usize>, usize)> = Vec::new();
    for (idx, _, label) in labelled {
        let cells = &table.rows[*idx].cells;
        let behind = || cells.iter().map(|it| it.column).filter(|it| *it > label.column);
        match votes.iter_mut().find(|it| behind().eq(it.0.iter().copied())) {
            Some(vote) => vote.1 += 1,
            None => votes.push((behind().collect(), 1)),
        }
    }
    let (places, n_votes) = votes.into_iter().max_by_key(|it| it.1)?;
    let places: [usize; N_COLUMNS] = places.try_into().ok()?;
    let columns = Columns { places: places.map(Some), n_cells: N_COLUMNS };
    (n_votes * 5 >= labelled.len() * 4).then_some(columns)
}

/// Whether the head's columns are those in which the figures stand, where these can be told.
fn fits(named: &Columns, by_cells: &Option<Columns>) -> bool {
    by_cells.as_ref().is_none_or(|it| it.places == named.places)
}

/// The figures of a row whose label stands in column `label`. Seven cells behind it are the
/// seven columns, wherever broken spans have put them; a row with fewer or more cells than the
/// head has columns has no certain place for any of them.
fn data_behind(row: &Row, label: usize, columns: &Columns) -> Vec<Datum> {
    let behind = row.cells.iter().filter(|it| it.column > label);
    if behind.clone().map(|it| Some(it.column)).eq(columns.places) {
        // One cell for each column, as in most rows.
        let mut res = Vec::with_capacity(N_COLUMNS);
        res.extend(behind.map(|it| Datum::of_cell(&it.cell)));
        return res;
    }
    let behind: Vec<&PlacedCell> = behind.collect();
    let stands_at = |place: &Option<usize>| {
        place.is_none_or(|place| behind.iter().any(|it| it.column == place))
    };
    let n_named = columns.places.iter().flatten().count();
    let fills_the_head = columns.places.iter().all(stands_at);
    if fills_the_head && (behind.len() == columns.n_cells || n_named < N_COLUMNS) {
        return columns.places.iter().map(|it| datum_at(row, *it)).collect();
    }
    if behind.len() == N_COLUMNS && columns.are_in_order() && n_named == N_COLUMNS {
        return behind.iter().map(|it| Datum::of_cell(&it.cell)).collect();
    }
    vec![Datum::missing(row_span(row)); N_COLUMNS]
}

/// What stands in a column of a row: a cell that begins there. Where there is none, nothing is
/// known of it.
fn datum_at(row: &Row, column: Option<usize>) -> Datum {
    let placed = column.and_then(|column| row.cells.iter().find(|it| it.column == column));
    placed.map_or_else(|| Datum::missing(row_span(row)), |it| Datum::of_cell(&it.cell))
}

fn row_span(row: &Row) -> Span {
    let spans = row.cells.iter().map(|it| it.cell.span);
    spans.reduce(Span::join).unwrap_or(Span::new(0, 0))
}

/// The words before the columns of a row without a label of the form, if it has any.
fn foreign_words(row: &Row, columns: &Columns) -> Option<String> {
    let first = columns.places.iter().flatten().min()?;
    let before = row.cells.iter().filter(|it| it.column < *first);
    let words: Vec<String> = before.map(|it| squeeze(&it.cell.text)).collect();
    let text = words.join("");
    let chars = fold_tokens(std::iter::once((0, text.as_str())));
    let is_group = all_mentions(&chars).next().is_some();
    (chars.len() >= 2 && !is_group).then_some(text)
}
