//! How single cells are written.

use crate::form::CellId;
use crate::rules::cells::blank_cells::BlankCells;
use crate::rules::{Facts, Finding};

use super::{Lang, Names};

/// What the finding says, where it is one of this family.
pub fn message(names: Names<'_>, finding: &Finding) -> Option<String> {
    if let Facts::BlankCells(it) = &finding.facts {
        return blank_cells(names, finding, it);
    }
    let table = names.short_table(finding.cells.first()?.table);
    let cells = names.cells_with_texts(&finding.cells);
    let (zh, en) = about(names, &finding.facts, &finding.cells)?;
    Some(match names.lang {
        Lang::Zh => format!("{table}{cells}{zh}"),
        Lang::En => format!("In {table}, {cells} {en}"),
    })
}

/// What is said of the cells, which are named with their texts before it.
fn about(names: Names<'_>, facts: &Facts, cells: &[CellId]) -> Option<(String, String)> {
    let (zh, en) = match facts {
        Facts::UnusualDigits => return Some(unusual_digits(names, cells)),
        Facts::DashCells => (
            "不是数字，已按0计算，没有数据的建议填0。",
            "stands for nothing and counts as 0; enter 0.",
        ),
        Facts::NegativeCount => ("为负数，数量不应小于0。", "is negative; a count cannot be."),
        Facts::FractionalCount => ("应为整数。", "should be a whole number."),
        Facts::ErrorValueInCell => (
            "是Excel错误值，有关的合计无法核对。",
            "is an error value of Excel; the sums that it takes part in cannot be checked.",
        ),
        Facts::TextInCell => (
            "没有读出数字，有关的合计无法核对。",
            "is not a number; the sums that it takes part in were not checked.",
        ),
        Facts::UnitInCell => (
            "带有单位，已去掉单位读取，表内只填数字。",
            "has a unit, which was left out; enter numbers only.",
        ),
        Facts::ApproximateCount => {
            ("不是确数，建议填写准确数字。", "is only approximate; enter the exact number.")
        }
        Facts::LeadingZeros => {
            ("前面有多余的0，已去掉读取。", "has leading zeros, which were left out.")
        }
        Facts::YearAsCount => {
            ("与年份相同，请确认不是误填。", "looks like a year; make sure that it is a count.")
        }
        Facts::ImplausibleCount => (
            "超过十位数，可能是几个数连在了一起，建议核对。",
            "has more than ten digits; several numbers may have run together.",
        ),
        Facts::FeeTooPrecise => (
            "小数超过六位（万元的第六位小数即1分）。",
            "has more than six decimals; the sixth is already 1 分.",
        ),
        Facts::ProcurementUnitMissing => {
            ("没有注明单位，建议写明是元还是万元。", "has no unit; say whether it is 元 or 万元.")
        }
        _ => return None,
    };
    Some((zh.to_owned(), en.to_owned()))
}

fn blank_cells(names: Names<'_>, finding: &Finding, it: &BlankCells) -> Option<String> {
    let table = names.table(finding.cells.first()?.table);
    let n_blank = it.n_blank;
    Some(match (it.all, names.lang) {
        (true, Lang::Zh) => format!(
            "{table}的{n_blank}个单元格全部空白，已按0计算；没有数据的应填0，有数据的请补填。"
        ),
        (true, Lang::En) => format!(
            "All {n_blank} cells of {table} are blank and count as 0; enter their numbers, or 0."
        ),
        (false, Lang::Zh) => {
            format!("{table}有{n_blank}个空白单元格，已按0计算；没有数据的应填0。")
        }
        (false, Lang::En) => format!(
            "In {table}, {n_blank} blank cells count as 0; where there is nothing to count, enter 0."
        ),
    })
}

fn unusual_digits(names: Names<'_>, cells: &[CellId]) -> (String, String) {
    let amount = |it: &CellId| names.reading.cell(*it).and_then(|it| it.value);
    let read = names.listed(cells, |it| amount(it).map_or_else(String::new, |it| it.to_string()));
    (
        format!("数字写法特殊，已按{read}识别。"),
        format!("is written unusually and was read as {read}."),
    )
}
