//! What a report says of itself: its title, the public body, the year; and why there is nothing to
//! check where no table is found.

use gouji::reading::{Reading, Refusal, read};
use gouji::source::Source;

fn of_text(text: &str) -> Reading {
    read(&Source::text("", text))
}

/// Title, public body and year; `-` for what is not told.
fn told(text: &str) -> String {
    let Reading { title, organ, year, .. } = of_text(text);
    let none = || "-".to_owned();
    let year = year.map_or_else(none, |it| it.to_string());
    format!("{} {} {year}", title.unwrap_or_else(none), organ.unwrap_or_else(none))
}

const TITLE: &str = "2023年政府信息公开工作年度报告";

#[test]
fn the_public_body_stands_in_the_title_or_on_the_line_before() {
    for (text, organ) in [
        (format!("青石镇{TITLE}"), "青石镇"),
        (format!("青石镇人民政府\n{TITLE}"), "青石镇人民政府"),
        (format!("标题：青石镇{TITLE}"), "青石镇"),
        (format!("title: 青石镇{TITLE}"), "青石镇"),
        (format!("# 青石镇{TITLE} #"), "青石镇"),
        (format!("**青石镇{TITLE}**"), "青石镇"),
        ("2023年度青石镇政府信息公开工作年度报告".into(), "青石镇"),
        ("三河镇2023年政府信息公开工作年度报告".into(), "三河镇"),
        ("青石镇2023年政府信息公开工作情况年度报告".into(), "青石镇"),
        ("青石镇2023年政府信息公开\n年度报告".into(), "青石镇"),
        (format!("现公布《青石镇{TITLE}》，请监督。"), "青石镇"),
        (format!("{TITLE}\n青石镇{TITLE}"), "青石镇"),
        (format!("发布日期：昨天\n{TITLE}"), "-"),
        (format!("镇\n{TITLE}"), "-"),
        (format!("编号1\n{TITLE}"), "-"),
        ("2023年度政府信息公开工作年度报告".into(), "-"),
    ] {
        assert_eq!(told(&text).split(' ').nth(1), Some(organ), "{text}");
    }
}

#[test]
fn the_title_stands_before_the_first_section_whatever_the_menu_names() {
    let sections = "一、总体情况\n正文。\n二、主动公开政府信息情况";
    let menu = |n_links: usize| "栏目\n".repeat(n_links) + "红石镇2019年政府信息公开工作年度报告\n";
    for n_links in [0, 30, 60, 200] {
        let menu = menu(n_links) + &"栏目\n".repeat(18);
        let text = format!("{menu}青石镇{TITLE}\n发布日期：昨天\n{sections}");
        assert_eq!(told(&text), format!("青石镇{TITLE} 青石镇 2023"));
    }
    // Without a title there, any other.
    let text = format!("{}{}{sections}", menu(0), "栏目\n".repeat(60));
    assert_eq!(told(&text).split(' ').nth(2), Some("2019"));
}

#[test]
fn a_sentence_is_no_title() {
    let sentence = "依照条例，编制政府信息公开工作年度报告";
    assert_eq!(told(&format!("{sentence}\n第一行\n第二行，\n{TITLE}")), format!("{TITLE} - 2023"));
    let long = format!("{}政府信息公开工作年度报告", "某某".repeat(40));
    assert_eq!(told(&long), "- - -");
    assert_eq!(told("三、政府信息公开情况年度报告"), "- - -");
}

#[test]
fn years_in_digits_of_every_kind() {
    for year in ["2023", "２０２３", "二〇二三", "二○二三", "二零二三", "2０二3"]
    {
        let title = format!("青石镇{year}年政府信息公开工作年度报告");
        assert!(told(&title).ends_with(" 青石镇 2023"), "{}", told(&title));
    }
    let period = "政府信息公开工作年度报告\n统计期限自2022年1月1日起，至2022年12月31日止。";
    assert!(told(period).ends_with(" 2022"));
}

#[test]
fn why_there_is_nothing_to_check() {
    for (text, refusal) in [
        (" \n ", Refusal::Empty),
        ("青石镇2017年政府信息公开工作年度报告", Refusal::OldForm { year: 2017 }),
        ("青石镇2017年政府信息公开年报", Refusal::OldForm { year: 2017 }),
        ("自2017年1月1日起施行，报告财务。", Refusal::NotAReport),
        ("青石镇2023年政府信息公开工作年度报告", Refusal::NoTables),
        ("政府信息公开年报", Refusal::NoTables),
        ("一、主动公开政府信息情况", Refusal::NoTables),
        ("某公司财务年度报告", Refusal::NotAReport),
        ("某镇信息公开栏", Refusal::NotAReport),
    ] {
        assert_eq!(of_text(text).refusal, Some(refusal), "{text}");
    }
}

#[test]
fn destroyed_characters_are_told_by_their_share() {
    let with = |n: usize, what: &str| format!("{}{}", what.repeat(n), "字".repeat(100 - n));
    for (text, is_broken) in [
        (with(24, "?"), false),
        (with(25, "?"), true),
        (with(30, "Ã"), true),
        (with(24, "Ã"), false),
        (with(1, "\u{fffd}"), false),
        (with(2, "\u{fffd}"), true),
        (with(25, "?") + &" ".repeat(100), true),
        (with(20, "?"), false),
    ] {
        let expected = if is_broken { Refusal::BrokenEncoding } else { Refusal::NotAReport };
        assert_eq!(of_text(&text).refusal, Some(expected), "{text}");
    }
}
