//! Every sentence that a user reads is made here, in Chinese and in English.

mod cells;
mod disclosure;
mod english;
mod formula;
mod hints;
mod names;
mod reasons;
mod report;
mod rows;
mod shape;
mod sums;
mod suspects;
mod titles;
mod verdict;
mod visible;
mod words;
mod years;

use crate::reading::Reading;
use crate::rules::{Evaluated, Facts, Finding};

pub use formula::formula;
pub use hints::hints;
pub use names::{Names, column_name, row_name, table_name};
pub use reasons::reason;
pub use suspects::{assumption, slip, suspect, unfinished};
pub use titles::title;
pub use verdict::verdict;
pub use visible::{is_hidden, visible};
pub use words::{edition, layout, severity, state, status};
pub use years::between_years;

/// The language of a sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Simplified Chinese, the language of the report and of its readers.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The one of the two that is in this language.
    const fn pick<T: Copy>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// What a finding says, in one sentence that is understandable alone.
pub fn message(
    finding: &Finding,
    reading: &Reading,
    identities: &[Evaluated],
    lang: Lang,
) -> String {
    let names = Names { reading, lang };
    let is_assumed = |it: &usize| identities.get(*it).is_some_and(|it| it.assumed);
    let caution = if finding.identities.iter().any(is_assumed) {
        lang.pick(
            "（其中有按推断位置读取的数，请先核对读取结果。）",
            " (Some of the numbers were placed by inference; check first how they were read.)",
        )
    } else {
        ""
    };
    sentence(names, finding) + caution
}

fn sentence(names: Names<'_>, finding: &Finding) -> String {
    match &finding.facts {
        Facts::Mismatch(it) => sums::mismatch(names, it),
        Facts::TotalLeftBlank(it) => sums::total_left_blank(names, it),
        Facts::DetailsLeftBlank(it) => sums::details_left_blank(names, finding, it),
        facts => cells::message(names, finding)
            .or_else(|| disclosure::message(names, finding))
            .or_else(|| shape::message(names, finding))
            .or_else(|| report::message(names, facts, finding.place.map(|it| it.table)))
            .unwrap_or_default(),
    }
}
