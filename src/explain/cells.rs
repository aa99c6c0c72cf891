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
    if matches!(finding.facts, Facts::UnusualDigits) {
        return Some(unusual_digits(names, table, &cells, &finding.cells));
    }
    let (zh, en_before, en_behind) = about(&finding.facts)?;
    Some(match names.lang {
        Lang::Zh => format!("{table}{cells}{zh}"),
        Lang::En => format!("In {table}, {en_before} in {cells}{en_behind}."),
    })
}

/// What is said behind the cells in Chinese, before and behind them in English.
const fn about(facts: &Facts) -> Option<(&'static str, &'static str, &'static str)> {
    Some(match facts {
        Facts::DashCells => (
            "不是数字，已按0计算，没有数据的建议填0。",
            "no number but a dash or the like stands",
            "; it counts as 0: enter 0",
        ),
        Facts::NegativeCount => ("为负数，数量不应小于0。", "a negative count stands", ""),
        Facts::FractionalCount => ("应为整数。", "a count that is not whole stands", ""),
        Facts::ErrorValueInCell => (
            "是Excel错误值，有关的合计无法核对。",
            "an error value of Excel stands",
            "; its sums cannot be checked",
        ),
        Facts::TextInCell => (
            "没有读出数字，有关的合计无法核对。",
            "something that was not read as a number stands",
            "; its sums were not checked",
        ),
        Facts::UnitInCell => (
            "带有单位，已去掉单位读取，表内只填数字。",
            "a unit stands",
            " and was left out: enter numbers only",
        ),
        Facts::RemarkInCell => (
            "后面带有说明，只读取了数字，说明建议写在表外。",
            "a remark stands behind the number",
            " and was left out: write it outside the table",
        ),
        Facts::ApproximateCount => (
            "不是确数，建议填写准确数字。",
            "only an approximate number stands",
            ": enter the exact one",
        ),
        Facts::LeadingZeros => {
            ("前面有多余的0，已去掉读取。", "zeros stand before the number", " and were left out")
        }
        Facts::YearAsCount => (
            "与年份相同，请确认不是误填。",
            "what looks like a year stands",
            "; make sure that it is a count",
        ),
        Facts::ImplausibleCount => (
            "超过十位数，可能是几个数连在了一起，建议核对。",
            "a number of more than ten digits stands",
            "; several numbers may have run together",
        ),
        Facts::FeeTooPrecise => (
            "小数超过六位（万元的第六位小数即1分）。",
            "an amount with more than six decimals stands",
            " (the sixth is already 1 分)",
        ),
        Facts::ProcurementUnitMissing => (
            "没有注明单位，建议写明是元还是万元。",
            "an amount without a unit stands",
            ": say whether it is 元 or 万元",
        ),
        _ => return None,
    })
}

fn blank_cells(names: Names<'_>, finding: &Finding, it: &BlankCells) -> Option<String> {
    let table = names.table(finding.cells.first()?.table);
    let n_blank = it.n_blank;
    Some(match (it.all, names.lang) {
        (true, Lang::Zh) => format!(
            "{table}的{n_blank}个单元格全部空白，已按0计算；没有数据的应填0，有数据的请补填。"
        ),
        (true, Lang::En) => format!(
            "All that was read of {table} is blank ({n_blank} cells) and counts as 0; enter the numbers, or 0."
        ),
        (false, Lang::Zh) => {
            format!("{table}有{n_blank}个空白单元格，已按0计算；没有数据的应填0。")
        }
        (false, Lang::En) => format!(
            "In {table}, blank cells ({n_blank}) count as 0; where there is nothing to count, enter 0."
        ),
    })
}

fn unusual_digits(names: Names<'_>, table: &str, cells: &str, places: &[CellId]) -> String {
    let amount = |it: &CellId| names.reading.cell(*it).and_then(|it| it.value);
    let read = names.listed(places, |it| amount(it).map_or_else(String::new, |it| it.to_string()));
    match names.lang {
        Lang::Zh => format!("{table}{cells}数字写法特殊，已按{read}识别。"),
        Lang::En => {
            format!(
                "In {table}, unusually written digits stand in {cells} and were read as {read}."
            )
        }
    }
}
