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

/// How many UTF-16 code units begin in these bytes, no more than a block.
#[inline]
fn units_of_few(bytes: &[u8]) -> u32 {
    let (sixteens, rest) = bytes.as_chunks::<16>();
    let (eights, rest) = rest.as_chunks::<8>();
    let of_sixteens = sixteens.iter().map(utf16_units).sum::<u32>();
    let of_eights = eights.iter().map(utf16_units).sum::<u32>();
    of_sixteens + of_eights + rest.iter().map(|it| u32::from(units_of(*it))).sum::<u32>()
}

/// The same of a number of bytes that the program knows, which it counts many at a time.
#[inline]
fn utf16_units<const N: usize>(bytes: &[u8; N]) -> u32 {
    const { assert!(N <= BLOCK) };
    // So few that their count fits into a byte.
    u32::from(bytes.iter().map(|it| units_of(*it)).sum::<u8>())
}

/// One code unit begins with each character, and a second one with those of four bytes.
#[inline]
fn units_of(byte: u8) -> u8 {
    // As a number with a sign, a byte that continues a character is less than any other.
    u8::from(byte as i8 >= -64) + u8::from(byte >= 0xf0)
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
