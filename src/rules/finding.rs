//! A finding: facts about what is wrong, without words.

use crate::decimal::Decimal;
use crate::form::CellId;
use crate::reading::Place;
use crate::source::Span;

use super::sums::details_left_blank::DetailsLeftBlank;
use super::sums::total_left_blank::TotalLeftBlank;
use super::support::mismatch::Mismatch;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// 勾稽错误: the form's arithmetic forbids it, or the form is broken.
    Error,
    /// 需核对: probably a mistake, may be right.
    Warning,
    /// 无法核对: it could not be read; neither right nor wrong.
    Unread,
    /// 提示: style, habit, how it was read.
    Note,
}

impl Severity {
    /// The contract's word.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Unread => "unread",
            Self::Note => "note",
        }
    }
}

/// Something that is wrong with a report, or could not be read: facts only. `explain` makes the
/// sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's name.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// Where in the form; `None` for findings about the whole text.
    pub place: Option<Place>,
    /// What the cell should hold, where the rule knows it.
    pub expected: Option<Decimal>,
    /// What it holds.
    pub found: Option<Decimal>,
    /// Found − expected.
    pub difference: Option<Decimal>,
    /// The identities concerned, as places in the list of evaluated identities.
    pub identities: Vec<usize>,
    /// The cells concerned, in the order of the form.
    pub cells: Vec<CellId>,
    /// Where in the text.
    pub span: Option<Span>,
    /// The rule's own facts.
    pub facts: Facts,
}

/// The facts that only one rule knows; each variant holds that rule's struct. The four rules on
/// totals share one: their identity's kind tells them apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facts {
    /// `row-total-mismatch`, `column-total-mismatch`, `carry-over-mismatch`,
    /// `group-total-mismatch`.
    Mismatch(Mismatch),
    /// `total-left-blank`.
    TotalLeftBlank(TotalLeftBlank),
    /// `details-left-blank`.
    DetailsLeftBlank(DetailsLeftBlank),
}

impl Finding {
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub(super) fn on(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    pub(super) fn of_cells(mut self, mut cells: Vec<CellId>) -> Self {
        cells.sort_unstable();
        cells.dedup();
        self.cells = cells;
        self
    }

    pub(super) fn of_identities(mut self, identities: Vec<usize>) -> Self {
        self.identities = identities;
        self
    }

    /// Sets what is expected, what was found and their difference.
    pub(super) fn stated(mut self, expected: Decimal, found: Decimal) -> Self {
        self.expected = Some(expected);
        self.found = Some(found);
        self.difference = Some(found - expected);
        self
    }
}
