//! Labels with a wrong, a missing or a superfluous character, and those that only their ordinals
//! tell from other words, where these are gone.
//!
//! Such a label counts only for a row that no other label names, and only where it stands between
//! its neighbours of the form.

use std::sync::LazyLock;

use super::applications::row_of;
use super::fold::FoldedChar;
use super::labels::{self, HANDLED_TOTAL, LabelId, OTHER, OTHER_HANDLING, official_words};
use crate::form::{Edition, TableId, table};

/// Labels of fewer characters, ordinal included, are like too many other words.
const SHORTEST: usize = 3;
/// From this length on a label may differ in two characters.
const LONG: usize = 8;

/// The row's label that `words` resemble more than any other, remarks in brackets aside.
pub fn resembling(words: &[FoldedChar]) -> Option<LabelId> {
    let words = || words.iter().filter(|it| !it.in_remark).map(|it| it.ch);
    // Nor does a label consist of digits.
    if words().count() < SHORTEST || words().all(|it| it.is_ascii()) {
        return None;
    }
    let words: Vec<char> = words().collect();
    let mut best: Option<(usize, LabelId)> = None;
    let mut is_only = true;
    for (label, official) in &*ROWS {
        let (label, most) = (*label, if official.len() < LONG { 1 } else { 2 });
        if words.len().abs_diff(official.len()) > most {
            continue;
        }
        let n = distance(&words, official);
        match best {
            _ if n > most => {}
            Some((least, _)) if n > least => {}
            Some((least, _)) if n == least => is_only = false,
            _ => (best, is_only) = (Some((n, label)), true),
        }
    }
    best.filter(|_| is_only).map(|it| it.1)
}

/// The last words of `chars`, from the beginning of a token on, that resemble a row's label, and
/// where they begin.
pub fn resembling_end(chars: &[FoldedChar], from: usize) -> Option<(usize, LabelId)> {
    let begins = |it: &usize| *it == from || chars[*it].token != chars[*it - 1].token;
    let mut starts = (from..chars.len()).filter(begins);
    without_ordinal(&chars[from..])
        .map(|it| (from, it))
        .or_else(|| starts.find_map(|it| Some((it, resembling(&chars[it..])?))))
}

/// The label that `words` are, all of them, but for its ordinal.
fn without_ordinal(words: &[FoldedChar]) -> Option<LabelId> {
    let words: Vec<char> = words.iter().filter(|it| !it.in_remark).map(|it| it.ch).collect();
    match words[..] {
        ['其', '他'] => Some(OTHER),
        ['总' | '合', '计'] => Some(HANDLED_TOTAL),
        _ => None,
    }
}

/// Whether `label` fits between the labels before and behind it in the text, and is not among
/// `named`, all the labels that are spelt as they should be.
pub fn fits(
    label: LabelId,
    before: Option<LabelId>,
    behind: Option<LabelId>,
    named: &[LabelId],
) -> bool {
    let in_order =
        [before.map_or(0, place), place(label), behind.map_or(LabelId::MAX, place)].is_sorted();
    // 其他 alone may end any group.
    let is_in_group =
        label != OTHER || before.is_some_and(|it| (labels::NOT_CORRECTED..OTHER).contains(&it));
    in_order && is_in_group && !named.contains(&label)
}

/// Where a row's label has its place among all; the single row of （六） stands where the three
/// rows of the other edition begin.
const fn place(label: LabelId) -> LabelId {
    if label == OTHER_HANDLING { labels::NOT_CORRECTED } else { label }
}

/// The official labels of rows, folded, 3.其他 aside: rows of that name stand in any group.
static ROWS: LazyLock<Vec<(LabelId, Vec<char>)>> = LazyLock::new(|| {
    let words = |edition, row| official_words(edition, row).chars().collect();
    let n_rows = table(TableId::Applications, Edition::Form2021).rows.len();
    let of_2021 = (0..n_rows).map(|row| (row as LabelId, words(Edition::Form2021, row)));
    let single = row_of(OTHER_HANDLING, Edition::Form2019)
        .map(|row| (OTHER_HANDLING, words(Edition::Form2019, row)));
    of_2021.filter(|it| it.0 != OTHER).chain(single).collect()
});

/// Whether one character at most tells `words` from `official`.
pub fn is_like(words: &str, official: &str) -> bool {
    let (words, official): (Vec<char>, Vec<char>) =
        (words.chars().collect(), official.chars().collect());
    words.len().abs_diff(official.len()) <= 1 && distance(&words, &official) <= 1
}

/// How many characters must be changed, put in or left out to make `a` of `b`.
pub fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, resembling};
    use crate::reading::fold::fold_tokens;
    use crate::reading::labels::{HANDLED_TOTAL, OTHER, OTHER_HANDLING};

    fn r(text: &str) -> Option<u8> {
        resembling(&fold_tokens([(0, text)].into_iter()))
    }

    #[test]
    fn one_character_is_wrong() {
        assert_eq!(r("（一）及以公开"), Some(2));
        assert_eq!(r("（二）部公开（区分处理的，只计这一情形，不计其他情形）"), Some(3));
        assert_eq!(r("7.属于行政执不案"), Some(10));
        assert_eq!(r("2.重复申"), Some(16));
        assert_eq!(r("（七）总及"), Some(HANDLED_TOTAL));
        assert_eq!(r("（六）其信处理"), Some(OTHER_HANDLING));
    }

    #[test]
    fn ordinals_are_gone() {
        let r = |text| {
            let chars = fold_tokens([(0, text)].into_iter());
            super::resembling_end(&chars, 0).map(|it| it.1)
        };
        assert_eq!((r(".其他"), r("合计")), (Some(OTHER), Some(HANDLED_TOTAL)));
        assert_eq!((r("自然人 总计"), r("小计")), (None, None));
    }

    #[test]
    fn words_between_two_labels_resemble_neither() {
        assert_eq!(r("一、本年新收政府信息公开申请件数"), Some(0));
        assert_eq!(r("一、本年结转政府信息公开申请数量"), None);
    }

    #[test]
    fn other_rows_resemble_none() {
        for text in ["小计", "6.其他", "（三）小计", "9.属于工作秘密", "4.申请人撤回申请"]
        {
            assert_eq!(r(text), None, "{text}");
        }
    }

    #[test]
    fn distances() {
        let d = |a: &str, b: &str| {
            distance(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>())
        };
        assert_eq!(
            (d("", "甲乙"), d("甲乙", "甲乙"), d("甲丙", "甲乙"), d("乙", "甲乙丙")),
            (2, 0, 1, 2)
        );
        assert_eq!((d("甲乙", ""), d("甲乙丙", "乙"), d("甲乙丙丁", "乙丙丁戊")), (2, 2, 2));
    }
}
