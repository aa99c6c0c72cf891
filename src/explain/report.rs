//! The report as a whole: its edition, its year, and why there is nothing to check.

use crate::form::{Edition, TableId};
use crate::rules::Facts;

use super::{Lang, Names};

/// What the finding says, where it is one of this family.
pub fn message(names: Names<'_>, facts: &Facts, table: Option<TableId>) -> Option<String> {
    let table = table.map_or("", |it| names.table(it));
    let (zh, en) = about(facts, table).or_else(|| refusal(facts))?;
    Some(match names.lang {
        Lang::Zh => zh,
        Lang::En => en,
    })
}

type Both = (String, String);

fn about(facts: &Facts, table: &str) -> Option<Both> {
    Some(match facts {
        Facts::AllZero => (
            format!("{table}全部为0，请确认本年度确实没有收到申请。"),
            format!("All figures of {table} are 0; make sure that no application was received."),
        ),
        Facts::OtherHandlingHigh(it) => (
            format!(
                "{table}「（六）其他处理」{}件，占办理总数{}件的{}%，建议逐件核实归类。",
                it.other, it.all, it.percent
            ),
            format!(
                "In {table}, (6) other handling has {} of {} results ({}%); look into each of them.",
                it.other, it.all, it.percent
            ),
        ),
        Facts::EditionDoesNotFitYear(it) => {
            let (year, expected, found) = (it.year, it.expected.key(), it.found.key());
            let softer = if year == 2019 { "（2019年度为鼓励使用）" } else { "" };
            (
                format!(
                    "{year}年度报告应使用{expected}年格式（{}），{table}用的是{found}年格式{softer}，已按表内实际行列核对。",
                    notice(it.expected)
                ),
                format!(
                    "A report on {year} uses the form of {expected} ({}), but {table} is in that of {found}; it was checked as it stands.",
                    notice(it.expected)
                ),
            )
        }
        Facts::EditionsMixed(it) => {
            let (disclosure, applications) = (it.disclosure.key(), it.applications.key());
            (
                format!(
                    "表二用的是{disclosure}年格式，表三用的是{applications}年格式，建议核对报告年度应使用哪一种。"
                ),
                format!(
                    "Table 2 is in the form of {disclosure}, table 3 in that of {applications}; one of them does not fit the report's year."
                ),
            )
        }
        Facts::SecondReport => (
            "文本中还有另一份报告，只核对了第一份；请把各份报告分开粘贴。".to_owned(),
            "Another report follows in the text; only the first was checked. Paste each report by itself."
                .to_owned(),
        ),
        _ => return None,
    })
}

const fn notice(edition: Edition) -> &'static str {
    match edition {
        Edition::Form2019 => "国办公开办函〔2019〕60号",
        Edition::Form2021 => "国办公开办函〔2021〕30号",
    }
}

/// What it is, why it was not checked, what to do.
fn refusal(facts: &Facts) -> Option<Both> {
    let (zh, en) = match facts {
        Facts::EmptyInput => (
            "没有内容，无法核对；请粘贴报告全文，或选择报告文件。",
            "There is no text to check; paste the whole report, or choose its file.",
        ),
        Facts::BrokenEncoding => (
            "文字是乱码，无法核对；请从原网页或原文件重新复制。",
            "The characters were destroyed on the way and cannot be checked; copy the text again from the page or the file.",
        ),
        Facts::OldForm(it) => {
            let year = it.year;
            return Some((
                format!(
                    "这是{year}年度的报告，2018年及以前没有全国统一的表格，无法按勾稽关系核对；请使用2019年度及以后的报告。"
                ),
                format!(
                    "This is a report on {year}; up to 2018 there was no uniform form, so there are no sums to check. Use a report on 2019 or later."
                ),
            ));
        }
        Facts::NoTables => (
            "识别到报告的文字，但没有识别到表格（可能是图片或没有粘贴进来），无法核对；请连同表格一起复制，图片中的表格需先转成文字。",
            "The report's text is there, but no table was found (they may be pictures, or were not pasted); copy it together with its tables.",
        ),
        Facts::NotAReport => (
            "没有识别到政府信息公开工作年度报告的表格，无法核对；请粘贴报告全文（含第二、三、四部分的表格）。",
            "No table of a government-information annual report was found, so there is nothing to check; paste the whole report with its tables.",
        ),
        _ => return None,
    };
    Some((zh.to_owned(), en.to_owned()))
}
