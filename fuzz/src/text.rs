//! Reading text: any bytes, and reports in lines whose labels are written in another way.

use gouji::check::{Checked, Verdict};
use gouji::form::Edition;
use gouji::reading::{Place, State};
use gouji::rules::Severity;
use gouji::source::Source;

use super::bytes::Bytes;
use super::reading;
use super::support::print::{Shape, blank_zeros, plain, print};
use super::support::report::Report;

/// An input that begins with this byte, which no text begins with, describes a report.
pub const REPORT: u8 = 0xff;

/// Any bytes as text; or a report, read as it is and with its labels rewritten.
pub fn check(data: &[u8]) {
    match data.split_first() {
        Some((&REPORT, rest)) => rewriting_changes_nothing(&mut Bytes(rest)),
        _ => _ = reading::read(&Source::text("", String::from_utf8_lossy(data))),
    }
}

/// Shapes in which something stands between the cells.
const DELIMITED: [Shape; 4] = [Shape::Bars, Shape::TabGrid, Shape::TabSelection, Shape::Markdown];

fn rewriting_changes_nothing(choices: &mut Bytes<'_>) {
    let edition = choices.pick(&Edition::ALL);
    let size = choices.pick(&[3, 40, 900, 20_000]);
    let report = Report::balanced(edition, size, u64::from(choices.byte()));
    let shape = choices.pick(&DELIMITED);
    let figure = choices.pick(&[plain, blank_zeros]);
    let ways = choices.byte();
    let mut text = print(&report, shape, figure).text;
    for _ in 0..8 {
        if choices.is_empty() {
            break;
        }
        text = damaged(&text, choices);
    }
    let rewritten: Vec<String> = text.lines().map(|it| rewrite(it, ways)).collect();
    let rewritten = rewritten.join("\n");
    let one = reading::read(&Source::text("", text.as_str()));
    let other = reading::read(&Source::text("", rewritten.as_str()));
    assert_eq!(essence(&one), essence(&other), "{ways:#b}\n{text}\n\n{rewritten}");
}

/// One line is lost, doubled or swapped with the next, or one of its digits is another.
fn damaged(text: &str, choices: &mut Bytes<'_>) -> String {
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let at = choices.below(lines.len());
    match choices.below(4) {
        0 if lines.len() > 1 => _ = lines.remove(at),
        1 => lines.insert(at, lines[at].clone()),
        2 if at + 1 < lines.len() => lines.swap(at, at + 1),
        _ => {
            let digits: Vec<usize> =
                lines[at].match_indices(char::is_numeric).map(|it| it.0).collect();
            let digits: Vec<usize> = digits
                .into_iter()
                .filter(|it| lines[at].as_bytes()[*it].is_ascii_digit())
                .collect();
            if !digits.is_empty() {
                let digit = choices.pick(&digits);
                lines[at].replace_range(digit..digit + 1, choices.pick(&["0", "1", "7", "38"]));
            }
        }
    }
    lines.join("\n")
}

/// Simplified characters of the labels with their Traditional ones.
const TRADITIONAL: &str = "动動务務区區单單对對属屬废廢执執数數条條构構机機权權决決无無现現确確组組结結经經维維总總继續续續罚罰处處复復规規计計讼訟访訪诉訴请請议議护護费費质質转轉办辦这這进進过過开開项項额額类類";

/// Writes the labels of a line of cells in another way.
fn rewrite(line: &str, ways: u8) -> String {
    if !line.contains(['\t', '|']) {
        return line.to_owned();
    }
    let mut res = String::new();
    let mut before = None;
    for ch in line.chars() {
        let is_word = matches!(ch, '一'..='鿿');
        if ways & 1 != 0 && is_word && before.is_some_and(|it| matches!(it, '一'..='鿿')) {
            res.push(if ways & 2 != 0 { '\u{3000}' } else { ' ' });
        }
        before = Some(ch);
        res.push(match ch {
            _ if is_word && ways & 4 != 0 => traditional(ch),
            '（' if ways & 8 != 0 => '(',
            '）' if ways & 8 != 0 => ')',
            '、' if ways & 16 != 0 => '﹑',
            _ => ch,
        });
        if ch == '、' && ways & 32 != 0 {
            res.push('\u{200b}');
        }
    }
    res
}

fn traditional(ch: char) -> char {
    let mut pairs = TRADITIONAL.chars();
    while let (Some(simplified), Some(traditional)) = (pairs.next(), pairs.next()) {
        if simplified == ch {
            return traditional;
        }
    }
    ch
}

/// What may not change of a report.
#[derive(Debug, PartialEq, Eq)]
struct Essence {
    verdict: Verdict,
    cells: Vec<(State, Option<String>)>,
    /// Which finding stands where.
    findings: Vec<(&'static str, Option<Place>)>,
}

fn essence(checked: &Checked) -> Essence {
    let cells = checked.reading.tables.iter().flat_map(|it| &it.rows).flat_map(|it| &it.cells);
    let cells = cells.map(|it| (it.state, it.amount().map(|it| it.to_string()))).collect();
    let findings = checked.judgement.findings.iter();
    // How a label is written may be worth a note.
    let findings = findings.filter(|it| it.severity != Severity::Note);
    let findings = findings.map(|it| (it.rule, it.place)).collect();
    Essence { verdict: checked.judgement.verdict, cells, findings }
}
