//! Texts so long that reading them would be felt: they are read in a worker, or piece by piece.

use std::rc::Rc;

#[cfg(feature = "worker")]
use super::wire;
use crate::pace::Work;
use crate::reading::{Reading, read_in_pieces};
use crate::source::{Kind, Source};

/// Whether reading this text at one go would be felt on a slow machine (docs/performance.md).
pub fn is_long(source: &Source) -> bool {
    const TEXT: usize = 256 << 10;
    const HTML: usize = 1 << 20;
    let longest = match source.kind {
        Kind::Text => TEXT,
        Kind::Html => HTML,
    };
    source.text.len() > longest
}

/// A text that is being read.
#[derive(Debug)]
pub struct LongReading {
    work: Work<Reading>,
    /// How many bytes will have been worked on about.
    all: u64,
}

impl LongReading {
    /// Nothing is read yet.
    pub fn new(source: Rc<Source>) -> Self {
        // Plain text is cut into lines, these into words, and these are put together.
        let times = match source.kind {
            Kind::Text => 3,
            Kind::Html => 1,
        };
        let all = (source.text.len() as u64 * times).max(1);
        Self { work: read_in_pieces(source), all }
    }

    /// Reads the next piece; returns the reading if that was the last one.
    pub fn step(&mut self) -> Option<Reading> {
        self.work.step()
    }

    /// How far it is, in hundredths.
    pub fn share(&self) -> u8 {
        let share = self.work.done() as u64 * 100 / self.all;
        share.min(99) as u8
    }
}

/// Reads a source and returns the reading as bytes; tells how far it is.
#[cfg(feature = "worker")]
pub fn read(source: Source, on_share: &dyn Fn(u8)) -> Vec<u8> {
    let mut work = LongReading::new(Rc::new(source));
    let mut told = 0;
    loop {
        if let Some(it) = work.step() {
            return wire::write(&it);
        }
        let share = work.share();
        if share != told {
            told = share;
            on_share(share);
        }
    }
}

#[cfg(all(test, feature = "worker"))]
mod tests {
    use std::cell::RefCell;

    use super::{is_long, read};
    use crate::app::samples::Sample;
    use crate::app::wire;
    use crate::source::Source;

    #[test]
    fn a_long_text_is_read_with_its_progress() {
        let mut source = (*Sample::Bars.source()).clone();
        assert!(!is_long(&source));
        let reading = crate::reading::read(&source);
        source.text.push_str(&"\n坚持以公开为常态。".repeat(20_000));
        assert!(is_long(&source));
        let shares = RefCell::new(Vec::new());
        let bytes = read(source, &|it| shares.borrow_mut().push(it));
        assert_eq!(wire::read(&bytes).map(|it| it.tables), Some(reading.tables));
        let shares = shares.into_inner();
        assert!(shares.len() > 5 && shares.is_sorted(), "{shares:?}");
        assert!(!is_long(&Source::html("", "<p>一".repeat(100_000))));
    }
}
