//! How the tables stand in the text: columns, labels, figures without a place, whole tables.

use crate::form::TableId;
use crate::rules::shape::column_missing::ColumnMissing;
use crate::rules::shape::group_label_missing::GroupLabelMissing;
use crate::rules::shape::table_missing::TableMissing;
use crate::rules::{Facts, Finding};

use super::names::clipped;
use super::rows::{Both, about_rows, line_names};
use super::{Lang, Names};

/// What the finding says, where it is one of this family.
pub fn message(names: Names<'_>, finding: &Finding) -> Option<String> {
    let place = finding.place?;
    if let Facts::TableMissing(it) = &finding.facts {
        let (zh, en) = table_missing(names, place.table, it);
        return Some(if names.lang == Lang::Zh { zh } else { en });
    }
    let (zh, en) = about_rows(names, finding)
        .or_else(|| about_labels(names, &finding.facts))
        .or_else(|| about_tables(place.table, &finding.facts))?;
    let table = names.table(place.table);
    Some(match names.lang {
        Lang::Zh => format!("{table}{zh}"),
        Lang::En => format!("In {table}, {en}"),
    })
}

fn about_labels(names: Names<'_>, facts: &Facts) -> Option<Both> {
    Some(match facts {
        Facts::ColumnMissing(it) => column_missing(names, it),
        Facts::ColumnExtra(it) => {
            let text = clipped(&it.printed);
            (
                format!("多出一列“{text}”，不在规定格式中，未计入合计。"),
                format!("the column “{text}” is not in the form and was left out of all sums."),
            )
        }
        Facts::GroupLabelMissing(it) => group_label_missing(names, it),
        Facts::OrdinalDiffers(it) => {
            let (text, label) = (clipped(&it.printed), names.official(it.place));
            (
                format!("行名“{text}”的序号与规定不一致，应为{label}。"),
                format!("the label “{text}” has another ordinal than the form's {label}."),
            )
        }
        Facts::LabelDiffers(lines) => {
            let printed = names.listed(lines, |it| {
                let (text, label) = (clipped(&it.printed), names.official(it.place));
                match names.lang {
                    Lang::Zh => format!("“{text}”（规定为{label}）"),
                    Lang::En => format!("“{text}” for {label}"),
                }
            });
            (
                format!("行名与规定不完全一致：{printed}。"),
                format!("labels differ from the form's: {printed}."),
            )
        }
        Facts::ColumnsReordered(lines) => {
            let text = names.listed(lines, |it| format!("“{}”", clipped(&it.printed)));
            (
                format!(
                    "表头各列的顺序与规定不同（{text}），无法确定各数对应哪一列，有关的合计未核对。"
                ),
                format!(
                    "the head names the columns in another order than the form ({text}), so that no figure has a certain column and their sums were not checked."
                ),
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

fn column_missing(names: Names<'_>, it: &ColumnMissing) -> Both {
    let columns = line_names(names, &it.columns);
    let n_short = it.short_rows.len();
    let short = match (n_short, names.lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("，有{n_short}行数字个数不足"),
        (_, Lang::En) => format!(", rows with too few figures: {n_short}"),
    };
    let assumed = if it.last_is_total { "（已假定最后一个数是总计）" } else { "" };
    let assumed_en =
        if it.last_is_total { " (the last of a row was taken for its total)" } else { "" };
    (
        format!(
            "表头缺少{columns}列{short}，无法确定各数对应哪一列{assumed}，请核对原表；若是复制时截断，建议重新复制。"
        ),
        format!(
            "the head lacks the column {columns}{short}; nothing says which figure is which{assumed_en}. If it was cut in copying, copy it again."
        ),
    )
}

fn group_label_missing(names: Names<'_>, it: &GroupLabelMissing) -> Both {
    let label = names.quoted(it.group.label);
    (
        format!("缺少{label}这一分类标题，但其下各行还在。"),
        format!("the group label {label} is missing, though its rows are there."),
    )
}

fn about_tables(table: TableId, facts: &Facts) -> Option<Both> {
    // The figures of 主动公开 have no sums that could go unchecked.
    let has_sums = table != TableId::Disclosure;
    let unchecked = if has_sums { "，有关的合计未核对" } else { "" };
    Some(match facts {
        Facts::FiguresUnplaced(it) => {
            let (n_figures, n_lost) = (it.n_figures, it.n_lost);
            (
                format!(
                    "有{n_figures}个数无法确定属于哪一格，{n_lost}个单元格没有读到数{unchecked}；建议改从网页或Word直接复制表格。"
                ),
                format!(
                    "figures without a certain place: {n_figures}, cells that could not be read: {n_lost}; copy the table from the page or from Word."
                ),
            )
        }
        Facts::CellsLost(it) => {
            let (n_lost, n_cells) = (it.n_lost, it.n_cells);
            (
                format!(
                    "{n_cells}个单元格中有{n_lost}个没有读到数{unchecked}；建议改从网页或Word直接复制表格。"
                ),
                format!(
                    "{n_lost} of {n_cells} cells could not be read; copy the table from the page or from Word."
                ),
            )
        }
        Facts::TableDoubled => (
            "识别到不止一张，只核对了第一张。".to_owned(),
            "more than one table of this kind was found; only the first was checked.".to_owned(),
        ),
        _ => return None,
    })
}

fn table_missing(names: Names<'_>, table: TableId, it: &TableMissing) -> Both {
    let number = match table {
        TableId::Disclosure => "二",
        TableId::Applications => "三",
        TableId::Disputes => "四",
    };
    let name = names.table(table);
    if it.has_heading {
        return (
            format!("第{number}部分没有识别到表格（可能是图片或没有粘贴进来），未核对。"),
            format!(
                "Nothing was checked of {name}: its heading is there, but no table follows (it may be a picture, or was not pasted)."
            ),
        );
    }
    (
        format!("没有识别到第{number}部分的标题和表格（可能没有粘贴进来），未核对。"),
        format!(
            "Nothing was checked of {name}: neither its heading nor its table was found (they may not have been pasted)."
        ),
    )
}
