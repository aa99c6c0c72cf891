//! Which findings belong together on one card, which number the card bears, and how it marks
//! each cell. Pure: the page draws what stands here.

use std::rc::Rc;

use super::causes::causes;
use super::history::FindingKey;
use crate::check::Judgement;
use crate::form::CellId;
use crate::reading::Reading;
use crate::rules::{Finding, Severity};

/// The most possibilities whose cells are all marked as suspects.
pub const MAX_ACCUSED: usize = 3;

/// The most cells that a card about reading marks while it is not lit: what the text lost shows
/// that by itself.
const MAX_ASKED: usize = 8;

/// What a cell is to a card. The later marks outdo the earlier ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// A part of a sum that does not hold.
    Part,
    /// A cell of one possibility among many: too many to accuse any one of them.
    Candidate,
    /// A cell that deserves a look, or that could not be checked.
    Asked,
    /// A total that does not hold, or a cell that is wrong in itself.
    Target,
    /// A cell whose change would mend the sums.
    Suspect,
}

/// The groups of cards, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The form is broken: rows, columns, tables.
    Structure,
    /// Figures that cannot be.
    Errors,
    /// Probably mistakes, may be right.
    Warnings,
    /// What could not be read.
    Unread,
    /// Style, habit, how it was read.
    Notes,
}

impl Section {
    /// All of them in the order of the page.
    pub const ALL: [Self; 5] =
        [Self::Structure, Self::Errors, Self::Warnings, Self::Unread, Self::Notes];

    /// The section of a finding.
    pub fn of(finding: &Finding) -> Self {
        let is_about_figures = is_about_a_cell(finding) || !finding.identities.is_empty();
        match finding.severity {
            Severity::Error if is_about_figures => Self::Errors,
            Severity::Error => Self::Structure,
            Severity::Warning => Self::Warnings,
            Severity::Unread => Self::Unread,
            Severity::Note => Self::Notes,
        }
    }
}

/// Whether the finding is about one cell, and not about a row, a column or a table.
pub fn is_about_a_cell(finding: &Finding) -> bool {
    finding.place.is_some_and(|it| it.row.is_some() && it.column.is_some())
}

/// One cause: findings that belong together, and the cells that would mend them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// Names the card over edits.
    pub key: FindingKey,
    /// The number in list, table and print; notes and ignored cards have none.
    pub number: Option<usize>,
    /// The group that it stands in.
    pub section: Section,
    /// Its findings, as places in [`Judgement::findings`].
    pub findings: Vec<usize>,
    /// The sets of suspects that would mend it, as places in the list of sets; more than one
    /// where it cannot be told which.
    pub sets: Vec<usize>,
    /// The first cell of the likeliest set.
    pub likeliest: Option<CellId>,
    /// The cells that it marks, in the order of the form.
    pub cells: Vec<(CellId, Role)>,
    /// Why the user set it aside, where they did.
    pub ignored: Option<Rc<str>>,
}

impl Card {
    /// What a cell is to the card.
    pub fn role(&self, cell: CellId) -> Option<Role> {
        self.cells.iter().find(|it| it.0 == cell).map(|it| it.1)
    }

    /// What the card says of a cell while it is not lit.
    fn mark(&self, cell: CellId) -> Option<Role> {
        match self.role(cell)? {
            Role::Part | Role::Candidate => None,
            Role::Asked if self.cells.len() > MAX_ASKED => None,
            role => Some(role),
        }
    }

    /// The cell to go to: the likeliest suspect, else the first cell with the gravest mark.
    pub fn anchor(&self) -> Option<CellId> {
        if self.likeliest.is_some() {
            return self.likeliest;
        }
        let gravest = self.cells.iter().map(|it| it.1).max()?;
        self.cells.iter().find(|it| it.1 == gravest).map(|it| it.0)
    }
}

/// All cards in the order of the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board {
    /// The cards: open ones by section, then those set aside.
    pub cards: Vec<Card>,
}

impl Board {
    /// Lays out the cards of a judgement; findings in `ignored` are set aside.
    pub fn new(
        reading: &Reading,
        judgement: &Judgement,
        ignored: &[(FindingKey, Rc<str>)],
    ) -> Self {
        let cards: Vec<Card> =
            causes(judgement).into_iter().map(|it| it.card(reading, judgement, ignored)).collect();
        let mut cards = in_order(cards);
        let mut number = 0;
        let numbered = |it: &&mut Card| it.ignored.is_none() && it.section != Section::Notes;
        for card in cards.iter_mut().filter(numbered) {
            number += 1;
            card.number = Some(number);
        }
        Self { cards }
    }

    /// The cards that bear a number, in order.
    pub fn numbered(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|it| it.number.is_some())
    }

    /// The open cards of a section.
    pub fn section(&self, section: Section) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(move |it| it.section == section && it.ignored.is_none())
    }

    /// The cards that were set aside.
    pub fn ignored(&self) -> impl Iterator<Item = &Card> {
        self.cards.iter().filter(|it| it.ignored.is_some())
    }

    /// The card with this key.
    pub fn card(&self, key: FindingKey) -> Option<&Card> {
        self.cards.iter().find(|it| it.key == key)
    }

    /// What the numbered cards say of a cell while none of them is lit.
    pub fn marks(&self, cell: CellId) -> Vec<(usize, Role)> {
        self.numbered().filter_map(|it| Some((it.number?, it.mark(cell)?))).collect()
    }

    /// The first card that marks the cell, the gravest role first.
    pub fn card_at(&self, cell: CellId) -> Option<&Card> {
        let of = |role: Role| self.numbered().find(|it| it.role(cell) == Some(role));
        [Role::Suspect, Role::Target, Role::Asked, Role::Candidate].into_iter().find_map(of)
    }
}

/// Open cards by section, then those set aside.
fn in_order(cards: Vec<Card>) -> Vec<Card> {
    let (ignored, open): (Vec<_>, Vec<_>) = cards.into_iter().partition(|it| it.ignored.is_some());
    let mut res = Vec::new();
    for cards in [open, ignored] {
        for section in Section::ALL {
            res.extend(cards.iter().filter(|it| it.section == section).cloned());
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::{Board, Role, Section};
    use crate::app::history::{FindingKey, Given};
    use crate::app::report::{Report, original};
    use crate::app::samples::Sample;
    use crate::app::state::{Action, State};
    use crate::form::{CellId, TableId};

    fn cell(row: usize, column: usize) -> CellId {
        CellId::new(TableId::Applications, row, column)
    }

    fn report(sample: Sample, then: impl FnOnce(&Report) -> Option<Action>) -> Report {
        let mut state = State::default();
        state.apply(Action::Open(sample.source(), Given::Whole));
        let reading = original(state.work.source.as_deref().expect("a text was given"));
        let report = Report::new(Rc::clone(&reading), &state.work);
        match then(&report) {
            None => report,
            Some(action) => {
                state.apply(action);
                Report::new(reading, &state.work)
            }
        }
    }

    fn board(sample: Sample) -> Board {
        report(sample, |_| None).board
    }

    #[test]
    fn one_cause_is_one_card() {
        let board = board(Sample::Bars);
        let cards: Vec<_> = board.numbered().collect();
        assert_eq!(cards.len(), 1);
        assert_eq!((cards[0].section, cards[0].findings.len()), (Section::Errors, 3));
        assert_eq!(cards[0].anchor(), Some(cell(23, 0)));
    }

    #[test]
    fn roles_are_told_apart_and_balanced_totals_are_never_marked() {
        let board = board(Sample::Bars);
        let card = board.numbered().next().expect("the sample has an error");
        let role = |row, column| card.role(cell(row, column));
        assert_eq!(role(23, 0), Some(Role::Suspect));
        assert_eq!(role(23, 6), Some(Role::Target));
        assert_eq!(role(0, 0), Some(Role::Target), "all four cells of 一＋二＝（七）＋四");
        assert_eq!(role(2, 0), Some(Role::Part));
        assert_eq!(role(0, 6), None, "its row and its column hold");
        let marked = (0..25).flat_map(|row| (0..7).map(move |column| cell(row, column)));
        assert_eq!(marked.filter(|it| !board.marks(*it).is_empty()).count(), 5);
    }

    #[test]
    fn a_report_that_reconciles_has_no_mark() {
        let board = board(Sample::Lines);
        assert_eq!(board.numbered().count(), 0);
        assert!(board.marks(cell(0, 6)).is_empty());
    }

    #[test]
    fn what_is_set_aside_has_no_number_and_no_mark() {
        let report = report(Sample::Bars, |it| {
            let keys = it.judgement.findings.iter().map(FindingKey::of).collect();
            Some(Action::Ignore(keys, "已核对".into()))
        });
        assert_eq!(report.board.numbered().count(), 0);
        let reasons: Vec<_> =
            report.board.ignored().filter_map(|it| it.ignored.as_deref()).collect();
        assert_eq!(reasons, ["已核对"]);
        assert!(report.board.marks(cell(23, 0)).is_empty());
        assert_eq!(report.judgement.coverage.fail, 3, "the verdict stays");
    }

    #[test]
    fn of_many_possibilities_no_one_is_accused() {
        // A part that is wrong in its column and in its row's total may be any row.
        let edits = [(cell(12, 0), "40".into()), (cell(12, 6), "43".into())];
        let report = report(Sample::Lines, |_| Some(Action::Adopt(Rc::new(edits))));
        let card = report.board.numbered().next().expect("two columns fail");
        assert!(card.sets.len() > super::MAX_ACCUSED);
        assert_eq!(card.role(cell(12, 0)), Some(Role::Candidate));
        assert!(report.board.marks(cell(12, 0)).is_empty());
    }
}
