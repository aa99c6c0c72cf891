//! A system of linear identities over printed figures: what the localiser works on.
//!
//! Nothing here knows the form. Coefficients are any whole numbers, so that relations other than
//! sums (`2y + 1 = z`, `5c ≥ 3t`) can be declared as well.

use crate::decimal::Decimal;

/// One figure that may be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variable {
    /// The figure as it stands.
    pub value: Decimal,
    /// A proposed figure must not be negative. The figure as it stands may be.
    pub at_least_zero: bool,
    /// A proposed figure must be whole. The figure as it stands need not be.
    pub whole: bool,
    /// The figure is beyond doubt: never to be blamed.
    pub fixed: bool,
    /// Among equally small sets, those with the lower sum of ranks are listed first.
    pub tie_rank: u8,
}

impl Variable {
    /// A number of things: whole and never negative.
    pub const fn count(value: Decimal) -> Self {
        Self { value, at_least_zero: true, whole: true, fixed: false, tie_rank: 0 }
    }

    /// Any number.
    pub const fn number(value: Decimal) -> Self {
        Self { value, at_least_zero: false, whole: false, fixed: false, tie_rank: 0 }
    }
}

/// How the sum of an [`Equation`] must compare with 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// The sum is 0.
    Zero,
    /// The sum is 0 or more.
    AtLeastZero,
}

/// `Σ coefficient × variable + constant`, which must be 0 (or at least 0).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Equation {
    /// Places of variables and their coefficients; a variable may occur more than once.
    pub terms: Vec<(usize, i64)>,
    /// What is added to the sum.
    pub constant: Decimal,
    /// What the sum must be.
    pub relation: Relation,
}

impl Equation {
    /// The sum of `terms` is 0.
    pub const fn zero(terms: Vec<(usize, i64)>) -> Self {
        Self { terms, constant: Decimal::ZERO, relation: Relation::Zero }
    }

    /// The sum of `terms` is at least 0.
    pub const fn at_least_zero(terms: Vec<(usize, i64)>) -> Self {
        Self { terms, constant: Decimal::ZERO, relation: Relation::AtLeastZero }
    }
}

/// Why a system cannot be set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadSystem {
    /// The equation at this place names a variable that does not exist.
    UnknownVariable(usize),
    /// The coefficients of one variable in the equation at this place overflow.
    CoefficientOverflow(usize),
}

/// Variables and the equations between them, with their incidence worked out once.
///
/// Values can be replaced ([`System::set_value`]) and the system searched again.
#[derive(Clone, Debug)]
pub struct System {
    pub(super) variables: Vec<Variable>,
    pub(super) rows: Vec<StoredRow>,
    pub(super) columns: Columns,
    /// Rows that are linked through variables that may be blamed, ordered by their first row.
    pub(super) components: Vec<Vec<usize>>,
    /// In how many rows one variable stands at most.
    pub(super) max_degree: usize,
}

#[derive(Clone, Debug)]
pub(super) struct StoredRow {
    /// Sorted by variable, without zero coefficients.
    pub terms: Vec<(usize, i64)>,
    pub constant: Decimal,
    /// The variable that takes up the surplus of an inequality; it is no figure of anybody's.
    pub slack: Option<usize>,
}

impl System {
    /// Sets up the system; every equation keeps its place in `equations` as its name.
    pub fn new(variables: Vec<Variable>, equations: Vec<Equation>) -> Result<Self, BadSystem> {
        let mut n_slacks = 0;
        let mut rows = Vec::with_capacity(equations.len());
        for (place, equation) in equations.into_iter().enumerate() {
            let mut row = stored(place, equation, variables.len())?;
            if let Some(slack) = &mut row.slack {
                *slack += n_slacks;
                n_slacks += 1;
            }
            rows.push(row);
        }
        let columns = Columns::new(&variables, &rows);
        let components = components(&rows, &columns);
        let max_degree = (0..variables.len()).map(|it| columns.of(it).len()).max().unwrap_or(0);
        Ok(Self { variables, rows, columns, components, max_degree })
    }

    /// The variables, in the order in which they were given.
    pub fn variables(&self) -> &[Variable] {
        &self.variables
    }

    /// Replaces the figure of a variable; `false` when there is no such variable.
    pub fn set_value(&mut self, variable: usize, value: Decimal) -> bool {
        let found = self.variables.get_mut(variable);
        found.map(|it| it.value = value).is_some()
    }

    pub(super) fn n_slacks(&self) -> usize {
        self.rows.iter().filter(|it| it.slack.is_some()).count()
    }
}

/// The equation with its terms sorted and merged.
fn stored(place: usize, equation: Equation, n_variables: usize) -> Result<StoredRow, BadSystem> {
    let mut terms = equation.terms;
    crate::order::sort_by_key(&mut terms, |it| it.0);
    if terms.last().is_some_and(|it| it.0 >= n_variables) {
        return Err(BadSystem::UnknownVariable(place));
    }
    let mut fits = true;
    terms.dedup_by(|it, kept| {
        let is_same = it.0 == kept.0;
        if is_same {
            let sum = kept.1.checked_add(it.1);
            fits &= sum.is_some();
            kept.1 = sum.unwrap_or(0);
        }
        is_same
    });
    if !fits {
        return Err(BadSystem::CoefficientOverflow(place));
    }
    terms.retain(|it| it.1 != 0);
    let slack = (equation.relation == Relation::AtLeastZero).then_some(n_variables);
    Ok(StoredRow { terms, constant: equation.constant, slack })
}

/// For every variable that may be blamed, the rows that it stands in, with its coefficient.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// Where each variable's entries begin, and where the last one's end.
    starts: Vec<usize>,
    entries: Vec<(usize, i64)>,
}

impl Columns {
    fn new(variables: &[Variable], rows: &[StoredRow]) -> Self {
        let terms = || {
            let rows = rows.iter().enumerate();
            let terms = rows.flat_map(|(row, it)| it.terms.iter().map(move |term| (row, *term)));
            terms.filter(|(_, term)| !variables[term.0].fixed)
        };
        // Counted one place too far, so that filling the entries moves the starts into place.
        let mut starts = vec![0; variables.len() + 2];
        terms().for_each(|(_, term)| starts[term.0 + 2] += 1);
        (1..starts.len()).for_each(|it| starts[it] += starts[it - 1]);
        let mut entries = vec![(0, 0); starts[variables.len() + 1]];
        for (row, (variable, coefficient)) in terms() {
            entries[starts[variable + 1]] = (row, coefficient);
            starts[variable + 1] += 1;
        }
        Self { starts, entries }
    }

    pub fn of(&self, variable: usize) -> &[(usize, i64)] {
        &self.entries[self.starts[variable]..self.starts[variable + 1]]
    }
}

/// The connected components of the graph of rows and blamable variables. A fixed variable is a
/// constant and links nothing.
fn components(rows: &[StoredRow], columns: &Columns) -> Vec<Vec<usize>> {
    let mut seen = vec![false; rows.len()];
    let mut res = Vec::new();
    for first in 0..rows.len() {
        if seen[first] {
            continue;
        }
        seen[first] = true;
        let mut component = vec![first];
        let mut next = 0;
        while next < component.len() {
            let terms = &rows[component[next]].terms;
            for &(neighbour, _) in terms.iter().flat_map(|it| columns.of(it.0)) {
                if !std::mem::replace(&mut seen[neighbour], true) {
                    component.push(neighbour);
                }
            }
            next += 1;
        }
        crate::order::sort(&mut component);
        res.push(component);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::{BadSystem, Equation, System, Variable};
    use crate::decimal::Decimal;

    fn counts(n: usize) -> Vec<Variable> {
        vec![Variable::count(Decimal::ZERO); n]
    }

    #[test]
    fn components_are_linked_by_what_may_be_blamed() {
        let equations = vec![
            Equation::zero(vec![(0, 1), (1, -1)]),
            Equation::zero(vec![(2, 1), (3, -1)]),
            Equation::zero(vec![(1, 1), (4, -1)]),
            Equation::zero(vec![(3, 1), (4, -1)]),
        ];
        let all = System::new(counts(5), equations.clone()).map(|it| it.components);
        assert_eq!(all, Ok(vec![vec![0, 1, 2, 3]]));
        let mut variables = counts(5);
        variables[4].fixed = true;
        let apart = System::new(variables, equations).map(|it| it.components);
        assert_eq!(apart, Ok(vec![vec![0, 2], vec![1, 3]]));
    }

    #[test]
    fn terms_are_merged_and_checked() {
        let merged = Equation::zero(vec![(1, 2), (0, 1), (1, -2), (0, 3)]);
        let system = System::new(counts(2), vec![merged]).map(|it| it.rows[0].terms.clone());
        assert_eq!(system, Ok(vec![(0, 4)]));
        let unknown = System::new(counts(1), vec![Equation::zero(vec![(1, 1)])]);
        assert_eq!(unknown.err(), Some(BadSystem::UnknownVariable(0)));
        let huge = Equation::zero(vec![(0, i64::MAX), (0, 1)]);
        let overflow = System::new(counts(1), vec![huge]);
        assert_eq!(overflow.err(), Some(BadSystem::CoefficientOverflow(0)));
    }
}
