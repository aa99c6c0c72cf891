//! Bytes to text: UTF-8, UTF-16, GB18030, Big5. Other kinds of file are refused with a sentence that
//! says what to do.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8};

use crate::source::charset::{self, Charset};

/// The text of a file, or why it is none.
pub fn text(mut bytes: &[u8]) -> Result<Cow<'_, str>, String> {
    if let Some(reason) = foreign_format(bytes) {
        return Err(reason.to_owned());
    }
    match charset::told_by_head(bytes) {
        Some(Charset::Utf8) => bytes = &bytes[3..],
        Some(charset) => return Ok(decode(bytes, charset)),
        None => {}
    }
    // In a third of the time that the standard library takes to check.
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return Ok(text);
    }
    let charset = std::str::from_utf8(bytes)
        .map_or_else(|error| charset::without_utf8(bytes, error), |_| Charset::Utf8);
    Ok(decode(bytes, charset))
}

/// What cannot be decoded becomes U+FFFD, as in a browser.
fn decode(bytes: &[u8], charset: Charset) -> Cow<'_, str> {
    let encoding = Encoding::for_label(charset.label().as_bytes());
    encoding.unwrap_or(encoding_rs::GB18030).decode(bytes).0
}

/// What a file of another kind is, why it is not read, and what to do.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Some(
            "这是旧版 Word、Excel 或 WPS 文件，本命令只读文本和网页。请全选复制后另存为 .txt，或另存为网页（.html）。",
        ),
        [b'P', b'K', 3, 4, ..] => Some(
            "这是 .docx 或 .xlsx 文件，本命令目前只读文本和网页。请另存为网页（.html）或纯文本（.txt）。",
        ),
        [b'%', b'P', b'D', b'F', ..] => {
            Some("这是 PDF 文件，本命令目前只读文本和网页。请打开后全选复制，另存为 .txt。")
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn reads_the_usual_encodings() {
        let gbk = encoding_rs::GBK.encode("政府信息").0.into_owned();
        let utf16: Vec<u8> = std::iter::once(0xfeffu16)
            .chain("政府信息".encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect();
        for bytes in ["政府信息".as_bytes(), "\u{feff}政府信息".as_bytes(), &gbk, &utf16] {
            assert_eq!(text(bytes).as_deref(), Ok("政府信息"));
        }
    }

    #[test]
    fn refuses_other_files_with_advice() {
        for bytes in [&b"%PDF-1.7"[..], b"PK\x03\x04..", b"\xd0\xcf\x11\xe0...."] {
            assert!(text(bytes).is_err_and(|it| it.contains('请')));
        }
    }
}
