//! Last year's report against this year's. No identities of the form: both years may be right.
//!
//! [`super::support::links`] says which figures continue which; everything else is one file a rule, as in the
//! other families. These rules have a list of their own, since they look at two reports.

pub mod carried_in_differs;
pub mod in_force_differs;
pub mod items_last_year_differ;
pub mod last_year_uncertain;
pub mod last_year_unmatched;
pub mod public_total_differs;
pub mod received_jumped;

use crate::form::TableId;
use crate::reading::{Place, Reading, fold};

use super::context::cell_span;
use super::support::links::{self, Link, Outcome};
use super::{Finding, Severity};
use in_force_differs::Forgotten;
use last_year_unmatched::Unmatched;

/// A rule about two years.
#[derive(Debug)]
pub struct YearRule {
    /// Named after what is wrong, in kebab-case; the same words as its file.
    pub name: &'static str,
    /// How grave its findings are.
    pub severity: Severity,
    /// Finds them.
    pub check: fn(&Years<'_>, &mut Vec<YearFinding>),
}

/// Every rule about two years, in the order of the manual.
pub const RULES: &[YearRule] = &[
    carried_in_differs::RULE,
    in_force_differs::RULE,
    items_last_year_differ::RULE,
    public_total_differs::RULE,
    received_jumped::RULE,
    last_year_uncertain::RULE,
    last_year_unmatched::RULE,
];

/// A finding in this year's report, made by comparing it with last year's.
pub type YearFinding = Finding<YearFacts>;

/// The facts that only one of these rules knows, a variant a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the variants are the rules, whose files say what they are")]
pub enum YearFacts {
    CarriedInDiffers,
    InForceDiffers(Link, Option<Forgotten>),
    ItemsLastYearDiffer(Link),
    PublicTotalDiffers(Link),
    ReceivedJumped,
    LastYearUncertain { table_missing: bool },
    LastYearUnmatched(Unmatched),
}

/// What these rules look at.
#[derive(Debug)]
pub struct Years<'a> {
    /// This year's report.
    pub this: &'a Reading,
    /// Last year's, where it is known to be.
    pub last: Result<&'a Reading, Unmatched>,
    /// Which figures of this year continue last year's, and whether they do.
    pub links: Vec<Link>,
}

impl<'a> Years<'a> {
    /// Compares two reports, where they are of one body and of years that follow each other.
    pub fn new(this: &'a Reading, last: Result<&'a Reading, Unmatched>) -> Self {
        let last = last.and_then(|it| matched(this, it).map(|()| it));
        let links = last.as_ref().map_or_else(|_| Vec::new(), |it| links::links(this, it));
        Self { this, last, links }
    }
}

/// Why `last` cannot be the report of the year before; what neither report says does not count.
fn matched(this: &Reading, last: &Reading) -> Result<(), Unmatched> {
    if last.tables.is_empty() {
        return Err(Unmatched::NoTables);
    }
    if let (Some(this), Some(last)) = (&this.organ, &last.organ)
        && !may_be_same_body(this, last)
    {
        return Err(Unmatched::OtherBody(last.clone()));
    }
    match (this.year, last.year) {
        (Some(this), Some(last)) if this.checked_sub(1) != Some(last) => {
            Err(Unmatched::OtherYear(last))
        }
        _ => Ok(()),
    }
}

/// Whether two titles name one body, which some call by its name and some by that of its
/// government.
pub fn is_same_body(one: &str, other: &str) -> bool {
    name(one) == name(other)
}

/// The same where nothing else is there to compare with: one title may leave out the county.
fn may_be_same_body(one: &str, other: &str) -> bool {
    let (one, other) = (name(one), name(other));
    one.ends_with(&other) || other.ends_with(&one)
}

fn name(organ: &str) -> String {
    let folded = fold(organ);
    folded.strip_suffix("人民政府").map_or(folded.clone(), str::to_owned)
}

/// Runs every rule. Findings come by severity, then in the order of [`RULES`], then in that of
/// the links.
pub fn findings(years: &Years<'_>) -> Vec<YearFinding> {
    let mut res = Vec::new();
    for rule in RULES {
        (rule.check)(years, &mut res);
    }
    crate::order::sort_by_key(&mut res, |it| it.severity);
    res
}

impl YearRule {
    const fn finding(&self, facts: YearFacts) -> YearFinding {
        Finding::new(self.name, self.severity, facts)
    }

    /// A finding about the figure that does not continue last year's.
    fn differs(&self, years: &Years<'_>, link: &Link, facts: YearFacts) -> Option<YearFinding> {
        let Outcome::Differs { expected, found } = link.outcome else { return None };
        let res = self.finding(facts).at(Place::cell(link.cell)).stated(expected, found);
        let own = link.parts.iter().filter(|it| it.is_of_this_year).map(|it| it.cell);
        let cells = own.chain([link.cell]).collect();
        Some(res.on(cell_span(years.this, link.cell)).of_cells(cells))
    }

    /// Reports every figure of this table and column that does not continue last year's.
    fn report(
        &self,
        years: &Years<'_>,
        out: &mut Vec<YearFinding>,
        kind: links::Kind,
        facts: impl Fn(&Link) -> YearFacts,
    ) {
        for link in years.links.iter().filter(|it| it.kind == kind) {
            out.extend(self.differs(years, link, facts(link)));
        }
    }
}

/// Where this year's report speaks of what came from last year, or its first table.
fn place_of_carry_over(this: &Reading) -> Option<Place> {
    let first = this.tables.first()?;
    Some(match this.table(TableId::Applications) {
        Some(it) => Place::row(TableId::Applications, it.form.row_idx(links::CARRIED_IN)?),
        None => Place::table(first.form.id),
    })
}

#[cfg(test)]
mod tests {
    use super::Years;
    use super::last_year_unmatched::Unmatched;
    use crate::reading::Reading;

    fn report(organ: Option<&str>, year: Option<u16>) -> Reading {
        let script = crate::rules::testing::reading("");
        Reading { organ: organ.map(str::to_owned), year, ..script }
    }

    fn refused(this: &Reading, last: &Reading) -> Option<Unmatched> {
        Years::new(this, Ok(last)).last.err()
    }

    #[test]
    fn reports_of_one_body_and_of_years_in_a_row_are_compared() {
        let this = report(Some("云溪县青石镇"), Some(2023));
        for last in [
            report(Some("云溪县青石镇"), Some(2022)),
            report(Some("云溪县 青石镇人民政府"), Some(2022)),
            report(Some("青石镇"), Some(2022)),
            report(None, Some(2022)),
            report(Some("云溪县青石镇"), None),
        ] {
            assert_eq!(refused(&this, &last), None, "{:?} {:?}", last.organ, last.year);
        }
    }

    #[test]
    fn others_are_not() {
        let this = report(Some("云溪县青石镇"), Some(2023));
        for organ in ["云溪县白石镇", "云溪县"] {
            let other = report(Some(organ), Some(2022));
            assert_eq!(refused(&this, &other), Some(Unmatched::OtherBody(organ.to_owned())));
        }
        let same = report(Some("云溪县青石镇"), Some(2023));
        assert_eq!(refused(&this, &same), Some(Unmatched::OtherYear(2023)));
        assert_eq!(refused(&this, &Reading::default()), Some(Unmatched::NoTables));
    }
}
