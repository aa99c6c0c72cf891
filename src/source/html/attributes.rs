//! The attributes of a tag, as far as they matter to tables and to what can be seen.

use super::bytes;
use super::style::Style;

/// The attributes that the reader looks at; the first of equal names counts.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attributes {
    style: Option<Style>,
    /// How many columns the cell covers: 1 to 1000.
    colspan: Option<u16>,
    /// How many rows, at most 65534; 0 where it goes on to the end of its group.
    rowspan: Option<u16>,
    has_no_height: Option<bool>,
    pub(super) hidden: bool,
    /// A field that is not shown, or a picture that only keeps space.
    shows_nothing: bool,
    /// The tag ends with `/>`, which means something in islands only.
    pub(super) closes_itself: bool,
}

/// Reads the attributes that start at byte `from`, behind the tag's name. Returns the place
/// behind the tag, or `None` where the text ends inside of it.
pub(super) fn read(html: &str, from: usize, into: &mut Attributes) -> Option<usize> {
    let bytes = html.as_bytes();
    let mut at = from;
    loop {
        at = bytes::skip_space(bytes, at);
        match bytes.get(at)? {
            b'>' => return Some(at + 1),
            b'/' => {
                at += 1;
                into.closes_itself = bytes.get(at) == Some(&b'>');
            }
            _ => at = attribute(html, at, into)?,
        }
    }
}

/// Reads the attribute at byte `start`; returns the place behind it.
fn attribute(html: &str, start: usize, into: &mut Attributes) -> Option<usize> {
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

impl Attributes {
    fn keep(&mut self, name: &[u8], value: &str) {
        let is = |it: &[u8]| name.eq_ignore_ascii_case(it);
        match name.len() {
            4 if is(b"type") => self.shows_nothing |= value.eq_ignore_ascii_case("hidden"),
            5 if is(b"width") => self.shows_nothing |= integer(value).is_some_and(|it| it <= 1),
            5 if is(b"style") => _ = self.style.get_or_insert_with(|| Style::read(value)),
            6 if is(b"hidden") => self.hidden = true,
            6 if is(b"height") => {
                self.shows_nothing |= integer(value).is_some_and(|it| it <= 1);
                self.has_no_height.get_or_insert_with(|| integer(value) == Some(0));
            }
            7 if is(b"colspan") => {
                self.colspan
                    .get_or_insert_with(|| integer(value).map_or(1, |it| it.clamp(1, 1000)));
            }
            7 if is(b"rowspan") => {
                self.rowspan.get_or_insert_with(|| integer(value).map_or(1, |it| it.min(65534)));
            }
            _ => {}
        }
    }

    /// What the style says.
    pub(super) fn style(&self) -> Style {
        self.style.unwrap_or_default()
    }

    /// How many columns and rows a cell covers; no rows where it goes on to the end of its group.
    pub(super) fn spans(&self) -> (usize, usize) {
        (self.colspan.unwrap_or(1).into(), self.rowspan.unwrap_or(1).into())
    }

    /// Whether a picture or a field with these attributes cannot be seen.
    pub(super) fn is_out_of_sight(&self) -> bool {
        self.shows_nothing || self.hidden || self.style().hides
    }

    /// Whether the row is one of those without height that only set the widths of columns.
    pub(super) fn has_no_height(&self) -> bool {
        self.has_no_height == Some(true)
    }
}

/// The standard's reading of a number that is not negative: what follows the digits is ignored.
/// Larger numbers than matter come out as the largest.
fn integer(text: &str) -> Option<u16> {
    let text = text.trim_start_matches([' ', '\t', '\n', '\r', '\x0c']);
    let text = text.strip_prefix('+').unwrap_or(text);
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let digits = &text[..len];
    let value = digits
        .bytes()
        .fold(0u16, |sum, it| sum.saturating_mul(10).saturating_add(u16::from(it - b'0')));
    (len > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::{Attributes, read};

    fn r(tag: &str) -> (Attributes, usize) {
        let mut attributes = Attributes::default();
        let end = read(tag, 0, &mut attributes).expect("the tag is whole");
        (attributes, end)
    }

    #[test]
    fn reads_any_quoting() {
        let tag = " STYLE='a>b;display:none'colspan=2 rowspan = \"3\" hidden>x";
        let (it, end) = r(tag);
        assert_eq!((it.style().hides, it.spans(), it.hidden), (true, (2, 3), true));
        assert_eq!(&tag[end..], "x");
        assert_eq!(r(" colspan=2 colspan=3 / >").0.spans().0, 2);
        assert_eq!(r(" a=b/c colspan=4/>").0.spans().0, 4);
        assert_eq!(r(" =x colspan>").0.spans().0, 1);
        assert!(r("/>").0.closes_itself);
    }

    #[test]
    fn does_not_read_past_the_end() {
        for tag in ["", " ", " a", " a=", " a='", " a=b", " a='b'", " /", "é='"] {
            assert!(read(tag, 0, &mut Attributes::default()).is_none(), "{tag}");
        }
    }

    #[test]
    fn bounds_spans() {
        let spans = |it: &str| r(&format!(" colspan='{it}' rowspan='{it}'>")).0.spans();
        assert_eq!(spans("0"), (1, 0));
        assert_eq!(spans("-3"), (1, 1));
        assert_eq!(spans(" +3px"), (3, 3));
        assert_eq!(spans("x"), (1, 1));
        assert_eq!(spans("99999999999999999999999999"), (1000, 65534));
    }
}
