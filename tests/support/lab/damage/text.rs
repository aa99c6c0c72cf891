//! Damage to the text of a report.

use super::super::super::report::Rng;

/// Other punctuation, line ends, full width, Traditional characters or radicals.
pub fn convert(text: &str, rng: &mut Rng) -> String {
    match rng.below(5) {
        0 => text.replace('（', "(").replace('）', ")").replace('、', "，"),
        1 => text.replace('\n', "\r\n"),
        2 => text
            .chars()
            .map(|it| match it {
                '0'..='9' => char::from_u32(0xff10 + it as u32 - '0' as u32).unwrap_or(it),
                _ => it,
            })
            .collect(),
        _ => convert_words(text, rng),
    }
}

/// Traditional characters, or the radicals and compatibility ideographs that PDF tools print.
pub fn convert_words(text: &str, rng: &mut Rng) -> String {
    const TRADITIONAL: &str = "总總计計开開数數复復讼訟诉訴结結属屬处處无無关關业業务務项項执執决決构構组組织織请請办辦类類过過继續获獲规規废廢额額";
    const RADICALS: &str = "一⼀二⼆人⼈八⼋力⼒十⼗口⼝大⼤工⼯手⼿文⽂方⽅无⽆日⽇月⽉止⽌比⽐生⽣用⽤目⽬立⽴自⾃行⾏金⾦";
    const COMPATIBLE: &str = "不\u{f967}六\u{f9d1}年\u{f98e}度\u{fa01}律\u{f9d8}理\u{f9e4}益\u{fa17}类\u{f9d0}行\u{fa08}请\u{fabb}量\u{f97e}";
    let pairs = [TRADITIONAL, RADICALS, COMPATIBLE][rng.below(3) as usize];
    let of: Vec<char> = pairs.chars().collect();
    let convert = |ch: char| of.chunks(2).find(|it| it[0] == ch).map_or(ch, |it| it[1]);
    text.chars().map(convert).collect()
}

/// Pages with a number, or with a running head.
pub fn page(lines: &[&str], rng: &mut Rng) -> String {
    let every = 7 + rng.below(20) as usize;
    let kind = rng.below(6);
    let mut res = String::new();
    for (idx, line) in lines.iter().enumerate() {
        res += line;
        if idx % every == every - 1 && line.ends_with('\n') {
            let page = idx / every + 1;
            res += &match kind {
                0 => format!("- {page} -\n"),
                1 => format!("第 {page} 页 共 9 页\n"),
                2 => format!("{page} / 9\n\u{c}"),
                3 => format!("{page}\n\u{c}"),
                4 => format!("\n第{page}页\n\n"),
                _ => format!("青石镇政府信息公开工作年度报告\n— {page} —\n"),
            };
        }
    }
    res
}

/// Lines as they stand below tables and between them, in the middle of one too.
pub fn annotate(lines: &[&str], rng: &mut Rng) -> String {
    const NOTES: [&str; 6] = [
        "注：本表数据统计截至12月31日。",
        "注：1.本表按照国办公开办函〔2021〕30号文件格式填报；2.单位为件。",
        "备注：数据由各股室报送，共汇总 17 个单位。",
        "（一）公开渠道建设。全年发布信息 215 条，其中图解 8 个。",
        "（续表）",
        "审核：张某　填表：李某　联系电话：010-66000000",
    ];
    let every = 5 + rng.below(40) as usize;
    let mut res = String::new();
    for (idx, line) in lines.iter().enumerate() {
        res += line;
        if idx % every == every - 1 && line.ends_with('\n') {
            res += NOTES[rng.below(NOTES.len() as u64) as usize];
            res.push('\n');
        }
    }
    res
}

/// The line without its last `n` cells. Merged cells of a head go with their columns, so that a
/// line with fewer cells keeps the first only: `自然人 法人或其他组织 总计` does not keep 总计.
pub fn without_last(line: &str, n: usize) -> String {
    let mut rest = line.trim_end_matches('\n');
    for _ in 0..n {
        match rest.rfind('\t') {
            Some(at) => rest = &rest[..at],
            None => break,
        }
    }
    format!("{rest}\n")
}

/// The lines without the one at this place.
pub fn without<'a>(lines: &[&'a str], at: usize) -> Vec<&'a str> {
    lines.iter().enumerate().filter(|it| it.0 != at).map(|it| *it.1).collect()
}

/// The line without anything between its last figures.
pub fn glue(line: &str) -> String {
    let is_gap = |it: char| matches!(it, ' ' | '\t' | '|' | '│');
    let body = line.trim_end();
    // Signs and points belong to the figures: nobody's glue leaves `2 - 321` of `2 -3 21`.
    let is_part = |it: char| it.is_ascii_digit() || matches!(it, '-' | '.');
    let figures = body.trim_end_matches(|it: char| is_part(it) || is_gap(it));
    let (label, figures) = body.split_at(figures.len());
    let joined: String = figures.chars().filter(|it| !is_gap(*it)).collect();
    if joined.len() < 3 { line.to_owned() } else { format!("{label} {joined}\n") }
}

/// The line with single spaces between its words, and none before them.
pub fn closed_up(line: &str) -> String {
    line.split_whitespace().collect::<Vec<_>>().join(" ") + "\n"
}

/// Lines cut into cells at up to ten places, the same in all of them, with tabs or bars between. No
/// place is inside of a figure: nothing need tell that.
pub fn cut_by_guess(lines: &[&str], rng: &mut Rng) -> String {
    const WIDTH: u64 = 125;
    let mark = ["\t", " | "][rng.below(2) as usize];
    let lines: Vec<Vec<char>> = lines.iter().map(|it| it.trim_end().chars().collect()).collect();
    let is_of_figure = |line: &[char], at: usize| {
        line.get(at).is_some_and(|it| !it.is_whitespace() && it.is_ascii())
    };
    let is_inside =
        |at: usize| lines.iter().any(|it| is_of_figure(it, at - 1) && is_of_figure(it, at));
    let places = (0..2 + rng.below(9)).map(|_| 1 + rng.below(WIDTH) as usize);
    let mut places: Vec<usize> = places.filter(|it| !is_inside(*it)).collect();
    places.sort_unstable();
    let cut = |line: &Vec<char>| {
        let ends = places.iter().copied().chain([line.len()]);
        let mut from = 0;
        let cell = |end: usize| {
            let end = end.clamp(from, line.len());
            let text: String = line[std::mem::replace(&mut from, end)..end].iter().collect();
            text.trim().to_owned()
        };
        let cells: Vec<String> = ends.map(cell).collect();
        if cells.iter().all(String::is_empty) { "\n".to_owned() } else { cells.join(mark) + "\n" }
    };
    lines.iter().map(cut).collect()
}
