//! Which cells may be wrong. An inference: 可能, 建议核对.

use crate::decimal::Decimal;
use crate::form::CellId;
use crate::reading::{Reading, State};
use crate::rules::Evaluated;
use crate::suspects::{Ended, ProposedCell, Searched, Slip, Suspect};

use super::{Lang, Names};

/// A smallest change, in one sentence; a second one where it rests on an assumption.
pub fn suspect(it: &Suspect, reading: &Reading, identities: &[Evaluated], lang: Lang) -> String {
    change(it, reading, lang) + assumption(it, identities, lang).unwrap_or_default()
}

/// What is said of a change that rests on how the text was read: one of the identities that it
/// was worked out from needs an assumption.
pub fn assumption(it: &Suspect, identities: &[Evaluated], lang: Lang) -> Option<&'static str> {
    for cell in &it.cells {
        for evaluated in identities {
            if evaluated.assumed && evaluated.identity.cells().any(|it| it == cell.cell) {
                return Some(lang.pick(
                    "（这一改法以推断的读法为前提：其中有按推断位置读取的数，请先核对读取结果。）",
                    " (This rests on an assumption: some of the numbers were placed by inference; check first how they were read.)",
                ));
            }
        }
    }
    None
}

/// What is said where the search for the smallest changes was not finished: those that are
/// listed, if any, need not be all.
pub fn unfinished(it: &Searched, lang: Lang) -> Option<String> {
    let n = it.identities.len();
    let (zh, en) = match it.ended {
        Ended::Complete | Ended::Impossible => return None,
        Ended::More => (
            "有太多同样少的改法，只列出其中一部分",
            "too many changes are equally small, and only some of them are listed",
        ),
        Ended::NoneUpTo(size) => {
            return Some(match lang {
                Lang::Zh => format!(
                    "未能搜完：{n}项不平只改{size}格以内不能全部平衡，更多格的改法没有搜索。"
                ),
                Lang::En => format!(
                    "Not searched to the end ({n} failing sums): no change of up to {size} cells would mend them, and larger ones were not tried."
                ),
            });
        }
        Ended::OutOfSteps(_) => (
            "的可能组合太多，可能还有没有列出的改法",
            "there are too many combinations, and changes that are not listed may exist",
        ),
        Ended::Overflow(_) => (
            "涉及的数太大，可能还有没有列出的改法",
            "the numbers are too large, and changes that are not listed may exist",
        ),
        Ended::Undecided(_) => (
            "的有些改法无法判断能否成立，可能还有没有列出的改法",
            "some changes could not be decided on, and others that are not listed may exist",
        ),
    };
    Some(match lang {
        Lang::Zh => format!("未能搜完：{n}项不平{zh}。"),
        Lang::En => format!("Not searched to the end ({n} failing sums): {en}."),
    })
}

fn change(it: &Suspect, reading: &Reading, lang: Lang) -> String {
    let names = Names { reading, lang };
    let n_mended = it.identities.len();
    let slip = it.slip.map(|it| slip(it, lang));
    match (&it.cells[..], lang) {
        ([one], Lang::Zh) => {
            let slip = slip.map_or_else(String::new, |it| format!("（可能是{it}）"));
            let change = match one.proposed {
                Some(proposed) => format!("若为{proposed}，{n_mended}项勾稽关系即可平衡"),
                None => format!("更正后{n_mended}项勾稽关系可以平衡"),
            };
            let (cell, found) = (names.cell(one.cell), found(names, one));
            format!("可能是{cell}填错：现为{found}，{change}{slip}，建议核对。")
        }
        ([one], Lang::En) => {
            let slip = slip.map_or_else(String::new, |it| format!(" ({it}?)"));
            let change = one.proposed.map_or_else(String::new, |it| format!("with {it}, "));
            let (cell, found) = (names.cell(one.cell), found(names, one));
            format!(
                "Possibly {cell} is wrong: it has {found}; {change}{n_mended} failing sums would hold{slip}. Please check."
            )
        }
        (cells, Lang::Zh) => {
            let slip = slip.map_or_else(String::new, |it| format!("（可能是{it}）"));
            let changes = all(names, cells);
            let n_cells = cells.len();
            format!(
                "可能有{n_cells}格同时填错：{changes}；一并更正后{n_mended}项勾稽关系可以平衡{slip}，建议核对。"
            )
        }
        (cells, Lang::En) => {
            let slip = slip.map_or_else(String::new, |it| format!(" ({it}?)"));
            let changes = all(names, cells);
            format!(
                "Possibly these cells are wrong together: {changes}; {n_mended} failing sums would hold{slip}. Please check."
            )
        }
    }
}

fn all(names: Names<'_>, cells: &[ProposedCell]) -> String {
    let change = |it: &ProposedCell| {
        let (cell, found) = (names.cell(it.cell), found(names, it));
        match (it.proposed, names.lang) {
            (Some(proposed), Lang::Zh) => format!("{cell}由{found}改为{proposed}"),
            (Some(proposed), Lang::En) => format!("{cell} from {found} to {proposed}"),
            (None, Lang::Zh) => format!("{cell}（现为{found}）"),
            (None, Lang::En) => format!("{cell} (now {found})"),
        }
    };
    let changes: Vec<_> = cells.iter().map(change).collect();
    changes.join(names.lang.pick("、", ", "))
}

/// What stands in the cell: nobody wrote a 0 into a blank one.
fn found(names: Names<'_>, it: &ProposedCell) -> String {
    let is_blank = |it: CellId| {
        let state = names.reading.cell(it).map(|it| it.state);
        matches!(state, Some(State::Blank | State::Dash))
    };
    if it.found == Decimal::ZERO && is_blank(it.cell) {
        return names.lang.pick("空白", "nothing").to_owned();
    }
    it.found.to_string()
}

/// A usual slip in words.
pub const fn slip(it: Slip, lang: Lang) -> &'static str {
    let (zh, en) = match it {
        Slip::TotalLeftBlank => ("漏填总计", "a total left blank"),
        Slip::LeftBlank => ("漏填", "a figure left blank"),
        Slip::LeftAtZero => ("该填数的格留了0", "a 0 left where a figure belongs"),
        Slip::SwappedDigits => ("相邻两位数字颠倒", "two digits swapped"),
        Slip::ChangedDigit => ("一位数字写错", "one digit wrong"),
        Slip::DroppedDigit => ("漏写一位数字", "one digit missing"),
        Slip::DoubledDigit => ("一位数字重复", "one digit typed twice"),
        Slip::AddedDigit => ("多写一位数字", "one digit too many"),
        Slip::WrongSign => ("正负号写反", "the wrong sign"),
        Slip::SwappedNeighbours => ("相邻两格填反", "two neighbouring cells swapped"),
        Slip::ShiftedRow => ("整行错位", "a row shifted by one cell"),
        Slip::OppositeDifferences => ("填错了类别", "counted in the wrong place"),
        Slip::CarriedIntoTotal => ("明细的差错带进了总计", "a wrong part carried into its total"),
        Slip::CountedTwice => ("有一项加了两次", "a part counted twice"),
        Slip::Omitted => ("漏加了一项", "a part left out"),
        Slip::CarriedInCounted => {
            ("本年新收中包含了上年结转", "what was carried over counted as received")
        }
        Slip::CarriedOutCounted => {
            ("办理总计中包含了结转下年度", "what is carried over counted as handled")
        }
    };
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}
