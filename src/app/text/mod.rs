//! The page's own words, in Chinese and in English. Sentences about findings are made in
//! [`crate::explain`].

mod help;
mod long;
mod notice;
mod say;

use super::marks::{Role, Section};
use super::report::Report;
use crate::check::{Coverage, Verdict};
use crate::explain::{self, Lang};
use crate::form::{CellId, Column, Group, IdentityKind, Row, TableId};
use crate::reading::{ReadTable, State};
use crate::suspects::Slip;

pub use help::{help, keys};
pub use long::{halted, not_in_field, read_again, reading};
pub use notice::notice;
pub use say::{Say, say};

const fn pick(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The label of a row in its table.
pub fn row(row: &Row, lang: Lang) -> String {
    match lang {
        Lang::Zh => row.label.to_owned(),
        Lang::En => {
            let name = explain::row_name(row, lang);
            let behind_group = row.group.and_then(|_| name.split_once(": "));
            behind_group.map_or_else(|| name.clone(), |it| it.1.to_owned())
        }
    }
}

/// The label of a column in its table.
pub fn column(column: &Column, lang: Lang) -> String {
    match lang {
        Lang::Zh => column.label.to_owned(),
        Lang::En => explain::column_name(column, lang).to_owned(),
    }
}

/// The label of a group of rows in its table.
pub fn group(group: &Group, lang: Lang) -> String {
    let en = match group.key {
        "withheld" => "(3) withheld",
        "unavailable" => "(4) unavailable",
        "not_processed" => "(5) not processed",
        "other_handling" => "(6) other",
        _ => "Litigation",
    };
    pick(lang, group.label, en).to_owned()
}

/// The heading of a table.
pub const fn heading(table: TableId, lang: Lang) -> &'static str {
    let en = match table {
        TableId::Disclosure => "2. Information disclosed on the body's own initiative",
        TableId::Applications => "3. Applications received and handled",
        TableId::Disputes => "4. Administrative reconsideration and litigation",
    };
    pick(lang, table.heading(), en)
}

/// The head of a block of 二: an item of article 20 of the regulations.
pub const fn article(item: usize, lang: Lang) -> &'static str {
    match item {
        1 => pick(lang, "第二十条第（一）项", "Article 20, item 1"),
        5 => pick(lang, "第二十条第（五）项", "Article 20, item 5"),
        6 => pick(lang, "第二十条第（六）项", "Article 20, item 6"),
        8 => pick(lang, "第二十条第（八）项", "Article 20, item 8"),
        _ => pick(lang, "第二十条第（九）项", "Article 20, item 9"),
    }
}

/// That the report is of another year than the page around the checker expects.
pub fn other_year(expected: u16, found: u16, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("这里要的是 {expected} 年度的报告，这份是 {found} 年度的。"),
        Lang::En => format!("The report of {expected} is wanted here; this is that of {found}."),
    }
}

/// The heading of a group of cards.
pub const fn section(section: Section, lang: Lang) -> &'static str {
    match section {
        Section::Structure => pick(lang, "结构问题", "Structure"),
        Section::Errors => pick(lang, "勾稽错误", "Errors"),
        Section::Warnings => pick(lang, "需核对", "To be verified"),
        Section::Unread => pick(lang, "无法核对", "Could not be checked"),
        Section::Notes => pick(lang, "提示", "Notes"),
    }
}

/// What a kind of identity checks, in few words.
pub const fn identity_kind(kind: IdentityKind, lang: Lang) -> &'static str {
    match kind {
        IdentityKind::RowTotal => pick(lang, "各行合计", "rows"),
        IdentityKind::ColumnTotal => pick(lang, "办理总计", "columns"),
        IdentityKind::CarryOver => pick(lang, "收办平衡", "carry-over"),
        IdentityKind::GroupTotal => pick(lang, "复议诉讼", "disputes"),
    }
}

/// How many sums of a kind hold.
pub fn held(n_hold: usize, n_all: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{n_hold} / {n_all} 项平衡"),
        Lang::En => format!("{n_hold} of {n_all} hold"),
    }
}

/// The verdict in a few words.
pub fn short_verdict(verdict: Verdict, coverage: &Coverage, lang: Lang) -> String {
    let counted = |n: usize, zh: &str, en: &str| match lang {
        Lang::Zh => format!("{n} 项{zh}"),
        Lang::En => format!("{n} {en}"),
    };
    match verdict {
        Verdict::Reconciles => pick(lang, "全部平衡", "All hold").to_owned(),
        Verdict::DoesNotReconcile => counted(coverage.fail, "不平", "fail"),
        Verdict::Undecided if coverage.not_checked == 0 => {
            pick(lang, "部分为推断", "Partly inferred").to_owned()
        }
        Verdict::Undecided => counted(coverage.not_checked, "无法核对", "unchecked"),
        Verdict::NothingToCheck => pick(lang, "未读到表格", "No table").to_owned(),
    }
}

/// The fewest cells whose change would mend everything; a fact, whichever cells they are.
pub fn fewest(n_cells: usize, lang: Lang) -> String {
    match (lang, n_cells) {
        (Lang::Zh, _) => format!("最少改正 {n_cells} 格即可全部平衡"),
        (Lang::En, 1) => "changing 1 cell would mend them all".to_owned(),
        (Lang::En, _) => format!("changing {n_cells} cells would mend them all"),
    }
}

/// The headline of a card with suspects.
pub fn headline(n_failing: usize, n_cells: usize, lang: Lang) -> String {
    match (lang, n_failing, n_cells) {
        (Lang::Zh, ..) => format!("{n_failing} 项不平，改正 {n_cells} 格即可平衡"),
        (Lang::En, 1, 1) => "1 sum fails; changing 1 cell would mend it".to_owned(),
        (Lang::En, n, 1) => format!("{n} sums fail; changing 1 cell would mend them"),
        (Lang::En, n, cells) => format!("{n} sums fail; changing {cells} cells would mend them"),
    }
}

/// What else there is, counted: 另有：3 处需核对.
pub fn also(n_warnings: usize, n_ignored: usize, n_edits: usize, lang: Lang) -> Option<String> {
    let counts = [
        (n_warnings, "处需核对", "to be verified"),
        (n_ignored, "处已忽略", "ignored"),
        (n_edits, "格已修改", "edited here"),
    ];
    let mut res = String::new();
    for (n, zh, en) in counts.into_iter().filter(|it| it.0 > 0) {
        let (first, between) = (pick(lang, "另有：", "Also: "), pick(lang, "，", ", "));
        res.push_str(if res.is_empty() { first } else { between });
        res.push_str(&n.to_string());
        res.push(' ');
        res.push_str(pick(lang, zh, en));
    }
    (!res.is_empty()).then_some(res)
}

/// The name of a cell: its row and its column.
pub fn cell_name(cell: CellId, report: &Report, lang: Lang) -> String {
    let row_of = |it: &ReadTable| it.form.rows.get(cell.row as usize);
    let Some(row) = report.reading.table(cell.table).and_then(row_of) else {
        return String::new();
    };
    let column = row.columns.get(cell.column as usize).map(|it| explain::column_name(it, lang));
    // The words that both rows of cases received share say nothing here.
    let row = explain::row_name(row, lang).replace("政府信息公开申请数量", "");
    format!("{row} · {}", column.unwrap_or_default())
}

/// What a cell is to a card.
pub fn role(number: usize, role: Role, lang: Lang) -> String {
    let what = match role {
        Role::Suspect => say(Say::LegendSuspect, lang),
        Role::Target => pick(lang, "不平", "does not hold"),
        Role::Asked => pick(lang, "见说明", "see the remark"),
        Role::Candidate => pick(lang, "有可能", "possible"),
        Role::Part => pick(lang, "参与合计", "part of the sum"),
    };
    match lang {
        Lang::Zh => format!("问题 {number}：{what}"),
        Lang::En => format!("finding {number}: {what}"),
    }
}

/// What stood in a cell before it was edited.
pub fn was(was: &str, lang: Lang) -> String {
    match (was.is_empty(), lang) {
        (true, Lang::Zh) => "原为空白".to_owned(),
        (true, Lang::En) => "was blank".to_owned(),
        (false, Lang::Zh) => format!("原为 {was}"),
        (false, Lang::En) => format!("was {was}"),
    }
}

/// How a number is written in the text, where that is not how it is shown.
pub fn written(raw: &str, lang: Lang) -> String {
    let raw = explain::visible(raw);
    match lang {
        Lang::Zh => format!("原文写作“{raw}”"),
        Lang::En => format!("written \u{201c}{raw}\u{201d}"),
    }
}

/// The usual slip that would explain a change.
pub fn slip(slip: Slip, lang: Lang) -> String {
    let slip = explain::slip(slip, lang);
    match lang {
        Lang::Zh => format!("可能是{slip}"),
        Lang::En => format!("perhaps {slip}"),
    }
}

/// How many cells of a table are in a state.
pub fn state_count(n: usize, state: State, lang: Lang) -> String {
    let (zh, en) = match state {
        State::Read => ("读出", "read"),
        State::Blank => ("空白", "blank"),
        State::Dash => ("横线", "dashes"),
        State::Assumed => ("推断", "inferred"),
        State::Lost => ("缺失", "lost"),
        State::Unreadable => ("非数字", "no numbers"),
    };
    format!("{} {n}", pick(lang, zh, en))
}
