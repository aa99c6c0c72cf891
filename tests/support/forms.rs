//! Balanced forms: every sum holds and no rule has anything to say.

use gouji::decimal::Decimal;
use gouji::form::{Edition, Table, TableId, table};
use gouji::grid::number::{Figure, Traits, figure};
use gouji::reading::{Label, Layout, ReadCell, ReadRow, ReadTable, Reading, State};
use gouji::source::Span;

/// The rows of the balanced tables; rows that are not listed are 0 throughout.
const APPLICATIONS: &str = "
    received 20 3 0 0 1 0 24
    carried_in 2 0 0 0 0 0 2
    disclosed 9 1 0 0 0 0 10
    partly_disclosed 3 1 0 0 0 0 4
    withheld.prohibited_by_law 1 0 0 0 0 0 1
    withheld.process_information 1 0 0 0 0 0 1
    unavailable.not_held 4 1 0 0 0 0 5
    not_processed.petition 1 0 0 0 0 0 1
    other_handling.not_corrected_in_time 1 0 0 0 0 0 1
    other_handling 1 0 0 0 0 0 1
    handled_total 20 3 0 0 0 0 23
    carried_out 2 0 0 0 1 0 3";
const DISPUTES: &str = "
    reconsideration 1 0 0 1 2
    post_reconsideration_litigation 1 0 0 0 1";
const DISCLOSURE_2021: &str = "
    normative_documents 2 1 14
    licensing 350
    penalties 12
    coercion 1
    fees 27.5";
const DISCLOSURE_2019: &str = "
    normative_documents 3 3 12
    licensing 40 -2 350
    other_services 10 0 25
    penalties 60 3 12
    coercion 4 0 1
    fees 5 0
    procurement 6 120.5万元";

/// A balanced report of this edition.
pub fn balanced(edition: Edition) -> Reading {
    let year = match edition {
        Edition::Form2019 => 2020,
        Edition::Form2021 => 2023,
    };
    Reading {
        title: Some(format!("{year}年政府信息公开工作年度报告")),
        year: Some(year),
        tables: TableId::ALL.map(|it| balanced_table(it, edition)).into(),
        ..Reading::default()
    }
}

/// The report of the year before [`balanced`], which ends as that one begins. Its own sums are
/// nobody's business.
pub fn year_before(edition: Edition) -> Reading {
    const CHANGED: [(&str, &str, &str); 8] = [
        ("carried_out", "legal_service", "0"),
        ("carried_out", "total", "2"),
        ("normative_documents", "in_force", "13"),
        ("normative_documents", "public_total", "9"),
        ("licensing", "items_last_year", "42"),
        ("penalties", "items_last_year", "57"),
        ("procurement", "projects", "4"),
        ("licensing", "decisions", "340"),
    ];
    let mut res = balanced(edition);
    res.year = res.year.map(|it| it - 1);
    for table in &mut res.tables {
        for (row, read) in table.form.rows.iter().zip(&mut table.rows) {
            for (column, cell) in row.columns.iter().zip(&mut read.cells) {
                let changed = CHANGED.iter().find(|it| (it.0, it.1) == (row.key, column.key));
                if let Some((.., text)) = changed {
                    *cell = read_cell(text);
                }
            }
        }
    }
    res
}

/// One table of a balanced report.
pub fn balanced_table(id: TableId, edition: Edition) -> ReadTable {
    let figures = match (id, edition) {
        (TableId::Applications, _) => APPLICATIONS,
        (TableId::Disputes, _) => DISPUTES,
        (TableId::Disclosure, Edition::Form2019) => DISCLOSURE_2019,
        (TableId::Disclosure, Edition::Form2021) => DISCLOSURE_2021,
    };
    read_table(table(id, edition), figures)
}

fn read_table(form: &'static Table, figures: &str) -> ReadTable {
    let row = |row: &gouji::form::Row| {
        let line = figures.lines().find(|it| it.split_whitespace().next() == Some(row.key));
        let mut figures = line.unwrap_or_default().split_whitespace().skip(1);
        ReadRow {
            label: Some(Label { text: row.label.to_owned(), span: NOWHERE }),
            cells: row.columns.iter().map(|_| read_cell(figures.next().unwrap_or("0"))).collect(),
        }
    };
    let rows = form.rows.iter().map(row).collect();
    ReadTable { form, rows, layout: Layout::Grid, span: NOWHERE }
}

/// The span of what was not laid out as yet.
pub const NOWHERE: Span = Span { start: 0, end: 0 };

/// A cell with this text in it.
pub fn read_cell(raw: &str) -> ReadCell {
    let (state, value, traits) = match figure(raw) {
        Figure::Blank => (State::Blank, None, Traits::default()),
        Figure::Dash => (State::Dash, None, Traits::default()),
        Figure::Number(value, traits) => (State::Read, Some(value), traits),
        Figure::Other(traits) => (State::Unreadable, None, traits),
    };
    ReadCell { state, value, raw: raw.into(), span: None, traits }
}

/// A cell whose place was inferred.
pub fn assumed_cell(raw: &str) -> ReadCell {
    ReadCell { state: State::Assumed, value: Decimal::parse(raw), ..read_cell(raw) }
}

/// Writes the report down as a text and sets every span accordingly.
pub fn lay_out(reading: &mut Reading) -> String {
    let mut text = reading.title.clone().unwrap_or_default() + "\n";
    for table in &mut reading.tables {
        let start = text.len();
        for row in &mut table.rows {
            if let Some(label) = &mut row.label {
                label.span = write(&mut text, &label.text);
            }
            for cell in row.cells.iter_mut().filter(|it| !it.raw.is_empty()) {
                cell.span = Some(write(&mut text, &cell.raw));
            }
            text.push('\n');
        }
        table.span = Span::new(start, text.len());
    }
    text
}

fn write(text: &mut String, piece: &str) -> Span {
    text.push(' ');
    let start = text.len();
    text.push_str(piece);
    Span::new(start, text.len())
}
