//! The elements that are open, outermost first.

use super::names::{Kind, Name};

/// An open element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) name: Name,
    pub(super) kind: Kind,
    /// Nothing inside can be seen.
    pub(super) hides: bool,
    /// Whether text inside is seen, where this element says so.
    pub(super) is_visible: Option<bool>,
    /// White space inside counts.
    pub(super) keeps_space: bool,
}

/// The standard's stack of open elements.
#[derive(Clone, Debug, Default)]
pub(super) struct Stack {
    open: Vec<Open>,
    first_hiding: Option<usize>,
    first_keeping: Option<usize>,
    /// The first element that says whether it is visible.
    first_telling: Option<usize>,
}

impl Stack {
    /// More than any page needs; elements nested deeper are taken as if their tags were not
    /// there, tables excepted, so that no search through the stack takes long.
    pub(super) const DEEPEST: usize = 512;

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Whether the same elements are open in both.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        self.open == other.open
    }

    /// Opens and closes elements until those of `other` are open.
    pub(super) fn become_like(&mut self, other: &Self) {
        let Self { open, first_hiding, first_keeping, first_telling } = other;
        self.open.clone_from(open);
        (self.first_hiding, self.first_keeping, self.first_telling) =
            (*first_hiding, *first_keeping, *first_telling);
    }

    pub(super) fn last(&self) -> Option<&Open> {
        self.open.last()
    }

    /// The name of the element at `at`.
    pub(super) fn name(&self, at: usize) -> Option<Name> {
        self.open.get(at).map(|it| it.name)
    }

    /// Whether text is out of sight here.
    pub(super) fn hides(&self) -> bool {
        self.first_hiding.is_some()
    }

    /// Whether text can be seen here.
    pub(super) fn shows(&self) -> bool {
        let telling = &self.open[self.first_telling.unwrap_or(self.open.len())..];
        !self.hides() && telling.iter().rev().find_map(|it| it.is_visible).unwrap_or(true)
    }

    /// Whether white space counts here.
    pub(super) fn keeps_space(&self) -> bool {
        self.first_keeping.is_some()
    }

    pub(super) fn push(&mut self, open: Open) {
        let at = self.open.len();
        if open.hides {
            self.first_hiding.get_or_insert(at);
        }
        if open.keeps_space {
            self.first_keeping.get_or_insert(at);
        }
        if open.is_visible.is_some() {
            self.first_telling.get_or_insert(at);
        }
        self.open.push(open);
    }

    /// Closes all elements from `len` on. Whether one of them was a block in sight.
    pub(super) fn truncate(&mut self, len: usize) -> bool {
        if len >= self.open.len() {
            return false;
        }
        let in_sight = len..self.first_hiding.unwrap_or(self.open.len()).max(len);
        let ends_line = self.open[in_sight].iter().any(|it| it.kind.is_block());
        self.open.truncate(len);
        self.first_hiding = self.first_hiding.filter(|it| *it < len);
        self.first_keeping = self.first_keeping.filter(|it| *it < len);
        self.first_telling = self.first_telling.filter(|it| *it < len);
        ends_line
    }

    /// Takes the element at `at` away and leaves those inside of it open.
    pub(super) fn remove(&mut self, at: usize) {
        self.open.remove(at);
        self.find_firsts();
    }

    /// Takes away the element at `at` and all ordinary elements inside of it.
    pub(super) fn keep_special_from(&mut self, at: usize) {
        let kept: Vec<Open> = self.open.drain(at..).filter(|it| it.kind.is_special()).collect();
        self.open.extend(kept);
        self.find_firsts();
    }

    fn find_firsts(&mut self) {
        crate::probe::step(self.open.len());
        self.first_hiding = self.open.iter().position(|it| it.hides);
        self.first_keeping = self.open.iter().position(|it| it.keeps_space);
        self.first_telling = self.open.iter().position(|it| it.is_visible.is_some());
    }

    /// The innermost element at or above `floor` that `is_wanted`, unless one that
    /// `is_boundary` is inside of it.
    pub(super) fn find(
        &self,
        floor: usize,
        is_wanted: impl Fn(&Open) -> bool,
        is_boundary: impl Fn(&Open) -> bool,
    ) -> Option<usize> {
        let above = self.open.iter().enumerate().skip(floor).rev();
        for (at, open) in above {
            crate::probe::step(1);
            if is_wanted(open) {
                return Some(at);
            }
            if is_boundary(open) {
                return None;
            }
        }
        None
    }

    /// Whether a special element is open inside of the one at `at`.
    pub(super) fn has_special_above(&self, at: usize) -> bool {
        crate::probe::step(self.open.len().saturating_sub(at + 1));
        self.open.iter().skip(at + 1).any(|it| it.kind.is_special())
    }
}
