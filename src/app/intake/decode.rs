//! What a file is, by its first bytes, and in which characters its text is written. Pure.

use crate::app::state::Unfit;

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

/// Why a file cannot be read as text, by its first bytes and its name.
pub fn unfit(bytes: &[u8], name: &str) -> Option<Unfit> {
    let name = name.to_ascii_lowercase();
    let ends = |ends: &[&str]| ends.iter().any(|it| name.ends_with(it));
    match bytes {
        [] => Some(Unfit::Empty),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if ends(&[".wps", ".et"]) => Some(Unfit::Wps),
        [0xD0, 0xCF, 0x11, 0xE0, ..] if ends(&[".xls"]) => Some(Unfit::OldExcel),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some(Unfit::OldWord),
        [b'P', b'K', 3 | 5, ..] if ends(&[".docx", ".docm", ".wps"]) => Some(Unfit::Word),
        [b'P', b'K', 3 | 5, ..] if ends(&[".xlsx", ".xlsm", ".et"]) => Some(Unfit::Excel),
        [b'P', b'K', 3 | 5, ..] if ends(&[".ofd"]) => Some(Unfit::Ofd),
        [b'P', b'K', 3 | 5, ..] | [b'R', b'a', b'r', b'!', ..] | [b'7', b'z', 0xBC, ..] => {
            Some(Unfit::Archive)
        }
        [b'%', b'P', b'D', b'F', ..] => Some(Unfit::Pdf),
        [0x89, b'P', b'N', b'G', ..]
        | [0xFF, 0xD8, 0xFF, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'B', b'M', ..]
            if !ends(&[".txt", ".htm", ".html", ".md", ".csv"]) =>
        {
            Some(Unfit::Picture)
        }
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => None,
        _ if bytes.iter().take(4096).any(|it| *it == 0) => Some(Unfit::Unknown),
        _ => None,
    }
}

/// The characters of a text: by its mark, by what an HTML page declares, UTF-8 where it is valid,
/// else GB 18030.
pub fn charset(bytes: &[u8]) -> Charset {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Charset::Utf8,
        [0xFF, 0xFE, ..] => return Charset::Utf16Le,
        [0xFE, 0xFF, ..] => return Charset::Utf16Be,
        _ => {}
    }
    if std::str::from_utf8(bytes).is_ok() {
        return Charset::Utf8;
    }
    match declared(bytes).as_deref() {
        Some("big5" | "big5-hkscs") => Charset::Big5,
        _ => Charset::Gb18030,
    }
}

/// The `charset=` of the first kilobytes, in lower case.
fn declared(bytes: &[u8]) -> Option<String> {
    let head: String =
        bytes.iter().take(4096).map(|it| char::from(it.to_ascii_lowercase())).collect();
    let behind = head.split_once("charset=")?.1.trim_start_matches(['"', '\'', ' ']);
    let is_name = |it: char| it.is_ascii_alphanumeric() || it == '-' || it == '_';
    let end = behind.find(|it| !is_name(it)).unwrap_or(behind.len());
    Some(behind[..end].to_owned())
}

#[cfg(test)]
mod tests {
    use super::{Charset, charset, unfit};
    use crate::app::state::Unfit;

    #[test]
    fn characters_are_told_apart() {
        assert_eq!(charset("年报".as_bytes()), Charset::Utf8);
        assert_eq!(charset(b"\xEF\xBB\xBFa"), Charset::Utf8);
        assert_eq!(charset(b"\xFF\xFEa\0"), Charset::Utf16Le);
        // 年报 in GBK.
        assert_eq!(charset(b"\xC4\xEA\xB1\xA8"), Charset::Gb18030);
        assert_eq!(charset(b"<meta charset=\"Big5\">\xA6\x7E"), Charset::Big5);
        assert_eq!(charset(b"<meta charset=gb2312>\xC4\xEA"), Charset::Gb18030);
    }

    #[test]
    fn what_is_no_text_is_told() {
        assert_eq!(unfit(b"\xD0\xCF\x11\xE0\xA1", "a.doc"), Some(Unfit::OldWord));
        assert_eq!(unfit(b"\xD0\xCF\x11\xE0\xA1", "a.XLS"), Some(Unfit::OldExcel));
        assert_eq!(unfit(b"PK\x03\x04", "a.docx"), Some(Unfit::Word));
        assert_eq!(unfit(b"%PDF-1.7", "a.pdf"), Some(Unfit::Pdf));
        assert_eq!(unfit(b"\x89PNG", "a"), Some(Unfit::Picture));
        assert_eq!(unfit(b"a\0b", "a"), Some(Unfit::Unknown));
        assert_eq!(unfit(b"", "a.txt"), Some(Unfit::Empty));
        assert_eq!(unfit("年报".as_bytes(), "a.txt"), None);
    }
}
