//! Tables as Word, WPS and Excel take them from the clipboard: HTML with its borders written
//! out (Word draws none of its own), and tabs for everything else. Pure.

use super::sheet::{Head, Scope, Sheet, Slot, sheet};
use super::text;
use crate::explain::{self, Lang};
use crate::form::CellId;
use crate::reading::{ReadCell, ReadTable, Reading, State};

const TABLE: &str = "border-collapse:collapse;border:none;mso-border-alt:solid windowtext .5pt";
const CELL: &str = "border:solid windowtext .5pt;padding:2pt 4pt;vertical-align:middle;\
    font-family:宋体,SimSun,serif;font-size:10.5pt";

/// What is put on the clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copy {
    /// For word processors and workbooks.
    pub html: String,
    /// For everything else: cells with tabs, rows on lines.
    pub text: String,
}

/// The tables of a reading as they stand now, with the official Chinese labels.
pub fn copy<'a>(tables: impl Iterator<Item = &'a ReadTable>, reading: &Reading) -> Copy {
    let mut res = Copy { html: String::new(), text: String::new() };
    for table in tables {
        let sheet = sheet(table.form, Lang::Zh);
        let heading = text::heading(table.form.id, Lang::Zh);
        res.html.push_str(&format!("<p><b>{heading}</b></p>"));
        html(&mut res.html, &sheet, reading);
        res.text.push_str(heading);
        res.text.push('\n');
        tabs(&mut res.text, &sheet, reading);
    }
    res
}

/// What a cell says on the clipboard: its number, or nothing where none is known.
fn figure(reading: &Reading, id: CellId) -> String {
    let Some(cell) = reading.cell(id) else { return String::new() };
    match (cell.state, cell.value) {
        (State::Read | State::Assumed, Some(value)) => value.to_string(),
        (State::Dash | State::Unreadable, _) => harmless(cell),
        _ => String::new(),
    }
}

/// A text that a workbook would take for a formula, or for the beginning of a cell of several
/// lines, gets a mark before it. White space and what is hidden could stand before the sign.
fn harmless(cell: &ReadCell) -> String {
    const SIGNS: [char; 9] = ['=', '+', '-', '@', '"', '＝', '＋', '－', '＠'];
    let seen = cell.raw.chars().filter(|it| it.is_whitespace() || !explain::is_hidden(*it));
    let text: String = seen.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    match text.starts_with(SIGNS) && text.chars().count() > 1 {
        true => format!("'{text}"),
        false => text,
    }
}

fn rows(sheet: &Sheet) -> impl Iterator<Item = &Vec<Slot>> {
    sheet.head.iter().chain(sheet.bodies.iter().flatten())
}

fn html(res: &mut String, sheet: &Sheet, reading: &Reading) {
    res.push_str(&format!("<table border=\"1\" cellspacing=\"0\" style=\"{TABLE}\">"));
    for slots in rows(sheet) {
        res.push_str("<tr>");
        slots.iter().for_each(|it| html_slot(res, it, reading));
        res.push_str("</tr>");
    }
    res.push_str("</table>");
}

fn html_slot(res: &mut String, slot: &Slot, reading: &Reading) {
    let (colspan, rowspan, align, text) = match slot {
        Slot::Head(it) => (it.colspan, it.rowspan, alignment(it), it.text.clone()),
        Slot::Figure { cell, colspan } => (*colspan, 1, "center", figure(reading, *cell)),
    };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    res.push_str(&format!(
        "<td colspan=\"{colspan}\" rowspan=\"{rowspan}\" style=\"{CELL};text-align:{align}\">{text}</td>"
    ));
}

const fn alignment(head: &Head) -> &'static str {
    match head.scope {
        Scope::Row => "left",
        _ => "center",
    }
}

/// Rows with tabs; a cell that is covered by another one is empty, so that columns stay columns.
fn tabs(res: &mut String, sheet: &Sheet, reading: &Reading) {
    let mut covered = vec![0; sheet.width];
    for slots in rows(sheet) {
        let mut slots = slots.iter();
        let mut column = 0;
        while column < sheet.width {
            if column > 0 {
                res.push('\t');
            }
            if covered[column] > 0 {
                covered[column] -= 1;
                column += 1;
                continue;
            }
            let Some(slot) = slots.next() else { break };
            let (text, colspan, rowspan) = match slot {
                Slot::Head(it) => (it.text.clone(), it.colspan, it.rowspan),
                Slot::Figure { cell, colspan } => (figure(reading, *cell), *colspan, 1),
            };
            res.push_str(&text);
            res.push_str(&"\t".repeat(colspan - 1));
            covered[column..column + colspan].fill(rowspan - 1);
            column += colspan;
        }
        res.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::{Copy, copy};
    use crate::decimal::Decimal;
    use crate::form::{CellId, Edition, TableId, table};
    use crate::reading::{ReadCell, ReadTable, Reading, State};
    use crate::source::Span;

    fn reading() -> Reading {
        let forms = TableId::ALL.map(|id| table(id, Edition::Form2021));
        let tables = forms.map(|it| ReadTable::empty(it, Span::new(0, 0))).to_vec();
        Reading { tables, ..Reading::default() }
    }

    #[test]
    fn columns_stay_columns() {
        let reading = reading();
        let copy = copy(reading.tables[1..2].iter(), &reading);
        for line in copy.text.lines().skip(1) {
            assert_eq!(line.split('\t').count(), 10, "{line}");
        }
        assert_eq!(copy.html.matches("<tr>").count(), 3 + 25);
        assert!(copy.html.contains("border:solid windowtext .5pt"));
    }

    /// What is copied of a table whose first cell is `cell`.
    fn copied(cell: &ReadCell) -> Copy {
        let mut reading = reading();
        let id = CellId::new(TableId::Applications, 0, 0);
        if let Some(it) = reading.cell_mut(id) {
            *it = cell.clone();
        }
        copy(reading.tables[1..2].iter(), &reading)
    }

    fn unreadable(raw: &str) -> ReadCell {
        ReadCell { state: State::Unreadable, raw: raw.into(), ..ReadCell::lost() }
    }

    #[test]
    fn formulas_are_harmless() {
        for raw in [
            "=1+1<",
            "+1+1<",
            "-1+1<",
            "@SUM(1)<",
            "\t=1+1<",
            "\r\n=1+1<",
            "\u{a0}=1+1<",
            "\u{200b}=1+1<",
            "\0=1+1<",
            "＝1+1<",
            "\"1\t2<",
        ] {
            let copy = copied(&unreadable(raw));
            let line = copy.text.lines().nth(4).expect("the first row stands below the heads");
            let cell = line.split('\t').nth(3).expect("the first figure stands behind the labels");
            assert!(cell.starts_with('\'') && cell.ends_with('<'), "{raw:?}: {line}");
            assert_eq!(line.split('\t').count(), 10, "{raw:?}: {line}");
            let cell = cell.replace('<', "&lt;");
            assert!(copy.html.contains(&format!(">{cell}</td>")), "{raw:?}: {}", copy.html);
        }
    }

    #[test]
    fn markup_in_a_cell_is_copied_as_text() {
        let copy = copied(&unreadable("</td><img src=x onerror=a()>&lt;"));
        assert!(copy.html.contains("&lt;/td&gt;&lt;img src=x onerror=a()&gt;&amp;lt;</td>"));
        assert!(!copy.html.contains("<img"));
    }

    #[test]
    fn numbers_below_zero_stay_numbers() {
        let value = Decimal::parse("-5");
        let raw = "\u{200e}－5".to_owned();
        let copy =
            copied(&ReadCell { state: State::Read, value, raw: raw.into(), ..ReadCell::lost() });
        assert!(copy.text.contains("\t-5\t"), "{}", copy.text);
        assert!(copy.html.contains(">-5</td>"));
        let copy = copied(&ReadCell { state: State::Dash, ..unreadable("-") });
        assert!(copy.text.contains("\t-\t"), "{}", copy.text);
    }
}
