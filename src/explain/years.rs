//! Last year's report against this year's. Both may be right: 建议核对, never 不平.

use crate::decimal::Decimal;
use crate::reading::Reading;
use crate::rules::support::links::Link;
use crate::rules::years::in_force_differs::Forgotten;
use crate::rules::years::last_year_unmatched::Unmatched;
use crate::rules::years::{YearFacts, YearFinding};

use super::names::clipped;
use super::rows::Both;
use super::{Lang, Names};

/// What a finding between two years says, in one sentence that is understandable alone. `this`
/// is this year's report.
pub fn between_years(finding: &YearFinding, this: &Reading, lang: Lang) -> String {
    let names = Names { reading: this, lang };
    let (zh, en) = match &finding.facts {
        YearFacts::LastYearUnmatched(why) => unmatched(this, why),
        YearFacts::LastYearUncertain { table_missing } => uncertain(names, finding, *table_missing),
        facts => differs(names, finding, facts).unwrap_or_default(),
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// A figure that does not continue last year's.
fn differs(names: Names<'_>, finding: &YearFinding, facts: &YearFacts) -> Option<Both> {
    let cell = finding.cells.last()?;
    let place = finding.place?;
    let (expected, found) = (finding.expected?, finding.found?);
    let off = finding.difference?.abs();
    let table = names.short_table(place.table);
    let row = names.quoted_row(place.table, place.row?);
    let column = names.quoted(names.column(cell.table, cell.row, place.column?));
    Some(match facts {
        YearFacts::CarriedInDiffers => (
            format!(
                "{table}{column}列上年结转与上年报告不一致：上年报告结转下年度{expected}，本年报告上年结转{found}，相差{off}，建议核对（机构调整或上年报告后来更正的可以成立）。"
            ),
            format!(
                "In {table}, column {column}: {found} carried over from last year, but last year's report carries over {expected}, off by {off} (right only if bodies were merged or split, or that report was corrected later)."
            ),
        ),
        YearFacts::InForceDiffers(link, forgotten) => {
            let sum = sum(link, ["上年现行有效", "本年制发", "本年废止"], expected);
            let sum_en = sum_en(link, ["in force last year", "issued", "repealed"], expected);
            let (hint, hint_en) = forgotten.map_or(("", ""), what_was_forgotten);
            (
                format!(
                    "{table}{row}现行有效与上年报告不衔接：{sum}，填的是{found}，相差{off}{hint}，建议核对（清理、宣布失效或到期失效的可以成立）。"
                ),
                format!(
                    "In {table}, {row}: {sum_en}, but {found} are in force, off by {off}{hint_en} (right only if documents expired or were declared void)."
                ),
            )
        }
        YearFacts::ItemsLastYearDiffer(link) => {
            let sum = sum(link, ["上年报告上一年项目数量", "增减"], expected);
            let sum_en = sum_en(link, ["items in last year's report", "its change"], expected);
            (
                format!(
                    "{table}{row}上一年项目数量与上年报告不衔接：{sum}，填的是{found}，相差{off}，建议核对（目录调整的可以成立）。"
                ),
                format!(
                    "In {table}, {row}: {sum_en}, but this report says {found} for last year, off by {off} (right only if the catalogue was changed)."
                ),
            )
        }
        YearFacts::PublicTotalDiffers(link) => {
            let sum = sum(link, ["上年对外公开总数量", "本年新公开"], expected);
            let sum_en = sum_en(link, ["public last year", "published"], expected);
            (
                format!(
                    "{table}{row}对外公开总数量与上年报告不衔接：{sum}，填的是{found}，相差{off}，建议核对（清理后可以成立）。"
                ),
                format!(
                    "In {table}, {row}: {sum_en}, but {found} are public, off by {off} (right only if documents were withdrawn)."
                ),
            )
        }
        YearFacts::ReceivedJumped => (
            format!(
                "{table}{column}列本年新收{found}件，上年报告为{expected}件，相差五倍以上，请确认没有多填或漏填数字。"
            ),
            format!(
                "In {table}, column {column}: {found} received this year, after {expected} in last year's report, more than five times apart; make sure that no digit is too many or too few."
            ),
        ),
        YearFacts::LastYearUncertain { .. } | YearFacts::LastYearUnmatched(_) => return None,
    })
}

/// 上年现行有效13＋本年制发2－本年废止1＝14.
fn sum<const N: usize>(link: &Link, names: [&str; N], sum: Decimal) -> String {
    written(link, names, ["＋", "－", "", "＝"], sum)
}

fn sum_en<const N: usize>(link: &Link, names: [&str; N], sum: Decimal) -> String {
    written(link, names, [" + ", " - ", " ", " = "], sum)
}

fn written<const N: usize>(
    link: &Link,
    names: [&str; N],
    [plus, minus, between, equals]: [&str; 4],
    sum: Decimal,
) -> String {
    let mut res = String::new();
    for (part, name) in link.parts.iter().zip(names) {
        if !res.is_empty() {
            res += if part.is_minus { minus } else { plus };
        }
        let amount = part.amount;
        res += &match amount.is_negative() {
            true => format!("{name}{between}({amount})"),
            false => format!("{name}{between}{amount}"),
        };
    }
    format!("{res}{equals}{sum}")
}

const fn what_was_forgotten(it: Forgotten) -> (&'static str, &'static str) {
    match it {
        Forgotten::Sign => {
            ("，可能把废止的件数加上了", ", perhaps since what was repealed was added")
        }
        Forgotten::Repealed => {
            ("，可能没有减去废止的件数", ", perhaps since what was repealed was not taken away")
        }
        Forgotten::Issued => {
            ("，可能没有加上制发的件数", ", perhaps since what was issued was not added")
        }
        Forgotten::Both => ("，可能沿用了上年的数", ", perhaps since last year's number was kept"),
    }
}

fn uncertain(names: Names<'_>, finding: &YearFinding, table_missing: bool) -> Both {
    let table = finding.place.map_or("", |it| names.table(it.table));
    if table_missing {
        return (
            format!("上年报告中没有识别到{table}，没有与上年核对。"),
            format!("Not compared with last year: {table} was not found in last year's report."),
        );
    }
    let cells = names.cells(&finding.cells);
    (
        format!("{table}{cells}没有与上年核对：本年或上年报告中有关的数没有确定读到。"),
        format!(
            "Not compared with last year: in {table}, {cells}, for which one of the reports gives no certain number."
        ),
    )
}

fn unmatched(this: &Reading, why: &Unmatched) -> Both {
    match why {
        Unmatched::Missing => match (&this.organ, this.year) {
            (Some(organ), Some(year)) => {
                let (organ, last) = (clipped(organ), year.saturating_sub(1));
                (
                    format!("没有找到{organ}{last}年度的报告，没有与上年核对。"),
                    format!("Not compared with last year: no report of {organ} on {last} was found."),
                )
            }
            _ => (
                "没有读到本报告的单位或年度，无法找到上年报告，没有与上年核对。".to_owned(),
                "Not compared with last year: this report does not say whose it is, or on which year.".to_owned(),
            ),
        },
        Unmatched::Several(n) => (
            format!("上年报告有{n}份，无法确定是哪一份，没有与上年核对。"),
            format!("Not compared with last year: there are {n} reports on it, and nothing says which counts."),
        ),
        Unmatched::OtherBody(organ) => {
            let organ = clipped(organ);
            (
                format!("给出的上年报告是{organ}的，单位不一致，没有与上年核对。"),
                format!("Not compared with last year: the report that was given is that of {organ}, another body."),
            )
        }
        Unmatched::OtherYear(year) => (
            format!("给出的上年报告是{year}年度的，不是本报告的上一年度，没有与上年核对。"),
            format!("Not compared with last year: the report that was given is on {year}, which is not the year before."),
        ),
        Unmatched::NoTables => (
            "给出的上年报告中没有识别到表格，没有与上年核对。".to_owned(),
            "Not compared with last year: no table was found in the report that was given.".to_owned(),
        ),
    }
}
