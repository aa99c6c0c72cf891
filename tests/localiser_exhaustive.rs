//! T9: every single error, thousands of pairs and triples, and the errors that the form's
//! arithmetic cannot tell apart.

#[path = "localiser/tables.rs"]
mod tables;

use gouji::suspects::{Ended, Slip};
use tables::{Figures, Random, TOTAL, expected, figures_of};

fn every_single_error_is_first_and_alone(right: &Figures) {
    for row in 0..25 {
        for column in 0..7 {
            let old = right.0[row][column];
            for wrong in [old + 1, old + 9, old * 10 + 3] {
                let located = right.with(&[(row, column, wrong)]).located();
                let [suspect] = located.suspects.as_slice() else {
                    panic!("({row}, {column}) {old} → {wrong}: {located:?}");
                };
                assert_eq!(figures_of(suspect), expected(right, &[(row, column)]));
                assert_eq!(located.searches[0].ended, Ended::Complete);
                assert_eq!(located.searches[0].identities, suspect.identities);
            }
        }
    }
}

#[test]
fn every_single_error_of_a_sparse_table() {
    every_single_error_is_first_and_alone(&Figures::sparse());
}

#[test]
fn every_single_error_of_a_dense_table() {
    every_single_error_is_first_and_alone(&Figures::dense());
}

#[test]
fn a_table_that_reconciles_has_no_suspects() {
    for right in [Figures::sparse(), Figures::dense()] {
        assert_eq!(right.located(), gouji::suspects::Located::default());
    }
}

/// Changes `n` cells, `n_samples` times; the wrong cells must be listed, unless a smaller set or
/// none is needed. Returns how often the wrong cells were the only explanation.
fn sample(right: &Figures, n: usize, n_samples: usize, seed: u64) -> usize {
    let mut random = Random(seed);
    let mut n_alone = 0;
    for _ in 0..n_samples {
        let errors = random.errors(right, n);
        let located = right.with(&errors).located();
        let cells: Vec<_> = errors.iter().map(|it| (it.0, it.1)).collect();
        let truth = expected(right, &cells);
        let n_cells = located.suspects.first().map_or(0, |it| it.cells.len());
        let is_listed = located.suspects.iter().any(|it| figures_of(it) == truth);
        let is_complete = located.searches.iter().all(|it| it.ended == Ended::Complete);
        assert!(is_complete && (is_listed || n_cells < n), "{errors:?}: {located:?}");
        n_alone += usize::from(is_listed && located.suspects.len() == 1);
    }
    n_alone
}

#[test]
fn ten_thousand_pairs() {
    assert!(sample(&Figures::sparse(), 2, 5_000, 1) > 4_500);
    assert!(sample(&Figures::dense(), 2, 5_000, 2) > 4_500);
}

#[test]
fn five_hundred_triples() {
    assert!(sample(&Figures::sparse(), 3, 250, 3) > 200);
    assert!(sample(&Figures::dense(), 3, 250, 4) > 200);
}

#[test]
fn equal_differences_at_two_corners_of_a_rectangle_have_both_explanations() {
    let right = Figures::dense();
    let spoilt = right.with(&[(4, 1, right.0[4][1] + 5), (9, 3, right.0[9][3] + 5)]);
    let located = spoilt.located();
    let cells: Vec<Vec<_>> = located.suspects.iter().map(figures_of).collect();
    assert_eq!(cells.len(), 2);
    assert!(cells.contains(&expected(&right, &[(4, 1), (9, 3)])));
    assert!(cells.iter().any(|it| (it[0].0, it[0].1, it[1].0, it[1].1) == (4, 3, 9, 1)));
    assert_eq!(located.searches[0].ended, Ended::Complete);
}

#[test]
fn a_shift_between_two_columns_may_be_in_any_row() {
    let right = Figures::dense();
    let (one, other) = (right.0[11][2], right.0[11][3]);
    let spoilt = right.with(&[(11, 2, other), (11, 3, one)]);
    let located = spoilt.located();
    assert_ne!(one, other);
    // The rows （一） to （六） explain it, all 21 of them, if they have as many to give.
    let enough =
        |row: usize| spoilt.0[row][2] + one - other >= 0 && spoilt.0[row][3] + other - one >= 0;
    assert_eq!(located.suspects.len(), (2..23).filter(|&row| enough(row)).count());
    assert!(located.suspects.len() > 10);
    let best = &located.suspects[0];
    assert_eq!(figures_of(best), expected(&right, &[(11, 2), (11, 3)]));
    assert_eq!(best.slip, Some(Slip::SwappedNeighbours));
}

#[test]
fn zeros_do_not_give_what_they_do_not_have() {
    // One application moved from 自然人 to 商业企业: only rows with one there can have lost it.
    let right = Figures::sparse();
    let moved = [(12, 0, right.0[12][0] - 1), (12, 1, right.0[12][1] + 1)];
    let located = right.with(&moved).located();
    let rows: Vec<_> = located.suspects.iter().map(|it| it.cells[0].cell.row).collect();
    assert_eq!(rows.len(), 2, "{located:?}");
    assert!(rows.contains(&2) && rows.contains(&12));
    assert!(located.suspects.iter().all(|it| it.slip.is_some()));
}

#[test]
fn a_column_and_its_total_wrong_alike() {
    let right = Figures::dense();
    let spoilt = right.with(&[(5, 2, right.0[5][2] - 30), (5, TOTAL, right.0[5][TOTAL] - 30)]);
    let located = spoilt.located();
    let truth = expected(&right, &[(5, 2), (5, TOTAL)]);
    let suspect = located.suspects.iter().find(|it| figures_of(it) == truth);
    assert_eq!(suspect.and_then(|it| it.slip), Some(Slip::CarriedIntoTotal));
    assert_eq!(located.suspects.len(), 21);
}
