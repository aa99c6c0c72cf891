//! In which characters a text is written, by its bytes. The page and the command decode by other
//! means, and by the same answer.

use std::str::Utf8Error;

/// The characters of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// UTF-8, by mark or because it is nothing else.
    Utf8,
    /// What Windows calls ANSI in Chinese offices.
    Gb18030,
    /// Notepad's "Unicode".
    Utf16Le,
    /// The same, the other way round.
    Utf16Be,
    /// Traditional Chinese.
    Big5,
}

impl Charset {
    /// The label that browsers know.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Big5 => "big5",
        }
    }
}

/// How much of a text is looked at.
const HEAD: usize = 4096;

/// The characters of a text: by its mark, UTF-16 by its zeros, UTF-8 where it is valid but for a
/// character that was cut at the end, Big5 where a page declares it, else GB 18030.
pub fn charset(bytes: &[u8]) -> Charset {
    if let Some(it) = told_by_head(bytes) {
        return it;
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Charset::Utf8,
        Err(error) => without_utf8(bytes, error),
    }
}

/// The characters of a text, where its first bytes tell them.
pub fn told_by_head(bytes: &[u8]) -> Option<Charset> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => Some(Charset::Utf8),
        [0xFF, 0xFE, ..] => Some(Charset::Utf16Le),
        [0xFE, 0xFF, ..] => Some(Charset::Utf16Be),
        _ => unmarked_utf16(bytes),
    }
}

/// The characters of a text that is no valid UTF-8.
pub fn without_utf8(bytes: &[u8], error: Utf8Error) -> Charset {
    let is_cut = error.valid_up_to() > 0 && error.error_len().is_none();
    match declared(bytes).as_deref() {
        _ if is_cut => Charset::Utf8,
        Some("big5" | "big5-hkscs") => Charset::Big5,
        _ => Charset::Gb18030,
    }
}

/// UTF-16 without its mark: figures, spaces and line ends have a zero beside them, and nothing else
/// has, but for the few characters whose lower half is zero.
fn unmarked_utf16(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    // Whoever reads many files meets hardly any with a zero.
    if cfg!(feature = "cli") && !head.contains(&0) {
        return None;
    }
    let (mut little, mut big, mut others) = (0, 0, 0);
    for pair in head.chunks_exact(2) {
        match *pair {
            [b'\t' | b'\n' | b'\r' | b' '..=b'~', 0] => little += 1,
            [0, b'\t' | b'\n' | b'\r' | b' '..=b'~'] => big += 1,
            [0, _] | [_, 0] => others += 1,
            _ => {}
        }
    }
    let least = 2 + bytes.len().min(HEAD) / 64;
    let stands_out = |it: usize, other: usize| it > least && it > 4 * (other + others);
    match () {
        () if stands_out(little, big) => Some(Charset::Utf16Le),
        () if stands_out(big, little) => Some(Charset::Utf16Be),
        () => None,
    }
}

/// The `charset=` of the first kilobytes, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String =
        bytes.iter().take(HEAD).map(|it| char::from(it.to_ascii_lowercase())).collect();
    let behind = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let end = behind.find(|it| !is_name(it)).unwrap_or(behind.len());
    Some(behind[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Charset, charset};

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn characters_are_told_apart() {
        assert_eq!(charset("年报".as_bytes()), Charset::Utf8);
        assert_eq!(charset(b"\xEF\xBB\xBFa"), Charset::Utf8);
        assert_eq!(charset(b"\xFF\xFEa\0"), Charset::Utf16Le);
        assert_eq!(charset(b"\xFE\xFF\0a"), Charset::Utf16Be);
        // 年报 in GBK.
        assert_eq!(charset(b"\xC4\xEA\xB1\xA8"), Charset::Gb18030);
        assert_eq!(charset(b"<meta charset=\"Big5\">\xA6\x7E"), Charset::Big5);
        assert_eq!(charset(b"<meta charset=gb2312>\xC4\xEA"), Charset::Gb18030);
    }

    #[test]
    fn utf16_needs_no_mark() {
        let text = "一、概述\n二〇二三年\n新收 12 | 3\n";
        assert_eq!(charset(&utf16(text, u16::to_le_bytes)), Charset::Utf16Le);
        assert_eq!(charset(&utf16(text, u16::to_be_bytes)), Charset::Utf16Be);
        assert_eq!(charset(b"a\0\0\0b\0\0\0\x01\0\0\0"), Charset::Utf8, "a program, not a text");
    }

    #[test]
    fn a_character_cut_at_the_end_is_still_utf8() {
        assert_eq!(charset("年报".as_bytes().split_at(5).0), Charset::Utf8);
    }
}
