//! An amount of fees that is in 元, where the form wants 万元 (2021 form): it says 元 itself, or a
//! county or lower body reports ten thousand times what such bodies charge.
//!
//! # Why it matters
//!
//! 元 entered as 万元 makes every sum over several bodies wrong by ten thousand.
//!
//! # Fails
//!
//! ```text
//! disclosure fees amount = "275000元"
//! ```
//!
//! # Corrected
//!
//! ```text
//! disclosure fees amount = 27.5
//! ```
//!
//! # Source
//!
//! The unit is that of 国办公开办函〔2021〕30号; the size from which an amount is doubtful is experience
//! (a whole prefecture reports 96171.6).

use crate::decimal::Decimal;
use crate::form::{CellId, TableId};
use crate::reading::Place;
use crate::rules::{Context, Facts, Finding, Rule, Severity};

/// The rule.
pub const RULE: Rule = Rule { name: "fee-in-yuan", severity: Severity::Warning, check };

/// The amount as it is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeInYuan {
    /// The cell's text.
    pub raw: String,
    /// Whether it says 元 itself.
    pub says_yuan: bool,
}

fn check(context: &Context<'_>, out: &mut Vec<Finding>) {
    let cell = context.cell(TableId::Disclosure, "fees", "amount");
    out.extend(cell.and_then(|it| finding(context, it)));
}

fn finding(context: &Context<'_>, cell: CellId) -> Option<Finding> {
    let read = context.reading.cell(cell)?;
    let value = read.value.filter(|it| !it.is_zero())?;
    let says_yuan = read.traits.yuan;
    if !(says_yuan || is_doubtful(value) && is_county_or_lower(context)) {
        return None;
    }
    let facts = Facts::FeeInYuan(FeeInYuan { raw: read.raw.to_string(), says_yuan });
    let res = RULE.finding(facts).at(Place::cell(cell)).on(context.span(cell));
    Some(res.found(Some(value)).of_cells(vec![cell]))
}

/// As large as no county's fees in 万元, and exact to the 分 in 元, where 万元 would have more
/// decimals.
fn is_doubtful(value: Decimal) -> bool {
    value >= Decimal::from(100_000) && value.scale() <= 2
}

/// 区 is also the last character of 自治区 and 地区, and 县 stands in no name of a higher body.
fn is_county_or_lower(context: &Context<'_>) -> bool {
    let organ = context.reading.organ.as_deref().unwrap_or_default();
    let organ = organ.replace("自治区", "").replace("地区", "");
    ["县", "区", "镇", "乡", "街道"].iter().any(|it| organ.contains(it))
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::found;

    #[test]
    fn the_size_tells_for_small_bodies_only() {
        let fee = |organ: &str| format!("organ = {organ}\ndisclosure fees amount = 275000");
        assert_eq!(found(&fee("某某镇人民政府")), ["fee-in-yuan"]);
        assert_eq!(found(&fee("内蒙古自治区人民政府")), [""; 0]);
        assert_eq!(found("disclosure fees amount = 275000"), [""; 0]);
        assert_eq!(found("disclosure fees amount = \"27.5万元\""), [""; 0]);
        assert_eq!(found("disclosure fees amount = \"0元\""), [""; 0]);
    }
    #[test]
    fn what_a_small_body_may_charge_is_not_doubted() {
        let fee = |amount: &str| {
            found(&format!("organ = 某某镇人民政府\ndisclosure fees amount = {amount}"))
        };
        assert_eq!(fee("27.5"), [""; 0]);
        assert_eq!(fee("99999.99"), [""; 0]);
        assert_eq!(fee("100000"), ["fee-in-yuan"]);
        let more_exact_than_yuan = fee("275000.125");
        assert!(!more_exact_than_yuan.contains(&"fee-in-yuan"), "{more_exact_than_yuan:?}");
    }
}
