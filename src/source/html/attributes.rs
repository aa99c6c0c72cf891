//! The attributes of a tag, as far as they matter to tables and to what can be seen.

use super::bytes;

/// The attributes that the reader looks at, as written; the first of equal names counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes<'a> {
    pub(super) style: Option<&'a str>,
    pub(super) colspan: Option<&'a str>,
    pub(super) rowspan: Option<&'a str>,
    pub(super) height: Option<&'a str>,
    pub(super) hidden: bool,
    /// The tag ends with `/>`, which means something in islands only.
    pub(super) closes_itself: bool,
}

/// Reads the attributes that start at byte `from`, behind the tag's name. Returns them with the
/// place behind the tag, or `None` where the text ends inside the tag.
pub(super) fn read(html: &str, from: usize) -> Option<(Attributes<'_>, usize)> {
    let mut attributes = Attributes::default();
    let mut at = from;
    loop {
        at = bytes::skip_space(html.as_bytes(), at);
        match html.as_bytes().get(at)? {
            b'>' => return Some((attributes, at + 1)),
            b'/' => {
                at += 1;
                attributes.closes_itself = html.as_bytes().get(at) == Some(&b'>');
            }
            _ => at = attribute(html, at, &mut attributes)?,
        }
    }
}

/// Reads the attribute at byte `start`; returns the place behind it.
fn attribute<'a>(html: &'a str, start: usize, into: &mut Attributes<'a>) -> Option<usize> {
    let bytes = html.as_bytes();
    // An equals sign at the beginning is part of the name, by the standard.
    let is_end = |it| matches!(it, b'=' | b'>' | b'/') || bytes::is_space(it);
    let name_end = start + 1 + bytes::find_low(bytes.get(start + 1..)?, is_end)?;
    let sign = bytes::skip_space(bytes, name_end);
    let (value, end) = match bytes.get(sign)? {
        b'=' => value(html, bytes::skip_space(bytes, sign + 1))?,
        _ => ("", name_end),
    };
    into.keep(&bytes[start..name_end], value);
    Some(end)
}

/// The value that starts at byte `start` and the place behind it.
fn value(html: &str, start: usize) -> Option<(&str, usize)> {
    let bytes = html.as_bytes();
    let first = *bytes.get(start)?;
    if matches!(first, b'"' | b'\'') {
        let end = bytes::find(bytes, start + 1, first)?;
        return Some((&html[start + 1..end], end + 1));
    }
    let is_end = |it| it == b'>' || bytes::is_space(it);
    let end = start + bytes::find_low(&bytes[start..], is_end)?;
    Some((&html[start..end], end))
}

impl<'a> Attributes<'a> {
    fn keep(&mut self, name: &[u8], value: &'a str) {
        let slot = match name.len() {
            5 if name.eq_ignore_ascii_case(b"style") => &mut self.style,
            6 if name.eq_ignore_ascii_case(b"height") => &mut self.height,
            6 if name.eq_ignore_ascii_case(b"hidden") => return self.hidden = true,
            7 if name.eq_ignore_ascii_case(b"colspan") => &mut self.colspan,
            7 if name.eq_ignore_ascii_case(b"rowspan") => &mut self.rowspan,
            _ => return,
        };
        slot.get_or_insert(value);
    }

    /// How many columns a cell covers: 1 to 1000.
    pub(super) fn columns(&self) -> usize {
        self.colspan.and_then(integer).map_or(1, |it| it.clamp(1, 1000))
    }

    /// How many rows a cell covers, at most 65534; 0 where it goes on to the end of its group.
    pub(super) fn rows(&self) -> usize {
        self.rowspan.and_then(integer).map_or(1, |it| it.min(65534))
    }

    /// Whether the row is one of those without height that only set the widths of columns.
    pub(super) fn has_no_height(&self) -> bool {
        self.height.and_then(integer) == Some(0)
    }
}

/// The standard's reading of a number that is not negative: what follows the digits is ignored.
fn integer(text: &str) -> Option<usize> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']);
    let text = text.strip_prefix('+').unwrap_or(text);
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = &text[..len];
    let value = digits
        .bytes()
        .fold(0usize, |sum, it| sum.saturating_mul(10).saturating_add(usize::from(it - b'0')));
    (len > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Attributes, read};

    fn r(tag: &str) -> (Attributes<'_>, usize) {
        read(tag, 0).expect("the tag is whole")
    }

    #[test]
    fn reads_any_quoting() {
        let tag = " STYLE='a>b'colspan=2 rowspan = \"3\" hidden>x";
        let (it, end) = r(tag);
        assert_eq!((it.style, it.columns(), it.rows(), it.hidden), (Some("a>b"), 2, 3, true));
        assert_eq!(&tag[end..], "x");
        assert_eq!(r(" colspan=2 colspan=3 / >").0.columns(), 2);
        assert_eq!(r(" a=b/c colspan=4/>").0.columns(), 4);
        assert_eq!(r(" =x colspan>").0.columns(), 1);
        assert!(r("/>").0.closes_itself);
    }

    #[test]
    fn does_not_read_past_the_end() {
        for tag in ["", " ", " a", " a=", " a='", " a=b", " a='b'", " /", "é='"] {
            assert!(read(tag, 0).is_none(), "{tag}");
        }
    }

    #[test]
    fn bounds_spans() {
        let of = |it| Attributes { colspan: Some(it), rowspan: Some(it), ..Attributes::default() };
        let spans = |it| (of(it).columns(), of(it).rows());
        assert_eq!(spans("0"), (1, 0));
        assert_eq!(spans("-3"), (1, 1));
        assert_eq!(spans(" +3px"), (3, 3));
        assert_eq!(spans("x"), (1, 1));
        assert_eq!(spans("99999999999999999999999999"), (1000, 65534));
    }
}
