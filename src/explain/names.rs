//! What tables, rows, columns and cells are called: as in the form, without its explanations.

use crate::form::{self, CellId, Column, Edition, Row, TableId};
use crate::reading::{Place, Reading};

use super::english;
use super::{Lang, Lang::Zh, visible};

/// Names things of one report in one language.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The report, whose forms tell what a place is.
    pub reading: &'a Reading,
    /// The language.
    pub lang: Lang,
}

impl Names<'_> {
    /// A table, with the number that clerks give it: that of its section.
    pub const fn table(&self, table: TableId) -> &'static str {
        table_name(table, self.lang)
    }

    /// A table where a row or a cell of it is named next, which says the rest.
    pub const fn short_table(&self, table: TableId) -> &'static str {
        match (table, self.lang) {
            (TableId::Disclosure, Zh) => "表二",
            (TableId::Applications, Zh) => "表三",
            (TableId::Disputes, Zh) => "表四",
            (TableId::Disclosure, Lang::En) => "table 2",
            (TableId::Applications, Lang::En) => "table 3",
            (TableId::Disputes, Lang::En) => "table 4",
        }
    }

    /// A row with its group: （三）不予公开 1.属于国家秘密.
    pub fn row(&self, table: TableId, row: u8) -> String {
        self.form_row(table, row).map_or_else(String::new, |it| row_name(it, self.lang))
    }

    /// A row as short as it can be told: （三）1.属于国家秘密.
    pub fn short_row(&self, table: TableId, row: u8) -> String {
        let form = self.form_row(table, row);
        form.map_or_else(String::new, |it| short_row_name(it, self.lang))
    }

    /// A row in quotation marks.
    pub fn quoted_row(&self, table: TableId, row: u8) -> String {
        self.quoted(&self.row(table, row))
    }

    /// A row's label as the form prints it, in quotation marks.
    pub fn official(&self, place: Place) -> String {
        let row = place.row.and_then(|it| self.form_row(place.table, it));
        self.quoted(row.map_or("", |it| it.label))
    }

    /// A column of a row, or of the whole table.
    pub fn column(&self, table: TableId, row: u8, column: u8) -> &'static str {
        let columns = self.form_row(table, row).map_or(&[][..], |it| it.columns);
        columns.get(column as usize).map_or("", |it| column_name(it, self.lang))
    }

    /// A cell in quotation marks: 「（七）总计·自然人」.
    pub fn cell(&self, cell: CellId) -> String {
        let row = self.row(cell.table, cell.row);
        let column = self.column(cell.table, cell.row, cell.column);
        let between = if self.lang == Zh { "·" } else { " / " };
        self.quoted(&format!("{row}{between}{column}"))
    }

    /// Cells in quotation marks with their texts: 「（七）总计·自然人」“—”.
    pub fn cells_with_texts(&self, cells: &[CellId]) -> String {
        self.listed(cells, |it| {
            let raw = self.reading.cell(*it).map_or("", |it| it.raw.trim());
            match self.lang {
                Zh => format!("{}“{}”", self.cell(*it), clipped(raw)),
                Lang::En => format!("{} (“{}”)", self.cell(*it), clipped(raw)),
            }
        })
    }

    /// Cells in quotation marks, the first few of them.
    pub fn cells(&self, cells: &[CellId]) -> String {
        self.listed(cells, |it| self.cell(*it))
    }

    /// Rows of a table in quotation marks, the first few of them.
    pub fn rows(&self, places: &[Place]) -> String {
        self.listed(places, |it| {
            it.row.map_or_else(String::new, |row| self.quoted_row(it.table, row))
        })
    }

    /// The first few of many things, one behind the other.
    pub fn listed<T>(&self, things: &[T], name: impl Fn(&T) -> String) -> String {
        const SHOWN: usize = 3;
        let names: Vec<_> = things.iter().take(SHOWN).map(name).collect();
        let comma = if self.lang == Zh { "、" } else { ", " };
        let res = names.join(comma);
        match (things.len() > SHOWN, self.lang) {
            (false, _) => res,
            (true, Zh) => format!("{res}等{}处", things.len()),
            (true, Lang::En) => format!("{res} and {} more", things.len() - SHOWN),
        }
    }

    /// In quotation marks.
    pub fn quoted(&self, text: &str) -> String {
        match self.lang {
            Zh => format!("「{text}」"),
            Lang::En => format!("“{text}”"),
        }
    }

    fn form_row(&self, table: TableId, row: u8) -> Option<&'static Row> {
        let found = self.reading.table(table).map(|it| it.form);
        let form = found.unwrap_or_else(|| form::table(table, Edition::Form2021));
        form.rows.get(row as usize)
    }
}

/// A table, with the number that clerks give it: that of its section.
pub const fn table_name(table: TableId, lang: Lang) -> &'static str {
    match (table, lang) {
        (TableId::Disclosure, Zh) => "表二（主动公开）",
        (TableId::Applications, Zh) => "表三（依申请公开）",
        (TableId::Disputes, Zh) => "表四（复议诉讼）",
        (TableId::Disclosure, Lang::En) => "table 2 (proactive disclosure)",
        (TableId::Applications, Lang::En) => "table 3 (applications)",
        (TableId::Disputes, Lang::En) => "table 4 (disputes)",
    }
}

/// A row with its group: （三）不予公开 1.属于国家秘密.
pub fn row_name(row: &Row, lang: Lang) -> String {
    match lang {
        Zh => {
            let label = short_label(row);
            row.group.map_or_else(|| label.to_owned(), |it| format!("{} {label}", it.label))
        }
        Lang::En => english::row(row.key).to_owned(),
    }
}

/// A row as short as it can be told: （三）1.属于国家秘密.
fn short_row_name(row: &Row, lang: Lang) -> String {
    let of_relation = match row.key {
        "received" => Some("本年新收"),
        "carried_in" => Some("上年结转"),
        "carried_out" => Some("结转下年度"),
        _ => None,
    };
    match (of_relation, row.group, lang) {
        (Some(name), _, Zh) => name.to_owned(),
        (None, Some(group), Zh) => {
            let ordinal = group.label.split_inclusive('）').next().unwrap_or_default();
            format!("{ordinal}{}", short_label(row))
        }
        _ => row_name(row, lang),
    }
}

/// The row's label without its explanations.
fn short_label(row: &Row) -> &'static str {
    match row.key {
        "partly_disclosed" => "（二）部分公开",
        "other_handling.not_corrected_in_time" => "1.逾期不补正",
        "other_handling.fee_not_paid_in_time" => "2.逾期未缴费",
        _ => row.label,
    }
}

/// A column without the unit that its head names.
pub fn column_name(column: &Column, lang: Lang) -> &'static str {
    match lang {
        Zh => column.label.split_once('（').map_or(column.label, |it| it.0),
        Lang::En => english::column(column),
    }
}

/// A printed text in one line, cut where it is too long for a sentence.
pub fn clipped(text: &str) -> String {
    const LONG: usize = 24;
    let mut res = visible(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((end, _)) = res.char_indices().nth(LONG) {
        res.truncate(end);
        res.push('…');
    }
    res
}
