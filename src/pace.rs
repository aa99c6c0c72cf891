//! Work that can be interrupted: the same function reads a text at one go, or piece by piece for a
//! page that must answer its user in between. What a piece is depends on the text alone, never on
//! a clock.

use std::cell::Cell;
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

/// About how many bytes of text are a piece.
pub const PIECE: usize = 64 << 10;

/// How far the work has come.
#[derive(Debug, Default)]
pub struct Pace {
    done: Cell<usize>,
}

impl Pace {
    /// The end of a piece in which so many bytes were worked on.
    pub async fn rest(&self, bytes: usize) {
        self.done.set(self.done.get() + bytes);
        let mut has_rested = false;
        poll_fn(|_| {
            if std::mem::replace(&mut has_rested, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

/// Does all of the work at one go.
pub fn finish<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    loop {
        if let Some(it) = step(work.as_mut()) {
            return it;
        }
    }
}

/// Nobody needs to be woken: who wants the result asks for the next piece.
fn step<T>(work: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match work.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(it) => Some(it),
        Poll::Pending => None,
    }
}

/// Work that is done as far as its owner lets it.
pub struct Work<T> {
    pace: Rc<Pace>,
    rest: Pin<Box<dyn Future<Output = T>>>,
}

impl<T> Work<T> {
    /// The work that `begin` makes.
    pub fn new<F: Future<Output = T> + 'static>(begin: impl FnOnce(Rc<Pace>) -> F) -> Self {
        let pace = Rc::default();
        Self { rest: Box::pin(begin(Rc::clone(&pace))), pace }
    }

    /// Does the next piece; what the work came to, if it was the last one. Not to be called again
    /// after that.
    pub fn step(&mut self) -> Option<T> {
        step(self.rest.as_mut())
    }

    /// How many bytes were worked on; a text is gone through more than once.
    pub fn done(&self) -> usize {
        self.pace.done.get()
    }
}

impl<T> fmt::Debug for Work<T> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Work").field("pace", &self.pace).finish_non_exhaustive()
    }
}
