//! The table as a stream of labels and figures: one cell a line, running text, PDF text.

use std::cmp::Ordering;

use super::N_COLUMNS;
use super::region::Region;
use super::{Extra, Found};
use crate::grid::number::Figure;
use crate::reading::fold::FoldedChar;
use crate::reading::labels::{self, LabelId, Mention, mentions};
use crate::reading::model::Label;
use crate::reading::respelt;
use crate::reading::tokens::{Kind, Segment, Token, Tokens};
use crate::reading::unit::{Datum, Unit, UnitLabel, ends_in_total, n_digits, span_of};
use crate::source::Span;

/// Reads labels and the figures behind them. Blank cells are left aside: in these layouts they
/// are where the text put them, not where the report had them.
pub fn find(tokens: &Tokens<'_>, region: &Region) -> Found {
    let segments = region.first..=region.last;
    let mut mentions: Vec<Vec<Mention>> =
        segments.clone().map(|it| mentions_in(tokens, region, it)).collect();
    respell(tokens, region, &mut mentions);
    let labels = mentions.iter().flatten().map(|it| it.label).collect();
    let mut res = Found { labels, ..Found::default() };
    let is_single_row = !res.labels.iter().any(|it| labels::is_row_of_2021_only(*it));
    // Whether figures of several rows stand together behind other words.
    let (mut are_on_line, mut stand_apart) = (Vec::new(), false);
    // The first unit behind more rows of figures than labels.
    let mut shifted = None;
    // How many figures that are no row's stand below the words before.
    let mut n_surplus = 0;
    // Words of a label behind the figures that stand beside its beginning name no other row.
    let mut last = None;
    for (idx, mentions) in segments.zip(&mentions) {
        let has_run = idx < region.last || region.has_last_run;
        let owns =
            |it: &&Mention| it.is_row() || is_single_row && it.label == labels::OTHER_HANDLING;
        let mut owners: Vec<&Mention> = mentions.iter().filter(owns).collect();
        let is_rest = |it: &&Mention| last == Some(it.label) && !has_ordinal(tokens, idx, it);
        let is_row = || tokens.figures(&tokens.segments[idx]).count() >= N_COLUMNS;
        if owners.first().is_some_and(is_rest) && (owners.len() > 1 || !is_row()) {
            owners.remove(0);
        }
        last = owners.last().map(|it| it.label).or(last);
        if has_run {
            let (n_before, n_strays) = (res.units.len(), res.strays.len());
            push_run(tokens, idx, &owners, idx == region.first && mentions.is_empty(), &mut res);
            let n_above = std::mem::replace(&mut n_surplus, res.strays.len() - n_strays);
            stand_apart |= n_surplus > N_COLUMNS;
            if res.units.len() > n_before {
                let on_line = shares_line(tokens, idx, &owners);
                note_order(&mut res, owners.len(), on_line);
                are_on_line.push(on_line != OnLine::Nothing && !owners.is_empty());
                loosen_shifted(&mut res.units, owners.len(), &mut shifted);
                if on_line == OnLine::Own && n_above > 0 {
                    open_wrapped(&mut res.units, n_above, is_on_lines(tokens, idx));
                }
                if owners.is_empty() || ends_below(tokens, idx) {
                    n_surplus = res.units.last().map_or(0, n_too_many);
                }
            }
        }
    }
    let owners = |it: &Vec<Mention>| it.iter().filter(|it| it.is_row()).copied().collect();
    let owners: Vec<Vec<Mention>> = mentions.iter().map(owners).collect();
    if stand_apart && ends_in_label(tokens, region, &owners) {
        // The figures of the last row may stand before its label, and so may those of any other.
        res.is_mixed = true;
        res.is_unordered = true;
    }
    if res.is_mixed || is_upward(&res.units) {
        for (unit, is_on_line) in res.units.iter_mut().zip(are_on_line) {
            unit.is_firm &= is_on_line;
        }
    }
    open_torn(&mut res.units);
    open_behind_lone(&mut res.units);
    if labels_follow(tokens, region, &owners, &res) {
        take_labels_from_behind(tokens, region, &owners, &mut res);
    }
    res
}

/// Whether a label begins with an ordinal, so that it is no rest of one.
fn has_ordinal(tokens: &Tokens<'_>, idx: usize, mention: &Mention) -> bool {
    labels::is_ordinal(tokens.chars_of(&tokens.segments[idx])[mention.start].ch)
}

/// A row with figures behind it that have no label and are no rows: its total may go on there, as in a narrow
/// cell, and where the row does not end in its sum, any other figure.
fn open_torn(units: &mut [Unit]) {
    for idx in 1..units.len() {
        let (before, behind) = units.split_at_mut(idx);
        let is_rest = behind[0].label.is_none() && n_too_many(&behind[0]) > 0;
        let row = &mut before[idx - 1].data;
        if is_rest && row.len() == N_COLUMNS {
            let n_whole = if ends_in_total(row) { N_COLUMNS - 1 } else { 0 };
            let is_zero = |it: &Datum| matches!(&it.figure, Figure::Number(it, _) if it.is_zero());
            row[n_whole..].iter_mut().filter(|it| !is_zero(it)).for_each(|it| it.is_missing = true);
        }
    }
}

/// A figure alone, which is not 0, is no row of the form: the others of its row stand elsewhere, as
/// behind the next label.
fn open_behind_lone(units: &mut [Unit]) {
    let is_count = |it: &Datum| matches!(&it.figure, Figure::Number(it, _) if !it.is_zero());
    // With as many digits as there are columns it may be all of a row.
    let is_lone =
        |it: &Unit| it.data.len() == 1 && is_count(&it.data[0]) && n_digits(&it.data) < N_COLUMNS;
    for idx in 1..units.len() {
        if is_lone(&units[idx - 1]) {
            units[idx].data.iter_mut().for_each(|it| it.is_missing = true);
        }
    }
}

/// Takes in the last unit, before which `n_labels` labels of rows stand. Where a label has the figures
/// of two rows, and two labels behind it have those of one, the figures between may be those of the
/// label before.
fn loosen_shifted(units: &mut [Unit], n_labels: usize, shifted: &mut Option<usize>) {
    let Some((last, before)) = units.split_last_mut() else { return };
    match last.data.len().div_ceil(N_COLUMNS).cmp(&n_labels) {
        Ordering::Greater => *shifted = Some(before.len() + 1),
        Ordering::Less => {
            let first = shifted.take().unwrap_or(before.len());
            before[first..].iter_mut().for_each(|it| it.is_firm = false);
        }
        Ordering::Equal => {}
    }
}

/// Takes in the last unit, whose figures begin on the line of their label, below so many that are no
/// row's. Narrow cells may have wrapped its own: they begin above the label then, and what is left of
/// them may add up.
fn open_wrapped(units: &mut [Unit], n_above: usize, goes_on_below: bool) {
    let Some(last) = units.last_mut() else { return };
    // The number of a page is a figure alone as well; a row that does not add up is open anyway.
    if n_above > 1 || goes_on_below {
        last.data.iter_mut().for_each(|it| it.is_missing = true);
    }
}

/// How many figures of a unit are neither its row's nor whole rows without labels.
fn n_too_many(unit: &Unit) -> usize {
    let of_label = if unit.label.is_some() { N_COLUMNS } else { 0 };
    let others = unit.data.get(of_label..).unwrap_or(&[]);
    let is_row = |it: &[Datum]| it.len() == N_COLUMNS && ends_in_total(it);
    if others.chunks(N_COLUMNS).all(is_row) { 0 } else { others.len() }
}

/// What stands before the figures on their line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OnLine {
    Nothing,
    /// The row's label, or a piece of it.
    Own,
    /// Other words.
    Other,
}

/// Takes in the last unit, before which `n_labels` labels of rows stand. Where a row of figures
/// stands without a label, a label near figures need not be theirs; where such a row stands on the
/// line of a group's label, the lines are not in the order of the form either.
fn note_order(res: &mut Found, n_labels: usize, on_line: OnLine) {
    let Some(unit) = res.units.last_mut() else { return };
    let n_figures = unit.data.len();
    let is_glued = unit.data.iter().any(|it| it.is_glued);
    let is_row = n_figures * 2 >= N_COLUMNS || is_glued;
    // A row may be printed without anything between its figures.
    if !is_row && n_digits(&unit.data) < N_COLUMNS {
        return;
    }
    res.is_mixed |= is_row && !is_glued && n_figures.div_ceil(N_COLUMNS) > n_labels;
    if on_line == OnLine::Other {
        unit.is_firm = false;
        res.is_unordered = true;
    }
}

/// Whether the rows come in the order of the form from the last to the first.
fn is_upward(units: &[Unit]) -> bool {
    let labels: Vec<LabelId> = units.iter().filter_map(|it| Some(it.label.as_ref()?.id)).collect();
    let n_down = labels.windows(2).filter(|it| it[0] > it[1]).count();
    n_down * 2 > labels.len()
}

/// The labels in the gap of a segment, within the region.
fn mentions_in(tokens: &Tokens<'_>, region: &Region, idx: usize) -> Vec<Mention> {
    let chars = tokens.chars_of(&tokens.segments[idx]);
    let from = if idx == region.first { region.first_char } else { 0 };
    let to = if idx == region.last { region.last_char } else { chars.len() };
    let mut res = mentions(&chars[..to.min(chars.len())]);
    res.retain(|it| it.start >= from);
    res
}

/// Adds the labels with wrong characters: words before figures that no label of a row claims.
fn respell(tokens: &Tokens<'_>, region: &Region, mentions: &mut [Vec<Mention>]) {
    let named: Vec<LabelId> = mentions.iter().flatten().map(|it| it.label).collect();
    let mut found: Vec<(usize, Mention)> = Vec::new();
    for (idx, its) in mentions.iter().enumerate() {
        let segment = &tokens.segments[region.first + idx];
        let has_run = region.first + idx < region.last || region.has_last_run;
        if !has_run || segment.run.is_empty() {
            continue;
        }
        let chars = tokens.chars_of(segment);
        let first_char = if idx == 0 { region.first_char } else { 0 };
        let from = its.last().map_or(first_char, |it| it.end);
        let Some((start, label)) = respelt::resembling_end(chars, from) else { continue };
        let row = |it: &&Mention| owns_figures(**it, &named);
        let before = mentions[..=idx].iter().flatten().rfind(row).map(|it| it.label);
        let behind = mentions[idx + 1..].iter().flatten().find(row).map(|it| it.label);
        if respelt::fits(label, before, behind, &named) {
            found.push((idx, Mention { label, start, end: chars.len(), is_respelt: true }));
        }
    }
    let is_only = |label: LabelId| found.iter().filter(|it| it.1.label == label).count() == 1;
    for (idx, mention) in found.iter().filter(|it| is_only(it.1.label)) {
        mentions[*idx].push(*mention);
    }
}

/// Whether figures can stand behind a label, where these are all.
fn owns_figures(mention: Mention, all: &[LabelId]) -> bool {
    let is_single_row = || !all.iter().any(|it| labels::is_row_of_2021_only(*it));
    mention.is_row() || mention.label == labels::OTHER_HANDLING && is_single_row()
}

/// Whether the last figure of a segment stands on a line below all words.
fn ends_below(tokens: &Tokens<'_>, idx: usize) -> bool {
    let segment = &tokens.segments[idx];
    let line = |it: Option<&Token<'_>>| it.map(|it| it.line);
    line(tokens.tokens[segment.gap.clone()].last()) != line(tokens.figures(segment).last())
}

/// Whether the figures of a segment stand on several lines.
fn is_on_lines(tokens: &Tokens<'_>, idx: usize) -> bool {
    let run = &tokens.tokens[tokens.segments[idx].run.clone()];
    run.first().map(|it| it.line) != run.last().map(|it| it.line)
}

/// What stands on the line on which the figures of a segment begin.
fn shares_line(tokens: &Tokens<'_>, idx: usize, owners: &[&Mention]) -> OnLine {
    let segment = &tokens.segments[idx];
    let line = |it: usize| tokens.tokens.get(it).map(|it| it.line);
    let chars = tokens.chars_of(segment);
    let is_on_line = |it: &FoldedChar| line(it.token as usize) == line(segment.run.start);
    let n_on_line = chars.iter().rev().take_while(|it| is_on_line(it)).count();
    let words: String = chars[chars.len() - n_on_line..].iter().map(|it| it.ch).collect();
    match owners.last() {
        _ if n_on_line == 0 => OnLine::Nothing,
        Some(it) if it.end > chars.len() - n_on_line => OnLine::Own,
        Some(it) if labels::is_piece_of(it.label, &words) => OnLine::Own,
        _ => OnLine::Other,
    }
}

/// `owners` are the labels before the run that can carry figures.
fn push_run(
    tokens: &Tokens<'_>,
    idx: usize,
    owners: &[&Mention],
    is_behind_head: bool,
    res: &mut Found,
) {
    let segment = &tokens.segments[idx];
    let mut data: Vec<Datum> = tokens.figures(segment).map(Datum::of_token).collect();
    let Some(span) = span_of(&data) else { return };
    if owners.last().is_some_and(|it| is_cut_off(tokens, segment, it)) {
        data.iter_mut().for_each(|it| it.is_missing = true);
    }
    let label = owners.last().map(|it| label(tokens, segment, it));
    let is_glued = data.iter().any(|it| it.is_glued);
    let is_firm = owners.len() == 1 && (data.len() <= N_COLUMNS || is_glued);
    let unit = Unit { label, is_firm, is_positional: false, is_blank_row: false, data, span };
    if unit.label.is_none() && !is_behind_head && is_foreign(tokens, segment) {
        // A row of the form's own shape is a row; fewer figures may be the rest of another,
        // behind a running head.
        if unit.data.len() == N_COLUMNS || is_glued {
            res.extras.push(Extra { text: text_of(tokens, segment), unit });
        } else {
            res.goes_on.extend(res.units.last().map(|it| it.span));
            res.strays.extend(unit.data);
        }
    } else {
        res.units.push(unit);
    }
}

/// Whether other words than the rest of a label stand between it and the figures, which may be those of
/// another table then, behind a row whose blank cells are lost.
fn is_cut_off(tokens: &Tokens<'_>, segment: &Segment, label: &Mention) -> bool {
    let chars = tokens.chars_of(segment);
    let last = chars[label.end - 1].token;
    let mut words = String::new();
    for it in &chars[label.end..] {
        if it.token != last && !it.in_remark {
            words.push(it.ch);
        }
        if it.ends_token {
            if words.chars().count() > 2 && !labels::is_piece_of_label(&words) {
                return true;
            }
            words.clear();
        }
    }
    false
}

/// Whether the figures of a row stand before its label: a whole row of figures comes before the
/// first row's label, and none behind the last label.
fn labels_follow(
    tokens: &Tokens<'_>,
    region: &Region,
    owners: &[Vec<Mention>],
    found: &Found,
) -> bool {
    let first = found.units.first();
    let begins_with_figures =
        first.is_some_and(|it| it.label.is_none() && it.data.len() >= N_COLUMNS);
    let first_label = owners.iter().flatten().next().map(|it| it.label);
    begins_with_figures && first_label == Some(0) && ends_in_label(tokens, region, owners)
}

/// Whether no whole row of figures stands behind the last label.
fn ends_in_label(tokens: &Tokens<'_>, region: &Region, owners: &[Vec<Mention>]) -> bool {
    let last = owners.iter().rposition(|it| !it.is_empty());
    last.is_some_and(|it| {
        let is_behind = region.first + it == region.last && !region.has_last_run;
        is_behind || tokens.figures(&tokens.segments[region.first + it]).count() < N_COLUMNS
    })
}

/// Gives every run the label in the gap behind it.
fn take_labels_from_behind(
    tokens: &Tokens<'_>,
    region: &Region,
    owners: &[Vec<Mention>],
    res: &mut Found,
) {
    res.labels_follow = true;
    res.units.clear();
    for idx in region.first..region.last {
        let segment = &tokens.segments[idx];
        let data: Vec<Datum> = tokens.figures(segment).map(Datum::of_token).collect();
        let Some(span) = span_of(&data) else { continue };
        let behind = &owners[idx + 1 - region.first];
        let first = behind.first().map(|it| label(tokens, &tokens.segments[idx + 1], it));
        let is_firm = behind.len() == 1 && data.len() == N_COLUMNS;
        res.units.push(Unit {
            label: first,
            is_firm,
            is_positional: false,
            is_blank_row: false,
            data,
            span,
        });
    }
}

fn label(tokens: &Tokens<'_>, segment: &Segment, mention: &Mention) -> UnitLabel {
    let chars = tokens.chars_of(segment);
    let first = chars[mention.start].token as usize;
    let last = chars[mention.end - 1].token as usize;
    let span = tokens.span(first..last + 1).unwrap_or(Span::new(0, 0));
    let text = join(tokens, first..last + 1);
    UnitLabel { id: mention.label, printed: Label { text, span }, is_whole: mention.is_respelt }
}

fn join(tokens: &Tokens<'_>, range: std::ops::Range<usize>) -> String {
    tokens.tokens[range].iter().map(|it| it.text).collect::<Vec<_>>().join(" ")
}

fn text_of(tokens: &Tokens<'_>, segment: &Segment) -> String {
    join(tokens, segment.gap.clone())
}

/// Whether the words of a gap are those of a row that the form does not have, rather than what
/// wrapping left of a label, or nothing.
fn is_foreign(tokens: &Tokens<'_>, segment: &Segment) -> bool {
    let words = tokens.words_of(segment);
    let of_tokens = |it: &str| labels::is_piece_of_label(&crate::reading::fold::fold(it));
    let pieces = tokens.tokens[segment.gap.clone()].iter().map(|it| it.text);
    words.chars().count() >= 3
        && !labels::is_piece_of_label(&words)
        && !pieces.clone().any(of_tokens)
}

/// Whether nearly every line of the region holds one token only.
pub fn is_cell_per_line(tokens: &Tokens<'_>, region: &Region) -> bool {
    let in_region = |it: &&crate::reading::tokens::Token<'_>| {
        (region.first_line..region.end_line).contains(&it.line) && it.kind != Kind::Blank
    };
    let (mut n_figures, mut n_alone, mut last_line) = (0usize, 0usize, None);
    for token in tokens.tokens.iter().filter(in_region) {
        if matches!(token.kind, Kind::Figure(_)) {
            n_figures += 1;
            n_alone += usize::from(last_line != Some(token.line));
        }
        last_line = Some(token.line);
    }
    n_alone * 10 >= n_figures * 9
}
