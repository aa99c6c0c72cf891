//! Findings and tables as others see them: the contract's types, the only ones that serialise.

mod cells;
mod excerpt;
#[cfg(feature = "cli")]
mod json;
mod values;
mod view;

use crate::check::{Checked, Judgement};
use crate::explain::{self, Lang};
use crate::reading::Reading;
use crate::rules::Severity;
use crate::rules::years::YearFinding;
use crate::source::{Source, SourceRef, Utf16Index};
use cells::{Cells, Rows};
#[cfg(feature = "cli")]
pub(crate) use json::Json;
pub use values::{Figure, IdentityId};
use view::View;

/// The version of the result's shape.
pub const SCHEMA: u32 = 1;

values::contract! {
    /// The result of checking one report.
    pub struct CheckResult<'a> {
        /// [`SCHEMA`].
        pub schema: u32,
        /// What was read.
        pub source: SourceResult<'a>,
        /// What the report says of itself.
        pub report: ReportResult<'a>,
        /// `reconciles`, `does-not-reconcile`, `undecided`, `nothing-to-check`.
        pub verdict: &'static str,
        /// How much was evaluated.
        pub coverage: CoverageResult,
        /// Every identity with its outcome.
        pub identities: Vec<IdentityResult>,
        /// The tables that were found.
        pub tables: Vec<TableResult<'a>>,
        /// What is wrong or could not be read, gravest first.
        pub findings: Vec<FindingResult>,
        /// The smallest changes that would mend it, best first.
        pub suspects: Vec<SuspectResult>,
        /// Whether these are all, for each group of linked failing identities.
        pub searches: Vec<SearchResult>,
    }

    /// What was read.
    pub struct SourceResult<'a> {
        /// File name or the like.
        pub name: &'a str,
        /// `text` or `html`.
        pub kind: &'static str,
    }

    /// What the report says of itself; null where unknown.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct ReportResult<'a> {
        pub title: Option<&'a str>,
        pub organ: Option<&'a str>,
        pub year: Option<u16>,
    }

    /// How many identities came to which outcome.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct CoverageResult {
        pub identities: usize,
        pub hold: usize,
        pub assumed: usize,
        pub fail: usize,
        pub not_checked: usize,
    }

    /// One identity with its outcome.
    #[allow(missing_docs, reason = "the contract's words")]
    @by_hand
    pub struct IdentityResult {
        pub id: IdentityId,
        pub status: &'static str,
        pub assumed: bool,
        pub left: Option<Figure>,
        pub right: Option<Figure>,
        pub reason: Option<String>,
    }

    /// A table that was found.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct TableResult<'a> {
        pub table: &'static str,
        pub form: &'static str,
        pub rows: Rows<'a>,
    }

    /// A row of the form.
    #[allow(missing_docs, reason = "the contract's words")]
    @by_hand
    pub struct RowResult<'a> {
        pub row: &'static str,
        pub label: &'static str,
        pub cells: Cells<'a>,
    }

    /// A cell of the form.
    #[allow(missing_docs, reason = "the contract's words")]
    @by_hand
    pub struct CellResult<'a> {
        pub column: &'static str,
        pub value: Option<Figure>,
        pub raw: &'a str,
        pub state: &'static str,
        pub span: Option<[u32; 2]>,
    }

    /// The address of a cell.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct CellAddress {
        pub table: &'static str,
        pub row: &'static str,
        pub column: &'static str,
    }

    /// A finding.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct FindingResult {
        pub rule: &'static str,
        pub severity: &'static str,
        pub table: Option<&'static str>,
        pub row: Option<&'static str>,
        pub column: Option<&'static str>,
        pub message: String,
        pub expected: Option<Figure>,
        pub found: Option<Figure>,
        pub difference: Option<Figure>,
        pub identities: Vec<IdentityId>,
        pub cells: Vec<CellAddress>,
        pub span: Option<[u32; 2]>,
        /// What stands at the span, without markup; of a long text, such as a whole table, the
        /// beginning.
        pub quote: Option<String>,
    }

    /// One smallest set of cells whose change makes failing identities hold.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct SuspectResult {
        pub cells: Vec<ProposedResult>,
        pub identities: Vec<IdentityId>,
        pub slip: Option<&'static str>,
    }

    /// How the search for the sets of one group of linked failing identities ended.
    pub struct SearchResult {
        /// The failing identities, the same as in the sets that were found for them.
        pub identities: Vec<IdentityId>,
        /// `complete`, or why the sets that are listed need not be all.
        pub ended: &'static str,
        /// The same in a sentence; null where the search is complete.
        pub message: Option<String>,
    }

    /// A cell of such a set.
    #[allow(missing_docs, reason = "the contract's words")]
    pub struct ProposedResult {
        pub table: &'static str,
        pub row: &'static str,
        pub column: &'static str,
        pub found: Figure,
        pub proposed: Option<Figure>,
    }
}

impl<'a> CheckResult<'a> {
    /// The result of a check of `source`, with sentences in `lang`.
    pub fn new(source: &'a Source, checked: &'a Checked, lang: Lang) -> Self {
        let Checked { reading, judgement, utf16 } = checked;
        Self::of(source.borrowed(), reading, judgement, utf16, lang)
    }

    /// The same of `source` as it was read and judged; `utf16` counts its text.
    pub fn of(
        source: SourceRef<'a>,
        reading: &'a Reading,
        judgement: &'a Judgement,
        utf16: &'a Utf16Index,
        lang: Lang,
    ) -> Self {
        let view = View::new(source, reading, &judgement.identities, utf16, lang);
        let coverage = judgement.coverage;
        Self {
            schema: SCHEMA,
            source: SourceResult { name: source.name, kind: source.kind.key() },
            report: ReportResult {
                title: reading.title.as_deref(),
                organ: reading.organ.as_deref(),
                year: reading.year,
            },
            verdict: judgement.verdict.key(),
            coverage: CoverageResult {
                identities: coverage.identities,
                hold: coverage.hold,
                assumed: coverage.assumed,
                fail: coverage.fail,
                not_checked: coverage.not_checked,
            },
            identities: judgement.identities.iter().map(|it| view.identity(it)).collect(),
            tables: reading.tables.iter().map(|it| view.table(it)).collect(),
            findings: view.findings(&judgement.findings),
            suspects: judgement.suspects.suspects.iter().map(|it| view.suspect(it)).collect(),
            searches: judgement.suspects.searches.iter().map(|it| view.search(it)).collect(),
        }
    }
}

impl<'a> CheckResult<'a> {
    /// The same with what was found against last year's report, in its place by severity.
    pub fn with_last_year(
        source: SourceRef<'a>,
        checked: &'a Checked,
        found: &[YearFinding],
        lang: Lang,
    ) -> Self {
        let Checked { reading, judgement, utf16 } = checked;
        let mut res = Self::of(source, reading, judgement, utf16, lang);
        if found.is_empty() {
            return res;
        }
        let view = View::new(source, reading, &judgement.identities, utf16, lang);
        let own = judgement.findings.iter().map(|it| it.severity);
        let mut all: Vec<_> = own.zip(std::mem::take(&mut res.findings)).collect();
        all.extend(found.iter().map(|it| {
            let message = explain::between_years(it, reading, lang);
            (it.severity, view.finding(it, message))
        }));
        crate::order::sort_by_key(&mut all, |it| it.0);
        res.findings = all.into_iter().map(|it| it.1).collect();
        res
    }

    /// Puts one finding of severity `unread` in the place of all others: the file itself could
    /// not be read, and `message` says why.
    pub fn replace_findings(&mut self, rule: &'static str, message: String) {
        self.findings = vec![FindingResult {
            rule,
            severity: Severity::Unread.key(),
            table: None,
            row: None,
            column: None,
            message,
            expected: None,
            found: None,
            difference: None,
            identities: Vec::new(),
            cells: Vec::new(),
            span: None,
            quote: None,
        }];
    }
}
