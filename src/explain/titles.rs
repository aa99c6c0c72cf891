//! What each rule is called where findings are listed: what is wrong, in a few words.

use super::Lang;

/// The name of a rule for people; empty for a name that no rule has.
pub fn title(rule: &str, lang: Lang) -> &'static str {
    let known = TITLES.iter().find(|it| it.0 == rule);
    known.map_or("", |it| lang.pick(it.1, it.2))
}

#[rustfmt::skip]
const TITLES: &[(&str, &str, &str)] = &[
    ("row-total-mismatch", "横向合计不平", "The total of a row does not fit"),
    ("column-total-mismatch", "办理结果合计不平", "The total of the results does not fit"),
    ("carry-over-mismatch", "收办不平", "Received and handled do not balance"),
    ("group-total-mismatch", "复议诉讼合计不平", "The total of a group of disputes does not fit"),
    ("total-left-blank", "总计没有填", "A total was left blank"),
    ("details-left-blank", "只填总计没填明细", "A total without its parts"),
    ("blank-cells", "空白单元格", "Blank cells"),
    ("dash-cells", "用短横或“无”代替0", "Dashes in place of 0"),
    ("negative-count", "数量为负数", "A negative count"),
    ("fractional-count", "数量不是整数", "A count that is not whole"),
    ("error-value-in-cell", "Excel错误值", "An error value of Excel"),
    ("text-in-cell", "单元格不是数字", "A cell without a number"),
    ("unit-in-cell", "数字带单位", "A unit in a cell"),
    ("remark-in-cell", "数字后带说明", "A remark in a cell"),
    ("approximate-count", "不是确数", "An approximate number"),
    ("leading-zeros", "数字前有多余的0", "Leading zeros"),
    ("unusual-digits", "数字写法特殊", "Unusually written digits"),
    ("year-as-count", "数值与年份相同", "A count that looks like a year"),
    ("implausible-count", "数值过大", "A count of too many digits"),
    ("in-force-below-issued", "现行有效少于本年净增", "Fewer in force than issued"),
    ("fee-in-yuan", "收费金额单位可疑", "A fee that seems to be in 元"),
    ("fee-too-precise", "收费金额小数过多", "A fee with too many decimals"),
    ("published-above-public-total", "新公开大于公开总数", "More published than public in all"),
    ("public-total-below-made", "公开总数少于新制作", "Fewer public than made"),
    ("negative-item-balance", "项目数量为负", "A negative number of items"),
    ("procurement-half-filled", "采购数量与金额不一致", "Procurement half filled in"),
    ("procurement-unit-missing", "采购金额没有单位", "Procurement without a unit"),
    ("table-missing", "没有识别到表格", "A table was not found"),
    ("table-doubled", "表格不止一张", "More than one table of a kind"),
    ("row-missing", "缺少一行", "A row is missing"),
    ("row-doubled", "行重复", "A row occurs twice"),
    ("row-extra", "多出一行", "A row too many"),
    ("rows-out-of-order", "行的顺序不一致", "Rows out of order"),
    ("row-short", "一行的数字不够", "A row with too few figures"),
    ("row-long", "一行的数字过多", "A row with too many figures"),
    ("row-unlabelled", "数字没有行名", "Figures without a label"),
    ("glued-digits", "数字连写（已拆分）", "Figures run together, cut by the sums"),
    ("glued-digits-ambiguous", "数字连写（无法拆分）", "Figures run together that cannot be told apart"),
    ("column-missing", "表头缺列", "A column is missing"),
    ("column-extra", "多出一列", "A column too many"),
    ("group-label-missing", "缺少分类标题", "A group label is missing"),
    ("ordinal-differs", "序号不一致", "Another ordinal than the form's"),
    ("label-differs", "行名与规定不一致", "Labels that differ from the form's"),
    ("columns-reordered", "列的顺序与规定不同", "Columns in another order"),
    ("head-cut", "表头文字不完整", "The head of a table is cut"),
    ("figures-unplaced", "数字无法对应单元格", "Figures without a certain place"),
    ("cells-lost", "单元格没有读到", "Cells that could not be read"),
    ("all-zero", "申请情况表全部为0", "All figures are 0"),
    ("other-handling-high", "其他处理占比过高", "Much under other handling"),
    ("edition-does-not-fit-year", "表格格式与年度不符", "The form does not fit the year"),
    ("editions-mixed", "两张表格式不一致", "Two editions of the form"),
    ("second-report", "文本中不止一份报告", "More than one report"),
    ("empty-input", "没有内容", "No text"),
    ("broken-encoding", "乱码", "Broken characters"),
    ("old-form", "2018年及以前的报告", "A report on 2018 or earlier"),
    ("no-tables", "没有识别到表格", "No tables"),
    ("not-a-report", "不是年度报告", "Not a report of this kind"),
    ("carried-in-differs", "上年结转与上年报告不一致", "Carried over other than last year's report says"),
    ("in-force-differs", "现行有效与上年报告不衔接", "In force other than last year's report leads to"),
    ("items-last-year-differ", "上一年项目数量与上年报告不衔接", "Items of last year other than last year's report leads to"),
    ("public-total-differs", "对外公开总数与上年报告不衔接", "Public in all other than last year's report leads to"),
    ("received-jumped", "新收申请比上年变化过大", "Applications far from last year's number"),
    ("last-year-uncertain", "有的数没有与上年核对", "Figures not compared with last year's"),
    ("last-year-unmatched", "没有与上年报告核对", "Not compared with last year's report"),
];

#[cfg(test)]
mod tests {
    use super::{TITLES, title};
    use crate::explain::Lang;
    use crate::rules::{RULES, years};

    #[test]
    fn every_rule_has_a_title_in_both_languages() {
        let names: Vec<&str> =
            RULES.iter().map(|it| it.name).chain(years::RULES.iter().map(|it| it.name)).collect();
        for name in &names {
            assert!(Lang::ALL.iter().all(|it| !title(name, *it).is_empty()), "{name}");
        }
        assert_eq!(TITLES.len(), names.len());
    }
}
