//! Why an identity was not checked.

use crate::reading::Reading;
use crate::rules::Reason;

use super::{Lang, Names};

/// Why an identity was not checked.
pub fn reason(reason: &Reason, reading: &Reading, lang: Lang) -> String {
    let names = Names { reading, lang };
    match (reason, lang) {
        (Reason::TableMissing(table), Lang::Zh) => {
            format!("没有识别到{}，未核对。", names.table(*table))
        }
        (Reason::TableMissing(table), Lang::En) => {
            format!("Not checked: {} was not found in the text.", names.table(*table))
        }
        (Reason::Lost(cells), Lang::Zh) => format!("{}没有读到数，未核对。", names.cells(cells)),
        (Reason::Lost(cells), Lang::En) => {
            format!("Not checked: the text does not give {}.", names.cells(cells))
        }
        (Reason::Unreadable(cells), Lang::Zh) => {
            format!("{}不是数字，未核对。", names.cells(cells))
        }
        (Reason::Unreadable(cells), Lang::En) => {
            format!("Not checked: no number stands in {}.", names.cells(cells))
        }
    }
}
