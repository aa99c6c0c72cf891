//! Small systems whose answer rests on a bound, on wholeness or on a limit; each can be followed
//! with a pencil.

use gouji::decimal::Decimal;
use gouji::suspects::{Ended, Equation, Limits, System, Variable, smallest_changes};

type Terms<'a> = &'a [(usize, i64)];

fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).expect("a figure")
}

fn count(value: &str) -> Variable {
    Variable::count(decimal(value))
}

/// A sum of money: never negative, but not whole.
fn amount(value: &str) -> Variable {
    Variable { at_least_zero: true, ..number(value) }
}

fn number(value: &str) -> Variable {
    Variable::number(decimal(value))
}

/// A number of which something may be owed: whole, but negative as well.
fn whole(value: &str) -> Variable {
    Variable { whole: true, ..number(value) }
}

fn zero(terms: Terms<'_>) -> Equation {
    Equation::zero(terms.to_vec())
}

fn at_least_zero(terms: Terms<'_>) -> Equation {
    Equation::at_least_zero(terms.to_vec())
}

fn plus(constant: i64, equation: Equation) -> Equation {
    Equation { constant: Decimal::from(constant), ..equation }
}

/// How the search of the only component ends, and its sets as "variable=value …", variables
/// counted from 1.
fn found(variables: Vec<Variable>, equations: Vec<Equation>, limits: &Limits) -> (Ended, String) {
    let system = System::new(variables, equations).expect("the examples are sound");
    let outcome = smallest_changes(&system, limits);
    let [component] = &outcome.components[..] else { panic!("one component: {outcome:?}") };
    let change = |it: &gouji::suspects::Change| {
        let value = it.proposed.map_or("?".to_owned(), |it| it.to_string());
        format!("{}={value}", it.variable + 1)
    };
    let set = |it: &gouji::suspects::ChangeSet| {
        it.changes.iter().map(change).collect::<Vec<_>>().join(" ")
    };
    (component.ended, component.sets.iter().map(set).collect::<Vec<_>>().join(", "))
}

fn sets(variables: Vec<Variable>, equations: Vec<Equation>) -> String {
    let (ended, sets) = found(variables, equations, &Limits::default());
    assert_eq!(ended, Ended::Complete, "{sets}");
    sets
}

fn ending(variables: Vec<Variable>, equations: Vec<Equation>) -> Ended {
    found(variables, equations, &Limits { max_size: 3, ..Limits::default() }).0
}

#[test]
fn figures_that_cannot_be_negative_add_up_to_0_in_one_way() {
    let sum = || vec![zero(&[(0, 1), (1, 1)])];
    assert_eq!(sets(vec![count("1"), count("4")], sum()), "1=0 2=0");
    assert_eq!(sets(vec![amount("1"), amount("4")], sum()), "1=0 2=0");
    let mixed = ending(vec![amount("1"), count("4")], sum());
    assert_eq!(mixed, Ended::Undecided(2), "some whole, some not: nothing is claimed");
    let weighted = vec![zero(&[(0, 1), (1, 4), (2, 9)])];
    assert_eq!(sets(vec![count("1"), count("2"), count("5")], weighted), "1=0 2=0 3=0");
    let two = vec![
        zero(&[(0, -1), (1, -1), (2, -1), (3, -1)]),
        at_least_zero(&[(0, -1), (1, 1), (3, -1)]),
    ];
    assert_eq!(sets(["5", "4", "2", "0"].map(count).to_vec(), two), "1=0 2=0 3=0");
}

#[test]
fn a_count_may_be_compared_with_a_fraction() {
    let not_below = vec![at_least_zero(&[(0, 1), (1, -1)])];
    assert_eq!(sets(vec![count("0.02"), amount("0.4")], not_below), "1=?, 2=?");
}

#[test]
fn a_figure_that_is_fixed_beside_others_that_are_not_has_its_value() {
    // b + c = a, and a is 2: b and c may be 0 and 2, 1 and 1, or 2 and 0.
    let sums = vec![zero(&[(0, -1), (1, 1), (2, 1)]), plus(-2, zero(&[(0, 1)]))];
    let figures = vec![count("5"), count("32"), count("0.12")];
    assert_eq!(sets(figures, sums), "1=2 2=? 3=?");
}

#[test]
fn bounds_with_other_coefficients_leave_several_values() {
    // 2a = 3b, and their sum is at most 0.
    let equations = vec![zero(&[(0, 2), (1, -3)]), at_least_zero(&[(0, -3), (1, -3)])];
    assert_eq!(sets(vec![number("0.09"), number("0.11")], equations), "1=? 2=?");
}

#[test]
fn figures_of_different_scales_are_compared() {
    let sum = vec![zero(&[(0, 1), (1, 1), (2, -1)])];
    let figures = vec![number("0.5"), number("0.25"), number("0.8")];
    assert_eq!(sets(figures, sum), "1=0.55, 2=0.3, 3=0.75");
}

#[test]
fn it_is_known_that_no_counts_will_do() {
    // The first sum cannot be less than 3.
    let equations =
        vec![plus(3, zero(&[(0, 1), (1, 2)])), zero(&[(0, 2), (1, -3), (2, 1), (3, -1)])];
    assert_eq!(ending(["0", "2", "0", "0"].map(count).to_vec(), equations), Ended::Impossible);
}

#[test]
fn what_a_last_choice_does_not_settle_is_not_called_impossible() {
    // c is 3, so b would have to be −3: but that is seen only where all three are chosen.
    let equations = vec![
        plus(3, zero(&[(2, -1)])),
        plus(2, zero(&[(0, 1), (1, -1), (2, 1)])),
        zero(&[(1, -1), (2, -1)]),
    ];
    assert_eq!(ending(["4", "2", "3"].map(count).to_vec(), equations), Ended::NoneUpTo(3));
    // c is 0, b is −2a, and a would have to be −1/2.
    let equations = vec![
        zero(&[(0, 6), (1, 3), (2, 2)]),
        zero(&[(0, -4), (1, -2)]),
        plus(-1, zero(&[(0, 2), (1, 2), (2, 3)])),
    ];
    assert_eq!(ending(["1", "3", "0"].map(whole).to_vec(), equations), Ended::NoneUpTo(3));
}

#[test]
fn rows_are_kept_small_enough_to_be_decided() {
    // The sum of the first two is 0 as well as three times the third.
    let equations = vec![zero(&[(0, 1), (1, 1), (2, 1)]), zero(&[(0, 1), (1, 1), (2, -3)])];
    let figures = ["-0.1", "0.16", "0.18"].map(count).to_vec();
    assert_eq!(sets(figures, equations), "1=0 2=0 3=0");
    // 2a + 2d = 1 has no whole numbers.
    let equations = vec![plus(1, zero(&[(0, -2), (3, -2)])), plus(-3, zero(&[(0, -1), (2, 2)]))];
    let figures = ["0.17", "-0.17", "8", "54"].map(whole).to_vec();
    assert_eq!(ending(figures, equations), Ended::Impossible);
    // Nor has 2b = 4a + 4c + 1.
    let equations = vec![
        plus(3, zero(&[(0, 6), (1, -2), (2, 3)])),
        plus(-1, zero(&[(0, -4), (1, 2), (2, -4)])),
    ];
    let figures = ["0.41", "0.1", "54"].map(whole).to_vec();
    assert_eq!(ending(figures, equations), Ended::Impossible);
}

#[test]
fn a_count_below_0_can_only_grow() {
    let threefold = vec![zero(&[(0, -3), (1, 1)])];
    assert_eq!(sets(vec![count("-0.05"), count("-1.7")], threefold), "1=? 2=?");
}

#[test]
fn steps_are_counted_exactly() {
    let three_numbers = |max_steps| {
        let figures = ["1", "2", "4"].map(number).to_vec();
        let limits = Limits { max_steps, ..Limits::default() };
        found(figures, vec![zero(&[(0, 1), (1, 1), (2, -1)])], &limits)
    };
    assert_eq!(three_numbers(3), (Ended::Complete, "1=2, 2=3, 3=3".to_owned()));
    assert_eq!(three_numbers(2).0, Ended::OutOfSteps(1));
}

#[test]
fn a_figure_can_be_replaced() {
    let mut system =
        System::new(["1", "2", "4"].map(number).to_vec(), vec![zero(&[(0, 1), (1, 1), (2, -1)])])
            .expect("three variables");
    assert!(system.set_value(2, decimal("3")) && !system.set_value(3, decimal("3")));
    assert!(smallest_changes(&system, &Limits::default()).components.is_empty());
}
