//! An identity with its numbers, as the page shows it.

use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};
use crate::reading::{ReadCell, Reading};
use crate::rules::support::mismatch::Part;
use crate::rules::{Evaluated, Status};

use super::{Lang, Names};

/// The identity with its numbers: 自然人20＋商业企业3＝23 ≠ 总计24. An unknown number is ？.
pub fn formula(it: &Evaluated, reading: &Reading, lang: Lang) -> String {
    let names = Names { reading, lang };
    let left = side(names, it, &it.identity.left, it.left);
    let right = side(names, it, &it.identity.right, it.right);
    let relation = match it.status {
        Status::Holds => lang.pick("＝", "="),
        Status::Fails => "≠",
        Status::NotChecked(_) => lang.pick("？＝", "?="),
    };
    format!("{left} {relation} {right}")
}

/// A side with its sum, where that is more than one number.
fn side(names: Names<'_>, it: &Evaluated, cells: &[CellId], sum: Option<Decimal>) -> String {
    let amount = |it: CellId| names.reading.cell(it).and_then(ReadCell::amount);
    let is_shown = |it: &&CellId| cells.len() < LONG || amount(**it) != Some(Decimal::ZERO);
    let term = |cell: &CellId| {
        let number = amount(*cell).map_or_else(|| "？".to_owned(), number);
        term(names, &term_name(names, it.identity.kind, *cell), &number)
    };
    let terms: Vec<_> = cells.iter().filter(is_shown).map(term).collect();
    match (terms.len(), sum) {
        (0, _) => "0".to_owned(),
        (2.., Some(sum)) => {
            format!("{}{}{sum}", joined(names, &terms), names.lang.pick("＝", " = "))
        }
        _ => joined(names, &terms),
    }
}

/// Sides of so many parts are shown without those that are 0.
const LONG: usize = 7;

/// What a cell is called as a part of an identity of this kind.
pub fn term_name(names: Names<'_>, kind: IdentityKind, cell: CellId) -> String {
    match kind {
        IdentityKind::RowTotal | IdentityKind::GroupTotal => {
            names.column(cell.table, cell.row, cell.column).to_owned()
        }
        IdentityKind::ColumnTotal | IdentityKind::CarryOver => {
            names.short_row(cell.table, cell.row)
        }
    }
}

/// The parts of a row added up, without those that are 0: 自然人20＋商业企业3＝23.
pub fn sum_of(names: Names<'_>, parts: &[Part], sum: Decimal) -> String {
    let some = parts.iter().filter(|it| !it.amount.is_zero());
    let name = |it: CellId| names.column(it.table, it.row, it.column);
    let terms: Vec<_> = some.map(|it| term(names, name(it.cell), &number(it.amount))).collect();
    match (&terms[..], names.lang) {
        ([], Lang::Zh) => "明细各项均为0".to_owned(),
        ([], Lang::En) => "all its parts are 0".to_owned(),
        ([one], Lang::Zh) => format!("{one}、其余各项为0"),
        ([one], Lang::En) => format!("{one} and nothing else"),
        (_, Lang::Zh) => format!("{}＝{sum}", joined(names, &terms)),
        (_, Lang::En) => format!("{} = {sum}", joined(names, &terms)),
    }
}

fn term(names: Names<'_>, name: &str, number: &str) -> String {
    match names.lang {
        Lang::Zh => format!("{name}{number}"),
        Lang::En => format!("{name} {number}"),
    }
}

/// A number as a part of a sum: a negative one in brackets.
fn number(amount: Decimal) -> String {
    if amount.is_negative() { format!("({amount})") } else { amount.to_string() }
}

fn joined(names: Names<'_>, terms: &[String]) -> String {
    terms.join(names.lang.pick("＋", " + "))
}
