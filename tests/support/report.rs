//! Made-up reports that reconcile, from a township's (mostly zeros) to a province's.

use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, Measure, TableId, table};

/// A small generator of pseudo-random numbers (a 64-bit LCG with its high bits taken), so that
/// every run sees the same reports.
#[derive(Clone, Debug)]
pub struct Rng(u64);

impl Rng {
    pub fn new(seed: u64) -> Self {
        let mut res = Self(seed ^ 0x9e37_79b9_7f4a_7c15);
        res.next();
        res.next();
        res
    }

    pub fn next(&mut self) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }

    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.next() % n.max(1)
    }

    /// Whether one of `n` throws hits.
    pub fn one_in(&mut self, n: u64) -> bool {
        self.below(n) == 0
    }
}

/// A report in figures.
#[derive(Clone, Debug)]
pub struct Report {
    pub edition: Edition,
    pub year: u16,
    /// By table, row and column of the form.
    figures: Vec<Vec<Vec<Decimal>>>,
}

impl Report {
    /// A report that reconciles. `size` is about the largest count in it.
    pub fn balanced(edition: Edition, size: u64, seed: u64) -> Self {
        let rng = &mut Rng::new(seed);
        let blank = |id| {
            let rows = table(id, edition).rows.iter();
            rows.map(|it| vec![Decimal::ZERO; it.columns.len()]).collect::<Vec<_>>()
        };
        let year =
            if edition == Edition::Form2021 { 2021 + rng.below(5) } else { 2019 + rng.below(2) };
        let figures = TableId::ALL.map(blank).to_vec();
        let mut res = Self { edition, year: year as u16, figures };
        res.fill_disclosure(rng, size);
        res.fill_applications(rng, size);
        res.fill_disputes(rng, size);
        res
    }

    pub fn get(&self, cell: CellId) -> Decimal {
        self.figures[cell.table as usize][cell.row as usize][cell.column as usize]
    }

    pub fn set(&mut self, cell: CellId, value: Decimal) {
        self.figures[cell.table as usize][cell.row as usize][cell.column as usize] = value;
    }

    /// Every cell of the report.
    pub fn cells(&self) -> Vec<CellId> {
        TableId::ALL.iter().flat_map(|it| table(*it, self.edition).cells()).collect()
    }

    fn fill_disclosure(&mut self, rng: &mut Rng, size: u64) {
        for cell in table(TableId::Disclosure, self.edition).cells() {
            let column = table(cell.table, self.edition).rows[cell.row as usize].columns
                [cell.column as usize];
            let count = if rng.one_in(2) { 0 } else { rng.below(size * 9 + 2) as i128 };
            self.set(
                cell,
                match column.measure {
                    Measure::Count => Decimal::new(count, 0),
                    Measure::Change => Decimal::new(count - (size as i128), 0),
                    Measure::Amount => Decimal::new(count * 1_000_003, 6),
                },
            );
        }
    }

    fn fill_applications(&mut self, rng: &mut Rng, size: u64) {
        let n_rows = table(TableId::Applications, self.edition).rows.len();
        let (handled, carried_out) = (n_rows - 2, n_rows - 1);
        let cell = |row, column| CellId::new(TableId::Applications, row, column);
        for column in 0..6 {
            let is_used = column == 0 || rng.one_in(3);
            let mut sum = 0;
            for row in 2..handled {
                let count = if is_used && rng.one_in(3) { rng.below(size + 1) as i64 } else { 0 };
                self.set(cell(row, column), count.into());
                sum += count;
            }
            let out = if is_used && rng.one_in(2) { rng.below(size / 4 + 2) as i64 } else { 0 };
            let carried_in =
                if rng.one_in(2) { 0 } else { rng.below((sum + out) as u64 / 4 + 1) as i64 };
            self.set(cell(handled, column), sum.into());
            self.set(cell(carried_out, column), out.into());
            self.set(cell(1, column), carried_in.into());
            self.set(cell(0, column), (sum + out - carried_in).into());
        }
        for row in 0..n_rows {
            let total = (0..6).map(|it| self.get(cell(row, it))).sum();
            self.set(cell(row, 6), total);
        }
    }

    fn fill_disputes(&mut self, rng: &mut Rng, size: u64) {
        for row in 0..3 {
            let cell = |column| CellId::new(TableId::Disputes, row, column);
            for column in 0..4 {
                let count = if rng.one_in(2) { 0 } else { rng.below(size / 4 + 2) as i64 };
                self.set(cell(column), count.into());
            }
            self.set(cell(4), (0..4).map(|it| self.get(cell(it))).sum());
        }
    }
}
