//! What the lab counts, and its tables.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::Case;
use super::inject::Kind;

/// The most objections that are kept.
const MAX_OBJECTIONS: usize = 2_000;

/// How cells came out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cells {
    pub right: u64,
    pub assumed: u64,
    pub open: u64,
    pub wrong: u64,
}

/// How identities came out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Identities {
    pub exact: u64,
    pub open: u64,
    pub wrong: u64,
}

/// How errors of one kind were located.
#[derive(Clone, Copy, Debug, Default)]
pub struct Located {
    /// Reports with such an error whose tables were read whole.
    pub n: u64,
    /// The changed cells, with what stood there, are the first suspects.
    pub first: u64,
    /// They are among the smallest sets, but another stands first.
    pub listed: u64,
    /// Fewer cells explain the same sums, or the search ended before.
    pub smaller: u64,
    /// None of these: must not be.
    pub missed: u64,
}

/// All that the lab counts.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    pub n_reports: u64,
    /// Reports that reconcile as printed.
    pub n_balanced: u64,
    /// Balanced reports in which an error was found.
    pub n_alarms: u64,
    pub cells: Cells,
    pub identities: Identities,
    pub located: BTreeMap<Kind, Located>,
    /// What must not be, by the number of the case.
    pub objections: Vec<String>,
    pub n_objections: u64,
}

impl Tally {
    /// Notes what must not be.
    pub fn object(&mut self, case: &Case, what: String) {
        self.n_objections += 1;
        if self.objections.len() < MAX_OBJECTIONS {
            let Case { seed, shape, damage, blanks, .. } = case;
            self.objections
                .push(format!("case {seed} {shape:?} {damage:?} blanks {blanks}: {what}"));
        }
    }

    /// Adds what another counted.
    pub fn add(&mut self, other: &Self) {
        self.n_reports += other.n_reports;
        self.n_balanced += other.n_balanced;
        self.n_alarms += other.n_alarms;
        let (mine, its) = (&mut self.cells, &other.cells);
        mine.right += its.right;
        mine.assumed += its.assumed;
        mine.open += its.open;
        mine.wrong += its.wrong;
        let (mine, its) = (&mut self.identities, &other.identities);
        mine.exact += its.exact;
        mine.open += its.open;
        mine.wrong += its.wrong;
        for (kind, its) in &other.located {
            let mine = self.located.entry(*kind).or_default();
            mine.n += its.n;
            mine.first += its.first;
            mine.listed += its.listed;
            mine.smaller += its.smaller;
            mine.missed += its.missed;
        }
        let room = MAX_OBJECTIONS.saturating_sub(self.objections.len());
        self.objections.extend(other.objections.iter().take(room).cloned());
        self.n_objections += other.n_objections;
    }
}

/// A share in percent with two places, exact: `99.98`. `100.00` is said of all only.
pub fn share(part: u64, all: u64) -> String {
    if all == 0 {
        return "–".to_owned();
    }
    let hundredths = part * 10_000 / all;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// The table of a grouping: a row each, in the order of the keys.
pub fn table(name: &str, rows: &[(String, Tally)]) -> String {
    let mut res = format!(
        "| {name} | reports | cells read right, % | assumed, % | left open, % | read wrong | identities exact, % | judged wrong | false alarms |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|\n"
    );
    for (key, tally) in rows {
        let (cells, sums) = (&tally.cells, &tally.identities);
        let n_cells = cells.right + cells.assumed + cells.open + cells.wrong;
        let n_sums = sums.exact + sums.open + sums.wrong;
        writeln!(
            res,
            "| {key} | {} | {} | {} | {} | {} | {} | {} | {} |",
            tally.n_reports,
            share(cells.right, n_cells),
            share(cells.assumed, n_cells),
            share(cells.open, n_cells),
            cells.wrong,
            share(sums.exact, n_sums),
            sums.wrong,
            tally.n_alarms,
        )
        .expect("a string takes all");
    }
    res
}

/// The table of what was put in and found.
pub fn located(tally: &Tally) -> String {
    let mut res = "| what was put in | reports | named first, with its value, % | among ties, % | fewer cells explain it, % | missed |\n|---|---:|---:|---:|---:|---:|\n".to_owned();
    for (kind, it) in &tally.located {
        writeln!(
            res,
            "| {} | {} | {} | {} | {} | {} |",
            kind.name(),
            it.n,
            share(it.first, it.n),
            share(it.listed, it.n),
            share(it.smaller, it.n),
            it.missed
        )
        .expect("a string takes all");
    }
    res
}
