//! Grids laid against the form: every cell of the form with its value, its state and its place.
//!
//! Reading never fails. The worst input yields a [`Reading`] without tables and a
//! [`Refusal`] that says why.

mod applications;
mod cut;
mod disclosure;
mod disputes;
mod fold;
mod labels;
mod model;
mod report;
mod tokens;
mod unit;

pub use model::{
    Label, Layout, Place, ReadCell, ReadRow, ReadTable, Reading, Refusal, Remark, State,
};

use crate::form::Edition;
use crate::grid::Document;
use crate::source::{Kind, Source, Span, html, plain};
use tokens::{FlatLine, Tokens, flat_lines};

/// Reads a report.
pub fn read(source: &Source) -> Reading {
    let document = match source.kind {
        Kind::Text => plain::read(&source.text),
        Kind::Html => html::read(&source.text),
    };
    read_document(&document, &source.text)
}

fn read_document(document: &Document, text: &str) -> Reading {
    let lines = flat_lines(document, |_| false);
    let heading = report::heading(&lines);
    let fallback = heading.year.and_then(Edition::for_year).unwrap_or(Edition::Form2021);
    let mut reading = Reading {
        title: heading.title.clone(),
        organ: heading.organ.clone(),
        year: heading.year,
        ..Reading::default()
    };
    read_lines(&mut reading, &lines, fallback);
    if reading.tables.is_empty() {
        reading.refusal = Some(report::refusal(text, &lines, &heading));
    }
    reading
}

/// Reads the tables out of lines of text.
fn read_lines(reading: &mut Reading, lines: &[FlatLine<'_>], fallback: Edition) {
    let tokens = Tokens::new(lines);
    if tokens.segments.is_empty() {
        return;
    }
    let region = applications::region(&tokens);
    let applications = region.and_then(|region| {
        let (found, layout) = applications::find(lines, &tokens, &region);
        let is_table = found.units.iter().any(|it| it.label.is_some());
        let span = tokens
            .span(tokens.segments[region.first].gap.start..tokens.segments[region.last].gap.end);
        is_table.then(|| (applications::place(found, layout, fallback), layout, span))
    });
    let edition = applications.as_ref().map_or(fallback, |it| it.0.form.edition);
    let end = region.map_or(tokens.segments.len(), |it| it.first + 1);
    if let Some((table, remarks)) = disclosure::find(&tokens, 0..end, fallback) {
        reading.tables.push(table);
        reading.remarks.extend(remarks);
    }
    if let Some((placed, layout, span)) = applications {
        let span = span.unwrap_or(Span::new(0, 0));
        let table = ReadTable { form: placed.form, rows: placed.rows, layout, span };
        reading.tables.push(table);
        reading.remarks.extend(placed.remarks);
    }
    let from = region.map_or(0, |it| it.last);
    if let Some((table, remarks)) = disputes::find(&tokens, from, edition) {
        reading.tables.push(table);
        reading.remarks.extend(remarks);
    }
}
