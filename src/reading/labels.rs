//! Finds the form's labels in folded text, whole or cut, wherever they stand.

use std::sync::LazyLock;

use super::fold::{FoldedChar, fold_tokens};
use crate::form::{Edition, TableId, table};
use crate::probe;

/// A label of the applications table, in the order of the form.
///
/// Rows have the place that they have in the 2021 form; the 2019 form's single row （六）其他处理
/// is the group label [`OTHER_HANDLING`].
pub type LabelId = u8;

/// （三）2.其他法律行政法规禁止公开.
const PROHIBITED_BY_LAW: LabelId = 5;
/// （六）1., the first row that only the 2021 form has.
pub const NOT_CORRECTED: LabelId = 20;
/// （六）3.其他.
pub const OTHER: LabelId = 22;
/// （七）总计.
pub const HANDLED_TOTAL: LabelId = 23;
/// 四、结转下年度继续办理.
pub const CARRIED_OUT: LabelId = 24;
/// （三）不予公开.
pub const WITHHELD: LabelId = 25;
/// （六）其他处理: a group label in the 2021 form, a row in the 2019 form.
pub const OTHER_HANDLING: LabelId = 28;
/// 三、本年度办理结果, the label over all results.
pub const RESULTS: LabelId = 29;

/// How a label may begin: enough characters to tell it from all others, then the rest.
struct Wording {
    label: LabelId,
    /// The label's words without its ordinal, folded.
    words: &'static str,
    /// The first of them.
    first: char,
    /// How many characters must be there for the label to be recognised.
    at_least: usize,
    /// The ordinal that must stand directly before, for words that are too common alone.
    ordinal: Option<char>,
}

const fn wording(label: LabelId, words: &'static str, at_least: usize) -> Wording {
    Wording { label, words, first: first_char(words), at_least, ordinal: None }
}

const fn with_ordinal(label: LabelId, words: &'static str, ordinal: char) -> Wording {
    Wording { ordinal: Some(ordinal), ..wording(label, words, 2) }
}

/// The first character of `words`, which takes three bytes.
const fn first_char(words: &str) -> char {
    let bytes = words.as_bytes();
    let [high, middle, low] = [bytes[0] & 0x0f, bytes[1] & 0x3f, bytes[2] & 0x3f];
    let code = (high as u32) << 12 | (middle as u32) << 6 | low as u32;
    char::from_u32(code).expect("a string holds characters")
}

/// The official words and those that reports put for them. The official ones come first.
const WORDINGS: [Wording; 47] = [
    wording(0, "本年新收政府信息公开申请数量", 4),
    wording(0, "本年度新收政府信息公开申请数量", 5),
    wording(0, "新收政府信息公开申请数量", 8),
    wording(1, "上年结转政府信息公开申请数量", 4),
    wording(1, "上年度结转政府信息公开申请数量", 5),
    wording(1, "上一年结转政府信息公开申请数量", 5),
    wording(2, "予以公开", 4),
    wording(3, "部分公开区分处理的只计这一情形不计其他情形", 4),
    wording(4, "属于国家秘密", 4),
    wording(4, "涉及国家秘密", 6),
    wording(5, "其他法律行政法规禁止公开", 4),
    wording(5, "法律行政法规禁止公开", 6),
    wording(6, "危及三安全一稳定", 4),
    wording(7, "保护第三方合法权益", 4),
    wording(8, "属于三类内部事务信息", 4),
    wording(8, "三类内部事务信息", 6),
    wording(9, "属于四类过程性信息", 4),
    wording(9, "四类过程性信息", 6),
    wording(10, "属于行政执法案卷", 5),
    wording(10, "行政执法案卷", 6),
    wording(11, "属于行政查询事项", 5),
    wording(11, "行政查询事项", 6),
    wording(12, "本机关不掌握相关政府信息", 5),
    wording(13, "没有现成信息需要另行制作", 4),
    wording(14, "补正后申请内容仍不明确", 3),
    wording(15, "信访举报投诉类申请", 4),
    wording(16, "重复申请", 4),
    wording(17, "要求提供公开出版物", 4),
    wording(18, "无正当理由大量反复申请", 6),
    wording(19, "要求行政机关确认或重新出具已获取信息", 5),
    wording(20, "申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请", 6),
    wording(20, "无正当理由逾期不补正", 6),
    wording(20, "逾期不补正", 5),
    wording(21, "申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请", 5),
    wording(21, "逾期未按收费通知", 6),
    wording(21, "逾期不缴费", 5),
    wording(21, "逾期未缴费", 5),
    with_ordinal(22, "其他", '3'),
    with_ordinal(23, "总计", '七'),
    with_ordinal(23, "合计", '七'),
    wording(24, "结转下年度继续办理", 4),
    wording(24, "结转下一年度继续办理", 5),
    wording(WITHHELD, "不予公开", 4),
    wording(26, "无法提供", 4),
    wording(27, "不予处理", 4),
    wording(OTHER_HANDLING, "其他处理", 4),
    wording(RESULTS, "本年度办理结果", 5),
];

/// By the last six bits of a character: one bit for each wording that may begin with it.
const BY_FIRST_CHAR: [u64; 64] = {
    let (mut res, mut idx) = ([0; 64], 0);
    while idx < WORDINGS.len() {
        res[WORDINGS[idx].first as usize & 63] |= 1 << idx;
        idx += 1;
    }
    res
};

/// The wordings that begin with this character, in order.
fn wordings_with(first: char) -> impl Iterator<Item = &'static Wording> {
    let mut bits = BY_FIRST_CHAR[first as usize & 63];
    let all = std::iter::from_fn(move || {
        let idx = (bits != 0).then(|| bits.trailing_zeros())?;
        bits &= bits - 1;
        Some(&WORDINGS[idx as usize])
    });
    all.filter(move |it| it.first == first)
}

/// Whether only the 2021 form has this row.
pub const fn is_row_of_2021_only(label: LabelId) -> bool {
    label >= NOT_CORRECTED && label <= OTHER
}

/// A label found in folded text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Which label.
    pub label: LabelId,
    /// Its first character, with its ordinal.
    pub start: usize,
    /// The first character behind what was recognised.
    pub end: usize,
    /// Whether it was recognised though characters of it are wrong.
    pub is_respelt: bool,
}

impl Mention {
    /// Whether it is a row's label rather than a group's. The label （六）其他处理 counts as a
    /// group here.
    pub const fn is_row(self) -> bool {
        self.label <= CARRIED_OUT
    }
}

/// All labels in `chars`, in order, leaving remarks in brackets aside.
pub fn mentions(chars: &[FoldedChar]) -> Vec<Mention> {
    all_mentions(chars).collect()
}

/// [`mentions`], one after the other.
pub fn all_mentions(chars: &[FoldedChar]) -> impl Iterator<Item = Mention> {
    probe::step(chars.len());
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < chars.len() {
            if let Some(mention) = mention_at(chars, at) {
                at = mention.end;
                return Some(mention);
            }
            at += 1;
        }
        None
    })
}

/// The label with which `chars` begin.
pub fn label_in_front(chars: &[FoldedChar]) -> Option<LabelId> {
    probe::step(1);
    let has_ordinal = chars.first().is_some_and(|it| is_ordinal(it.ch)) && chars.len() > 1;
    let at_start = (!chars.is_empty()).then(|| mention_at(chars, 0)).flatten();
    let behind_ordinal = || if has_ordinal { mention_at(chars, 1) } else { None };
    at_start.or_else(behind_ordinal).map(|it| it.label)
}

/// The label that begins at `at`; so many words tell it from all others.
fn mention_at(chars: &[FoldedChar], at: usize) -> Option<Mention> {
    if chars[at].in_remark {
        return None;
    }
    let ordinal = at.checked_sub(1).map(|it| chars[it]).filter(|it| is_ordinal(it.ch));
    let (n_common, wording) = wordings_with(chars[at].ch).find_map(|wording| {
        let n_common = common_prefix(&chars[at..], wording.words);
        let ordinal_fits = wording.ordinal.is_none() || wording.ordinal == ordinal.map(|it| it.ch);
        let fits = n_common >= wording.at_least && ordinal_fits && stands_alone(chars, at, wording);
        fits.then_some((n_common, wording))
    })?;
    let start = if ordinal.is_some() { at - 1 } else { at };
    Some(Mention { label: wording.label, start, end: at + n_common, is_respelt: false })
}

/// Whether the words behind do not make other words of it: the 其他 of a head is no row, nor is it
/// before 法律服务机构.
fn stands_alone(chars: &[FoldedChar], at: usize, wording: &Wording) -> bool {
    if wording.label != OTHER {
        return wording.label != PROHIBITED_BY_LAW
            || chars.get(at + 4).is_none_or(|it| it.ch != '服');
    }
    // 3.其他 is a whole cell: nothing that belongs to a longer label may follow.
    let next = chars.get(at + 2).filter(|_| !chars[at + 1].ends_token);
    next.is_none_or(|it| !matches!(it.ch, '法' | '处' | '对' | '组' | '结' | '需'))
}

fn common_prefix(chars: &[FoldedChar], words: &str) -> usize {
    chars
        .iter()
        .filter(|it| !it.in_remark)
        .zip(words.chars())
        .take_while(|(it, word)| it.ch == *word)
        .count()
}

/// Whether a folded character can be a label's ordinal.
pub fn is_ordinal(ch: char) -> bool {
    ch.is_ascii_digit() || "一二三四五六七八九十".contains(ch)
}

/// Whether figures can stand behind a label: a row's, or （六）其他处理, which is a row in one
/// edition.
pub const fn owns_figures(label: LabelId) -> bool {
    label <= CARRIED_OUT || label == OTHER_HANDLING
}

/// The key of the group whose label this is.
pub fn group_key(label: LabelId) -> Option<&'static str> {
    let groups = ["withheld", "unavailable", "not_processed", "other_handling"];
    groups.get(usize::from(label).checked_sub(usize::from(WITHHELD))?).copied()
}

/// A label folded, without remarks in brackets.
pub fn without_remarks(label: &str) -> String {
    let chars = fold_tokens(std::iter::once((0, label)));
    chars.iter().filter(|it| !it.in_remark).map(|it| it.ch).collect()
}

/// Whether a label folded, without remarks in brackets, is `official`.
pub fn is_official(label: &str, official: &str) -> bool {
    let chars = fold_tokens(std::iter::once((0, label)));
    chars.iter().filter(|it| !it.in_remark).map(|it| it.ch).eq(official.chars())
}

/// The official labels of the applications table, folded, without remarks in brackets: by row, for
/// each edition. Most labels of a report are compared with them.
static OFFICIAL: LazyLock<[Vec<String>; 2]> = LazyLock::new(|| {
    [Edition::Form2019, Edition::Form2021].map(|edition| {
        let rows = table(TableId::Applications, edition).rows;
        rows.iter().map(|it| without_remarks(it.label)).collect()
    })
});

/// The official label of a row of the applications table, folded, without remarks in brackets.
pub fn official_words(edition: Edition, row: usize) -> &'static str {
    let [of_2019, of_2021] = &*OFFICIAL;
    match edition {
        Edition::Form2019 => &of_2019[row],
        Edition::Form2021 => &of_2021[row],
    }
}

/// Whether `text` (folded, not empty) is a piece of any label: what wrapping leaves behind.
pub fn is_piece_of_label(text: &str) -> bool {
    WORDINGS.iter().any(|it| it.words.contains(text))
}

/// Whether `text` (folded) is a piece of this label.
pub fn is_piece_of(label: LabelId, text: &str) -> bool {
    WORDINGS.iter().any(|it| it.label == label && it.words.contains(text))
}

#[cfg(test)]
mod tests {
    use super::fold_tokens;
    use super::{CARRIED_OUT, Mention, OTHER, WORDINGS, mentions};
    use crate::form::{Edition, TableId, table};

    fn m(text: &str) -> Vec<u8> {
        let chars = fold_tokens([(0, text)].into_iter());
        mentions(&chars).iter().map(|it: &Mention| it.label).collect()
    }

    #[test]
    fn every_official_label_is_found_alone() {
        for (idx, row) in table(TableId::Applications, Edition::Form2021).rows.iter().enumerate() {
            assert_eq!(m(row.label), [idx as u8], "{}", row.label);
        }
    }

    /// But for 其他, which begins longer labels: `stands_alone` tells it from these.
    #[test]
    fn the_words_of_a_label_begin_no_other() {
        for (idx, it) in WORDINGS.iter().enumerate().filter(|it| it.1.label != OTHER) {
            for other in WORDINGS.iter().enumerate().filter(|it| it.0 != idx).map(|it| it.1) {
                let both = it.words.chars().zip(other.words.chars());
                let n_common = both.take_while(|it| it.0 == it.1).count();
                assert!(n_common < it.at_least, "{} {}", it.words, other.words);
            }
        }
    }

    #[test]
    fn labels_are_found_cut_and_joined() {
        assert_eq!(m("三、本年度办理结果（一）予以公开"), [29, 2]);
        assert_eq!(m("（三）不予公开 1.属于国家秘密"), [25, 4]);
        assert_eq!(m("2.其他法律行政止公开"), [5]);
        assert_eq!(m("5.要求行政机关确认或重新出"), [19]);
        assert_eq!(m("（二）部分公开（区分处理的，只计这一情"), [3]);
        assert_eq!(m("七、結轉下年度繼續辦理"), [24]);
        assert_eq!(m("（六）其他處理 3、其他"), [28, 22]);
        assert_eq!(m("4.无正当理由大量反复 申请"), [18]);
    }

    #[test]
    fn other_is_a_row_where_no_longer_word_begins_with_it() {
        for words in ["3.其他需要说明的事项", "3.其他处理决定", "3.其他组织"] {
            assert!(!m(words).contains(&OTHER), "{words}");
        }
        let chars = fold_tokens([(0, "3.其他"), (1, "结转下年度继续办理")].into_iter());
        let labels: Vec<u8> = mentions(&chars).iter().map(|it| it.label).collect();
        assert_eq!(labels, [OTHER, CARRIED_OUT], "in the next cell another label begins");
    }

    #[test]
    fn heads_and_prose_hold_no_rows() {
        assert_eq!(
            m("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"),
            [0u8; 0]
        );
        assert_eq!(
            m("自然人 法人或其他组织 总计 商业企业 科研机构 社会公益组织 法律服务机构 其他"),
            [0u8; 0]
        );
        assert_eq!(m("总计 其他 法律服务机构 社会公益组织"), [0u8; 0]);
        assert_eq!(m("其他对外管理服务事项（指行政许可以外的，含不予公开等各类情形）"), [0u8; 0]);
    }
}
