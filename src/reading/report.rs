//! What the report says of itself: title, public body, year. And why there is nothing to check,
//! where there are no tables.

use super::fold::fold;
use super::model::{Reading, Refusal, Remark};
use super::tokens::{cells, first_cells};
use super::words::find;
use crate::form::TableId;
use crate::grid::{Block, Document};

/// The report's own words about itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heading {
    /// The title as it is printed.
    pub title: Option<String>,
    /// The public body that the title names.
    pub organ: Option<String>,
    /// The year that the report is about.
    pub year: Option<u16>,
}

/// How long a title may be, in characters.
const LONGEST_TITLE: usize = 60;
/// In how many lines from the top a title is looked for.
const TITLE_LINES: usize = 40;
/// In how many lines before the first section: dates, sources and an introduction may stand between.
const LINES_BEFORE: usize = 20;

/// Finds title, public body and year. The title of the report stands before the block of the first
/// section, where there is one; a long menu may stand before that.
pub fn heading(document: &Document, first_section: Option<usize>) -> Heading {
    let blocks = &document.blocks;
    let before = first_section.map(|it| &blocks[it.saturating_sub(LINES_BEFORE)..it]);
    let mut res = before.and_then(title).or_else(|| title(blocks)).unwrap_or_default();
    res.year = res.year.or_else(|| period(document));
    res
}

/// The title among the first lines of these blocks: one that names body and year, else any.
fn title(blocks: &[Block]) -> Option<Heading> {
    let mut texts: Vec<&str> = Vec::with_capacity(TITLE_LINES);
    let lines = blocks.iter().flat_map(first_cells).take(TITLE_LINES);
    lines.flatten().for_each(|it| texts.push(&it.text));
    texts.retain(|it| !it.is_empty());
    let mut titles = (0..texts.len()).filter_map(|idx| title_at(&texts, idx));
    let first = titles.next()?;
    let is_complete = |it: &Heading| it.organ.is_some() && it.year.is_some();
    if is_complete(&first) { Some(first) } else { Some(titles.find(is_complete).unwrap_or(first)) }
}

/// The title that the line at `idx` holds: a line of its own, with the line before or behind it
/// where it is broken, or a quoted title in a sentence.
fn title_at(texts: &[&str], idx: usize) -> Option<Heading> {
    const FIELD: [&str; 4] = ["标题:", "标题：", "名称：", "title:"];
    /// What tools set around a heading.
    const MARKS: [char; 5] = ['#', '*', '=', '_', '>'];
    // Most lines are names of links: 信息 is written with no other characters, but for 資訊.
    if !texts[idx].contains(['信', '讯', '訊']) {
        return None;
    }
    let text = FIELD.iter().find_map(|it| texts[idx].strip_prefix(it)).unwrap_or(texts[idx]);
    let text = text.trim_matches(|it: char| it.is_whitespace() || MARKS.contains(&it));
    let text = quoted(text).unwrap_or(text);
    // Most lines are sentences, which need no folding to be told from a title.
    if text.chars().nth(LONGEST_TITLE).is_some() || text.contains(['。', '，']) {
        return None;
    }
    let words = fold(text);
    let is_title = words.contains("信息公开");
    let ends = ["年度报告", "年报", "工作报告"].iter().any(|it| words.ends_with(it));
    if !is_title
        || words.starts_with(['一', '二', '三', '四', '五', '六']) && words.contains("情况")
    {
        return None;
    }
    if ends {
        let before = idx.checked_sub(1).map(|it| texts[it]).filter(|it| is_name(it));
        let needs_organ = organ(text).is_none();
        let title = match before.filter(|_| needs_organ) {
            Some(before) => format!("{before}{text}"),
            None => text.to_owned(),
        };
        return Some(of_title(title));
    }
    let next = texts
        .get(idx + 1)
        .filter(|it| ["年度报告", "年报", "报告"].contains(&fold(it).as_str()))?;
    Some(of_title(format!("{text}{next}")))
}

/// A title in quotes within a sentence: 《…2023年政府信息公开工作年度报告》.
fn quoted(text: &str) -> Option<&str> {
    let candidates = text.split('《').skip(1).filter_map(|it| it.split('》').next());
    let mut titles = candidates.filter(|it| fold(it).ends_with("年度报告"));
    titles.next()
}

fn is_name(text: &str) -> bool {
    let n = text.chars().count();
    (3..=30).contains(&n) && !text.contains(['。', '，', '：', ':', '、', '0', '1', '2'])
}

fn of_title(title: String) -> Heading {
    Heading { organ: organ(&title), year: year_in(&title), title: Some(title) }
}

/// The public body in a title: what stands before the year, or between the year and 政府信息公开.
fn organ(title: &str) -> Option<String> {
    let at = find_year(title)?.0;
    let before = title[..at].trim();
    if !before.is_empty() {
        return Some(before.to_owned());
    }
    let rest = title[at..].split_once('年')?.1;
    let rest = rest.strip_prefix('度').unwrap_or(rest);
    let end = ["政府信息公开", "政府信息公開", "信息公开"].iter().find_map(|it| rest.find(it))?;
    let name = rest[..end].trim();
    (!name.is_empty()).then(|| name.to_owned())
}

fn year_in(text: &str) -> Option<u16> {
    find_year(text).map(|it| it.1)
}

/// The first year of four digits before 年, with its place in bytes.
fn find_year(text: &str) -> Option<(usize, u16)> {
    for (at, _) in text.match_indices('年') {
        let before = text[..at].trim_end();
        let digits: Vec<(usize, char)> = before.char_indices().rev().take(4).collect();
        let value =
            digits.iter().rev().try_fold(0u16, |acc, it| Some(acc * 10 + year_digit(it.1)?));
        let start = digits.last().map_or(at, |it| it.0);
        if let Some(year) = value.filter(|it| (2000..2100).contains(it)) {
            return Some((start, year));
        }
    }
    None
}

fn year_digit(ch: char) -> Option<u16> {
    let place = |digits: &str| digits.chars().position(|it| it == ch);
    place("0123456789")
        .or(place("〇一二三四五六七八九"))
        .or(place("０１２３４５６７８９"))
        .or((ch == '○' || ch == '零').then_some(0))
        .map(|it| it as u16)
}

/// The year of the period that the report states: from 1月1日 to 12月31日.
fn period(document: &Document) -> Option<u16> {
    let texts = document.blocks.iter().flat_map(cells).map(|it| &*it.text);
    for text in texts.filter(|it| find(it, "年").is_some()) {
        let squeezed: String = text.chars().filter(|it| !it.is_whitespace()).collect();
        let found = [
            "年1月1日",
            "年度政府信息公开工作年度报告",
            "年政府信息公开工作年度报告",
            "年政府信息公開工作年度報告",
        ];
        let at = found.iter().find_map(|it| squeezed.find(it));
        let year = at.and_then(|it| {
            year_in(&squeezed[squeezed[..it].char_indices().rev().nth(3).map_or(0, |it| it.0)..])
        });
        if year.is_some() {
            return year;
        }
    }
    None
}

/// Sections whose heading is there, but whose table was not found.
pub fn missing_tables(reading: &Reading, document: &Document) -> Vec<Remark> {
    const LONGEST_HEADING: usize = 40;
    let words = |it: TableId| match it {
        TableId::Disclosure => "主动公开政府信息情况",
        TableId::Applications => "收到和处理政府信息公开申请情况",
        TableId::Disputes => "行政复议行政诉讼情况",
    };
    let missing = TableId::ALL.into_iter().filter(|it| reading.table(*it).is_none());
    missing
        .filter_map(|table| {
            let cells = document.blocks.iter().flat_map(cells);
            let mut headings = cells.filter(|it| it.text.chars().count() <= LONGEST_HEADING);
            let heading = headings.find(|it| fold(&it.text).ends_with(words(table)))?;
            Some(Remark::TableMissing { table, span: heading.span })
        })
        .collect()
}

/// Why a text without tables has nothing to check.
pub fn refusal(text: &str, document: &Document, heading: &Heading) -> Refusal {
    let cells = || document.blocks.iter().flat_map(cells);
    let is_blank = cells().all(|it| it.text.trim().is_empty());
    if is_blank {
        return Refusal::Empty;
    }
    let words: String = cells().map(|it| fold(&it.text)).collect();
    let is_report =
        words.contains("信息公开") && (words.contains("年度报告") || words.contains("年报"));
    let has_sections =
        ["主动公开政府信息情况", "收到和处理政府信息公开申请", "行政复议行政诉讼情况"]
            .iter()
            .any(|it| words.contains(it));
    match heading.year {
        _ if is_broken(text, is_report) => Refusal::BrokenEncoding,
        Some(year @ ..=2018) if is_report => Refusal::OldForm { year },
        _ if is_report || has_sections => Refusal::NoTables,
        _ => Refusal::NotAReport,
    }
}

/// Whether the characters were destroyed on the way: replacement characters, question marks for
/// every character, or the patterns of text that was decoded with the wrong encoding.
fn is_broken(text: &str, is_report: bool) -> bool {
    /// What 政府, 信息, 公开, 年度, 报告 become when their UTF-8 is read as GBK.
    const UTF8_AS_GBK: [&str; 6] = ["鏀垮簻", "淇℃伅", "鍏紑", "骞村害", "鎶ュ憡", "锟斤拷"];
    let n_chars = text.chars().filter(|it| !it.is_whitespace()).count().max(1);
    let share = |is: fn(char) -> bool| text.chars().filter(|it| is(*it)).count() * 100 / n_chars;
    let replaced = share(|it| it == '\u{fffd}');
    let question_marks = share(|it| it == '?');
    let latin = share(|it| ('\u{80}'..='\u{ff}').contains(&it));
    UTF8_AS_GBK.iter().any(|it| text.contains(it))
        || replaced >= 2
        || (!is_report && (question_marks >= 25 || latin >= 25))
}
