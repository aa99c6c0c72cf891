//! What the size of a difference hints at: never more than 可能.

use crate::reading::Reading;
use crate::rules::support::hint::Hint;
use crate::rules::support::mismatch::Mismatch;
use crate::rules::{Facts, Finding};

use super::formula::term_name;
use super::{Lang, Names};

/// The hints of a finding, a sentence each; none for most findings.
pub fn hints(finding: &Finding, reading: &Reading, lang: Lang) -> Vec<String> {
    let names = Names { reading, lang };
    match &finding.facts {
        Facts::Mismatch(it) => it.hints.iter().map(|hint| sentence(names, it, *hint)).collect(),
        _ => Vec::new(),
    }
}

fn sentence(names: Names<'_>, it: &Mismatch, hint: Hint) -> String {
    let part = |cell| names.quoted(&term_name(names, it.kind, cell));
    let column =
        |cell: crate::form::CellId| names.quoted(names.column(cell.table, cell.row, cell.column));
    let difference = (it.stated - it.sum).abs();
    let (zh, en) = match hint {
        Hint::Omitted(cell) => (
            format!("差额{difference}恰好等于{}的数，总计可能漏加了这一项。", part(cell)),
            format!("The difference {difference} is just that of {}: the total may lack it.", part(cell)),
        ),
        Hint::CountedTwice(cell) => (
            format!("差额{difference}恰好等于{}的数，总计可能把这一项加了两次。", part(cell)),
            format!("The difference {difference} is just that of {}: the total may have it twice.", part(cell)),
        ),
        Hint::SwappedDigits => (
            format!("{}与{}只是相邻两位数字颠倒，可能是录入颠倒。", it.sum, it.stated),
            format!("{} and {} differ by two swapped digits only: it may be a slip in typing.", it.sum, it.stated),
        ),
        Hint::ZeroAtTheEnd => (
            format!("{}与{}只差末尾一个0，可能多写或漏写了0。", it.sum, it.stated),
            format!("{} and {} differ by a 0 at the end only: it may have been added or lost.", it.sum, it.stated),
        ),
        Hint::CarriedInCounted => (
            "差额恰好等于上年结转数，可能「本年新收」中已经包含上年结转。".to_owned(),
            "The difference is just what was carried over from last year: “received” may include it.".to_owned(),
        ),
        Hint::CarriedOutCounted => (
            "差额恰好等于结转下年度数，可能「（七）总计」中已经包含结转下年度。".to_owned(),
            "The difference is just what was carried over to next year: “(7) total” may include it.".to_owned(),
        ),
        Hint::Opposite(cell) => (
            format!("{}列的差额与此相反，可能有{difference}件填错了申请人类别。", column(cell)),
            format!("Column {} is off by the opposite: {difference} may be filed under the wrong kind of applicant.", column(cell)),
        ),
    };
    match names.lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
