//! Applications tables that reconcile, to be spoilt by the tests.

#![allow(dead_code, reason = "each test file uses its own part")]

use gouji::decimal::Decimal;
use gouji::form::{CellId, Edition, Identity, TableId, identities, table};
use gouji::suspects::{Given, Located, Suspect, locate};

/// The figures of the applications table of the 2021 form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures(pub [[i64; 7]; 25]);

/// Places of rows.
pub const RECEIVED: usize = 0;
pub const CARRIED_IN: usize = 1;
pub const HANDLED_TOTAL: usize = 23;
pub const CARRIED_OUT: usize = 24;
/// Place of the column 总计.
pub const TOTAL: usize = 6;

impl Figures {
    /// A table that reconciles, from its details: the results (rows （一） to （六）), 上年结转 and
    /// 结转下年度, by applicant. 新收 is what is left.
    pub fn reconciled(detail: impl Fn(usize, usize) -> i64) -> Self {
        let mut res = [[0; 7]; 25];
        (0..TOTAL).for_each(|column| {
            for row in (2..HANDLED_TOTAL).chain([CARRIED_IN, CARRIED_OUT]) {
                res[row][column] = detail(row, column);
            }
            res[HANDLED_TOTAL][column] = (2..HANDLED_TOTAL).map(|row| res[row][column]).sum();
            let right = res[HANDLED_TOTAL][column] + res[CARRIED_OUT][column];
            res[RECEIVED][column] = right - res[CARRIED_IN][column];
        });
        res.iter_mut().for_each(|row| row[TOTAL] = row[..TOTAL].iter().sum());
        Self(res)
    }

    /// A county's table: mostly zero, as most are.
    pub fn sparse() -> Self {
        Self::reconciled(|row, column| match (row, column) {
            (1, 0) => 5,
            (2, 0) => 47,
            (2, 1) => 6,
            (3, 0) => 18,
            (7, 0) => 2,
            (9, 0) => 11,
            (12, 0) => 29,
            (12, 1) => 1,
            (13, 0) => 4,
            (15, 0) => 3,
            (16, 4) => 2,
            (22, 0) => 7,
            (24, 0) => 8,
            _ => 0,
        })
    }

    /// A table with a figure in every cell.
    pub fn dense() -> Self {
        let mut random = Random(20_240_115);
        let details: Vec<_> = (0..175).map(|_| random.between(12, 60)).collect();
        Self::reconciled(|row, column| details[row * 7 + column])
    }

    /// The figure of a cell.
    pub fn at(&self, cell: CellId) -> i64 {
        self.0[usize::from(cell.row)][usize::from(cell.column)]
    }

    /// The table with other figures in some cells.
    pub fn with(&self, changes: &[(usize, usize, i64)]) -> Self {
        let mut res = self.clone();
        changes.iter().for_each(|&(row, column, value)| res.0[row][column] = value);
        res
    }

    /// Locates the wrong cells; a cell for which `is_blank` holds is empty.
    pub fn located_with_blanks(&self, is_blank: impl Fn(CellId) -> bool) -> Located {
        self.located_by(&all_identities(), is_blank)
    }

    /// Locates the wrong cells by these identities.
    pub fn located_by(&self, sums: &[Identity], is_blank: impl Fn(CellId) -> bool) -> Located {
        locate(sums, |cell| {
            let value = Decimal::from(self.at(cell));
            Some(Given { value, blank: is_blank(cell), text: "" })
        })
    }

    /// Locates the wrong cells.
    pub fn located(&self) -> Located {
        self.located_with_blanks(|_| false)
    }
}

/// The identities of the applications table of the 2021 form.
pub fn all_identities() -> Vec<Identity> {
    identities(table(TableId::Applications, Edition::Form2021)).to_vec()
}

/// The cell at a row and a column.
pub fn cell(row: usize, column: usize) -> CellId {
    CellId::new(TableId::Applications, row, column)
}

/// A suspect as (row, column, proposed value).
pub fn figures_of(suspect: &Suspect) -> Vec<(usize, usize, Option<String>)> {
    let figure = |it: &gouji::suspects::ProposedCell| {
        let proposed = it.proposed.map(|it| it.to_string());
        (usize::from(it.cell.row), usize::from(it.cell.column), proposed)
    };
    suspect.cells.iter().map(figure).collect()
}

/// The cells of `right` that are listed, with their figures there.
pub fn expected(right: &Figures, cells: &[(usize, usize)]) -> Vec<(usize, usize, Option<String>)> {
    let mut cells = cells.to_vec();
    cells.sort_unstable();
    cells.iter().map(|&(row, col)| (row, col, Some(right.0[row][col].to_string()))).collect()
}

/// A linear congruential generator (Knuth's MMIX constants): the same numbers on every machine.
pub struct Random(pub u64);

impl Random {
    /// A number below `n`.
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    /// A number from `least` to `most`.
    pub fn between(&mut self, least: i64, most: i64) -> i64 {
        least + self.below((most - least + 1) as u64) as i64
    }

    /// `n` different cells of the table, in random order, with another figure each.
    pub fn errors(&mut self, figures: &Figures, n: usize) -> Vec<(usize, usize, i64)> {
        let mut res: Vec<(usize, usize, i64)> = Vec::new();
        while res.len() < n {
            let (row, column) = (self.below(25) as usize, self.below(7) as usize);
            let wrong = self.between(0, 2 * figures.0[row][column].max(10));
            let is_new = !res.iter().any(|it| (it.0, it.1) == (row, column));
            if is_new && wrong != figures.0[row][column] {
                res.push((row, column, wrong));
            }
        }
        res
    }
}
