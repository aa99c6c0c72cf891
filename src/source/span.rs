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

/// Converts byte offsets of one text to UTF-16 code units: one pass over the text, and a step of
/// a block for each look-up.
#[derive(Debug)]
pub struct Utf16Index<'a> {
    text: &'a str,
    /// The UTF-16 offset of the beginning of each block.
    blocks: Vec<u32>,
}

/// Bytes of a block.
const BLOCK: usize = 64;

impl<'a> Utf16Index<'a> {
    /// Prepares the conversion for `text`.
    pub fn new(text: &'a str) -> Self {
        let mut blocks = Vec::with_capacity(text.len() / BLOCK + 1);
        let mut units = 0;
        for block in text.as_bytes().as_chunks::<BLOCK>().0 {
            blocks.push(units);
            units += utf16_units(block);
        }
        blocks.push(units);
        Self { text, blocks }
    }

    /// The UTF-16 offset of byte `offset` of the text; the end of the text for all behind it.
    pub fn utf16(&self, offset: u32) -> u32 {
        let bytes = self.text.as_bytes();
        let offset = (offset as usize).min(bytes.len());
        let block = offset / BLOCK;
        self.blocks[block] + units_of_few(&bytes[block * BLOCK..offset])
    }

    /// `span` of the text in UTF-16 code units.
    pub fn span(&self, span: Span) -> [u32; 2] {
        let start = self.utf16(span.start);
        let inside = self.text.as_bytes().get(span.start as usize..span.end as usize);
        let end = match inside.filter(|it| it.len() <= BLOCK) {
            Some(inside) => start + units_of_few(inside),
            None => self.utf16(span.end),
        };
        [start, end]
    }
}

/// How many UTF-16 code units begin in a block: one with each character, and a second one with those
/// of four bytes.
#[inline]
fn utf16_units(block: &[u8; BLOCK]) -> u32 {
    // As a number with a sign, a byte that continues a character is less than any other.
    let begins = |it: &u8| u8::from(*it as i8 >= -64) + u8::from(*it >= 0xf0);
    // So few bytes that their count fits into a byte: then many are counted at once.
    u32::from(block.iter().map(begins).sum::<u8>())
}

/// The same of no more bytes than a block has, which are mostly few: eight at a time.
#[inline]
fn units_of_few(bytes: &[u8]) -> u32 {
    const LOW: u64 = u64::MAX / 255;
    let (eights, rest) = bytes.as_chunks::<8>();
    let rest = rest.iter().fold(0, |eight, it| eight << 8 | u64::from(*it));
    let eights = eights.iter().map(|it| u64::from_le_bytes(*it));
    let (mut continuing, mut long) = (0, 0);
    for eight in eights.chain([rest]) {
        continuing += (eight >> 7) & !(eight >> 6) & LOW;
        long += (eight >> 7) & (eight >> 6) & (eight >> 5) & (eight >> 4) & LOW;
    }
    let sum = |counts: u64| (counts.wrapping_mul(LOW) >> 56) as u32;
    bytes.len() as u32 + sum(long) - sum(continuing)
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
            assert_eq!(index.utf16(offset as u32), expected);
        }
        let all = Span::new(0, text.len());
        assert_eq!(index.span(all), [0, 2000]);
    }
}
