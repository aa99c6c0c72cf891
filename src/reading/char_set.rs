//! A set of characters that answers for nearly every other character at once.

/// One bit for the last twelve bits of each character: most characters of a text are in no
/// table of ours, and one look says so.
pub struct CharSet([u64; 64]);

impl CharSet {
    /// The set without any character.
    pub const EMPTY: Self = Self([0; 64]);

    /// The set with `text`'s character at byte `at` in it, which must take three bytes.
    pub const fn with(mut self, text: &str, at: usize) -> Self {
        let bytes = text.as_bytes();
        assert!(bytes[at] >> 4 == 0b1110, "a character of three bytes");
        let (high, low) = (bytes[at + 1] & 0x3f, bytes[at + 2] & 0x3f);
        self.0[high as usize] |= 1 << low;
        self
    }

    /// Whether the set may have `ch`: `false` is certain.
    pub const fn may_have(&self, ch: char) -> bool {
        self.0[(ch as usize >> 6) & 63] >> (ch as u32 & 63) & 1 == 1
    }
}

#[cfg(test)]
mod tests {
    use super::CharSet;

    #[test]
    fn has_what_was_put_in() {
        let set = CharSet::EMPTY.with("一龥", 0).with("一龥", 3);
        let has = |it: char| set.may_have(it);
        assert!(has('一') && has('龥') && !has('二') && !has('a'));
    }
}
