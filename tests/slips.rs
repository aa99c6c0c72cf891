//! Which slip is named and which is not, and in what order sets stand that are equally small.

#[path = "localiser/tables.rs"]
mod tables;

use gouji::decimal::Decimal;
use gouji::form::{CellId, Identity, IdentityKind};
use gouji::suspects::{Ended, Given, Located, MAX_LISTED, Slip, locate};
use tables::{Figures, TOTAL, cell, expected, figures_of};

/// The slip of the set that puts these wrong figures right; `None` as well where it has none.
fn slip(right: &Figures, wrong: &[(usize, usize, i64)]) -> Option<Slip> {
    let located = right.with(wrong).located();
    let cells: Vec<_> = wrong.iter().map(|it| (it.0, it.1)).collect();
    let truth = expected(right, &cells);
    let suspect = located.suspects.iter().find(|it| figures_of(it) == truth);
    suspect.unwrap_or_else(|| panic!("{wrong:?} is among the suspects")).slip
}

#[test]
fn a_part_has_nothing_to_do_with_what_was_carried_over_or_with_other_parts() {
    let right = Figures::sparse();
    let disclosed = right.0[2][0];
    let (carried_in, carried_out, other_part) = (right.0[1][0], right.0[24][0], right.0[3][0]);
    for excess in [carried_in, carried_out, other_part] {
        assert_eq!(slip(&right, &[(2, 0, disclosed + excess)]), None, "{excess}");
    }
}

#[test]
fn two_differences_are_one_slip_only_within_a_sum() {
    let right = Figures::dense();
    let off = |row: usize, column: usize, by: i64| (row, column, right.0[row][column] + by);
    let opposite = slip(&right, &[off(2, 0, 7), off(2, 1, -7)]);
    assert_eq!(opposite, Some(Slip::OppositeDifferences));
    assert_eq!(slip(&right, &[off(2, 0, 7), off(3, 1, -7)]), None, "no common sum");
    assert_eq!(slip(&right, &[off(2, 0, 7), off(2, 1, 13)]), None, "not opposite");
    let carried = slip(&right, &[off(2, 0, 7), off(2, TOTAL, 7)]);
    assert_eq!(carried, Some(Slip::CarriedIntoTotal));
    assert_eq!(slip(&right, &[off(2, 0, 7), off(3, 1, 7)]), None, "no total");
}

#[test]
fn only_neighbours_are_interchanged() {
    let right = Figures::dense();
    let swapped = |one: usize, other: usize| {
        slip(&right, &[(8, one, right.0[8][other]), (8, other, right.0[8][one])])
    };
    assert_eq!(swapped(1, 2), Some(Slip::SwappedNeighbours));
    assert_eq!(swapped(1, 4), Some(Slip::OppositeDifferences));
}

#[test]
fn a_row_may_be_shifted_either_way_and_a_column_is_not() {
    let right = Figures::dense();
    let row = right.0[8];
    let to_the_left = [(8, 1, row[2]), (8, 2, row[3]), (8, 3, row[4])];
    let to_the_right = [(8, 1, row[0]), (8, 2, row[1]), (8, 3, row[2])];
    assert_eq!(slip(&right, &to_the_left), Some(Slip::ShiftedRow));
    assert_eq!(slip(&right, &to_the_right), Some(Slip::ShiftedRow));
    let figure = |row: usize| right.0[row][1];
    assert_eq!(slip(&right, &[(8, 1, figure(9)), (9, 1, figure(10)), (10, 1, figure(11))]), None);
}

/// A sum of these parts.
fn sum(parts: &[CellId], total: CellId) -> Identity {
    let (kind, table) = (IdentityKind::ColumnTotal, total.table);
    Identity { kind, of: "", table, left: parts.to_vec(), right: vec![total] }
}

/// Locates what is wrong with these figures, each in its own row; `None` stands for a blank.
fn located(sums: &[Identity], figures: &[Option<i64>]) -> Located {
    locate(sums, |it| {
        let figure = figures[usize::from(it.row)];
        let value = Decimal::from(figure.unwrap_or(0));
        Some(Given { value, blank: figure.is_none(), text: "" })
    })
}

/// The rows of the cells of each suspect, best first.
fn rows(located: &Located) -> Vec<Vec<u8>> {
    located.suspects.iter().map(|it| it.cells.iter().map(|it| it.cell.row).collect()).collect()
}

#[test]
fn a_difference_in_the_wrong_place_counts_less_than_two_slips_and_more_than_one() {
    // a + b = 84 holds; a + c = u and b + d = v are off by 36, one this way and one that.
    let [a, b, c, d, u, v, both] = [0, 2, 4, 6, 8, 10, 12].map(|it| cell(it, 0));
    let sums = [sum(&[a, b], both), sum(&[a, c], u), sum(&[b, d], v)];
    let mut figures = [Some(0); 13];
    for (cell, figure) in [(a, 43), (b, 41), (c, 41), (d, 36), (u, 48), (v, 113), (both, 84)] {
        figures[usize::from(cell.row)] = Some(figure);
    }
    // u: 48 for 84; v: d counted twice; a and b: opposite differences; c and d: nothing.
    let expected = [[u, v], [d, u], [a, b], [c, v], [c, d]].map(|set| set.map(|it| it.row));
    assert_eq!(rows(&located(&sums, &figures)), expected);
}

#[test]
fn among_equals_a_set_with_a_blank_comes_first() {
    let [t, u, a, b, c] = [0, 2, 4, 6, 8].map(|it| cell(it, 0));
    let sums = [sum(&[a, b], t), sum(&[a, c], u)];
    let mut figures = [Some(0); 9];
    for (cell, figure) in [(t, Some(24)), (u, Some(160)), (a, Some(12)), (b, None), (c, Some(94))] {
        figures[usize::from(cell.row)] = figure;
    }
    // b is blank and says most; beside it u: 160 for 106. Of t, a is counted twice.
    let found = rows(&located(&sums, &figures));
    let place = |set: [CellId; 2]| found.iter().position(|it| *it == set.map(|it| it.row));
    assert_eq!(place([u, b]), Some(0));
    assert!(place([b, c]).is_some() && place([b, c]) < place([t, u]), "{found:?}");
}

/// A column of `n` parts and a total that is too small by 9; `telling` is 121 for 112, and no
/// other change of a figure by 9 is a slip.
fn long_sum(n: usize, telling: usize) -> Located {
    let part = |it: usize| cell(it / 100, it % 100);
    let figure = |it: usize| if it == telling { 121 } else { 105 };
    let total = cell(200, 0);
    let parts: Vec<_> = (0..n).map(part).collect();
    let stated = (0..n).map(figure).sum::<i64>() - 9;
    locate(&[sum(&parts, total)], |it| {
        let place = usize::from(it.row) * 100 + usize::from(it.column);
        let value = Decimal::from(if it == total { stated } else { figure(place) });
        Some(Given { value, blank: false, text: "" })
    })
}

#[test]
fn no_more_sets_are_listed_than_anybody_reads_and_the_best_is_among_them() {
    let all = long_sum(MAX_LISTED - 1, 190);
    assert_eq!((all.suspects.len(), all.searches[0].ended), (MAX_LISTED, Ended::Complete));
    let more = long_sum(MAX_LISTED, 190);
    assert_eq!((more.suspects.len(), more.searches[0].ended), (MAX_LISTED, Ended::More));
    let many = long_sum(MAX_LISTED + 100, 290);
    assert_eq!(many.suspects[0].cells[0].cell, cell(2, 90));
    assert_eq!(many.suspects[0].slip, Some(Slip::SwappedDigits));
}

#[test]
fn another_digit_says_less_of_a_figure_of_one_digit() {
    let [a, b, total] = [0, 2, 4].map(|it| cell(it, 0));
    let order = |figures: [i64; 3]| {
        let [a_is, b_is, stated] = figures.map(Some);
        rows(&located(&[sum(&[a, b], total)], &[a_is, None, b_is, None, stated]))
    };
    let one_each = |cells: [CellId; 3]| cells.map(|it| vec![it.row]);
    assert_eq!(order([3, 45, 49]), one_each([b, total, a]));
    assert_eq!(order([10, 3, 14]), one_each([a, total, b]));
}

#[test]
fn parts_of_a_half_are_counted_twice_as_well() {
    let [a, b, total] = [0, 2, 4].map(|it| cell(it, 0));
    let located = locate(&[sum(&[a, b], total)], |it| {
        let value = Decimal::parse(if it == total { "4.5" } else { "1.5" })?;
        Some(Given { value, blank: false, text: "" })
    });
    let found: Vec<_> = located.suspects.iter().map(|it| (it.cells[0].cell, it.slip)).collect();
    assert_eq!(found, [(total, Some(Slip::CountedTwice)), (a, None), (b, None)]);
}
