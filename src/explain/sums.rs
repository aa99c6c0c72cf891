//! Sums that do not hold, and totals and details that were never entered.

use crate::decimal::Decimal;
use crate::form::{CellId, IdentityKind};
use crate::rules::Finding;
use crate::rules::sums::details_left_blank::DetailsLeftBlank;
use crate::rules::sums::total_left_blank::{BlankTotal, TotalLeftBlank};
use crate::rules::support::mismatch::{Mismatch, Part};

use super::formula::sum_of;
use super::{Lang, Names};

/// `row-total-mismatch`, `column-total-mismatch`, `carry-over-mismatch`, `group-total-mismatch`.
pub fn mismatch(names: Names<'_>, it: &Mismatch) -> String {
    let Some(total) = it.right.first() else { return String::new() };
    let table = names.short_table(total.cell.table);
    let sides = match it.kind {
        IdentityKind::RowTotal | IdentityKind::GroupTotal => along_the_row(names, it, total.cell),
        IdentityKind::ColumnTotal | IdentityKind::CarryOver => {
            let column = names.quoted(&column_of(names, total.cell));
            down_the_column(names, it, &column).unwrap_or_default()
        }
    };
    let difference = (it.stated - it.sum).abs();
    let mut res = match names.lang {
        Lang::Zh => format!("{table}{sides}，相差{difference}。"),
        Lang::En => format!("In {table}, {sides}, off by {difference}."),
    };
    if let Some(part) = it.larger_part {
        res += &larger_part(names, it.kind, part);
    }
    res
}

/// Both sides of a row that does not add up to its total.
fn along_the_row(names: Names<'_>, it: &Mismatch, total: CellId) -> String {
    let row = names.quoted_row(total.table, total.row);
    let (parts, stated) = (sum_of(names, &it.left, it.sum), it.stated);
    match (it.kind, names.lang) {
        (IdentityKind::RowTotal, Lang::Zh) => {
            format!("{row}横向不平：{parts}，但总计填的是{stated}")
        }
        (IdentityKind::RowTotal, Lang::En) => {
            format!("row {row} does not add up: {parts}, but its total says {stated}")
        }
        (_, Lang::Zh) => format!("{row}合计不平：{parts}，总计填的是{stated}"),
        (_, Lang::En) => format!("{row} does not add up: {parts}, but its total says {stated}"),
    }
}

/// Both sides of a column whose results do not add up, or whose 一＋二 is not its （七）＋四.
fn down_the_column(names: Names<'_>, it: &Mismatch, column: &str) -> Option<String> {
    let Mismatch { sum, stated, .. } = it;
    if it.kind == IdentityKind::ColumnTotal {
        return Some(match names.lang {
            Lang::Zh => format!(
                "{column}列办理结果合计不平：（一）至（六）各项之和为{sum}，（七）总计填的是{stated}"
            ),
            Lang::En => format!(
                "the results in column {column} do not add up: (1) to (6) make {sum}, but (7) total says {stated}"
            ),
        });
    }
    let [received, carried_in] = amounts(&it.left)?;
    let [handled, carried_out] = amounts(&it.right)?;
    Some(match names.lang {
        Lang::Zh => format!(
            "{column}列收办不平：本年新收{received}＋上年结转{carried_in}＝{sum}，办理总计{handled}＋结转下年度{carried_out}＝{stated}"
        ),
        Lang::En => format!(
            "column {column} does not balance: received {received} + carried over from last year {carried_in} = {sum}, but handled {handled} + carried over to next year {carried_out} = {stated}"
        ),
    })
}

/// The two amounts of a side of 一＋二＝（七）＋四.
fn amounts(parts: &[Part]) -> Option<[Decimal; 2]> {
    match parts {
        [one, other] => Some([one.amount, other.amount]),
        _ => None,
    }
}

fn column_of(names: Names<'_>, cell: CellId) -> String {
    names.column(cell.table, cell.row, cell.column).to_owned()
}

fn larger_part(names: Names<'_>, kind: IdentityKind, part: CellId) -> String {
    let name = match kind {
        IdentityKind::ColumnTotal => names.row(part.table, part.row),
        _ => column_of(names, part),
    };
    let name = names.quoted(&name);
    match names.lang {
        Lang::Zh => format!("其中{name}一项就大于总计。"),
        Lang::En => format!(" {name} alone is larger than the total."),
    }
}

/// `total-left-blank`.
pub fn total_left_blank(names: Names<'_>, it: &TotalLeftBlank) -> String {
    let Some(first) = it.totals.first() else { return String::new() };
    match &it.totals[..] {
        [total] => one_blank_total(names, total),
        totals if totals.iter().all(|it| it.cell.row == first.cell.row) => {
            let line = names.quoted_row(first.cell.table, first.cell.row);
            blank_line(names, &line, totals, column_of)
        }
        totals => {
            let line = names.quoted(&column_of(names, first.cell));
            blank_line(names, &line, totals, |names, it| names.row(it.table, it.row))
        }
    }
}

fn one_blank_total(names: Names<'_>, total: &BlankTotal) -> String {
    let (table, cell) = (names.short_table(total.cell.table), names.cell(total.cell));
    match (total.expected(), names.lang) {
        (Some(sum), Lang::Zh) => format!("{table}{cell}没有填，按明细应为{sum}。"),
        (Some(sum), Lang::En) => {
            format!("In {table}, {cell} was left blank; by its parts it should be {sum}.")
        }
        (None, Lang::Zh) => {
            let known =
                names.listed(&total.by, |it| format!("{}应为{}", direction(names, it.0), it.1));
            format!("{table}{cell}没有填，且{known}，两者不一致，建议核对明细。")
        }
        (None, Lang::En) => {
            let known =
                names.listed(&total.by, |it| format!("{} {}", direction(names, it.0), it.1));
            format!("In {table}, {cell} was left blank, and its parts do not agree on it: {known}.")
        }
    }
}

const fn direction(names: Names<'_>, kind: IdentityKind) -> &'static str {
    match kind {
        IdentityKind::ColumnTotal => names.lang.pick("按（一）至（六）纵向合计", "down the column"),
        _ => names.lang.pick("按本行横向合计", "along the row"),
    }
}

fn blank_line(
    names: Names<'_>,
    line: &str,
    totals: &[BlankTotal],
    name: impl Fn(Names<'_>, CellId) -> String,
) -> String {
    let table = names.short_table(totals[0].cell.table);
    let known: Vec<_> = totals.iter().filter_map(|it| Some((it.cell, it.expected()?))).collect();
    let between = names.lang.pick("", " ");
    let known = names.listed(&known, |it| format!("{}{between}{}", name(names, it.0), it.1));
    match names.lang {
        Lang::Zh => format!("{table}{line}没有填，按明细应为：{known}。"),
        Lang::En => format!("In {table}, {line} was left blank; by its parts: {known}."),
    }
}

/// `details-left-blank`.
pub fn details_left_blank(names: Names<'_>, finding: &Finding, it: &DetailsLeftBlank) -> String {
    let Some(place) = finding.place else { return String::new() };
    let (row, column) = (place.row.unwrap_or_default(), place.column.unwrap_or_default());
    let table = names.short_table(place.table);
    let line = match it.kind {
        IdentityKind::ColumnTotal => names.quoted(names.column(place.table, row, column)),
        _ => names.quoted_row(place.table, row),
    };
    let total = it.total;
    match names.lang {
        Lang::Zh => format!("{table}{line}只填了总计{total}，明细全部空白。"),
        Lang::En => {
            format!("In {table}, {line} has only its total {total}; all its parts are blank.")
        }
    }
}
