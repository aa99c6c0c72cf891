//! The smallest sets of cells whose change would make every failing identity hold.
//!
//! An inference, never a fact: where several sets are equally small, all are listed, and the
//! usual slips ([`Slip`]) only decide which stands first.

mod admissible;
mod joint;
mod search;
mod slip;
mod smallest_change;
mod system;
mod tableau;

pub use slip::{Slip, typing_slip};
pub use smallest_change::{
    Change, ChangeSet, ComponentChanges, Ended, Limits, Outcome, Searcher, smallest_changes,
};
pub use system::{BadSystem, Equation, Relation, System, Variable};

use crate::decimal::Decimal;
use crate::form::{CellId, Identity};
use slip::{Surroundings, difference, rank};

/// What the report gives for a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given<'a> {
    /// The figure; 0 for a blank.
    pub value: Decimal,
    /// The cell is empty (or holds a dash): it counts as 0, but nobody wrote a 0.
    pub blank: bool,
    /// The text as it stands.
    pub text: &'a str,
}

/// A cell of a suspect set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProposedCell {
    /// Which cell.
    pub cell: CellId,
    /// The figure that the report gives.
    pub found: Decimal,
    /// The figure that would mend the identities; `None` when the set fixes it only jointly.
    pub proposed: Option<Decimal>,
    /// The usual slip that leads from the one to the other.
    pub slip: Option<Slip>,
}

/// One smallest set of cells whose change makes failing identities hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The cells, in the order of the report.
    pub cells: Vec<ProposedCell>,
    /// Places of the failing identities that the set mends.
    pub identities: Vec<usize>,
    /// The usual slip that explains the whole set.
    pub slip: Option<Slip>,
}

/// How the search for one group of linked failing identities went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Searched {
    /// Places of the failing identities, the same as in the suspects that were found for them.
    pub identities: Vec<usize>,
    /// Whether all smallest sets are listed.
    pub ended: Ended,
}

/// The suspects of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Located {
    /// Group by group, best first; a whole correction is one set of each group.
    pub suspects: Vec<Suspect>,
    /// One entry for each group of linked failing identities.
    pub searches: Vec<Searched>,
}

/// The most sets that are listed for a group. More are searched for, to list the best.
pub const MAX_LISTED: usize = 200;

const LIMITS: Limits = Limits { max_size: 4, max_sets: 5 * MAX_LISTED, max_steps: 50_000 };

/// Names the cells that are likely wrong.
///
/// `given` knows what the report gives for a cell, `None` for a lost or unreadable one; an
/// identity with such a cell is left out. Proposed figures are counts: whole and not negative.
pub fn locate<'a>(identities: &[Identity], given: impl Fn(CellId) -> Option<Given<'a>>) -> Located {
    let is_known = |it: &usize| identities[*it].cells().all(|cell| given(cell).is_some());
    let places: Vec<_> = (0..identities.len()).filter(is_known).collect();
    if places.iter().all(|&it| holds(&identities[it], &given)) {
        return Located::default();
    }
    // In their order, each once. Most identities are about cells that are there already.
    let mut cells: Vec<CellId> = Vec::new();
    for cell in places.iter().flat_map(|&it| identities[it].cells()) {
        if let Err(place) = cells.binary_search_by_key(&sort_key(&cell), sort_key) {
            cells.insert(place, cell);
        }
    }
    let system = system_of(places.iter().map(|&it| &identities[it]), &cells, &given);
    let outcome = smallest_changes(&system, &LIMITS);
    let surroundings = Surroundings { identities, given };
    let mut res = Located::default();
    for component in outcome.components {
        let named: Vec<_> = component.violated.iter().map(|&it| places[it]).collect();
        let n_sets = component.sets.len();
        let suspects = component.sets.iter().map(|it| suspect(it, &cells, &named, &surroundings));
        let mut suspects: Vec<_> = suspects.collect();
        crate::order::sort_by_key(&mut suspects, |it| rank(it.slip, &it.cells));
        suspects.truncate(MAX_LISTED);
        let ended = if n_sets > MAX_LISTED { Ended::More } else { component.ended };
        res.suspects.extend(suspects);
        res.searches.push(Searched { identities: named, ended });
    }
    res
}

/// The left side equals the right side; an overflow is left to the search to report.
fn holds<'a>(it: &Identity, given: impl Fn(CellId) -> Option<Given<'a>>) -> bool {
    let minus_sum = |cells: &[CellId]| {
        let mut values = cells.iter().filter_map(|&cell| given(cell)).map(|it| it.value);
        values.try_fold(Decimal::ZERO, difference)
    };
    let (left, right) = (minus_sum(&it.left), minus_sum(&it.right));
    left.is_some() && left == right
}

/// The order of cells, as one number.
fn sort_key(cell: &CellId) -> u32 {
    u32::from_be_bytes([0, cell.table as u8, cell.row, cell.column])
}

/// The identities as equations: left side minus right side is 0.
fn system_of<'a, 'i>(
    identities: impl Iterator<Item = &'i Identity>,
    cells: &[CellId],
    given: impl Fn(CellId) -> Option<Given<'a>>,
) -> System {
    let variable = |cell: &CellId| {
        let given = given(*cell);
        let value = given.map_or(Decimal::ZERO, |it| it.value);
        let tie_rank = u8::from(!given.is_some_and(|it| it.blank));
        Variable { tie_rank, ..Variable::count(value) }
    };
    let place = |cell: &CellId| {
        cells.binary_search_by_key(&sort_key(cell), sort_key).unwrap_or_else(|it| it)
    };
    let equation = |it: &Identity| {
        let left = it.left.iter().map(|cell| (place(cell), 1));
        Equation::zero(left.chain(it.right.iter().map(|cell| (place(cell), -1))).collect())
    };
    System::new(cells.iter().map(variable).collect(), identities.map(equation).collect())
        .expect("every cell is among the cells, and coefficients count the cells of an identity")
}

fn suspect<'a, F: Fn(CellId) -> Option<Given<'a>>>(
    set: &ChangeSet,
    cells: &[CellId],
    identities: &[usize],
    surroundings: &Surroundings<'_, F>,
) -> Suspect {
    let proposed = |it: &Change| {
        let cell = cells[it.variable];
        let found = (surroundings.given)(cell).map_or(Decimal::ZERO, |it| it.value);
        let res = ProposedCell { cell, found, proposed: it.proposed, slip: None };
        ProposedCell { slip: surroundings.slip_of_cell(&res), ..res }
    };
    let cells: Vec<_> = set.changes.iter().map(proposed).collect();
    let slip = surroundings.slip_of_set(&cells);
    Suspect { cells, identities: identities.to_vec(), slip }
}
