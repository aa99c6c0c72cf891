//! Names of severities, states, layouts and editions.

use crate::form::Edition;
use crate::reading::{Layout, State};
use crate::rules::{Severity, Status};

use super::Lang;

/// How grave a finding is.
pub const fn severity(it: Severity, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Severity::Error => ("勾稽错误", "error"),
        Severity::Warning => ("需核对", "to be checked"),
        Severity::Unread => ("无法核对", "could not be checked"),
        Severity::Note => ("提示", "note"),
    };
    one(lang, zh, en)
}

/// The outcome of an identity.
pub const fn status(it: &Status, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Status::Holds => ("平衡", "holds"),
        Status::Fails => ("不平", "does not hold"),
        Status::NotChecked(_) => ("未核对", "not checked"),
    };
    one(lang, zh, en)
}

/// What is known of a cell.
pub const fn state(it: State, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        State::Read => ("已读取", "read"),
        State::Blank => ("空白，按0计算", "blank, counts as 0"),
        State::Dash => ("短横或“无”，按0计算", "a dash, counts as 0"),
        State::Assumed => ("按推断的位置读取", "placed by inference"),
        State::Lost => ("没有读到", "not in the text"),
        State::Unreadable => ("不是数字", "not a number"),
    };
    one(lang, zh, en)
}

/// How a table was read.
pub const fn layout(it: Layout, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Layout::Grid => ("按单元格读取", "cell by cell"),
        Layout::Packed => {
            ("按分隔符读取，空白格的位置不确定", "by separators, blank cells uncertain")
        }
        Layout::CellPerLine => ("按每行一格读取", "one cell a line"),
        Layout::Flow => ("按文字顺序读取（如PDF）", "as running text (such as a PDF)"),
        Layout::Glued => ("数字连写，按合计关系拆分", "figures run together, cut by the sums"),
    };
    one(lang, zh, en)
}

/// An edition of the form.
pub const fn edition(it: Edition, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Edition::Form2019 => ("2019年格式", "form of 2019"),
        Edition::Form2021 => ("2021年格式", "form of 2021"),
    };
    one(lang, zh, en)
}

const fn one(lang: Lang, zh: &'static str, en: &'static str) -> &'static str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
