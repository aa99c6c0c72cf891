//! The smallest sets of cells whose change would make every failing identity hold.

use crate::decimal::Decimal;
use crate::form::CellId;
use crate::reading::Reading;
use crate::rules::identity::Evaluated;

/// A cell that may be wrong, with the value that would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedCell {
    /// The cell.
    pub cell: CellId,
    /// What it counts for now.
    pub found: Decimal,
    /// The value that would mend it; `None` where the set fixes its values only jointly.
    pub proposed: Option<Decimal>,
}

/// One smallest set of cells whose change makes failing identities hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspect {
    /// The cells of the set, in the order of the form.
    pub cells: Vec<ProposedCell>,
    /// The failing identities that it mends, as places in the list of evaluated identities.
    pub identities: Vec<usize>,
    /// The usual slip that explains it, in kebab-case.
    pub slip: Option<&'static str>,
}

/// All suspects of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suspects {
    /// The sets, best first; sets for independent failures follow one another.
    pub sets: Vec<Suspect>,
    /// Whether the search ended before it had found all smallest sets.
    pub stopped: bool,
}

/// Finds the suspects of a reading with these outcomes.
pub fn locate(_reading: &Reading, _identities: &[Evaluated]) -> Suspects {
    Suspects::default()
}
