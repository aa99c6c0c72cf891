//! Sorting with one merge sort for the whole program.
//!
//! The standard library's sorts are compiled anew for every type: with some twenty places that
//! sort short lists they made a tenth of the page's WebAssembly. Here only the comparison and
//! the moving are.

use std::cmp::Ordering;

/// Sorts `items` by `key`, equal ones in the order in which they stand.
pub fn sort_by_key<T, K: Ord>(items: &mut Vec<T>, key: impl Fn(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts `items` by their own order.
pub fn sort<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, Ord::cmp);
}

/// Sorts `items` by `compare`, equal ones in the order in which they stand.
pub fn sort_by<T>(items: &mut Vec<T>, compare: impl Fn(&T, &T) -> Ordering) {
    if items.is_sorted_by(|a, b| compare(a, b).is_le()) {
        return;
    }
    let order = places(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|it| taken[it].take()));
}

/// The places `0..n` in ascending order: a merge sort from the bottom up.
fn places(n: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..n).collect();
    let mut merged = Vec::with_capacity(n);
    let mut width = 1;
    while width < n {
        merged.clear();
        for pair in sorted.chunks(width * 2) {
            let (left, right) = pair.split_at(width.min(pair.len()));
            merge(left, right, &mut merged, compare);
        }
        std::mem::swap(&mut sorted, &mut merged);
        width *= 2;
    }
    sorted
}

fn merge(
    left: &[usize],
    right: &[usize],
    merged: &mut Vec<usize>,
    compare: &mut dyn FnMut(usize, usize) -> Ordering,
) {
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        let next = match (left.peek(), right.peek()) {
            (Some(a), Some(b)) if compare(**a, **b).is_gt() => right.next(),
            (Some(_), _) => left.next(),
            (None, Some(_)) => right.next(),
            (None, None) => return,
        };
        merged.extend(next);
    }
}

#[cfg(test)]
mod tests {
    use super::{sort, sort_by_key};

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut state = 1u32;
        for n in 0..200 {
            let mut items: Vec<(u32, usize)> = (0..n)
                .map(|idx| {
                    state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                    (state >> 28, idx)
                })
                .collect();
            let mut expected = items.clone();
            expected.sort_by_key(|it| it.0);
            let mut whole = items.clone();
            sort_by_key(&mut items, |it| it.0);
            assert_eq!(items, expected);
            sort(&mut whole);
            assert!(whole.is_sorted());
        }
    }
}
