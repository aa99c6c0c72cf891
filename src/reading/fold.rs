//! Folds the ways in which one label is written into one: width, Traditional characters,
//! Kangxi radicals, white space, punctuation, pinyin in brackets, regional vocabulary.

use std::cmp::Ordering;

use super::char_set::CharSet;
use crate::probe;

/// Traditional and variant characters that occur in the form's labels, each followed by the
/// simplified character, in ascending order. Only these matter: everything else in a report is
/// left as it is.
const VARIANTS: &str = "侷局係系傢家內内動动務务區区員员問问單单噹当國国埰采執执報报寀采實实審审專专對对屬属廢废強强後后復复捲卷採采據据數数於于會会査查條条業业構构機机檔档權权決决沒没況况減减為为無无爲为獲获現现當当發发確确祕秘穩稳穫获範范糾纠納纳組组結结經经維维總总織织繫系繳缴繼继續续罰罚舉举萬万處处號号補补製制複复規规計计訊讯訟讼訪访許许訴诉詢询認认請请議议護护費费資资質质購购踰逾轉转辦办這这進进過过開开閤合關关隻只項项題题額额類类體体髮发齣出";

/// Kangxi and other radicals and compatibility ideographs that PDF tools print for ordinary
/// characters, each followed by the ordinary one, in ascending order. The ideographs are written by
/// their numbers, since normalising a text makes ordinary ones of them.
const RADICALS: &str = "⺠民⻅见⻓长⼀一⼆二⼈人⼋八⼒力⼗十⼝口⼤大⼩小⼯工⼿手⽂文⽄斤⽅方⽆无⽇日⽉月⽌止⽐比⽔水⽣生⽤用⽬目⽴立⾃自⾏行⾦金\
    \u{f90a}金\u{f966}复\u{f967}不\u{f969}数\u{f97e}量\u{f98e}年\u{f99c}列\u{f9d0}类\u{f9d1}六\
    \u{f9d8}律\u{f9e4}理\u{fa01}度\u{fa08}行\u{fa17}益\u{fa4c}社\u{fa71}况\u{fa72}全\u{faa6}益\
    \u{faa8}直\u{faae}类\u{fabb}请";

/// The characters that [`VARIANTS`] has something for.
const IN_VARIANTS: CharSet = {
    let (mut res, mut at) = (CharSet::EMPTY, 0);
    while at < VARIANTS.len() {
        res = res.with(VARIANTS, at);
        at += 6;
    }
    res
};

/// Words that regional conversions put for the form's own, of equal length.
const REGIONAL: [(&str, &str); 4] =
    [("档案", "文件"), ("资讯", "信息"), ("专案", "项目"), ("资料", "数据")];

/// Whether one of the [`REGIONAL`] words begins with `ch`.
const fn begins_regional(ch: char) -> bool {
    matches!(ch, '档' | '资' | '专')
}

/// The character that `ch` stands for in a label, or `None` where it carries no meaning there:
/// white space, punctuation, quotes, letters (pinyin).
#[inline]
pub fn fold_char(ch: char) -> Option<char> {
    if is_usual(ch) { Some(ch) } else { fold_unusual(ch) }
}

/// Whether a character is one of those that stand for themselves, as most of a report do.
#[inline]
fn is_usual(ch: char) -> bool {
    matches!(ch, '一'..='鿿') && !IN_VARIANTS.may_have(ch)
}

fn fold_unusual(ch: char) -> Option<char> {
    match ch {
        '0'..='9' => Some(ch),
        '一'..='鿿' => pair(VARIANTS, ch).or(Some(ch)),
        '０'..='９' => char::from_u32(ch as u32 - 0xfee0),
        '㈠'..='㈩' => "一二三四五六七八九十".chars().nth(ch as usize - '㈠' as usize),
        '①'..='⑨' => char::from_u32('1' as u32 + (ch as u32 - '①' as u32)),
        '⑴'..='⑼' => char::from_u32('1' as u32 + (ch as u32 - '⑴' as u32)),
        '⒈'..='⒐' => char::from_u32('1' as u32 + (ch as u32 - '⒈' as u32)),
        '〇' => Some('〇'),
        '\u{2e80}'..='\u{2fdf}' | '\u{f900}'..='\u{faff}' => pair(RADICALS, ch).or(Some(ch)),
        _ => None,
    }
}

/// The character behind `ch` in a table of pairs. Every character of the tables takes three
/// bytes, and their order as bytes is that of the characters, so that a binary search will do.
fn pair(pairs: &str, ch: char) -> Option<char> {
    let mut encoded = [0; 4];
    let key = ch.encode_utf8(&mut encoded).as_bytes();
    let (mut low, mut high) = (0, pairs.len() / 6);
    while low < high {
        let middle = usize::midpoint(low, high);
        match pairs.as_bytes()[middle * 6..middle * 6 + 3].cmp(key) {
            Ordering::Equal => return pairs[middle * 6 + 3..].chars().next(),
            Ordering::Less => low = middle + 1,
            Ordering::Greater => high = middle,
        }
    }
    None
}

/// `text` with every character folded and those without meaning left out.
pub fn fold(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    fold_into(&mut res, text);
    res
}

/// [`fold`]s `text` behind what stands in `folded`.
pub fn fold_into(folded: &mut String, text: &str) {
    probe::step(text.len());
    // Nearly every cell of a table holds a figure, and most of these are one digit.
    match text.as_bytes() {
        [digit @ b'0'..=b'9'] => return folded.push(char::from(*digit)),
        bytes if bytes.iter().all(u8::is_ascii_digit) => return folded.push_str(text),
        _ => {}
    }
    let start = folded.len();
    let mut may_be_regional = false;
    folded.reserve(text.len());
    // What stands for itself is copied in one piece.
    let mut copied = 0;
    for (at, ch) in text.char_indices() {
        if is_usual(ch) {
            may_be_regional |= begins_regional(ch);
            continue;
        }
        folded.push_str(&text[copied..at]);
        copied = at + ch.len_utf8();
        if let Some(ch) = fold_unusual(ch) {
            may_be_regional |= begins_regional(ch);
            folded.push(ch);
        }
    }
    folded.push_str(&text[copied..]);
    if may_be_regional {
        let mut new = folded.split_off(start);
        unify_vocabulary(&mut new);
        folded.push_str(&new);
    }
}

/// Whether `text` has a character of a word: none has less than three bytes, and figures have
/// one. Tells most cells of a table apart from labels at once.
pub fn has_words(text: &str) -> bool {
    text.bytes().any(|it| it >= 0xe0)
}

/// Folded words without the digits behind them.
pub fn without_digits_behind(words: &str) -> &str {
    words.trim_end_matches(|it: char| it.is_ascii_digit())
}

fn unify_vocabulary(text: &mut String) {
    for (regional, ours) in REGIONAL {
        if text.contains(regional) {
            *text = text.replace(regional, ours);
        }
    }
}

/// A folded character with the place of the token that it comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedChar {
    /// The folded character.
    pub ch: char,
    /// Place of its token.
    pub token: u32,
    /// Whether it stands in a bracket that holds a remark.
    pub in_remark: bool,
    /// Whether the token ends behind it.
    pub ends_token: bool,
}

/// Folds the texts of tokens into one string of characters, marks remarks in brackets and
/// unifies regional vocabulary.
pub fn fold_tokens<'a>(tokens: impl Iterator<Item = (u32, &'a str)>) -> Vec<FoldedChar> {
    let mut folder = Folder::default();
    for (token, text) in tokens {
        folder.push(token, text);
    }
    folder.finish()
}

/// A bracket with at most this many characters of meaning is an ordinal, （一） or （12）.
const ORDINAL_CHARS: usize = 3;

#[derive(Default)]
struct Folder {
    chars: Vec<FoldedChar>,
    /// Where in `chars` the brackets that are open began.
    open: Vec<usize>,
    /// Whether regional vocabulary may be among them.
    may_be_regional: bool,
}

impl Folder {
    fn push(&mut self, token: u32, text: &str) {
        probe::step(text.len());
        self.chars.reserve(text.len() / 3);
        for ch in text.chars() {
            match ch {
                _ if is_usual(ch) => self.add(ch, token),
                '(' | '（' | '﹙' | '[' | '〔' | '【' => self.open.push(self.chars.len()),
                ')' | '）' | '﹚' | ']' | '〕' | '】' => self.close(),
                _ => {
                    if let Some(ch) = fold_unusual(ch) {
                        self.add(ch, token);
                    }
                }
            }
        }
        if let Some(last) = self.chars.last_mut().filter(|it| it.token == token) {
            last.ends_token = true;
        }
    }

    fn add(&mut self, ch: char, token: u32) {
        self.may_be_regional |= begins_regional(ch);
        self.chars.push(FoldedChar { ch, token, in_remark: false, ends_token: false });
    }

    fn close(&mut self) {
        let Some(start) = self.open.pop() else { return };
        if self.chars.len() - start > ORDINAL_CHARS {
            probe::step(self.chars.len() - start);
            self.chars[start..].iter_mut().for_each(|it| it.in_remark = true);
        }
    }

    fn finish(mut self) -> Vec<FoldedChar> {
        for (regional, ours) in REGIONAL.iter().filter(|_| self.may_be_regional) {
            replace(&mut self.chars, regional, ours);
        }
        self.chars
    }
}

fn replace(chars: &mut [FoldedChar], from: &str, to: &str) {
    let (mut from, mut to) = (from.chars(), to.chars());
    let (Some(from0), Some(from1)) = (from.next(), from.next()) else { return };
    let (Some(to0), Some(to1)) = (to.next(), to.next()) else { return };
    for idx in 1..chars.len() {
        if chars[idx - 1].ch == from0 && chars[idx].ch == from1 {
            (chars[idx - 1].ch, chars[idx].ch) = (to0, to1);
        }
    }
}

/// Where `words` first begin in `chars`.
pub fn find_words(chars: &[FoldedChar], words: &str) -> Option<usize> {
    places_of(chars, words).next()
}

/// All places where `words` begin in `chars`.
pub fn places_of(chars: &[FoldedChar], words: &str) -> impl Iterator<Item = usize> {
    probe::step(chars.len());
    let first = words.chars().next();
    let begins = move |at: &usize| Some(chars[*at].ch) == first;
    let stand = move |at: &usize| {
        let mut chars = chars[*at..].iter().map(|it| it.ch);
        words.chars().all(|it| chars.next() == Some(it))
    };
    (0..chars.len()).filter(begins).filter(stand)
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_tokens};

    #[test]
    fn the_tables_are_sorted() {
        for table in [super::VARIANTS, super::RADICALS] {
            let keys: Vec<char> = table.chars().step_by(2).collect();
            assert!(keys.is_sorted() && table.chars().all(|it| it.len_utf8() == 3));
        }
    }

    #[test]
    fn regional_words_are_found_by_their_first_character() {
        let firsts = super::REGIONAL.iter().flat_map(|it| it.0.chars().next());
        assert!(firsts.clone().all(super::begins_regional) && firsts.count() == 4);
    }

    #[test]
    fn one_label_in_many_hands() {
        for text in [
            "4.保护第三方合法权益",
            "４．保護第三方合法權益",
            "⒋ 保 护 第三方 合法权益",
            "4、保护第三方\n合法权益",
            "4）保護(hù)第三方合法權(quán)益",
            "④“保护”第三方合法权益",
        ] {
            assert_eq!(fold(text), "4保护第三方合法权益", "{text}");
        }
        assert_eq!(fold("㈠予以公开"), "一予以公开");
        assert_eq!(fold("①②⑨⑴⑵⑼⒈⒉⒐二〇二三"), "129129129二〇二三");
        assert_eq!(fold("\u{f967}予\u{f9e4}由大\u{f97e}申\u{fabb}"), "不予理由大量申请");
        assert_eq!(fold("⼀、本年新收政府信息公开申请数量"), "一本年新收政府信息公开申请数量");
        assert_eq!(fold("規範性檔案"), "规范性文件");
    }

    #[test]
    fn regional_words_are_whole_words() {
        let folded = |text| -> String {
            fold_tokens([(0, text)].into_iter()).iter().map(|it| it.ch).collect()
        };
        for (text, words) in [
            ("规范性檔案和資訊", "规范性文件和信息"),
            ("专案的资料", "项目的数据"),
            ("档次和方案", "档次和方案"),
            ("资质和资产、专利和喜讯", "资质和资产专利和喜讯"),
        ] {
            assert_eq!((folded(text), fold(text)), (words.to_owned(), words.to_owned()));
        }
    }

    #[test]
    fn words_are_found_where_they_begin() {
        let chars = fold_tokens([(0, "予以公开和部分公开"), (1, "不予公开")].into_iter());
        let find = |words| super::find_words(&chars, words);
        assert_eq!([find("予以"), find("部分公开"), find("公开不予")], [Some(0), Some(5), Some(7)]);
        assert_eq!([find("公开部分"), find("开公")], [None, None]);
    }

    #[test]
    fn remarks_are_marked_and_ordinals_are_not() {
        let chars = fold_tokens([(0, "（一）规章（设区的市应提供）"), (1, "x")].into_iter());
        let kept: String = chars.iter().filter(|it| !it.in_remark).map(|it| it.ch).collect();
        assert_eq!(kept, "一规章");
        let chars = fold_tokens([(0, "规章其他（十二）")].into_iter());
        assert!(chars.iter().all(|it| !it.in_remark));
        let chars = fold_tokens([(0, "（二十一）规章（二十一件）")].into_iter());
        assert_eq!(
            chars.iter().map(|it| it.in_remark).collect::<Vec<_>>(),
            [false, false, false, false, false, true, true, true, true]
        );
    }
}
