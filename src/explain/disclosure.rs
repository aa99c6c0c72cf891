//! The figures of 二、主动公开政府信息情况.

use crate::rules::{Facts, Finding};

use super::names::clipped;
use super::{Lang, Names};

/// What the finding says, where it is one of this family.
pub fn message(names: Names<'_>, finding: &Finding) -> Option<String> {
    let place = finding.place?;
    let (zh, en) = about(&finding.facts)?;
    let table = names.short_table(place.table);
    let row = names.quoted_row(place.table, place.row?);
    Some(match names.lang {
        Lang::Zh => format!("{table}{row}{zh}"),
        Lang::En => format!("In {table}, {row}: {en}"),
    })
}

/// What is said of the row, which is named before it.
fn about(facts: &Facts) -> Option<(String, String)> {
    Some(match facts {
        Facts::InForceBelowIssued(it) => (
            format!(
                "本年制发{}件、废止{}件，现行有效只有{}件，建议核对（当年制发、当年失效的可以成立）。",
                it.issued, it.repealed, it.in_force
            ),
            format!(
                "{} issued and {} repealed this year, but only {} in force (right only if documents of this year have expired).",
                it.issued, it.repealed, it.in_force
            ),
        ),
        Facts::FeeInYuan(it) => fee_in_yuan(&it.raw, it.says_yuan),
        Facts::PublishedAbovePublicTotal(it) => (
            format!(
                "本年新公开{}件，大于对外公开总数量{}件，建议核对。",
                it.published, it.public_total
            ),
            format!(
                "{} published this year, more than the {} public in all.",
                it.published, it.public_total
            ),
        ),
        Facts::PublicTotalBelowMade(it) => (
            format!("本年新制作{}件，对外公开总数量只有{}件，建议核对。", it.made, it.public_total),
            format!("{} made this year, but only {} public in all.", it.made, it.public_total),
        ),
        Facts::NegativeItemBalance(it) => (
            format!(
                "上一年项目数量{}，本年增减{}，相加为负数，建议核对。",
                it.last_year, it.change
            ),
            format!(
                "{} items last year and a change of {} make a negative number.",
                it.last_year, it.change
            ),
        ),
        Facts::ProcurementHalfFilled(it) => (
            format!(
                "采购项目{}个，采购总金额{}，只填了其中一项，建议核对。",
                it.projects, it.amount
            ),
            format!(
                "{} projects with an amount of {}; one of the two is missing.",
                it.projects, it.amount
            ),
        ),
        _ => return None,
    })
}

fn fee_in_yuan(raw: &str, says_yuan: bool) -> (String, String) {
    let raw = clipped(raw);
    if says_yuan {
        let zh = format!("收费金额的单位是万元，填的是“{raw}”，建议换算成万元。");
        return (zh, format!("the amount is asked in 万元, but the cell says “{raw}”."));
    }
    (
        format!("收费金额的单位是万元，填的是“{raw}”，请确认是否把“元”当成了“万元”。"),
        format!("the amount is asked in 万元; “{raw}” looks like 元."),
    )
}
