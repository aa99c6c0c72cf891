//! A sum in figures alone: 31＋9＋2＝42 ≠ 24. The names of its cells are lit in the table.

use crate::explain::Lang;
use crate::form::CellId;
use crate::reading::{ReadCell, Reading};
use crate::rules::{Evaluated, Status};

/// The identity in figures; parts that are 0 are left out.
pub fn figures(it: &Evaluated, reading: &Reading, lang: Lang) -> String {
    let (plus, equals) = match lang {
        Lang::Zh => ("＋", "＝"),
        Lang::En => (" + ", " = "),
    };
    let side = |cells: &[CellId]| side(cells, reading, plus, equals);
    let relation = match it.status {
        Status::Fails => "≠",
        _ => "＝",
    };
    format!("{} {relation} {}", side(&it.identity.left), side(&it.identity.right))
}

/// The parts and their sum; a single figure, or nothing at all, is only itself.
fn side(cells: &[CellId], reading: &Reading, plus: &str, equals: &str) -> String {
    let amounts = || cells.iter().filter_map(|it| reading.cell(*it).and_then(ReadCell::amount));
    let parts: Vec<String> =
        amounts().filter(|it| !it.is_zero()).map(|it| it.to_string()).collect();
    let sum = amounts().sum::<crate::decimal::Decimal>();
    match parts.len() {
        0 | 1 => sum.to_string(),
        _ => format!("{}{equals}{sum}", parts.join(plus)),
    }
}
