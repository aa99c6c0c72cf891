//! Counts steps of work, for tests and fuzzing: limits are counts, never seconds. Any other build has
//! an empty function in its place.

#[cfg(any(debug_assertions, fuzzing))]
mod counted {
    use std::cell::Cell;

    thread_local! {
        static STEPS: Cell<u64> = const { Cell::new(0) };
    }

    /// Counts `n` steps of this thread. A step is a piece of work that takes no longer for a
    /// longer input: a character looked at, a set tried.
    pub fn step(n: usize) {
        STEPS.with(|it| it.set(it.get() + n as u64));
    }

    /// What `work` comes to, and its steps.
    pub fn counted<T>(work: impl FnOnce() -> T) -> (T, u64) {
        let before = STEPS.with(Cell::get);
        let res = work();
        (res, STEPS.with(Cell::get) - before)
    }
}

#[cfg(any(debug_assertions, fuzzing))]
pub use counted::{counted, step};

/// Counts nothing.
#[cfg(not(any(debug_assertions, fuzzing)))]
pub(crate) const fn step(_: usize) {}
