//! Results as one line of JSON, written directly: the same bytes as serde_json's, in less time
//! than it takes to serialise field by field.

use super::{CellResult, Cells, Figure, IdentityId, IdentityResult, RowResult, Rows};

/// What can be written as JSON.
pub trait Json {
    /// Writes `self` behind what stands in `out`.
    fn write(&self, out: &mut Vec<u8>);
}

impl Json for str {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        write_escaped(self, out);
        out.push(b'"');
    }
}

/// Writes what stands between the quotes of a string.
fn write_escaped(text: &str, out: &mut Vec<u8>) {
    let (bytes, mut written) = (text.as_bytes(), 0);
    while let Some(at) = find_escape(bytes, written) {
        out.extend_from_slice(&bytes[written..at]);
        escape(bytes[at], out);
        written = at + 1;
    }
    out.extend_from_slice(&bytes[written..]);
}

/// Where the first character at or behind `from` stands that may not stand in a string.
fn find_escape(bytes: &[u8], from: usize) -> Option<usize> {
    const LOW: u64 = u64::MAX / 255;
    // Marks the bytes that are less than `least`, and perhaps some behind the first of them.
    let below = |eight: u64, least: u8| eight.wrapping_sub(LOW * u64::from(least)) & !eight;
    let is = |eight: u64, byte: u8| below(eight ^ (LOW * u64::from(byte)), 1);
    let (eights, tail) = bytes[from..].as_chunks::<8>();
    for (idx, eight) in eights.iter().enumerate() {
        let eight = u64::from_le_bytes(*eight);
        let marks = (below(eight, b' ') | is(eight, b'"') | is(eight, b'\\')) & (LOW << 7);
        if marks != 0 {
            return Some(from + idx * 8 + marks.trailing_zeros() as usize / 8);
        }
    }
    let needs_escape = |it: &u8| *it < b' ' || matches!(it, b'"' | b'\\');
    let found = tail.iter().position(needs_escape)?;
    Some(from + eights.len() * 8 + found)
}

/// Writes a character that may not stand in a string.
fn escape(byte: u8, out: &mut Vec<u8>) {
    let short = match byte {
        b'"' | b'\\' => byte,
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        _ => {
            let digit = |it: u8| b"0123456789abcdef"[usize::from(it)];
            out.extend_from_slice(b"\\u00");
            out.extend_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

impl Json for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().write(out);
    }
}

impl<T: Json + ?Sized> Json for &T {
    fn write(&self, out: &mut Vec<u8>) {
        (**self).write(out);
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(it) => it.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl<T: Json> Json for [T] {
    fn write(&self, out: &mut Vec<u8>) {
        write_list(self.iter(), out);
    }
}

impl Json for Rows<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        write_list(self.iter(), out);
    }
}

impl Json for Cells<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        write_list(self.iter(), out);
    }
}

fn write_list<T: Json>(items: impl Iterator<Item = T>, out: &mut Vec<u8>) {
    out.push(b'[');
    for (idx, it) in items.enumerate() {
        if idx > 0 {
            out.push(b',');
        }
        it.write(out);
    }
    out.push(b']');
}

impl<T: Json> Json for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_slice().write(out);
    }
}

impl<T: Json, const N: usize> Json for [T; N] {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_slice().write(out);
    }
}

impl Json for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(if *self { b"true" } else { b"false" });
    }
}

impl Json for u64 {
    #[inline]
    fn write(&self, out: &mut Vec<u8>) {
        if *self < 10 {
            return out.push(b'0' + *self as u8);
        }
        out.extend_from_slice(itoa::Buffer::new().format(*self).as_bytes());
    }
}

impl Json for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        u64::from(*self).write(out);
    }
}

impl Json for u16 {
    fn write(&self, out: &mut Vec<u8>) {
        u64::from(*self).write(out);
    }
}

impl Json for usize {
    fn write(&self, out: &mut Vec<u8>) {
        (*self as u64).write(out);
    }
}

impl Json for Figure {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        match self.0.as_count() {
            Some(it) => it.write(out),
            None => out.extend_from_slice(self.0.to_string().as_bytes()),
        }
        out.push(b'"');
    }
}

impl Json for IdentityId {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(self.kind.as_bytes());
        out.push(b'/');
        out.extend_from_slice(self.of.as_bytes());
        out.push(b'"');
    }
}

/// By hand, as all that is frequent.
impl Json for RowResult<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        let Self { row, label, cells } = self;
        // The words of the contract and of the form need no escapes.
        out.extend_from_slice(b"{\"row\":\"");
        out.extend_from_slice(row.as_bytes());
        out.extend_from_slice(b"\",\"label\":\"");
        out.extend_from_slice(label.as_bytes());
        out.extend_from_slice(b"\",\"cells\":");
        cells.write(out);
        out.push(b'}');
    }
}

/// By hand.
impl Json for IdentityResult {
    fn write(&self, out: &mut Vec<u8>) {
        let Self { id, status, assumed, left, right, reason } = self;
        out.extend_from_slice(b"{\"id\":");
        id.write(out);
        out.extend_from_slice(b",\"status\":\"");
        out.extend_from_slice(status.as_bytes());
        out.extend_from_slice(b"\",\"assumed\":");
        assumed.write(out);
        out.extend_from_slice(b",\"left\":");
        left.write(out);
        out.extend_from_slice(b",\"right\":");
        right.write(out);
        out.extend_from_slice(b",\"reason\":");
        reason.write(out);
        out.push(b'}');
    }
}

/// By hand.
impl Json for CellResult<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        // Most cells were read and hold one digit, which stands here twice.
        const USUAL: [u8; 47] = *b"\",\"value\":\"0\",\"raw\":\"0\",\"state\":\"read\",\"span\":[";
        const VALUE: usize = 11;
        const RAW: usize = 21;
        let Self { column, value, raw, state, span } = self;
        // The words of the contract and figures need no escapes.
        out.extend_from_slice(b"{\"column\":\"");
        out.extend_from_slice(column.as_bytes());
        let count = value.and_then(|it| it.0.as_count());
        match (count, raw.as_bytes(), *state, *span) {
            (Some(count @ 0..10), [digit @ b'0'..=b'9'], "read", Some(span)) => {
                let mut usual = USUAL;
                (usual[VALUE], usual[RAW]) = (b'0' + count as u8, *digit);
                out.extend_from_slice(&usual);
                write_span(span, out);
                out.extend_from_slice(b"]}");
            }
            (_, _, state, span) => {
                out.extend_from_slice(b"\",\"value\":");
                value.write(out);
                out.extend_from_slice(b",\"raw\":\"");
                write_escaped(raw, out);
                out.extend_from_slice(b"\",\"state\":\"");
                out.extend_from_slice(state.as_bytes());
                out.extend_from_slice(b"\",\"span\":");
                span.write(out);
                out.push(b'}');
            }
        }
    }
}

/// Writes both ends: nearly always they differ in their last digit only.
fn write_span([start, end]: [u32; 2], out: &mut Vec<u8>) {
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(start).as_bytes();
    out.extend_from_slice(digits);
    out.push(b',');
    match digits.split_last() {
        Some((last, others)) if end >= start && end - start <= u32::from(b'9' - last) => {
            out.extend_from_slice(others);
            out.push(last + (end - start) as u8);
        }
        _ => end.write(out),
    }
}

#[cfg(test)]
mod tests {
    use super::Json;
    use crate::check::check;
    use crate::explain::Lang;
    use crate::result::{CheckResult, Figure};
    use crate::source::Source;

    fn same(it: &(impl Json + serde::Serialize + ?Sized)) {
        let mut ours = Vec::new();
        it.write(&mut ours);
        let theirs = serde_json::to_vec(it).expect("a vector takes all");
        assert_eq!(String::from_utf8_lossy(&ours), String::from_utf8_lossy(&theirs));
    }

    #[test]
    fn values_are_those_of_serde_json() {
        let all: String = ('\0'..='\u{ff}').chain("“一”\u{2028}\u{feff}𠀀".chars()).collect();
        same(all.as_str());
        same("");
        for (len, at) in (1..20).flat_map(|len| (0..len).map(move |at| (len, at))) {
            let mut text = "x".repeat(len);
            text.replace_range(at..=at, "\"");
            same(text.as_str());
        }
        for it in [0, 7, 10, 4_294_967_295, u64::MAX] {
            same(&it);
        }
        for it in ["0", "-18", "27.948692", "123456789012345678", "-0.05"] {
            same(&Figure(crate::decimal::Decimal::parse(it).expect("a number")));
        }
        same(&[Some([1u32, 2]), None]);
        same(&Vec::<bool>::new());
    }

    #[test]
    fn results_are_those_of_serde_json() {
        let text = include_str!("../../docs/sample.txt");
        let wrong = text.replace("| 0 |", "| \"1\" |");
        for text in [text, &text.replace('1', "2"), &wrong, "", "\t\\"] {
            let source = Source::text("甲\\乙\n.txt", text);
            let checked = check(&source);
            for lang in [Lang::Zh, Lang::En] {
                same(&CheckResult::new(&source, &checked, lang));
            }
        }
    }
}
