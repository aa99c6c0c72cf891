//! Tables drawn with rules between their rows: the lines between two rules are one row, joined
//! cell by cell.

use super::plain::{is_bar, piece};
use crate::grid::number::is_space;
use crate::grid::{Block, Cell, Line, LineCells, Separator};

/// A table with fewer rows between rules has its rules around the head and the body only.
const FEWEST_ROWS: usize = 3;

/// The lines of the drawn table that is being read, as places among the blocks.
#[derive(Debug, Default)]
pub(super) struct Ruled {
    /// The lines between two rules, of all tables.
    rows: Vec<Stretch>,
    /// Which of `rows` are the first behind other text.
    breaks: Vec<usize>,
    /// The first line behind the last rule.
    start: Option<usize>,
    /// The table that other text has interrupted, until its next line or rule comes.
    interrupted: Option<Interrupted>,
    /// The lines before the interruption that the row which is being read may begin with.
    torn: Option<(usize, usize)>,
}

/// Lines between two rules.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    /// The first line.
    start: usize,
    /// Behind the last line.
    end: usize,
    /// Whether the row may begin or go on on another page.
    is_torn: bool,
}

/// A table with rules between its rows behind which other text stands: at a page break it goes on.
#[derive(Clone, Copy, Debug)]
struct Interrupted {
    /// How many cells its rows have.
    n_cells: usize,
    /// The lines since its last rule.
    open: Option<(usize, usize)>,
}

impl Ruled {
    /// A rule stands behind the last of the blocks.
    pub(super) fn rule(&mut self, n_blocks: usize) {
        let whole = self.interrupted.take().and_then(|it| it.open);
        self.rows.extend(whole.map(|(start, end)| Stretch { start, end, is_torn: false }));
        let before = self.torn.take();
        let is_torn = before.is_some();
        self.rows.extend(before.map(|(start, end)| Stretch { start, end, is_torn }));
        let start = self.start.replace(n_blocks).filter(|it| *it < n_blocks);
        self.rows.extend(start.map(|start| Stretch { start, end: n_blocks, is_torn }));
    }

    /// Whether a rule of the table has been seen: what is drawn like one is another.
    pub(super) fn is_open(&self) -> bool {
        self.start.is_some()
    }

    /// The next row begins behind the last of the blocks.
    pub(super) fn restart(&mut self, n_blocks: usize) {
        self.start = Some(n_blocks);
    }

    /// A line of `n_cells` cells comes behind the last of the blocks.
    pub(super) fn line(&mut self, n_cells: usize, n_blocks: usize) {
        let Some(it) = self.interrupted.take() else { return };
        if it.n_cells == n_cells {
            self.start = Some(n_blocks);
            self.torn = it.open;
        }
    }

    /// Other text stands behind the last of the blocks.
    pub(super) fn interrupt(&mut self, blocks: &[Block]) {
        let torn = self.torn.take();
        self.rows.extend(torn.map(|(start, end)| Stretch { start, end, is_torn: true }));
        let Some(start) = self.start.take() else { return };
        let first = self.breaks.last().copied().unwrap_or(0);
        if let Some(last) = self.rows[first..].last() {
            let open = Some((start, blocks.len())).filter(|it| it.0 < it.1);
            self.interrupted = Some(Interrupted { n_cells: n_cells(blocks, last), open });
            self.breaks.push(self.rows.len());
        }
    }

    /// The text ends: joins the rows of its tables that have rules between them.
    pub(super) fn end(mut self, text: &str, blocks: &mut Vec<Block>) {
        self.drop_tables_of_few(blocks);
        let Some(first) = self.rows.first() else { return };
        // The blocks are written anew, once: joining them in place would move the rest each time.
        let mut at = first.start;
        let mut rest = blocks.split_off(at).into_iter();
        for Stretch { start, end, is_torn } in self.rows {
            blocks.extend(rest.by_ref().take(start - at));
            let mut row: Vec<Block> = rest.by_ref().take(end - start).collect();
            crate::probe::step(row.len());
            match join(text, &row) {
                Joined::Row(line) if !is_torn => row = vec![Block::Line(line)],
                Joined::Rows if !is_torn => {}
                _ => row.iter_mut().for_each(open_figures),
            }
            blocks.append(&mut row);
            at = end;
        }
        blocks.extend(rest);
    }

    /// Leaves out the rows of tables that have rules around their head and body only. Behind other
    /// text a table of as many cells goes on.
    fn drop_tables_of_few(&mut self, blocks: &[Block]) {
        let mut breaks = std::mem::take(&mut self.breaks);
        breaks.push(self.rows.len());
        let (mut start, mut width, mut kept) = (0, None, Vec::new());
        for end in breaks {
            let rows = &self.rows[start..end];
            start = end;
            let Some(first) = rows.first() else { continue };
            let n_cells = Some(n_cells(blocks, first));
            if rows.len() >= FEWEST_ROWS || width == n_cells {
                kept.extend_from_slice(rows);
                width = n_cells;
            }
        }
        self.rows = kept;
    }
}

/// How many cells the first line of a row has.
fn n_cells(blocks: &[Block], row: &Stretch) -> usize {
    match &blocks[row.start] {
        Block::Line(line) => line.cells.len(),
        Block::Table(_) => 0,
    }
}

/// What the lines between two rules are.
enum Joined<'a> {
    /// One row.
    Row(Line<'a>),
    /// A row each.
    Rows,
    /// One row, but which of their cells belong together is not known.
    Ragged,
}

/// Lines are rows of their own where digits stand below digits that had room for both.
fn join<'a>(text: &str, blocks: &[Block<'a>]) -> Joined<'a> {
    let mut lines = Vec::new();
    for block in blocks {
        let Block::Line(line) = block else { return Joined::Rows };
        lines.push(line);
    }
    let (n_cells, n_lines) = (lines[0].cells.len(), lines.len());
    // Between the row marks of a wiki, each line is a cell.
    let is_cell = |it: &&Line| it.cells.len() == 1 && it.separator == Separator::Pipe;
    if lines.len() < 2 || lines.iter().all(is_cell) {
        return Joined::Rows;
    }
    // Beside a label's other lines, digits that stand twice may be those of one long number.
    let has = |it: &Line, is_part: fn(char) -> bool| texts(it).any(|it| it.ends_with(is_part));
    let is_row = |it: &Line| {
        has(it, is_digit) && (n_lines == 2 || has(it, |it| it >= '\u{2e80}' && !is_digit(it)))
    };
    let stands_twice = |it: &[&Line]| is_row(it[0]) && texts(it[0]).eq(texts(it[1]));
    if lines.iter().any(|it| it.cells.len() != n_cells) || lines.windows(2).any(stands_twice) {
        return Joined::Ragged;
    }
    let mut cells = Vec::new();
    for column in 0..n_cells {
        let pieces: Vec<&Cell> = lines.iter().map(|it| &it.cells[column]).collect();
        match join_cell(text, &pieces) {
            Some((cell, false)) => cells.push(cell),
            // A figure goes on below only where it has filled its column.
            Some(_) if !is_padded(text, &lines) && !is_longest(&pieces, &lines) => {
                return Joined::Ragged;
            }
            Some((cell, true)) => cells.push(cell),
            None => return Joined::Rows,
        }
    }
    Joined::Row(Line { cells: LineCells::Many(cells), separator: Separator::Pipe })
}

/// A figure of such a row may go on in another line, and where nothing stands, its figure may
/// stand in another line: neither is certain.
fn open_figures(block: &mut Block) {
    let Block::Line(line) = block else { return };
    for cell in line.cells.iter_mut() {
        let is_part = |it: char| is_digit(it) || matches!(it, '.' | ',' | '-');
        if cell.text.chars().all(is_part) {
            cell.text = format!("{}?", cell.text).into();
        }
    }
}

const fn is_digit(ch: char) -> bool {
    matches!(ch, '0'..='9' | '０'..='９')
}

fn texts<'a>(line: &'a Line<'_>) -> impl Iterator<Item = &'a str> {
    line.cells.iter().map(|it| &*it.text)
}

/// Whether the columns of these lines are equally wide, by characters or by the room that they take.
fn is_padded(text: &str, lines: &[&Line]) -> bool {
    let n_wide = |it: &Cell| it.text.chars().filter(|it| *it >= '\u{2e80}').count();
    let width = |it: &Cell| {
        let (n_before, n_behind) = spaces(text, it);
        n_before + it.text.chars().count() + n_behind
    };
    let agree = |width: &dyn Fn(&Cell) -> usize| {
        let is_same =
            |it: &&Line| it.cells.iter().zip(&*lines[0].cells).all(|(a, b)| width(a) == width(b));
        lines.iter().all(is_same)
    };
    agree(&width) || agree(&|it| width(it) + n_wide(it))
}

/// Whether no cell of these lines is longer than the first of `pieces`.
fn is_longest(pieces: &[&Cell], lines: &[&Line]) -> bool {
    let n_chars = |it: &Cell| it.text.chars().count();
    let first = pieces.iter().find(|it| !it.text.is_empty()).map_or(0, |it| n_chars(it));
    lines.iter().flat_map(|it| &*it.cells).all(|it| n_chars(it) <= first)
}

/// One cell of the pieces that stand below one another, and whether it is a number that goes on
/// below. It stands where its first piece does.
fn join_cell<'a>(text: &str, pieces: &[&Cell<'a>]) -> Option<(Cell<'a>, bool)> {
    let mut written = pieces.iter().filter(|it| !it.text.is_empty());
    let Some(first) = written.next() else { return Some(((*pieces.first()?).clone(), false)) };
    let (mut joined, mut is_number_cut) = (first.text.to_string(), false);
    for piece in written {
        let ends_in_digit = joined.ends_with(is_digit);
        is_number_cut |= ends_in_digit && piece.text.starts_with(is_digit);
        joined.push_str(&piece.text);
    }
    let has_room = || joined.chars().count() <= room(text, first) || joined.starts_with('0');
    if is_number_cut && has_room() {
        return None;
    }
    Some((Cell { text: joined.into(), span: first.span }, is_number_cut))
}

/// How many digits the place of a cell has room for, beside a space at each end.
fn room(text: &str, cell: &Cell) -> usize {
    let (n_before, n_behind) = spaces(text, cell);
    (n_before + n_behind + cell.text.chars().count()).saturating_sub(2 * n_before.min(1))
}

/// How many spaces stand before and behind the text of a cell.
fn spaces(text: &str, cell: &Cell) -> (usize, usize) {
    let (start, end) = (cell.span.start as usize, cell.span.end as usize);
    let n_before = text[..start].chars().rev().take_while(|it| is_space(*it)).count();
    (n_before, text[end..].chars().take_while(|it| is_space(*it)).count())
}

/// Whether a line holds rules between some of its columns, beside cells that go on:
/// `│（六）├────┼───┤`.
pub(super) fn is_partial_rule(line: &str) -> bool {
    let has_junction = line.contains("+--") || line.contains("+==");
    has_junction && line.contains(is_bar)
        || line.contains(is_junction) && line.contains(['─', '━', '═'])
}

/// The words of a line that is a rule in part; none where it holds no words.
pub(super) fn words_beside_rule(text: &str, start: usize, end: usize) -> Option<Line<'_>> {
    let is_end = |it: char| is_bar(it) || is_junction(it) || it == '+';
    let mut cells = Vec::new();
    let mut from = start;
    for part in text[start..end].split_inclusive(is_end) {
        let to = from + part.trim_end_matches(is_end).len();
        let cell = piece(text, from, to);
        if !cell.text.trim_matches(['-', '=', '─', '━', '═']).is_empty() {
            cells.push(cell);
        }
        from += part.len();
    }
    let cells = LineCells::Many(cells);
    (!cells.is_empty()).then_some(Line { cells, separator: Separator::Pipe })
}

fn is_junction(ch: char) -> bool {
    matches!(ch, '┌'..='╋' | '╒'..='╬')
}

/// Whether a rule is drawn with the corners of cells, as those between rows are.
pub(super) fn has_corners(rule: &str) -> bool {
    rule.contains('+') || rule.contains(is_junction)
}

#[cfg(test)]
mod tests {
    use crate::grid::Block;
    use crate::source::plain::read;

    fn rows(text: &str) -> Vec<String> {
        let row = |it: &Block| match it {
            Block::Line(it) => it.cells.iter().map(|it| &*it.text).collect::<Vec<_>>().join("¦"),
            Block::Table(_) => "table".to_owned(),
        };
        read(text).blocks.iter().map(row).collect()
    }

    const RULE: &str = "+------+-----+---+\n";

    #[test]
    fn lines_between_rules_are_one_row() {
        let text = format!(
            "{RULE}| 甲   | 137 | 0 |\n| 乙   | 94  |   |\n{RULE}| 丙   | 1   |   |\n|      | 318 | 2 |\n\
             {RULE}| 丁   | 5   |   |\n{RULE}"
        );
        assert_eq!(rows(&text), ["甲乙¦13794¦0", "丙¦1318¦2", "丁¦5¦"]);
    }

    #[test]
    fn lines_that_are_rows_stay_so() {
        let body = "| 甲   | 3   | 0 |\n| 乙   | 4   | 0 |\n";
        let lines = ["甲¦3¦0", "乙¦4¦0"];
        assert_eq!(rows(&format!("{RULE}{body}{RULE}")), lines);
        // Digits that had room for one another were not wrapped.
        assert_eq!(rows(&format!("{RULE}{body}{RULE}{body}{RULE}{body}{RULE}")), lines.repeat(3));
    }

    #[test]
    fn figures_of_torn_rows_stay_open() {
        let row = format!("{RULE}| 甲   | 1   | 2 |\n");
        let text = format!("{row}{row}{row}| 乙   | 13  |\n12\n| 丙   | 4   | 0 |\n{RULE}");
        assert_eq!(rows(&text)[2..], ["甲¦1?¦2?", "乙¦13?", "12?", "丙¦4?¦0?"]);
    }

    #[test]
    fn tables_go_on_behind_other_text() {
        let row = format!("{RULE}| 甲   | 1   | 2 |\n");
        let wrapped = "| 乙   | 137 | 0 |\n|      | 94  |   |\n";
        let text = format!("{row}{row}{row}{RULE}某镇年报\n{wrapped}{RULE}");
        assert_eq!(rows(&text)[3..], ["某镇年报", "乙¦13794¦0"]);
        let text = format!(
            "{row}{row}{row}{RULE}| 乙   | 137 | 0 |\n某镇年报\n|      | 94  |   |\n{RULE}"
        );
        assert_eq!(rows(&text)[3..], ["乙¦137?¦0?", "某镇年报", "?¦94?¦?"]);
        // Another table has rules of its own, or none.
        let text = format!("{row}{row}{row}{RULE}某镇年报\n| 乙 | 137 |\n| 丙 | 94 |\n");
        assert_eq!(rows(&text)[3..], ["某镇年报", "乙¦137", "丙¦94"]);
    }

    #[test]
    fn rules_of_some_columns() {
        let text = "┌────┬────┬──┐\n│    │ 甲 │1 │\n│ 丙 ├────┼──┤\n│    │ 乙 │2 │\n│    │ 丁 │  │\n\
                    ├────┼────┼──┤\n│ 戊 │    │3 │\n└────┴────┴──┘";
        assert_eq!(rows(text), ["¦甲¦1", "丙", "¦乙丁¦2", "戊¦¦3"]);
    }
}
