//! One cell's text: a number, blank, a dash, or not a number.
//!
//! The variants are those of real reports: full-width digits, thousands marks, units, Chinese
//! numerals, dashes for nothing, Excel's error values, remarks in brackets behind the number.

use crate::decimal::Decimal;

/// What a cell's text says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Figure {
    /// Nothing but white space.
    Blank,
    /// A dash, a slash, 无 or the like.
    Dash,
    /// A number.
    Number(Decimal, Traits),
    /// Anything else.
    Other(Traits),
}

/// How a number is written, where that deserves a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Traits {
    /// Full-width digits, Chinese numerals or unusual thousands marks.
    pub unusual_digits: bool,
    /// A unit stands in the cell (件, 宗, 起 …).
    pub unit: bool,
    /// The unit is 元 where the form wants 万元.
    pub yuan: bool,
    /// 约, 余, 多, 左右, 近.
    pub approximate: bool,
    /// Zeros before the number.
    pub leading_zeros: bool,
    /// A remark stands behind the number.
    pub remark: bool,
    /// One of Excel's error values (`#REF!`, `####`).
    pub error_value: bool,
}

/// Reads one cell's text.
#[inline]
pub fn figure(text: &str) -> Figure {
    crate::probe::step(text.len());
    plain_count(text).unwrap_or_else(|| unusual_figure(text))
}

/// What is no number of nothing but digits.
fn unusual_figure(text: &str) -> Figure {
    // A label, which needs no further look.
    if text.starts_with(|it| begins_no_number(it) && !"无無不".contains(it)) {
        return Figure::Other(Traits::default());
    }
    let text = trim(text);
    if text.is_empty() || is_nothing(text) {
        return Figure::Blank;
    }
    if is_dash(text) {
        return Figure::Dash;
    }
    if is_error_value(text) {
        return Figure::Other(Traits { error_value: true, ..Traits::default() });
    }
    number(text)
        .map_or(Figure::Other(Traits::default()), |(value, traits)| Figure::Number(value, traits))
}

/// A number of nothing but ASCII digits, as most are.
#[inline]
fn plain_count(text: &str) -> Option<Figure> {
    let value = Decimal::parse_count(text)?;
    let leading_zeros = text.len() > 1 && text.starts_with('0');
    Some(Figure::Number(value, Traits { leading_zeros, ..Traits::default() }))
}

/// White space in the sense of a cell: also no-break, ideographic and zero-width spaces, the
/// byte order mark and the soft hyphen; not what turns digits round (U+202E): nobody can tell which
/// number was meant.
pub fn is_space(ch: char) -> bool {
    // Between the ideographic space and the byte order mark stands most of any report.
    let is_text = matches!(ch, '\u{3001}'..'\u{feff}' | '!'..='~');
    !is_text && is_unusual_space(ch)
}

/// White space that nobody sees: digits on both sides of it look like one number.
pub const fn is_unseen(ch: char) -> bool {
    matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Where the first white space of `text` stands.
pub fn find_space(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    // Most bytes of a report begin or continue a character that is no white space.
    while let Some(len) = bytes[at..].iter().position(|it| may_begin_space(*it)) {
        at += len;
        if text[at..].starts_with(is_space) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether `byte` is the first of some white space.
pub const fn may_begin_space(byte: u8) -> bool {
    matches!(byte, 0..=b' ' | 0xc2 | 0xe1 | 0xe2 | 0xe3 | 0xef)
}

fn is_unusual_space(ch: char) -> bool {
    ch.is_whitespace()
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{202a}'..='\u{202d}' | '\u{2066}'..='\u{2069}')
}

fn trim(text: &str) -> &str {
    text.trim_matches(is_space)
}

fn is_dash(text: &str) -> bool {
    let all_dashes = text.chars().all(|it| {
        is_space(it)
            || matches!(
                it,
                '-' | '－' | '—' | '–' | '―' | '‐' | '‑' | '‒' | '−' | '﹣' | '─' | '一'
            )
    });
    let only_the_word_one = text.chars().filter(|it| !is_space(*it)).eq(['一']);
    if all_dashes {
        // 一 may be the numeral one; a lone one is not a dash.
        return !only_the_word_one;
    }
    is_not_available(text)
        || matches!(
            text,
            "/" | "／"
                | "\\"
                | "＼"
                | "无"
                | "無"
                | "不适用"
                | "不適用"
                | "—/—"
                | "/ /"
                | "－·"
                | "－/－"
                | "·"
                | "…"
                | "*"
        )
}

/// What people write who have no figure.
pub fn is_not_available(text: &str) -> bool {
    matches!(text, "N/A" | "n/a" | "NA")
}

/// What programs write for a cell that holds nothing.
pub fn is_nothing(text: &str) -> bool {
    matches!(text, "NaN" | "nan" | "None" | "<NA>" | "null" | "NULL")
}

fn is_error_value(text: &str) -> bool {
    if !text.starts_with('#') {
        return false;
    }
    let upper = text.to_ascii_uppercase();
    let named =
        ["#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#N/A", "#SPILL!", "#CALC!"];
    named.contains(&upper.as_str()) || (text.len() >= 2 && text.bytes().all(|it| it == b'#'))
}

/// The parts of a number's text that stand around its digits.
fn number(text: &str) -> Option<(Decimal, Traits)> {
    if text.starts_with(begins_no_number) {
        return None;
    }
    let mut traits = Traits::default();
    let text = strip_approximate(text, &mut traits);
    let text = strip_remark(text, &mut traits);
    let text = strip_unit(text, &mut traits);
    let text = strip_approximate(text, &mut traits);
    let digits = ascii_digits(text, &mut traits)?;
    let value = Decimal::parse(&digits)?;
    let unsigned = digits.trim_start_matches(['-', '+']);
    let is_padded = unsigned.len() > 1 && unsigned.starts_with('0') && !unsigned.starts_with("0.");
    traits.leading_zeros = is_padded;
    Some((value, traits))
}

/// Whether `ch` is a word's first character, as those of all prose and all labels are.
fn begins_no_number(ch: char) -> bool {
    matches!(ch, '一'..='鿿') && !"大约近超零一二三四五六七八九十百千两".contains(ch)
}

fn strip_approximate<'a>(text: &'a str, traits: &mut Traits) -> &'a str {
    const BEFORE: [&str; 4] = ["大约", "约", "近", "超"];
    const BEHIND: [&str; 4] = ["左右", "余", "多", "以上"];
    let before = BEFORE.iter().find_map(|it| text.strip_prefix(it));
    let res = before.unwrap_or(text);
    let behind = BEHIND.iter().find_map(|it| res.strip_suffix(it));
    traits.approximate |= before.is_some() || behind.is_some();
    trim(behind.unwrap_or(res))
}

/// A remark in brackets behind the number: `6（其中2件为上年结转）`, or a foot-note mark.
fn strip_remark<'a>(text: &'a str, traits: &mut Traits) -> &'a str {
    let Some(open) = text.find(['(', '（', '[', '〔', '【']) else {
        return text.strip_suffix(['*', '＊', '※']).map_or(text, |it| {
            traits.remark = true;
            trim(it)
        });
    };
    let closes = text.ends_with([')', '）', ']', '〕', '】']);
    if open == 0 || !closes {
        return text;
    }
    traits.remark = true;
    trim(&text[..open])
}

fn strip_unit<'a>(text: &'a str, traits: &mut Traits) -> &'a str {
    const UNITS: [&str; 17] = [
        "万元", "萬元", "元", "件次", "人次", "件", "宗", "起", "个", "個", "封", "份", "例", "次",
        "条", "項", "项",
    ];
    let Some((unit, rest)) = UNITS.iter().find_map(|it| Some((*it, text.strip_suffix(it)?))) else {
        return text;
    };
    traits.unit = true;
    traits.yuan = unit == "元";
    trim(rest)
}

/// The digits in ASCII with sign and decimal point, or `None` where the text is no number.
fn ascii_digits(text: &str, traits: &mut Traits) -> Option<String> {
    if let Some(value) = chinese_numeral(text) {
        traits.unusual_digits = true;
        return Some(value.to_string());
    }
    let mut res = String::with_capacity(text.len());
    let mut groups = Groups::default();
    for (idx, ch) in text.chars().enumerate() {
        match ch {
            '0'..='9' => res.push(ch),
            '０'..='９' => {
                traits.unusual_digits = true;
                res.push(char::from(b'0' + (ch as u32 - '０' as u32) as u8));
            }
            '+' | '＋' if idx == 0 => res.push('+'),
            '-' | '－' | '−' | '–' | '﹣' if idx == 0 => res.push('-'),
            '.' | '．' if !res.contains('.') => res.push('.'),
            ',' | '，' | '\'' | '’' | ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{3000}' => {
                // A blank behind the sign only widens it.
                if is_space(ch) && (res == "-" || res == "+") {
                    continue;
                }
                groups.mark(ch, &res)?;
                traits.unusual_digits |= !matches!(ch, ',');
            }
            _ if is_space(ch) => return None,
            _ => return None,
        }
    }
    groups.end(&res)?;
    Some(res)
}

/// Checks that thousands marks stand before groups of three, and that all are the same.
#[derive(Default)]
struct Groups {
    mark: Option<char>,
    last: usize,
}

impl Groups {
    /// A mark behind the digits `so_far`; `None` where it cannot be a thousands mark.
    fn mark(&mut self, ch: char, so_far: &str) -> Option<()> {
        let n_digits = so_far.trim_start_matches(['-', '+']).len();
        let fits = !so_far.contains('.')
            && self.mark.is_none_or(|it| it == ch)
            && match self.mark {
                None => {
                    (1..=3).contains(&n_digits)
                        && !so_far.trim_start_matches(['-', '+']).starts_with('0')
                }
                Some(_) => n_digits == self.last + 3,
            };
        (self.mark, self.last) = (Some(ch), n_digits);
        fits.then_some(())
    }

    fn end(&self, all: &str) -> Option<()> {
        let whole = all.trim_start_matches(['-', '+']).split('.').next().unwrap_or("");
        (self.mark.is_none() || whole.len() == self.last + 3).then_some(())
    }
}

/// Chinese numerals up to 9999: 〇, 零, 十二, 三十, 一百零五, 二〇.
fn chinese_numeral(text: &str) -> Option<i64> {
    const LONGEST: usize = 8;
    let chars = text.chars().filter(|it| !is_space(*it)).take(LONGEST + 1);
    let chars: Vec<char> = chars.collect();
    if chars.is_empty() || chars.len() > LONGEST {
        return None;
    }
    let is_positional = chars.iter().all(|it| chinese_digit(*it).is_some());
    if is_positional {
        return chars.iter().try_fold(0, |acc, it| Some(acc * 10 + chinese_digit(*it)?));
    }
    let (mut total, mut digit, mut last_unit) = (0, None, i64::MAX);
    for ch in chars {
        let unit = match ch {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => {
                let value = chinese_digit(ch)?;
                if digit.is_some_and(|it| it != 0) {
                    return None;
                }
                digit = Some(value);
                continue;
            }
        };
        if unit >= last_unit {
            return None;
        }
        total += digit.take().unwrap_or(1) * unit;
        last_unit = unit;
    }
    Some(total + digit.unwrap_or(0))
}

fn chinese_digit(ch: char) -> Option<i64> {
    "〇一二三四五六七八九"
        .chars()
        .position(|it| it == ch)
        .or((ch == '零').then_some(0))
        .or((ch == '两').then_some(2))
        .map(|it| it as i64)
}

#[cfg(test)]
mod tests {
    use super::{Figure, figure};

    fn f(text: &str) -> String {
        match figure(text) {
            Figure::Blank => "blank".to_owned(),
            Figure::Dash => "dash".to_owned(),
            Figure::Number(value, _) => value.to_string(),
            Figure::Other(it) if it.error_value => "error value".to_owned(),
            Figure::Other(_) => "other".to_owned(),
        }
    }

    #[test]
    fn numbers() {
        for (text, expected) in [
            ("0", "0"),
            ("00", "0"),
            ("0.0", "0"),
            ("〇", "0"),
            ("零", "0"),
            ("139", "139"),
            (" 139 ", "139"),
            ("０１２３", "123"),
            ("1,234", "1234"),
            ("1，234", "1234"),
            ("1 234", "1234"),
            ("12,345,678", "12345678"),
            ("1\u{a0}234", "1234"),
            ("12件", "12"),
            ("3宗", "3"),
            ("0 件", "0"),
            ("5起", "5"),
            ("27.948692", "27.948692"),
            ("24252.311082", "24252.311082"),
            ("27.948692万元", "27.948692"),
            ("75394432.52元", "75394432.52"),
            ("+1036", "1036"),
            ("-18", "-18"),
            ("−18", "-18"),
            ("－ 8", "-8"),
            ("十二", "12"),
            ("三十", "30"),
            ("一百零五", "105"),
            ("二〇", "20"),
            ("一", "1"),
            ("约100", "100"),
            ("100余", "100"),
            ("6（其中2件为转办）", "6"),
            ("7*", "7"),
            ("3.0", "3"),
            ("\u{200b}4\u{feff}", "4"),
        ] {
            assert_eq!(f(text), expected, "{text}");
        }
    }

    #[test]
    fn white_space_is_found_wherever_it_stands() {
        for ch in ('\0'..='\u{2fff}').chain('\u{3000}'..='\u{3100}').chain('\u{fe00}'..='\u{ffff}')
        {
            let text = format!("“甲、Ａ{ch}乙");
            assert_eq!(super::find_space(&text), text.find(super::is_space), "{ch:?}");
        }
    }

    #[test]
    fn blanks_and_dashes() {
        for text in ["", " ", "\u{a0}", "\u{3000}", "\n"] {
            assert_eq!(f(text), "blank", "{text:?}");
        }
        for text in ["/", "-", "—", "–", "－", "--", "——", "无", "N/A", "不适用", "\\", "- -"]
        {
            assert_eq!(f(text), "dash", "{text:?}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in [
            "见附件",
            "同上",
            "O",
            "l0",
            "1 2",
            "137 2",
            "12,34",
            "1,2345",
            "0,123",
            "1.2.3",
            "-",
            "1-2",
            "2023年",
            "1,234 567",
            "十十",
            "一二三十",
            "1 234 56",
            "(3)",
            "1\n2",
            "12345678901234567890",
        ] {
            let got = f(text);
            assert!(got == "other" || got == "dash", "{text}: {got}");
        }
        for text in ["#REF!", "#VALUE!", "#DIV/0!", "####", "#n/a"] {
            assert_eq!(f(text), "error value", "{text}");
        }
    }
}
