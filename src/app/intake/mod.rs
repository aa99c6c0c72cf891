//! The browser edge: everything of the page that touches `web_sys` stands here.

#[cfg(feature = "worker")]
mod aside;
pub mod clipboard;
pub mod decode;
pub mod dom;
pub mod drafts;
pub mod fault;
pub mod files;
pub mod focus;
pub mod host;
pub mod keys;
pub mod listener;
pub mod mount;
pub mod print;
pub mod reading;
pub mod scroll;
pub mod settings;
mod storage;
#[cfg(feature = "worker")]
pub mod worker;

use std::rc::Rc;

use super::state::Unfit;
use crate::source::Source;

/// The most that the page takes, in bytes.
pub const MAX_BYTES: usize = 20 << 20;

/// What a paste, a drop or a file came to.
pub type Taken = Result<Rc<Source>, Unfit>;

/// The text as a source, where it is one.
pub fn take(source: Source) -> Taken {
    if source.text.trim().is_empty() {
        return Err(Unfit::Empty);
    }
    if source.text.len() > MAX_BYTES {
        return Err(Unfit::TooBig);
    }
    Ok(Rc::new(source))
}
