//! Published examples with known answers.
//!
//! T1, T2: Scholtus (2009) and the R package deductive. T5, T6: Scholtus (2008) and deducorrect.
//! T7: errorlocate. T8: Banff of Statistics Canada. Where the published answer rests on more than
//! the smallest change (a pattern, a weight, a random seed), the test says what the smallest
//! change alone has to give. T3 and T4 are about missing values, which the localiser leaves out.

use gouji::decimal::Decimal;
use gouji::suspects::{
    ChangeSet, Ended, Equation, Limits, Slip, System, Variable, smallest_changes, typing_slip,
};

type Terms<'a> = &'a [(usize, i64)];

fn zero(equations: &[Terms<'_>]) -> Vec<Equation> {
    equations.iter().map(|it| Equation::zero(it.to_vec())).collect()
}

fn numbers(values: &[i64]) -> Vec<Variable> {
    values.iter().map(|&it| Variable::number(Decimal::from(it))).collect()
}

fn counts(values: &[i64]) -> Vec<Variable> {
    values.iter().map(|&it| Variable::count(Decimal::from(it))).collect()
}

/// All smallest sets, each as "variable=value …", variables counted from 1.
fn sets(variables: Vec<Variable>, equations: Vec<Equation>) -> Vec<String> {
    let system = System::new(variables, equations).expect("the examples are sound");
    let outcome = smallest_changes(&system, &Limits::default());
    assert!(outcome.components.iter().all(|it| it.ended == Ended::Complete), "{outcome:?}");
    assert!(outcome.components.len() <= 1);
    outcome.components.iter().flat_map(|it| &it.sets).map(printed).collect()
}

fn printed(set: &ChangeSet) -> String {
    let values = set.changes.iter().map(|it| match it.proposed {
        Some(value) => format!("{}={value}", it.variable + 1),
        None => format!("{}=?", it.variable + 1),
    });
    values.collect::<Vec<_>>().join(" ")
}

fn slip(found: i64, proposed: i64) -> Option<Slip> {
    typing_slip(&found.to_string(), Decimal::from(proposed))
}

/// x1+x2=x3, x2=x4, x5+x6+x7=x8, x3+x8=x9, x9−x10=x11.
fn scholtus() -> Vec<Equation> {
    zero(&[
        &[(0, 1), (1, 1), (2, -1)],
        &[(1, 1), (3, -1)],
        &[(4, 1), (5, 1), (6, 1), (7, -1)],
        &[(2, 1), (7, 1), (8, -1)],
        &[(8, 1), (9, -1), (10, -1)],
    ])
}

/// 1452 116 1568 116 323 76 12 411 1979 1842 137 with some figures replaced, counted from 1.
fn scholtus_record(wrong: &[(usize, i64)]) -> Vec<Variable> {
    let mut record = [1452, 116, 1568, 116, 323, 76, 12, 411, 1979, 1842, 137];
    wrong.iter().for_each(|&(variable, value)| record[variable - 1] = value);
    numbers(&record)
}

#[test]
fn t1_the_correct_record_is_left_alone() {
    assert!(sets(scholtus_record(&[]), scholtus()).is_empty());
}

#[test]
fn t1_4_1_one_typing_error() {
    assert_eq!(sets(scholtus_record(&[(4, 161)]), scholtus()), ["4=116"]);
    assert_eq!(slip(161, 116), Some(Slip::SwappedDigits));
}

#[test]
fn t1_4_2_two_typing_errors() {
    let found = sets(scholtus_record(&[(4, 161), (9, 19979)]), scholtus());
    assert_eq!(found, ["4=116 9=1979"]);
    assert_eq!(slip(19979, 1979), Some(Slip::DoubledDigit));
}

#[test]
fn t1_4_3_blanks_besides_are_ambiguous() {
    let wrong = [(4, 161), (9, 19979), (5, 0), (6, 0), (7, 0)];
    let found = sets(scholtus_record(&wrong), scholtus());
    assert_eq!(found, ["4=116 5=411 9=1979", "4=116 6=411 9=1979", "4=116 7=411 9=1979"]);
}

#[test]
fn t1_4_4_a_total_left_at_zero_besides() {
    // Typing errors alone restore x4 only. The smallest change also knows x8 and x9.
    let found = sets(scholtus_record(&[(4, 161), (9, 19979), (8, 0)]), scholtus());
    assert_eq!(found, ["4=116 8=411 9=1979"]);
    assert_eq!([slip(161, 116), slip(0, 411)], [Some(Slip::SwappedDigits), None]);
}

#[test]
fn t2_three_candidates_one_transposition() {
    let sum = || zero(&[&[(0, 1), (1, 1), (2, -1)]]);
    assert_eq!(sets(counts(&[123, 192, 252]), sum()), ["1=60", "2=129", "3=315"]);
    let slips = [slip(123, 60), slip(192, 129), slip(252, 315)];
    assert_eq!(slips, [None, Some(Slip::SwappedDigits), None]);
}

#[test]
fn t2_a_negative_figure_beyond_doubt_leaves_no_typing_error() {
    let mut record = numbers(&[-123, 129, 252]);
    record[0].fixed = true;
    assert_eq!(sets(record, zero(&[&[(0, 1), (1, 1), (2, -1)]])), ["2=375", "3=6"]);
    assert_eq!([slip(129, 375), slip(252, 6)], [None, None]);
}

#[test]
fn t2_restored_unless_forbidden() {
    let sum = || zero(&[&[(0, 1), (1, 1), (2, -1)]]);
    let mut record = counts(&[161, 1452, 1568]);
    assert_eq!(sets(record.clone(), sum()), ["1=116", "2=1407", "3=1613"]);
    let slips = [slip(161, 116), slip(1452, 1407), slip(1568, 1613)];
    assert_eq!(slips, [Some(Slip::SwappedDigits), None, None]);
    record[0].fixed = true;
    assert_eq!(sets(record, sum()), ["2=1407", "3=1613"]);
}

/// x_i = x_ir − x_ic for i = 0 to 3, in the order x_ir, x_ic, x_i; x4 = x0+x1+x2+x3.
fn profit_and_loss() -> Vec<Equation> {
    zero(&[
        &[(0, 1), (1, -1), (2, -1)],
        &[(3, 1), (4, -1), (5, -1)],
        &[(6, 1), (7, -1), (8, -1)],
        &[(9, 1), (10, -1), (11, -1)],
        &[(2, 1), (5, 1), (8, 1), (11, 1), (12, -1)],
    ])
}

#[test]
fn t5_a_one_wrong_sign() {
    let record = numbers(&[2100, 1950, 150, 0, 10, 10, 20, 5, 15, 50, 10, 40, 195]);
    assert_eq!(sets(record, profit_and_loss()), ["6=-10"]);
    assert_eq!(slip(10, -10), Some(Slip::WrongSign));
}

#[test]
fn t5_b_two_interchanges_are_ambiguous() {
    // The interchange of two figures is one slip, but two changes.
    let record = numbers(&[5100, 4650, 450, 0, 130, 130, 20, 0, 20, 15, 25, 10, 610]);
    let found = sets(record, profit_and_loss());
    assert_eq!(found, ["4=260 10=35", "4=260 11=5", "5=-130 10=35", "5=-130 11=5"]);
}

#[test]
fn t5_c_a_wrong_sign_and_an_interchange() {
    let record = numbers(&[3250, 3550, 300, 110, 10, 100, 50, 90, 40, 30, 10, 20, -140]);
    assert_eq!(sets(record, profit_and_loss()), ["3=-300 7=130", "3=-300 8=10"]);
}

#[test]
fn t6_the_rounding_repair_is_among_the_sets() {
    let record = numbers(&[12, 4, 15, 4, 3, 1, 8, 11, 27, 41, -13]);
    let found = sets(record, scholtus());
    assert!(found.contains(&"3=16 8=12 9=28".to_owned()), "{found:?}");
    assert!(found.len() > 1);
}

#[test]
fn t7_profit_cost_turnover() {
    // p + c = t and c ≥ 0.6 t, as 5c − 3t ≥ 0.
    let cost = Equation::at_least_zero(vec![(1, 5), (2, -3)]);
    let mut equations = zero(&[&[(0, 1), (1, 1), (2, -1)]]);
    assert_eq!(sets(counts(&[755, 125, 200]), equations.clone()), ["1=75", "3=880"]);
    equations.push(cost);
    assert_eq!(sets(counts(&[755, 125, 200]), equations), ["1=75"]);
}

#[test]
fn t7_coefficients_other_than_one() {
    let equations = zero(&[&[(0, 1), (1, 1), (2, -1)], &[(1, 2), (2, -1)]]);
    let with_constant = |mut it: Vec<Equation>| {
        it[1].constant = Decimal::from(1);
        it
    };
    assert_eq!(sets(numbers(&[1, 1, 3]), with_constant(equations.clone())), ["1=2"]);
    let mut record = numbers(&[1, 1, 3]);
    record[0].fixed = true;
    assert_eq!(sets(record, with_constant(equations)), ["2=0 3=1"]);
}

#[test]
fn t7_seven_equal_answers() {
    let sum: Vec<_> = (0..6).map(|it| (it, 1)).chain([(6, -1)]).collect();
    let found = sets(numbers(&[1, 1, 1, 1, 1, 1, 4]), zero(&[&sum]));
    assert_eq!(found, ["1=-1", "2=-1", "3=-1", "4=-1", "5=-1", "6=-1", "7=6"]);
    // Counts cannot be negative: no part alone can be to blame.
    assert_eq!(sets(counts(&[1, 1, 1, 1, 1, 1, 4]), zero(&[&sum])), ["7=6"]);
}

#[test]
fn t8_correct_records_pass() {
    for record in [[10, 20, 30], [10, 10, 20], [10, 30, 40]] {
        assert!(sets(counts(&record), zero(&[&[(0, 1), (1, 1), (2, -1)]])).is_empty());
    }
}

#[test]
fn t8_part_or_total() {
    let found = sets(counts(&[10, 400, 50]), zero(&[&[(0, 1), (1, 1), (2, -1)]]));
    assert_eq!(found, ["2=40", "3=410"]);
}
