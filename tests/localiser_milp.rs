//! The localiser against a mixed-integer program, the textbook way to locate errors (Fellegi and
//! Holt 1976; de Waal, Pannekoek and Scholtus 2011, ch. 3), on whole tables with two to five wrong
//! cells. Both must name the same smallest sets: each of ours is checked exactly, and the program
//! finds no further one.

#[path = "localiser/tables.rs"]
mod tables;

use gouji::decimal::Decimal;
use gouji::form::{CellId, Identity};
use gouji::suspects::{Change, Ended, Equation, Limits, System, Variable, smallest_changes};
use microlp::{ComparisonOp, Error, LinearExpr, OptimizationDirection, Problem, SolveOutcome};
use tables::{Figures, Random, all_identities};

/// No figure of the tables is as great, and no smallest change has to be.
const GREATEST: i64 = 4000;

/// Where the figure of a cell stands.
fn place(cell: CellId) -> usize {
    usize::from(cell.row) * 7 + usize::from(cell.column)
}

/// The cells of an identity with their signs.
fn terms(it: &Identity) -> Vec<(usize, i64)> {
    let left = it.left.iter().map(|&cell| (place(cell), 1));
    left.chain(it.right.iter().map(|&cell| (place(cell), -1))).collect()
}

/// The least number of cells that must change, when the sets in `known` are not allowed; `None`
/// where no more than `most` would do.
fn least(
    figures: &[i64],
    rows: &[Vec<(usize, i64)>],
    known: &[Vec<usize>],
    most: usize,
) -> Option<usize> {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    let cells: Vec<_> = figures
        .iter()
        .map(|&it| {
            let changed = problem.add_binary_var(1.0);
            let up = problem.add_var(0.0, (0.0, GREATEST as f64));
            let down = problem.add_var(0.0, (0.0, it as f64));
            problem.add_constraint([(up, 1.0), (changed, -GREATEST as f64)], ComparisonOp::Le, 0.0);
            problem.add_constraint([(down, 1.0), (changed, -it as f64)], ComparisonOp::Le, 0.0);
            (changed, up, down)
        })
        .collect();
    for row in rows {
        let mut sum = LinearExpr::empty();
        for &(cell, sign) in row {
            sum.add(cells[cell].1, sign as f64);
            sum.add(cells[cell].2, -sign as f64);
        }
        let residual: i64 = row.iter().map(|&(cell, sign)| sign * figures[cell]).sum();
        problem.add_constraint(sum, ComparisonOp::Eq, -residual as f64);
    }
    for set in known {
        let sum: Vec<_> = set.iter().map(|&it| (cells[it].0, 1.0)).collect();
        problem.add_constraint(sum, ComparisonOp::Le, (set.len() - 1) as f64);
    }
    let all: Vec<_> = cells.iter().map(|it| (it.0, 1.0)).collect();
    problem.add_constraint(all, ComparisonOp::Le, most as f64);
    match problem.solve() {
        Ok(SolveOutcome::Solution(it)) => Some(it.objective().round() as usize),
        Err(Error::Infeasible) => None,
        other => panic!("the program does not end: {other:?}"),
    }
}

/// A quarter of the cells, so that wrong ones share rows and columns, and several sets would do.
fn crowded(random: &mut Random, figures: &Figures, n_wrong: usize) -> Figures {
    let mut changes: Vec<(usize, usize, i64)> = Vec::new();
    while changes.len() < n_wrong {
        let (row, column) = (random.below(3) as usize + 22, random.below(4) as usize + 3);
        if changes.iter().all(|it| (it.0, it.1) != (row, column)) {
            changes.push((row, column, figures.0[row][column] + random.between(1, 9)));
        }
    }
    figures.with(&changes)
}

fn rows() -> Vec<Vec<(usize, i64)>> {
    all_identities().iter().map(terms).collect()
}

#[test]
fn a_program_finds_the_same_sets() {
    let (sparse, dense) = (Figures::sparse(), Figures::dense());
    let mut random = Random(71);
    let mut n_sets = Vec::new();
    for n_wrong in (2..=5).cycle().take(16) {
        n_sets.push(agree(&sparse.with(&random.errors(&sparse, n_wrong)), &rows()));
        n_sets.push(agree(&crowded(&mut random, &sparse, n_wrong), &rows()));
    }
    // A table without zeros leaves the program much to try: minutes for four wrong cells.
    for n_wrong in [2, 2, 3] {
        n_sets.push(agree(&dense.with(&random.errors(&dense, n_wrong)), &rows()));
    }
    assert!(n_sets.iter().any(|&it| it > 1) && n_sets.contains(&1), "{n_sets:?}");
}

/// How many sets there are, the same for both.
fn agree(figures: &Figures, rows: &[Vec<(usize, i64)>]) -> usize {
    let figures = figures.0.as_flattened();
    let variables = figures.iter().map(|&it| Variable::count(Decimal::from(it))).collect();
    let equations = rows.iter().map(|it| Equation::zero(it.clone())).collect();
    let system = System::new(variables, equations).expect("the cells exist");
    let limits = Limits { max_size: 5, max_sets: 100_000, max_steps: 10_000_000 };
    // Each group of linked failing sums is mended for itself; the program mends all at once.
    let mut whole: Vec<Vec<&Change>> = vec![Vec::new()];
    let outcome = smallest_changes(&system, &limits);
    for component in &outcome.components {
        assert_eq!(component.ended, Ended::Complete);
        let sets: Vec<Vec<&Change>> =
            component.sets.iter().map(|it| it.changes.iter().collect()).collect();
        let both = |had: &Vec<_>| sets.iter().map(|it| [had.as_slice(), it].concat()).collect();
        whole = whole.iter().flat_map(|it| -> Vec<_> { both(it) }).collect();
    }
    for set in &whole {
        assert_eq!(set.len(), whole[0].len());
        mends(figures, rows, set);
    }
    let size = whole[0].len();
    let cells = |set: &Vec<&Change>| set.iter().map(|it| it.variable).collect();
    let whole: Vec<Vec<usize>> = whole.iter().map(cells).collect();
    assert_eq!(least(figures, rows, &[], size), Some(size));
    assert_eq!(least(figures, rows, &whole, size), None, "a set is missing in {whole:?}");
    whole.len()
}

/// With its figures, where it fixes them all, every sum holds.
fn mends(figures: &[i64], rows: &[Vec<(usize, i64)>], set: &[&Change]) {
    let mut mended: Vec<i128> = figures.iter().map(|&it| it.into()).collect();
    for change in set {
        let Some(proposed) = change.proposed else { return };
        mended[change.variable] = proposed.units_at(0);
    }
    for row in rows {
        let sum: i128 = row.iter().map(|&(cell, sign)| i128::from(sign) * mended[cell]).sum();
        assert_eq!(sum, 0, "{set:?}");
    }
}
