//! From one cell of a table to the next.

use crate::form::{CellId, Table, TableId};

/// A step of the keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// A row up.
    Up,
    /// A row down.
    Down,
    /// To the next cell in reading order.
    Next,
    /// To the previous cell in reading order.
    Previous,
    /// To the first cell of the row.
    Home,
    /// To the last cell of the row.
    End,
}

/// The cell that a step leads to; the same cell at the border of the table.
pub fn neighbour(form: &'static Table, cell: CellId, step: Move) -> CellId {
    let n_rows = form.rows.len();
    let (row, column) = (cell.row as usize, cell.column as usize);
    let last = |row: usize| form.rows[row].columns.len() - 1;
    // The printed 四 is one row of figures.
    let flat = form.id == TableId::Disputes;
    let at = |row: usize, column: usize| CellId::new(form.id, row, column.min(last(row)));
    match step {
        Move::Previous | Move::Left if column > 0 => at(row, column - 1),
        Move::Previous if row > 0 => at(row - 1, usize::MAX),
        Move::Left if flat && row > 0 => at(row - 1, usize::MAX),
        Move::Next | Move::Right if column < last(row) => at(row, column + 1),
        Move::Next if row + 1 < n_rows => at(row + 1, 0),
        Move::Right if flat && row + 1 < n_rows => at(row + 1, 0),
        Move::Up if !flat && row > 0 => at(row - 1, column),
        Move::Down if !flat && row + 1 < n_rows => at(row + 1, column),
        Move::Home => at(if flat { 0 } else { row }, 0),
        Move::End => at(if flat { n_rows - 1 } else { row }, usize::MAX),
        _ => cell,
    }
}

#[cfg(test)]
mod tests {
    use super::{Move, neighbour};
    use crate::form::{CellId, Edition, TableId, table};

    #[test]
    fn steps_stay_in_the_table() {
        let form = table(TableId::Disclosure, Edition::Form2021);
        let at = |row, column| CellId::new(TableId::Disclosure, row, column);
        assert_eq!(neighbour(form, at(1, 2), Move::Down), at(2, 0));
        assert_eq!(neighbour(form, at(1, 2), Move::Right), at(1, 2));
        assert_eq!(neighbour(form, at(1, 2), Move::Next), at(2, 0));
        assert_eq!(neighbour(form, at(0, 0), Move::Previous), at(0, 0));
        assert_eq!(neighbour(form, at(5, 0), Move::Down), at(5, 0));
    }

    #[test]
    fn disputes_are_one_row() {
        let form = table(TableId::Disputes, Edition::Form2021);
        let at = |row, column| CellId::new(TableId::Disputes, row, column);
        assert_eq!(neighbour(form, at(0, 4), Move::Right), at(1, 0));
        assert_eq!(neighbour(form, at(1, 0), Move::Left), at(0, 4));
        assert_eq!(neighbour(form, at(1, 0), Move::Down), at(1, 0));
        assert_eq!(neighbour(form, at(1, 0), Move::End), at(2, 4));
    }
}
