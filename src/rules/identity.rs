//! Evaluates every declared identity: holds, fails, or not checked because …

use crate::decimal::Decimal;
use crate::form::{CellId, Edition, Identity, TableId, identities, table};
use crate::reading::{Reading, State};

/// The outcome of one identity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// Both sides are known and equal.
    Holds,
    /// Both sides are known and differ.
    Fails,
    /// At least one side is not known.
    NotChecked(Reason),
}

impl Status {
    /// The contract's word.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Holds => "holds",
            Self::Fails => "fails",
            Self::NotChecked(_) => "not-checked",
        }
    }
}

/// Why an identity was not checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The table was not found in the text.
    TableMissing(TableId),
    /// The text lost these cells.
    Lost(Vec<CellId>),
    /// Something stands in these cells that is no number.
    Unreadable(Vec<CellId>),
}

/// An identity with its outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluated {
    /// The identity.
    pub identity: &'static Identity,
    /// Its outcome.
    pub status: Status,
    /// Whether a cell of it was given its place or its cut by an inference.
    pub assumed: bool,
    /// The sum of the left side, where every cell of it is known.
    pub left: Option<Decimal>,
    /// The sum of the right side, where every cell of it is known.
    pub right: Option<Decimal>,
}

/// Evaluates every identity of the report's forms, in the order of the form. Tables that were
/// not found count with their identities as not checked; without any table there are none.
pub fn evaluate(reading: &Reading) -> Vec<Evaluated> {
    let Some(edition) = edition(reading) else { return Vec::new() };
    let forms =
        TableId::ALL.map(|id| reading.table(id).map_or_else(|| table(id, edition), |it| it.form));
    forms
        .iter()
        .flat_map(|form| identities(form))
        .map(|identity| evaluate_one(reading, identity))
        .collect()
}

/// The edition that tables which were not found are counted by: that of the applications table,
/// else of any other table that tells, else that of the report's year.
fn edition(reading: &Reading) -> Option<Edition> {
    let of_table = |id| reading.table(id).map(|it| it.form.edition);
    let told = of_table(TableId::Applications).or_else(|| of_table(TableId::Disclosure));
    let by_year = reading.year.and_then(Edition::for_year).unwrap_or(Edition::Form2021);
    let any_table = !reading.tables.is_empty();
    any_table.then(|| told.unwrap_or(by_year))
}

fn evaluate_one(reading: &Reading, identity: &'static Identity) -> Evaluated {
    let table = reading.table(identity.table);
    let mut is_assumed = false;
    let mut side = |cells: &[CellId]| {
        let (table, mut sum) = (table?, Decimal::ZERO);
        for it in cells {
            let cell = table.cell(it.row.into(), it.column.into())?;
            is_assumed |= cell.state == State::Assumed;
            sum = sum + cell.amount()?;
        }
        Some(sum)
    };
    let (left, right) = (side(&identity.left), side(&identity.right));
    let status = match (left, right) {
        (Some(left), Some(right)) if left == right => Status::Holds,
        (Some(_), Some(_)) => Status::Fails,
        _ => Status::NotChecked(reason(reading, identity)),
    };
    let assumed = is_assumed && !matches!(status, Status::NotChecked(_));
    Evaluated { identity, status, assumed, left, right }
}

fn reason(reading: &Reading, identity: &Identity) -> Reason {
    if reading.table(identity.table).is_none() {
        return Reason::TableMissing(identity.table);
    }
    let in_state = |state| -> Vec<CellId> {
        identity
            .cells()
            .filter(|it| reading.cell(*it).is_some_and(|it| it.state == state))
            .collect()
    };
    let unreadable = in_state(State::Unreadable);
    if unreadable.is_empty() {
        Reason::Lost(in_state(State::Lost))
    } else {
        Reason::Unreadable(unreadable)
    }
}
