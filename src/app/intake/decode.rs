//! What a file is, by its first bytes. Pure.

use crate::app::state::Unfit;
use crate::source::charset;

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
        _ if charset::told_by_head(bytes).is_some() => None,
        _ if bytes.iter().take(4096).any(|it| *it == 0) => Some(Unfit::Unknown),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::unfit;
    use crate::app::state::Unfit;

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
        assert_eq!(unfit(b"a\0 \0b\0", "a.txt"), None, "UTF-16");
    }
}
