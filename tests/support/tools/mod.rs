//! The tool-made corpus: reports printed as web pages, put through converters, browsers and PDF
//! tools, and what the checker makes of what comes out. `cargo xtask accuracy --tools` runs the
//! tools (`tests/tools/`); a part of their outputs is kept in `tests/corpus/tools/`.

pub mod manifest;
pub mod pack;
pub mod page;
pub mod score;
pub mod truth;

use gouji::form::Edition;

use self::page::{Style, Zeros};
use super::lab::inject::{Injection, Kind};
use super::report::{Report, Rng};

/// The styles that reports of lower numbers have, so that these stay what they were.
const N_FIRST_STYLES: u64 = 8;
/// From this number on, reports have any style.
const FIRST_OF_ALL: u64 = 1000;

/// A report of the corpus, as it was printed.
#[derive(Clone, Debug)]
pub struct Sample {
    /// What it was made from; the same number makes the same report.
    pub number: u64,
    pub style: Style,
    pub zeros: Zeros,
    pub report: Report,
    /// What was put in, in place of which figures.
    pub injection: Option<Injection>,
}

impl Sample {
    /// The report of this number: styles in turn (all of them from [`FIRST_OF_ALL`] on), a quarter with blanks and an eighth with dashes
    /// for zeros, every sixth with an error.
    pub fn new(number: u64) -> Self {
        let rng = &mut Rng::new(number);
        let n_styles = Style::ALL.len() as u64;
        let style = match number {
            0..FIRST_OF_ALL => number % N_FIRST_STYLES,
            // Not the same styles with an error each time.
            _ => (number + number / n_styles) % n_styles,
        };
        let style = Style::ALL[style as usize];
        let edition = if rng.one_in(3) { Edition::Form2019 } else { Edition::Form2021 };
        let size = [3, 40, 900, 20_000][rng.below(4) as usize];
        let mut report = Report::balanced(edition, size, number);
        let zeros = match rng.below(8) {
            0 | 1 => Zeros::Blank,
            2 => Zeros::Dash,
            _ => Zeros::Printed,
        };
        let is_wrong = number % 6 == 4;
        let injection = if is_wrong { Kind::any(rng).put_into(&mut report, rng) } else { None };
        Self { number, style, zeros, report, injection }
    }

    /// The name of its files.
    pub fn name(&self) -> String {
        name(self.number)
    }
}

/// The name of the files of the report of this number.
pub fn name(number: u64) -> String {
    format!("{number:03}")
}
