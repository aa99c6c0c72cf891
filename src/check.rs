//! The pipeline as one function: read, judge, name the suspects.

use crate::form::Identity;
use crate::reading::{Learnt, Reading, State, read_with};
use crate::rules::identity::{Evaluated, Status, evaluate};
use crate::rules::years::last_year_unmatched::Unmatched;
use crate::rules::years::{self, YearFinding, Years};
use crate::rules::{Context, Finding, findings};
use crate::source::{Source, SourceRef, Utf16Index};
use crate::suspects::{Given, Located, locate};

/// The answer in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Every identity of the form was evaluated and holds.
    Reconciles,
    /// At least one identity fails.
    DoesNotReconcile,
    /// None fails, but not all could be evaluated, or some only under an assumption.
    Undecided,
    /// No known table.
    NothingToCheck,
}

impl Verdict {
    /// The contract's word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Reconciles => "reconciles",
            Self::DoesNotReconcile => "does-not-reconcile",
            Self::Undecided => "undecided",
            Self::NothingToCheck => "nothing-to-check",
        }
    }
}

/// How many identities came to which outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Coverage {
    /// All identities of the report's forms.
    pub identities: usize,
    /// Those that hold, with those that hold under an assumption.
    pub hold: usize,
    /// Those that were evaluated under an assumption, whatever the outcome.
    pub assumed: usize,
    /// Those that fail.
    pub fail: usize,
    /// Those that could not be evaluated.
    pub not_checked: usize,
}

/// What is judged of a reading. Made anew after every edit of the user's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judgement {
    /// The answer in one word.
    pub verdict: Verdict,
    /// How much of the form was evaluated.
    pub coverage: Coverage,
    /// Every identity with its outcome, in the order of the form.
    pub identities: Vec<Evaluated>,
    /// What is wrong or could not be read, gravest first.
    pub findings: Vec<Finding>,
    /// The smallest changes that would make every failing identity hold.
    pub suspects: Located,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The report as it was read.
    pub reading: Reading,
    /// What is judged of it.
    pub judgement: Judgement,
    /// Where its text is counted in UTF-16.
    pub utf16: Utf16Index,
}

/// Reads and judges one report.
pub fn check(source: &Source) -> Checked {
    check_with(source.borrowed(), &mut Learnt::default())
}

/// Reads and judges one report of many.
pub fn check_with(source: SourceRef<'_>, learnt: &mut Learnt) -> Checked {
    let reading = read_with(source, learnt);
    let judgement = judge(&reading);
    let utf16 = learnt.utf16_of(source);
    Checked { reading, judgement, utf16 }
}

/// Judges a reading: evaluates its identities, runs the rules, names the suspects.
pub fn judge(reading: &Reading) -> Judgement {
    let identities = evaluate(reading);
    let suspects = suspects(reading, &identities);
    let findings = findings(&Context::new(reading, &identities));
    let coverage = coverage(&identities);
    Judgement { verdict: verdict(&coverage), coverage, identities, findings, suspects }
}

/// What last year's report has to say of this year's, as findings in this year's: which figures
/// do not continue those of last year, and what could not be compared. No identities: verdict
/// and coverage do not know of it.
pub fn against_last_year(this: &Reading, last: Result<&Reading, Unmatched>) -> Vec<YearFinding> {
    years::findings(&Years::new(this, last))
}

fn suspects(reading: &Reading, identities: &[Evaluated]) -> Located {
    if identities.iter().all(|it| it.status != Status::Fails) {
        return Located::default();
    }
    let given = |id| {
        let cell = reading.cell(id)?;
        let blank = matches!(cell.state, State::Blank | State::Dash);
        Some(Given { value: cell.amount()?, blank, text: &cell.raw })
    };
    // A sum over blank cells holds as 0 = 0, but nobody wrote it: filling in a blank total must
    // not count as breaking it.
    let is_blank = |id| reading.cell(id).is_none_or(|it| it.state == State::Blank);
    let binding = |it: &Evaluated| {
        let identity = it.identity.clone();
        if identity.cells().all(is_blank) {
            Identity { left: Vec::new(), right: Vec::new(), ..identity }
        } else {
            identity
        }
    };
    let identities: Vec<Identity> = identities.iter().map(binding).collect();
    locate(&identities, given)
}

fn coverage(identities: &[Evaluated]) -> Coverage {
    let count = |is: fn(&Evaluated) -> bool| identities.iter().filter(|it| is(it)).count();
    Coverage {
        identities: identities.len(),
        hold: count(|it| it.status == Status::Holds),
        assumed: count(|it| it.assumed),
        fail: count(|it| it.status == Status::Fails),
        not_checked: count(|it| matches!(it.status, Status::NotChecked(_))),
    }
}

const fn verdict(coverage: &Coverage) -> Verdict {
    match coverage {
        Coverage { identities: 0, .. } => Verdict::NothingToCheck,
        Coverage { fail: 1.., .. } => Verdict::DoesNotReconcile,
        Coverage { assumed: 0, not_checked: 0, .. } => Verdict::Reconciles,
        _ => Verdict::Undecided,
    }
}
