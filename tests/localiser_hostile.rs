//! Huge values, empty equations and systems without end: no panic, and an honest ending.

use gouji::decimal::Decimal;
use gouji::form::{CellId, Identity, IdentityKind, TableId};
use gouji::suspects::{
    Ended, Equation, Given, Limits, Located, Searcher, System, Variable, locate, smallest_changes,
};

fn endings(variables: Vec<Variable>, equations: Vec<Equation>, limits: &Limits) -> Vec<Ended> {
    let system = System::new(variables, equations).expect("the variables exist");
    smallest_changes(&system, limits).components.iter().map(|it| it.ended).collect()
}

fn number(units: i128, scale: u32) -> Variable {
    Variable::number(Decimal::new(units, scale))
}

fn sum(n_parts: usize) -> Equation {
    Equation::zero((0..n_parts).map(|it| (it, 1)).chain([(n_parts, -1)]).collect())
}

#[test]
fn no_equations_and_no_variables() {
    assert!(endings(vec![], vec![], &Limits::default()).is_empty());
    assert!(endings(vec![number(3, 0)], vec![], &Limits::default()).is_empty());
    assert!(endings(vec![], vec![Equation::zero(vec![])], &Limits::default()).is_empty());
}

#[test]
fn an_equation_without_variables_cannot_be_mended() {
    let five = Equation { constant: Decimal::from(5), ..Equation::zero(vec![]) };
    assert_eq!(endings(vec![], vec![five.clone()], &Limits::default()), [Ended::Impossible]);
    let zeros = Equation { terms: vec![(0, 0), (0, 1), (0, -1)], ..five };
    assert_eq!(endings(vec![number(1, 0)], vec![zeros], &Limits::default()), [Ended::Impossible]);
}

#[test]
fn fixed_figures_and_floors_cannot_be_mended() {
    let fixed = |value| Variable { fixed: true, ..number(value, 0) };
    let variables = vec![fixed(1), fixed(1), fixed(3)];
    assert_eq!(endings(variables, vec![sum(2)], &Limits::default()), [Ended::Impossible]);
    // x + y + 5 = 0 has no counts.
    let equation = Equation { constant: Decimal::from(5), ..Equation::zero(vec![(0, 1), (1, 1)]) };
    let counts = vec![Variable::count(Decimal::from(3)); 2];
    assert_eq!(endings(counts, vec![equation], &Limits::default()), [Ended::Impossible]);
}

#[test]
fn values_beyond_128_bits_are_given_up() {
    let huge = [(i128::MAX, 0), (i128::MAX, 0), (0, 0)].map(|it| number(it.0, it.1));
    assert_eq!(endings(huge.to_vec(), vec![sum(2)], &Limits::default()), [Ended::Overflow(0)]);
    let least = [(i128::MIN, 0), (0, 0)].map(|it| number(it.0, it.1));
    assert_eq!(endings(least.to_vec(), vec![sum(1)], &Limits::default()), [Ended::Overflow(0)]);
    let scales = [(i128::MAX / 2, 0), (1, 38), (0, 0)].map(|it| number(it.0, it.1));
    assert_eq!(endings(scales.to_vec(), vec![sum(2)], &Limits::default()), [Ended::Overflow(0)]);
    let tiny = [(1, 60), (2, 60)].map(|it| number(it.0, it.1));
    assert_eq!(endings(tiny.to_vec(), vec![sum(1)], &Limits::default()), [Ended::Complete]);
    // Whether a figure of so many places is whole cannot be computed: it is not proposed for a count.
    let count = [Variable::count(Decimal::ZERO), number(i128::MAX, 44)];
    assert_eq!(endings(count.to_vec(), vec![sum(1)], &Limits::default()), [Ended::Overflow(1)]);
}

#[test]
fn one_component_beyond_128_bits_does_not_spoil_the_others() {
    let variables = [i128::MAX, i128::MAX, 0, 7, 8].map(|it| number(it, 0));
    let equations = vec![sum(2), Equation::zero(vec![(3, 1), (4, -1)])];
    let expected = [Ended::Overflow(0), Ended::Complete];
    assert_eq!(endings(variables.to_vec(), equations, &Limits::default()), expected);
}

#[test]
fn coefficients_beyond_64_bits_are_given_up() {
    let row = |one, other| Equation::zero(vec![(0, one), (1, other), (2, 1)]);
    let variables = [1, 1, 1].map(|it| number(it, 0));
    let equations =
        vec![row(i64::MAX, i64::MAX - 1), row(i64::MAX - 2, i64::MIN), row(i64::MIN + 3, 5)];
    let ended = endings(variables.to_vec(), equations, &Limits::default());
    assert!(matches!(ended[..], [Ended::Overflow(1..)]), "{ended:?}");
}

#[test]
fn the_smallest_coefficient_has_no_opposite() {
    let variables = [5, 7].map(|it| Variable::count(Decimal::from(it)));
    let equation = Equation::zero(vec![(0, i64::MIN), (1, 1)]);
    let ended = endings(variables.to_vec(), vec![equation], &Limits::default());
    assert!(matches!(ended[..], [Ended::Overflow(_) | Ended::Complete]), "{ended:?}");
}

/// Sums over runs of four with one shared figure each, all wrong.
fn chain(n: usize) -> (Vec<Variable>, Vec<Equation>) {
    let row = |it: usize| {
        let terms = (0..4).map(|part| (3 * it + part, if part == 0 { -1 } else { 1 }));
        Equation {
            constant: Decimal::from(it as i64 * it as i64 + 1),
            ..Equation::zero(terms.collect())
        }
    };
    (vec![number(1, 0); 3 * n + 1], (0..n).map(row).collect())
}

#[test]
fn limits_are_kept_and_said() {
    let (variables, equations) = chain(400);
    let limits = |max_size, max_steps| Limits { max_size, max_steps, max_sets: 10 };
    let ending = |it: &Limits| endings(variables.clone(), equations.clone(), it);
    assert_eq!(ending(&limits(4, 1000)), [Ended::NoneUpTo(4)]);
    assert_eq!(ending(&limits(0, 1000)), [Ended::NoneUpTo(0)]);
    assert!(matches!(ending(&limits(usize::MAX, 1000))[..], [Ended::OutOfSteps(_)]));
    let (few_variables, few_equations) = chain(3);
    let some = Limits { max_sets: 1, ..Limits::default() };
    let system = System::new(few_variables, few_equations).expect("the variables exist");
    let outcome = smallest_changes(&system, &some);
    assert_eq!(outcome.components[0].ended, Ended::More);
    assert_eq!(outcome.components[0].sets.len(), 1);
}

#[test]
fn a_search_broken_off_leaves_nothing_behind() {
    let (variables, equations) = chain(30);
    let long = System::new(variables, equations).expect("the variables exist");
    let numbers = vec![number(1, 0), number(2, 0), number(4, 0)];
    let short = System::new(numbers, vec![sum(2)]).expect("the variables exist");
    let few = Limits { max_steps: 50, max_size: 40, ..Limits::default() };
    let mut searcher = Searcher::default();
    let broken_off = searcher.smallest_changes(&long, &few);
    assert!(matches!(broken_off.components[0].ended, Ended::OutOfSteps(_)));
    let after = searcher.smallest_changes(&short, &few);
    assert_eq!(after, smallest_changes(&short, &few));
    assert_eq!(after.components[0].sets.len(), 3);
}

#[test]
fn identities_of_all_sorts_are_located_without_panic() {
    let cell = |column| CellId::new(TableId::Disputes, 255, column);
    let identity = |left: &[usize], right: &[usize]| Identity {
        kind: IdentityKind::CarryOver,
        of: "any",
        table: TableId::Applications,
        left: left.iter().map(|&it| cell(it)).collect(),
        right: right.iter().map(|&it| cell(it)).collect(),
    };
    let identities = [
        identity(&[], &[]),
        identity(&[0, 0, 1], &[0, 255]),
        identity(&[1], &[]),
        identity(&[2, 3], &[2, 3]),
    ];
    for units in [0, 1, -1, i128::MAX, i128::MIN, i128::from(i64::MAX)] {
        for scale in [0, 3, 30, 60] {
            let value = Decimal::new(units, scale);
            let given = |it: CellId| {
                let blank = it.column == 1;
                (it.column != 3).then_some(Given { value, blank, text: "〇" })
            };
            let located = locate(&identities, given);
            assert_eq!(located == Located::default(), units == 0);
        }
    }
}
