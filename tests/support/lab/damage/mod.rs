//! What happens to a report between the table and the clipboard.

mod cells;
mod markup;
mod text;

use super::super::print::{Pieces, Shape};
use super::super::report::Rng;

/// One damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// A label has a wrong, a missing or a doubled character.
    Misspelt,
    /// White space inside of labels.
    Spaced,
    /// Labels torn by line ends, at any character.
    Torn,
    /// Other punctuation, full width, Traditional characters, radicals.
    Converted,
    /// Labels of groups are gone, or stand on every row.
    Groups,
    /// Ordinals in another style, or none.
    Ordinals,
    /// Zeros as dashes, words and blank cells, mixed.
    Zeros,
    /// Page numbers and running heads between the lines.
    Pages,
    /// The head of the table again in its middle.
    HeadTwice,
    /// Notes below the tables, and more text around them.
    Notes,
    /// The text begins or ends anywhere.
    Cut,
    /// The last columns of every line are gone.
    ColumnsCut,
    /// A line is gone.
    LineLost,
    /// A line stands twice.
    LineTwice,
    /// A line break is gone.
    LinesJoined,
    /// A line break too many.
    LineBroken,
    /// A row's figures have nothing between them.
    Glued,
    /// Figures with a unit or with separators between thousands.
    Written,
    /// Blank lines between all lines.
    Spread,
    /// Markup as editors and converters leave it behind.
    Markup,
    /// Figures wrapped in narrow cells, in text out of a PDF.
    Narrow,
    /// Text out of a PDF cut into cells at the same places of all lines.
    Guessed,
}

impl Damage {
    pub const ALL: [Self; 22] = [
        Self::Misspelt,
        Self::Spaced,
        Self::Torn,
        Self::Converted,
        Self::Groups,
        Self::Ordinals,
        Self::Zeros,
        Self::Pages,
        Self::HeadTwice,
        Self::Notes,
        Self::Cut,
        Self::ColumnsCut,
        Self::LineLost,
        Self::LineTwice,
        Self::LinesJoined,
        Self::LineBroken,
        Self::Glued,
        Self::Written,
        Self::Spread,
        Self::Markup,
        Self::Narrow,
        Self::Guessed,
    ];

    pub fn any(rng: &mut Rng) -> Self {
        Self::ALL[rng.below(Self::ALL.len() as u64) as usize]
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Misspelt => "labels misspelt",
            Self::Spaced => "spaces inside labels",
            Self::Torn => "line ends inside labels",
            Self::Converted => "characters converted",
            Self::Groups => "group labels missing or repeated",
            Self::Ordinals => "ordinals otherwise or missing",
            Self::Zeros => "zeros as dashes, words, blanks",
            Self::Pages => "page numbers and running heads",
            Self::HeadTwice => "the head repeated",
            Self::Notes => "notes and other text",
            Self::Cut => "text cut anywhere",
            Self::ColumnsCut => "last columns cut",
            Self::LineLost => "a line lost",
            Self::LineTwice => "a line twice",
            Self::LinesJoined => "two lines joined",
            Self::LineBroken => "a line broken",
            Self::Glued => "a row's figures glued",
            Self::Written => "units and thousands separators",
            Self::Spread => "blank lines between",
            Self::Markup => "broken and foreign markup",
            Self::Narrow => "figures wrapped in narrow cells",
            Self::Guessed => "cells cut by guess",
        }
    }

    /// Whether a finding of this rule is no false alarm: the text that arrived is as it says.
    pub fn may_cause(self, rule: &str) -> bool {
        match self {
            Self::Cut | Self::LineLost | Self::LinesJoined | Self::LineBroken => {
                matches!(rule, "row-missing" | "column-missing" | "table-missing")
            }
            Self::ColumnsCut => matches!(rule, "column-missing" | "row-missing" | "table-missing"),
            Self::LineTwice => rule == "row-doubled",
            _ => false,
        }
    }

    /// Damage to the cells before they are laid out.
    pub fn of_cells(self, rows: &mut Vec<Pieces>, shape: Shape, rng: &mut Rng) {
        match self {
            Self::Misspelt => cells::misspell(rows, rng),
            Self::Spaced => cells::space(rows, shape, rng),
            Self::Torn => cells::tear(rows, shape, rng),
            Self::Groups => cells::regroup(rows, rng),
            Self::Ordinals => cells::renumber(rows, rng),
            Self::Zeros => cells::write_zeros(rows, rng),
            Self::Written => cells::write(rows, shape, rng),
            Self::HeadTwice => cells::repeat_head(rows, rng),
            Self::Narrow => cells::narrow(rows, shape, rng),
            _ => {}
        }
    }

    /// Damage to the text.
    pub fn of_text(self, text: &str, shape: Shape, rng: &mut Rng) -> String {
        if shape.is_html() {
            return match self {
                Self::Markup => markup::spoil(text, rng),
                Self::Converted => text::convert_words(text, rng),
                Self::Notes => markup::annotate(text),
                _ => text.to_owned(),
            };
        }
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let n_lines = lines.len() as u64;
        let line = rng.below(n_lines) as usize;
        match self {
            Self::Converted => text::convert(text, rng),
            Self::Pages => text::page(&lines, rng),
            Self::Notes => text::annotate(&lines, rng),
            Self::Cut => {
                let at = rng.below(text.chars().count() as u64) as usize;
                let at = text.char_indices().nth(at).map_or(0, |it| it.0);
                let half = if rng.one_in(2) { &text[at..] } else { &text[..at] };
                half.to_owned()
            }
            Self::ColumnsCut => {
                let n = 1 + rng.below(3) as usize;
                lines.iter().map(|it| text::without_last(it, n)).collect()
            }
            Self::LineLost => text::without(&lines, line).concat(),
            Self::LineTwice => {
                let mut lines = lines;
                lines.insert(line, lines[line]);
                lines.concat()
            }
            Self::LinesJoined => {
                let joined = lines[line].trim_end_matches('\n');
                let mut lines = lines.clone();
                lines[line] = joined;
                lines.concat()
            }
            Self::LineBroken => {
                let at = rng.below(lines[line].chars().count() as u64) as usize;
                let at = lines[line].char_indices().nth(at).map_or(0, |it| it.0);
                let (before, after) = lines[line].split_at(at);
                let broken = format!("{before}\n{after}");
                let mut lines = lines.clone();
                lines[line] = &broken;
                lines.concat()
            }
            Self::Glued => lines
                .iter()
                .enumerate()
                .map(|(idx, it)| if idx == line { text::glue(it) } else { (*it).to_owned() })
                .collect(),
            Self::Spread => lines.iter().map(|it| format!("{it}\n")).collect(),
            Self::Guessed if shape == Shape::PdfLayout => text::cut_by_guess(&lines, rng),
            // As of tools that keep no more than one space.
            Self::Narrow if shape.is_of_pdf() && rng.one_in(2) => {
                lines.iter().map(|it| text::closed_up(it)).collect()
            }
            _ => text.to_owned(),
        }
    }
}
