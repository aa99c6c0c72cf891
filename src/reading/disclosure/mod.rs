//! 二、主动公开政府信息情况: short rows in blocks with heads of their own.

mod fill;
mod lines;
mod placed;

use std::ops::Range;

use super::char_set::CharSet;
use super::fold::FoldedChar;
use crate::form::Edition;

pub use lines::find;
pub use placed::Placed;

/// The row keys with their words; the first words of a label are enough for the long ones.
const LABELS: [(&str, &str); 8] = [
    ("regulations", "规章"),
    ("normative_documents", "规范性文件"),
    ("licensing", "行政许可"),
    ("other_services", "其他对外管理"),
    ("penalties", "行政处罚"),
    ("coercion", "行政强制"),
    ("fees", "行政事业性"),
    ("procurement", "政府集中采"),
];

/// The characters with which a label begins.
const FIRST_CHARS: CharSet = {
    let (mut res, mut idx) = (CharSet::EMPTY, 0);
    while idx < LABELS.len() {
        res = res.with(LABELS[idx].1, 0);
        idx += 1;
    }
    res
};

/// How many characters may stand before a label in its cell: 行政规范性文件 begins with a word of
/// the form's own.
const MOST_BEFORE: usize = 2;

/// Words that heads of one edition only have.
const HEADS_OF_2021: [&str; 4] = ["制发", "废止", "现行有效", "收费金额"];
/// Words that heads of the other edition only have.
const HEADS_OF_2019: [&str; 6] =
    ["新制作", "新公开", "对外公开总", "上一年项目", "采购项目", "处理决定数量上一年"];

/// Words with which the table may begin.
const HEAD: [&str; 5] = ["第二十条第", "本年制发", "本年新制", "现行有效件数", "对外公开总"];

/// The name of the first column, in every head.
const FIRST_COLUMN: &str = "信息内容";

/// The edition that so many words of heads of either speak for; `None` without any.
fn edition_of([n_2021, n_2019]: [usize; 2]) -> Option<Edition> {
    match n_2021.cmp(&n_2019) {
        std::cmp::Ordering::Less => Some(Edition::Form2019),
        std::cmp::Ordering::Greater => Some(Edition::Form2021),
        std::cmp::Ordering::Equal => None,
    }
}

/// The label with which the words of a cell begin, or nearly so.
pub fn label_in_front(chars: &[FoldedChar]) -> Option<&'static str> {
    mentions(chars, 0..chars.len().min(MOST_BEFORE + 1)).next().map(|it| it.0)
}

/// All labels in folded words, remarks in brackets aside, with the places where they begin.
fn all_mentions(chars: &[FoldedChar]) -> Vec<(&'static str, usize)> {
    crate::probe::step(chars.len());
    mentions(chars, 0..chars.len()).collect()
}

/// The labels that begin at one of these places.
fn mentions(
    chars: &[FoldedChar],
    places: Range<usize>,
) -> impl Iterator<Item = (&'static str, usize)> {
    let may_begin = |it: &FoldedChar| !it.in_remark && FIRST_CHARS.may_have(it.ch);
    let begins = |at: usize, words: &str| {
        let mut chars = chars[at..].iter().map(|it| it.ch);
        words.chars().all(|it| chars.next() == Some(it))
    };
    places.filter(move |it| may_begin(&chars[*it])).flat_map(move |at| {
        LABELS.iter().filter(move |it| begins(at, it.1)).map(move |it| (it.0, at))
    })
}

fn rfind_words(chars: &[FoldedChar], words: &str) -> Option<usize> {
    crate::probe::step(chars.len());
    let n = words.chars().count();
    chars.windows(n).rposition(|it| it.iter().map(|it| it.ch).eq(words.chars()))
}
