//! Where in the pasted text something stands, and the only conversion to UTF-16.

/// A range of bytes in the text that was given, end excluded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// First byte behind the range.
    pub end: u32,
}

impl Span {
    /// The range from `start` to `end`, in bytes. Texts of 4 GB and more are cut to that size
    /// long before they get here.
    pub fn new(start: usize, end: usize) -> Self {
        let clamp = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Self { start: clamp(start), end: clamp(end.max(start)) }
    }

    /// The text of the range, or an empty text where the range does not lie on characters of `text`.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// The smallest range that holds both.
    pub fn join(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// Counts a text in UTF-16 code units, from its beginning on: to convert a byte offset, only what
/// stands between it and the mark before it is counted again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Utf16Index {
    /// In the order of the text.
    marks: Vec<Mark>,
    /// How far it is counted.
    at: Mark,
}

/// A place of the text: its byte, and how many UTF-16 code units stand before it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Mark {
    byte: u32,
    utf16: u32,
}

/// Whether a page is counted in UTF-16 while it is read. The command tells where every cell stands;
/// the browser's page, which must stay small, counts a text when somebody asks.
pub(crate) const COUNTS_UTF16: bool = cfg!(feature = "cli");

/// Bytes of a block.
const BLOCK: usize = 64;

impl Utf16Index {
    /// Counts all of `text`.
    pub fn new(text: &str) -> Self {
        let mut res = Self::with_capacity(text.len() / BLOCK + 1);
        res.mark(text.as_bytes());
        res
    }

    /// For a text with about so many places to mark.
    pub fn with_capacity(n_marks: usize) -> Self {
        Self { marks: Vec::with_capacity(n_marks), at: Mark::default() }
    }

    /// Counts `bytes`, of which places will be asked for: they get marks.
    pub fn mark(&mut self, bytes: &[u8]) {
        let mut rest = bytes;
        while !rest.is_empty() {
            let (block, behind) = rest.split_at(rest.len().min(BLOCK));
            self.marks.push(self.at);
            self.pass(block.len(), utf16_len_of_block(block));
            rest = behind;
        }
    }

    /// Passes `len` bytes that hold so many UTF-16 code units ([`utf16_len`]).
    pub fn pass(&mut self, len: usize, utf16: u32) {
        self.at = Mark { byte: self.at.byte + len as u32, utf16: self.at.utf16 + utf16 };
    }

    /// For places of `text`, the text that was counted.
    pub fn cursor<'a>(&'a self, text: &'a str) -> Utf16Cursor<'a> {
        Utf16Cursor { text, marks: &self.marks, at: usize::MAX }
    }
}

/// Converts places of a text, each the sooner the closer it stands behind the last.
#[derive(Clone, Debug)]
pub struct Utf16Cursor<'a> {
    text: &'a str,
    marks: &'a [Mark],
    /// The mark before the last place.
    at: usize,
}

impl Utf16Cursor<'_> {
    /// The UTF-16 offset of byte `offset` of the text; the end of the text for all behind it.
    pub fn utf16(&mut self, offset: u32) -> u32 {
        let mark = self.mark_before(offset);
        let bytes = self.text.as_bytes();
        let offset = (offset as usize).min(bytes.len());
        mark.utf16 + utf16_len(&bytes[mark.byte as usize..offset])
    }

    /// The last mark at or before byte `offset`.
    fn mark_before(&mut self, offset: u32) -> Mark {
        let is_before = |it: &Mark| it.byte <= offset;
        if !self.marks.get(self.at).is_some_and(is_before) {
            let n_before = self.marks.partition_point(is_before);
            let Some(last) = n_before.checked_sub(1) else { return Mark::default() };
            self.at = last;
        }
        while self.marks.get(self.at + 1).is_some_and(is_before) {
            self.at += 1;
        }
        self.marks[self.at]
    }

    /// `span` of the text in UTF-16 code units.
    pub fn span(&mut self, span: Span) -> [u32; 2] {
        let start = self.utf16(span.start);
        let inside = self.text.as_bytes().get(span.start as usize..span.end as usize);
        match inside.filter(|it| it.len() <= BLOCK) {
            Some(inside) => [start, start + utf16_len_of_block(inside)],
            None => [start, self.utf16(span.end)],
        }
    }
}

/// How many UTF-16 code units begin in these bytes.
pub fn utf16_len(bytes: &[u8]) -> u32 {
    bytes.chunks(BLOCK).map(utf16_len_of_block).sum()
}

/// The same of no more than a block.
fn utf16_len_of_block(block: &[u8]) -> u32 {
    match block.last_chunk::<8>() {
        Some(last) if COUNTS_UTF16 => units_of_eights(block, *last),
        // Most figures.
        _ => block.iter().map(|it| utf16_len_of_byte(*it)).sum(),
    }
}

fn units_of_eights(block: &[u8], last: [u8; 8]) -> u32 {
    let (eights, rest) = block.as_chunks::<8>();
    let mut units: u64 = eights.iter().map(|it| units_of_eight(u64::from_le_bytes(*it))).sum();
    // Without those that were counted.
    units += units_of_eight(u64::from_le_bytes(last)) >> (56 - 8 * rest.len()) >> 8;
    // All of them together are no more than a byte holds.
    (units.wrapping_mul(ONES) >> 56) as u32
}

fn utf16_len_of_byte(byte: u8) -> u32 {
    // As a number with a sign, a byte that continues a character is less than any other.
    u32::from(byte as i8 >= -64) + u32::from(byte >= 0xf0)
}

const ONES: u64 = u64::MAX / 255;

/// For each of eight bytes how many code units begin with it: one with each character, and a second
/// one with those of four bytes.
#[inline]
fn units_of_eight(bytes: u64) -> u64 {
    // In the highest bit of each byte: no byte that continues a character is more than 0xbf, and
    // those that begin four are 0xf0 at least.
    let begins = !bytes | bytes << 1;
    let two = bytes & bytes << 1;
    let is_of_four = two & two << 2;
    (begins >> 7 & ONES) + (is_of_four >> 7 & ONES)
}

#[cfg(test)]
mod tests {
    use super::{Span, Utf16Index};

    #[test]
    fn counts_utf16_units() {
        let text = "a一𠀀b".repeat(400);
        let index = Utf16Index::new(&text);
        for (offset, _) in text.char_indices() {
            let expected = text[..offset].encode_utf16().count() as u32;
            assert_eq!(index.cursor(&text).utf16(offset as u32), expected);
        }
        let all = Span::new(0, text.len());
        assert_eq!(index.cursor(&text).span(all), [0, 2000]);
    }
}
