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

/// Converts byte offsets of one text to UTF-16 code units and to line numbers, in one pass over
/// the text for any number of ascending look-ups.
#[derive(Debug)]
pub struct Utf16Index {
    /// Every [`STEP`] bytes (at the next character boundary): the UTF-16 offset.
    marks: Vec<(u32, u32)>,
}

const STEP: usize = 512;

impl Utf16Index {
    /// Prepares the conversion for `text`.
    pub fn new(text: &str) -> Self {
        let mut marks = Vec::with_capacity(text.len() / STEP + 1);
        let (mut next_mark, mut units) = (0, 0u32);
        for (offset, ch) in text.char_indices() {
            if offset >= next_mark {
                marks.push((offset as u32, units));
                next_mark = offset + STEP;
            }
            units += ch.len_utf16() as u32;
        }
        marks.push((text.len() as u32, units));
        Self { marks }
    }

    /// The UTF-16 offset of byte `offset` of the same `text`.
    pub fn utf16(&self, text: &str, offset: u32) -> u32 {
        let mark_idx = self.marks.partition_point(|it| it.0 <= offset).saturating_sub(1);
        let (byte, units) = self.marks[mark_idx];
        let between = text.get(byte as usize..offset as usize).unwrap_or("");
        units + between.chars().map(|it| it.len_utf16() as u32).sum::<u32>()
    }

    /// `span` of the same `text` in UTF-16 code units.
    pub fn span(&self, text: &str, span: Span) -> [u32; 2] {
        [self.utf16(text, span.start), self.utf16(text, span.end)]
    }
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
            assert_eq!(index.utf16(&text, offset as u32), expected);
        }
        let all = Span::new(0, text.len());
        assert_eq!(index.span(&text, all), [0, 2000]);
    }
}
