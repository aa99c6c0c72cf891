//! What a tool's output keeps of a table, and so what must be read out of it.

use super::page::Zeros;

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

    /// Whether a report must be read whole.
    pub fn whole(self, zeros: Zeros) -> bool {
        match self {
            Self::All => true,
            Self::Figures => zeros != Zeros::Blank,
            Self::Some => false,
        }
    }
}
