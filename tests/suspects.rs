//! Suspects of whole tables: which stands first, and which slip explains it.

#[path = "localiser/tables.rs"]
mod tables;

use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, identities, table};
use gouji::suspects::{Ended, Given, Located, Slip, Suspect, locate};
use tables::{
    CARRIED_IN, CARRIED_OUT, Figures, HANDLED_TOTAL, RECEIVED, TOTAL, all_identities, cell,
    expected, figures_of,
};

fn first(located: &Located) -> &Suspect {
    located.suspects.first().expect("something is wrong")
}

/// The slip of the only suspect of a table with these wrong figures.
fn only_slip(right: &Figures, wrong: &[(usize, usize, i64)]) -> Option<Slip> {
    let located = right.with(wrong).located();
    assert_eq!(located.suspects.len(), 1, "{located:?}");
    let cells: Vec<_> = wrong.iter().map(|it| (it.0, it.1)).collect();
    assert_eq!(figures_of(first(&located)), expected(right, &cells));
    first(&located).slip
}

#[test]
fn typing_errors_are_named() {
    let right =
        Figures::reconciled(|row, column| if column == 0 { 1000 + 213 * row as i64 } else { 0 });
    assert_eq!(right.0[2][0], 1426);
    let slip = |wrong| only_slip(&right, &[(2, 0, wrong)]);
    assert_eq!(slip(4126), Some(Slip::SwappedDigits));
    assert_eq!(slip(1456), Some(Slip::ChangedDigit));
    assert_eq!(slip(126), Some(Slip::DroppedDigit));
    assert_eq!(slip(14226), Some(Slip::DoubledDigit));
    assert_eq!(slip(14526), Some(Slip::AddedDigit));
    assert_eq!(slip(-1426), Some(Slip::WrongSign));
    assert_eq!(slip(0), Some(Slip::LeftAtZero));
    assert_eq!(slip(1777), None);
}

#[test]
fn totals_that_count_wrong_are_named() {
    let right = Figures::sparse();
    let total = right.0[HANDLED_TOTAL][0];
    let slip = |row, wrong| only_slip(&right, &[(row, 0, wrong)]);
    assert_eq!(slip(HANDLED_TOTAL, total + 47), Some(Slip::CountedTwice));
    assert_eq!(slip(HANDLED_TOTAL, total - 47), Some(Slip::Omitted));
    let carried_out = right.0[CARRIED_OUT][0];
    assert_eq!(slip(HANDLED_TOTAL, total + carried_out), Some(Slip::CarriedOutCounted));
    let (received, carried_in) = (right.0[RECEIVED][0], right.0[CARRIED_IN][0]);
    assert_eq!(slip(RECEIVED, received + carried_in), Some(Slip::CarriedInCounted));
    assert_eq!(slip(RECEIVED, received + carried_in + 100), None);
}

#[test]
fn a_total_left_blank_comes_first() {
    // Seed 004 of the form's practice: 4 received and disclosed, （七） never entered.
    let right = Figures::reconciled(|row, column| if (row, column) == (2, 0) { 4 } else { 0 });
    let blank = |it: CellId| it.row as usize == HANDLED_TOTAL;
    let spoilt = right.with(&[(HANDLED_TOTAL, 0, 0), (HANDLED_TOTAL, TOTAL, 0)]);
    let located = spoilt.located_with_blanks(blank);
    let truth = expected(&right, &[(HANDLED_TOTAL, 0), (HANDLED_TOTAL, TOTAL)]);
    assert_eq!(figures_of(first(&located)), truth);
    assert_eq!(first(&located).slip, Some(Slip::TotalLeftBlank));
    assert_eq!(located.searches[0].ended, Ended::Complete);
}

/// What is located in one row of disputes; `None` stands for a blank.
fn disputes(row: [Option<i64>; 5]) -> Located {
    let sums = identities(table(TableId::Disputes, Edition::Form2021));
    locate(sums, |it| {
        let figure = if it.row == 0 { row[usize::from(it.column)] } else { Some(0) };
        let value = Decimal::from(figure.unwrap_or(0));
        Some(Given { value, blank: figure.is_none(), text: "" })
    })
}

#[test]
fn among_equals_a_blank_total_comes_first_then_one_left_at_zero() {
    let blank = disputes([Some(10), Some(1), Some(0), Some(0), None]);
    assert_eq!(first(&blank).slip, Some(Slip::TotalLeftBlank));
    let total = first(&blank).cells[0];
    assert_eq!((total.cell.column, total.proposed), (4, Some(Decimal::from(11))));
    let zero = disputes([Some(10), Some(1), Some(0), Some(0), Some(0)]);
    assert_eq!((first(&zero).cells[0].cell.column, first(&zero).slip), (4, Some(Slip::LeftAtZero)));
    // The parts cannot be negative, so the total is the only one to blame.
    assert_eq!((blank.suspects.len(), zero.suspects.len()), (1, 1));
    let part = disputes([Some(10), None, Some(3), Some(0), Some(25)]);
    assert_eq!((first(&part).cells[0].cell.column, first(&part).slip), (1, Some(Slip::LeftBlank)));
    assert_eq!(part.suspects.len(), 5);
}

#[test]
fn among_equals_a_typing_error_comes_first() {
    let located = disputes([Some(64), Some(100), Some(2), Some(0), Some(148)]);
    let found: Vec<_> =
        located.suspects.iter().map(|it| (it.cells[0].cell.column, it.slip)).collect();
    // 46 + 100 + 2 = 148; 82 instead of 100 and 166 instead of 148 are no typing errors.
    assert_eq!(found, [(0, Some(Slip::SwappedDigits)), (1, None), (4, None)]);
}

#[test]
fn a_row_shifted_by_one_column_is_named() {
    let right = Figures::dense();
    let row = right.0[8];
    let shifted = [(8, 1, row[2]), (8, 2, row[3]), (8, 3, row[4])];
    let located = right.with(&shifted).located();
    let truth = expected(&right, &[(8, 1), (8, 2), (8, 3)]);
    let suspect = located.suspects.iter().find(|it| figures_of(it) == truth);
    assert!(suspect.is_some(), "{located:?}");
    // The first figure is lost, the others stand one column to the left.
    assert_eq!(suspect.and_then(|it| it.slip), Some(Slip::ShiftedRow));
    assert_eq!(figures_of(first(&located)), truth);
}

#[test]
fn an_identity_with_a_lost_cell_is_left_out() {
    let right = Figures::sparse();
    let spoilt = right.with(&[(2, 0, 74)]);
    let located = locate(&all_identities(), |it| {
        let value = Decimal::from(spoilt.at(it));
        (it != cell(2, TOTAL)).then_some(Given { value, blank: false, text: "" })
    });
    // The row cannot be judged; the other figures of the column are held by their rows.
    assert_eq!(located.searches[0].identities.len(), 1);
    assert_eq!(located.suspects.len(), 1);
    assert_eq!(first(&located).slip, Some(Slip::SwappedDigits));
    assert_eq!(figures_of(first(&located)), expected(&right, &[(2, 0)]));
}

#[test]
fn a_printed_figure_that_is_no_count_may_stand() {
    // −2 and 7 add up to 5; 3.5 and 1.5 add up to 5. Neither breaks a sum.
    assert_eq!(disputes([Some(-2), Some(7), Some(0), Some(0), Some(5)]), Located::default());
    let halves = ["3.5", "1.5", "0", "0", "6"].map(Decimal::parse);
    let sums = identities(table(TableId::Disputes, Edition::Form2021));
    let located = locate(sums, |it| {
        let value = if it.row == 0 { halves[usize::from(it.column)]? } else { Decimal::ZERO };
        Some(Given { value, blank: false, text: "" })
    });
    // A proposed figure has to be a count: 4.5 and 2.5 are none.
    let found: Vec<_> = located.suspects.iter().map(|it| it.cells[0].cell.column).collect();
    assert_eq!(found, [2, 3, 4]);
}

#[test]
fn groups_that_share_no_cell_are_searched_apart() {
    let sums = identities(table(TableId::Disputes, Edition::Form2021));
    let located = locate(sums, |it| {
        let value = Decimal::from(
            [[1, 1, 0, 0, 3], [0; 5], [2, 0, 0, 0, 1]][it.row as usize][it.column as usize],
        );
        Some(Given { value, blank: false, text: "" })
    });
    let groups: Vec<_> = located.searches.iter().map(|it| it.identities.clone()).collect();
    assert_eq!(groups, [vec![0], vec![2]]);
    let n_of = |group: usize| located.suspects.iter().filter(|it| it.identities == [group]).count();
    assert_eq!((n_of(0), n_of(2)), (5, 2));
}

#[test]
fn the_same_table_gives_the_same_list() {
    let right = Figures::dense();
    let spoilt = right.with(&[(4, 1, right.0[4][1] + 5), (9, 3, right.0[9][3] + 5), (3, 2, 1)]);
    assert_eq!(spoilt.located(), spoilt.located());
}
