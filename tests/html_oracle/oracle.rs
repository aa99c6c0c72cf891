//! Tables out of a DOM by the table model of the HTML standard, slot by slot.

use std::collections::BTreeSet;

use gouji::grid;
use html5ever::tendril::TendrilSink;
use markup5ever_rcdom::{Handle, NodeData, RcDom};

/// Tables in order, and the text that is in none of them.
#[derive(Debug, Default)]
pub struct Reading {
    pub tables: Vec<Table>,
    pub rest: Vec<String>,
}

#[derive(Debug, Default, PartialEq, Eq)]
pub struct Table {
    width: usize,
    rows: Vec<Vec<Cell>>,
}

#[derive(Debug, PartialEq, Eq)]
struct Cell {
    column: usize,
    colspan: usize,
    rowspan: usize,
    text: String,
}

impl Reading {
    /// The characters outside of tables, sorted.
    pub fn characters(&self) -> String {
        let is_text = |it: &char| !it.is_whitespace();
        let mut res: Vec<char> =
            self.rest.iter().flat_map(|it| it.chars()).filter(is_text).collect();
        res.sort_unstable();
        res.into_iter().collect()
    }
}

impl From<grid::Table<'_>> for Table {
    fn from(table: grid::Table) -> Self {
        let cell = |it: grid::PlacedCell| Cell {
            column: it.column,
            colspan: it.colspan,
            rowspan: it.rowspan,
            text: it.cell.text.into(),
        };
        let rows = table.rows.into_iter().map(|it| it.cells.into_iter().map(cell).collect());
        Self { width: table.width, rows: rows.collect() }
    }
}

/// Reads a page by way of its DOM.
pub fn read(html: &str) -> Reading {
    let dom = html5ever::parse_document(RcDom::default(), Default::default()).one(html);
    let mut reading = Reading::default();
    walk(&dom.document, &mut reading);
    reading
}

fn walk(node: &Handle, reading: &mut Reading) {
    if let NodeData::Text { contents } = &node.data {
        reading.rest.push(contents.borrow().to_string());
    }
    if is_unseen(node) {
        return;
    }
    let is_table = name(node) == "table" && !has_table(node);
    let table = is_table.then(|| form_table(node)).filter(|it| it.n_cells() > 1);
    let Some(table) = table else {
        return node.children.borrow().iter().for_each(|it| walk(it, reading));
    };
    // Of a table, only its captions are outside of cells.
    let children = node.children.borrow();
    children.iter().filter(|it| name(it) == "caption").for_each(|it| walk(it, reading));
    reading.tables.push(table);
}

impl Table {
    fn n_cells(&self) -> usize {
        self.rows.iter().map(Vec::len).sum()
    }
}

fn has_table(node: &Handle) -> bool {
    let is_seen = |it: &&Handle| !is_unseen(it);
    node.children.borrow().iter().filter(is_seen).any(|it| name(it) == "table" || has_table(it))
}

/// The standard's "algorithm for forming a table", with one difference: rows that no tag begins,
/// which a rowspan beyond the end of its group would add, are not added.
fn form_table(table: &Handle) -> Table {
    let groups = |is_foot: bool| {
        let is_wanted = move |it: &Handle| match name(it).as_str() {
            "thead" | "tbody" => !is_foot,
            "tfoot" => is_foot,
            _ => false,
        };
        table.children.borrow().iter().filter(|it| is_wanted(it)).cloned().collect::<Vec<_>>()
    };
    let mut res = Table::default();
    for group in groups(false).into_iter().chain(groups(true)) {
        form_group(&group, &mut res);
    }
    res
}

fn form_group(group: &Handle, table: &mut Table) {
    let rows = elements(group, &["tr"]);
    let mut taken = BTreeSet::new();
    for (y, row) in rows.iter().enumerate() {
        let (mut x, mut cells) = (0, Vec::new());
        for cell in elements(row, &["td", "th"]) {
            while taken.contains(&(x, y)) {
                x += 1;
            }
            let colspan = span(&cell, "colspan").filter(|it| *it > 0).unwrap_or(1).min(1000);
            let rowspan = match span(&cell, "rowspan").unwrap_or(1).min(65534) {
                0 => rows.len() - y,
                it => it.min(rows.len() - y),
            };
            taken.extend((x..x + colspan).flat_map(|x| (y..y + rowspan).map(move |y| (x, y))));
            cells.push(Cell { column: x, colspan, rowspan, text: text_of(&cell) });
            x += colspan;
            table.width = table.width.max(x);
        }
        table.rows.push(cells);
    }
}

fn elements(parent: &Handle, names: &[&str]) -> Vec<Handle> {
    let children = parent.children.borrow();
    children.iter().filter(|it| names.contains(&name(it).as_str())).cloned().collect()
}

fn name(node: &Handle) -> String {
    match &node.data {
        NodeData::Element { name, .. } => name.local.to_string(),
        _ => String::new(),
    }
}

fn span(node: &Handle, attribute: &str) -> Option<usize> {
    let NodeData::Element { attrs, .. } = &node.data else { return None };
    let attrs = attrs.borrow();
    let value = attrs.iter().find(|it| &*it.name.local == attribute)?.value.to_string();
    let digits: String = value.trim().chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

/// The lines of a cell.
fn text_of(cell: &Handle) -> String {
    let mut text = String::new();
    add_text(cell, &mut text);
    let is_outer = |it: char| it.is_whitespace() || ('\u{200b}'..='\u{200f}').contains(&it);
    let line = |it: &str| it.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    let lines = text.split(LINE_END).map(|it| line(it).trim_matches(is_outer).to_owned());
    lines.filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n")
}

const LINE_END: char = '\u{1}';

fn add_text(node: &Handle, text: &mut String) {
    if let NodeData::Text { contents } = &node.data {
        text.push_str(&contents.borrow());
    }
    if is_unseen(node) {
        return;
    }
    let ends_line = is_block(&name(node));
    text.extend(ends_line.then_some(LINE_END));
    node.children.borrow().iter().for_each(|it| add_text(it, text));
    text.extend(ends_line.then_some(LINE_END));
}

fn is_unseen(node: &Handle) -> bool {
    let unseen = ["script", "style", "title", "textarea", "noscript", "iframe", "rt", "rp", "rtc"];
    unseen.contains(&name(node).as_str())
}

fn is_block(name: &str) -> bool {
    let blocks =
        "br p div ul ol li h1 h2 h3 form hr center section dl dt dd blockquote table tr td th";
    blocks.split(' ').any(|it| it == name)
}
