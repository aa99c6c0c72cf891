//! What the checker makes of the outputs of the tools, tool by tool.

use std::fmt::Write;

use gouji::decimal::Decimal;
use gouji::source::Source;

use super::super::lab::Case;
use super::super::lab::tally::{Tally, share};
use super::super::print::Shape;
use super::Sample;
use super::manifest::Keeps;
use super::page::Zeros;

/// What is counted of one tool.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Of reports with something in each cell.
    pub filled: Tally,
    /// Of reports with blanks for zeros.
    pub blank: Tally,
    /// What must not be.
    pub objections: Vec<String>,
}

impl Score {
    /// Counts what is read out of a tool's output `text` for this report. `file` names it.
    pub fn add(&mut self, tool: &str, file: &str, sample: &Sample, text: &str) {
        let source = match file.rsplit_once('.') {
            Some((_, "html")) => Source::html(file, text),
            _ => Source::detect(file, text),
        };
        let mut tally = Tally::default();
        case(&as_written(sample, text), source).run(&mut tally);
        let objections = tally.objections.drain(..);
        self.objections.extend(objections.map(|it| format!("{tool} {file}: {it}")));
        let (cells, sums) = (tally.cells, tally.identities);
        if Keeps::of(tool).whole(sample) && cells.assumed + cells.open + sums.open > 0 {
            self.objections.push(format!(
                "{tool} {file}: not read whole: {} assumed, {} open, {} sums open",
                cells.assumed, cells.open, sums.open
            ));
        }
        let sum = if sample.zeros == Zeros::Blank { &mut self.blank } else { &mut self.filled };
        sum.add(&tally);
    }

    fn sum(&self) -> Tally {
        let mut res = self.filled.clone();
        res.add(&self.blank);
        res
    }
}

/// The report as `text` has it: a tool that rounds a decimal has changed the report.
fn as_written(sample: &Sample, text: &str) -> Sample {
    /// Spreadsheets keep so many decimals at least; a shorter figure may be the piece of another.
    const FEWEST: usize = 4;
    let mut res = sample.clone();
    // A cell's attributes are not its text.
    let text: String = text.split('<').map(|it| it.rsplit('>').next().unwrap_or(it)).collect();
    for cell in sample.report.cells() {
        let whole = sample.report.get(cell).to_string();
        let Some((_, decimals)) = whole.split_once('.').filter(|_| !text.contains(&whole)) else {
            continue;
        };
        let mut rounded = (FEWEST..decimals.len()).rev().flat_map(|it| rounded(&whole, it));
        let written = rounded.find(|it| stands_in(it, &text));
        written
            .and_then(|it| Decimal::parse(&it))
            .into_iter()
            .for_each(|it| res.report.set(cell, it));
    }
    res
}

/// Whether this number stands in a text, and not as the beginning of another.
fn stands_in(number: &str, text: &str) -> bool {
    let is_digit = |it: char| it.is_ascii_digit();
    text.match_indices(number).any(|(at, _)| !text[at + number.len()..].starts_with(is_digit))
}

/// A positive number with so many decimals: rounded, and cut, as a half that is none in binary is.
fn rounded(whole: &str, n_decimals: usize) -> Vec<String> {
    let Some(point) = whole.find('.') else { return Vec::new() };
    let (kept, rest) = whole.split_at(point + 1 + n_decimals);
    let mut digits: Vec<char> = kept.chars().collect();
    let last = digits.iter().rposition(|it| matches!(it, '0'..='8'));
    if let Some(at) = last.filter(|_| rest.starts_with(|it| it >= '5')) {
        digits[at] = char::from(digits[at] as u8 + 1);
        digits[at + 1..].iter_mut().filter(|it| **it == '9').for_each(|it| *it = '0');
    }
    let written = |it: &str| it.trim_end_matches('0').to_owned();
    vec![written(&digits.into_iter().collect::<String>()), written(kept)]
}

/// The lab's case of such a report, undamaged; its shape is nobody's business here.
fn case(sample: &Sample, source: Source) -> Case {
    let Sample { number, zeros, injection, report, .. } = sample.clone();
    let blanks = zeros == Zeros::Blank;
    Case { seed: number, shape: Shape::Html, blanks, damage: None, injection, report, source }
}

/// The table of all tools, in markdown.
pub fn table(rows: &[(String, Score)]) -> String {
    let mut res = "| tool | reports | read right, % | with blanks, % | assumed, % | left open, % | read wrong | identities exact, % | judged wrong | false alarms | errors put in | named first |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n".to_owned();
    for (tool, score) in rows {
        let all = score.sum();
        let n = |it: &Tally| it.cells.right + it.cells.assumed + it.cells.open + it.cells.wrong;
        let right = |it: &Tally| share(it.cells.right, n(it));
        let sums = all.identities;
        writeln!(
            res,
            "| {tool} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            all.n_reports,
            right(&score.filled),
            right(&score.blank),
            share(all.cells.assumed, n(&all)),
            share(all.cells.open, n(&all)),
            all.cells.wrong,
            share(sums.exact, sums.exact + sums.open + sums.wrong),
            sums.wrong,
            all.n_alarms,
            all.located.values().map(|it| it.n).sum::<u64>(),
            all.located.values().map(|it| it.first).sum::<u64>(),
        )
        .expect("a string takes all");
    }
    res
}

/// The sum of all tools.
pub fn all(rows: &[(String, Score)]) -> Score {
    let mut res = Score::default();
    for (_, score) in rows {
        res.filled.add(&score.filled);
        res.blank.add(&score.blank);
    }
    res
}
