//! The answer in one line.

use crate::check::{Judgement, Verdict};
use crate::rules::Severity;

use super::Lang;

/// The answer in one line, for the page and the command: 已核对 42 项勾稽关系，全部平衡. Where sums
/// fail it counts those alone: how many mistakes they come from is what the findings are about.
pub fn verdict(it: &Judgement, lang: Lang) -> String {
    let n_all = it.coverage.identities;
    let n_errors = it.findings.iter().filter(|it| it.severity == Severity::Error).count();
    match (it.verdict, lang) {
        (Verdict::Reconciles, Lang::Zh) => {
            format!("已核对 {n_all} 项勾稽关系，全部平衡{}", besides(n_errors, lang))
        }
        (Verdict::Reconciles, Lang::En) => {
            format!("Checked {n_all} sums; all of them hold{}", besides(n_errors, lang))
        }
        (Verdict::DoesNotReconcile, Lang::Zh) => {
            format!("{n_all} 项勾稽关系中 {} 项不平{}", it.coverage.fail, not_checked(it, lang))
        }
        (Verdict::DoesNotReconcile, Lang::En) => {
            format!("Of {n_all} sums {} do not hold{}", it.coverage.fail, not_checked(it, lang))
        }
        (Verdict::Undecided, _) => undecided(it, lang) + &besides(n_errors, lang),
        (Verdict::NothingToCheck, _) => {
            lang.pick("没有可以核对的表格", "There is no table to check").to_owned()
        }
    }
}

fn undecided(it: &Judgement, lang: Lang) -> String {
    let n_checked = it.coverage.hold;
    let checked = match (n_checked, lang) {
        (0, Lang::Zh) => return format!("{} 项勾稽关系都无法核对", it.coverage.identities),
        (0, Lang::En) => {
            return format!("None of {} sums could be checked", it.coverage.identities);
        }
        (_, Lang::Zh) => format!("已核对 {n_checked} 项勾稽关系，未发现不平"),
        (_, Lang::En) => format!("Checked {n_checked} sums; all of them hold"),
    };
    checked + &not_checked(it, lang) + &assumed(it, lang)
}

fn not_checked(it: &Judgement, lang: Lang) -> String {
    match (it.coverage.not_checked, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("，另有 {n} 项无法核对"),
        (n, Lang::En) => format!(", {n} could not be checked"),
    }
}

/// What was checked under an assumption.
fn assumed(it: &Judgement, lang: Lang) -> String {
    match (it.coverage.assumed, lang) {
        (0, _) => String::new(),
        (n, Lang::Zh) => format!("，{n} 项按推断的读法核对"),
        (1, Lang::En) => ", 1 rests on how the text was read".to_owned(),
        (n, Lang::En) => format!(", {n} rest on how the text was read"),
    }
}

fn besides(n_errors: usize, lang: Lang) -> String {
    match (n_errors, lang) {
        (0, _) => String::new(),
        (_, Lang::Zh) => format!("；另有 {n_errors} 处错误"),
        (_, Lang::En) => format!("; other errors: {n_errors}"),
    }
}
