//! Cutting figures that stand without anything between them.

use gouji::decimal::Decimal;
use gouji::probe::counted;
use gouji::reading::cut::{Cut, any_cuts, cuts_by_sum, only_cut};

use super::bytes::Bytes;

/// A search ends after 200,000 calls, each of which looks at no more digits than a figure has.
const MOST_STEPS: u64 = 200_001 * (2 + Decimal::MAX_DIGITS as u64);

/// Numbers of figures, then digits: the rest of the input.
pub fn check(data: &[u8]) {
    let mut choices = Bytes(data);
    let (group, n_groups, n) = (1 + choices.below(8), 1 + choices.below(4), 1 + choices.below(24));
    let text = String::from_utf8_lossy(choices.0);
    let pieces: Vec<&str> = text.split(' ').collect();
    if let Some(cuts) = bounded(|| cuts_by_sum(&pieces, group, n_groups)) {
        for cut in &cuts {
            is_cut_of(cut, &pieces, group * n_groups);
            cut.chunks(group).for_each(adds_up);
        }
        are_different(&cuts);
    }
    let any = bounded(|| any_cuts(&pieces, n));
    let only = bounded(|| only_cut(&pieces, n));
    if let Some(cuts) = &any {
        cuts.iter().for_each(|it| is_cut_of(it, &pieces, n));
        are_different(cuts);
        assert_eq!(only.as_ref(), cuts.first().filter(|_| cuts.len() == 1));
    } else {
        assert_eq!(only, None);
    }
}

/// What `search` comes to, twice, within its steps.
fn bounded<T: PartialEq>(search: impl Fn() -> T) -> T {
    let (found, steps) = counted(&search);
    assert!(steps <= MOST_STEPS, "{steps} steps");
    assert!(found == search(), "two answers to one input");
    found
}

fn adds_up(group: &[Decimal]) {
    let Some((sum, parts)) = group.split_last() else { return };
    assert_eq!(parts.iter().copied().sum::<Decimal>(), *sum, "{group:?}");
}

/// The figures have the digits of the pieces, and none of them a sign that the pieces lack.
fn is_cut_of(cut: &Cut, pieces: &[&str], n: usize) {
    assert_eq!(cut.len(), n);
    let digits = |text: &str| -> String {
        let ascii = |it: char| match it {
            '０'..='９' => char::from_u32(it as u32 - '０' as u32 + '0' as u32),
            _ => Some(it).filter(char::is_ascii_digit),
        };
        text.chars().filter_map(ascii).collect()
    };
    let of_cut: String = cut.iter().map(|it| digits(&it.to_string())).collect();
    assert_eq!(of_cut, digits(&pieces.concat()), "{cut:?} of {pieces:?}");
}

fn are_different(cuts: &[Cut]) {
    let mut written: Vec<String> = cuts.iter().map(|it| format!("{it:?}")).collect();
    written.sort();
    written.dedup();
    assert_eq!(written.len(), cuts.len(), "one way of cutting stands twice");
}
