//! 四、政府信息公开行政复议、行政诉讼情况 out of lines of text: one row of fifteen figures.

use std::ops::Range;

use super::Blanks;
use super::cut::{Cut, any_cuts, cuts_by_sum};
use super::fold::fold;
use super::guessed;
use super::head::disputes_in_order;
use super::model::{Layout, Place, ReadCell, ReadRow, ReadTable, Remark, State};
use super::tokens::{Kind, Segment, Token, Tokens};
use super::unit::{Datum, n_digits, open_end, raw_text, raw_texts, span_of};
use super::words::{CellWords, TableWords};
use crate::decimal::Decimal;
use crate::form::{self, Edition, OUTCOMES, TableId};
use crate::grid::number::{Figure, figure};
use crate::grid::{PlacedCell, Row};
use crate::source::Span;

/// The figures of the table: three groups of five.
const N_FIGURES: usize = 15;
/// The columns of a group, its total included.
const N_COLUMNS: usize = 5;

/// Words that only this table's head has.
const HEAD: [&str; 2] = ["未经复议直接起诉", "复议后起诉"];
/// Words of the next section.
const NEXT: [&str; 3] = ["存在的主要问题", "主要问题及改进", "其他需要报告"];

/// Reads the table from segment `from` on; `is_clipped` says that the edge of the page cut another
/// table's last column, `is_delimited` whether a line is cut into cells. `None` where its head does not occur.
pub fn find(
    tokens: &Tokens<'_>,
    from: usize,
    edition: Edition,
    blanks: Blanks,
    is_clipped: bool,
    is_delimited: impl Fn(u32) -> bool,
) -> Option<(ReadTable, Vec<Remark>)> {
    let has = |idx: usize, words: &[&str]| {
        words.iter().any(|it| tokens.find(&tokens.segments[idx], it).is_some())
    };
    let n_segments = tokens.segments.len();
    let head = (from..n_segments).find(|it| has(*it, &HEAD))?;
    // The words of the next section may stand in the gap right behind the table.
    let next = (head + 1..n_segments).find(|it| has(*it, &NEXT)).unwrap_or(n_segments);
    let form = form::table(TableId::Disputes, edition);
    let span = tokens.span(tokens.segments[head].gap.clone()).unwrap_or(Span::new(0, 0));
    let mut table = ReadTable::empty(form, span);
    let words = tokens.words_of(&tokens.segments[head]);
    let own = of_table(&words);
    if !disputes_in_order(own) {
        let printed = own.to_owned();
        return Some((
            table,
            vec![Remark::ColumnsReordered { table: TableId::Disputes, printed, span }],
        ));
    }
    let run = (head..next).find(|it| has_figures(tokens, &tokens.segments[*it]));
    if let Some(displaced) = run.and_then(|it| displaced_total(tokens, head..next, it)) {
        table.layout = Layout::Flow;
        put(&mut table, displaced.iter().map(|it| it.to_cell(State::Assumed)));
        return Some((table, Vec::new()));
    }
    let run = run.or_else(|| (head..next).find(|it| !tokens.segments[*it].run.is_empty()));
    let mut remarks =
        run.map_or_else(Vec::new, |it| fill(&mut table, tokens, &tokens.segments[it], blanks));
    let is_among = |it: usize| {
        let segment = &tokens.segments[it];
        has_figures(tokens, segment) && tokens.find(segment, "行政复议").is_some()
    };
    let to = run.unwrap_or(head);
    let words: String = (from..=to).map(|it| tokens.words_of(&tokens.segments[it])).collect();
    let is_torn = is_clipped || is_torn(of_table(&words));
    let run = run.map(|it| &tokens.segments[it]);
    let first = run.and_then(|it| tokens.figures(it).next());
    let doubt = Doubt {
        is_torn,
        is_stream: first.is_some_and(|it| !is_delimited(it.line)),
        is_scattered: run.is_some_and(|it| are_scattered(tokens, it)),
        are_among: (from..head).any(is_among),
    };
    remarks.extend(open_doubtful(&mut table, &doubt));
    open_blank_totals(&mut table);
    Some((table, remarks))
}

/// The words from the heading on: those of the section before it say nothing of the head.
fn of_table(words: &str) -> &str {
    words.rfind("政府信息公开行政复议").map_or(words, |it| &words[it..])
}

/// Whether a head does not name all outcomes of every group.
fn is_torn(head: &str) -> bool {
    OUTCOMES.iter().any(|it| head.matches(it.label).count() < N_FIGURES / N_COLUMNS)
}

/// What speaks against the figures.
struct Doubt {
    /// Words of the head are torn or lost: the cells were too narrow, and figures may be torn as well.
    is_torn: bool,
    /// The figures are no cells of a row, and may come in any order.
    is_stream: bool,
    /// Some lines hold one figure, others several: they need not be in the order of the columns.
    is_scattered: bool,
    /// Figures stand among the words of the head.
    are_among: bool,
}

/// Leaves open what need not be what the report has: all where several sums speak for the doubt, or
/// one where places of blanks or lines are doubtful; else groups with a figure that would do for its
/// sum if it went on.
fn open_doubtful(table: &mut ReadTable, doubt: &Doubt) -> Option<Remark> {
    let &Doubt { is_torn, is_stream, is_scattered, are_among } = doubt;
    let is_grid = table.layout == Layout::Grid;
    let fails =
        |it: &&ReadRow| wanted(&it.cells, N_COLUMNS - 1) != it.cells[N_COLUMNS - 1].amount();
    let n_failing = table.rows.iter().filter(fails).count();
    let fewest = if is_scattered || is_grid { 1 } else { 2 };
    let is_doubtful = is_torn || is_scattered || is_stream;
    // Where a cell holds several figures, those of the others need not stand in their places.
    let is_joined = |it: &ReadCell| it.state == State::Unreadable && guessed::is_joined(&it.raw);
    let are_joined = table.rows.iter().flat_map(|it| &it.cells).any(is_joined);
    let is_open = are_among || are_joined || is_doubtful && n_failing >= fewest;
    let goes_on = |row: &ReadRow| {
        let may_go_on = |it: usize| may_begin(&row.cells[it], wanted(&row.cells, it));
        is_torn && (0..N_COLUMNS).any(may_go_on)
    };
    let open = table.rows.iter_mut().filter(|it| is_open || goes_on(it));
    let mut spans = Vec::new();
    for row in open {
        spans.extend(row.cells.iter().filter_map(|it| it.span));
        row.cells.fill(ReadCell::lost());
    }
    let (table, n_figures) = (TableId::Disputes, spans.len());
    let span = spans.into_iter().reduce(Span::join)?;
    Some(Remark::FiguresUnplaced { table, n_figures, span })
}

/// Where the totals of several groups are blank and their parts are not, the text lost them: whoever
/// adds up one group adds up the others.
fn open_blank_totals(table: &mut ReadTable) {
    const FEWEST: usize = 2;
    const TOTAL: usize = N_COLUMNS - 1;
    let lacks_total = |it: &&mut ReadRow| {
        let sum = wanted(&it.cells, TOTAL);
        it.cells[TOTAL].state == State::Blank && sum.is_some_and(|it| !it.is_zero())
    };
    let groups: Vec<&mut ReadRow> = table.rows.iter_mut().filter(lacks_total).collect();
    if groups.len() >= FEWEST {
        groups.into_iter().for_each(|it| it.cells[TOTAL] = ReadCell::lost());
    }
}

/// Whether the lines of a run have different numbers of figures.
fn are_scattered(tokens: &Tokens<'_>, segment: &Segment) -> bool {
    let figures: Vec<&Token<'_>> = tokens.figures(segment).collect();
    let mut lines = figures.chunk_by(|a, b| a.line == b.line).map(<[_]>::len);
    let first = lines.next();
    lines.any(|it| Some(it) != first)
}

/// What a figure of a group has to be by its sum, where the others are known.
fn wanted(group: &[ReadCell], column: usize) -> Option<Decimal> {
    let (total, parts) = group.split_last()?;
    let is_other = |it: &(usize, &ReadCell)| it.0 != column;
    let parts = parts.iter().enumerate().filter(is_other).map(|it| it.1.amount());
    let sum = parts.sum::<Option<Decimal>>()?;
    if column == group.len() - 1 { Some(sum) } else { Some(total.amount()? - sum) }
}

/// Whether a figure may be the beginning of `whole`, and is not the whole.
fn may_begin(cell: &ReadCell, whole: Option<Decimal>) -> bool {
    let (Some(printed), Some(whole)) = (cell.amount(), whole) else { return false };
    let printed = printed.to_string();
    printed != "0" && printed != whole.to_string() && whole.to_string().starts_with(&printed)
}

/// PDF text that puts the head of the last column behind the row: fourteen figures, 总计 alone,
/// one figure. The other two 总计 stand in the head, so that nothing else can be meant.
fn displaced_total(tokens: &Tokens<'_>, region: Range<usize>, run: usize) -> Option<Vec<Datum>> {
    let words = |it: usize| tokens.words_of(&tokens.segments[it]);
    let mut data: Vec<Datum> = tokens.figures(&tokens.segments[run]).map(Datum::of_token).collect();
    let rest: Vec<usize> =
        (run + 1..region.end).filter(|it| has_figures(tokens, &tokens.segments[*it])).collect();
    let [last] = rest.as_slice() else { return None };
    let total: Vec<Datum> = tokens.figures(&tokens.segments[*last]).map(Datum::of_token).collect();
    let n_heads: usize = (region.start..=run).map(|it| words(it).matches("总计").count()).sum();
    let fits =
        data.len() == N_FIGURES - 1 && total.len() == 1 && words(*last) == "总计" && n_heads == 2;
    data.extend(total);
    fits.then_some(data)
}

/// What a placed table with this table's head holds.
#[derive(Debug)]
pub struct Placed {
    /// The row of data, a label before it aside; empty where there is none.
    data: Vec<Datum>,
    /// The head, where it names the columns in another order than the form.
    odd_head: Option<(String, Span)>,
}

/// Reads a placed table; `None` where it does not have this table's head.
pub fn placed(words: &TableWords<'_>) -> Option<Placed> {
    let table = words.table;
    let begins_head = |it: &CellWords| HEAD.iter().any(|head| it.folded.starts_with(head));
    let head = words.with_words().filter(|it| begins_head(it.2)).map(|it| it.0).last()?;
    let mut rows = table.rows.iter();
    let first = rows.position(|it| is_data(cells_of(it))).unwrap_or(table.rows.len());
    // The names of the outcomes may stand in a row below the head.
    let is_odd = |n_rows: usize| !disputes_in_order(words.of_rows(n_rows));
    let is_odd = is_odd(head + 1) || first != head + 1 && is_odd(first);
    if !is_odd {
        let mut rows = table.rows.iter().skip(head + 1).map(cells_of);
        let data = rows.find(|it| is_data(it)).unwrap_or_default();
        let data = data.iter().map(|it| Datum::of_cell(&it.cell)).collect();
        return Some(Placed { data, odd_head: None });
    }
    let cells = table.rows[..=head].iter().flat_map(|it| &it.cells);
    let span = cells.map(|it| it.cell.span).reduce(Span::join);
    let odd_head = span.map(|span| (words.of_rows(head + 1).to_owned(), span));
    Some(Placed { data: Vec::new(), odd_head })
}

/// The cells of a row, a label before them aside.
fn cells_of<'a>(row: &'a Row<'_>) -> &'a [PlacedCell<'a>] {
    let is_label = |text: &str| {
        figure(text) != Figure::Blank && fold(text).chars().any(|it| !it.is_ascii_digit())
    };
    match row.cells.split_first() {
        Some((first, rest)) if is_label(&first.cell.text) => rest,
        _ => &row.cells,
    }
}

fn is_data(row: &[PlacedCell]) -> bool {
    let is_figure =
        |it: &PlacedCell| matches!(figure(&it.cell.text), Figure::Number(..) | Figure::Dash);
    let is_blank = |it: &PlacedCell| figure(&it.cell.text) == Figure::Blank;
    row.iter().any(is_figure) || row.len() == N_FIGURES && row.iter().all(is_blank)
}

/// The table of the form.
pub fn of_placed(placed: Placed, edition: Edition) -> (ReadTable, Vec<Remark>) {
    let form = form::table(TableId::Disputes, edition);
    let data = placed.data;
    let head = placed.odd_head.as_ref().map(|it| it.1);
    let span = span_of(&data).or(head);
    let mut table = ReadTable::empty(form, span.unwrap_or(Span::new(0, 0)));
    table.layout = Layout::Grid;
    if let Some((printed, span)) = placed.odd_head {
        return (table, vec![Remark::ColumnsReordered { table: form.id, printed, span }]);
    }
    let (n_figures, n_columns) = (data.iter().filter(|it| !it.is_blank()).count(), N_FIGURES);
    if data.len() == N_FIGURES {
        put(&mut table, data.iter().map(|it| it.to_cell(State::Read)));
        return (table, Vec::new());
    }
    let place = Place::table(TableId::Disputes);
    let short = span.map(|span| Remark::RowShort { place, n_figures, n_columns, span });
    (table, short.into_iter().collect())
}

fn has_figures(tokens: &Tokens<'_>, segment: &Segment) -> bool {
    tokens.figures(segment).next().is_some()
}

fn fill(
    table: &mut ReadTable,
    tokens: &Tokens<'_>,
    segment: &Segment,
    blanks: Blanks,
) -> Vec<Remark> {
    let data: Vec<Datum> = tokens.figures(segment).map(Datum::of_token).collect();
    let line = row_line(tokens, segment);
    let is_glued = data.iter().any(|it| it.is_glued);
    let span = span_of(&data).or_else(|| tokens.span(segment.run.clone()));
    table.span = span.map_or(table.span, |it| table.span.join(it));
    let place = Place::table(TableId::Disputes);
    if data.len() == N_FIGURES && !is_glued {
        table.layout = layout(tokens, segment);
        put(table, data.iter().map(|it| it.to_cell(State::Read)));
        Vec::new()
    } else if let Some(line) = line.filter(|it| keeps_blanks(it, blanks)) {
        table.layout = Layout::Grid;
        put(table, line.iter().map(|it| it.to_cell(State::Read)));
        Vec::new()
    } else if let (true, Some(span)) = (!data.is_empty() && data.len() <= N_FIGURES, span) {
        // Most of fifteen figures, each on a line of its own, are no pieces: another is lost.
        let are_whole =
            data.len() * 2 > N_FIGURES && layout(tokens, segment) == Layout::CellPerLine;
        table.layout = Layout::Packed;
        if n_digits(&data) >= N_FIGURES && !are_whole {
            return glued(table, &data, place, span, blanks);
        }
        let (n_figures, n_columns) = (data.len(), N_FIGURES);
        vec![Remark::RowShort { place, n_figures, n_columns, span }]
    } else {
        let (n_figures, n_columns) = (data.len(), N_FIGURES);
        let long = span.filter(|_| n_figures > 0);
        long.map(|span| Remark::RowLong { place, n_figures, n_columns, span }).into_iter().collect()
    }
}

fn put(table: &mut ReadTable, cells: impl Iterator<Item = ReadCell>) {
    let places = table.rows.iter_mut().flat_map(|it| &mut it.cells);
    places.zip(cells).for_each(|(place, cell)| *place = cell);
}

/// The cells of the line in which the figures begin, blanks included.
fn row_line(tokens: &Tokens<'_>, segment: &Segment) -> Option<Vec<Datum>> {
    let run = &tokens.tokens[segment.run.clone()];
    let first = run.iter().find(|it| it.kind != Kind::Blank).or(run.last())?;
    let line = run.iter().filter(|it| it.line == first.line);
    let mut res: Vec<Datum> = line.map(Datum::of_token).collect();
    // With the last cell of the text the report need not end.
    let ends_the_text = segment.run.end == tokens.tokens.len();
    if let Some(last) = res.last_mut().filter(|it| ends_the_text && it.is_blank()) {
        last.is_missing = true;
    }
    if run.iter().any(|it| it.kind != Kind::Blank && it.line > first.line) {
        open_end(&mut res, N_COLUMNS);
    }
    Some(res)
}

/// Whether a line holds just the fifteen cells of the table and its blanks stand where the
/// report has them: all are blank, or a blank stands before a figure. Blanks behind the last
/// figure only may have been moved there, unless they are known to be real.
fn keeps_blanks(line: &[Datum], blanks: Blanks) -> bool {
    let last = line.iter().rposition(|it| !it.is_blank());
    let all_blank_or_some_inside = last.is_none_or(|it| line[..it].iter().any(Datum::is_blank));
    line.len() == N_FIGURES && (blanks == Blanks::Kept || all_blank_or_some_inside)
}

fn layout(tokens: &Tokens<'_>, segment: &Segment) -> Layout {
    let run = &tokens.tokens[segment.run.clone()];
    let figures: Vec<&Token<'_>> = run.iter().filter(|it| it.kind != Kind::Blank).collect();
    let is_one_line = figures.windows(2).all(|it| it[0].line == it[1].line);
    match (is_one_line, run.len() == figures.len()) {
        (true, true) => Layout::Flow,
        (true, false) => Layout::Packed,
        (false, _) => Layout::CellPerLine,
    }
}

fn glued(
    table: &mut ReadTable,
    data: &[Datum],
    place: Place,
    span: Span,
    blanks: Blanks,
) -> Vec<Remark> {
    table.layout = Layout::Glued;
    let pieces = raw_texts(data);
    let text = raw_text(data);
    let cuts = cuts_by_sum(&pieces, N_COLUMNS, N_FIGURES / N_COLUMNS);
    let cuts = cuts.filter(|_| blanks == Blanks::None).unwrap_or_default();
    let cuts = if is_only_cut(&pieces) { cuts } else { Vec::new() };
    let [cut] = cuts.as_slice() else { return vec![Remark::GluedAmbiguous { place, text, span }] };
    put(table, cut.iter().map(|it| ReadCell::cut(*it, span)));
    vec![Remark::GluedCut { place, text, span }]
}

/// Whether no two ways of cutting leave at most one group that does not add up: a sum of the report
/// may be the one that is wrong, and no other sum speaks for the figures of a group.
fn is_only_cut(pieces: &[&str]) -> bool {
    let holds =
        |it: &&[Decimal]| it[..N_COLUMNS - 1].iter().copied().sum::<Decimal>() == it[N_COLUMNS - 1];
    let fits =
        |cut: &&Cut| cut.chunks(N_COLUMNS).filter(holds).count() + 1 >= N_FIGURES / N_COLUMNS;
    any_cuts(pieces, N_FIGURES).is_some_and(|it| it.iter().filter(fits).count() == 1)
}
