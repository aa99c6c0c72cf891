//! A finding: facts about what is wrong, without words.

use crate::decimal::Decimal;
use crate::form::CellId;
use crate::reading::Place;
use crate::source::Span;

use super::cells::blank_cells::BlankCells;
use super::disclosure::{
    fee_in_yuan::FeeInYuan, in_force_below_issued::InForceBelowIssued,
    negative_item_balance::NegativeItemBalance, procurement_half_filled::ProcurementHalfFilled,
    public_total_below_made::PublicTotalBelowMade,
    published_above_public_total::PublishedAbovePublicTotal,
};
use super::report::edition_does_not_fit_year::EditionDoesNotFitYear;
use super::report::editions_mixed::EditionsMixed;
use super::report::old_form::OldForm;
use super::report::other_handling_high::OtherHandlingHigh;
use super::shape::{
    cells_lost::CellsLost, column_missing::ColumnMissing, figures_unplaced::FiguresUnplaced,
    group_label_missing::GroupLabelMissing, row_doubled::RowDoubled, row_extra::RowExtra,
    row_long::RowLong, row_short::RowShort, table_missing::TableMissing,
};
use super::sums::details_left_blank::DetailsLeftBlank;
use super::sums::total_left_blank::TotalLeftBlank;
use super::support::lines::Line;
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
pub struct Finding<F = Facts> {
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
    pub facts: F,
}

/// The facts that only one rule knows, a variant a rule.
///
/// The four rules on mismatches share one: their identity's kind tells them apart. A variant
/// without a struct belongs to a rule that knows no more than the finding's own fields.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the rules, whose files say what they are")]
pub enum Facts {
    Mismatch(Mismatch),
    TotalLeftBlank(TotalLeftBlank),
    DetailsLeftBlank(DetailsLeftBlank),

    BlankCells(BlankCells),
    DashCells,
    NegativeCount,
    FractionalCount,
    ErrorValueInCell,
    TextInCell,
    UnitInCell,
    RemarkInCell,
    ApproximateCount,
    LeadingZeros,
    UnusualDigits,
    YearAsCount,
    ImplausibleCount,

    InForceBelowIssued(InForceBelowIssued),
    FeeInYuan(FeeInYuan),
    FeeTooPrecise,
    PublishedAbovePublicTotal(PublishedAbovePublicTotal),
    PublicTotalBelowMade(PublicTotalBelowMade),
    NegativeItemBalance(NegativeItemBalance),
    ProcurementHalfFilled(ProcurementHalfFilled),
    ProcurementUnitMissing,

    RowMissing(Vec<Line>),
    RowDoubled(RowDoubled),
    RowExtra(RowExtra),
    RowsOutOfOrder(Vec<Line>),
    RowShort(RowShort),
    RowLong(RowLong),
    RowUnlabelled(Vec<Line>),
    GluedDigits(Vec<Line>),
    GluedDigitsAmbiguous(Vec<Line>),
    ColumnMissing(ColumnMissing),
    ColumnExtra(Line),
    GroupLabelMissing(GroupLabelMissing),
    OrdinalDiffers(Line),
    LabelDiffers(Vec<Line>),
    HeadCut(Vec<Line>),
    /// `columns-reordered`: the head's words.
    ColumnsReordered(Vec<Line>),
    FiguresUnplaced(FiguresUnplaced),
    CellsLost(CellsLost),
    TableMissing(TableMissing),
    TableDoubled,

    AllZero,
    OtherHandlingHigh(OtherHandlingHigh),
    EditionDoesNotFitYear(EditionDoesNotFitYear),
    EditionsMixed(EditionsMixed),
    SecondReport,
    EmptyInput,
    BrokenEncoding,
    OldForm(OldForm),
    NoTables,
    NotAReport,
}

impl<F> Finding<F> {
    /// A finding of a rule, without a place as yet.
    pub(super) const fn new(rule: &'static str, severity: Severity, facts: F) -> Self {
        Self {
            rule,
            severity,
            place: None,
            expected: None,
            found: None,
            difference: None,
            identities: Vec::new(),
            cells: Vec::new(),
            span: None,
            facts,
        }
    }

    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    pub(super) fn on(mut self, span: Option<Span>) -> Self {
        self.span = span;
        self
    }

    pub(super) fn of_cells(mut self, mut cells: Vec<CellId>) -> Self {
        crate::order::sort(&mut cells);
        cells.dedup();
        self.cells = cells;
        self
    }

    pub(super) fn of_identities(mut self, identities: Vec<usize>) -> Self {
        self.identities = identities;
        self
    }

    pub(super) fn found(mut self, found: Option<Decimal>) -> Self {
        self.found = found;
        self
    }

    pub(super) fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
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
