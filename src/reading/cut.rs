//! Cuts figures that stand without anything between them (`713000074`) by the sums that they
//! must satisfy. A cut counts only where it is the only one.

use crate::decimal::Decimal;
use crate::probe;

/// How many ways of cutting are kept; with more a row is hopeless.
const MOST_CUTS: usize = 64;
/// How many ways of cutting are looked at, where they need not add up.
const MOST_WAYS: usize = 10_000;
/// How many steps a search may take; digits that need more are left as they are.
const MOST_STEPS: usize = 200_000;

/// One way of cutting.
pub type Cut = Vec<Decimal>;

/// All ways to cut `pieces` into groups of figures, each group of `group` figures ending in its
/// own sum, `n_groups` of them. The ends of the pieces are ends of figures. `None` where a piece
/// is no row of digits or the search was given up.
pub fn cuts_by_sum(pieces: &[&str], group: usize, n_groups: usize) -> Option<Vec<Cut>> {
    let digits = Digits::new(pieces)?;
    let mut search = Search {
        digits: &digits,
        rule: Rule::Sums { group },
        n: group * n_groups,
        steps_left: MOST_STEPS,
        most: MOST_CUTS,
        cut: Vec::new(),
        found: Vec::new(),
    };
    search.run(0)?;
    Some(search.found)
}

/// The one way to cut `pieces` into `n` figures that begin with no zero they could do without;
/// `None` where there are more ways, or none. Signs begin a figure.
pub fn only_cut(pieces: &[&str], n: usize) -> Option<Cut> {
    let mut found = all_cuts(pieces, n, 1)?;
    (found.len() == 1).then(|| found.remove(0))
}

/// All ways to cut `pieces` into `n` figures, as [`only_cut`]; `None` where there are too many.
pub fn any_cuts(pieces: &[&str], n: usize) -> Option<Vec<Cut>> {
    all_cuts(pieces, n, MOST_WAYS)
}

fn all_cuts(pieces: &[&str], n: usize, most: usize) -> Option<Vec<Cut>> {
    let digits = Digits::new(pieces)?;
    let mut search = Search {
        digits: &digits,
        rule: Rule::Any,
        n,
        steps_left: MOST_STEPS,
        most,
        cut: Vec::new(),
        found: Vec::new(),
    };
    search.run(0)?;
    Some(search.found)
}

/// How many ways there are to cut `pieces` into `n` figures, as [`only_cut`], that cost at most
/// `most`, where `cost` is that of a figure in its place. Two stand for all more.
pub fn cheap_cuts(
    pieces: &[&str],
    n: usize,
    most: usize,
    cost: impl Fn(usize, Decimal) -> usize,
) -> usize {
    const MANY: usize = 2;
    let Some(digits) = Digits::new(pieces) else { return 0 };
    let len = digits.digits.len();
    // By the digits that the figures so far take, and by what these cost.
    let mut ways = vec![vec![0usize; most + 1]; len + 1];
    ways[0][0] = 1;
    for place in 0..n {
        let mut next = vec![vec![0usize; most + 1]; len + 1];
        for start in (0..len).filter(|it| ways[*it].iter().any(|it| *it > 0)) {
            digits.each_figure(start, len - start, |end, value| {
                let its = cost(place, Decimal::from(value));
                for before in 0..(most + 1).saturating_sub(its) {
                    let sum = next[end][before + its] + ways[start][before];
                    next[end][before + its] = sum.min(MANY);
                }
                true
            });
        }
        ways = next;
    }
    ways[len].iter().sum::<usize>().min(MANY)
}

/// The digits of all pieces in a row.
struct Digits {
    digits: Vec<u8>,
    /// Before which digits a figure has to begin.
    begins: Vec<bool>,
    /// Before which digits a minus stands.
    is_negative: Vec<bool>,
}

impl Digits {
    fn new(pieces: &[&str]) -> Option<Self> {
        let mut res = Self { digits: Vec::new(), begins: Vec::new(), is_negative: Vec::new() };
        for piece in pieces {
            res.push(piece)?;
        }
        Some(res)
    }

    fn push(&mut self, piece: &str) -> Option<()> {
        let (mut begins, mut is_negative) = (true, false);
        for ch in piece.chars() {
            match ch {
                '0'..='9' => self.digits.push(ch as u8 - b'0'),
                '０'..='９' => self.digits.push((ch as u32 - '０' as u32) as u8),
                '-' | '－' | '−' => {
                    (begins, is_negative) = (true, true);
                    continue;
                }
                _ => return None,
            }
            self.begins.push(begins);
            self.is_negative.push(is_negative);
            (begins, is_negative) = (false, false);
        }
        Some(())
    }

    /// Calls `visit` with the end and the value of every figure that begins at `start` and has at
    /// most `longest` digits, the shortest first, until it answers `false`.
    fn each_figure(&self, start: usize, longest: usize, mut visit: impl FnMut(usize, i64) -> bool) {
        let mut units = 0i64;
        for len in 1..=longest.min(Decimal::MAX_DIGITS) {
            probe::step(1);
            let at = start + len - 1;
            if len > 1 && (self.begins[at] || self.digits[start] == 0) {
                return;
            }
            units = units * 10 + i64::from(self.digits[at]);
            let value = if self.is_negative[start] { -units } else { units };
            if !visit(at + 1, value) {
                return;
            }
        }
    }
}

enum Rule {
    Any,
    Sums { group: usize },
}

struct Search<'a> {
    digits: &'a Digits,
    rule: Rule,
    n: usize,
    /// How many steps it may still take.
    steps_left: usize,
    /// With more than this the search is given up.
    most: usize,
    /// The figures so far; one has at most [`Decimal::MAX_DIGITS`] digits, and so has no sum of
    /// a group much more.
    cut: Vec<i64>,
    found: Vec<Cut>,
}

impl Search<'_> {
    /// Cuts the digits from `start` on in every way that the rule allows. `None` gives up.
    fn run(&mut self, start: usize) -> Option<()> {
        self.steps_left = self.steps_left.checked_sub(1)?;
        probe::step(1);
        if self.found.len() > self.most {
            return None;
        }
        let n_left = self.n - self.cut.len();
        let n_digits = self.digits.digits.len() - start;
        if n_left == 0 {
            if n_digits == 0 {
                self.found.push(self.cut.iter().map(|it| Decimal::from(*it)).collect());
            }
            return Some(());
        }
        if n_digits < n_left {
            return Some(());
        }
        self.each_figure(start, n_digits - (n_left - 1))
    }

    /// Tries every figure that begins at `start` and has at most `longest` digits.
    fn each_figure(&mut self, start: usize, longest: usize) -> Option<()> {
        let (digits, wanted) = (self.digits, self.wanted());
        let mut is_given_up = false;
        digits.each_figure(start, longest, |end, value| {
            if wanted.is_none_or(|it| it == value) {
                self.cut.push(value);
                is_given_up = self.run(end).is_none();
                self.cut.pop();
            }
            // More digits only make it larger.
            !is_given_up && wanted.is_none_or(|it| value.abs() <= it.abs())
        });
        (!is_given_up).then_some(())
    }

    /// The sum that the next figure has to be, where it ends a group.
    fn wanted(&self) -> Option<i64> {
        let Rule::Sums { group } = self.rule else { return None };
        let place = self.cut.len() % group;
        let parts = &self.cut[self.cut.len() - place..];
        (place + 1 == group).then(|| parts.iter().sum())
    }
}

#[cfg(test)]
mod tests {
    use super::{all_cuts, cheap_cuts, cuts_by_sum, only_cut};

    fn by_sum(pieces: &[&str]) -> Vec<String> {
        let cuts = cuts_by_sum(pieces, 7, 1).unwrap_or_default();
        let show = |it: &Vec<_>| it.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        cuts.iter().map(show).collect()
    }

    #[test]
    fn cuts_that_add_up() {
        assert_eq!(by_sum(&["713000074"]), ["71,3,0,0,0,0,74"]);
        assert_eq!(by_sum(&["200", "000121"]), ["20,0,0,0,0,1,21"]);
        assert_eq!(by_sum(&["330000033"]), ["3,30,0,0,0,0,33", "33,0,0,0,0,0,33"]);
        assert_eq!(by_sum(&["0000000"]), ["0,0,0,0,0,0,0"]);
        assert_eq!(by_sum(&["７１３０００", "074"]), ["71,3,0,0,0,0,74"]);
        assert!(by_sum(&["123456"]).is_empty());
        assert!(by_sum(&["12a4567"]).is_empty());
    }

    #[test]
    fn long_digits_end() {
        let digits = "1".repeat(400);
        assert!(cuts_by_sum(&[&digits], 7, 1).is_none_or(|it| it.is_empty()));
    }

    #[test]
    fn cheap_cuts_of_many_ways() {
        // Costs 1 for each figure that is not as printed.
        let printed = [46_113, 16, 0, 77_815, 44_923, 0, 168_851];
        let cost = |at: usize, it: crate::decimal::Decimal| usize::from(it != printed[at].into());
        let pieces = ["461131607781544923", "0168851"];
        let n = |most| cheap_cuts(&pieces, 7, most, cost);
        assert_eq!((n(0), n(1), n(2)), (1, 1, 2));
        assert_eq!(cheap_cuts(&["12a"], 2, 2, |_, _| 0), 0);
    }

    #[test]
    fn the_only_cut() {
        let show = |pieces: &[&str], n| only_cut(pieces, n).map(|it| format!("{it:?}"));
        assert_eq!(show(&["007"], 3).as_deref(), Some("[0, 0, 7]"));
        assert_eq!(show(&["35-15"], 2).as_deref(), Some("[35, -15]"));
        assert_eq!(show(&["7777166"], 3), None);
        assert_eq!(show(&["2418"], 1).as_deref(), Some("[2418]"));
    }
    #[test]
    fn ways_are_counted_up_to_the_limit() {
        let ways = |most| all_cuts(&["1111"], 2, most).map(|it| it.len());
        assert_eq!((ways(1), ways(2), ways(3)), (None, Some(3), Some(3)));
    }
}
