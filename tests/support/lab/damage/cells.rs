//! Damage to the cells of a report before they are laid out.

use super::super::super::print::{Piece, Pieces, Shape, wrap};
use super::super::super::report::Rng;

fn labels(rows: &mut [Pieces]) -> impl Iterator<Item = &mut Piece> {
    rows.iter_mut().flatten().filter(|it| !it.is_figure)
}

fn figures(rows: &mut [Pieces]) -> impl Iterator<Item = &mut Piece> {
    rows.iter_mut().flatten().filter(|it| it.is_figure)
}

/// Three labels or so with a wrong, a missing or a doubled character.
pub fn misspell(rows: &mut [Pieces], rng: &mut Rng) {
    let n_cells = rows.iter().map(Vec::len).sum::<usize>() as u64;
    for piece in labels(rows) {
        if rng.below(n_cells) < 3 {
            piece.text = misspelt(&piece.text, rng);
        }
    }
}

fn misspelt(text: &str, rng: &mut Rng) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    if chars.len() < 3 {
        return text.to_owned();
    }
    let at = rng.below(chars.len() as u64) as usize;
    match rng.below(3) {
        0 => {
            chars.remove(at);
        }
        1 => chars.insert(at, chars[at]),
        _ => chars[at] = ['的', '信', '息', '不', '及'][rng.below(5) as usize],
    }
    chars.into_iter().collect()
}

/// A place inside of `text`, between two characters.
fn inside(text: &str, rng: &mut Rng) -> usize {
    let n = text.chars().count() as u64;
    let at = 1 + rng.below(n.saturating_sub(1).max(1)) as usize;
    text.char_indices().nth(at).map_or(text.len(), |it| it.0)
}

/// Spaces inside of labels, up to three.
pub fn space(rows: &mut [Pieces], shape: Shape, rng: &mut Rng) {
    // In text that is cut at spaces a space is a boundary, and in lines it is not.
    let space = if shape == Shape::OneLine { "\u{a0}" } else { " " };
    for piece in labels(rows) {
        for _ in 0..rng.below(4) {
            let at = inside(&piece.text, rng);
            piece.text.insert_str(at, space);
        }
    }
}

/// Line ends inside of labels, in shapes whose rows do not end with the line.
pub fn tear(rows: &mut [Pieces], shape: Shape, rng: &mut Rng) {
    let end = match shape {
        Shape::CellPerLine | Shape::PdfStream | Shape::PdfLayout => "\n",
        Shape::BarsCellPerLine | Shape::OneLine | Shape::Glued => "\r\n",
        Shape::Html | Shape::WordHtml => "<br/>",
        _ => return,
    };
    for piece in labels(rows) {
        if rng.one_in(3) {
            let at = inside(&piece.text, rng);
            piece.text.insert_str(at, end);
        }
    }
}

/// Whether a cell holds the label of a group of rows: `（三）不予公开`.
fn is_group(piece: &Piece) -> bool {
    let words = ["不予公开", "无法提供", "不予处理", "其他处理"];
    !piece.is_figure && piece.rowspan > 1 && words.iter().any(|it| piece.text.ends_with(it))
}

/// Takes the labels of groups away, or puts them on every row of theirs.
pub fn regroup(rows: &mut [Pieces], rng: &mut Rng) {
    if rng.one_in(2) {
        for piece in rows.iter_mut().flatten().filter(|it| is_group(it)) {
            piece.text.clear();
        }
        return;
    }
    let mut group: Option<(Piece, usize)> = None;
    for row in rows {
        if let Some(at) = row.iter().position(is_group) {
            let n_rows = std::mem::replace(&mut row[at].rowspan, 1);
            group = Some((row[at].clone(), n_rows - 1));
        } else if let Some((piece, n_left)) = group.take() {
            row.insert(0, piece.clone());
            group = (n_left > 1).then(|| (piece, n_left - 1));
        }
    }
}

/// All ordinals in one other style.
pub fn renumber(rows: &mut [Pieces], rng: &mut Rng) {
    const CHINESE: &str = "一二三四五六七八九";
    let style = rng.below(6);
    for piece in labels(rows) {
        let is_bracketed = piece.text.starts_with('（');
        let text = piece.text.trim_start_matches('（');
        let Some(first) = text.chars().next() else { continue };
        let number = CHINESE.chars().position(|it| it == first).map(|it| it + 1);
        let number = number.or(first.to_digit(10).map(|it| it as usize));
        let Some(number) = number.filter(|it| (1..10).contains(it)) else { continue };
        let is_mark = |it: char| matches!(it, '）' | '、' | '.');
        let Some(words) = text[first.len_utf8()..].strip_prefix(is_mark) else { continue };
        let chinese = CHINESE.chars().nth(number - 1).unwrap_or(first);
        let circled = char::from_u32('①' as u32 + number as u32 - 1).unwrap_or(first);
        piece.text = match style {
            0 => format!("({first}){words}"),
            1 if is_bracketed => format!("{chinese}、{words}"),
            2 => format!("（{number}）{words}"),
            3 if first.is_ascii_digit() => format!("{circled}{words}"),
            4 if first.is_ascii_digit() => format!("{number}、{words}"),
            5 => words.to_owned(),
            _ => continue,
        };
    }
}

/// Zeros as different hands write them.
pub fn write_zeros(rows: &mut [Pieces], rng: &mut Rng) {
    const ZEROS: [&str; 7] = ["0", "〇", "-", "—", "/", "无", ""];
    // One hand has one way or two.
    let (one, other) = (ZEROS[rng.below(7) as usize], ZEROS[rng.below(7) as usize]);
    for piece in figures(rows).filter(|it| it.text == "0") {
        piece.text = if rng.one_in(2) { one } else { other }.to_owned();
    }
}

/// Figures with units, in full width or with marks between thousands.
pub fn write(rows: &mut [Pieces], shape: Shape, rng: &mut Rng) {
    let mark = [",", "，", "'", "\u{2009}"][rng.below(4) as usize];
    for piece in figures(rows) {
        piece.text = written(&piece.text, mark, shape, rng);
    }
}

fn written(text: &str, mark: &str, shape: Shape, rng: &mut Rng) -> String {
    let is_whole = !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    match rng.below(6) {
        0 if is_whole && text.len() > 3 && shape != Shape::Comma => {
            let (head, tail) = text.split_at(text.len() - 3);
            format!("{head}{mark}{tail}")
        }
        1 if is_whole => format!("{text}件"),
        2 if is_whole => {
            text.bytes().filter_map(|it| char::from_u32(0xff10 + u32::from(it - b'0'))).collect()
        }
        _ => text.to_owned(),
    }
}

/// The rows of the head again before some row behind it, as on every page.
pub fn repeat_head(rows: &mut Vec<Pieces>, rng: &mut Rng) {
    let n_head = rows.iter().take_while(|it| it.iter().all(|it| !it.is_figure)).count();
    if n_head < 3 || rows.len() < n_head + 4 {
        return;
    }
    // A page begins with a row that no cell above is merged with.
    let is_begun = |it: &&usize| rows[**it].iter().filter(|it| !it.is_figure).count() == 1;
    let places: Vec<usize> = (n_head + 1..rows.len()).collect();
    let last = places.iter().rfind(is_begun).copied().unwrap_or(n_head + 1);
    let first = n_head + 1;
    let at = if rng.one_in(2) { first } else { last };
    let head = rows[..n_head].to_vec();
    rows.splice(at..at, head);
}

/// Figures and labels wrapped, and set to the top, the middle or the bottom of their row.
pub fn narrow(rows: &mut [Pieces], shape: Shape, rng: &mut Rng) {
    if !shape.is_of_pdf() {
        return;
    }
    let (digits, words) = (1 + rng.below(5) as usize, 4 + rng.below(12) as usize);
    let place = rng.below(3) as usize;
    for row in rows {
        let lines = |it: &Piece| wrap(&it.text, if it.is_figure { digits } else { words });
        let height = row.iter().map(|it| lines(it).len()).max().unwrap_or(1);
        for piece in row {
            let lines = lines(piece);
            let n_above = (height - lines.len()) * place / 2;
            let above = if shape == Shape::PdfLayout { n_above } else { 0 };
            piece.text = "\n".repeat(above) + &lines.join("\n");
        }
    }
}
