//! What happens to a report between the table and the clipboard.

use super::super::print::{Pieces, Shape};
use super::super::report::Rng;

/// One damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Damage {
    /// A label has a wrong or a missing character.
    Misspelt,
    /// White space inside of labels.
    Spaced,
    /// Other punctuation, full width, Traditional characters.
    Converted,
    /// Page numbers and running heads between the lines.
    Pages,
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
}

impl Damage {
    pub const ALL: [Self; 13] = [
        Self::Misspelt,
        Self::Spaced,
        Self::Converted,
        Self::Pages,
        Self::Cut,
        Self::ColumnsCut,
        Self::LineLost,
        Self::LineTwice,
        Self::LinesJoined,
        Self::LineBroken,
        Self::Glued,
        Self::Written,
        Self::Spread,
    ];

    pub fn any(rng: &mut Rng) -> Self {
        Self::ALL[rng.below(Self::ALL.len() as u64) as usize]
    }

    pub const fn name(self) -> &'static str {
        match self {
            Self::Misspelt => "labels misspelt",
            Self::Spaced => "spaces inside labels",
            Self::Converted => "characters converted",
            Self::Pages => "page numbers and running heads",
            Self::Cut => "text cut anywhere",
            Self::ColumnsCut => "last columns cut",
            Self::LineLost => "a line lost",
            Self::LineTwice => "a line twice",
            Self::LinesJoined => "two lines joined",
            Self::LineBroken => "a line broken",
            Self::Glued => "a row's figures glued",
            Self::Written => "units and thousands separators",
            Self::Spread => "blank lines between",
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
    pub fn of_cells(self, rows: &mut [Pieces], shape: Shape, rng: &mut Rng) {
        let cells = || rows.iter().map(Vec::len).sum::<usize>();
        let n_cells = cells() as u64;
        match self {
            Self::Misspelt => {
                for piece in rows.iter_mut().flatten().filter(|it| !it.is_figure) {
                    if rng.below(n_cells) < 3 {
                        piece.text = misspelt(&piece.text, rng);
                    }
                }
            }
            Self::Spaced => {
                for piece in rows.iter_mut().flatten().filter(|it| !it.is_figure) {
                    if rng.one_in(3) && piece.text.chars().count() > 3 {
                        let at = 1 + rng.below(piece.text.chars().count() as u64 - 2) as usize;
                        let at = piece.text.char_indices().nth(at).map_or(0, |it| it.0);
                        // In text that is cut at spaces a space is a boundary, and in lines it is not.
                        let space = if shape == Shape::OneLine { "\u{a0}" } else { " " };
                        piece.text.insert_str(at, space);
                    }
                }
            }
            Self::Written => {
                for piece in rows.iter_mut().flatten().filter(|it| it.is_figure) {
                    piece.text = written(&piece.text, shape, rng);
                }
            }
            _ => {}
        }
    }

    /// Damage to the text.
    pub fn of_text(self, text: &str, rng: &mut Rng) -> String {
        let lines: Vec<&str> = text.split_inclusive('\n').collect();
        let n_lines = lines.len() as u64;
        let line = rng.below(n_lines) as usize;
        match self {
            Self::Misspelt | Self::Spaced | Self::Written => text.to_owned(),
            Self::Converted => converted(text, rng),
            Self::Pages => paged(&lines, rng),
            Self::Cut => {
                let at = rng.below(text.chars().count() as u64) as usize;
                let at = text.char_indices().nth(at).map_or(0, |it| it.0);
                let half = if rng.one_in(2) { &text[at..] } else { &text[..at] };
                half.to_owned()
            }
            Self::ColumnsCut => {
                let n = 1 + rng.below(3) as usize;
                lines.iter().map(|it| without_last(it, n)).collect()
            }
            Self::LineLost => without(&lines, line).concat(),
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
                .map(|(idx, it)| if idx == line { glued(it) } else { (*it).to_owned() })
                .collect(),
            Self::Spread => lines.iter().map(|it| format!("{it}\n")).collect(),
        }
    }
}

fn misspelt(text: &str, rng: &mut Rng) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.len() < 5 {
        return text.to_owned();
    }
    let at = rng.below(chars.len() as u64) as usize;
    if rng.one_in(2) {
        chars.remove(at);
    } else {
        chars[at] = ['的', '信', '息', '不', '及'][rng.below(5) as usize];
    }
    chars.into_iter().collect()
}

fn written(text: &str, shape: Shape, rng: &mut Rng) -> String {
    let is_whole = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    match rng.below(6) {
        0 if is_whole && text.len() > 3 && shape != Shape::Comma => {
            let (head, tail) = text.split_at(text.len() - 3);
            format!("{head},{tail}")
        }
        1 if is_whole => format!("{text}件"),
        2 if is_whole => {
            text.bytes().filter_map(|it| char::from_u32(0xff10 + u32::from(it - b'0'))).collect()
        }
        _ => text.to_owned(),
    }
}

fn converted(text: &str, rng: &mut Rng) -> String {
    const TRADITIONAL: [(char, char); 16] = [
        ('总', '總'),
        ('计', '計'),
        ('开', '開'),
        ('数', '數'),
        ('复', '復'),
        ('讼', '訟'),
        ('诉', '訴'),
        ('结', '結'),
        ('属', '屬'),
        ('处', '處'),
        ('无', '無'),
        ('关', '關'),
        ('业', '業'),
        ('务', '務'),
        ('项', '項'),
        ('执', '執'),
    ];
    match rng.below(4) {
        0 => text
            .chars()
            .map(|it| TRADITIONAL.iter().find(|pair| pair.0 == it).map_or(it, |pair| pair.1))
            .collect(),
        1 => text.replace('（', "(").replace('）', ")").replace('、', "，"),
        2 => text.replace('\n', "\r\n"),
        _ => text
            .chars()
            .map(|it| match it {
                '0'..='9' => char::from_u32(0xff10 + it as u32 - '0' as u32).unwrap_or(it),
                _ => it,
            })
            .collect(),
    }
}

fn paged(lines: &[&str], rng: &mut Rng) -> String {
    let every = 7 + rng.below(20) as usize;
    let kind = rng.below(4);
    let mut res = String::new();
    for (idx, line) in lines.iter().enumerate() {
        res += line;
        if idx % every == every - 1 && line.ends_with('\n') {
            let page = idx / every + 1;
            res += &match kind {
                0 => format!("- {page} -\n"),
                1 => format!("第 {page} 页 共 9 页\n"),
                2 => format!("{page} / 9\n\u{c}"),
                _ => format!("青石镇政府信息公开工作年度报告\n— {page} —\n"),
            };
        }
    }
    res
}

/// The line without its last `n` cells. Merged cells of a head go with their columns, so that a
/// line with fewer cells keeps the first only: `自然人 法人或其他组织 总计` does not keep 总计.
fn without_last(line: &str, n: usize) -> String {
    let mut rest = line.trim_end_matches('\n');
    for _ in 0..n {
        match rest.rfind('\t') {
            Some(at) => rest = &rest[..at],
            None => break,
        }
    }
    format!("{rest}\n")
}

fn without<'a>(lines: &[&'a str], at: usize) -> Vec<&'a str> {
    lines.iter().enumerate().filter(|it| it.0 != at).map(|it| *it.1).collect()
}

/// The line without anything between its last figures.
fn glued(line: &str) -> String {
    let is_gap = |it: char| matches!(it, ' ' | '\t' | '|' | '│');
    let body = line.trim_end();
    // Signs and points belong to the figures: nobody's glue leaves `2 - 321` of `2 -3 21`.
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, '-' | '.');
    let figures = body.trim_end_matches(|it: char| is_part(it) || is_gap(it));
    let (label, figures) = body.split_at(figures.len());
    let joined: String = figures.chars().filter(|it| !is_gap(*it)).collect();
    if joined.len() < 3 { line.to_owned() } else { format!("{label} {joined}\n") }
}
