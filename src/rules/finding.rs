//! A finding: facts about what is wrong, without words.

use crate::decimal::Decimal;
use crate::form::CellId;
use crate::reading::Place;
use crate::source::Span;

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

/// The facts that only one rule knows; each variant holds that rule's struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Facts {
    /// Nothing beyond the finding's own fields.
    None,
}
