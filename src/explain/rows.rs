//! Rows that are missing, doubled, short, long or unlabelled.

use crate::reading::Place;
use crate::rules::support::lines::{CountedRow, Line};
use crate::rules::{Facts, Finding, Severity};

use super::names::clipped;
use super::{Lang, Names};

/// A sentence behind the table's name, in Chinese and in English.
pub type Both = (String, String);

/// What is said of rows behind the table's name, where the finding is about rows.
pub fn about_rows(names: Names<'_>, finding: &Finding) -> Option<Both> {
    Some(match &finding.facts {
        Facts::RowMissing(lines) => row_missing(names, lines, finding.severity),
        Facts::RowDoubled(it) => {
            let row = place_name(names, finding.place?);
            let n_times = it.n_times;
            (
                format!("{row}出现了{n_times}次，只读取了第一次的数，建议核对。"),
                format!("{row} occurs {n_times} times; only the first was read."),
            )
        }
        Facts::RowExtra(it) => {
            let (text, n_figures) = (clipped(&it.text), it.n_figures);
            (
                format!("多出一行“{text}”（{n_figures}个数），不在规定格式中，未计入合计。"),
                format!(
                    "the row “{text}” (figures: {n_figures}) is not in the form and was left out of all sums."
                ),
            )
        }
        Facts::RowsOutOfOrder(lines) => {
            let rows = line_names(names, lines);
            (
                format!("{rows}的位置与规定格式不一致，已按行名读取。"),
                format!("out of the order of the form, but read by its label: {rows}."),
            )
        }
        Facts::RowShort(it) => row_short(names, &it.rows, it.last_is_total),
        Facts::RowLong(it) => row_long(names, &it.rows),
        Facts::RowUnlabelled(lines) => {
            let rows = line_names(names, lines);
            (
                format!("{rows}的数字前没有行名，已按顺序对应，请核对读取结果。"),
                format!("the figures of {rows} have no label and were placed by their order."),
            )
        }
        Facts::GluedDigits(lines) => {
            let rows = line_texts(names, lines);
            (
                format!("{rows}的数字连在一起，已按列数和合计关系推断拆分，请核对读取结果。"),
                format!(
                    "the figures of {rows} have run together and were cut by the number of columns and the sums."
                ),
            )
        }
        Facts::GluedDigitsAmbiguous(lines) => {
            let rows = line_texts(names, lines);
            (
                format!(
                    "{rows}的数字连在一起，无法确定如何拆分，未核对；建议改从网页或Word直接复制表格。"
                ),
                format!(
                    "the figures of {rows} have run together and cannot be told apart; copy the table from the page or from Word."
                ),
            )
        }
        _ => return None,
    })
}

fn row_missing(names: Names<'_>, lines: &[Line], severity: Severity) -> Both {
    let rows = line_names(names, lines);
    if severity == Severity::Error {
        return (
            format!("缺少{rows}一行，有关的合计未核对。"),
            format!("the row {rows} is missing; its sums were not checked."),
        );
    }
    (
        format!("没有读到{rows}，可能没有粘贴完整，有关的合计未核对。"),
        format!(
            "{rows} was not found, perhaps because not all was pasted; its sums were not checked."
        ),
    )
}

fn row_short(names: Names<'_>, rows: &[CountedRow], last_is_total: bool) -> Both {
    let advice_zh = "建议改从网页或Word直接复制表格，或把空白格补0后再核对";
    let advice_en = "copy the table from the page or from Word, or enter 0 into the blank cells";
    if let [CountedRow { place: Place { row: None, .. }, n_figures, n_columns, .. }] = rows {
        return (
            format!(
                "应有{n_columns}个数，只识别到{n_figures}个，无法确定属于哪一格；{advice_zh}。"
            ),
            format!(
                "{n_figures} of {n_columns} figures were found, and nothing says which; {advice_en}."
            ),
        );
    }
    let listed = counted(names, rows);
    let assumed_zh = if last_is_total { "，已假定最后一个数是总计" } else { "" };
    let assumed_en = if last_is_total { "; the last one was taken for the total" } else { "" };
    (
        format!(
            "{listed}，可能是空白格在复制时丢失，无法确定各数属于哪一列{assumed_zh}；{advice_zh}。"
        ),
        format!(
            "too few figures in {listed}: blank cells may have been lost in copying{assumed_en}; {advice_en}."
        ),
    )
}

fn row_long(names: Names<'_>, rows: &[CountedRow]) -> Both {
    let listed = counted(names, rows);
    (
        format!("{listed}，无法确定各数属于哪一列，未核对。"),
        format!("too many figures in {listed}: nothing says which is which."),
    )
}

fn counted(names: Names<'_>, rows: &[CountedRow]) -> String {
    names.listed(rows, |it| {
        let (name, n_figures, n_columns) =
            (place_name(names, it.place), it.n_figures, it.n_columns);
        match names.lang {
            Lang::Zh => format!("{name}识别到{n_figures}个数（应为{n_columns}个）"),
            Lang::En => format!("{name} (figures: {n_figures}, columns: {n_columns})"),
        }
    })
}

/// The lines by their names, the first few of them.
pub fn line_names(names: Names<'_>, lines: &[Line]) -> String {
    names.listed(lines, |it| place_name(names, it.place))
}

fn line_texts(names: Names<'_>, lines: &[Line]) -> String {
    names.listed(lines, |it| {
        let (name, text) = (place_name(names, it.place), clipped(&it.printed));
        match names.lang {
            Lang::Zh => format!("{name}“{text}”"),
            Lang::En => format!("{name} (“{text}”)"),
        }
    })
}

/// A row or a column in quotation marks; the whole table has been named already.
fn place_name(names: Names<'_>, place: Place) -> String {
    match (place.row, place.column) {
        (Some(row), _) => names.quoted_row(place.table, row),
        (None, Some(column)) => names.quoted(names.column(place.table, 0, column)),
        (None, None) => names.lang.pick("表内", "the table").to_owned(),
    }
}
