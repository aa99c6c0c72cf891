//! Errors as clerks make them.

use gouji::decimal::Decimal;
use gouji::form::{CellId, TableId, table};

use super::super::report::{Report, Rng};

/// A kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    DigitChanged,
    DigitsSwapped,
    DigitDropped,
    DigitDoubled,
    TotalStale,
    CountedTwice,
    RowShifted,
    DisputesCell,
    TwoCells,
    ThreeCells,
    FiveCells,
}

/// What was put into a report.
#[derive(Clone, Debug)]
pub struct Injection {
    pub kind: Kind,
    /// The cells that were changed, with what stood there.
    pub cells: Vec<(CellId, Decimal)>,
}

impl Injection {
    /// One wrong cell of the applications table is determined by its three sums.
    pub fn must_be_first(&self) -> bool {
        matches!(&self.cells[..], [(cell, _)] if cell.table == TableId::Applications)
    }
}

impl Kind {
    pub const ALL: [Self; 11] = [
        Self::DigitChanged,
        Self::DigitsSwapped,
        Self::DigitDropped,
        Self::DigitDoubled,
        Self::TotalStale,
        Self::CountedTwice,
        Self::RowShifted,
        Self::DisputesCell,
        Self::TwoCells,
        Self::ThreeCells,
        Self::FiveCells,
    ];

    pub fn any(rng: &mut Rng) -> Self {
        Self::ALL[rng.below(Self::ALL.len() as u64) as usize]
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::DigitChanged => "a digit changed",
            Self::DigitsSwapped => "two digits swapped",
            Self::DigitDropped => "a digit dropped",
            Self::DigitDoubled => "a digit doubled",
            Self::TotalStale => "a total not brought up to date",
            Self::CountedTwice => "an item counted in a second column",
            Self::RowShifted => "a row shifted by a column",
            Self::DisputesCell => "a cell of 四",
            Self::TwoCells => "two cells",
            Self::ThreeCells => "three cells",
            Self::FiveCells => "five cells",
        }
    }

    /// Puts such an error into `report`; `None` where it has no place for one.
    pub fn put_into(self, report: &mut Report, rng: &mut Rng) -> Option<Injection> {
        let before = report.clone();
        let n_rows = table(TableId::Applications, report.edition).rows.len() as u64;
        let cell = |row: u64, column: u64| {
            CellId::new(TableId::Applications, row as usize, column as usize)
        };
        match self {
            Self::DigitChanged | Self::DigitsSwapped | Self::DigitDropped | Self::DigitDoubled => {
                // A few tries: most cells of a small report are 0, and 0 has no digits to swap.
                (0..60).find_map(|_| {
                    let at = cell(rng.below(n_rows), rng.below(7));
                    let new = self.misspell(&report.get(at).to_string(), rng)?;
                    report.set(at, new);
                    Some(())
                })?;
            }
            Self::TotalStale => {
                let at = cell(n_rows - 2, rng.below(7));
                let less = 1 + rng.below(9) as i64;
                report.set(at, report.get(at) + Decimal::from(less));
            }
            Self::CountedTwice => {
                let (row, column) = (2 + rng.below(n_rows - 4), rng.below(6));
                let other = (column + 1 + rng.below(5)) % 6;
                let count = report.get(cell(row, column));
                if count.is_zero() {
                    return None;
                }
                report.set(cell(row, other), report.get(cell(row, other)) + count);
            }
            Self::RowShifted => {
                let row = rng.below(n_rows);
                let figures: Vec<Decimal> = (0..6).map(|it| before.get(cell(row, it))).collect();
                for column in 0..6 {
                    report.set(cell(row, (column + 1) % 6), figures[column as usize]);
                }
            }
            Self::DisputesCell => {
                let at =
                    CellId::new(TableId::Disputes, rng.below(3) as usize, rng.below(5) as usize);
                report.set(at, report.get(at) + Decimal::from(1 + rng.below(30) as i64));
            }
            Self::TwoCells | Self::ThreeCells | Self::FiveCells => {
                let n = [2, 3, 5][self as usize - Self::TwoCells as usize];
                for _ in 0..n {
                    let at = cell(rng.below(n_rows), rng.below(7));
                    report.set(at, report.get(at) + Decimal::from(1 + rng.below(97) as i64));
                }
            }
        }
        let changed = report.cells().into_iter().filter(|it| report.get(*it) != before.get(*it));
        let cells: Vec<_> = changed.map(|it| (it, before.get(it))).collect();
        (!cells.is_empty()).then_some(Injection { kind: self, cells })
    }

    fn misspell(self, text: &str, rng: &mut Rng) -> Option<Decimal> {
        let mut digits: Vec<u8> = text.bytes().collect();
        let at = rng.below(digits.len() as u64) as usize;
        match self {
            Self::DigitChanged => {
                digits[at] = b'0' + (digits[at] - b'0' + 1 + rng.below(9) as u8) % 10;
            }
            Self::DigitsSwapped => {
                let next = at + 1;
                if next >= digits.len() {
                    return None;
                }
                digits.swap(at, next);
            }
            Self::DigitDropped => {
                digits.remove(at);
            }
            Self::DigitDoubled => digits.insert(at, digits[at]),
            _ => return None,
        }
        // A figure with a leading zero is written by nobody.
        let is_plain = !digits.is_empty() && (digits.len() == 1 || digits[0] != b'0');
        let new = String::from_utf8(digits).ok()?;
        (is_plain && new != text).then(|| new.parse::<i64>().ok().map(Decimal::from))?
    }
}
