//! The localiser against exhaustive search, on small random systems.

#[path = "localiser/tables.rs"]
mod tables;

use gouji::decimal::Decimal;
use gouji::suspects::{Ended, Equation, Limits, Relation, System, Variable, smallest_changes};
use tables::Random;

/// No solution that matters needs a greater figure; a smallest set with several solutions has at
/// least two below it.
const GREATEST: i64 = 24;
const MAX_SIZE: usize = 3;

struct Case {
    values: Vec<i64>,
    equations: Vec<Vec<(usize, i64)>>,
    constants: Vec<i64>,
    /// The equation asks for 0 or more, not for 0.
    is_at_least: Vec<bool>,
}

impl Case {
    fn random(random: &mut Random, coefficients: &[i64]) -> Self {
        let n_variables = random.between(2, 6) as usize;
        let n_equations = random.between(1, 4) as usize;
        let mut coefficient = |_| coefficients[random.below(coefficients.len() as u64) as usize];
        let mut row = |_| (0..n_variables).map(|it| (it, coefficient(it))).collect();
        let equations = (0..n_equations).map(&mut row).collect();
        let values = (0..n_variables).map(|_| random.between(0, 4)).collect();
        let constants = (0..n_equations).map(|_| random.between(-3, 3)).collect();
        Self { values, equations, constants, is_at_least: vec![false; n_equations] }
    }

    /// Makes inequalities of about half the equations.
    fn with_inequalities(mut self, random: &mut Random) -> Self {
        self.is_at_least.iter_mut().for_each(|it| *it = random.below(2) == 0);
        self
    }

    fn system(&self, variable: impl Fn(Decimal) -> Variable) -> System {
        let variables = self.values.iter().map(|&it| variable(Decimal::from(it))).collect();
        let equation = |(place, terms): (usize, &Vec<_>)| Equation {
            terms: terms.clone(),
            constant: Decimal::from(self.constants[place]),
            relation: if self.is_at_least[place] { Relation::AtLeastZero } else { Relation::Zero },
        };
        let equations = self.equations.iter().enumerate().map(equation).collect();
        System::new(variables, equations).expect("the variables exist")
    }

    fn residual(&self, equation: usize, values: &[i64]) -> i64 {
        let sum: i64 = self.equations[equation].iter().map(|it| it.1 * values[it.0]).sum();
        sum + self.constants[equation]
    }

    fn holds(&self, values: &[i64]) -> bool {
        (0..self.equations.len()).all(|it| match self.residual(it, values) {
            residual if self.is_at_least[it] => residual >= 0,
            residual => residual == 0,
        })
    }

    /// All sets of `size` variables for which counts up to [`GREATEST`] make the equations hold;
    /// with each variable's value where there is only one.
    fn sets_of_counts(&self, size: usize) -> Vec<Vec<(usize, Option<i64>)>> {
        let mut res = Vec::new();
        for set in subsets(self.values.len(), size) {
            let mut solutions = Vec::new();
            self.solve(&set, &mut self.values.clone(), &mut solutions);
            let Some(first) = solutions.first() else { continue };
            let only = |it: &usize| {
                let is_only = solutions.iter().all(|other| other[*it] == first[*it]);
                (*it, is_only.then_some(first[*it]))
            };
            res.push(set.iter().map(only).collect());
        }
        res
    }

    fn solve(&self, set: &[usize], values: &mut Vec<i64>, solutions: &mut Vec<Vec<i64>>) {
        let Some((&first, rest)) = set.split_first() else {
            if self.holds(values) {
                solutions.push(values.clone());
            }
            return;
        };
        let old = values[first];
        for value in 0..=GREATEST {
            values[first] = value;
            self.solve(rest, values, solutions);
        }
        values[first] = old;
    }

    /// All sets of `size` variables for which any numbers make the equations hold: those whose
    /// columns span the residuals.
    fn sets_of_numbers(&self, size: usize) -> Vec<Vec<usize>> {
        let spans = |set: &Vec<usize>| {
            let coefficients = |it: usize| set.iter().map(move |&v| self.equations[it][v].1);
            let columns: Vec<Vec<i64>> =
                (0..self.equations.len()).map(|it| coefficients(it).collect()).collect();
            let mut with_residual = columns.clone();
            for (equation, row) in with_residual.iter_mut().enumerate() {
                row.push(self.residual(equation, &self.values));
            }
            rank(columns) == rank(with_residual)
        };
        subsets(self.values.len(), size).into_iter().filter(spans).collect()
    }
}

fn subsets(n: usize, size: usize) -> Vec<Vec<usize>> {
    let masks = (0..1u32 << n).filter(|it| it.count_ones() as usize == size);
    let mut res: Vec<Vec<usize>> =
        masks.map(|mask| (0..n).filter(|it| mask >> it & 1 == 1).collect()).collect();
    res.sort();
    res
}

/// The rank by elimination modulo a prime far above all minors of these matrices.
fn rank(mut rows: Vec<Vec<i64>>) -> usize {
    const PRIME: i64 = 1_000_003;
    let n_columns = rows.first().map_or(0, Vec::len);
    let mut rank = 0;
    for column in 0..n_columns {
        let nonzero = |it: &usize| rows[*it][column].rem_euclid(PRIME) != 0;
        let Some(pivot) = (rank..rows.len()).find(nonzero) else { continue };
        rows.swap(rank, pivot);
        let (above, below) = rows.split_at_mut(rank + 1);
        for row in below {
            let (by, of) = (above[rank][column], row[column]);
            let pairs = row.iter_mut().zip(&above[rank]);
            pairs.for_each(|(it, pivot)| *it = (*it * by - pivot * of).rem_euclid(PRIME));
        }
        rank += 1;
    }
    rank
}

fn limits(max_size: usize) -> Limits {
    Limits { max_size, max_sets: 10_000, ..Limits::default() }
}

/// Variables with their new values.
type Set = Vec<(usize, Option<Decimal>)>;

/// The sets of a system of one component; `None` when nothing is violated.
fn found(
    case: &Case,
    variable: impl Fn(Decimal) -> Variable,
    max_size: usize,
) -> Option<(Ended, Vec<Set>)> {
    let outcome = smallest_changes(&case.system(variable), &limits(max_size));
    let component = outcome.components.into_iter().next()?;
    let sets = component.sets.iter();
    let changes = sets.map(|it| it.changes.iter().map(|it| (it.variable, it.proposed)).collect());
    Some((component.ended, changes.collect()))
}

fn is_one_component(case: &Case) -> bool {
    case.equations.iter().all(|it| it[0].1 != 0)
}

/// How many sets were found, and how many systems have none or were not decided.
fn compare_counts(n_cases: usize, mut case: impl FnMut() -> Case) -> [usize; 3] {
    let (mut n_found, mut n_none, mut n_undecided) = (0, 0, 0);
    for _ in 0..n_cases {
        let case = case();
        if !is_one_component(&case) {
            continue;
        }
        let Some((ended, sets)) = found(&case, Variable::count, MAX_SIZE) else {
            assert!(case.holds(&case.values));
            continue;
        };
        let greatest = sets.iter().flatten().filter_map(|it| it.1).max();
        if greatest > Some(Decimal::from(GREATEST)) {
            continue;
        }
        let as_decimals = |it: Vec<(usize, Option<i64>)>| -> Set {
            it.into_iter().map(|(it, value)| (it, value.map(Decimal::from))).collect()
        };
        let sizes = 1..=MAX_SIZE.min(case.values.len());
        let expected = sizes.map(|it| case.sets_of_counts(it)).find(|it| !it.is_empty());
        let expected: Vec<_> = expected.unwrap_or_default().into_iter().map(as_decimals).collect();
        let context = format!(
            "{:?} {:?} {:?} {:?}",
            case.values, case.equations, case.constants, case.is_at_least
        );
        match ended {
            Ended::Complete => assert_eq!(sets, expected, "{context}"),
            Ended::NoneUpTo(MAX_SIZE) | Ended::Impossible => {
                assert!(expected.is_empty(), "{expected:?} {context}");
                n_none += 1;
            }
            Ended::Undecided(_) => {
                assert!(sets.iter().all(|it| expected.contains(it)), "{context}");
                n_undecided += 1;
            }
            other => panic!("{other:?}: {context}"),
        }
        n_found += sets.len();
    }
    [n_found, n_none, n_undecided]
}

#[test]
fn counts_in_sums() {
    let mut random = Random(5);
    let case = || Case::random(&mut random, &[1, 1, -1, -1, 0]);
    let [n_found, n_none, n_undecided] = compare_counts(1500, case);
    assert!(n_found > 800 && n_none > 50, "{n_found} {n_none}");
    assert!(n_undecided < 30, "{n_undecided}");
}

#[test]
fn counts_with_other_coefficients() {
    let mut random = Random(6);
    let case = || Case::random(&mut random, &[1, -1, 2, -3, 0]);
    let [n_found, n_none, n_undecided] = compare_counts(1500, case);
    assert!(n_found > 500 && n_none > 50, "{n_found} {n_none}");
    assert!(n_undecided < 150, "{n_undecided}");
}

#[test]
fn counts_in_sums_and_inequalities() {
    let mut random = Random(8);
    let case = || {
        let case = Case::random(&mut random, &[1, 1, -1, -1, 0, 2]);
        case.with_inequalities(&mut random)
    };
    let [n_found, n_none, n_undecided] = compare_counts(1500, case);
    assert!(n_found > 800 && n_none > 20, "{n_found} {n_none}");
    assert!(n_undecided < 100, "{n_undecided}");
}

#[test]
fn numbers_without_bounds() {
    let mut random = Random(7);
    let mut n_found = 0;
    for _ in 0..4000 {
        let case = Case::random(&mut random, &[1, -1, 2, -2, 5, 0, 0]);
        if !is_one_component(&case) {
            continue;
        }
        n_found += compare_numbers(&case, MAX_SIZE);
    }
    assert!(n_found > 2000, "{n_found}");
}

/// How many sets were found: exactly those that an exhaustive search finds.
fn compare_numbers(case: &Case, max_size: usize) -> usize {
    let Some((ended, sets)) = found(case, Variable::number, max_size) else { return 0 };
    let sets: Vec<Vec<usize>> =
        sets.iter().map(|set| set.iter().map(|it| it.0).collect()).collect();
    let sizes = 1..=max_size.min(case.values.len());
    let expected = sizes.map(|it| case.sets_of_numbers(it)).find(|it| !it.is_empty());
    assert_eq!(sets, expected.unwrap_or_default(), "{ended:?} {:?}", case.equations);
    sets.len()
}

/// A table with a total to each row and each column, in which `n_wrong` figures are other ones.
fn spoilt_table(random: &mut Random, n_wrong: usize) -> Case {
    const WIDTH: usize = 4;
    let sum = |of: &dyn Fn(usize) -> usize| {
        let sign = |cell| match (0..WIDTH).find(|&it| of(it) == cell) {
            None => 0,
            Some(it) if it + 1 == WIDTH => -1,
            Some(_) => 1,
        };
        (0..WIDTH * WIDTH).map(|cell| (cell, sign(cell))).collect::<Vec<_>>()
    };
    let rows = (0..WIDTH).map(|row| sum(&|it| row * WIDTH + it));
    let columns = (0..WIDTH).map(|column| sum(&|it| it * WIDTH + column));
    let equations: Vec<_> = rows.chain(columns).collect();
    let mut values = vec![0; WIDTH * WIDTH];
    for _ in 0..n_wrong {
        values[random.below((WIDTH * WIDTH) as u64) as usize] = random.between(-9, 9);
    }
    let constants = vec![0; equations.len()];
    let is_at_least = vec![false; equations.len()];
    Case { values, equations, constants, is_at_least }
}

#[test]
fn two_to_five_wrong_figures_of_a_table() {
    let mut random = Random(9);
    let (mut n_cases, mut n_found) = ([0; 6], 0);
    for n_wrong in (2..=5).cycle().take(120) {
        let case = spoilt_table(&mut random, n_wrong);
        let outcome = smallest_changes(&case.system(Variable::number), &limits(5));
        // Sums that are not linked are mended each for itself.
        if let [component] = outcome.components.as_slice()
            && let Some(set) = component.sets.first()
        {
            n_cases[set.changes.len()] += 1;
            n_found += compare_numbers(&case, 5);
        }
    }
    assert!(n_cases[2..].iter().all(|&it| it > 2) && n_found > 200, "{n_cases:?} {n_found}");
}
