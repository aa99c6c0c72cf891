//! The blocks of the document as they are found, and what of them was selected.

use crate::grid::{Block, Document, Line, Table};

/// Lines and tables in reading order.
#[derive(Debug, Default)]
pub(super) struct Output<'a> {
    blocks: Vec<Block<'a>>,
    /// Which of the blocks are lines outside of any table.
    loose: Vec<usize>,
    fragments: Vec<usize>,
    fragment_end: Option<usize>,
}

impl<'a> Output<'a> {
    /// For a document of `len` bytes.
    pub(super) fn new(len: usize) -> Self {
        // Pages of reports have a line for each kilobyte.
        let n_blocks = len / 1024;
        Self {
            blocks: Vec::with_capacity(n_blocks),
            loose: Vec::with_capacity(n_blocks),
            ..Self::default()
        }
    }

    /// Adds a line.
    pub(super) fn line(&mut self, line: Line<'a>, is_in_table: bool) {
        if !is_in_table {
            self.loose.push(self.blocks.len());
        }
        self.blocks.push(Block::Line(line));
    }

    /// Adds a table.
    pub(super) fn table(&mut self, table: Table<'a>) {
        self.blocks.push(Block::Table(table));
    }

    /// Notes a comment that a clipboard sets around what was selected.
    pub(super) fn comment(&mut self, text: &str, at: usize) {
        match text.trim() {
            "StartFragment" => self.fragments.push(at),
            "EndFragment" => self.fragment_end = Some(at),
            _ => {}
        }
    }

    /// Everything. Of a clipboard, lines that were not selected are left out; a table is whole
    /// even where the selection begins inside of it. A page that was once pasted together may
    /// hold such comments too, often several, and means nothing by them.
    pub(super) fn finish(self, is_clipboard: bool) -> Document<'a> {
        let (&[start], Some(end), true) = (&*self.fragments, self.fragment_end, is_clipboard)
        else {
            return Document { blocks: self.blocks };
        };
        let mut loose = self.loose.into_iter().peekable();
        let mut blocks = self.blocks;
        let mut idx = 0;
        blocks.retain(|block| {
            let is_loose = loose.next_if_eq(&idx).is_some();
            idx += 1;
            !is_loose || is_within(block, start, end)
        });
        Document { blocks }
    }
}

/// Whether any of a line stands between `start` and `end`.
fn is_within(block: &Block, start: usize, end: usize) -> bool {
    let Block::Line(Line { cells, .. }) = block else { return true };
    let Some((first, last)) = cells.first().zip(cells.last()) else { return true };
    (first.span.start as usize) < end && last.span.end as usize > start
}
