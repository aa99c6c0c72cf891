//! Tokenizes HTML into lines and tables as the HTML standard builds them; never the DOM.
//!
//! `tokens` cuts tags and text, `tree` (with `body` and `parts`) follows which elements are open,
//! `text` gathers lines, `table` lays cells out, `output` collects what was found. Deliberately
//! other than the standard:
//!
//! - What `display:none`, `mso-hide`, `hidden` hide is not read, nor are readings of ruby, empty
//!   rows without height, and `<xml>`, `<svg>` and `<template>` up to their end tags.
//! - `mso-ignore:colspan` makes separate cells of one.
//! - A table around other tables, or around one cell only, is a layout: it becomes lines.
//! - Text right inside a table, and its caption, are lines before it.
//! - Cells outside of any table end lines; a rowspan ends with the rows that there are.
//! - A table always ends the paragraph before it (in quirks mode it would not).
//! - Formatting is not opened again in the next block (it can only matter where it hides text).
//! - Attributes are read without character references, named references from a short list,
//!   `<plaintext>`, `<select>`, `<math>` and script escapes as ordinary markup.
//! - Tabs within one line of source stay tabs outside of tables: they cut the line.

mod attributes;
mod body;
mod bytes;
mod detect;
mod entities;
mod memo;
mod names;
mod output;
mod parts;
mod runs;
mod stack;
mod style;
mod table;
mod text;
mod tokens;
mod tree;

use std::fmt;

use crate::grid::Document;
use crate::pace::{self, PIECE, Pace};
use crate::source::Utf16Index;

pub use detect::looks_like_html;

/// What was learnt of the tags of pages. Whoever reads many hands it on from one to the next: pages
/// of one origin repeat the same tags. It changes how soon a page is read, and nothing else.
#[derive(Default)]
pub struct Learnt {
    memo: memo::Memo,
    runs: runs::Runs,
    /// Counts the last page, if [`COUNTS_UTF16`](crate::source::COUNTS_UTF16).
    pub(crate) utf16: Utf16Index,
}

impl fmt::Debug for Learnt {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_struct("Learnt").finish_non_exhaustive()
    }
}

/// Reads `html` into lines and tables. Never fails: what cannot be read is left out.
pub fn read(html: &str) -> Document<'_> {
    pace::finish(read_paced(html, &Pace::default(), &mut Learnt::default()))
}

/// As [`read`], piece by piece.
pub async fn read_paced<'a>(html: &'a str, pace: &Pace, learnt: &mut Learnt) -> Document<'a> {
    let Learnt { memo, runs, utf16 } = learnt;
    let header = detect::clipboard_header(html);
    let mut tree = tree::Tree::new(html.len(), runs);
    tree.count(&html.as_bytes()[..header], true);
    let mut tokens = tokens::Tokens::new(html, header, memo);
    loop {
        let start = tokens.at();
        let is_more = piece(&mut tree, &mut tokens, start + PIECE);
        pace.rest(tokens.at() - start).await;
        if !is_more {
            *utf16 = std::mem::take(&mut tree.utf16);
            return tree.finish(header > 0);
        }
    }
}

/// Takes in the tokens up to about byte `end`; whether there are more.
fn piece<'a>(
    tree: &mut tree::Tree<'a, '_>,
    tokens: &mut tokens::Tokens<'a, '_>,
    end: usize,
) -> bool {
    while tokens.at() < end {
        let start = tokens.at();
        crate::probe::step(1);
        if let Some(len) = tree.repeat(tokens.html(), start) {
            tokens.skip(len);
            continue;
        }
        let Some(token) = tokens.next() else { return false };
        tree.token(token, tokens.tag(), tokens.html(), start..tokens.at());
    }
    true
}

#[cfg(test)]
mod tests;
