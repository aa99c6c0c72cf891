//! Findings about lines of a table, made of the reading's remarks: one finding a table, with
//! all its lines.

use crate::form::{CellId, TableId};
use crate::reading::{Place, Remark, State};
use crate::rules::{Context, Facts, Finding, Rule};
use crate::source::Span;

/// A line of a table that something is to be said of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row, the column, or the whole table.
    pub place: Place,
    /// What is printed there; empty where the rule does not need it.
    pub printed: String,
    /// Where it stands; `None` for what is missing.
    pub span: Option<Span>,
}

impl Line {
    /// A line that stands in the text.
    pub const fn new(place: Place, span: Span) -> Self {
        Self { place, printed: String::new(), span: Some(span) }
    }

    /// The same with what is printed there.
    pub fn printed(self, text: &str) -> Self {
        Self { printed: text.to_owned(), ..self }
    }
}

/// Reports the lines that `pick` makes of the remarks, one finding a table.
pub fn report(
    rule: &Rule,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
    facts: fn(Vec<Line>) -> Facts,
    pick: fn(&Remark) -> Option<Line>,
) {
    for table in TableId::ALL {
        let lines = lines(context, table, pick);
        if !lines.is_empty() {
            out.push(finding(rule, facts(lines.clone()), context, &lines));
        }
    }
}

/// Reports each line that `pick` makes of the remarks, one finding a line.
pub fn report_each(
    rule: &Rule,
    context: &Context<'_>,
    out: &mut Vec<Finding>,
    facts: fn(Line) -> Facts,
    pick: fn(&Remark) -> Option<Line>,
) {
    let lines = context.reading.remarks.iter().filter_map(pick);
    out.extend(lines.map(|it| finding(rule, facts(it.clone()), context, &[it])));
}

/// Whether figures or rows of the table stand where nothing tells what they are: what else seems
/// wrong with its lines may be the text's fault.
pub fn is_torn(context: &Context<'_>, id: TableId) -> bool {
    context.reading.remarks.iter().any(|it| match it {
        Remark::FiguresUnplaced { .. } | Remark::RowUnlabelled { .. } => true,
        Remark::RowExtra { table, .. } => *table == id,
        _ => false,
    })
}

/// The lines of one table that `pick` makes of the remarks, in the order of the form.
pub fn lines(
    context: &Context<'_>,
    table: TableId,
    pick: impl Fn(&Remark) -> Option<Line>,
) -> Vec<Line> {
    let lines = context.reading.remarks.iter().filter_map(pick);
    let mut res: Vec<_> = lines.filter(|it| it.place.table == table).collect();
    crate::order::sort_by_key(&mut res, |it| (it.place, it.span));
    res.dedup();
    res
}

/// A finding about these lines of one table; it stands at the first of them.
pub fn finding(rule: &Rule, facts: Facts, context: &Context<'_>, lines: &[Line]) -> Finding {
    let res = rule.finding(facts);
    let (Some(first), Some(place)) = (lines.first(), place_of(lines)) else { return res };
    let span = lines.iter().find_map(|it| it.span).or_else(|| context.place_span(first.place));
    let lost: Vec<_> = lines.iter().flat_map(|it| lost_cells(context, it.place)).collect();
    let of_line = |it: &&Line| it.place.row.is_some() || it.place.column.is_some();
    let lines = lines.iter().filter(of_line).flat_map(|it| cells(context, it.place));
    let concerned = lines.chain(lost.iter().copied()).collect();
    res.at(place).on(span).of_identities(context.unchecked_with(&lost)).of_cells(concerned)
}

/// The place that the lines have in common: their own, or their table.
pub fn place_of(lines: &[Line]) -> Option<Place> {
    let first = lines.first()?.place;
    let is_one = lines.iter().all(|it| it.place == first);
    Some(if is_one { first } else { Place::table(first.table) })
}

/// The cells of a place that the text lost.
pub fn lost_cells(context: &Context<'_>, place: Place) -> Vec<CellId> {
    let is_lost = |it: &CellId| context.reading.cell(*it).is_some_and(|it| it.state == State::Lost);
    let unusual = context.unusual.iter().copied();
    unusual.filter(|it| is_at(place, *it) && is_lost(it)).collect()
}

fn is_at(place: Place, cell: CellId) -> bool {
    place.table == cell.table
        && place.row.is_none_or(|row| row == cell.row)
        && place.column.is_none_or(|column| column == cell.column)
}

/// The cells of a place, where its table was found.
fn cells(context: &Context<'_>, place: Place) -> Vec<CellId> {
    let Some(table) = context.reading.table(place.table) else { return Vec::new() };
    table.form.cells().filter(|it| is_at(place, *it)).collect()
}

/// A row with another number of figures than columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CountedRow {
    /// The row, or the whole table, where it is one row of figures.
    pub place: Place,
    /// How many figures stand there.
    pub n_figures: usize,
    /// How many there should be.
    pub n_columns: usize,
    /// Where it stands.
    pub span: Span,
}

impl CountedRow {
    /// The rows as lines.
    pub fn lines(rows: &[Self]) -> Vec<Line> {
        rows.iter().map(|it| Line::new(it.place, it.span)).collect()
    }
}

/// The rows of one table that `pick` makes of the remarks, in the order of the form.
pub fn counted_rows(
    context: &Context<'_>,
    table: TableId,
    pick: fn(&Remark) -> Option<CountedRow>,
) -> Vec<CountedRow> {
    let rows = context.reading.remarks.iter().filter_map(pick);
    let mut res: Vec<_> = rows.filter(|it| it.place.table == table).collect();
    crate::order::sort_by_key(&mut res, |it| (it.place, it.span));
    res
}

#[cfg(test)]
mod tests {
    use crate::form::CellId;
    use crate::rules::testing::findings;

    /// The cells that the finding of this rule is about, by row and column.
    fn cells(script: &str, rule: &str) -> Vec<(u8, u8)> {
        let found = findings(script);
        let cells = found.iter().filter(|it| it.rule == rule).flat_map(|it| &it.cells);
        cells.map(|it: &CellId| (it.row, it.column)).collect()
    }

    #[test]
    fn a_finding_about_a_line_is_about_its_cells() {
        let row = "remark row-doubled applications carried_in \"二、上年结转 2\"";
        assert_eq!(cells(row, "row-doubled"), [0, 1, 2, 3, 4, 5, 6].map(|it| (1, it)));
        let column = "remark column-missing disputes upheld";
        assert_eq!(cells(column, "column-missing"), [0, 1, 2].map(|it| (it, 0)));
        let table = "remark table-doubled disputes";
        assert_eq!(cells(table, "table-doubled"), []);
    }
}
