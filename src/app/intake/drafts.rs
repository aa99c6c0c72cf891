//! The draft, kept in the browser for those who switched that on.

use super::storage;
use crate::app::draft::{self, Draft};
use crate::app::history::Work;
use crate::form::CellId;

const DRAFT: &str = "gouji-draft";
const CELL: &str = "gouji-draft-cell";

/// The longest text that is kept, in bytes: every step of the user's writes it anew.
const LONGEST: usize = 2 << 20;

/// Keeps the work; whether the browser did. What it kept before is gone in any case: an older
/// draft would pass for this one.
pub fn keep(work: &Work) -> bool {
    let is_long = work.source.as_ref().is_some_and(|it| it.text.len() > LONGEST);
    let kept = !is_long && draft::write(work).is_none_or(|it| storage::set(DRAFT, &it));
    if !kept {
        forget();
    }
    kept
}

/// Keeps what is being typed in a cell.
pub fn keep_cell(cell: CellId, text: &str) {
    storage::set(CELL, &draft::write_cell(cell, text));
}

/// No cell is being typed in.
pub fn forget_cell() {
    storage::remove(CELL);
}

/// Keeps nothing.
pub fn forget() {
    storage::remove(DRAFT);
    forget_cell();
}

/// The draft of an earlier visit. It is out of the browser's hands until the page has read it and
/// keeps it again, so that a text on which the page fails does not come back for ever.
pub fn take() -> Option<Draft> {
    let draft = draft::read(&storage::get(DRAFT), &storage::get(CELL));
    forget();
    draft
}
