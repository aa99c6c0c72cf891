//! Findings and tables as others see them: the contract's types, the only ones that serialise.

use serde::Serialize;

use crate::check::Checked;
use crate::explain::{self, Lang};
use crate::form::{CellId, TableId};
use crate::reading::{Place, ReadRow, ReadTable, Reading};
use crate::rules::identity::{Evaluated, Reason, Status};
use crate::rules::years::YearFinding;
use crate::rules::{Finding, Severity};
use crate::source::{Kind, Source, Span, Utf16Index};
use crate::suspects::{Searched, Slip, Suspect};

/// The version of the result's shape.
pub const SCHEMA: u32 = 1;

/// The result of checking one report.
#[derive(Clone, Debug, Serialize)]
pub struct CheckResult {
    /// [`SCHEMA`].
    pub schema: u32,
    /// What was read.
    pub source: SourceResult,
    /// What the report says of itself.
    pub report: ReportResult,
    /// `reconciles`, `does-not-reconcile`, `undecided`, `nothing-to-check`.
    pub verdict: &'static str,
    /// How much was evaluated.
    pub coverage: CoverageResult,
    /// Every identity with its outcome.
    pub identities: Vec<IdentityResult>,
    /// The tables that were found.
    pub tables: Vec<TableResult>,
    /// What is wrong or could not be read, gravest first.
    pub findings: Vec<FindingResult>,
    /// The smallest changes that would mend it, best first.
    pub suspects: Vec<SuspectResult>,
    /// Whether these are all, for each group of linked failing identities.
    pub searches: Vec<SearchResult>,
}

/// What was read.
#[derive(Clone, Debug, Serialize)]
pub struct SourceResult {
    /// File name or the like.
    pub name: String,
    /// `text` or `html`.
    pub kind: &'static str,
}

/// What the report says of itself; null where unknown.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct ReportResult {
    pub title: Option<String>,
    pub organ: Option<String>,
    pub year: Option<u16>,
}

/// How many identities came to which outcome.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct CoverageResult {
    pub identities: usize,
    pub hold: usize,
    pub assumed: usize,
    pub fail: usize,
    pub not_checked: usize,
}

/// One identity with its outcome.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct IdentityResult {
    pub id: String,
    pub status: &'static str,
    pub assumed: bool,
    pub left: Option<String>,
    pub right: Option<String>,
    pub reason: Option<String>,
}

/// A table that was found.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct TableResult {
    pub table: &'static str,
    pub form: &'static str,
    pub rows: Vec<RowResult>,
}

/// A row of the form.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct RowResult {
    pub row: &'static str,
    pub label: &'static str,
    pub cells: Vec<CellResult>,
}

/// A cell of the form.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct CellResult {
    pub column: &'static str,
    pub value: Option<String>,
    pub raw: String,
    pub state: &'static str,
    pub span: Option<[u32; 2]>,
}

/// The address of a cell.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct CellAddress {
    pub table: &'static str,
    pub row: &'static str,
    pub column: &'static str,
}

/// A finding.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct FindingResult {
    pub rule: &'static str,
    pub severity: &'static str,
    pub table: Option<&'static str>,
    pub row: Option<&'static str>,
    pub column: Option<&'static str>,
    pub message: String,
    pub expected: Option<String>,
    pub found: Option<String>,
    pub difference: Option<String>,
    pub identities: Vec<String>,
    pub cells: Vec<CellAddress>,
    pub span: Option<[u32; 2]>,
    /// What stands at the span, without markup; of a long text, such as a whole table, the
    /// beginning.
    pub quote: Option<String>,
}

/// One smallest set of cells whose change makes failing identities hold.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct SuspectResult {
    pub cells: Vec<ProposedResult>,
    pub identities: Vec<String>,
    pub slip: Option<&'static str>,
}

/// How the search for the sets of one group of linked failing identities ended.
#[derive(Clone, Debug, Serialize)]
pub struct SearchResult {
    /// The failing identities, the same as in the sets that were found for them.
    pub identities: Vec<String>,
    /// `complete`, or why the sets that are listed need not be all.
    pub ended: &'static str,
    /// The same in a sentence; null where the search is complete.
    pub message: Option<String>,
}

/// A cell of such a set.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs, reason = "the contract's words")]
pub struct ProposedResult {
    pub table: &'static str,
    pub row: &'static str,
    pub column: &'static str,
    pub found: String,
    pub proposed: Option<String>,
}

impl CheckResult {
    /// The result of a check of `source`, with sentences in `lang`.
    pub fn new(source: &Source, checked: &Checked, lang: Lang) -> Self {
        let view = View::new(source, checked, lang);
        let Checked { reading, judgement } = checked;
        let coverage = judgement.coverage;
        Self {
            schema: SCHEMA,
            source: SourceResult { name: source.name.clone(), kind: source.kind.key() },
            report: ReportResult {
                title: reading.title.clone(),
                organ: reading.organ.clone(),
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

impl CheckResult {
    /// The same with what was found against last year's report, in its place by severity.
    pub fn with_last_year(
        source: &Source,
        checked: &Checked,
        found: &[YearFinding],
        lang: Lang,
    ) -> Self {
        let mut res = Self::new(source, checked, lang);
        if found.is_empty() {
            return res;
        }
        let view = View::new(source, checked, lang);
        let own = checked.judgement.findings.iter().map(|it| it.severity);
        let mut all: Vec<_> = own.zip(std::mem::take(&mut res.findings)).collect();
        all.extend(found.iter().map(|it| {
            let message = explain::between_years(it, &checked.reading, lang);
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

/// What stands at a span, for people: without the markup of HTML, and cut where it is long.
fn excerpt(source: &Source, span: Span) -> String {
    const LONG: usize = 80;
    let text = span.of(&source.text);
    let (mut res, mut n_chars) = (String::new(), 0);
    let mut rest = text.char_indices();
    while let Some((at, mut ch)) = rest.next() {
        if source.kind == Kind::Html && ch == '<' && is_tag(&text[at + 1..]) {
            rest.by_ref().find(|it| it.1 == '>');
            if !parts_words(&text[at + 1..]) {
                continue;
            }
            ch = ' ';
        }
        if ch.is_whitespace() {
            ch = ' ';
            if res.is_empty() || res.ends_with(' ') {
                continue;
            }
        }
        if n_chars == LONG {
            return res.trim_end().to_owned() + "…";
        }
        res.push(ch);
        n_chars += 1;
    }
    res.truncate(res.trim_end().len());
    res
}

/// Whether a tag or a comment stands behind a `<`.
fn is_tag(rest: &str) -> bool {
    rest.starts_with(|it: char| it.is_ascii_alphabetic() || "/!?".contains(it))
}

/// Whether what stands around this tag is not one word: cells, lines, paragraphs.
fn parts_words(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let end = name.find(|it: char| !it.is_ascii_alphanumeric()).unwrap_or(name.len());
    let parting = ["td", "th", "tr", "p", "br", "div", "li"];
    parting.iter().any(|it| name[..end].eq_ignore_ascii_case(it))
}

/// What is needed to turn core types into results.
struct View<'a> {
    source: &'a Source,
    reading: &'a Reading,
    identities: &'a [Evaluated],
    index: Utf16Index,
    lang: Lang,
}

impl<'a> View<'a> {
    fn new(source: &'a Source, checked: &'a Checked, lang: Lang) -> Self {
        Self {
            source,
            reading: &checked.reading,
            identities: &checked.judgement.identities,
            index: Utf16Index::new(&source.text),
            lang,
        }
    }
}

impl View<'_> {
    fn span(&self, span: Option<Span>) -> Option<[u32; 2]> {
        span.map(|it| self.index.span(&self.source.text, it))
    }

    fn identity(&self, it: &Evaluated) -> IdentityResult {
        let reason = match &it.status {
            Status::NotChecked(reason) => Some(self.reason(reason)),
            Status::Holds | Status::Fails => None,
        };
        IdentityResult {
            id: it.identity.id(),
            status: it.status.key(),
            assumed: it.assumed,
            left: it.left.map(|it| it.to_string()),
            right: it.right.map(|it| it.to_string()),
            reason,
        }
    }

    fn reason(&self, reason: &Reason) -> String {
        explain::reason(reason, self.reading, self.lang)
    }

    fn table(&self, table: &ReadTable) -> TableResult {
        let rows = table.form.rows.iter().zip(&table.rows);
        TableResult {
            table: table.form.id.key(),
            form: table.form.edition.key(),
            rows: rows.map(|(form, row)| self.row(form, row)).collect(),
        }
    }

    fn row(&self, form: &crate::form::Row, row: &ReadRow) -> RowResult {
        let cells = form.columns.iter().zip(&row.cells);
        RowResult {
            row: form.key,
            label: form.label,
            cells: cells
                .map(|(column, cell)| CellResult {
                    column: column.key,
                    value: cell.value.map(|it| it.to_string()),
                    raw: cell.raw.clone(),
                    state: cell.state.key(),
                    span: self.span(cell.span),
                })
                .collect(),
        }
    }

    fn address(&self, cell: CellId) -> CellAddress {
        let (row, column) = self.keys(Place::cell(cell));
        CellAddress {
            table: cell.table.key(),
            row: row.unwrap_or_default(),
            column: column.unwrap_or_default(),
        }
    }

    /// The keys of a place's row and column.
    fn keys(&self, place: Place) -> (Option<&'static str>, Option<&'static str>) {
        let Some(table) = self.reading.table(place.table) else { return (None, None) };
        let rows = table.form.rows;
        let row = place.row.and_then(|it| rows.get(it as usize));
        // The columns of a table without a row in view are those of its first row: only
        // applications and disputes have columns that run through all rows.
        let columns = row.or(rows.first()).map_or(&[][..], |it| it.columns);
        let column = place.column.and_then(|it| columns.get(it as usize));
        (row.map(|it| it.key), column.map(|it| it.key))
    }

    fn findings(&self, all: &[Finding]) -> Vec<FindingResult> {
        let mut res = Vec::with_capacity(all.len());
        for it in all {
            let message = explain::message(it, self.reading, self.identities, self.lang);
            res.push(self.finding(it, message));
        }
        res
    }

    fn finding<F>(&self, it: &Finding<F>, message: String) -> FindingResult {
        let (row, column) = it.place.map_or((None, None), |place| self.keys(place));
        FindingResult {
            rule: it.rule,
            severity: Severity::key(it.severity),
            table: it.place.map(|it| TableId::key(it.table)),
            row,
            column,
            message,
            expected: it.expected.map(|it| it.to_string()),
            found: it.found.map(|it| it.to_string()),
            difference: it.difference.map(|it| it.to_string()),
            identities: it.identities.iter().map(|idx| self.id(*idx)).collect(),
            cells: it.cells.iter().map(|cell| self.address(*cell)).collect(),
            span: self.span(it.span),
            quote: it.span.map(|it| excerpt(self.source, it)),
        }
    }

    fn id(&self, idx: usize) -> String {
        self.identities.get(idx).map(|it| it.identity.id()).unwrap_or_default()
    }

    fn suspect(&self, it: &Suspect) -> SuspectResult {
        let proposed = |it: &crate::suspects::ProposedCell| {
            let CellAddress { table, row, column } = self.address(it.cell);
            ProposedResult {
                table,
                row,
                column,
                found: it.found.to_string(),
                proposed: it.proposed.map(|it| it.to_string()),
            }
        };
        SuspectResult {
            cells: it.cells.iter().map(proposed).collect(),
            identities: it.identities.iter().map(|idx| self.id(*idx)).collect(),
            slip: it.slip.map(Slip::key),
        }
    }

    fn search(&self, it: &Searched) -> SearchResult {
        SearchResult {
            identities: it.identities.iter().map(|idx| self.id(*idx)).collect(),
            ended: it.ended.key(),
            message: explain::unfinished(it, self.lang),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::excerpt;
    use crate::source::{Source, Span};

    fn quoted(source: &Source) -> String {
        excerpt(source, Span::new(0, source.text.len()))
    }

    #[test]
    fn short_texts_are_quoted_whole_and_long_ones_by_their_beginning() {
        assert_eq!(quoted(&Source::text("", " 一、 本年新收\n24 ")), "一、 本年新收 24");
        let table = quoted(&Source::text("", "行政许可 | 350 |\n".repeat(40)));
        assert!(table.starts_with("行政许可 | 350 | 行政许可") && table.ends_with('…'), "{table}");
        assert!(table.chars().count() <= 81, "{table}");
    }

    #[test]
    fn markup_is_not_quoted() {
        let text = "<td class=a><P>行政<!-- -->许可</P></td><td><span>2</span><b>4</b> < 30</td>";
        assert_eq!(quoted(&Source::html("", text)), "行政许可 24 < 30");
        assert_eq!(quoted(&Source::text("", "<td>")), "<td>");
    }
}
