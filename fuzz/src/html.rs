//! Reading HTML.

use gouji::grid::{Block, Cell};
use gouji::source::{Source, html};

use super::reading;

/// Any bytes as HTML.
pub fn check(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let document = html::read(&text);
    let cells = document.blocks.iter().flat_map(cells);
    for cell in cells {
        let place = text.get(cell.span.start as usize..cell.span.end as usize);
        assert!(place.is_some(), "{:?} is no place in the text", cell.span);
    }
    reading::read(&Source::html("", text));
}

fn cells<'a>(block: &'a Block<'a>) -> Vec<&'a Cell<'a>> {
    match block {
        Block::Line(it) => it.cells.iter().collect(),
        Block::Table(it) => it.rows.iter().flat_map(|it| &it.cells).map(|it| &it.cell).collect(),
    }
}
