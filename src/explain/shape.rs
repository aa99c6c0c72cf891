//! How the tables stand in the text: rows, columns, labels, figures without a place.

use crate::form::TableId;
use crate::reading::Place;
use crate::rules::shape::group_label_missing::GroupLabelMissing;
use crate::rules::shape::table_missing::TableMissing;
use crate::rules::support::lines::{CountedRow, Line};
use crate::rules::{Facts, Finding, Severity};

use super::names::clipped;
use super::{Lang, Names};

/// What the finding says, where it is one of this family.
pub fn message(names: Names<'_>, finding: &Finding) -> Option<String> {
    let place = finding.place?;
    let (zh, en) = about_rows(names, finding)
        .or_else(|| about_labels(names, &finding.facts))
        .or_else(|| about_tables(place.table, &finding.facts))?;
    let table = names.table(place.table);
    Some(match names.lang {
        Lang::Zh => format!("{table}{zh}"),
        Lang::En => format!("In {table}, {en}"),
    })
}

type Both = (String, String);

fn about_rows(names: Names<'_>, finding: &Finding) -> Option<Both> {
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
                    "the row “{text}” ({n_figures} figures) is not in the form and was left out of all sums."
                ),
            )
        }
        Facts::RowsOutOfOrder(lines) => {
            let rows = line_names(names, lines);
            (
                format!("{rows}的位置与规定格式不一致，已按行名读取。"),
                format!(
                    "{rows} stand in another order than in the form; they were read by their labels."
                ),
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
                format!("{rows}的数字连在一起，已按合计关系推断拆分，请核对读取结果。"),
                format!(
                    "the figures of {rows} have run together and were cut in the only way that the sums allow."
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
                "only {n_figures} of {n_columns} figures were found, and nothing says which; {advice_en}."
            ),
        );
    }
    let listed = counted(names, rows);
    let assumed_zh = if last_is_total { "，已假定最后一个数是总计" } else { "" };
    let assumed_en = if last_is_total { "; the last one was taken for the total" } else { "" };
    (
        format!("{listed}，数字比列数少，可能是空白格在复制时丢失{assumed_zh}；{advice_zh}。"),
        format!("{listed}: blank cells may have been lost in copying{assumed_en}; {advice_en}."),
    )
}

fn row_long(names: Names<'_>, rows: &[CountedRow]) -> Both {
    let listed = counted(names, rows);
    (
        format!("{listed}，数字比列数多，无法确定属于哪一列，未核对。"),
        format!("{listed}: more figures than columns, so that nothing says which is which."),
    )
}

fn counted(names: Names<'_>, rows: &[CountedRow]) -> String {
    names.listed(rows, |it| {
        let (name, n_figures, n_columns) =
            (place_name(names, it.place), it.n_figures, it.n_columns);
        match names.lang {
            Lang::Zh => format!("{name}识别到{n_figures}个数（应为{n_columns}个）"),
            Lang::En => format!("{name} has {n_figures} figures instead of {n_columns}"),
        }
    })
}

fn about_labels(names: Names<'_>, facts: &Facts) -> Option<Both> {
    Some(match facts {
        Facts::ColumnMissing(lines) => {
            let columns = line_names(names, lines);
            (
                format!(
                    "表头缺少{columns}列，无法确定各数对应哪一列，请核对原表；若是复制时截断，建议重新复制。"
                ),
                format!(
                    "the head lacks the column {columns}, so that nothing says which figure is which; if it was cut in copying, copy it again."
                ),
            )
        }
        Facts::ColumnExtra(it) => {
            let text = clipped(&it.printed);
            (
                format!("多出一列“{text}”，不在规定格式中，未计入合计。"),
                format!("the column “{text}” is not in the form and was left out of all sums."),
            )
        }
        Facts::GroupLabelMissing(it) => group_label_missing(names, it),
        Facts::OrdinalDiffers(it) => {
            let (text, label) = (clipped(&it.printed), place_name(names, it.place));
            (
                format!("行名“{text}”的序号与规定不一致，应为{label}。"),
                format!("the label “{text}” has another ordinal than the form's {label}."),
            )
        }
        Facts::LabelDiffers(lines) => {
            let printed = names.listed(lines, |it| match names.lang {
                Lang::Zh => {
                    format!("“{}”（规定为{}）", clipped(&it.printed), place_name(names, it.place))
                }
                Lang::En => {
                    format!("“{}” for {}", clipped(&it.printed), place_name(names, it.place))
                }
            });
            (
                format!("行名与规定不完全一致：{printed}。"),
                format!("labels differ from the form's: {printed}."),
            )
        }
        Facts::HeadCut(lines) => {
            let text = names.listed(lines, |it| format!("“{}”", clipped(&it.printed)));
            (
                format!("表头文字不完整（{text}），已按位置识别各列。"),
                format!(
                    "words of the head are cut ({text}); the columns were recognised by their place."
                ),
            )
        }
        _ => return None,
    })
}

fn group_label_missing(names: Names<'_>, it: &GroupLabelMissing) -> Both {
    let label = names.quoted(it.group.label);
    (
        format!("缺少{label}这一分类标题，但其下各行还在。"),
        format!("the group label {label} is missing, though its rows are there."),
    )
}

fn about_tables(table: TableId, facts: &Facts) -> Option<Both> {
    Some(match facts {
        Facts::FiguresUnplaced(it) => {
            let (n_figures, n_lost) = (it.n_figures, it.n_lost);
            (
                format!(
                    "有{n_figures}个数无法确定属于哪一格，{n_lost}个单元格没有读到数，有关的合计未核对；建议改从网页或Word直接复制表格。"
                ),
                format!(
                    "{n_figures} figures belong to no cell for certain and {n_lost} cells were not read; copy the table from the page or from Word."
                ),
            )
        }
        Facts::CellsLost(it) => {
            let (n_lost, n_cells) = (it.n_lost, it.n_cells);
            (
                format!(
                    "{n_cells}个单元格中有{n_lost}个没有读到数，有关的合计未核对；建议改从网页或Word直接复制表格。"
                ),
                format!(
                    "{n_lost} of {n_cells} cells were not read, and their sums were not checked; copy the table from the page or from Word."
                ),
            )
        }
        Facts::TableMissing(it) => table_missing(table, it),
        Facts::TableDoubled => (
            "识别到不止一张，只核对了第一张。".to_owned(),
            "more than one table of this kind was found; only the first was checked.".to_owned(),
        ),
        _ => return None,
    })
}

fn table_missing(table: TableId, it: &TableMissing) -> Both {
    let number = match table {
        TableId::Disclosure => "二",
        TableId::Applications => "三",
        TableId::Disputes => "四",
    };
    if it.has_heading {
        return (
            format!("未核对：第{number}部分没有识别到表格（可能是图片或没有粘贴进来）。"),
            "nothing was checked: its heading is there, but no table follows (it may be a picture, or was not pasted).".to_owned(),
        );
    }
    (
        format!("未核对：没有识别到第{number}部分的标题和表格，可能没有粘贴进来。"),
        "nothing was checked: neither its heading nor its table was found; they may not have been pasted.".to_owned(),
    )
}

fn line_names(names: Names<'_>, lines: &[Line]) -> String {
    names.listed(lines, |it| place_name(names, it.place))
}

fn line_texts(names: Names<'_>, lines: &[Line]) -> String {
    names.listed(lines, |it| format!("{}“{}”", place_name(names, it.place), clipped(&it.printed)))
}

/// A row or a column in quotation marks; the whole table has been named already.
fn place_name(names: Names<'_>, place: Place) -> String {
    match (place.row, place.column) {
        (Some(row), _) => names.quoted_row(place.table, row),
        (None, Some(column)) => names.quoted(names.column(place.table, 0, column)),
        (None, None) => names.lang.pick("表内", "the table").to_owned(),
    }
}
