//! Whether a head names its columns in the order of the form. Figures are given to columns by
//! their order, so that a head that names them in another order leaves every figure open.

use super::fold::fold;
use super::tokens::cells;
use super::words::{find, places};
use crate::form::APPLICANTS;
use crate::grid::{Block, Cell};
use crate::source::Span;

/// Whether the words of `names` that occur in `head` (folded) occur in the order of `names`.
/// Words that are cut or scattered do not count: they tell nothing.
pub fn is_in_order(head: &str, names: &[&str]) -> bool {
    names.iter().filter_map(|it| find(head, it)).is_sorted()
}

/// The same for the applications table. 总计 may stand anywhere behind 自然人: in heads of two
/// rows it comes before the kinds of legal persons.
pub fn applications_in_order(head: &str) -> bool {
    // The column 其他 is not the 其他 of 法人或其他组织, the name over five columns, which either
    // neighbour tells where another character is wrong.
    let head = head.replace("或其他", "").replace("其他组", "");
    let kinds = ["自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
    is_in_order(&head, &kinds) && is_in_order(&head, &["自然人", "总计"])
}

/// The names of the applicants in the lines and the table that end `blocks`, where they come in another
/// order: a head apart from its table. Below all of the names a few notes may stand: 单位：件.
pub fn odd_head_above(blocks: &[Block]) -> Option<(String, Span)> {
    const MOST_NOTES: usize = 3;
    let mut fewest_names = 4;
    let is_name = |it: &str| APPLICANTS.iter().any(|column| column.label == fold(it));
    let mut head: Vec<&Cell> = Vec::new();
    for (idx, block) in blocks.iter().rev().enumerate() {
        let mut names: Vec<&Cell> = cells(block).collect();
        names.retain(|it| it.text.split_whitespace().any(is_name));
        if names.is_empty() {
            if head.is_empty() && idx < MOST_NOTES {
                fewest_names = APPLICANTS.len();
                continue;
            }
            break;
        }
        names.append(&mut head);
        head = names;
    }
    let span = head.iter().map(|it| it.span).reduce(Span::join)?;
    let text = head.iter().map(|it| &*it.text).collect::<Vec<_>>().join(" ");
    let words = fold(&text);
    let n_names = APPLICANTS.iter().filter(|it| find(&words, it.label).is_some()).count();
    (n_names >= fewest_names && !applications_in_order(&words)).then_some((text, span))
}

/// The same for the disputes table: its groups, and the outcomes of the first group.
pub fn disputes_in_order(head: &str) -> bool {
    let last = |it: &str| places(head, it).last();
    let groups = [last("行政复议"), last("行政诉讼")];
    let has_both = groups.iter().all(Option::is_some);
    let outcomes = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];
    let is_whole = outcomes[..4].iter().all(|it| find(head, it).is_some());
    let litigation = ["未经复议直接起诉", "复议后起诉"];
    let litigation = litigation.iter().filter_map(|it| find(head, it)).min();
    let is_first = litigation.is_none_or(|it| last("行政复议").is_none_or(|first| first < it));
    (!has_both || groups.is_sorted())
        && is_first
        && is_in_order(head, &["未经复议直接起诉", "复议后起诉"])
        && (!is_whole || is_in_order(head, &outcomes))
}

/// The same for a head of the disclosure table, of either edition.
pub fn disclosure_in_order(head: &str) -> bool {
    const HEADS: [&[&str]; 4] = [
        &["制发", "废止", "现行有效"],
        &["新制作", "新公开", "对外公开"],
        &["上一年", "增减", "处理决定"],
        &["采购项目", "采购总金额"],
    ];
    HEADS.iter().all(|it| is_in_order(head, it))
}

#[cfg(test)]
mod tests {
    use super::{applications_in_order, disclosure_in_order, disputes_in_order};

    #[test]
    fn heads_of_applications() {
        for head in [
            "自然人法人或其他组织总计商业企业科研机构社会公益组织法律服务机构其他",
            "自然人商业企业科研机构社会公益组织法律服务机构其他总计",
            "法人或其他组织自然人社会法律商业科研公益服务其他企业机构组织机构总计",
            "自然人法人或其他组组织总计商业企业科研机构社会公益组织法律服务机构其他",
            "自然人法人成其他组织总计商业企业科研机构社会公益组织法律服务机构其他",
            "商业企业科研机构",
        ] {
            assert!(applications_in_order(head), "{head}");
        }
        for head in [
            "总计自然人商业企业科研机构社会公益组织法律服务机构其他",
            "商业企业自然人科研机构社会公益组织法律服务机构其他总计",
            "自然人法人或其他组织总计商业企业其他科研机构社会公益组织法律服务机构",
            "自然人法人或其他组组织总计商业企业其他科研机构社会公益组织法律服务机构",
        ] {
            assert!(!applications_in_order(head), "{head}");
        }
    }

    #[test]
    fn heads_of_the_other_tables() {
        assert!(disputes_in_order(
            "政府信息公开行政复议行政诉讼情况行政复议行政诉讼结果维持结果纠正其他结果尚未审结总计未经复议直接起诉复议后起诉"
        ));
        assert!(!disputes_in_order("行政复议行政诉讼情况行政诉讼行政复议未经复议直接起诉"));
        assert!(!disputes_in_order("未经复议直接起诉复议后起诉行政复议"));
        assert!(!disputes_in_order("行政复议行政诉讼总计结果维持结果纠正其他结果尚未审结"));
        assert!(disclosure_in_order("信息内容本年制发件数本年废止件数现行有效件数"));
        assert!(!disclosure_in_order("信息内容现行有效件数本年制发件数本年废止件数"));
    }
}
