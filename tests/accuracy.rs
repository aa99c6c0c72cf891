//! A short run of the accuracy lab; `cargo xtask accuracy` is the long one.

mod support;

use support::lab::Case;
use support::lab::tally::Tally;

#[test]
fn no_cell_is_read_wrong_and_nothing_is_a_false_alarm() {
    const N_CASES: u64 = 1_400;
    let mut tally = Tally::default();
    for seed in 0..N_CASES {
        Case::new(seed).run(&mut tally);
    }
    assert_eq!(tally.n_objections, 0, "{:#?}", tally.objections);
}

#[test]
fn the_lab_notices_what_must_not_be() {
    let mut tally = Tally::default();
    let mut case = Case::new(0);
    let cell = case.report.cells()[20];
    case.report.set(cell, 987_654.into());
    case.run(&mut tally);
    assert_eq!((tally.cells.wrong, tally.n_objections > 0), (1, true));
}
