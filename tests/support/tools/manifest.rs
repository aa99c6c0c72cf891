//! What a tool's output keeps of a table, and so what must be read out of it.

use super::Sample;
use super::page::{Style, Zeros};

/// The tools that keep something for certain; of any other nothing is promised but that no cell
/// is read wrong.
const MANIFEST: &str = include_str!("../../tools/keeps.txt");

/// What a tool keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeps {
    /// Every cell in its place, blank or not.
    All,
    /// Every figure in its order; where cells are blank, the places of the others are gone.
    Figures,
    /// Some.
    Some,
}

impl Keeps {
    /// What this tool keeps.
    pub fn of(tool: &str) -> Self {
        let line = MANIFEST.lines().find(|it| it.split_whitespace().next() == Some(tool));
        match line.and_then(|it| it.split_whitespace().nth(1)) {
            Some("all") => Self::All,
            Some("figures") => Self::Figures,
            _ => Self::Some,
        }
    }

    /// Whether a report must be read whole. A page without tables says of no blank where it stands,
    /// and where only the figures are kept, a table of somebody's own looks like a row of the form's.
    pub fn whole(self, sample: &Sample) -> bool {
        let has_places = sample.style != Style::Blocks;
        match self {
            Self::All if has_places => true,
            Self::Figures if sample.style == Style::Noted => false,
            Self::All | Self::Figures => sample.zeros != Zeros::Blank,
            Self::Some => false,
        }
    }
}
