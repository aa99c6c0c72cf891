//! The part of the page that reads, judges and shows a report. It is most of the program, and the
//! page is there before it: with the feature `split` it is a module of its own, which the browser
//! fetches as soon as the page stands.

use std::rc::Rc;

use yew::Html;

use super::draft::Draft;
use super::intake::drafts;
use super::lines;
#[cfg(feature = "worker")]
use super::long;
use super::samples::Sample;
use super::view::opened::{OpenedProps, opened};
use crate::explain::Lang;
use crate::source::Source;

/// The doors to that part. What else of the page leads there makes it part of what is fetched
/// before the page is there: the budget of a first visit (`budget.toml`) notices.
#[derive(Clone, Copy, Debug)]
pub struct Checker {
    /// Shows a report with its verdict, findings and tables.
    pub opened: fn(OpenedProps) -> Html,
    /// A source as text that can be edited, or why not.
    pub field_text: fn(&Source, Lang) -> Result<String, String>,
    /// An example.
    pub sample: fn(Sample) -> Rc<Source>,
    /// The draft of an earlier visit, which the browser keeps no longer.
    pub draft: fn() -> Option<Draft>,
    /// Reads a source and returns the reading as bytes; tells how far it is, in hundredths.
    #[cfg(feature = "worker")]
    pub read: fn(Source, &dyn Fn(u8)) -> Vec<u8>,
}

/// There is one checker.
impl PartialEq for Checker {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// The checker did not arrive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LoadError;

/// The checker, at hand.
#[must_use]
pub fn checker() -> Checker {
    Checker {
        opened,
        field_text: lines::field_text,
        sample: Sample::source,
        draft: drafts::take,
        #[cfg(feature = "worker")]
        read: long::read,
    }
}

/// Fetches the checker, unless it is there already. May be tried again.
///
/// # Errors
/// If it did not arrive, or arrived damaged.
#[cfg(feature = "split")]
pub async fn load() -> Result<Checker, LoadError> {
    split::checker().await
}

/// The checker, which is part of this program.
///
/// # Errors
/// Never.
#[cfg(not(feature = "split"))]
#[allow(clippy::unused_async, reason = "with the feature `split` it waits")]
pub async fn load() -> Result<Checker, LoadError> {
    Ok(checker())
}

#[cfg(feature = "split")]
#[allow(
    unsafe_code,
    improper_ctypes,
    improper_ctypes_definitions,
    missing_docs,
    reason = "the macro's: it calls a function of the other module, which the same compiler made"
)]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{Checker, LoadError};

    impl From<SplitLoaderError> for LoadError {
        fn from(_: SplitLoaderError) -> Self {
            Self
        }
    }

    #[wasm_split(checker, fallible)]
    pub fn checker() -> Result<Checker, LoadError> {
        Ok(super::checker())
    }
}
