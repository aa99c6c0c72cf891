//! The accuracy lab: made-up reports, printed in every shape, damaged on the way and with errors
//! put in, and a tally of what the checker makes of them. `cargo xtask accuracy` runs it at length
//! and writes docs/accuracy.md, `tests/accuracy.rs` in short.

pub mod damage;
pub mod inject;
pub mod tally;

use gouji::check::{Checked, check};
use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, TableId, identities, table};
use gouji::reading::State;
use gouji::rules::{Severity, Status};
use gouji::source::Source;
use gouji::suspects::{Ended, Searched, Suspect};

use self::damage::Damage;
use self::inject::{Injection, Kind};
use self::tally::Tally;
use super::print::{Shape, blank_zeros, plain, print_edited};
use super::report::{Report, Rng};

/// One report of the lab, with all that is known of it.
#[derive(Clone, Debug)]
pub struct Case {
    /// What it was made from; the same number makes the same case.
    pub seed: u64,
    pub shape: Shape,
    /// Zeros are printed as blank cells.
    pub blanks: bool,
    pub damage: Option<Damage>,
    /// What was put in, in place of which figures.
    pub injection: Option<Injection>,
    /// The report as it is printed.
    pub report: Report,
    pub source: Source,
}

impl Case {
    /// The case of this number: shapes in turn, a quarter with blanks for zeros, two fifths
    /// damaged, two fifths of the others with an error.
    pub fn new(seed: u64) -> Self {
        let rng = &mut Rng::new(seed);
        let shape = Shape::ALL[(seed % Shape::ALL.len() as u64) as usize];
        let edition = if rng.one_in(3) { Edition::Form2019 } else { Edition::Form2021 };
        let size = [3, 12, 40, 250, 900, 20_000][rng.below(6) as usize];
        let mut report = Report::balanced(edition, size, seed);
        let blanks = rng.one_in(4);
        let damage = (rng.below(5) < 2).then(|| Damage::any(rng));
        let injection = match damage {
            None if rng.below(5) < 2 => Kind::any(rng).put_into(&mut report, rng),
            _ => None,
        };
        let figure = if blanks { blank_zeros } else { plain };
        let printed = print_edited(&report, shape, figure, |rows| {
            if let Some(damage) = damage {
                damage.of_cells(rows, shape, &mut Rng::new(seed ^ 1));
            }
        });
        let text = match damage {
            Some(damage) => damage.of_text(&printed.text, shape, rng),
            None => printed.text.clone(),
        };
        let source = Source { text, ..printed };
        Self { seed, shape, blanks, damage, injection, report, source }
    }

    /// Checks it and counts the outcome into `tally`; what must not be is named there.
    pub fn run(&self, tally: &mut Tally) {
        let checked = check(&self.source);
        tally.n_reports += 1;
        self.count_cells(&checked, tally);
        self.count_identities(&checked, tally);
        match &self.injection {
            None => self.count_alarms(&checked, tally),
            Some(injection) => self.count_located(injection, &checked, tally),
        }
    }

    fn count_cells(&self, checked: &Checked, tally: &mut Tally) {
        for id in self.report.cells() {
            let cell = checked.reading.cell(id);
            let is_assumed = cell.is_some_and(|it| it.state == State::Assumed);
            match cell.and_then(|it| it.amount()) {
                None => tally.cells.open += 1,
                Some(it) if it != self.report.get(id) => {
                    tally.cells.wrong += 1;
                    tally.object(self, format!("{id:?} {} read as {it}", self.report.get(id)));
                }
                Some(_) if is_assumed => tally.cells.assumed += 1,
                Some(_) => tally.cells.right += 1,
            }
        }
    }

    /// Whether each identity comes out as the printed figures have it.
    fn count_identities(&self, checked: &Checked, tally: &mut Tally) {
        let got = &checked.judgement.identities;
        for id in TableId::ALL {
            for identity in identities(table(id, self.report.edition)) {
                let sum = |it: &[CellId]| it.iter().map(|it| self.report.get(*it)).sum::<Decimal>();
                let (left, right) = (sum(&identity.left), sum(&identity.right));
                let name = identity.id();
                let outcome =
                    got.iter().find(|it| it.identity.id() == name).map(|it| it.status.clone());
                match outcome {
                    Some(Status::Holds) if left == right => tally.identities.exact += 1,
                    Some(Status::Fails) if left != right => tally.identities.exact += 1,
                    Some(Status::Holds | Status::Fails) => {
                        tally.identities.wrong += 1;
                        tally.object(self, format!("{name} judged wrongly"));
                    }
                    _ => tally.identities.open += 1,
                }
            }
        }
    }

    /// A balanced report has no errors, however badly its text arrived.
    fn count_alarms(&self, checked: &Checked, tally: &mut Tally) {
        tally.n_balanced += 1;
        let errors = checked.judgement.findings.iter().filter(|it| it.severity == Severity::Error);
        // What the damage took away is missing indeed.
        let rules: Vec<_> = errors.map(|it| it.rule).filter(|it| !self.is_true(it)).collect();
        if !rules.is_empty() {
            tally.n_alarms += 1;
            tally.object(self, format!("false alarm: {rules:?}"));
        }
    }

    fn is_true(&self, rule: &str) -> bool {
        self.damage.is_some_and(|it| it.may_cause(rule))
    }

    /// Whether the cells that were changed are named. Where the text lost cells, fewer sums speak.
    fn count_located(&self, injection: &Injection, checked: &Checked, tally: &mut Tally) {
        let is_whole =
            |it: &CellId| checked.reading.cell(*it).is_some_and(|it| it.amount().is_some());
        let is_summed = |it: &CellId| it.table != TableId::Disclosure;
        if !self.report.cells().iter().filter(|it| is_summed(it)).all(is_whole) {
            return;
        }
        let outcome = outcome(injection, checked);
        let kind = tally.located.entry(injection.kind).or_default();
        kind.n += 1;
        match outcome {
            Outcome::First => kind.first += 1,
            Outcome::Listed => kind.listed += 1,
            Outcome::Smaller => kind.smaller += 1,
            Outcome::Missed => {
                kind.missed += 1;
                let sets = &checked.judgement.suspects;
                tally.object(self, format!("{injection:?} not located: {sets:?}"));
            }
        }
        if injection.must_be_first() && outcome != Outcome::First {
            tally.object(self, format!("{injection:?} not first"));
        }
    }
}

/// How well what was put in was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Outcome {
    First,
    Listed,
    Smaller,
    Missed,
}

/// The worst outcome of all groups of linked identities that fail.
fn outcome(injection: &Injection, checked: &Checked) -> Outcome {
    let judgement = &checked.judgement;
    let of_group = |group: &Searched| {
        let touches = |cell: CellId| {
            let mut all = group.identities.iter().map(|it| &judgement.identities[*it].identity);
            all.any(|it| it.cells().any(|it| it == cell))
        };
        let changed: Vec<_> = injection.cells.iter().filter(|it| touches(it.0)).collect();
        let sets =
            || judgement.suspects.suspects.iter().filter(|it| it.identities == group.identities);
        let is_it = |set: &Suspect| {
            let has = |(cell, was): &(CellId, Decimal)| {
                let it = set.cells.iter().find(|it| it.cell == *cell);
                it.is_some_and(|it| it.proposed.is_none_or(|it| it == *was))
            };
            set.cells.len() == changed.len() && changed.iter().all(|it| has(it))
        };
        if sets().next().is_some_and(is_it) {
            Outcome::First
        } else if sets().any(is_it) {
            Outcome::Listed
        } else if group.ended != Ended::Complete || sets().any(|it| it.cells.len() < changed.len())
        {
            Outcome::Smaller
        } else {
            Outcome::Missed
        }
    };
    // Errors that cancel each other out leave no sum that fails: nothing at all explains them.
    judgement.suspects.searches.iter().map(of_group).max().unwrap_or(Outcome::Smaller)
}
