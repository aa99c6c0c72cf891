//! Tells HTML from plain text.

use super::bytes;
use super::names::{Kind, Name};

/// How much text may stand before the first tag.
const LONGEST_LEAD: usize = 4096;

/// Whether `text` is markup rather than a report in plain text. Plain text may well hold `<` and
/// 《》 written as `<>`, and a line break as `<br>`, but no tags of tables, blocks and pages.
pub fn looks_like_html(text: &str) -> bool {
    if clipboard_header(text) > 0 {
        return true;
    }
    let (bytes, mut at) = (text.as_bytes(), 0);
    while let Some(found) = bytes::find(bytes, at, b'<').filter(|it| *it <= LONGEST_LEAD) {
        if is_telling_tag(&bytes[found + 1..]) {
            return begins_page(&bytes[found + 1..]) || !has_wiki_table(text);
        }
        at = found + 1;
    }
    false
}

/// Whether what stands behind a `<` begins a whole page, which no wiki's text does.
fn begins_page(rest: &[u8]) -> bool {
    starts_with_word(rest, b"!doctype") || starts_with_word(rest, b"html")
}

/// Whether a table is written in the marks of wikis, whose texts may hold tags as well. There the
/// lines are cells, which they are not in HTML.
fn has_wiki_table(text: &str) -> bool {
    let (bytes, mut at) = (text.as_bytes(), 0);
    let mut has = [false; 3];
    while let Some(bar) = bytes::find(bytes, at, b'|') {
        let behind = bytes.get(bar + 1);
        let begins_line = bytes[..bar].ends_with(b"\n");
        has[0] |= bytes[..bar].ends_with(b"\n{");
        has[1] |= begins_line && behind == Some(&b'-');
        has[2] |= begins_line && behind == Some(&b'}');
        at = bar + 1;
    }
    has == [true; 3]
}

/// Whether what stands behind a `<` is the rest of a tag that plain text does not hold.
fn is_telling_tag(rest: &[u8]) -> bool {
    if rest.starts_with(b"!--") || starts_with_word(rest, b"!doctype") || rest.starts_with(b"![") {
        return true;
    }
    let rest = rest.strip_prefix(b"/").unwrap_or(rest);
    let len = rest.iter().take_while(|it| it.is_ascii_alphanumeric()).count();
    let ends = rest.get(len).is_some_and(|it| matches!(it, b'>' | b'/') || bytes::is_space(*it));
    ends && is_telling(Name::new(&rest[..len]))
}

fn is_telling(name: Name) -> bool {
    const META: Name = Name::new(b"meta");
    let kind = Kind::of(name);
    name == META
        || kind.is_table_part()
        || kind.is_block()
        || matches!(kind, Kind::Frame | Kind::Raw)
}

fn starts_with_word(text: &[u8], word: &[u8]) -> bool {
    text.get(..word.len()).is_some_and(|it| it.eq_ignore_ascii_case(word))
}

/// The length of the header that Windows puts before HTML in its clipboard, 0 without one.
pub(super) fn clipboard_header(text: &str) -> usize {
    let body = text.trim_start_matches('\u{feff}');
    if !body.starts_with("Version:") {
        return 0;
    }
    let end = body.find('<').unwrap_or(body.len());
    let is_header = body[..end].contains("StartHTML:");
    if is_header { text.len() - body.len() + end } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{clipboard_header, looks_like_html};

    #[test]
    fn knows_html() {
        for html in [
            "\u{feff} \n<!DOCTYPE html>",
            "<table border=1>",
            "<P>",
            "年度报告<div class=\"a\">",
            "a < b <td>1</td>",
            "</p>x",
            "<html xmlns:o='urn'>",
            "<meta charset=utf-8>",
            "<html><textarea>\n{|\n|-\n|}\n</textarea>",
            "<!--StartFragment-->",
            "Version:0.9\r\nStartHTML:0000000105\r\nSourceURL:https://x/\r\n<html>",
        ] {
            assert!(looks_like_html(html), "{html}");
        }
    }

    #[test]
    fn knows_plain_text() {
        for text in [
            "",
            "<",
            "<div>\n{|\n| 甲\n|-\n| 1\n|}\n</div>",
            "关于<印发…的通知>的通知",
            "a < b",
            "a<b>c",
            "甲<br>乙|1",
            "<p",
            "<公文><t>",
        ] {
            assert!(!looks_like_html(text), "{text}");
        }
    }

    #[test]
    fn passes_over_the_header() {
        assert_eq!(clipboard_header("Version:1.0\nStartHTML:1\n<a>"), 24);
        assert_eq!(clipboard_header("Version: a < b"), 0);
    }
}
